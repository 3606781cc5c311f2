import { FEWEST_DECISIONS } from "../../domain/protocol/arbitration";
import type { Day } from "../../domain/basis/day";
import { cellAddress, columnLetters, literal, quotedSheet, type CellInput } from "../../book/cells";
import type { RowInput, TableLayout } from "../../book/table";
import { COMMITTEES_TABLE } from "../../book/committees";
import type { TableContent } from "../table/ownTables";
import { RESULTS_TABLE } from "../../book/results";
import { EVENT_KINDS, type ResultsEvents } from "../../documents/results/events";
import { NOTHING } from "../../documents/results/keyFigures";
import { columnReference, headingReference, thisRowReference } from "../table/structured";

/** Where a table of ours stands and what its columns are called now. */
export type TablePlace = Pick<TableContent, "sheet" | "keys" | "headings" | "bodyColumn">;

type ResultsKey = (typeof RESULTS_TABLE)["columns"][number]["key"];
type CommitteesKey = (typeof COMMITTEES_TABLE)["columns"][number]["key"];

/** A text as a formula quotes it. */
function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

function referenceTo(
  { table }: TableLayout,
  { keys, headings }: Pick<TablePlace, "keys" | "headings">,
  key: string,
): string {
  return columnReference(table, headings[keys.indexOf(key)] ?? key);
}

/** Figures that CC_Results takes from the committee's row as they stand. */
const TAKEN = [
  "d1_30",
  "d31_60",
  "d61_90",
  "d91_120",
  "over120",
  "countedOverdue",
  "red",
  "orange",
  "green",
] as const satisfies readonly (ResultsKey & CommitteesKey)[];

/**
 * The row of one committee in CC_Results: its figures are looked up by its date among the committees, so that
 * a figure corrected there is right here too. What is not known is #N/A, which charts leave out.
 * @param weeks over which punctuality and arbitration rate are summed.
 * @param signal the share of arbitrations that is signalled.
 * @param looksAtCover false where what is uncovered is not known: it would be the exposure again.
 * @param events at which committees something happened: nil there, so that a marker stands on the axis.
 */
export function resultsRow(
  date: Day,
  weeks: number,
  signal: number,
  looksAtCover: boolean,
  events: ResultsEvents,
  results: Pick<TablePlace, "keys" | "headings">,
  committees: Pick<TablePlace, "keys" | "headings">,
): RowInput {
  const thisRow = (key: ResultsKey) => thisRowReference(results.headings[results.keys.indexOf(key)] ?? key);
  const column = (key: CommitteesKey) => referenceTo(COMMITTEES_TABLE, committees, key);
  const found = (key: CommitteesKey) => `INDEX(${column(key)},MATCH(${thisRow("date")},${column("date")},0))`;
  const inWeeks = `${column("date")},">"&${thisRow("date")}-${weeks * 7},${column("date")},"<="&${thisRow("date")}`;
  const within = (key: CommitteesKey) => `SUMIFS(${column(key)},${inWeeks},${column("closed")},">0")`;
  // A figure typed as text, or cleared, is not known: it is never drawn as nil.
  const known = (value: string) => `=IF(ISNUMBER(${value}),${value},NA())`;
  const rate = (part: string, whole: string) =>
    `=IF(AND(ISNUMBER(${part}),N(${whole})>0),${part}/${whole},NA())`;
  const isText = (key: CommitteesKey) => `COUNTIFS(${column(key)},"?*",${inWeeks},${column("closed")},">0")`;
  const share = (part: CommitteesKey, whole: CommitteesKey, fewest: number) =>
    `=IF(AND(${isText(part)}+${isText(whole)}=0,${within(whole)}>=${fewest}),${within(part)}/${within(whole)},NA())`;
  return {
    date,
    ...Object.fromEntries(TAKEN.map((key) => [key, known(found(key))])),
    uncovered: looksAtCover ? known(found("uncovered")) : "=NA()",
    overdueRate: rate(found("countedOverdue"), found("balance")),
    dso: known(found("dso")),
    bestDso: known(found("bestDso")),
    delayDso: `=${thisRow("dso")}-${thisRow("bestDso")}`,
    punctuality: share("actionsOnTime", "actionsDue", 1),
    arbitrationRate: share("arbitrations", "decisions", FEWEST_DECISIONS),
    signal,
    ...Object.fromEntries(
      EVENT_KINDS.map((kind) => [`${kind}Event`, events[kind].includes(date) ? 0 : "=NA()"]),
    ),
  };
}

function orNothing(formula: string): string {
  return `=IFERROR(${formula},${quoted(NOTHING)})`;
}

