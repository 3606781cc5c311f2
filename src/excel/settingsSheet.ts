import { COLOURS } from "../domain/grid";
import {
  decorate,
  frozenAt,
  printedLandscape,
  titlesLook,
  type Decoration,
  type Written,
} from "./decorations";
import { cellAddress, literal, quotedSheet } from "./cells";
import { sheetName, sheetWords, type RowInput, type SheetLanguage, type TableLayout } from "./layout";
import { addOwnSheet, writeHead } from "./ownSheets";
import { createTable, readTables, type TableContent } from "./ownTables";
import type { SheetExtent } from "./readSheets";
import type { WorkbookContext } from "./session";
import { colourRules } from "./stateColours";
import { listRule, rangeRule } from "./validation";

const HEADER_ROW = 4;
const at = (column: number) => ({ sheet: "settings", row: HEADER_ROW, column }) as const;

export const PARAMETERS_TABLE = {
  table: "CC_Parameters",
  ...at(0),
  columns: [
    { key: "name", width: 230, wrap: true },
    { key: "value", width: 80, align: "Center" },
    { key: "unit", width: 44 },
    { key: "explanation", width: 430 },
  ],
} as const satisfies TableLayout;

export const GRID_TABLE = {
  table: "CC_Grid",
  ...at(5),
  columns: [
    { key: "cover", width: 80, align: "Center" },
    { key: "signature", width: 70, align: "Center" },
    { key: "overdue", width: 80, align: "Center" },
    { key: "colour", width: 60, align: "Center" },
  ],
} as const satisfies TableLayout;

export const RATINGS_TABLE = {
  table: "CC_Ratings",
  ...at(10),
  columns: [
    { key: "provider", width: 110 },
    { key: "from", width: 40, align: "Center" },
    { key: "to", width: 40, align: "Center" },
    { key: "quality", width: 70, align: "Center" },
  ],
} as const satisfies TableLayout;

export const PEOPLE_TABLE = {
  table: "CC_People",
  ...at(15),
  columns: [
    { key: "role", width: 150 },
    { key: "name", width: 120 },
    { key: "email", width: 150 },
  ],
} as const satisfies TableLayout;

export const ACTIONS_TABLE = {
  table: "CC_Actions",
  ...at(19),
  columns: [{ key: "kind", width: 170 }],
} as const satisfies TableLayout;

const TABLES = [PARAMETERS_TABLE, GRID_TABLE, RATINGS_TABLE, PEOPLE_TABLE, ACTIONS_TABLE] as const;

/** What a person may type in one parameter's cell. */
export interface ParameterRow {
  readonly cells: RowInput;
  /** Number format of the value. */
  readonly format: string;
  /** A list of choices, or bounds of a number; null = free text. */
  readonly accepts: readonly string[] | { readonly minimum: number; readonly maximum: number } | null;
}

export interface SettingsContent {
  readonly parameters: readonly ParameterRow[];
  readonly grid: readonly RowInput[];
  readonly ratings: readonly RowInput[];
  readonly people: readonly RowInput[];
  readonly actions: readonly RowInput[];
  /** Words a grade and a quality may take, for their validation lists. */
  readonly qualities: readonly string[];
}

/** The policy's tables as they stand, in the order parameters, grid, ratings; null when not created yet. */
export async function readPolicyTables(
  context: WorkbookContext,
): Promise<{ parameters: TableContent | null; grid: TableContent | null; ratings: TableContent | null }> {
  const layouts = [PARAMETERS_TABLE, GRID_TABLE, RATINGS_TABLE] as const;
  const [parameters, grid, ratings] = await readTables(context, layouts);
  return { parameters, grid, ratings };
}

