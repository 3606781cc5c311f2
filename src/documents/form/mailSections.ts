import type { Translator } from "../../locales/translator";
import { inTurn, type Column, type Document, type Row, type Section, type Table } from "./document";
import { valueText } from "./formats";

/** What a mail tells of a document, in HTML and in plain text alike: all but the details of the sheet. */
export function mailSections({ sections }: Document): Section[] {
  return sections
    .filter(({ isDetail }) => isDetail !== true)
    .map((section) =>
      section.kind === "table"
        ? { ...section, columns: section.columns.filter(({ isDetail }) => isDetail !== true) }
        : section,
    );
}

/** What a row says in a role, its labels with it, in the order of the columns; blanks are left out. */
export function told(
  { cells }: Row,
  columns: readonly Column[],
  role: Column["role"],
  words: Translator,
): { readonly label: string; readonly text: string }[] {
  return columns
    .filter((column) => column.role === role)
    .map(({ key, label, format }) => ({ label, text: valueText(cells[key], format, words) }))
    .filter(({ text }) => text !== "");
}

/** Rows as names in a sentence, with what is said before those that come if there is time; before the others "". */
export function runsOn(
  { rows, columns, later = "" }: Table,
  words: Translator,
): { readonly before: string; readonly text: string }[] {
  return inTurn(rows)
    .map((part, index) => ({
      before: index === 0 ? "" : later,
      text: part.map((row) => runOn(row, columns, words)).join(" · "),
    }))
    .filter(({ text }) => text !== "");
}

function runOn(row: Row, columns: readonly Column[], words: Translator): string {
  const name = textsOf(row, columns, ["title", "aside"], words).join(", ");
  return [name, ...textsOf(row, columns, ["figure"], words)].join(" ");
}

function textsOf(
  row: Row,
  columns: readonly Column[],
  roles: readonly Column["role"][],
  words: Translator,
): string[] {
  return roles.flatMap((role) => told(row, columns, role, words).map(({ text }) => text));
}
