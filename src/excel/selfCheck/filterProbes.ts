import type { WorkbookContext } from "../host/session";
import { tableOf, told, tried, type Bench, type ProbeRun } from "./bench";
import type { Fact, Facts } from "./probe";

const ROWS: Fact[][] = [
  ["Nom", "Montant"],
  ["a", 1],
  ["b", 2],
  ["c", 3],
];

/** 15/02, 15/03 and 15/04/2026: a table of days shows that a filter picked from the calendar holds. */
const DAYS: Fact[][] = [
  ["Nom", "Montant", "Jour"],
  ["a", 1, 46068],
  ["b", 2, 46096],
  ["c", 3, 46127],
];

/** How people filter a column: by its words, by a condition, by a rule that moves, by days picked in the calendar. */
const KINDS: readonly {
  readonly kind: string;
  readonly column: number;
  readonly apply: (filter: Excel.Filter) => void;
}[] = [
  { kind: "values", column: 0, apply: (filter) => filter.applyValuesFilter(["a"]) },
  { kind: "custom", column: 1, apply: (filter) => filter.applyCustomFilter(">1") },
  { kind: "dynamic", column: 1, apply: (filter) => filter.applyDynamicFilter("AboveAverage") },
  {
    kind: "dates",
    column: 2,
    apply: (filter) => filter.applyValuesFilter([{ date: "2026-03-15", specificity: "Day" }]),
  },
];

/** Filters as Excel gives them back: refused as they are, taken without their nulls, or not at all. */
export const filterCriteria: ProbeRun = async (bench) => {
  const { workbook, range } = bench;
  const table = tableOf(bench, "A1:C4", DAYS);
  range("C2:C4").numberFormat = [["dd/mm/yyyy"], ["dd/mm/yyyy"], ["dd/mm/yyyy"]];
  await workbook.sync();
  const facts: Record<string, Fact> = {};
  for (const { kind, column, apply } of KINDS) {
    // One after the other on the same table, each in requests of its own.
    const found = await roundTrip(workbook, table, column, apply);
    for (const [name, fact] of Object.entries(found)) facts[`${kind} ${name}`] = fact;
  }
  return { facts };
};

async function roundTrip(
  workbook: WorkbookContext,
  table: Excel.Table,
  column: number,
  apply: (filter: Excel.Filter) => void,
): Promise<Record<string, Fact>> {
  const { filter } = table.columns.getItemAt(column);
  const applied = await tried(workbook, () => apply(filter));
  if (applied !== "done") return { applied };
  const criteria = await told(workbook, filter.load("criteria"), (loaded) => loaded.criteria);
  if (typeof criteria === "string") return { applied, raw: criteria };
  const withoutNulls = Object.fromEntries(
    Object.entries(criteria).filter(([, value]) => value != null),
  ) as unknown as Excel.FilterCriteria;
  const putBack = async (given: Excel.FilterCriteria) => {
    await tried(workbook, () => filter.clear());
    return tried(workbook, () => filter.apply(given));
  };
  const raw = await putBack(criteria);
  const stripped = await putBack(withoutNulls);
  const filtered = await told(
    workbook,
    table.autoFilter.load("isDataFiltered"),
    ({ isDataFiltered }) => isDataFiltered,
  );
  const readAgain = await tried(workbook, () => table.columns.getItemAt(column).filter.load("criteria"));
  await tried(workbook, () => filter.clear());
  return { applied, raw, stripped, filtered, "read again": readAgain };
}

/** Rows written below a table that is filtered or not, and a heading written at its right. */
export const belowTable: ProbeRun = async (bench) => {
  const { workbook, range } = bench;
  const plain = tableOf(bench, "A1:B4", ROWS);
  const filtered = tableOf(bench, "A20:B23", ROWS);
  filtered.columns.getItemAt(0).filter.applyValuesFilter(["a"]);
  await workbook.sync();
  range("A5:B5").values = [["d", 4]];
  range("A24:B24").values = [["a", 4]];
  await workbook.sync();
  range("C1").values = [["Note"]];
  await workbook.sync();
  const [grown, stood] = [plain.getRange(), filtered.getRange()];
  grown.load("rowCount,columnCount");
  stood.load("rowCount");
  await workbook.sync();
  return {
    facts: {
      below: grown.rowCount === 5,
      belowFiltered: stood.rowCount === 5,
      headingAtRight: grown.columnCount === 3,
    },
  };
};