/** The first or the last committee's day, as a link to its row among the committees. */
export function committeeDay(
  end: "first" | "last",
  results: Pick<TablePlace, "keys" | "headings">,
  committees: TablePlace,
): string {
  const day = `${end === "first" ? "MIN" : "MAX"}(${referenceTo(RESULTS_TABLE, results, "date")})`;
  return orNothing(linkTo(COMMITTEES_TABLE, committees, "date", day, day));
}

/** A figure of a day, told by a cell of the page or by itself. */
export function figureOn(
  key: ResultsKey,
  day: Day | { readonly row: number; readonly column: number },
  results: Pick<TablePlace, "keys" | "headings">,
): string {
  const at = typeof day === "number" ? day : `$${columnLetters(day.column)}$${day.row + 1}`;
  const dates = referenceTo(RESULTS_TABLE, results, "date");
  return orNothing(`INDEX(${referenceTo(RESULTS_TABLE, results, key)},MATCH(${at},${dates},0))`);
}

/**
 * The mean of a figure over the first or the last committees; those that nothing is known of left out, as the
 * charts do.
 */
export function meanOfCommittees(
  key: ResultsKey,
  end: "first" | "last",
  committees: number,
  results: Pick<TablePlace, "keys" | "headings">,
): string {
  const [figures, dates] = [
    referenceTo(RESULTS_TABLE, results, key),
    referenceTo(RESULTS_TABLE, results, "date"),
  ];
  const [bound, nth] = end === "first" ? ["<=", "SMALL"] : [">=", "LARGE"];
  // A criterion on the figure itself passes over #N/A, which a mean would spread.
  return orNothing(
    `AVERAGEIFS(${figures},${dates},"${bound}"&${nth}(${dates},${committees}),${figures},">=0")`,
  );
}

/** The sum of two cells of a column: what is not known in one of them is not known of both. */
export function sumOrNothing(row: number, other: number, column: number): string {
  return orNothing(`${cellAddress(row, column)}+${cellAddress(other, column)}`);
}

/**
 * Change of a figure between two cells of a row: in units, in points of a hundred, or as a share of the first. One
 * that its format would show as a signed nil is nil: no change.
 * @param shown the smallest change that the format can show.
 */
export function changeBetween(
  kind: "units" | "points" | "share",
  shown: number,
  row: number,
  first: number,
  last: number,
): string {
  const [from, to] = [cellAddress(row, first), cellAddress(row, last)];
  const change = {
    units: `${to}-${from}`,
    points: `(${to}-${from})*100`,
    share: `${to}/${from}-1`,
  }[kind];
  return orNothing(`IF(ABS(${change})<${shown / 2},0,${change})`);
}

/** A table of ours, where it stands, and the value by which a row of it is found; null when there is none. */
type LinkTarget = readonly [
  layout: TableLayout,
  place: TablePlace | null,
  key: string,
  value: string | number,
];

/** A text in a formula may not be longer. */
const MOST_QUOTED = 255;

/**
 * A value as a link to the row it is from, wherever people have sorted it to: to the first of the targets that is
 * there, the value alone when none is.
 */
export function linkedCell(targets: readonly LinkTarget[], shown: string | number): CellInput {
  const plain = typeof shown === "string" ? literal(shown) : shown;
  const isLong = (text: string | number) => typeof text === "string" && quoted(text).length > MOST_QUOTED;
  const links = targets.flatMap(([layout, place, key, value]) => {
    if (place === null || !place.keys.includes(key) || isLong(value)) return [];
    return [linkTo(layout, place, key, searched(value), written(shown))];
  });
  if (links.length === 0 || isLong(shown) || shown === "") return plain;
  return `=${links.reduceRight((otherwise, link) => `IFERROR(${link},${otherwise})`, written(shown))}`;
}

function written(value: string | number): string {
  return typeof value === "string" ? quoted(value) : String(value);
}

/** In the text that MATCH looks for, ~ takes their meaning from ~, * and ?. */
function searched(value: string | number): string {
  return typeof value === "string" ? quoted(value.replace(/[~*?]/g, "~$&")) : String(value);
}

function linkTo(layout: TableLayout, place: TablePlace, key: string, value: string, shown: string): string {
  const index = place.keys.indexOf(key);
  const heading = headingReference(layout.table, place.headings[index] ?? key);
  const letters = columnLetters(place.bodyColumn + index);
  const address = quoted(`#${quotedSheet(place.sheet)}!${letters}`);
  const row = `ROW(${heading})+MATCH(${value},${referenceTo(layout, place, key)},0)`;
  return `HYPERLINK(${address}&(${row}),${shown})`;
}
