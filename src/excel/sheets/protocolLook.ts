import { HEAD_HEIGHTS, SLICER_HEIGHT } from "./slicerBand";
import { COLOURS } from "../../domain/policy/grid";
import { columnLetters, type CellOutput } from "../../book/cells";
import {
  decorate,
  decorateTogether,
  frozenAt,
  printedLandscape,
  printedUpTo,
  titlesLook,
  type Decoration,
  type Look,
} from "../host/decorations";
import { asDeclared } from "../../book/table";
import { sheetWords } from "../../book/words";
import { detailsAreFolded, foldedDetails } from "./foldedDetails";
import { loadHead, loadHeads, type TableHead } from "../table/ownTables";
import { answerOf, type WorkbookContext } from "../host/session";
import { ACTIONS_TABLE, PEOPLE_TABLE } from "../../book/settings";
import { columnSource, type SettingsLists } from "./settingsSheet";
import { COLOURED_ROWS, colourRules, STATE_COLOURS } from "../table/stateColours";
import { columnReference } from "../table/structured";
import { acceptOnly, columnBody } from "../table/validation";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import type { ActionStatus } from "../../domain/protocol/protocol";
import { LANGUAGES, type Language } from "../../locales/translator";

/** Grey that still reads on white: 4.5 to 1. */
const CLOSED_TEXT = "#767676";

/** Points from the left: beside the title, over what scrolls; together they end in view beside the pane. */
const SLICERS_LEFT = 230;
const SLICERS = [
  { key: "client", name: "CC_ProtocolClient", width: 142 },
  { key: "owner", name: "CC_ProtocolOwner", width: 116 },
  { key: "status", name: "CC_ProtocolStatus", width: 94 },
  { key: "salesperson", name: "CC_ProtocolSales", width: 116 },
] as const;

/** What of its look the sheet has already: slicers and rules are not to be there twice. */
interface StandingLook {
  readonly slicers: readonly string[];
  readonly deadlines: boolean;
  readonly colours: boolean;
  readonly folds: boolean;
  /** Something stands where the actions are counted: the count, or a note of people's. */
  readonly count: boolean;
}

const NOTHING_STANDS: StandingLook = {
  slicers: [],
  deadlines: false,
  colours: false,
  folds: false,
  count: false,
};

/** The look of a new protocol: drop-downs, slicers and colours of Excel's own, which live on without the add-in. */
export function newLook(
  context: WorkbookContext,
  language: Language,
  sheet: string,
  settings: SettingsLists,
): Look {
  const head = { ...asDeclared(PROTOCOL_TABLE, language), sheet, hasFilterButtons: true, bodyRows: 1 };
  const { once, repeatable, colours } = lookOf(context, head, language, settings, NOTHING_STANDS);
  // Nobody has rules of his own on a new sheet: cleared first, ours can be given again.
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const anew = () => wholeColumns(worksheet, head).conditionalFormats.clearAll();
  const recoloured = { ...colours, apply: () => (anew(), colours.apply()) };
  // The last one: their presence says that the sheet has been dressed.
  return { once, repeatable: [...repeatable, recoloured] };
}

/** Where the tables stand that the protocol's drop-downs point at. */
export function readSettingsLists(context: WorkbookContext): Promise<SettingsLists> {
  return loadHeads(context, [ACTIONS_TABLE, PEOPLE_TABLE] as const);
}

/** Gives a protocol what it lacks of its look: a run before could not. */
export async function dressAgain(context: WorkbookContext, language: Language): Promise<string[]> {
  const head = await loadHead(context, PROTOCOL_TABLE);
  if (head === null) return [];
  const standing = await standingLook(context, head);
  const settings = await readSettingsLists(context);
  const { once, repeatable, colours } = lookOf(context, head, language, settings, standing);
  const refused = await decorateTogether(context, repeatable);
  return [...refused, ...(await decorate(context, [...once, colours]))];
}

/**
 * Queues the question whether the table has drop-downs and more rules than the grey of closed rows, wherever its
 * columns stand; one that does not stand lacks nothing. The caller syncs.
 */
