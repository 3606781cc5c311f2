import { readTables } from "../table/readLongTables";
import { ANSWERS_TABLE, DIFFERENCES_TABLE, RATES_TABLE, SOURCES_TABLE } from "../../book/sources";
import { acceptOnly } from "../table/validation";
import { decorate, type Written } from "../host/decorations";
import { type RowInput } from "../../book/table";
import { mergeTables } from "../table/mergeTables";
import type { WorkbookContext } from "../host/session";
import type { Language } from "../../locales/translator";

export const SOURCES_TABLES = [RATES_TABLE, SOURCES_TABLE, DIFFERENCES_TABLE, ANSWERS_TABLE] as const;

/** Rows to bring into a table, found by the columns that name them; all other rows stay as they are. */
export interface SourcesRows {
  readonly sources: readonly RowInput[];
  readonly differences: readonly RowInput[];
  readonly answers: readonly RowInput[];
}

/** How many rows there are to bring in. */
export function rowCount({ sources, differences, answers }: SourcesRows): number {
  return sources.length + differences.length + answers.length;
}

/** Writes the rows that differ, adds the new ones and leaves every other row. The tables must stand. */
export async function writeSourcesTables(
  context: WorkbookContext,
  rows: SourcesRows,
  language: Language,
): Promise<Written> {
  if (rowCount(rows) === 0) return { cells: 0, refused: [] };
  const [, sources, differences, answers] = await readTables(context, SOURCES_TABLES);
  if (sources === null || differences === null || answers === null) return { cells: 0, refused: [] };
  const { cells, refused } = await mergeTables(context, [
    { layout: SOURCES_TABLE, content: sources, names: ["sheet", "kind", "field"], rows: rows.sources },
    { layout: DIFFERENCES_TABLE, content: differences, names: DIFFERENCE_KEY, rows: rows.differences },
    { layout: ANSWERS_TABLE, content: answers, names: ANSWER_KEY, rows: rows.answers },
  ]);
  const apply = () => {
    acceptOnly(context, SOURCES_TABLE, sources, language);
    acceptOnly(context, ANSWERS_TABLE, answers, language);
  };
  const dress = cells === 0 ? [] : await decorate(context, [{ name: "validation", apply }]);
  return { cells, refused: [...refused, ...dress] };
}

const ANSWER_KEY = ["sheet", "kind", "question", "subject"] as const;
const DIFFERENCE_KEY = ["referenceDate", "sheet", "comparedWith", "difference"] as const;
