import { sheetWords, isWord } from "../../book/words";
import type { Day } from "../../domain/basis/day";
import type { SourceKind } from "../../domain/receivables/sourceKind";
import { literal } from "../../book/cells";
import { readRows, type Reading } from "../../book/reading";
import { RATES_TABLE, SOURCES_TABLE } from "../../book/sources";
import type { RowInput, TableCells } from "../../book/table";
import type { Field, Message, SourceDecision } from "../../intake/source";
import { FIELDS } from "../../intake/find/sourceFields";
import type { Language } from "../../locales/translator";
import { invalidSetting, otherUnreadable } from "./unreadable";

/** What the settings say of the sources, with a warning for each value that is not valid. */
export interface StatedSources {
  readonly decisions: readonly SourceDecision[];
  readonly warnings: readonly Message[];
}

/** What tells how a source is read; the day it was confirmed is for people. */
const COLUMNS = ["sheet", "kind", "field", "heading", "used", "dateOrder", "swappedDates", "layout"] as const;
type SourceColumn = (typeof COLUMNS)[number];
type SourcesReading = Reading<typeof SOURCES_TABLE.declared, SourceColumn>;

/**
 * Reads the decisions about sources from their table. People edit it, so every value is checked: one that
 * is not valid is named with its address and not applied. A sheet without a row for the whole of it is used.
 */
export function readDecisions(content: TableCells<SourceColumn> | null): StatedSources {
  const warnings: Message[] = [];
  const decisions = new Map<string, SourceDecision>();
  const reading = readRows(SOURCES_TABLE, content, COLUMNS);
  for (const row of reading.rows) {
    const { sheet, kind } = row.values;
    if (sheet === "" || kind === null) {
      warnings.push(invalidSetting(reading.at(row.index, sheet === "" ? "sheet" : "kind")));
      continue;
    }
    const key = `${sheet.toLowerCase()}\n${kind}`;
    const decision = decisions.get(key) ?? undecided(sheet, kind);
    decisions.set(key, withRow(decision, reading, row, warnings));
  }
  warnings.push(...otherUnreadable(reading.unreadable, warnings));
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
function withRow(
  decision: SourceDecision,
  { at, isUnreadable }: SourcesReading,
  { index, values }: SourcesReading["rows"][number],
  warnings: Message[],
): SourceDecision {
  if (values.field === "" ? !isUnreadable(index, "field") : isWord(values.field, "wholeSheet")) {
    const refused = (["used", "dateOrder", "swappedDates"] as const).filter((key) =>
      isUnreadable(index, key),
    );
    warnings.push(...refused.map((key) => invalidSetting(at(index, key))));
    return {
      ...decision,
      isUsed: values.used !== "no",
      dateOrder: values.dateOrder,
      repairsSwappedDates: values.swappedDates === "yes",
      layout: values.layout,
    };
  }
  const field = FIELDS.find((candidate) => isWord(values.field, `fields.${candidate}`));
  if (field === undefined) {
    warnings.push(invalidSetting(at(index, "field")));
    return decision;
  }
  // A heading that is an error names no column: the field is found as if nobody had said where it stands.
  if (isUnreadable(index, "heading")) return decision;
  return { ...decision, columns: { ...decision.columns, [field]: values.heading } };
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

/** What tells a rate; the day it is of is for people. */
const RATE_COLUMNS = ["currency", "rate"] as const;
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
export function readRates(content: TableCells<(typeof RATE_COLUMNS)[number]> | null): StatedRates {
  const rates: Record<string, number> = {};
  const warnings: Message[] = [];
  const reading = readRows(RATES_TABLE, content, RATE_COLUMNS);
  for (const { index, values } of reading.rows) {
    const currency = values.currency.toUpperCase();
    const { rate } = values;
    const refuse = (code: string, column: "currency" | "rate") => {
      const { address, text } = reading.at(index, column);
      warnings.push({ code, values: { address, value: column === "currency" ? text.toUpperCase() : text } });
    };
    if (!ISO_CODE.test(currency)) refuse("rate-invalid", "currency");
    else if (rate === null || rate <= 0) refuse("rate-invalid", "rate");
    else if (rates[currency] !== undefined) refuse("rate-duplicate", "currency");
    else rates[currency] = rate;
  }
  return { rates, warnings };
}
