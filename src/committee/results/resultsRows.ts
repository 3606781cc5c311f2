import type {
  BeforeAfter,
  Improvement,
  KindOutcome,
  LostToRed,
  SalesHeld,
  YearOfLosses,
} from "../../domain/results/clientOutcomes";
import type { PersonActions } from "../../domain/results/whoDecides";
import { toUnits, type Cents } from "../../domain/basis/money";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { literal, type CellInput } from "../../book/cells";
import { headingOf, type RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import type { TableContent } from "../../excel/table/ownTables";
import { PROTOCOL_TABLE } from "../../book/protocol";
import type { ChartPlaces } from "../../excel/sheets/resultsCharts";
import {
  changeBetween,
  committeeDay,
  decisionLink,
  figureOn,
  meanOfCommittees,
  NOTHING,
  resultsRow,
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
import { RESULTS_TABLE } from "../../book/results";
import type { Translator, Language, SheetNames } from "../../locales/translator";
import { pageLines } from "../../documents/form/pageLines";
import type { Results } from "./resultsContract";
import {
  arbitrationSentences,
  comparedPeriods,
  comparisonLines,
  decisionLine,
  decisionsBefore,
  decisionsPerRed,
  isOverWeeks,
  headline,
  KEY_FIGURES,
  littleHistory,
  MOST_IMPROVEMENTS,
  periodLine,
  presenterLine,
  presenterNotes,
  resultsNotices,
  type KeyFigureName,
} from "./resultsWords";

/** The tables that the sheet's formulas refer to, with the headings they have now; null when there is none. */
export interface ResultsReferences {
  /** The table that feeds the charts as it stood before. */
  readonly results: TableContent | null;
  readonly committees: TablePlace | null;
  readonly protocol: TablePlace | null;
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
const NOTICE_LINES = 8;

/** The tables below it name the latest or the largest; the protocol has them all. */
const MOST_ROWS = 50;
const DECISIONS_PRINTED = 2;
const DECISIONS_TOLD = 4;

const BLANK: ResultsRow = { kind: "line", cells: {} };

/** The whole sheet: the page for the management committee, further charts, then a table for each kind of success. */
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
  const printed = printedRows(writer);
  const rest = [BLANK, ...CHART_ROOM, ...CHART_ROOM, BLANK, ...noteRows(writer), ...tables(writer)];
  const { committees } = references;
  return {
    page: {
      rows: [...printed.rows, ...rest],
      printed: printed.rows.length,
      feed: [words.t("workbook:results.feed.title"), words.t("workbook:results.feed.subtitle")],
      print: {
        company: results.company,
        title: words.t("workbook:results.title"),
        confidential: words.t("workbook:agenda.footer"),
        page: words.t("workbook:agenda.page"),
      },
    },
    rows:
      committees === null
        ? []
        : results.points.map(({ date }) =>
            resultsRow(date, results.weeks, results.signal, writer.resultsTable, committees),
          ),
    places: chartPlaces(hasDso(results, references.results), printed.charts, printed.rows.length + 1),
  };
}

/** The headings that a new table bears. */
function newHeadings(language: Language): Pick<TablePlace, "keys" | "headings"> {
  const keys = RESULTS_TABLE.columns.map(({ key }) => key);
  return { keys, headings: keys.map((key) => headingOf(RESULTS_TABLE.table, key, language)) };
}

/** Whether the DSO stands on the printed page: charts that were made without it keep their places when it comes. */
function hasDso({ points }: Results, before: TableContent | null): boolean {
  const numbers = (key: "countedOverdue" | "dso") => {
    const column = before?.keys.indexOf(key) ?? -1;
    return (before?.rows ?? []).filter((row) => typeof row[column] === "number").length;
  };
  const isMadeAlready = numbers("countedOverdue") > 1;
  return isMadeAlready ? numbers("dso") > 1 : points.filter(({ dso }) => dso !== null).length > 1;
}

/** Four charts on the printed page, the others below it; without sales the uncovered exposure stands for the DSO. */
function chartPlaces(isDsoPrinted: boolean, top: number, below: number): ChartPlaces {
  const rows = CHART_ROOM.length;
  return {
    overdueByBucket: chartPlace(top, "left"),
    overdueRate: chartPlace(top, "right"),
    clientsByColour: chartPlace(top + rows, "left"),
    [isDsoPrinted ? "dso" : "uncovered"]: chartPlace(top + rows, "right"),
    [isDsoPrinted ? "uncovered" : "dso"]: chartPlace(below, "left"),
    punctuality: chartPlace(below, "right"),
    arbitrationRate: chartPlace(below + rows, "left"),
  };
}

function printedRows(writer: Writer): { readonly rows: readonly ResultsRow[]; readonly charts: number } {
  const { results, words } = writer;
  const { comparison, company } = results;
  const under =
    comparison === null ? [littleHistory(results, words) ?? ""] : comparisonLines(comparison, words);
  const head = [
    textRow("title", words.t("workbook:results.title")),
    textRow(
      "line",
      [company, periodLine(results, words), presenterLine(results, words)]
        .filter((part) => part !== "")
        .join(" · "),
    ),
    textRow(
      "headline",
      comparison === null ? words.t("workbook:results.soonTitle") : headline(comparison, words),
    ),
    textRow("line", under[0] ?? ""),
    textRow("line", under[1] ?? ""),
  ];
  const figures = [...figureRows(writer, head.length), ...arbitrationRow(results, words), BLANK];
  const charts = head.length + figures.length;
  return {
    charts,
    rows: [
      ...head,
      ...figures,
      ...CHART_ROOM,
      ...CHART_ROOM,
      BLANK,
      ...improvementRows(writer),
      BLANK,
      ...noticeRows(results, words),
    ],
  };
}

function textRow(kind: ResultsRow["kind"], text: string): ResultsRow {
  return { kind, cells: { label: literal(text) } };
}

const FIGURE_FORMATS: Readonly<Record<KeyFigureName, NonNullable<ResultsRow["formats"]>>> = {
  overdue: figureFormats("money", "signedMoney"),
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

/** The key figures as live formulas over the table that feeds the charts. */
function figureRows({ results, resultsTable, committees, words }: Writer, row: number): ResultsRow[] {
  const heading = (key: "figure" | "change" | "share") =>
    literal(words.t(`workbook:results.headings.${key}`));
  const dayRow = row + 1;
  const [first, second] = [columnOfPage("first"), columnOfPage("second")];
  const dayCell = (column: number) => ({ row: dayRow, column });
  const { comparison } = results;
  const isMean = comparison?.basis === "means";
  const periods = isMean ? comparedPeriods(comparison, words) : null;
  const day = (end: "first" | "last") => {
    if (periods !== null) return literal(periods[end === "first" ? 0 : 1]);
    return committees === null ? literal(NOTHING) : committeeDay(end, resultsTable, committees);
  };
  const figure = (key: KeyFigureName, end: "first" | "last") => {
    const column = key === "overdue" ? "countedOverdue" : key;
    // A rate over fewer weeks than it is meant to be is not compared.
    if (key === "arbitrationRate" && end === "first" && results.arbitration !== null)
      return figureOn(column, results.arbitration.since, resultsTable);
    if (!isMean) return figureOn(column, dayCell(end === "first" ? first : second), resultsTable);
    if (isOverWeeks(key))
      return figureOn(column, end === "first" ? comparison.before.from : comparison.after.to, resultsTable);
    return meanOfCommittees(column, end, comparison.after.committees, resultsTable);
  };
  const isRate = (key: KeyFigureName) => FIGURE_FORMATS[key].third === "points";
  return [
    textRow("section", words.t("workbook:results.sections.keyFigures")),
    {
      kind: "days",
      cells: {
        label: heading("figure"),
        first: day("first"),
        second: day("last"),
        third: heading("change"),
        fourth: heading("share"),
      },
    },
    ...KEY_FIGURES.map((key, index): ResultsRow => {
      const figureRow = dayRow + 1 + index;
      return {
        kind: "figure",
        cells: {
          label: literal(figureLabel(key, results, words)),
          first: figure(key, "first"),
          second: figure(key, "last"),
          third: changeBetween(isRate(key) ? "points" : "units", figureRow, first, second),
          fourth: isRate(key) ? "" : changeBetween("share", figureRow, first, second),
          fifth: literal(
            words.t(`workbook:results.meaning.${key}`, { signal: words.percent(results.signal) }),
          ),
        },
        formats: key === "red" && isMean ? FIGURE_FORMATS.dso : FIGURE_FORMATS[key],
      };
    }),
  ];
}

function figureLabel(key: KeyFigureName, { weeks, arbitration }: Results, words: Translator): string {
  if (key !== "arbitrationRate" || arbitration === null) {
    return words.t(`workbook:results.keyFigures.${key}`, { weeks });
  }
  const day = words.day(arbitration.since, "short");
  return words.t("workbook:results.keyFigures.arbitrationSince", { day });
}

function arbitrationRow({ arbitration }: Results, words: Translator): ResultsRow[] {
  return [textRow("line", arbitration === null ? "" : arbitrationSentences(arbitration, words).join(" "))];
}

/** The largest falls, in as many rows as the page keeps for them. */
function improvementRows(writer: Writer): ResultsRow[] {
  const { results, words } = writer;
  const best = results.improvements.slice(0, MOST_IMPROVEMENTS);
  const rows = best.map((improvement) => improvementRow(improvement, writer, DECISIONS_PRINTED));
  const nothing = textRow("empty", words.t("workbook:results.nothing.improvements"));
  const kept = rows.length > 0 ? rows : [nothing];
  return [
    textRow("section", words.t("workbook:results.sections.improvements")),
    headingsRow("improvements", words),
    ...kept,
    ...Array.from({ length: MOST_IMPROVEMENTS - kept.length }, () => BLANK),
  ];
}

/** What a reader must know to compare, in as many rows as the page keeps for it. */
function noticeRows(results: Results, words: Translator): ResultsRow[] {
  const lines = resultsNotices(results, words).flatMap((notice) => pageLines(notice, LINE));
  const printed =
    lines.length > NOTICE_LINES
      ? [...lines.slice(0, NOTICE_LINES - 1), words.t("workbook:results.moreNotices")]
      : lines;
  const title = words.t("workbook:results.sections.notices");
  return [
    printed.length === 0 ? BLANK : textRow("section", title),
    ...Array.from({ length: NOTICE_LINES }, (_, index) => textRow("line", printed[index] ?? "")),
  ];
}

/** What the commercial director can say: beside the printed page, not on it. */
function noteRows({ results, words }: Writer): ResultsRow[] {
  const lines = presenterNotes(results, words).flatMap((note) => pageLines(note, LINE));
  if (lines.length === 0) return [];
  const title = words.t("workbook:results.notes.title");
  return [textRow("section", title), ...lines.map((line) => textRow("line", line)), BLANK];
}

type Section =
  "improvements" | "lost" | "salesHeld" | "blocks" | "cover" | "visits" | "losses" | "kinds" | "who";

/** The headings of a table: texts for the columns that it uses. */
const HEADINGS: Readonly<Record<Section, readonly ResultsColumn[]>> = {
  improvements: ["label", "first", "second", "third", "fourth", "fifth", "number", "text"],
  lost: ["label", "first", "second", "third", "text"],
  salesHeld: ["label", "first", "second", "third", "fourth", "fifth", "number", "text"],
  blocks: ["label", "first", "second", "third", "fourth", "number", "text"],
  cover: ["label", "first", "second", "third", "fourth", "fifth", "number", "text"],
  visits: ["label", "first", "second", "third", "fourth", "number", "text"],
  losses: ["label", "first", "second", "third", "fourth"],
  kinds: ["label", "first", "second", "third", "fourth", "fifth"],
  who: ["label", "first", "second", "third", "text"],
};

function headingsRow(section: Section, words: Translator): ResultsRow {
  const heading = (column: ResultsColumn): readonly [ResultsColumn, CellInput] => [
    column,
    literal(words.t(`workbook:results.tables.${section}.${column}` as "workbook:results.tables.lost.label")),
  ];
  const cells: ResultsRow["cells"] = Object.fromEntries(HEADINGS[section].map(heading));
  return { kind: "headings", cells };
}

/** The tables below the printed page, each with what it rests on. */
function tables(writer: Writer): ResultsRow[] {
  const { results } = writer;
  return [
    ...table(
      "improvements",
      results.improvements,
      (improvement) => improvementRow(improvement, writer, DECISIONS_TOLD),
      writer,
    ),
    ...table("lost", results.lost, (client) => lostRow(client, writer), writer),
    ...table("salesHeld", results.salesHeld, (sales) => salesRow(sales, writer), writer),
    ...table("blocks", newestFirst(results.blocks), (pair) => outcomeRow(pair, writer), writer),
    ...table("cover", newestFirst(results.cover), (pair) => outcomeRow(pair, writer), writer),
    ...table("visits", newestFirst(results.visits), (pair) => outcomeRow(pair, writer), writer),
    ...table("losses", results.losses, lossRow, writer),
    ...table("kinds", results.kinds, kindRow, writer),
    ...table("who", results.who.people, (person) => personRow(person, writer), writer),
  ];
}

function newestFirst(outcomes: readonly BeforeAfter[]): readonly BeforeAfter[] {
  return [...outcomes].reverse();
}

function table<Item>(
  section: Section,
  items: readonly Item[],
  rowOf: (item: Item) => ResultsRow,
  { results, words }: Writer,
): ResultsRow[] {
  const values = { weeks: results.weeks, reds: decisionsPerRed(results, words) };
  const left = items.length - MOST_ROWS;
  return [
    textRow("section", words.t(`workbook:results.tables.${section}.title`)),
    ...pageLines(words.t(`workbook:results.tables.${section}.assumption`, values), LINE).map((line) =>
      textRow("assumption", line),
    ),
    ...(items.length === 0
      ? [textRow("empty", nothingOf(section, results, words))]
      : [headingsRow(section, words), ...items.slice(0, MOST_ROWS).map(rowOf)]),
    ...(left > 0
      ? [textRow("empty", words.t("workbook:results.moreRows", { count: left, number: words.number(left) }))]
      : []),
    BLANK,
  ];
}

function nothingOf(section: Section, { sales, termsRefused }: Results, words: Translator): string {
  if (section === "salesHeld" && termsRefused > 0 && sales !== "read") {
    return words.t(`workbook:results.sales.${sales}`);
  }
  return words.t(`workbook:results.nothing.${section}`);
}

const CLIENT_FORMATS = {
  first: "day",
  second: "money",
  third: "money",
  fourth: "signedMoney",
  fifth: "money",
} as const;

const IMPROVEMENT_FORMATS = { ...CLIENT_FORMATS, first: "count", fifth: "signedShare" } as const;

function improvementRow(improvement: Improvement, writer: Writer, most: number): ResultsRow {
  const { clientCode, clientName, mean, committees, now, fall, lost } = improvement;
  const before = decisionsBefore(improvement, writer.results);
  const latest = before.at(-1);
  const shown = before.slice(-most).reverse();
  const { words } = writer;
  const more = before.length - shown.length;
  const lines = [
    ...(lost > 0 ? [words.t("workbook:results.besideLoss", { lost: words.money(lost, 0) })] : []),
    ...shown.map((entry) => decisionLine(entry, words)),
    ...(more > 0 ? [words.t("workbook:results.moreDecisions", { count: more })] : []),
  ];
  return {
    kind: "entry",
    cells: {
      label: literal(clientName || clientCode),
      first: committees,
      second: toUnits(mean),
      third: toUnits(now),
      fourth: -toUnits(fall),
      fifth: -fall / mean,
      number: latest === undefined ? "" : numberCell(latest, writer),
      text: literal(lines.join("\n") || words.t("workbook:results.noDecision")),
    },
    formats: IMPROVEMENT_FORMATS,
  };
}

function lostRow(
  { clientCode, clientName, since, before, exposure, countedOverdue }: LostToRed,
  { words }: Writer,
): ResultsRow {
  const colour = (key: "red" | typeof before) => words.t(`workbook:colours.${key}`);
  return {
    kind: "entry",
    cells: {
      label: literal(clientName || clientCode),
      first: since,
      second: toUnits(exposure),
      third: toUnits(countedOverdue),
      text: literal(words.t("workbook:results.firstToLast", { first: colour(before), last: colour("red") })),
    },
    formats: CLIENT_FORMATS,
  };
}

const SALES_FORMATS = {
  first: "day",
  second: "money",
  third: "money",
  fourth: "signedShare",
  fifth: "count",
} as const;

function salesRow({ entry, before, after, monthsAfter }: SalesHeld, writer: Writer): ResultsRow {
  return {
    kind: "entry",
    cells: {
      ...decisionCells(entry, writer),
      second: toUnits(before),
      third: toUnits(after),
      fourth: before > 0 ? after / before - 1 : "",
      fifth: monthsAfter,
    },
    formats: SALES_FORMATS,
  };
}

/** What a decision was followed by; a request of cover with what was asked. */
function outcomeRow({ entry, before, after }: BeforeAfter, writer: Writer): ResultsRow {
  return {
    kind: "entry",
    cells: {
      ...decisionCells(entry, writer),
      second: amountCell(before),
      third: amountCell(after),
      fourth: amountCell(before === null || after === null ? null : after - before),
      fifth: entry.kind === "cover-request" ? amountCell(entry.amount) : "",
    },
    formats: CLIENT_FORMATS,
  };
}

function amountCell(amount: Cents | null): CellInput {
  return amount === null ? literal(NOTHING) : toUnits(amount);
}

const LOSS_FORMATS = { first: "count", second: "money", third: "count", fourth: "money" } as const;

function lossRow({ year, writtenOff, indemnified }: YearOfLosses): ResultsRow {
  return {
    kind: "entry",
    cells: {
      label: literal(String(year)),
      first: writtenOff.count,
      second: toUnits(writtenOff.amount),
      third: indemnified.count,
      fourth: toUnits(indemnified.amount),
    },
    formats: LOSS_FORMATS,
  };
}

const KIND_FORMATS = {
  first: "count",
  second: "count",
  third: "money",
  fourth: "money",
  fifth: "count",
} as const;

function kindRow({
  kindText,
  actions,
  done,
  overdueBefore,
  overdueAfter,
  measured,
}: KindOutcome): ResultsRow {
  return {
    kind: "entry",
    cells: {
      label: literal(kindText),
      first: actions,
      second: done,
      third: measured === 0 ? literal(NOTHING) : toUnits(overdueBefore),
      fourth: measured === 0 ? literal(NOTHING) : toUnits(overdueAfter),
      fifth: measured,
    },
    formats: KIND_FORMATS,
  };
}

const PERSON_FORMATS = { first: "count", second: "count", third: "share" } as const;

function personRow({ role, name, due, onTime }: PersonActions, { words }: Writer): ResultsRow {
  return {
    kind: "entry",
    cells: {
      label: literal(name),
      first: due,
      second: onTime,
      third: onTime / due,
      text: literal(words.t(`workbook:results.roles.${role}`)),
    },
    formats: PERSON_FORMATS,
  };
}

/** Client, day, number and words of a decision. */
function decisionCells(entry: ProtocolEntry, writer: Writer): ResultsRow["cells"] {
  const { clientName, clientCode, committeeDate, decision, topic, kindText } = entry;
  return {
    label: literal(clientName || clientCode),
    first: committeeDate ?? "",
    number: numberCell(entry, writer),
    text: literal(shortened(decision || topic || kindText)),
  };
}

/** A cell shows the beginning; the protocol has the whole text. */
const MOST_CHARACTERS = 200;

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** The number as a link to its row of the protocol. */
function numberCell({ number }: ProtocolEntry, { protocol, words }: Writer): CellInput {
  if (number === null) return "";
  const shown = words.t("workbook:minutes.number", { number });
  return protocol === null ? literal(shown) : decisionLink(PROTOCOL_TABLE, protocol, number, shown);
}
