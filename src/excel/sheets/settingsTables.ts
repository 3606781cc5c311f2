import { decorate, type Decoration, type Look, type Made, type Written } from "../host/decorations";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { asDeclared, type Table } from "../../book/table";
import { OVERRIDES_TABLE } from "../../book/settings";
import { freePlaces } from "./settingsPlaces";
import { overrideColours } from "./overridesTable";
import { createTable, loadHeads } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { SOURCES_TABLES } from "./sourcesTables";
import { acceptOnly, askBare, isValidated, type ColumnPlaces } from "../table/validation";
import { askNames, tableNamed, type KnownNames } from "../table/standing";
import type { Columns } from "../../book/column";
import type { Language } from "../../locales/translator";

/** The tables beside the policy's on the settings sheet, each with its title. */
const TABLES = [OVERRIDES_TABLE, ...SOURCES_TABLES] as const;
const TITLES = ["overrides", "rates", "sources", "differences", "answers"] as const;

/** What the tables beside the policy's have, once it is answered. */
export interface StandingTables {
  readonly known: KnownNames;
  /** Whether one of those that stand has no drop-downs at all: a run before could not give them. */
  readonly isBare: () => boolean;
}

/** Queues the question which of the tables stand and are dressed; the caller syncs. */
export function askSettingsTables(context: WorkbookContext): StandingTables {
  const bare = TABLES.filter(isValidated).map((table) => askBare(context, table));
  return { known: askNames(context), isBare: () => bare.some((isBare) => isBare()) };
}

/**
 * Creates the tables of overrides, rates, sources, accepted differences and answers on the settings sheet where they
 * are missing: a settings sheet made before they existed gets them beside what stands there.
 * @param isNew the sheet has just been created: nothing of anybody's is in the way, and the caller syncs.
 * @returns how many cells were written, and the decorations that this Excel refused; of a new sheet those still to be
 *   asked for.
 */
export async function createSettingsTables(
  context: WorkbookContext,
  { known, isBare }: StandingTables,
  sheet: string,
  language: Language,
  isNew = false,
): Promise<Written | Made> {
  const missing = TABLES.filter(({ table }) => tableNamed(known, table) === undefined);
  if (missing.length === 0) return { cells: 0, refused: isBare() ? await dress(context, language) : [] };
  const isEmpty = isNew && missing.length === TABLES.length;
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  let cells = 0;
  for (const layout of isEmpty ? missing : await freePlaces(context, worksheet, missing)) {
    const place = TABLES.findIndex(({ table }) => table === layout.table);
    const title = worksheet.getRangeByIndexes(layout.row - 1, layout.column, 1, 1);
    title.values = [[literal(words.t(`workbook:settings.${TITLES[place] ?? "sources"}`))]];
    title.format.font.set({ bold: true, size: 12 });
    await createTable(context, layout, [], language, worksheet);
    cells += layout.columns.length + 1;
  }
  if (isEmpty) return { cells, look: newLook(context, language) };
  await context.sync();
  return { cells, refused: await dress(context, language) };
}

/** The look of tables that all stand where they are declared: what was done of it can be done again. */
function newLook(context: WorkbookContext, language: Language): Look {
  const heads = TABLES.map((layout) => asDeclared(layout, language));
  const overrides = heads[TABLES.indexOf(OVERRIDES_TABLE)];
  const colours = overrides === undefined ? [] : [overrideColours(context, overrides, language, true)];
  return { once: [], repeatable: [validation(context, heads, language), ...colours] };
}

async function dress(context: WorkbookContext, language: Language): Promise<string[]> {
  const heads = await loadHeads(context, TABLES);
  const [overrides] = heads;
  return decorate(context, [
    validation(context, heads, language),
    ...(overrides === null ? [] : [overrideColours(context, overrides, language, false)]),
  ]);
}

function validation(
  context: WorkbookContext,
  heads: readonly (ColumnPlaces | null)[],
  language: Language,
): Decoration {
  const apply = () => {
    TABLES.forEach((table, index) => {
      const head = heads[index];
      if (head) acceptOnly(context, table as unknown as Table<Columns>, head, language);
    });
  };
  return { name: "validation", apply };
}
