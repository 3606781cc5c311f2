import { CLIENTS_TABLE } from "../../book/clients";
import { COMMITTEES_TABLE } from "../../book/committees";
import { HISTORY_TABLE } from "../../book/history";
import { literal, type CellInput } from "../../book/cells";
import { headingOf, type RowInput, type TableLayout } from "../../book/table";
import { sheetWords } from "../../book/words";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { RESULTS_TABLE } from "../../book/results";
import type { Document, Row, Section, Table } from "../../documents/form/document";
import { CODECS, type Format, type Value } from "../../documents/form/formats";
import { pageLines } from "../../documents/form/pageLines";
import { eventsOf } from "../../documents/results/events";
import { KEY_FIGURES, rateSince, NOTHING, type KeyFigureName } from "../../documents/results/keyFigures";
import { MOST_IMPROVEMENTS, resultsDocument } from "../../documents/results/resultsDocument";
import { comparedPeriods, unpaidOf } from "../../documents/results/resultsWords";
import { toUnits } from "../../domain/basis/money";
import type { TableContent } from "../../excel/table/ownTables";
import type { ChartPlaces } from "../../excel/sheets/resultsCharts";
import {
  changeBetween,
  committeeDay,
  figureOn,
  linkedCell,
  meanOfCommittees,
  resultsRow,
  sumOrNothing,
  type TablePlace,
} from "../../excel/sheets/resultsFormulas";
import {
  CHART_ROOM,
  chartPlace,
  columnOfPage,
  type ResultsColumn,
  type ResultsFormat,
  type ResultsPageContent,
  type ResultsRow,
} from "../../excel/sheets/resultsPage";
import type { Translator, Language, SheetNames } from "../../locales/translator";
import type { Results } from "./resultsContract";

/** The tables that the sheet's formulas refer to, with the headings they have now; null when there is none. */
export interface ResultsReferences {
  /** The table that feeds the charts as it stood before. */
  readonly results: TableContent | null;
  readonly committees: TablePlace | null;
  readonly protocol: TablePlace | null;
  readonly clients: TablePlace | null;
  readonly history: TablePlace | null;
}

/** The Results sheet in words and formulas. */
export interface ResultsSheetContent {
  readonly page: ResultsPageContent;
  /** The rows that feed the charts. */
  readonly rows: readonly RowInput[];
  readonly places: ChartPlaces;
}

interface Writer extends Omit<ResultsReferences, "results"> {
  readonly resultsTable: Pick<TablePlace, "keys" | "headings">;
  readonly results: Results;
  readonly words: Translator;
}

/** Characters that a line of the page holds. */
const LINE = 145;

/** The printed page keeps as many rows whatever it tells: charts stay where they stand. */
const NOTICE_LINES = 7;

const BLANK: ResultsRow = { kind: "line", cells: {} };

/**
 * The whole sheet: what the document says, its key figures as live formulas and its names and numbers as links, with
 * room for the charts; the page for the management committee first.
 */
export function resultsSheetContent(
  results: Results,
  references: ResultsReferences,
  language: Language,
  sheets?: SheetNames,
): ResultsSheetContent {
  const words = sheetWords(language, results.currency, sheets);
  const writer: Writer = {
    ...references,
    resultsTable: references.results ?? newHeadings(language),
    results,
    words,
  };
  const document = resultsDocument(results, words);
  const printed = printedRows(document, writer);
  const { committees } = references;
  const events = eventsOf(results);
  return {
    page: {
      rows: [...printed.rows, BLANK, ...CHART_ROOM, ...CHART_ROOM, BLANK, ...rowsBelow(document, writer)],
      printed: printed.rows.length,
      feed: [words.t("workbook:results.feed.title"), words.t("workbook:results.feed.subtitle")],
      print: {
        company: results.company,
        title: document.title,
        confidential: document.footer,
        page: words.t("workbook:agenda.page"),
      },
      looksAtCover: results.looksAtCover,
    },
    rows:
      committees === null
        ? []
        : results.points.map(({ date }) =>
            resultsRow(
              date,
              results.weeks,
              results.signal,
              results.looksAtCover,
              events,
              writer.resultsTable,
              committees,
            ),
          ),
    places: chartPlaces(fourthChart(results, references.results), printed.charts, printed.rows.length + 1),
  };
}

/** The headings that a new table bears. */
function newHeadings(language: Language): Pick<TablePlace, "keys" | "headings"> {
  const keys = RESULTS_TABLE.columns.map(({ key }) => key);
  return { keys, headings: keys.map((key) => headingOf(RESULTS_TABLE.table, key, language)) };
}

/** The charts of which one stands fourth on the printed page, the first that there is. */
const FOURTH = ["dso", "uncovered", "punctuality"] as const;

