import type { Translator } from "../../locales/translator";
import {
  inTurn,
  type Column,
  type Document,
  type Facts,
  type Row,
  type Section,
  type Table,
} from "./document";
import { CODECS, valueText, type Format, type Value } from "./formats";
import { pageLines } from "./pageLines";

/** Where a column of a section stands on the page. */
interface Place {
  /** Zero-based column of the page; texts that share one are joined. */
  readonly at: number;
  /** The text is broken within its cell. */
  readonly wraps?: true;
  /** The text goes on over the blank cells on its right, so many characters a line; what is longer takes further rows. */
  readonly spills?: number;
  /** Keeps a text off the one on its left. */
  readonly indent?: true;
}

/** By column key. */
export type Places = Readonly<Record<string, Place>>;

/** How a document stands on a printed sheet: one set of columns for all its sections, each with its own map. */
export interface PageLayout {
  /** Of the page's columns, in points. */
  readonly widths: readonly number[];
  /** By section; with two maps, two rows of the section stand beside each other. */
  readonly places: Readonly<Record<string, readonly [Places] | readonly [Places, Places]>>;
  /** Characters that a line of prose holds. */
  readonly lineLength: number;
  /** Sections in larger letters. */
  readonly large?: ReadonlySet<string>;
}

interface PageCell {
  readonly at: number;
  readonly value: string | number;
}

/** What a cell of a row looks like. */
export interface CellDress {
  readonly at: number;
  readonly align: "Left" | "Center" | "Right";
  readonly numberFormat?: string;
  readonly wraps?: true;
  readonly indent?: true;
}

type PageRowKind =
  | "title"
  | "line"
  | "section"
  | "headings"
  | "divider"
  | "row"
  | "open"
  | "blank"
  | "people"
  | "figures"
  | "labels";

/** One row of the printed page. */
export interface PageRow {
  readonly kind: PageRowKind;
  readonly cells: readonly PageCell[];
  /** Names what the row is about, so that notes follow it: `client:0410221`; one a line where there are two. */
  readonly key?: string;
  /** Shared by rows that look alike. */
  readonly dress?: readonly CellDress[];
  readonly isLarge?: boolean;
  /** A new page begins here. */
  readonly startsPage?: boolean;
  /** Struck: it was on the page that went out and is no longer. */
  readonly isStruck?: boolean;
}

const BLANK: PageRow = { kind: "blank", cells: [] };

/**
 * A document as the rows of a printed sheet: amounts as numbers, texts as they are.
 * @throws Error when the layout has no place for a column: no fact may be dropped silently.
 */
export function sheetRows(document: Document, layout: PageLayout, words: Translator): PageRow[] {
  return [
    { kind: "title", cells: [{ at: 0, value: document.title }] },
    ...document.intro.flatMap((line) => proseRows(line, layout)),
    ...document.sections.flatMap((section) => sectionRows(section, layout, words)),
  ];
}

function proseRows(text: string, { lineLength }: PageLayout): PageRow[] {
  return pageLines(text, lineLength).map((line) => ({ kind: "line", cells: [{ at: 0, value: line }] }));
}

function sectionRows(section: Section, layout: PageLayout, words: Translator): PageRow[] {
  const isLarge = layout.large?.has(section.name) ?? false;
  const head: PageRow[] =
    section.heading === ""
      ? []
      : [
          BLANK,
          { kind: "section", cells: [{ at: 0, value: section.heading }], key: `section ${section.name}` },
        ];
  const [first, ...rest] = [...head, ...bodyRows(section, layout, words)];
  if (first === undefined) return [];
  return [{ ...first, startsPage: section.startsPage === true }, ...rest].map((row) => ({ ...row, isLarge }));
}

function bodyRows(section: Section, layout: PageLayout, words: Translator): PageRow[] {
  switch (section.kind) {
    case "prose":
      return section.lines.flatMap((line) => proseRows(line, layout));
    case "sides":
      return section.sides.flatMap(({ title, text }) =>
        [title, ...text.split("\n")].flatMap((line) => proseRows(line, layout)),
      );
    case "facts":
      return factRows(section, placesOf(section.name, layout)[0], words);
    case "table":
      return tableRows(section, placesOf(section.name, layout), words);
  }
}

function placesOf(section: string, { places }: PageLayout): readonly [Places] | readonly [Places, Places] {
  const found = places[section];
  if (found === undefined) throw new Error(`The page has no place for the section "${section}".`);
  return found;
}

function placeOf(key: string, places: Places): Place {
  const place = places[key];
  if (place === undefined) throw new Error(`The page has no place for the column "${key}".`);
  return place;
}

