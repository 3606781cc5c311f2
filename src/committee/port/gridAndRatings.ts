import {
  COVER_GRADES,
  defaultColour,
  defaultGrid,
  OVERDUE_GRADES,
  SIGNATURE_GRADES,
  UNUSED,
  type Colour,
  type CriteriaInUse,
  type Grades,
  type Grid,
  type GridRow,
  hasRow,
} from "../../domain/policy/grid";
import { type RatingRange, DEFAULT_RATING_RANGES } from "../../domain/policy/signature";
import { scaleFaults } from "../../domain/policy/ratingScales";
import { recordCells, type RecordCells, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import type { Language, Translator } from "../../locales/translator";
import { textIn } from "./cellReading";
import { colourFrom } from "./cellWords";
import { isWord, sheetWords } from "../../book/words";
import { literal, type CellOutput } from "../../book/cells";
import type { RowInput } from "../../book/table";
import { criteriaInUse, type Policy } from "../../domain/policy/policy";

/**
 * Reads the grid of the criteria in use. People edit it, so every row is checked: one of unknown words, or a second one for the same
 * grades, is named and left out; a combination without row takes its default colour, and that is said too.
 *
 * @param words the workbook's language, for what the messages quote of the sheet.
 */
export function readGrid(
  content: TableContent,
  inUse: CriteriaInUse,
  words: Translator,
  warnings: Message[],
): Grid {
  const wanted = defaultGrid(inUse);
  const stated = new Map<string, Colour>();
  for (const record of recordCells(content)) {
    const grades = gradesFrom(record, words, warnings);
    if (grades === null) continue;
    const colour = colourFrom(record.cells["colour"]);
    const address = record.addresses["colour"] ?? "";
    const name = combination(grades, words);
    if (stated.has(keyOf(grades))) {
      warnings.push({ code: "grid-duplicate", values: { address, combination: name } });
    } else if (colour === null) {
      const used = words.t(`workbook:colours.${defaultColour(grades)}`);
      const value = textIn(record.cells["colour"]);
      warnings.push({ code: "grid-colour", values: { address, combination: name, value, used } });
      stated.set(keyOf(grades), defaultColour(grades));
    } else stated.set(keyOf(grades), colour);
  }
  const missing = wanted.filter((row) => !stated.has(keyOf(row)));
  const [first] = missing;
  if (first !== undefined) {
    const values = { count: missing.length, combination: combination(first, words), sheet: content.sheet };
    warnings.push({ code: "grid-missing", values });
  }
  return wanted.map((row) => ({ ...row, colour: stated.get(keyOf(row)) ?? row.colour }));
}

const GRID_NAMES = ["cover", "signature", "overdue"] as const;

/** The grade that each of three cells names; undefined for one that names none. */
function wordsOf([cover, signature, overdue]: readonly (CellOutput | undefined)[]) {
  return {
    cover: [...COVER_GRADES, UNUSED].find((grade) => isWord(cover, `grades.${grade}`)),
    signature: [...SIGNATURE_GRADES, UNUSED].find((grade) => isWord(signature, `grades.${grade}`)),
    overdue: OVERDUE_GRADES.find((grade) => isWord(overdue, `grades.${grade}`)),
  };
}

function gradesOf(cells: readonly (CellOutput | undefined)[]): Grades | null {
  const { cover, signature, overdue } = wordsOf(cells);
  return cover && signature && overdue ? { cover, signature, overdue } : null;
}

/** The grades a row is about; null, with a warning at the first cell of unknown words, when it is about none. */
function gradesFrom(record: RecordCells, words: Translator, warnings: Message[]): Grades | null {
  const { cells } = record;
  const { cover, signature, overdue } = wordsOf(GRID_NAMES.map((key) => cells[key]));
  if (cover && signature && overdue) return { cover, signature, overdue };
  const column = !cover ? "cover" : !signature ? "signature" : "overdue";
  const known = { cover: COVER_GRADES, signature: SIGNATURE_GRADES, overdue: OVERDUE_GRADES }[column];
  const expected = known.map((grade) => words.t(`workbook:grades.${grade}`)).join(", ");
  const address = record.addresses[column] ?? "";
  warnings.push({ code: "grid-grade", values: { address, value: textIn(cells[column]), expected } });
  return null;
}

/**
 * Body rows of the grid that are of criteria not in use: what the grid says is what happens. A row whose words
 * are unknown is somebody's mistake, and stays to be put right.
 */
export function unusedRows(content: TableContent, inUse: CriteriaInUse): number[] {
  const wanted = defaultGrid(inUse);
  const columns = GRID_NAMES.map((key) => content.keys.indexOf(key));
  return content.rows.flatMap((cells, index) => {
    const grades = gradesOf(columns.map((column) => cells[column]));
    return grades === null || hasRow(wanted, grades) ? [] : [index];
  });
}

/** What the grid of a settings sheet lacks and has too much for the criteria in use; null when nothing. */
export function gridToAlign(
  content: TableContent | null,
  policy: Pick<Policy, "grid" | "parameters">,
): { readonly missing: Grid; readonly unused: readonly number[] } | null {
  if (content === null) return null;
  const columns = GRID_NAMES.map((key) => content.keys.indexOf(key));
  const standing = content.rows.map((cells) => gradesOf(columns.map((column) => cells[column])));
  const missing = policy.grid.filter(
    (row) => !standing.some((grades) => grades !== null && hasRow([row], grades)),
  );
  const unused = unusedRows(content, criteriaInUse(policy.parameters));
  return missing.length + unused.length === 0 ? null : { missing, unused };
}

/** A row of the grid with the colour wanted, under the words that the sheet has. */
export function colourRow(row: GridRow, content: TableContent, language: Language): RowInput {
  const words = sheetWords(language);
  const columns = GRID_NAMES.map((key) => content.keys.indexOf(key));
  const found = content.rows.find((cells) =>
    GRID_NAMES.every((key, index) => isWord(cells[columns[index] ?? -1], `grades.${row[key]}`)),
  );
  const grade = (key: (typeof GRID_NAMES)[number], index: number) =>
    literal(String(found?.[columns[index] ?? -1] ?? words.t(`workbook:grades.${row[key]}`)));
  return {
    ...Object.fromEntries(GRID_NAMES.map((key, index) => [key, grade(key, index)])),
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

/**
 * Reads the rating scales. People edit them, so every line is checked: an unknown quality or value, a line
 * that runs against its scale or meets another quality is named, and the whole scale of that provider is
 * replaced by its default one, or by none: its ratings are then unknown, which is never good.
 */
export function readRatings(content: TableContent, words: Translator, warnings: Message[]): RatingRange[] {
  const lines: { readonly range: RatingRange; readonly record: RecordCells }[] = [];
  const broken = new Set<string>();
  for (const record of recordCells(content)) {
    const provider = textIn(record.cells["provider"]);
    const quality = SIGNATURE_GRADES.find((grade) => isWord(record.cells["quality"], `grades.${grade}`));
    if (provider === "") warnings.push(said(record, "rating-provider", "provider"));
    else if (quality === undefined) {
      const expected = SIGNATURE_GRADES.map((grade) => words.t(`workbook:grades.${grade}`)).join(", ");
      warnings.push(said(record, "rating-quality", "quality", { expected, ...meanwhile(provider) }));
      broken.add(provider.toLowerCase());
    } else {
      const [from, to] = [textIn(record.cells["from"]), textIn(record.cells["to"])];
      lines.push({ range: { provider, from, to, quality }, record });
    }
  }
  for (const { index, kind } of scaleFaults(lines.map(({ range }) => range))) {
    const line = lines[index];
    if (line === undefined) continue;
    const { provider, from, to } = line.range;
    warnings.push(
      said(line.record, `rating-${kind}`, "from", { range: `${from} – ${to}`, ...meanwhile(provider) }),
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
  { cells, addresses }: RecordCells,
  code: string,
  column: string,
  more: Readonly<Record<string, string>> = {},
): Message {
  return { code, values: { address: addresses[column] ?? "", value: textIn(cells[column]), ...more } };
}