/**
 * Which chart stands fourth on the printed page: without sales the uncovered exposure, without insurance how punctual
 * actions are. Charts that were made without the others keep their places when these come.
 */
function fourthChart(
  { points, looksAtCover }: Results,
  before: TableContent | null,
): (typeof FOURTH)[number] {
  const isStanding = (key: "countedOverdue" | "dso" | "uncovered") => {
    const column = before?.keys.indexOf(key) ?? -1;
    return (before?.rows ?? []).filter((row) => typeof row[column] === "number").length > 1;
  };
  const isMadeAlready = isStanding("countedOverdue");
  const isThere = {
    dso: isMadeAlready ? isStanding("dso") : points.filter(({ dso }) => dso !== null).length > 1,
    uncovered: isMadeAlready ? isStanding("uncovered") : looksAtCover,
    punctuality: true,
  };
  return FOURTH.find((chart) => isThere[chart]) ?? "punctuality";
}

/** Four charts on the printed page, the others below it. */
function chartPlaces(fourth: (typeof FOURTH)[number], top: number, below: number): ChartPlaces {
  const rows = CHART_ROOM.length;
  const [left = "uncovered", right = "punctuality"] = FOURTH.filter((chart) => chart !== fourth);
  return {
    overdueByBucket: chartPlace(top, "left"),
    overdueRate: chartPlace(top, "right"),
    clientsByColour: chartPlace(top + rows, "left"),
    [fourth]: chartPlace(top + rows, "right"),
    [left]: chartPlace(below, "left"),
    [right]: chartPlace(below, "right"),
    arbitrationRate: chartPlace(below + rows, "left"),
  };
}

function printedRows(
  { title, intro, sections }: Document,
  writer: Writer,
): { readonly rows: readonly ResultsRow[]; readonly charts: number } {
  const named = (name: string) => sections.find((section) => section.name === name);
  const linesOf = (name: string): readonly string[] => {
    const section = named(name);
    return section?.kind === "prose" ? section.lines : [];
  };
  const [headline = "", ...under] = linesOf("headline");
  const head = [
    textRow("title", title),
    textRow("line", intro.join(" · ")),
    textRow("headline", headline),
    textRow("line", under[0] ?? ""),
    textRow("line", under[1] ?? ""),
  ];
  const figures = figureRows(named("keyFigures")?.heading ?? "", writer, head.length);
  return {
    charts: head.length + figures.length,
    rows: [
      ...head,
      ...figures,
      ...CHART_ROOM,
      ...CHART_ROOM,
      textRow("line", linesOf("events")[0] ?? ""),
      textRow("line", linesOf("arbitration").join(" ")),
      ...improvementRows(named("improvements"), writer),
      BLANK,
      ...noticeRows(named("notices"), writer),
    ],
  };
}

function textRow(kind: ResultsRow["kind"], text: string): ResultsRow {
  return { kind, cells: { label: literal(text) } };
}

const FIGURE_FORMATS: Readonly<Record<KeyFigureName, NonNullable<ResultsRow["formats"]>>> = {
  overdue: figureFormats("money", "signedMoney"),
  unpaid: figureFormats("money", "signedMoney"),
  observed: figureFormats("money", "signedMoney"),
  overdueRate: figureFormats("share", "points"),
  dso: figureFormats("days", "signedDays"),
  uncovered: figureFormats("money", "signedMoney"),
  red: figureFormats("number", "signedNumber"),
  punctuality: figureFormats("share", "points"),
  arbitrationRate: figureFormats("share", "points"),
};

function figureFormats(value: ResultsFormat, change: ResultsFormat): NonNullable<ResultsRow["formats"]> {
  return { first: value, second: value, third: change, fourth: "signedShare" };
}

/**
 * The key figures as live formulas over the table that feeds the charts. What is compared is what stands in the
 * books and, on the line below, what left without being paid: the percentage stands on the first alone.
 */
