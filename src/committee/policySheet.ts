import { minutesOf } from "../domain/committeeCalendar";
import {
  COLOURS,
  COVER_GRADES,
  OVERDUE_GRADES,
  SIGNATURE_GRADES,
  type Colour,
  type Grid,
} from "../domain/grid";
import { toCents, toUnits } from "../domain/money";
import {
  DEFAULT_PARAMETERS,
  DEFAULT_POLICY,
  END_OF_MONTH_READINGS,
  PARAMETER_LIMITS,
  type ParameterLimits,
  type Parameters,
  type ParameterUnit,
  type Policy,
} from "../domain/policy";
import { ACTION_KINDS } from "../domain/protocol";
import type { RatingRange } from "../domain/signature";
import { cellAddress, literal, quotedSheet, type CellInput, type CellOutput } from "../excel/cells";
import { folded, SHEET_LANGUAGES, sheetWords, type SheetLanguage } from "../excel/layout";
import { recordsOf, type TableContent } from "../excel/ownTables";
import type { ParameterRow, SettingsContent } from "../excel/settingsSheet";
import type { Message } from "../intake/source";
import type { Translator } from "../locales/translator";

const PARAMETERS = Object.keys(PARAMETER_LIMITS) as (keyof Parameters)[];
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const COVER_BASES = ["including-vat", "excluding-vat"] as const;
const YES_NO = ["yes", "no"] as const;
const ROLES = ["creditManager", "salesDirector", "financeDirector", "arbiter"] as const;

type Choice =
  | (typeof WEEKDAYS)[number]
  | (typeof COVER_BASES)[number]
  | (typeof END_OF_MONTH_READINGS)[number]
  | (typeof YES_NO)[number];

const CHOICES: Readonly<Partial<Record<ParameterUnit, readonly Choice[]>>> = {
  weekday: WEEKDAYS,
  "cover-base": COVER_BASES,
  "end-of-month": END_OF_MONTH_READINGS,
  "yes-no": YES_NO,
};

const FORMATS: Readonly<Record<ParameterUnit, string>> = {
  amount: "#,##0",
  days: "0",
  weeks: "0",
  minutes: "0",
  count: "0",
  share: "0%",
  rate: "0.00%",
  text: "General",
  currency: "General",
  weekday: "General",
  time: "General",
  "cover-base": "General",
  "end-of-month": "General",
  "yes-no": "General",
};

const WHOLE_UNITS: ReadonlySet<ParameterUnit> = new Set<ParameterUnit>(["days", "weeks", "count"]);

/** The settings sheet's first content: the default policy in the workbook's language. */
export function defaultSettings(language: SheetLanguage): SettingsContent {
  const words = sheetWords(language);
  return {
    parameters: [languageRow(language), ...PARAMETERS.map((name) => parameterRow(name, language))],
    grid: DEFAULT_POLICY.grid.map((row) => ({
      cover: literal(words.t(`workbook:grades.${row.cover}`)),
      signature: literal(words.t(`workbook:grades.${row.signature}`)),
      overdue: literal(words.t(`workbook:grades.${row.overdue}`)),
      colour: literal(words.t(`workbook:colours.${row.colour}`)),
    })),
    ratings: DEFAULT_POLICY.ratingRanges.map((range) => ({
      provider: literal(range.provider),
      from: literal(range.from),
      to: literal(range.to),
      quality: literal(words.t(`workbook:grades.${range.quality}`)),
    })),
    people: ROLES.map((role) => ({ role: literal(words.t(`workbook:roles.${role}`)), name: "", email: "" })),
    actions: ACTION_KINDS.map((kind) => ({ kind: literal(words.t(`workbook:actionKinds.${kind}`)) })),
    qualities: SIGNATURE_GRADES.map((grade) => words.t(`workbook:grades.${grade}`)),
  };
}

