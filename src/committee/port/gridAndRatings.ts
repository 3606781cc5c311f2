import {
  COLOURS,
  colourInGrid,
  COVER_GRADES,
  defaultColour,
  defaultGrid,
  OVERDUE_GRADES,
  SIGNATURE_GRADES,
  type Colour,
  type CriteriaInUse,
  type Grades,
  type Grid,
  type GridRow,
  hasRow,
  rowsLeaving,
  UNUSED,
} from "../../domain/policy/grid";
import { type RatingRange, DEFAULT_RATING_RANGES } from "../../domain/policy/signature";
import { scaleFaults } from "../../domain/policy/ratingScales";
import { readRows, type Unreadable } from "../../book/reading";
import { GRID_TABLE, RATINGS_TABLE } from "../../book/settings";
import type { Message } from "../../intake/source";
import type { Language, Translator } from "../../locales/translator";
import { isWord, sheetWords } from "../../book/words";
import { literal } from "../../book/cells";
import type { RowInput, TableCells } from "../../book/table";
import { criteriaInUse, type Parameters, type Policy } from "../../domain/policy/policy";

const GRID_NAMES = ["cover", "signature", "overdue"] as const;
type GradeColumn = (typeof GRID_NAMES)[number];
type GridColumn = GradeColumn | "colour";

/**
 * Reads the grid of the criteria in use. People edit it, so every row is checked: one of unknown words, or a second one for the same
 * grades, is named and left out; a combination without row takes its default colour, and that is said too.
 *
 * @param aside rows set aside, whose colours count where the sheet has no row yet.
 * @param words the workbook's language, for what the messages quote of the sheet.
 */
export function readGrid(
  content: TableCells<GridColumn>,
  inUse: CriteriaInUse,
  aside: Grid,
  words: Translator,
  warnings: Message[],
): Grid {
  const wanted = defaultGrid(inUse);
  const stated = new Map<string, Colour>();
  const { rows, at } = readRows(GRID_TABLE, content, [...GRID_NAMES, "colour"]);
  for (const { index, values: row } of rows) {
    const grades = gradesOf(row);
    if (grades === null) {
      const column = GRID_NAMES.find((key) => row[key] === null) ?? "cover";
      warnings.push(unknownGrade(column, at(index, column), words));
      continue;
    }
    const { colour } = row;
    const { address, text } = at(index, "colour");
    const name = combination(grades, words);
    if (stated.has(keyOf(grades))) {
      warnings.push({ code: "grid-duplicate", values: { address, combination: name } });
    } else if (colour === null) {
      const used = words.t(`workbook:colours.${defaultColour(grades)}`);
      warnings.push({ code: "grid-colour", values: { address, combination: name, value: text, used } });
      stated.set(keyOf(grades), defaultColour(grades));
    } else stated.set(keyOf(grades), colour);
  }
  const missing = wanted.filter((row) => !stated.has(keyOf(row)) && !hasRow(aside, row));
  const [first] = missing;
  if (first !== undefined) {
    const values = { count: missing.length, combination: combination(first, words), sheet: content.sheet };
    warnings.push({ code: "grid-missing", values });
  }
  return wanted.map((row) => ({ ...row, colour: stated.get(keyOf(row)) ?? colourInGrid(aside, row) }));
}

/** The grades of a row that names all three. */
function gradesOf({ cover, signature, overdue }: { readonly [K in GradeColumn]: Grades[K] | null }) {
  return cover !== null && signature !== null && overdue !== null ? { cover, signature, overdue } : null;
}

/** Says that a cell names no grade, and which it may name. */
function unknownGrade(column: GradeColumn, { address, text }: Unreadable, words: Translator): Message {
  const known = { cover: COVER_GRADES, signature: SIGNATURE_GRADES, overdue: OVERDUE_GRADES }[column];
  const expected = known.map((grade) => words.t(`workbook:grades.${grade}`)).join(", ");
  return { code: "grid-grade", values: { address, value: text, expected } };
}

/**
 * Body rows of the grid that are of criteria not in use: what the grid says is what happens. A row whose words
 * are unknown is somebody's mistake, and stays to be put right.
 */
export function unusedRows(content: TableCells<GradeColumn>, inUse: CriteriaInUse): number[] {
  const wanted = defaultGrid(inUse);
  return readRows(GRID_TABLE, content, GRID_NAMES).rows.flatMap(({ index, values }) => {
    const grades = gradesOf(values);
    return grades === null || hasRow(wanted, grades) ? [] : [index];
  });
}

/** A grid to be brought to the criteria in use. */
interface GridToAlign {
  readonly missing: Grid;
  /** Body rows. */
  readonly unused: readonly number[];
  /** The text of what is set aside once that is done. */
  readonly aside: string;
}

/** What the grid of a settings sheet lacks and has too much for the criteria in use; null when nothing. */
export function gridToAlign(
  content: TableCells<GridColumn> | null,
  policy: Pick<Policy, "grid" | "parameters">,
  words: Translator,
): GridToAlign | null {
  if (content === null) return null;
  const standing = readRows(GRID_TABLE, content, GRID_NAMES).rows.map(({ values }) => gradesOf(values));
  // Where people cleared a column no row can be read: none is added beside what they will bring back.
  if (standing.length > 0 && standing.every((grades) => grades === null)) return null;
  const missing = policy.grid.filter(
    (row) => !standing.some((grades) => grades !== null && hasRow([row], grades)),
  );
  const unused = unusedRows(content, criteriaInUse(policy.parameters));
  if (missing.length + unused.length === 0) return null;
  return { missing, unused, aside: asideAfter(content, policy.parameters, words) };
}