function factRows({ facts, now, since }: Facts, places: Places, words: Translator): PageRow[] {
  const at = (key: string) => placeOf(key, places).at;
  const cell = (key: string, format: Format, value: Value | undefined) =>
    cellsOf(at(key), format, value, words);
  const dress = (formatOf: (fact: Facts["facts"][number]) => Format) =>
    facts.map((fact) => dressOf({ format: formatOf(fact) }, { at: at(fact.key) }));
  const rows: PageRow[] = [
    BLANK,
    {
      kind: "labels",
      cells: facts.map(({ key, label }) => ({ at: at(key), value: label })),
      dress: dress(({ format }) => format).map(({ at: column, align }) => ({ at: column, align })),
    },
    {
      kind: "figures",
      cells: [
        ...(now === undefined ? [] : [{ at: 0, value: now }]),
        ...facts.flatMap(({ key, format, value }) => cell(key, format, value)),
      ],
      dress: dress(({ format }) => format),
    },
  ];
  if (facts.every(({ change }) => change === undefined)) return rows;
  return [
    ...rows,
    {
      kind: "row",
      cells: [
        ...(since === undefined ? [] : [{ at: 0, value: since }]),
        ...facts.flatMap(({ key, changeFormat = "text", change }) => cell(key, changeFormat, change)),
      ],
      dress: dress(({ changeFormat = "text" }) => changeFormat),
    },
  ];
}

function cellsOf(at: number, format: Format, value: Value | undefined, words: Translator): PageCell[] {
  if (value === null || value === undefined || value === "") return [];
  return [{ at, value: CODECS[format].cell(value, words) }];
}

function dressOf({ format }: Pick<Column, "format">, place: Place): CellDress {
  const { numberFormat, align } = CODECS[format];
  return {
    at: place.at,
    align,
    ...(numberFormat !== undefined && { numberFormat }),
    ...(place.wraps && { wraps: place.wraps }),
    ...(place.indent && { indent: place.indent }),
  };
}

function tableRows(
  { columns, rows, later: divider = "" }: Table,
  maps: readonly [Places] | readonly [Places, Places],
  words: Translator,
): PageRow[] {
  if (rows.length === 0) return [];
  const dress = distinct(
    maps.flatMap((places) => columns.map((column) => dressOf(column, placeOf(column.key, places)))),
  );
  const labels = distinct(
    maps
      .flatMap((places) => columns.map(({ key, label }) => ({ at: placeOf(key, places).at, value: label })))
      .filter(({ value }) => value !== ""),
  );
  const headings: PageRow[] =
    labels.length === 0
      ? []
      : [
          {
            kind: "headings",
            cells: labels,
            dress: dress.map(({ at, align, indent }) => ({ at, align, ...(indent && { indent }) })),
          },
        ];
  const lines = (part: readonly Row[]): PageRow[] =>
    inGroups(part, maps.length).flatMap((beside) => {
      const key = beside.flatMap((row) => row.key ?? []).join("\n");
      const cells = beside.flatMap((row, half) => rowCells(row, columns, maps[half] ?? maps[0], words));
      return spilled({ kind: "row", cells, dress, ...(key !== "" && { key }) }, columns, maps[0]);
    });
  const [now, later] = inTurn(rows);
  if (later.length === 0) return [...headings, ...lines(now)];
  return [
    ...headings,
    ...lines(now),
    { kind: "divider", cells: [{ at: 0, value: divider }] },
    ...lines(later),
  ];
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const groups: Item[][] = [];
  for (let index = 0; index < items.length; index += size) groups.push(items.slice(index, index + size));
  return groups;
}

/** The first of those at each column. */
function distinct<Item extends { readonly at: number }>(items: readonly Item[]): Item[] {
  return items.filter(({ at }, index) => items.findIndex((other) => other.at === at) === index);
}

/** Texts that share a cell are joined; numbers stand alone. */
function rowCells(row: Row, columns: readonly Column[], places: Places, words: Translator): PageCell[] {
  const cells = new Map<number, PageCell>();
  for (const { key, format } of columns) {
    const { at } = placeOf(key, places);
    const [cell] = cellsOf(at, format, row.cells[key], words);
    if (cell === undefined) continue;
    const before = cells.get(at);
    const value =
      before === undefined
        ? cell.value
        : `${before.value} · ${valueText(row.cells[key], format, words, true)}`;
    cells.set(at, { at, value });
  }
  return [...cells.values()];
}

/** A row whose text is longer than a line goes on in rows of its own. */
function spilled(row: PageRow, columns: readonly Column[], places: Places): PageRow[] {
  const spilling = columns.map(({ key }) => placeOf(key, places)).find(({ spills }) => spills !== undefined);
  const cell = row.cells.find(({ at }) => at === spilling?.at);
  if (spilling?.spills === undefined || typeof cell?.value !== "string") return [row];
  const [first = "", ...others] = pageLines(cell.value, spilling.spills);
  const last = others.length - 1;
  return [
    {
      ...row,
      kind: others.length > 0 ? "open" : row.kind,
      cells: row.cells.map((each) => (each === cell ? { ...each, value: first } : each)),
    },
    ...others.map((line, index): PageRow => ({
      ...row,
      kind: index < last ? "open" : row.kind,
      key: "",
      cells: [{ at: cell.at, value: line }],
    })),
  ];
}