function languageRow(language: SheetLanguage): ParameterRow {
  const words = sheetWords(language);
  return {
    cells: {
      name: literal(words.t("workbook:parameters.language.name")),
      value: literal(words.t(`workbook:choices.${language}`)),
      unit: "",
      explanation: literal(words.t("workbook:parameters.language.why")),
    },
    format: "General",
    accepts: SHEET_LANGUAGES.map((own) => words.t(`workbook:choices.${own}`)),
  };
}

function parameterRow(name: keyof Parameters, language: SheetLanguage): ParameterRow {
  const words = sheetWords(language);
  const limits = PARAMETER_LIMITS[name];
  const choices = CHOICES[limits.unit];
  return {
    cells: {
      name: literal(words.t(`workbook:parameters.${name}.name`)),
      value: toCell(DEFAULT_PARAMETERS[name], limits.unit, language),
      unit: unitOf(limits.unit, words),
      explanation: literal(words.t(`workbook:parameters.${name}.why`)),
    },
    format: FORMATS[limits.unit],
    accepts:
      choices?.map((choice) => words.t(`workbook:choices.${choice}`)) ??
      (limits.minimum === undefined || limits.maximum === undefined
        ? null
        : { minimum: limits.minimum, maximum: limits.maximum }),
  };
}

/** The unit where the value alone does not show it. */
function unitOf(unit: ParameterUnit, words: Translator): string {
  return unit === "amount" || unit === "days" || unit === "weeks" || unit === "minutes"
    ? literal(words.t(`workbook:units.${unit}`))
    : "";
}

function toCell(
  value: Parameters[keyof Parameters],
  unit: ParameterUnit,
  language: SheetLanguage,
): CellInput {
  const words = sheetWords(language);
  if (unit === "amount") return toUnits(Number(value));
  if (unit === "yes-no") return literal(words.t(`workbook:choices.${value ? "yes" : "no"}`));
  if (CHOICES[unit] !== undefined) return literal(words.t(`workbook:choices.${String(value) as Choice}`));
  return typeof value === "number" ? value : literal(String(value));
}

/** The policy as the settings sheet states it. */
export interface StatedPolicy {
  readonly policy: Policy;
  /** The workbook's language, null before it is set up. */
  readonly language: SheetLanguage | null;
  /** Values that are not valid, with their address and what is used meanwhile. */
  readonly warnings: readonly Message[];
}

/**
 * Reads the policy from its tables. Validation does not fire on paste, so every value is checked again;
 * an invalid one is named and the default used meanwhile. Tables that do not exist give the defaults.
 */
export function readPolicy(tables: {
  readonly parameters: TableContent | null;
  readonly grid: TableContent | null;
  readonly ratings: TableContent | null;
}): StatedPolicy {
  const warnings: Message[] = [];
  const parameters = tables.parameters ? readParameters(tables.parameters, warnings) : DEFAULT_PARAMETERS;
  const grid = tables.grid ? readGrid(tables.grid) : DEFAULT_POLICY.grid;
  const ratingRanges = tables.ratings ? readRatings(tables.ratings) : DEFAULT_POLICY.ratingRanges;
  const language = tables.parameters ? languageOf(tables.parameters) : null;
  return { policy: { parameters, grid, ratingRanges }, language, warnings };
}