/** A filtered table made one row longer. */
export const resizeFiltered: ProbeRun = async (bench) => {
  const { workbook, range, at } = bench;
  const table = tableOf(bench, "A1:B4", ROWS);
  table.columns.getItemAt(0).filter.applyValuesFilter(["a"]);
  await workbook.sync();
  const resize = await tried(workbook, () => table.resize(at("A1:B5")));
  const row = range("A3");
  const { autoFilter } = table;
  row.load("rowHidden");
  autoFilter.load("isDataFiltered");
  await workbook.sync();
  return { facts: { resize, rowStaysHidden: row.rowHidden, staysFiltered: autoFilter.isDataFiltered } };
};

/** The filters of a table whose buttons are hidden. */
export const noFilterButtons: ProbeRun = async (bench) => {
  const { workbook } = bench;
  const table = tableOf(bench, "A1:B4", ROWS);
  table.showFilterButton = false;
  await workbook.sync();
  const { autoFilter } = table;
  const read = await tried(workbook, () => autoFilter.load("enabled,isDataFiltered"));
  const facts: Facts =
    read === "done" ? { enabled: autoFilter.enabled, filtered: autoFilter.isDataFiltered } : {};
  const clear = await tried(workbook, () => table.clearFilters());
  const reapply = await tried(workbook, () => table.reapplyFilters());
  return { facts: { read, ...facts, clear }, measures: { reapply } };
};

/** What `find` sees of rows, columns and sheets that are hidden, and of numbers shown otherwise than they are. */
export const find: ProbeRun = async (bench) => {
  const { workbook, range, sheet } = bench;
  range("A1").values = [["Repères"]];
  range("C5").values = [["aiguille-a"]];
  range("A7:A8").values = [["aiguille-b"], ["aiguille-c"]];
  range("D10").values = [["aiguille-d"]];
  range("A12:A13").numberFormat = [["000"], ["0"]];
  range("A12:A13").values = [[7], [987654321]];
  const table = tableOf(bench, "A20:B23", ROWS);
  table.columns.getItemAt(0).filter.applyValuesFilter(["a"]);
  range("A7").rowHidden = true;
  range("D10").columnHidden = true;
  range("A13").format.columnWidth = 20;
  await workbook.sync();
  const seen = await found(bench, [
    ["oneCell", "A1", "aiguille-a"],
    ["hiddenRow", "A6:C8", "aiguille-b"],
    ["filteredRow", "A20:B23", "c"],
    ["hiddenColumn", "A9:E11", "aiguille-d"],
    ["shownText", "A11:C13", "007"],
    ["valueOfShown", "A11:C13", "7"],
    ["hashes", "A11:C13", "987654321"],
  ]);
  sheet.visibility = "Hidden";
  const onHidden = sheet.findAllOrNullObject("aiguille-a", { completeMatch: true });
  onHidden.load("address");
  const asked = await tried(workbook, () => undefined);
  sheet.visibility = "Visible";
  await workbook.sync();
  return { facts: { ...seen, hiddenSheet: asked === "done" ? !onHidden.isNullObject : asked } };
};

async function found(
  { workbook, range }: Bench,
  asked: readonly (readonly [name: string, where: string, text: string])[],
): Promise<Record<string, Fact>> {
  const hits = asked.map(([name, where, text]) => {
    const hit = range(where).findOrNullObject(text, { completeMatch: true, matchCase: false });
    hit.load("address");
    return { name, hit };
  });
  await workbook.sync();
  return Object.fromEntries(hits.map(({ name, hit }) => [name, !hit.isNullObject]));
}
