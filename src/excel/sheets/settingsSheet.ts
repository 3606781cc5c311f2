import { readLongTables, readTables, wholeTable } from "../table/readLongTables";
import {
  ACTIONS_TABLE,
  GRID_TABLE,
  INSURERS_TABLE,
  PARAMETERS_TABLE,
  PEOPLE_TABLE,
  RATINGS_TABLE,
} from "../../book/settings";
import type { Columns } from "../../book/column";
import { acceptOnly, askBare, columnBody } from "../table/validation";
import { tableNamed, type KnownNames } from "../table/standing";
import { COLOURS } from "../../domain/policy/grid";
import {
  decorate,
  frozenAt,
  printedLandscape,
  titlesLook,
  type Decoration,
  type Made,
  type Written,
} from "../host/decorations";
import {
  cellAddress,
  columnLetters,
  literal,
  quotedSheet,
  type CellInput,
  type CellOutput,
} from "../../book/cells";
import { asDeclared, placesOf, type RowInput, type Table, type TableLayout } from "../../book/table";
import { sheetWords } from "../../book/words";
import { mergeTables, type Merge } from "../table/mergeTables";
import { writeHead } from "./ownSheets";
import { freePlaces } from "./settingsPlaces";
import { createTable, type KeyOf, type TableContent, type TableHead } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { colourRules } from "../table/stateColours";
import { lengthRule, listRule, rangeRule } from "../table/validation";
import type { Language } from "../../locales/translator";
import { folded } from "../../domain/basis/text";

/** The policy's tables. */
export const POLICY_TABLES = [
  PARAMETERS_TABLE,
  GRID_TABLE,
  RATINGS_TABLE,
  PEOPLE_TABLE,
  ACTIONS_TABLE,
  INSURERS_TABLE,
] as const;
const TABLES = POLICY_TABLES;
const TITLES = ["parameters", "grid", "ratings", "people", "actions", "insurers"] as const;

/** Width of the empty column between two tables, in points. */
const GAP = 14;

/** What a person may type in one parameter's cell. */
export interface ParameterRow {
  readonly cells: RowInput;
  /** Number format of the value. */
  readonly format: string;
  /** A list of choices, bounds of a number, or a text of some form. */
  readonly accepts:
    | readonly string[]
    | { readonly minimum: number; readonly maximum: number; readonly isWhole: boolean }
    | "text"
    | "time"
    | "currency";
  /** The same in words, for whoever types something else. */
  readonly expected: string;
}

export interface SettingsContent {
  readonly parameters: readonly ParameterRow[];
  readonly grid: readonly RowInput[];
  readonly ratings: readonly RowInput[];
  readonly people: readonly RowInput[];
  readonly actions: readonly RowInput[];
  readonly insurers: readonly RowInput[];
}

/** The policy's tables as they stand; null for one that was not created yet. */
export interface PolicyTables {
  readonly parameters: TableContent<KeyOf<typeof PARAMETERS_TABLE>> | null;
  readonly grid: TableContent<KeyOf<typeof GRID_TABLE>> | null;
  readonly ratings: TableContent<KeyOf<typeof RATINGS_TABLE>> | null;
  readonly insurers: TableContent<KeyOf<typeof INSURERS_TABLE>> | null;
}

/** The policy's tables, to be read whole. */
export const POLICY_READ = [
  wholeTable(PARAMETERS_TABLE),
  wholeTable(GRID_TABLE),
  wholeTable(RATINGS_TABLE),
  wholeTable(INSURERS_TABLE),
] as const;

/** Reads the policy's tables. */
export async function readPolicyTables(context: WorkbookContext): Promise<PolicyTables> {
  const [parameters, grid, ratings, insurers] = await readLongTables(context, POLICY_READ);
  return { parameters, grid, ratings, insurers };
}

/**
 * Queues the creation of the settings sheet with the policy's tables; the caller syncs. It is never written again:
 * people edit it.
 */