function figureRows(title: string, writer: Writer, row: number): ResultsRow[] {
  const { results, words } = writer;
  const heading = (key: "figure" | "change" | "share") =>
    literal(words.t(`workbook:results.headings.${key}`));
  const dayRow = row + 1;
  const keys = KEY_FIGURES.filter((key) => key !== "uncovered" || results.looksAtCover);
  const rowOf = (key: KeyFigureName) => dayRow + 1 + keys.indexOf(key);
  const isMean = results.comparison?.basis === "means";
  const isUnread = (results.comparison?.unread ?? []).length > 0;
  const isRate = (key: KeyFigureName) => FIGURE_FORMATS[key].third === "points";
  const [first, second] = [columnOfPage("first"), columnOfPage("second")];
  const valuesOf = (key: KeyFigureName): ResultsRow["cells"] => {
    const nothing = literal(NOTHING);
    // What is not read may have held more: neither amount of the comparison can be told.
    if (isUnread && (key === "overdue" || key === "unpaid"))
      return { first: nothing, second: nothing, third: nothing, fourth: nothing };
    if (key === "unpaid") return { second: unpaidCell(results) };
    const values = {
      first: figureCell(key, "first", dayRow, writer),
      second: figureCell(key, "last", dayRow, writer),
    };
    if (key === "observed") return values;
    const compared =
      key === "overdue"
        ? { ...values, second: sumOrNothing(rowOf("observed"), rowOf("unpaid"), second) }
        : values;
    if (results.comparison === null) return { ...compared, third: nothing, fourth: nothing };
    return {
      ...compared,
      third: isRate(key)
        ? changeBetween("points", 0.1, rowOf(key), first, second)
        : changeBetween("units", leastShown(key, isMean), rowOf(key), first, second),
      fourth: isRate(key) ? "" : changeBetween("share", 0.01, rowOf(key), first, second),
    };
  };
  return [
    textRow("section", title),
    {
      kind: "days",
      cells: {
        label: heading("figure"),
        first: periodCell("first", writer),
        second: periodCell("last", writer),
        third: heading("change"),
        fourth: heading("share"),
      },
    },
    ...keys.map((key): ResultsRow => ({
      kind: "figure",
      cells: {
        label: literal(
          words.t(`workbook:results.keyFigures.${key}`, { weeks: results.weeks, currency: words.currency }),
        ),
        ...valuesOf(key),
        fifth: literal(meaningOf(key, results, words)),
      },
      formats: key === "red" && isMean ? FIGURE_FORMATS.dso : FIGURE_FORMATS[key],
    })),
    // As many rows whatever there is: charts stay where they stand.
    ...KEY_FIGURES.slice(keys.length).map(() => BLANK),
  ];
}

/** The smallest change of a figure that its format shows: amounts in whole units, days and means of clients in tenths. */
function leastShown(key: KeyFigureName, isMean: boolean): number {
  return key === "dso" || (key === "red" && isMean) ? 0.1 : 1;
}

function unpaidCell({ comparison }: Results): CellInput {
  return comparison === null ? literal(NOTHING) : toUnits(unpaidOf(comparison));
}

/** What a column of figures is of, leading to the row of its first or last committee. */
function periodCell(end: "first" | "last", { results, resultsTable, committees, words }: Writer): CellInput {
  if (committees === null) return literal(NOTHING);
  const { comparison } = results;
  if (comparison?.basis !== "means") return committeeDay(end, resultsTable, committees);
  const [before, after] = comparedPeriods(comparison, words);
  return end === "first"
    ? linkedCell([[COMMITTEES_TABLE, committees, "date", comparison.before.from]], before)
    : linkedCell([[COMMITTEES_TABLE, committees, "date", comparison.after.to]], after);
}

function figureCell(
  key: KeyFigureName,
  end: "first" | "last",
  dayRow: number,
  { results, resultsTable }: Writer,
): CellInput {
  const column = key === "overdue" || key === "observed" || key === "unpaid" ? "countedOverdue" : key;
  const { comparison } = results;
  // A rate over fewer weeks than it is meant to be is not compared.
  const since = rateSince(key, results);
  if (since !== undefined) {
    const day = end === "first" ? since : (results.points.at(-1)?.date ?? null);
    return day === null ? literal(NOTHING) : figureOn(column, day, resultsTable);
  }
  if (comparison?.basis !== "means") {
    const dayColumn = columnOfPage(end === "first" ? "first" : "second");
    return figureOn(column, { row: dayRow, column: dayColumn }, resultsTable);
  }
  return meanOfCommittees(column, end, comparison.after.committees, resultsTable);
}

/** What a figure is made of; of a rate, from which committee on it is compared. */
function meaningOf(key: KeyFigureName, results: Results, words: Translator): string {
  const since = rateSince(key, results) ?? null;
  return words.t(`workbook:results.meaning.${key}`, {
    signal: words.percent(results.signal),
    day: since === null ? "" : words.day(since, "short"),
    context: since === null ? "" : "since",
  });
}

/** The largest falls, in as many rows as the page keeps for them. */
function improvementRows(section: Section | undefined, writer: Writer): ResultsRow[] {
  if (section === undefined) return [];
  const rows = section.kind === "table" ? tableRows(section, writer) : [BLANK, ...plainRows(section)];
  return [
    textRow("section", section.heading),
    ...rows,
    ...Array.from({ length: MOST_IMPROVEMENTS + 1 - rows.length }, () => BLANK),
  ];
}