export function askProtocolDressed(context: WorkbookContext): () => boolean {
  const body = context.workbook.tables.getItemOrNullObject(PROTOCOL_TABLE.table).getDataBodyRange();
  const rules = answerOf(body.conditionalFormats.getCount());
  const validation = body.dataValidation.load("type");
  return () => validation.isNullObject || (rules() > 1 && validation.type !== "None");
}

async function standingLook(context: WorkbookContext, head: TableHead): Promise<StandingLook> {
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  const slicers = worksheet.slicers.load("items/name");
  const onStatus = colouredCells(worksheet, head, "status").conditionalFormats.getCount();
  const onColour = colouredCells(worksheet, head, "colour").conditionalFormats.getCount();
  const isFolded = detailsAreFolded(worksheet, PROTOCOL_TABLE, head);
  const counted = countCell(worksheet, head).load("formulas");
  await context.sync();
  return {
    slicers: slicers.items.map(({ name }) => name),
    // A method's result is there after the sync; only properties are loaded.
    // eslint-disable-next-line office-addins/load-object-before-read
    deadlines: onStatus.value > 0,
    // The grey of closed rows covers the colours too.
    // eslint-disable-next-line office-addins/load-object-before-read
    colours: onColour.value > 1,
    folds: isFolded(),
    count: (counted.formulas as CellOutput[][])[0]?.[0] !== "",
  };
}

/** What a protocol lacks of its look; its rules, which could stand twice, apart. */
function lookOf(
  context: WorkbookContext,
  head: TableHead,
  language: Language,
  settings: SettingsLists,
  look: StandingLook,
): Look & { readonly colours: Decoration } {
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  const repeatable: Decoration[] = [
    { name: "validation", apply: () => dropDowns(context, head, settings, language) },
    titlesLook(worksheet),
    { name: "head", apply: () => headLook(worksheet) },
    frozenAt(worksheet, head.bodyRow, head.bodyColumn + head.keys.indexOf("client") + 1),
    ...printedLandscape(worksheet, head.bodyRow - 1),
    ...printedUpTo(worksheet, PROTOCOL_TABLE, head, "colour"),
    ...(look.count ? [] : [{ name: "counts", apply: () => countActions(worksheet, head, language) }]),
  ];
  // A protocol made before the salesperson has no such column until the next analysis.
  const slicers = SLICERS.filter(({ key, name }) => head.keys.includes(key) && !look.slicers.includes(name));
  repeatable.push(
    ...slicers.map((slicer) => ({ name: "slicers", apply: () => addSlicer(worksheet, head, slicer) })),
  );
  const colours = { name: "colours", apply: () => addRules(worksheet, head, language, look) };
  const once = look.folds ? [] : [foldedDetails(worksheet, PROTOCOL_TABLE, head)];
  return { once, repeatable, colours };
}

/** The table's columns, as far down as rules reach. */
function wholeColumns(worksheet: Excel.Worksheet, { keys, bodyRow, bodyColumn }: TableHead): Excel.Range {
  return worksheet.getRangeByIndexes(bodyRow, bodyColumn, COLOURED_ROWS, keys.length);
}

function addRules(worksheet: Excel.Worksheet, head: TableHead, language: Language, look: StandingLook): void {
  const words = sheetWords(language);
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  if (!look.deadlines) deadlineRules(worksheet, head);
  if (!look.colours) colourRules(colouredCells(worksheet, head, "colour"), colours);
}

function colouredCells(worksheet: Excel.Worksheet, head: TableHead, key: string): Excel.Range {
  const { keys, bodyRow, bodyColumn } = head;
  return worksheet.getRangeByIndexes(bodyRow, bodyColumn + keys.indexOf(key), COLOURED_ROWS, 1);
}

/**
 * Drop-downs of the table's rows; kinds of action and owners are those of the settings, wherever these stand. Kinds are
 * added and owners are often others than the participants: the list helps and does not refuse.
 */