export async function createSettings(
  context: WorkbookContext,
  content: SettingsContent,
  language: Language,
  sheet: string,
): Promise<Made & { readonly lists: SettingsLists }> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:settings.title"), words.t("workbook:settings.subtitle"));
  TABLES.forEach((layout, index) => titleTable(worksheet, layout, TITLES[index] ?? "parameters", language));
  formatParameters(worksheet, PARAMETERS_TABLE, content);
  const rows = rowsOf(content);
  for (const [index, layout] of TABLES.entries()) {
    await createTable(context, layout, rows[index] ?? [], language, worksheet);
  }
  for (const layout of TABLES.slice(1)) {
    worksheet.getRangeByIndexes(0, layout.column - 1, 1, 1).format.columnWidth = GAP;
  }
  const made = TABLES.map((layout, index) => asCreated(layout, rows[index] ?? [], language, sheet));
  const repeatable = [
    gridColoursIn(context, made[TABLES.indexOf(GRID_TABLE)] ?? null, language, true),
    validationIn(context, content, made, language),
    titlesLook(worksheet),
    frozenAt(worksheet, PARAMETERS_TABLE.row + 1, 0),
    ...printedLandscape(worksheet, PARAMETERS_TABLE.row),
    printedPolicy(worksheet),
  ];
  const cells = rows.reduce(
    (sum, tableRows, index) => sum + (tableRows.length + 1) * (TABLES[index]?.columns.length ?? 0),
    7,
  );
  const headOf = <T extends TableLayout>(layout: T, index: number) => ({
    ...asDeclared(layout, language),
    sheet,
    hasFilterButtons: true,
    bodyRows: Math.max(1, rows[index]?.length ?? 0),
  });
  const lists = [
    headOf(ACTIONS_TABLE, TABLES.indexOf(ACTIONS_TABLE)),
    headOf(PEOPLE_TABLE, TABLES.indexOf(PEOPLE_TABLE)),
  ] as const;
  return { cells, look: { once: [], repeatable }, lists };
}

/** The tables of the settings that the protocol's drop-downs point at, where they stand: kinds of action and people. */
export type SettingsLists = readonly [
  TableHead<KeyOf<typeof ACTIONS_TABLE>> | null,
  TableHead<KeyOf<typeof PEOPLE_TABLE>> | null,
];

/** A table that has just been created, as it would be read. */
function asCreated(
  layout: TableLayout,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
): TableContent {
  const { keys, headings, bodyRow, bodyColumn } = asDeclared(layout, language);
  const cells = rows.map((row) => layout.columns.map(({ key }) => asRead(row[key] ?? "")));
  return {
    sheet,
    keys,
    headings,
    places: placesOf(keys),
    bodyRow,
    bodyColumn,
    rows: cells,
    hasFilterButtons: true,
  };
}

