import { COLOURS, type Colour } from "../../domain/policy/grid";
import { cellAddress } from "../../book/cells";
import { decorate, type Decoration } from "../host/decorations";
import { DAY_FORMAT, TEXT_FORMAT } from "../../book/kinds";
import { sheetWords } from "../../book/words";
import { type RowInput, type TableLayout } from "../../book/table";
import { mergeTable } from "../table/mergeTable";
import { readTables, type TableContent } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { colourRules } from "../table/stateColours";
import { DAY_RULE, lengthRule, listRule } from "../table/validation";
import type { Language } from "../../locales/translator";

/** Forced colours (dérogations). A row is never removed: one that has ended explains a colour of last spring. */
export const OVERRIDES_TABLE = {
  table: "CC_Overrides",
  sheet: "settings",
  row: 4,
  column: 21,
  columns: [
    // Text, so that a code typed by hand keeps its leading zeros.
    { key: "clientCode", width: 80, format: TEXT_FORMAT },
    { key: "client", width: 150, wrap: true },
    { key: "colour", width: 70, align: "Center" },
    { key: "reason", width: 200, wrap: true },
    { key: "who", width: 120, wrap: true },
    { key: "from", width: 80, format: DAY_FORMAT, align: "Center" },
    { key: "until", width: 80, format: DAY_FORMAT, align: "Center" },
  ],
} as const satisfies TableLayout;

/** The overrides as they stand; null when the table was not created yet. */
export async function readOverridesTable(context: WorkbookContext): Promise<TableContent | null> {
  const [content] = await readTables(context, [OVERRIDES_TABLE]);
  return content ?? null;
}

/** What names an override among others of its client: all but its end, which may be brought forward. */
const NAMES = ["clientCode", "colour", "reason", "who", "from"] as const;

/**
 * Writes one override: over the row it has already, else on a new one. The table must stand.
 * @returns how many cells differed.
 */
export async function writeOverride(
  context: WorkbookContext,
  content: TableContent,
  row: RowInput,
  language: Language,
): Promise<number> {
  // An apostrophe would stand in a cell of text: the code is sent plain, to cells that are text for certain.
  bodyOf(context, "clientCode").numberFormat = [[TEXT_FORMAT]];
  const { cells } = await mergeTable(context, OVERRIDES_TABLE, content, NAMES, [row]);
  if (cells > 0) await decorate(context, [await validation(context, language)]);
  return cells;
}

/** Colours reach well below the first row: unlike a validation they do not keep a table from growing. */
const COLOURED_ROWS = 500;

/** Gives the overrides their drop-downs, ranges and colours; a row typed below takes them over. */
export async function dressOverrides(context: WorkbookContext, language: Language): Promise<string[]> {
  const cells = bodyOf(context, "colour").getResizedRange(COLOURED_ROWS, 0);
  const apply = () => colourRules(cells, colourWords(language));
  return decorate(context, [await validation(context, language), { name: "colours", apply }]);
}

/** What the cells of the rows that the table has now accept. */
async function validation(context: WorkbookContext, language: Language): Promise<Decoration> {
  const start = bodyOf(context, "from").load("rowIndex,columnIndex");
  await context.sync();
  // Relative to the first row, as every rule over several cells is.
  const from = `=${cellAddress(start.rowIndex, start.columnIndex)}`;
  const rules: readonly (readonly [Key, Excel.DataValidationRule])[] = [
    ["clientCode", lengthRule(1, 40)],
    ["colour", listRule(colourWords(language).map(([, word]) => word))],
    ["reason", lengthRule(1, 500)],
    ["who", lengthRule(1, 100)],
    ["from", DAY_RULE],
    ["until", { date: { formula1: from, operator: "GreaterThanOrEqualTo" } }],
  ];
  const apply = () => {
    for (const [key, rule] of rules) bodyOf(context, key).dataValidation.rule = rule;
  };
  return { name: "validation", apply };
}

function colourWords(language: Language): (readonly [Colour, string])[] {
  const words = sheetWords(language);
  return COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
}

type Key = (typeof OVERRIDES_TABLE)["columns"][number]["key"];

/** The cells below a heading, found by its place in the layout. */
function bodyOf(context: WorkbookContext, key: Key): Excel.Range {
  const index = OVERRIDES_TABLE.columns.findIndex((column) => column.key === key);
  return context.workbook.tables.getItem(OVERRIDES_TABLE.table).columns.getItemAt(index).getDataBodyRange();
}
