import { ROLES } from "../../book/settings";
import { withEarlierRules } from "../../domain/policy/earlierRules";
import { defaultGrid, rowsLeaving } from "../../domain/policy/grid";
import {
  DEFAULT_PARAMETERS,
  criteriaInUse,
  DEFAULT_POLICY,
  PARAMETER_LIMITS,
  PARAMETER_NAMES,
  type Parameters,
  type ParameterUnit,
  type Policy,
} from "../../domain/policy/policy";
import { ACTION_KINDS } from "../../domain/protocol/protocol";
import { literal, type CellOutput } from "../../book/cells";
import { readRows, type Reading } from "../../book/reading";
import { languageOfHeadings, type RowInput, type TableCells } from "../../book/table";
import type { TableContent } from "../../excel/table/ownTables";
import { sheetWords, isWord } from "../../book/words";
import type { KeyOf } from "../../excel/table/ownTables";
import { PARAMETERS_TABLE } from "../../book/settings";
import type { ParameterRow, PolicyTables, SettingsContent } from "../../excel/sheets/settingsSheet";
import type { Message } from "../../intake/source";
import { type Translator, LANGUAGES, type Language } from "../../locales/translator";
import { asideRows, combination, gridToAlign, readGrid, readRatings, standingRows } from "./gridAndRatings";
import { insurerRow, readInsurers } from "./insurers";
import { gatheredByColumn } from "./unreadable";
import {
  CHOICES,
  expectedText,
  fromCell,
  toCell,
  unitText,
  valueText,
  WHOLE_UNITS,
  type ParameterValue,
} from "./policyValues";

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
  "cover-criterion": "General",
  "end-of-month": "General",
  "yes-no": "General",
};

/** The settings sheet's first content: the policy that the workbook starts with, in its language. */
export function defaultSettings(language: Language, policy: Policy): SettingsContent {
  const words = sheetWords(language);
  return {
    parameters: [
      languageRow(language),
      ...PARAMETER_NAMES.map((name) => parameterRow(name, language, policy.parameters)),
    ],
    grid: policy.grid.map((row) => ({
      cover: literal(words.t(`workbook:grades.${row.cover}`)),
      signature: literal(words.t(`workbook:grades.${row.signature}`)),
      overdue: literal(words.t(`workbook:grades.${row.overdue}`)),
      colour: literal(words.t(`workbook:colours.${row.colour}`)),
    })),
    ratings: policy.ratingRanges.map((range) => ({
      provider: literal(range.provider),
      from: literal(range.from),
      to: literal(range.to),
      quality: literal(words.t(`workbook:grades.${range.quality}`)),
    })),
    people: ROLES.map((role) => ({ role: literal(words.t(`workbook:roles.${role}`)), name: "", email: "" })),
    actions: ACTION_KINDS.map((kind) => ({ kind: literal(words.t(`workbook:actionKinds.${kind}`)) })),
    insurers: policy.insurers.map((clock) => insurerRow(clock, language)),
  };
}

function languageRow(language: Language): ParameterRow {
  const words = sheetWords(language);
  return {
    cells: {
      name: literal(words.t("workbook:parameters.language.name")),
      value: literal(words.t(`workbook:choices.${language}`)),
      unit: "",
      explanation: literal(words.t("workbook:parameters.language.why")),
    },
    format: "General",
    accepts: LANGUAGES.map((each) => words.t(`workbook:choices.${each}`)),
    expected: LANGUAGES.map((each) => words.t(`workbook:choices.${each}`)).join(", "),
  };
}

/** The row of one parameter with its value, the default unless given. */
export function parameterRow(
  name: keyof Parameters,
  language: Language,
  parameters: Parameters = DEFAULT_PARAMETERS,
): ParameterRow {
  const words = sheetWords(language);
  const limits = PARAMETER_LIMITS[name];
  const choices = CHOICES[limits.unit];
  return {
    cells: {
      name: literal(words.t(`workbook:parameters.${name}.name`)),
      value: toCell(parameters[name], limits.unit, language),
      unit: literal(unitText(limits.unit, words)),
      explanation: literal(words.t(`workbook:parameters.${name}.why`)),
    },
    format: FORMATS[limits.unit],
    accepts: choices?.map((choice) => words.t(`workbook:choices.${choice}`)) ?? accepted(name),
    expected: expectedText(name, words),
  };
}

/** What the cell of a parameter without choices accepts. */
function accepted(name: keyof Parameters): ParameterRow["accepts"] {
  const { unit, minimum, maximum } = PARAMETER_LIMITS[name];
  if (unit === "time" || unit === "currency") return unit;
  if (minimum === undefined || maximum === undefined) return "text";
  return { minimum, maximum, isWhole: WHOLE_UNITS.has(unit) };
}

/** The policy as the settings sheet states it. */
export interface StatedPolicy {
  readonly policy: Policy;
  /** The workbook's language, null before it is set up. */
  readonly language: Language | null;
  /** Values that are not valid, with their address and what is used meanwhile. */
  readonly warnings: readonly Message[];
  /** Rows that the grid has too few or too many for the criteria in use; null when it is as it should be. */
  readonly gridToAlign: ReturnType<typeof gridToAlign>;
  /** Parameters without a row: the settings were made before these existed, or a name was retyped. */
  readonly missing: readonly (keyof Parameters)[];
}

/**
 * Reads the policy from its tables. Validation does not fire on paste, so every value is checked again;
 * an invalid one is named and the default used meanwhile. Tables that do not exist give the defaults.
 */
