import { HEAD_HEIGHTS, SLICER_HEIGHT } from "./slicerBand";
import { CLIENTS_TABLE } from "../../book/clients";
import {
  frozenAt,
  printedLandscape,
  printedUpTo,
  titlesLook,
  type Decoration,
  type Look,
} from "../host/decorations";
import { sheetWords } from "../../book/words";
import { type TableLayout } from "../../book/table";
import { detailsAreFolded, foldedDetails } from "./foldedDetails";
import type { TableContent } from "../table/ownTables";
import { answerOf, type WorkbookContext } from "../host/session";
import { COLOURED_ROWS, colourRulesFor } from "../table/stateColours";
import type { Language } from "../../locales/translator";

/** Where the Clients table stands. */
export type ClientsPlace = Pick<TableContent, "keys" | "headings" | "bodyRow" | "bodyColumn">;

/** Points that the line below the title needs beyond what stays in view. */
const PAST_TITLE = 160;
const SLICERS = [
  { key: "colour", name: "CC_Colour", width: 116 },
  { key: "salesperson", name: "CC_Salesperson", width: 150 },
] as const;

function column(
  worksheet: Excel.Worksheet,
  { keys, bodyRow, bodyColumn }: ClientsPlace,
  key: string,
): Excel.Range {
  return worksheet.getRangeByIndexes(bodyRow, bodyColumn + keys.indexOf(key), COLOURED_ROWS, 1);
}

/** Queues the question whether the sheet has been dressed: its colours are set last. */
export function askDressed(worksheet: Excel.Worksheet, place: ClientsPlace): () => boolean {
  const count = answerOf(column(worksheet, place, "colour").conditionalFormats.getCount());
  return () => count() > 0;
}

/** What a sheet that a run before could not dress has of it all the same: neither is to be there twice. */
export async function standingLook(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  place: ClientsPlace,
): Promise<{ readonly slicers: readonly string[]; readonly folds: boolean }> {
  const slicers = worksheet.slicers.load("items/name");
  const isFolded = detailsAreFolded(worksheet, layout, place);
  await context.sync();
  return { slicers: slicers.items.map(({ name }) => name), folds: isFolded() };
}

/**
 * The look of a sheet that has none: people may change it afterwards.
 * @param look what it has of it all the same; neither fold nor slicer can be made twice.
 */
export function clientsLook(
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  place: ClientsPlace,
  language: Language,
  look: { readonly slicers: readonly string[]; readonly folds: boolean } = { slicers: [], folds: false },
): Look {
  const slicers = SLICERS.filter(({ name }) => !look.slicers.includes(name));
  return {
    // Columns cannot be grouped twice; all else can be done again.
    once: look.folds ? [] : [foldedDetails(worksheet, layout, place)],
    repeatable: [
      ...slicers.map((slicer) => slicerDecoration(worksheet, layout, place, slicer)),
      ...looks(worksheet, place, language),
    ],
  };
}

function looks(worksheet: Excel.Worksheet, place: ClientsPlace, language: Language): Decoration[] {
  const yes = sheetWords(language).t("workbook:choices.yes").toLowerCase();
  return [
    titlesLook(worksheet),
    { name: "head", apply: () => headLook(worksheet, place) },
    {
      name: "validation",
      apply: () => {
        const rule = { list: { inCellDropDown: true, source: yes } };
        column(worksheet, place, "pinned").dataValidation.rule = rule;
      },
    },
    frozenAt(worksheet, place.bodyRow, place.bodyColumn + place.keys.indexOf("client") + 1),
    ...printedLandscape(worksheet, place.bodyRow - 1),
    ...printedUpTo(worksheet, CLIENTS_TABLE, place, "wayOut"),
    // The last one: their presence says that the sheet has been dressed.
    colourRulesFor(column(worksheet, place, "colour"), language),
  ];
}

function headLook(worksheet: Excel.Worksheet, { keys, bodyRow, bodyColumn }: ClientsPlace): void {
  HEAD_HEIGHTS.forEach((height, row) => {
    worksheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = height;
  });
  const head = worksheet.getRangeByIndexes(0, 0, 2, bodyColumn + keys.length);
  head.format.verticalAlignment = "Center";
  const client = worksheet.getRangeByIndexes(0, bodyColumn + keys.indexOf("client"), 1, 1);
  client.format.horizontalAlignment = "Left";
  const totals = worksheet.getRangeByIndexes(bodyRow - 2, bodyColumn, 1, keys.length);
  totals.format.verticalAlignment = "Bottom";
  totals.format.font.bold = true;
}

/** A slicer beside the title and above the totals, in view beside the pane (office-js#5032: some Excels refuse any). */
function slicerDecoration(
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  { keys, headings }: ClientsPlace,
  { key, name, width }: (typeof SLICERS)[number],
): Decoration {
  const beside = layout.columns.slice(0, keys.indexOf("client") + 1);
  const frozen = beside.reduce((sum, each) => sum + each.width, 0);
  const before = SLICERS.slice(
    0,
    SLICERS.findIndex((other) => other.key === key),
  ).reduce((sum, other) => sum + other.width + 6, 0);
  return {
    name: "slicers",
    apply: () => {
      // Done again, it is not to be there twice.
      worksheet.slicers.getItemOrNullObject(name).delete();
      const slicer = worksheet.slicers.add(layout.table, headings[keys.indexOf(key)] ?? key, worksheet);
      slicer.set({ name, left: frozen + PAST_TITLE + before, top: 3, width, height: SLICER_HEIGHT });
    },
  };
}
