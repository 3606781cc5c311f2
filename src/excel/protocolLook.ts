import { COLOURS } from "../domain/grid";
import { ACTION_STATUSES, ARBITRATION_STATES } from "../domain/protocol";
import { columnLetters } from "./cells";
import { frozenAt, printedLandscape, titlesLook, type Decoration } from "./decorations";
import { sheetWords, SHEET_LANGUAGES, type SheetLanguage, type TableLayout } from "./layout";
import type { TableHead } from "./ownTables";
import type { WorkbookContext } from "./session";
import { ACTIONS_TABLE, PEOPLE_TABLE, settingsColumn } from "./settingsSheet";
import { colourRules, STATE_COLOURS } from "./stateColours";
import { listRule } from "./validation";

/** How long the settings' lists are, which the protocol's drop-downs point at. */
export interface ListLengths {
  readonly people: number;
  readonly actions: number;
}

/** How far down the colour rules reach: rows to come are coloured too, whoever adds them. */
const COLOURED_ROWS = 20_000;
/** Grey that still reads on white: 4.5 to 1. */
const CLOSED_TEXT = "#767676";
/** Heights in points of the rows above the headings: together they leave room for the slicers. */
const HEAD_HEIGHTS = [34, 26, 36] as const;
/** Right of the line below the title. */
const SLICERS_LEFT = 480;
const SLICER_HEIGHT = 90;
const SLICERS = [
  { key: "client", name: "CC_ProtocolClient", width: 180 },
  { key: "owner", name: "CC_ProtocolOwner", width: 140 },
  { key: "status", name: "CC_ProtocolStatus", width: 116 },
] as const;

/** Whether the sheet has its drop-downs and its colours, which are set last, over the grey of closed rows. */
export async function isDressed(context: WorkbookContext, head: TableHead): Promise<boolean> {
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  const rules = colouredCells(worksheet, head, "colour").conditionalFormats.getCount();
  const validation = body(worksheet, head, "status").dataValidation.load("type");
  await context.sync();
  // A method's result is there after the sync; only properties are loaded.
  // eslint-disable-next-line office-addins/load-object-before-read
  return rules.value > 1 && validation.type !== "None";
}

/**
 * Drop-downs, slicers and colours, all of them Excel's own, so that they live on without the add-in. Slicers
 * and rules that stand already are not set twice.
 */
export async function protocolLook(
  context: WorkbookContext,
  layout: TableLayout,
  head: TableHead,
  lists: ListLengths,
  language: SheetLanguage,
): Promise<Decoration[]> {
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  const slicers = worksheet.slicers.load("items/name");
  const rules = colouredCells(worksheet, head, "status").conditionalFormats.getCount();
  await context.sync();
  const names = slicers.items.map(({ name }) => name);
  const words = sheetWords(language);
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  // A method's result is there after the sync; only properties are loaded.
  // eslint-disable-next-line office-addins/load-object-before-read
  const isRuled = rules.value > 0;
  return [
    { name: "validation", apply: () => dropDowns(worksheet, head, lists, language) },
    titlesLook(worksheet),
    { name: "head", apply: () => headLook(worksheet) },
    frozenAt(worksheet, head.bodyRow, 4),
    printedLandscape(worksheet, head.bodyRow - 1),
    ...SLICERS.filter(({ name }) => !names.includes(name)).map((own) => slicer(worksheet, layout, head, own)),
    ...(isRuled ? [] : [{ name: "deadlines", apply: () => deadlineRules(worksheet, head) }]),
    { name: "colours", apply: () => colourRules(colouredCells(worksheet, head, "colour"), colours) },
  ];
}

function colouredCells(worksheet: Excel.Worksheet, head: TableHead, key: string): Excel.Range {
  const { keys, bodyRow, bodyColumn } = head;
  return worksheet.getRangeByIndexes(bodyRow, bodyColumn + keys.indexOf(key), COLOURED_ROWS, 1);
}

function body(worksheet: Excel.Worksheet, head: TableHead, key: string): Excel.Range {
  const { keys, bodyRow, bodyColumn, bodyRows } = head;
  return worksheet.getRangeByIndexes(bodyRow, bodyColumn + keys.indexOf(key), bodyRows, 1);
}

/**
 * Drop-downs of the table's rows; those added by Excel or by people below take them over. They must not
 * reach below the table: cells with a drop-down there would keep it from growing (office-js docs, co-authoring).
 */
