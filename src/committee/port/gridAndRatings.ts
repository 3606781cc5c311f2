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
} from "../../domain/policy/grid";
import { type RatingRange, DEFAULT_RATING_RANGES } from "../../domain/policy/signature";
import { scaleFaults } from "../../domain/policy/ratingScales";
import { recordCells, type RecordCells, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { textIn } from "./cellReading";
import { colourFrom } from "./cellWords";
import { isWord } from "../../book/words";

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

/** The grades a row is about; null, with a warning at the first cell of unknown words, when it is about none. */
function gradesFrom(record: RecordCells, words: Translator, warnings: Message[]): Grades | null {
  const { cells } = record;
  const cover = [...COVER_GRADES, UNUSED].find((grade) => isWord(cells["cover"], `grades.${grade}`));
  const signature = [...SIGNATURE_GRADES, UNUSED].find((grade) =>
    isWord(cells["signature"], `grades.${grade}`),
  );
  const overdue = OVERDUE_GRADES.find((grade) => isWord(cells["overdue"], `grades.${grade}`));
  if (cover && signature && overdue) return { cover, signature, overdue };
  const column = !cover ? "cover" : !signature ? "signature" : "overdue";
  const known = { cover: COVER_GRADES, signature: SIGNATURE_GRADES, overdue: OVERDUE_GRADES }[column];
  const expected = known.map((grade) => words.t(`workbook:grades.${grade}`)).join(", ");
  const address = record.addresses[column] ?? "";
  warnings.push({ code: "grid-grade", values: { address, value: textIn(cells[column]), expected } });
  return null;
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