/** What a reader must know to compare, in as many rows as the page keeps for it. */
function noticeRows(section: Section | undefined, { words }: Writer): ResultsRow[] {
  const notices = section?.kind === "prose" ? section.lines : [];
  const lines = notices.flatMap((notice) => pageLines(notice, LINE));
  const printed =
    lines.length > NOTICE_LINES
      ? [...lines.slice(0, NOTICE_LINES - 1), words.t("workbook:results.moreNotices")]
      : lines;
  return [
    section === undefined ? BLANK : textRow("section", section.heading),
    ...Array.from({ length: NOTICE_LINES }, (_, index) => textRow("line", printed[index] ?? "")),
  ];
}

/** From what the presenter can say on, the document stands below the printed page. */
function rowsBelow({ sections }: Document, writer: Writer): ResultsRow[] {
  const from = sections.findIndex(({ name }) => name === "notes");
  const below = sections
    .slice(from)
    .filter((section) => section.kind !== "prose" || section.lines.length > 0);
  return below.flatMap((section, index): ResultsRow[] => [
    ...(section.heading === "" || index === 0 ? [] : [BLANK]),
    ...(section.heading === "" ? [] : [textRow("section", section.heading)]),
    ...(section.kind === "table" ? tableRows(section, writer) : plainRows(section)),
  ]);
}

/** Lines of prose: what a table rests on below its heading, what is said in the place of rows without one. */
function plainRows(section: Section): ResultsRow[] {
  if (section.kind !== "prose") return [];
  const kind = section.heading === "" ? "empty" : section.name === "notes" ? "line" : "assumption";
  return section.lines.flatMap((line) => pageLines(line, LINE)).map((line) => textRow(kind, line));
}

/** How a column's values are shown on the sheet. */
const SHOWN: Readonly<Partial<Record<Format, ResultsFormat>>> = {
  money: "money",
  moneyChange: "signedMoney",
  day: "day",
  count: "count",
  share: "share",
  shareChange: "signedShare",
};

/** Headings and rows of a table; the formats are one object, so that its rows are dressed together. */
function tableRows(table: Table, writer: Writer): ResultsRow[] {
  const { words } = writer;
  const columns = table.columns.map((column) => ({ ...column, key: column.key as ResultsColumn }));
  const cells = (of: (column: (typeof columns)[number]) => CellInput): ResultsRow["cells"] =>
    Object.fromEntries(columns.map((column) => [column.key, of(column)]));
  const formats: ResultsRow["formats"] = Object.fromEntries(
    columns.flatMap(({ key, format }) => {
      const shown = SHOWN[format];
      return shown === undefined ? [] : [[key, shown]];
    }),
  );
  return [
    { kind: "headings", cells: cells(({ label }) => literal(label)) },
    ...table.rows.map((row): ResultsRow => ({
      kind: "entry",
      cells: cells(({ key, format }) => rowCell(row, key, format, words, writer)),
      formats,
    })),
  ];
}

/** A value as it stands in its cell; a name, a day or a number leads to the rows it is from. */
function rowCell(
  row: Row,
  column: ResultsColumn,
  format: Format,
  words: Translator,
  writer: Writer,
): CellInput {
  const value: Value = row.cells[column] ?? null;
  if (value === null) return format === "money" || format === "moneyChange" ? literal(NOTHING) : "";
  const shown =
    format === "number"
      ? words.t("workbook:minutes.number", { number: value })
      : CODECS[format].cell(value, words);
  return linkedCell(targetsOf(row, column, format, writer), shown);
}

type Target = readonly [layout: TableLayout, place: TablePlace | null, key: string, value: string | number];

/** Where a cell of a row leads to: the first of these that is there. */
function targetsOf(
  { key = "", cells }: Row,
  column: ResultsColumn,
  format: Format,
  { committees, protocol, clients, history }: Writer,
): Target[] {
  const [, number] = /(?:^| )action:(\d+)/.exec(key) ?? [];
  const [, client] = /(?:^| )client:(.*)$/s.exec(key) ?? [];
  const [, about = "", name = ""] = /^(kind|owner|salesperson):(.*)$/s.exec(key) ?? [];
  if (column === "number" && number !== undefined)
    return [[PROTOCOL_TABLE, protocol, "number", Number(number)]];
  if (column === "label" && client !== undefined) {
    return [
      [CLIENTS_TABLE, clients, "clientCode", client],
      [HISTORY_TABLE, history, "clientCode", client],
    ];
  }
  if (column === "label" && about !== "") {
    return [[PROTOCOL_TABLE, protocol, about === "kind" ? "actionKind" : about, name]];
  }
  if (column !== "first" || client === undefined) return [];
  // A decision's day leads to its committee, what is told of a client's committees to its rows there.
  return number !== undefined && format === "day"
    ? [[COMMITTEES_TABLE, committees, "date", Number(cells[column])]]
    : [[HISTORY_TABLE, history, "clientCode", client]];
}