function dropDowns(
  context: WorkbookContext,
  head: TableHead,
  [actions, people]: SettingsLists,
  language: Language,
): void {
  acceptOnly(context, PROTOCOL_TABLE, head, language);
  const suggest = (key: ProtocolColumn, source: string) => {
    const { dataValidation } = columnBody(context, PROTOCOL_TABLE, head, key);
    dataValidation.rule = { list: { inCellDropDown: true, source } };
    dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
  };
  if (actions !== null) suggest("actionKind", columnSource(actions, "kind"));
  if (people !== null) suggest("owner", columnSource(people, "name"));
}

/** Rows taller than a line, with the words in their middle. */
function headLook(worksheet: Excel.Worksheet): void {
  HEAD_HEIGHTS.forEach((height, row) => {
    const range = worksheet.getRangeByIndexes(row, 0, 1, 1);
    range.format.rowHeight = height;
    range.format.verticalAlignment = "Center";
  });
}

/** The cell above the table's first heading: its line counts actions, unless people have put something there. */
function countCell(worksheet: Excel.Worksheet, { bodyRow, bodyColumn }: TableHead): Excel.Range {
  return worksheet.getRangeByIndexes(Math.max(0, bodyRow - 2), bodyColumn, 1, 1);
}

/**
 * A live line above the table: how many actions are open, and how many of these are late, in all its rows. As
 * everywhere, one whose status is none of the words is open: nobody said that it is closed.
 */
function countActions(worksheet: Excel.Worksheet, head: TableHead, language: Language): void {
  if (head.bodyRow < 3) return;
  const words = sheetWords(language);
  const column = (key: ProtocolColumn) =>
    columnReference(PROTOCOL_TABLE.table, head.headings[head.keys.indexOf(key)] ?? key);
  const closed = new Set([...statusWords("done"), ...statusWords("dropped")]);
  const isRow = `${column("decision")},"?*"`;
  const isLate = `,${column("dueDate")},"<"&TODAY()`;
  const counted = (isAlso: string) => {
    const ended = [...closed].map((word) => `-COUNTIFS(${isRow},${column("status")},"${word}"${isAlso})`);
    return `COUNTIFS(${isRow}${isAlso})${ended.join("")}`;
  };
  const text = (key: "open" | "late") => `"${words.t(`workbook:protocol.${key}`)}"`;
  const cell = countCell(worksheet, head);
  cell.formulas = [[`=${text("open")}&(${counted("")})&${text("late")}&(${counted(isLate)})`]];
  cell.format.font.bold = true;
}

/** A slicer above the table, beside its title (office-js#5032: some Excels refuse any). */
function addSlicer(
  worksheet: Excel.Worksheet,
  { keys, headings }: TableHead,
  { key, name, width }: (typeof SLICERS)[number],
): void {
  const index = SLICERS.findIndex((other) => other.key === key);
  const before = SLICERS.slice(0, index).reduce((sum, other) => sum + other.width + 6, 0);
  // Done again, it is not to be there twice.
  worksheet.slicers.getItemOrNullObject(name).delete();
  const slicer = worksheet.slicers.add(PROTOCOL_TABLE.table, headings[keys.indexOf(key)] ?? key, worksheet);
  slicer.set({ name, left: SLICERS_LEFT + before, top: 3, width, height: SLICER_HEIGHT });
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
  const asked = LANGUAGES.map((language) => sheetWords(language).t("workbook:arbitration.asked"));
  const whole = wholeColumns(worksheet, head);
  for (const key of ["dueDate", "status"]) {
    const cells = colouredCells(worksheet, head, key);
    customRule(cells, `=AND(${open},${due}<TODAY())`, STATE_COLOURS.red);
    const sunday = "TODAY()-WEEKDAY(TODAY(),2)+7";
    customRule(cells, `=AND(${open},${due}>=TODAY(),${due}<=${sunday})`, STATE_COLOURS.orange);
  }
  customRule(
    colouredCells(worksheet, head, "arbitration"),
    `=${isOneOf("arbitration", asked)}`,
    STATE_COLOURS.orange,
  );
  const { custom: grey } = whole.conditionalFormats.add("Custom");
  grey.rule.formula = `=${closed}`;
  grey.format.font.color = CLOSED_TEXT;
}

function statusWords(status: ActionStatus): string[] {
  return LANGUAGES.map((language) => sheetWords(language).t(`workbook:statuses.${status}`));
}

function customRule(
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