function asRead(cell: CellInput): CellOutput {
  return typeof cell === "string" ? cell.replace(/^'/, "") : (cell ?? "");
}

/**
 * Creates those of the policy's tables that are missing on a settings sheet, with the default policy: a run
 * before was interrupted, or people chose to begin anew without one.
 * @param known the tables as they stand.
 */
export async function completePolicyTables(
  context: WorkbookContext,
  known: KnownNames,
  content: SettingsContent,
  language: Language,
  sheet: string,
): Promise<Written> {
  const missing = TABLES.filter(({ table }) => tableNamed(known, table) === undefined);
  if (missing.length === 0) return { cells: 0, refused: [] };
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const rows = rowsOf(content);
  let cells = 0;
  for (const layout of await freePlaces(context, worksheet, missing)) {
    const place = TABLES.findIndex(({ table }) => table === layout.table);
    titleTable(worksheet, layout, TITLES[place] ?? "parameters", language);
    if (layout.table === PARAMETERS_TABLE.table) formatParameters(worksheet, layout, content);
    await createTable(context, layout, rows[place] ?? [], language, worksheet);
    cells += (rows[place]?.length ?? 0) * layout.columns.length;
  }
  await context.sync();
  const colours = await gridColours(context, language);
  return { cells, refused: await decorate(context, [await validation(context, content, language), colours]) };
}

function titleTable(
  worksheet: Excel.Worksheet,
  { row, column }: TableLayout,
  title: (typeof TITLES)[number],
  language: Language,
): void {
  const cell = worksheet.getRangeByIndexes(row - 1, column, 1, 1);
  cell.values = [[literal(sheetWords(language).t(`workbook:settings.${title}`))]];
  cell.format.font.set({ bold: true, size: 12 });
}

/** Values keep what they are typed as only in cells of their format: these come first. */
function formatParameters(
  worksheet: Excel.Worksheet,
  { row, column }: TableLayout,
  { parameters }: SettingsContent,
): void {
  parameters.forEach(({ format }, index) => {
    worksheet.getCell(row + 1 + index, column + 1).numberFormat = [[format]];
  });
}

function rowsOf(content: SettingsContent): (readonly RowInput[])[] {
  const { parameters, grid, ratings, people, actions, insurers } = content;
  return [parameters.map(({ cells }) => cells), grid, ratings, people, actions, insurers];
}

/** Which of the policy's tables have no drop-downs at all. */
export interface PolicyLook {
  readonly isBare: boolean;
  readonly isGridBare: boolean;
}

/** Queues the question whether a run before could not dress the settings. */
export function askPolicyLook(context: WorkbookContext): () => PolicyLook {
  const bare = [PARAMETERS_TABLE, RATINGS_TABLE, PEOPLE_TABLE, INSURERS_TABLE].map((each) =>
    askBare(context, each),
  );
  const grid = askBare(context, GRID_TABLE);
  return () => ({ isBare: grid() || bare.some((isBare) => isBare()), isGridBare: grid() });
}

/** Gives a settings sheet its drop-downs and ranges when a run before could not, or did not know them all. */
export async function dressSettings(
  context: WorkbookContext,
  { isBare, isGridBare }: PolicyLook,
  content: SettingsContent,
  language: Language,
): Promise<readonly string[]> {
  if (!isBare) return [];
  const colours = isGridBare ? [await gridColours(context, language)] : [];
  return decorate(context, [await validation(context, content, language), ...colours]);
}

/**
 * Adds the rows of parameters that a settings sheet lacks, below what people have there: it was made before
 * these existed. Nobody's values change.
 */
export async function addParameters(
  context: WorkbookContext,
  missing: readonly ParameterRow[],
  content: SettingsContent,
  language: Language,
): Promise<Written> {
  if (missing.length === 0) return { cells: 0, refused: [] };
  const [before] = await readTables(context, [PARAMETERS_TABLE]);
  if (before === null || before === undefined) return { cells: 0, refused: [] };
  const rows = missing.map(({ cells }) => cells);
  const { cells, refused } = await mergeTables(context, [
    { layout: PARAMETERS_TABLE, content: before, names: ["name"], rows },
  ]);
  const [after] = await readTables(context, [PARAMETERS_TABLE]);
  if (after === null || after === undefined) return { cells, refused };
  for (const row of missing) {
    const cell = valueCell(context, after, row);
    if (cell !== null) cell.numberFormat = [[row.format]];
  }
  await context.sync();
  return {
    cells,
    refused: [...refused, ...(await decorate(context, [await validation(context, content, language)]))],
  };
}

/**
 * Adds a row for each insurer that has none, below what people have there. Nobody's values change.
 * @param rows those of the insurers without one.
 */
export async function addInsurers(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
): Promise<Written> {
  if (rows.length === 0) return { cells: 0, refused: [] };
  const [before] = await readTables(context, [INSURERS_TABLE] as const);
  if (before === null) return { cells: 0, refused: [] };
  const { cells, refused } = await mergeTables(context, [
    { layout: INSURERS_TABLE, content: before, names: ["insurer"], rows },
  ]);
  const apply = () => acceptOnly(context, INSURERS_TABLE, before, language);
  const dressed = cells === 0 ? [] : await decorate(context, [{ name: "validation", apply }]);
  return { cells, refused: [...refused, ...dressed] };
}

/**
 * Brings the grid to the criteria in use: rows that it lacks are added, those of other criteria taken out. Rows
 * of criteria in use keep the colours that people gave them.
 */
export async function alignGrid(
  context: WorkbookContext,
  content: TableContent,
  added: readonly RowInput[],
  unused: readonly number[],
  language: Language,
): Promise<Written> {
  const { cells, refused } = await mergeTables(context, [
    { layout: GRID_TABLE, content, names: GRID_NAMES, rows: added, gone: unused },
  ]);
  const apply = () => acceptOnly(context, GRID_TABLE, content, language);
  const dressed = await decorate(context, [
    { name: "validation", apply },
    await gridColours(context, language),
  ]);
  return { cells, refused: [...refused, ...dressed] };
}

/** The columns that together name a row of the grid. */
const GRID_NAMES = ["cover", "signature", "overdue"] as const;

/** Rows to bring into the policy's tables, found by the words that name them. */
export interface PolicyRows {
  readonly parameters: readonly RowInput[];
  readonly grid: readonly RowInput[];
  /** Body rows of the grid to take out: they are of criteria that are not in use. */
  readonly unusedGrid: readonly number[];
  readonly insurers: readonly RowInput[];
}

/**
 * Writes values of parameters, colours of the grid and delays of insurers where they differ; every other cell stays as it is.
 * @returns how many cells differed, and filters that could not be put back.
 */
export async function writePolicyRows(
  context: WorkbookContext,
  tables: Omit<PolicyTables, "parameters"> & { readonly parameters: TableContent },
  rows: PolicyRows,
): Promise<Written> {
  const { parameters, grid, insurers } = tables;
  const merges: (Merge | null)[] = [
    { layout: PARAMETERS_TABLE, content: parameters, names: ["name"], rows: rows.parameters },
    grid && {
      layout: GRID_TABLE,
      content: grid,
      names: GRID_NAMES,
      rows: rows.grid,
      gone: rows.unusedGrid,
    },
    insurers && { layout: INSURERS_TABLE, content: insurers, names: ["insurer"], rows: rows.insurers },
  ];
  return mergeTables(
    context,
    merges.filter((merge) => merge !== null),
  );
}

/**
 * `'Paramètres'!$T$6:$T$20`: the cells of a settings column where they stand, for the drop-downs of other sheets.
 */
export function columnSource<K extends string>(head: TableHead<K>, key: K): string {
  const column = columnLetters(head.bodyColumn + head.places[key]);
  const [first, last] = [head.bodyRow + 1, head.bodyRow + head.bodyRows];
  return `=${quotedSheet(head.sheet)}!$${column}$${first}:$${column}$${last}`;
}

/** Printed is the policy, on one page's width: rules, grid and scales. */
function printedPolicy(worksheet: Excel.Worksheet): Decoration {
  const last = cellAddress(0, RATINGS_TABLE.column + RATINGS_TABLE.columns.length - 1).replace(/\d+/, "");
  return { name: "print area", apply: () => worksheet.pageLayout.setPrintArea(`A:${last}`) };
}

/** What every cell that a person may edit accepts, where its row or column stands now. */
async function validation(
  context: WorkbookContext,
  content: SettingsContent,
  language: Language,
): Promise<Decoration> {
  return validationIn(context, content, await readTables(context, TABLES), language);
}

function validationIn(
  context: WorkbookContext,
  content: SettingsContent,
  contents: readonly (TableContent | null)[],
  language: Language,
): Decoration {
  const [parameters] = contents;
  const title = sheetWords(language).t("workbook:expected.title");
  const apply = () => {
    for (const row of content.parameters) {
      const place = parameters ? placeOf(parameters, row) : null;
      if (!parameters || place === null) continue;
      const cell = context.workbook.worksheets.getItem(parameters.sheet).getCell(place.row, place.column);
      cell.dataValidation.rule = ruleOf(row.accepts, cellAddress(place.row, place.column));
      cell.dataValidation.errorAlert = { showAlert: true, style: "Stop", title, message: row.expected };
    }
    TABLES.forEach((table, index) => {
      const standing = contents[index];
      if (standing) acceptOnly(context, table as unknown as Table<Columns>, standing, language);
    });
  };
  return { name: "validation", apply };
}

/** Where a parameter's value stands, whatever people sorted; null when its row is not there. */
function placeOf(content: TableContent, { cells }: ParameterRow): { row: number; column: number } | null {
  const name = folded(String(cells["name"]).replace(/^'/, ""));
  const index = content.rows.findIndex((row) => folded(String(row[content.keys.indexOf("name")])) === name);
  if (index < 0) return null;
  return { row: content.bodyRow + index, column: content.bodyColumn + content.keys.indexOf("value") };
}

function valueCell(context: WorkbookContext, content: TableContent, row: ParameterRow): Excel.Range | null {
  const place = placeOf(content, row);
  if (place === null) return null;
  return context.workbook.worksheets.getItem(content.sheet).getCell(place.row, place.column);
}

async function gridColours(context: WorkbookContext, language: Language): Promise<Decoration> {
  const [grid = null] = await readTables(context, [GRID_TABLE]);
  return gridColoursIn(context, grid, language, false);
}

/** @param isNew nobody has rules of his own there yet: cleared first, ours can be given again. */
function gridColoursIn(
  context: WorkbookContext,
  grid: TableContent | null,
  language: Language,
  isNew: boolean,
): Decoration {
  const words = sheetWords(language);
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  const apply = () => {
    if (grid === null) return;
    const cells = columnBody(context, GRID_TABLE, grid, "colour");
    if (isNew) cells.conditionalFormats.clearAll();
    colourRules(cells, colours);
  };
  return { name: "colours", apply };
}

function ruleOf(accepts: ParameterRow["accepts"], address: string): Excel.DataValidationRule {
  if (accepts === "text") return lengthRule(0, 100);
  if (accepts === "currency") return { textLength: { formula1: 3, operator: "EqualTo" } };
  if (accepts === "time") return { custom: { formula: timeFormula(address) } };
  if (!("minimum" in accepts)) return listRule(accepts);
  return rangeRule(accepts.minimum, accepts.maximum, accepts.isWhole);
}

/** An hour as Excel keeps it, or written 8:30 or 8h30. */
function timeFormula(cell: string): string {
  const written = `ISNUMBER(TIMEVALUE(SUBSTITUTE(LOWER(${cell}),"h",":")))`;
  return `=IF(ISNUMBER(${cell}),AND(${cell}>=0,${cell}<1),${written})`;
}