/** Creates the settings sheet with the policy's tables. It is never written again: people edit it. */
export async function createSettings(
  context: WorkbookContext,
  content: SettingsContent,
  language: SheetLanguage,
  extents: readonly SheetExtent[],
): Promise<Written> {
  const worksheet = addOwnSheet(context, "settings", language, extents);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:settings.title"), words.t("workbook:settings.subtitle"));
  const titles = ["parameters", "grid", "ratings", "people", "actions"] as const;
  titles.forEach((title, index) => {
    const cell = worksheet.getRangeByIndexes(HEADER_ROW - 1, TABLES[index]?.column ?? 0, 1, 1);
    cell.values = [[literal(words.t(`workbook:settings.${title}`))]];
    cell.format.font.set({ bold: true, size: 12 });
  });
  content.parameters.forEach(({ format }, index) => {
    valueCell(worksheet, index).numberFormat = [[format]];
  });
  const rows = [
    content.parameters.map(({ cells }) => cells),
    content.grid,
    content.ratings,
    content.people,
    content.actions,
  ];
  for (const [index, layout] of TABLES.entries()) {
    await createTable(context, layout, rows[index] ?? [], language, worksheet);
  }
  await context.sync();
  const refused = await decorate(context, decorations(worksheet, content, language));
  const cells = rows.reduce(
    (sum, own, index) => sum + (own.length + 1) * (TABLES[index]?.columns.length ?? 0),
    7,
  );
  return { cells, refused };
}

/** The cell of a parameter's value, by its place in the table as it was created. */
function valueCell(worksheet: Excel.Worksheet, index: number): Excel.Range {
  return worksheet.getRangeByIndexes(HEADER_ROW + 1 + index, 1, 1, 1);
}

/** Gives a settings sheet its drop-downs and looks when a run before could not. */
export async function dressSettings(
  context: WorkbookContext,
  sheet: string,
  content: SettingsContent,
  language: SheetLanguage,
): Promise<readonly string[]> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const validation = valueCell(worksheet, 0).dataValidation.load("type");
  await context.sync();
  return validation.type === "None" ? decorate(context, decorations(worksheet, content, language)) : [];
}

/** `'Paramètres'!$T$6:$T$20` of a settings column, for the validation lists of other sheets. */
export function settingsColumn(
  layout: TableLayout,
  key: string,
  rows: number,
  language: SheetLanguage,
): string {
  const column = layout.column + layout.columns.findIndex((own) => own.key === key);
  const absolute = (row: number) => cellAddress(row, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2");
  const sheet = quotedSheet(sheetName("settings", language));
  return `=${sheet}!${absolute(HEADER_ROW + 1)}:${absolute(HEADER_ROW + rows)}`;
}

function decorations(
  worksheet: Excel.Worksheet,
  content: SettingsContent,
  language: SheetLanguage,
): Decoration[] {
  const words = sheetWords(language);
  const body = (layout: TableLayout, key: string, rows: number) => {
    const column = layout.column + layout.columns.findIndex((own) => own.key === key);
    return worksheet.getRangeByIndexes(HEADER_ROW + 1, column, rows, 1);
  };
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  const colourCells = body(GRID_TABLE, "colour", content.grid.length);
  return [
    {
      name: "validation",
      apply: () => {
        content.parameters.forEach(({ accepts }, index) => {
          const rule = ruleOf(accepts);
          if (rule !== null) valueCell(worksheet, index).dataValidation.rule = rule;
        });
        colourCells.dataValidation.rule = listRule(colours.map(([, word]) => word));
        body(RATINGS_TABLE, "quality", content.ratings.length).dataValidation.rule = listRule(
          content.qualities,
        );
      },
    },
    { name: "colours", apply: () => colourRules(colourCells, colours) },
    titlesLook(worksheet),
    frozenAt(worksheet, HEADER_ROW + 1, 0),
    printedLandscape(worksheet, HEADER_ROW),
  ];
}

function ruleOf(accepts: ParameterRow["accepts"]): Excel.DataValidationRule | null {
  if (accepts === null) return null;
  return "minimum" in accepts ? rangeRule(accepts.minimum, accepts.maximum) : listRule(accepts);
}