export function readPolicy(tables: PolicyTables): StatedPolicy {
  const warnings: Message[] = [];
  const reading = readRows(PARAMETERS_TABLE, tables.parameters, PARAMETER_COLUMNS);
  const language = tables.parameters ? languageOf(tables.parameters, reading, warnings) : null;
  const words = sheetWords(language ?? "fr");
  const stated = readParameters(reading, words, warnings);
  const parameters = tables.parameters === null ? DEFAULT_PARAMETERS : withEarlierRules(stated);
  const inUse = criteriaInUse(parameters);
  const aside = asideRows(parameters.coloursAside) ?? [];
  const grid = tables.grid ? readGrid(tables.grid, inUse, aside, words, warnings) : defaultGrid(inUse);
  const leaving = tables.grid === null ? [] : rowsLeaving(standingRows(tables.grid), inUse);
  if (leaving.length > 0) {
    const named = leaving.slice(0, ROWS_NAMED).map((row) => combination(row, words));
    warnings.push({ code: "colours-set-aside", values: { count: leaving.length, rows: named.join(", ") } });
  }
  const ratingRanges = tables.ratings
    ? readRatings(tables.ratings, words, warnings)
    : DEFAULT_POLICY.ratingRanges;
  const insurers = readInsurers(tables.insurers, parameters, warnings);
  return {
    policy: { parameters, grid, ratingRanges, insurers },
    gridToAlign: gridToAlign(tables.grid, { parameters, grid }, words),
    language,
    warnings: gatheredByColumn(warnings),
    // A row whose name was cleared may be any of those: none is added beside it.
    missing:
      tables.parameters !== null && isNamed(reading)
        ? PARAMETER_NAMES.filter((name) => !(name in stated))
        : [],
  };
}

/** Rows of the grid that a sentence names. */
const ROWS_NAMED = 5;

/** Whether every parameter's row has a name. */
function isNamed({ rows }: ParametersReading): boolean {
  return rows.every(({ values }) => values.name !== "");
}

type ParameterColumn = KeyOf<typeof PARAMETERS_TABLE>;
type ParametersReading = Reading<typeof PARAMETERS_TABLE.declared, ParameterColumn>;

const PARAMETER_COLUMNS = PARAMETERS_TABLE.columns.map(({ key }) => key);

/** The parameters that have a row, the first one counting; an invalid value gives the default. */
function readParameters(
  { rows, at, isUnreadable }: ParametersReading,
  words: Translator,
  warnings: Message[],
): Partial<Parameters> {
  const stated: Partial<Record<keyof Parameters, ParameterValue>> = {};
  for (const { index, values: row } of rows) {
    const { text: label } = at(index, "name");
    const { address, text } = at(index, "value");
    const values = { name: label, address, value: text };
    const name = parameterNamed(label);
    if (label === "") {
      warnings.push({
        code: "parameter-nameless",
        values: { address: at(index, "name").address, value: "" },
      });
    } else if (name === null) {
      if (!isLanguageName(label)) warnings.push({ code: "parameter-unknown", values });
    } else if (name in stated) warnings.push({ code: "parameter-duplicate", values });
    else {
      const found = isUnreadable(index, "value") ? null : fromCell(row.value, PARAMETER_LIMITS[name]);
      const isGarbled = name === "coloursAside" && asideRows(String(found)) === null;
      const value = isGarbled ? null : found;
      stated[name] = value ?? DEFAULT_PARAMETERS[name];
      if (value === null) warnings.push(invalidParameter(name, values, words));
    }
  }
  return stated as Partial<Parameters>;
}

/** A parameter's row with the value wanted, under the name that the sheet has; a whole row where there is none. */
export function valueRow(
  name: keyof Parameters,
  { parameters }: Pick<Policy, "parameters">,
  content: TableContent,
  language: Language,
): RowInput {
  const { unit } = PARAMETER_LIMITS[name];
  const value = toCell(parameters[name], unit, language);
  const sign = literal(sheetWords(language, parameters.companyCurrency).currency);
  const column = content.keys.indexOf("name");
  const found = content.rows.find((cells) => parameterNamed(cells[column]) === name);
  const cells = { value, ...(unit === "amount" && { unit: sign }) };
  if (found === undefined) return { ...parameterRow(name, language).cells, ...cells };
  return { name: literal(String(found[column])), ...cells };
}

function invalidParameter(name: keyof Parameters, values: Message["values"], words: Translator): Message {
  const why = words.t(`workbook:parameters.${name}.why`);
  const used = valueText(name, DEFAULT_PARAMETERS[name], words);
  return { code: "parameter-invalid", values: { ...values, why, used, expected: expectedText(name, words) } };
}

/** The parameter that a text names in any supported language. */
export function parameterNamed(text: CellOutput | undefined): keyof Parameters | null {
  return PARAMETER_NAMES.find((name) => isWord(text, `parameters.${name}.name`)) ?? null;
}

function isLanguageName(text: CellOutput | undefined): boolean {
  return isWord(text, "parameters.language.name");
}

function languageOf(
  content: TableCells<ParameterColumn>,
  { rows, at }: ParametersReading,
  warnings: Message[],
): Language {
  const row = rows.find(({ values }) => isLanguageName(values.name));
  const stated = LANGUAGES.find((language) => isWord(row?.values.value, `choices.${language}`));
  if (stated !== undefined) return stated;
  const guessed = languageOfHeadings(PARAMETERS_TABLE, content);
  if (row !== undefined) {
    const words = sheetWords(guessed);
    const languageWord = (language: Language) => words.t(`workbook:choices.${language}`);
    const { address, text } = at(row.index, "value");
    const values = {
      name: row.values.name,
      address,
      value: text,
      why: words.t("workbook:parameters.language.why"),
      expected: LANGUAGES.map(languageWord).join(", "),
      used: languageWord(guessed),
    };
    warnings.push({ code: "parameter-invalid", values });
  }
  return guessed;
}
