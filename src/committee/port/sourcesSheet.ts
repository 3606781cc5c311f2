import { YES_NO, sheetWords, isWord } from "../../book/words";
import type { Day } from "../../domain/basis/day";
import { DATE_ORDERS, SOURCE_KINDS, type SourceKind } from "../../domain/receivables/sourceKind";
import { literal } from "../../book/cells";
import { type RowInput } from "../../book/table";
import { recordCells, type RecordCells, type TableContent } from "../../excel/table/ownTables";
import type { Field, Message, SourceDecision } from "../../intake/source";
import { FIELDS } from "../../intake/find/sourceFields";
import type { Language } from "../../locales/translator";
import { textIn } from "./cellReading";
import { invalidSetting } from "./unreadable";

/** What the settings say of the sources, with a warning for each value that is not valid. */
export interface StatedSources {
  readonly decisions: readonly SourceDecision[];
  readonly warnings: readonly Message[];
}

/**
 * Reads the decisions about sources from their table. People edit it, so every value is checked: one that
 * is not valid is named with its address and not applied. A sheet without a row for the whole of it is used.
 */
export function readDecisions(content: TableContent | null): StatedSources {
  const warnings: Message[] = [];
  const decisions = new Map<string, SourceDecision>();
  for (const record of content === null ? [] : recordCells(content)) {
    const sheet = textIn(record.cells["sheet"]);
    const kind = SOURCE_KINDS.find((candidate) => isWord(record.cells["kind"], `kinds.${candidate}`));
    if (sheet === "" || kind === undefined) {
      warnings.push(invalidSetting(record, sheet === "" ? "sheet" : "kind"));
      continue;
    }
    const key = `${sheet.toLowerCase()}\n${kind}`;
    const decision = decisions.get(key) ?? undecided(sheet, kind);
    decisions.set(key, withRow(decision, record, warnings));
  }
  return { decisions: [...decisions.values()], warnings };
}

function undecided(sheet: string, kind: SourceKind): SourceDecision {
  return {
    sheet,
    kind,
    isUsed: true,
    columns: {},
    dateOrder: null,
    repairsSwappedDates: false,
    layout: "",
  };
}

/** A decision with what one more row says of it. */
function withRow(decision: SourceDecision, record: RecordCells, warnings: Message[]): SourceDecision {
  const { cells } = record;
  if (textIn(cells["field"]) === "" || isWord(cells["field"], "wholeSheet")) {
    return {
      ...decision,
      isUsed: choiceIn(record, "used", YES_NO, "choices", warnings) !== "no",
      dateOrder: choiceIn(record, "dateOrder", DATE_ORDERS, "dateOrders", warnings),
      repairsSwappedDates: choiceIn(record, "swappedDates", YES_NO, "choices", warnings) === "yes",
      layout: textIn(cells["layout"]),
    };
  }
  const field = FIELDS.find((candidate) => isWord(cells["field"], `fields.${candidate}`));
  if (field === undefined) {
    warnings.push(invalidSetting(record, "field"));
    return decision;
  }
  return { ...decision, columns: { ...decision.columns, [field]: textIn(cells["heading"]) } };
}

/** The choice a cell names in any supported language; null when it is blank or, with a warning, none of them. */
function choiceIn<T extends string>(
  record: RecordCells,
  column: string,
  choices: readonly T[],
  words: "choices" | "dateOrders",
  warnings: Message[],
): T | null {
  const cell = record.cells[column];
  if (textIn(cell) === "") return null;
  const found = choices.find((choice) => isWord(cell, `${words}.${choice}`));
  if (found === undefined) warnings.push(invalidSetting(record, column));
  return found ?? null;
}

/** The rows of decisions as their table keeps them, in the workbook's language. */
export function decisionRows(
  decisions: readonly SourceDecision[],
  today: Day,
  language: Language,
): RowInput[] {
  return decisions.flatMap((decision) => [
    wholeSheetRow(decision, today, language),
    ...Object.entries(decision.columns).map(([field, heading]) =>
      fieldRow(decision, field as Field, heading, language),
    ),
  ]);
}

function wholeSheetRow(decision: SourceDecision, today: Day, language: Language): RowInput {
  const words = sheetWords(language);
  const yesNo = (value: boolean) => literal(words.t(`workbook:choices.${value ? "yes" : "no"}`));
  const { dateOrder } = decision;
  return {
    ...nameOf(decision, language),
    field: literal(words.t("workbook:wholeSheet")),
    heading: "",
    used: yesNo(decision.isUsed),
    dateOrder: dateOrder === null ? "" : literal(words.t(`workbook:dateOrders.${dateOrder}`)),
    swappedDates: yesNo(decision.repairsSwappedDates),
    confirmedOn: today,
    layout: literal(decision.layout),
  };
}

function fieldRow(decision: SourceDecision, field: Field, heading: string, language: Language): RowInput {
  return {
    ...nameOf(decision, language),
    field: literal(sheetWords(language).t(`workbook:fields.${field}`)),
    heading: literal(heading),
  };
}

function nameOf({ sheet, kind }: SourceDecision, language: Language): RowInput {
  return { sheet: literal(sheet), kind: literal(sheetWords(language).t(`workbook:kinds.${kind}`)) };
}

/** Decisions over others about the same sheets and kinds. */
export function mergeDecisions(
  decisions: readonly SourceDecision[],
  newer: readonly SourceDecision[],
): SourceDecision[] {
  const isSame = (a: SourceDecision, b: SourceDecision) =>
    a.kind === b.kind && a.sheet.toLowerCase() === b.sheet.toLowerCase();
  return [...decisions.filter((decision) => !newer.some((other) => isSame(decision, other))), ...newer];
}
const ISO_CODE = /^[A-Z]{3}$/;
/** The rates that the settings state, with a warning for each row that is not valid. */
export interface StatedRates {
  /** Company-currency value of one unit of each other currency, by ISO code. */
  readonly rates: Readonly<Record<string, number>>;
  readonly warnings: readonly Message[];
}

/**
 * Reads the rates of currencies. A rate that is no positive number, or of no ISO currency, is named with its
 * address and left out: rows in that currency are then rejected, never added up.
 */
export function readRates(content: TableContent | null): StatedRates {
  const rates: Record<string, number> = {};
  const warnings: Message[] = [];
  for (const { cells, addresses } of content === null ? [] : recordCells(content)) {
    const currency = String(cells["currency"] ?? "")
      .trim()
      .toUpperCase();
    const rate = cells["rate"];
    const refuse = (code: string, column: string, value: string) =>
      warnings.push({ code, values: { address: addresses[column] ?? "", value } });
    if (!ISO_CODE.test(currency)) refuse("rate-invalid", "currency", currency);
    else if (typeof rate !== "number" || !(rate > 0)) refuse("rate-invalid", "rate", String(rate ?? ""));
    else if (rates[currency] !== undefined) refuse("rate-duplicate", "currency", currency);
    else rates[currency] = rate;
  }
  return { rates, warnings };
}
