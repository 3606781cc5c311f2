import { COMMITTEES_TABLE } from "../../book/committees";
import { HISTORY_TABLE } from "../../book/history";
import { frozenAt, printedLandscape, titlesLook, type Decoration } from "../host/decorations";
import { sheetWords } from "../../book/words";
import type { RowInput } from "../../book/table";
import { writeHead } from "./ownSheets";
import { createTable } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { COLOURED_ROWS, colourRulesFor } from "../table/stateColours";
import type { Language } from "../../locales/translator";

interface Created {
  readonly cells: number;
  readonly decorations: readonly Decoration[];
}

/** Queues the creation of the table of committees with its first rows. The caller syncs, then decorates. */
export function createCommittees(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
): Promise<Created> {
  return create(context, { layout: COMMITTEES_TABLE, name: "committees", frozen: 1 }, rows, language, sheet);
}

/** The same of the history of clients. */
export async function createHistory(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
): Promise<Created> {
  const kept = { layout: HISTORY_TABLE, name: "history", frozen: 3 } as const;
  const { cells, decorations } = await create(context, kept, rows, language, sheet);
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const colours = worksheet.getRangeByIndexes(HISTORY_TABLE.row + 1, 3, COLOURED_ROWS, 2);
  return { cells, decorations: [...decorations, colourRulesFor(colours, language)] };
}

interface Kept {
  readonly layout: typeof COMMITTEES_TABLE | typeof HISTORY_TABLE;
  readonly name: "committees" | "history";
  /** So many columns stay in view. */
  readonly frozen: number;
}

async function create(
  context: WorkbookContext,
  { layout, name, frozen }: Kept,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
): Promise<Created> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t(`workbook:${name}.title`), words.t(`workbook:${name}.subtitle`));
  await createTable(context, layout, rows, language, worksheet);
  return {
    cells: (rows.length + 1) * layout.columns.length + 2,
    decorations: [
      titlesLook(worksheet),
      frozenAt(worksheet, layout.row + 1, frozen),
      ...printedLandscape(worksheet, layout.row),
    ],
  };
}
