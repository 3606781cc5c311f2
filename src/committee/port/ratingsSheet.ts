import { SIGNATURE_GRADES } from "../../domain/policy/grid";
import { scaleFaults } from "../../domain/policy/ratingScales";
import { DEFAULT_RATING_RANGES, type RatingRange } from "../../domain/policy/signature";
import type { CellOutput } from "../../excel/host/cells";
import { recordCells, type RecordCells, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { isWord } from "./cellWords";

/**
 * Reads the rating scales. People edit them, so every line is checked: an unknown quality or value, a line
 * that runs against its scale or meets another quality is named, and the whole scale of that provider is
 * replaced by its default one, or by none: its ratings are then unknown, which is never good.
 */
export function readRatings(content: TableContent, words: Translator, warnings: Message[]): RatingRange[] {
  const lines: { readonly range: RatingRange; readonly record: RecordCells }[] = [];
  const broken = new Set<string>();
  for (const record of recordCells(content)) {
    const provider = textOf(record.cells["provider"]);
    const quality = SIGNATURE_GRADES.find((grade) => isWord(record.cells["quality"], `grades.${grade}`));
    if (provider === "") warnings.push(said(record, "rating-provider", "provider"));
    else if (quality === undefined) {
      const expected = SIGNATURE_GRADES.map((grade) => words.t(`workbook:grades.${grade}`)).join(", ");
      warnings.push(said(record, "rating-quality", "quality", { expected, ...meanwhile(provider) }));
      broken.add(provider.toLowerCase());
    } else {
      const [from, to] = [textOf(record.cells["from"]), textOf(record.cells["to"])];
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
  return { code, values: { address: addresses[column] ?? "", value: textOf(cells[column]), ...more } };
}

function textOf(cell: CellOutput | undefined): string {
  return String(cell ?? "").trim();
}