/**
 * The text of the rows that the criteria in use have no place for: what the sheet says of them, then what was set
 * aside before. Colours that nobody chose need not be remembered.
 */
export function asideAfter(
  content: TableCells<GridColumn>,
  parameters: Parameters,
  words: Translator,
): string {
  const standing = standingRows(content);
  const before = (asideRows(parameters.coloursAside) ?? []).filter((row) => !hasRow(standing, row));
  return rowsLeaving([...standing, ...before], criteriaInUse(parameters))
    .map((row) => `${combination(row, words)} = ${words.t(`workbook:colours.${row.colour}`)}`)
    .join(" ; ");
}

/** The rows of the grid's table that can be read, of whichever criteria. */
export function standingRows(content: TableCells<GridColumn>): Grid {
  return readRows(GRID_TABLE, content, [...GRID_NAMES, "colour"]).rows.flatMap(({ values }) => {
    const grades = gradesOf(values);
    return grades === null || values.colour === null ? [] : [{ ...grades, colour: values.colour }];
  });
}

/** The rows that a text of what is set aside names, in any language; null when a part of it names none. */
export function asideRows(text: string): Grid | null {
  const parts = text.split(";").filter((part) => part.trim() !== "");
  const rows = parts.flatMap((part): GridRow[] => {
    const [named = "", coloured = ""] = part.split("=");
    const [cover, signature, overdue] = named.split("/").map((word) => word.trim());
    const grade = <G extends Grades[GradeColumn]>(known: readonly G[], word?: string) =>
      known.find((each) => isWord(word?.trim(), `grades.${each}`)) ?? null;
    const grades = gradesOf({
      cover: grade([...COVER_GRADES, UNUSED], cover),
      signature: grade([...SIGNATURE_GRADES, UNUSED], signature),
      overdue: grade(OVERDUE_GRADES, overdue),
    });
    const colour = COLOURS.find((each) => isWord(coloured.trim(), `colours.${each}`));
    return grades === null || colour === undefined ? [] : [{ ...grades, colour }];
  });
  return rows.length === parts.length ? rows : null;
}

/** A row of the grid with the colour wanted, under the words that the sheet has. */
export function colourRow(row: GridRow, content: TableCells<GradeColumn>, language: Language): RowInput {
  const words = sheetWords(language);
  const { rows, at } = readRows(GRID_TABLE, content, GRID_NAMES);
  const found = rows.find(({ values }) => GRID_NAMES.every((key) => values[key] === row[key]));
  const grade = (key: GradeColumn) =>
    literal(found === undefined ? words.t(`workbook:grades.${row[key]}`) : at(found.index, key).text);
  return {
    ...Object.fromEntries(GRID_NAMES.map((key) => [key, grade(key)])),
    colour: literal(words.t(`workbook:colours.${row.colour}`)),
  };
}

/** Three grades as one text, in the words of the sheet: « Couvert / Bonne / Retard ». */
export function combination({ cover, signature, overdue }: Grades, words: Translator): string {
  return [cover, signature, overdue].map((grade) => words.t(`workbook:grades.${grade}`)).join(" / ");
}

function keyOf({ cover, signature, overdue }: Grades): string {
  return `${cover} ${signature} ${overdue}`;
}

type RatingColumn = keyof typeof RATINGS_TABLE.declared;

const RATING_COLUMNS = RATINGS_TABLE.columns.map(({ key }) => key);

/**
 * Reads the rating scales. People edit them, so every line is checked: an unknown quality or value, a line
 * that runs against its scale or meets another quality is named, and the whole scale of that provider is
 * replaced by its default one, or by none: its ratings are then unknown, which is never good.
 */
export function readRatings(
  content: TableCells<RatingColumn>,
  words: Translator,
  warnings: Message[],
): RatingRange[] {
  const lines: { readonly range: RatingRange; readonly index: number }[] = [];
  const broken = new Set<string>();
  const { rows, at } = readRows(RATINGS_TABLE, content, RATING_COLUMNS);
  for (const { index, values } of rows) {
    const { provider, quality } = values;
    const text = (key: RatingColumn) => at(index, key).text;
    if (provider === "") warnings.push(said(at(index, "provider"), "rating-provider"));
    else if (quality === null) {
      const expected = SIGNATURE_GRADES.map((grade) => words.t(`workbook:grades.${grade}`)).join(", ");
      warnings.push(said(at(index, "quality"), "rating-quality", { expected, ...meanwhile(provider) }));
      broken.add(provider.toLowerCase());
    } else {
      lines.push({ range: { provider, from: text("from"), to: text("to"), quality }, index });
    }
  }
  for (const { index, kind } of scaleFaults(lines.map(({ range }) => range))) {
    const line = lines[index];
    if (line === undefined) continue;
    const { provider, from, to } = line.range;
    warnings.push(
      said(at(line.index, "from"), `rating-${kind}`, { range: `${from} – ${to}`, ...meanwhile(provider) }),
    );
    broken.add(provider.toLowerCase());
  }
  const sound = lines.map(({ range }) => range).filter(({ provider }) => !broken.has(provider.toLowerCase()));
  const replaced = DEFAULT_RATING_RANGES.filter(({ provider }) => broken.has(provider.toLowerCase()));
  return [...sound, ...replaced];
}

/** Whether a default scale stands in; the words say which. */
function meanwhile(provider: string): { readonly provider: string; readonly context: string } {
  const isKnown = DEFAULT_RATING_RANGES.some(
    (range) => range.provider.toLowerCase() === provider.toLowerCase(),
  );
  return { provider, context: isKnown ? "default" : "none" };
}

function said(
  { address, text }: Unreadable,
  code: string,
  more: Readonly<Record<string, string>> = {},
): Message {
  return { code, values: { address, value: text, ...more } };
}
