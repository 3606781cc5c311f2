import { readTables } from "../table/readLongTables";
import { COLOURS } from "../../domain/policy/grid";
import { decorate, type Decoration, type Written } from "../host/decorations";
import { OVERRIDES_TABLE } from "../../book/settings";
import { TEXT_FORMAT } from "../../book/kinds";
import type { RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import { mergeTables } from "../table/mergeTables";
import { type KeyOf, type TableContent } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { colourRules } from "../table/stateColours";
import { acceptOnly, columnBody, type ColumnPlaces } from "../table/validation";
import type { Language } from "../../locales/translator";

type OverridesContent = TableContent<KeyOf<typeof OVERRIDES_TABLE>>;

/** The overrides as they stand; null when the table was not created yet. */
export async function readOverridesTable(context: WorkbookContext): Promise<OverridesContent | null> {
  const [content] = await readTables(context, [OVERRIDES_TABLE] as const);
  return content;
}

/** What names an override among others of its client: all but its end, which may be brought forward. */
const NAMES = ["clientCode", "colour", "reason", "who", "from"] as const;

/**
 * Writes one override: over the row it has already, else on a new one. The table must stand.
 */
export async function writeOverride(
  context: WorkbookContext,
  content: TableContent,
  row: RowInput,
  language: Language,
): Promise<Written> {
  // An apostrophe would stand in a cell of text: the code is sent plain, to cells that are text for certain.
  columnBody(context, OVERRIDES_TABLE, content, "clientCode").numberFormat = [[TEXT_FORMAT]];
  const { cells, refused } = await mergeTables(context, [
    { layout: OVERRIDES_TABLE, content, names: NAMES, rows: [row] },
  ]);
  const apply = () => acceptOnly(context, OVERRIDES_TABLE, content, language);
  const dressed = cells === 0 ? [] : await decorate(context, [{ name: "validation", apply }]);
  return { cells, refused: [...refused, ...dressed] };
}

/** Colours reach well below the first row: unlike a validation they do not keep a table from growing. */
const COLOURED_ROWS = 500;

/**
 * The colours' words coloured in the column of forced colours.
 * @param isNew nobody has rules of his own there yet: cleared first, ours can be given again.
 */
export function overrideColours(
  context: WorkbookContext,
  places: ColumnPlaces,
  language: Language,
  isNew: boolean,
): Decoration {
  const words = sheetWords(language);
  const cells = columnBody(context, OVERRIDES_TABLE, places, "colour").getResizedRange(COLOURED_ROWS, 0);
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  const apply = () => {
    if (isNew) cells.conditionalFormats.clearAll();
    colourRules(cells, colours);
  };
  return { name: "colours", apply };
}