function dropDowns(
  worksheet: Excel.Worksheet,
  head: TableHead,
  lists: ListLengths,
  language: SheetLanguage,
): void {
  const words = sheetWords(language);
  const choose = (key: string, rule: Excel.DataValidationRule) => {
    body(worksheet, head, key).dataValidation.rule = rule;
  };
  const pointingAt = (source: string) => ({ list: { inCellDropDown: true, source } });
  choose("status", listRule(ACTION_STATUSES.map((own) => words.t(`workbook:statuses.${own}`))));
  choose("arbitration", listRule(ARBITRATION_STATES.map((own) => words.t(`workbook:arbitration.${own}`))));
  choose("colour", listRule(COLOURS.map((own) => words.t(`workbook:colours.${own}`))));
  choose("actionKind", pointingAt(settingsColumn(ACTIONS_TABLE, "kind", lists.actions, language)));
  choose("owner", pointingAt(settingsColumn(PEOPLE_TABLE, "name", lists.people, language)));
  // Kinds are added and owners are often others than the participants: the list helps and does not refuse.
  for (const key of ["actionKind", "owner"]) {
    body(worksheet, head, key).dataValidation.errorAlert = {
      showAlert: false,
      style: "Information",
      title: "",
      message: "",
    };
  }
}

/** Rows taller than a line, with the words in their middle. */
function headLook(worksheet: Excel.Worksheet): void {
  HEAD_HEIGHTS.forEach((height, row) => {
    const own = worksheet.getRangeByIndexes(row, 0, 1, 1);
    own.format.rowHeight = height;
    own.format.verticalAlignment = "Center";
  });
}

/** A slicer above the table, beside its title (office-js#5032: some Excels refuse any). */
function slicer(
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  { keys, headings }: TableHead,
  { key, name, width }: (typeof SLICERS)[number],
): Decoration {
  const index = SLICERS.findIndex((own) => own.key === key);
  const before = SLICERS.slice(0, index).reduce((sum, own) => sum + own.width + 6, 0);
  return {
    name: "slicers",
    apply: () => {
      const own = worksheet.slicers.add(layout.table, headings[keys.indexOf(key)] ?? key, worksheet);
      own.set({ name, left: SLICERS_LEFT + before, top: 3, width, height: SLICER_HEIGHT });
    },
  };
}

/**
 * Late in red, due this week in orange, done and dropped in grey, arbitration asked for in orange: formulas
 * that understand the statuses of every language and go by the day on which the workbook is looked at.
 */
function deadlineRules(worksheet: Excel.Worksheet, head: TableHead): void {
  const { keys, bodyRow, bodyColumn } = head;
  const cell = (key: string) => `$${columnLetters(bodyColumn + keys.indexOf(key))}${bodyRow + 1}`;
  const due = cell("dueDate");
  const isOneOf = (key: string, words: readonly string[]) =>
    `OR(${words.map((word) => `${cell(key)}="${word}"`).join(",")})`;
  const closed = isOneOf("status", [...statusWords("done"), ...statusWords("dropped")]);
  const open = `ISNUMBER(${due}),NOT(${closed})`;
  const asked = SHEET_LANGUAGES.map((language) => sheetWords(language).t("workbook:arbitration.asked"));
  const whole = worksheet.getRangeByIndexes(bodyRow, bodyColumn, COLOURED_ROWS, keys.length);
  for (const key of ["dueDate", "status"]) {
    const cells = colouredCells(worksheet, head, key);
    rule(cells, `=AND(${open},${due}<TODAY())`, STATE_COLOURS.red);
    const sunday = "TODAY()-WEEKDAY(TODAY(),2)+7";
    rule(cells, `=AND(${open},${due}>=TODAY(),${due}<=${sunday})`, STATE_COLOURS.orange);
  }
  rule(
    colouredCells(worksheet, head, "arbitration"),
    `=${isOneOf("arbitration", asked)}`,
    STATE_COLOURS.orange,
  );
  const { custom: grey } = whole.conditionalFormats.add("Custom");
  grey.rule.formula = `=${closed}`;
  grey.format.font.color = CLOSED_TEXT;
}

function statusWords(status: "done" | "dropped"): string[] {
  return SHEET_LANGUAGES.map((language) => sheetWords(language).t(`workbook:statuses.${status}`));
}

function rule(
  range: Excel.Range,
  formula: string,
  { fill, text }: { readonly fill: string; readonly text: string },
): void {
  const { custom } = range.conditionalFormats.add("Custom");
  custom.rule.formula = formula;
  custom.format.fill.color = fill;
  custom.format.font.color = text;
  custom.format.font.bold = true;
}