function readParameters(content: TableContent, warnings: Message[]): Parameters {
  const stated: Record<string, unknown> = { ...DEFAULT_PARAMETERS };
  const column = content.keys.indexOf("value");
  const nameColumn = content.keys.indexOf("name");
  content.rows.forEach((cells, index) => {
    const name = PARAMETERS.find((own) => isWord(cells[nameColumn], `parameters.${own}.name`));
    if (name === undefined) return;
    const cell = cells[column] ?? "";
    const value = fromCell(cell, PARAMETER_LIMITS[name]);
    if (value !== null) {
      stated[name] = value;
      return;
    }
    const address = cellAddress(content.bodyRow + index, content.bodyColumn + column);
    warnings.push({
      code: "parameter-invalid",
      values: {
        name: String(cells[nameColumn]),
        address: `${quotedSheet(content.sheet)}!${address}`,
        value: String(cell),
        used: String(toCell(DEFAULT_PARAMETERS[name], PARAMETER_LIMITS[name].unit, "fr")).replace(/^'/, ""),
      },
    });
  });
  return stated as unknown as Parameters;
}

/** A parameter's value from its cell, or null when it is not one. */
function fromCell(cell: CellOutput, limits: ParameterLimits): Parameters[keyof Parameters] | null {
  const choices = CHOICES[limits.unit];
  if (choices !== undefined) {
    const choice = choices.find((own) => isWord(cell, `choices.${own}`));
    if (choice === undefined) return null;
    if (limits.unit === "weekday") return Number(choice);
    return limits.unit === "yes-no" ? choice === "yes" : choice;
  }
  if (limits.unit === "time") return timeFrom(cell);
  if (limits.unit === "text") return String(cell).trim();
  if (limits.unit === "currency") return currencyFrom(cell);
  if (typeof cell !== "number") return null;
  if (cell < (limits.minimum ?? -Infinity) || cell > (limits.maximum ?? Infinity)) return null;
  if (WHOLE_UNITS.has(limits.unit) && !Number.isInteger(cell)) return null;
  return limits.unit === "amount" ? toCents(cell) : cell;
}

/** "EUR" or "eur"; null for what is no ISO 4217 code. */
function currencyFrom(cell: CellOutput): string | null {
  const code = String(cell).trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** "8:30", "8h30", or the fraction of a day Excel makes of a time typed into a plain cell. */
function timeFrom(cell: CellOutput): string | null {
  if (typeof cell === "number" && cell >= 0 && cell < 1) {
    const minutes = Math.round(cell * 24 * 60);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
  const match = /^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)$/.exec(String(cell).trim());
  return match && minutesOf(`${match[1]}:${match[2]}`) >= 0 ? `${Number(match[1])}:${match[2]}` : null;
}

function readGrid(content: TableContent): Grid {
  return recordsOf(content).flatMap((record) => {
    const cover = COVER_GRADES.find((grade) => isWord(record["cover"], `grades.${grade}`));
    const signature = SIGNATURE_GRADES.find((grade) => isWord(record["signature"], `grades.${grade}`));
    const overdue = OVERDUE_GRADES.find((grade) => isWord(record["overdue"], `grades.${grade}`));
    const colour = colourFrom(record["colour"]);
    return cover && signature && overdue && colour ? [{ cover, signature, overdue, colour }] : [];
  });
}

function readRatings(content: TableContent): RatingRange[] {
  return recordsOf(content).flatMap((record) => {
    const quality = SIGNATURE_GRADES.find((grade) => isWord(record["quality"], `grades.${grade}`));
    const text = (key: string) => String(record[key] ?? "").trim();
    return quality && text("provider") !== ""
      ? [{ provider: text("provider"), from: text("from"), to: text("to"), quality }]
      : [];
  });
}

/** The colour that a cell's word names in any supported language, or null. */
export function colourFrom(cell: CellOutput | undefined): Colour | null {
  return COLOURS.find((colour) => isWord(cell, `colours.${colour}`)) ?? null;
}

function languageOf(content: TableContent): SheetLanguage {
  const row = recordsOf(content).find((record) => isWord(record["name"], "parameters.language.name"));
  const stated = SHEET_LANGUAGES.find((language) => isWord(row?.["value"], `choices.${language}`));
  return stated ?? "fr";
}

/** Whether a cell holds these words in any supported language. */
export function isWord(cell: CellOutput | undefined, key: string): boolean {
  const text = folded(String(cell ?? ""));
  return SHEET_LANGUAGES.some(
    (language) => folded(sheetWords(language).t(`workbook:${key}` as "workbook:colours.red")) === text,
  );
}
