import { inTable, onSheet, typed, type Damage } from "./damages";
import type { Harm } from "./damagedWeek";

const SHEETS = {
  CC_Clients: "Clients",
  CC_Protocol: "Protocole",
  CC_History: "Historique des clients",
  CC_Committees: "Comités",
} as const;

/** One gesture on each of the tables that grow. */
function onEach(name: string, gesture: (table: keyof typeof SHEETS) => Harm): Damage[] {
  return (Object.keys(SHEETS) as (keyof typeof SHEETS)[]).map((table) => ({
    name: `${table}: ${name}`,
    harm: gesture(table),
  }));
}

/** Rewrites every cell of a column from what stands there. */
function rewritten(table: string, heading: string, cellOf: (value: unknown) => unknown): Harm {
  return inTable(table, async ({ columns }, context) => {
    const body = columns.getItem(heading).getDataBodyRange().load("values");
    await context.sync();
    body.values = (body.values as unknown[][]).map(([value]) => [cellOf(value)]);
  });
}

/** What a finance team does to sheets in a year and what does no harm, by gesture: the first of each is tried fast. */
export const GESTURES: readonly (readonly Damage[])[] = [
  onEach("drop-downs cleared", (table) =>
    inTable(table, (each) => each.getDataBodyRange().dataValidation.clear()),
  ),
  onEach("formats cleared", (table) => inTable(table, (each) => each.getRange().clear("Formats"))),
  onEach("dates look like numbers", (table) =>
    inTable(table, (each) => {
      each.getDataBodyRange().numberFormat = "General" as never;
    }),
  ),
  // Numbers written into such cells would be text for ever.
  onEach("every cell in the format of text", (table) =>
    inTable(table, (each) => {
      each.getDataBodyRange().numberFormat = "@" as never;
    }),
  ),
  onEach("columns hidden", (table) =>
    inTable(table, (each) => {
      each.getRange().getColumn(1).columnHidden = true;
      each.getRange().getColumn(2).columnHidden = true;
    }),
  ),
  onEach("rows inserted above it", (table) =>
    onSheet(SHEETS[table], (sheet) => sheet.getRange("1:2").insert("Down")),
  ),
  onEach("columns inserted left of it", (table) =>
    onSheet(SHEETS[table], (sheet) => sheet.getRange("A:B").insert("Right")),
  ),
  onEach("a blank row inserted inside it", (table) => inTable(table, ({ rows }) => rows.add(1, undefined))),
  onEach("stretched over blank rows", (table) =>
    inTable(table, (each) => each.resize(each.getRange().getResizedRange(20, 0))),
  ),
  onEach("another style, no filter buttons", (table) =>
    inTable(table, (each) => {
      each.showFilterButton = false;
      each.style = "TableStyleMedium9";
    }),
  ),
  onEach("headings in capitals with blanks around", (table) =>
    inTable(table, async (each, context) => {
      const header = each.getHeaderRowRange().load("values");
      await context.sync();
      header.values = (header.values as string[][]).map((row) =>
        row.map((text) => ` ${text.toUpperCase()} `),
      );
    }),
  ),
  [
    {
      name: "sheets put in alphabetical order",
      harm: {
        inExcel: async ({ workbook }) => {
          const sheets = workbook.worksheets.load("items/name");
          await workbook.context.sync();
          const sorted = [...sheets.items].sort((a, b) => a.name.localeCompare(b.name));
          sorted.forEach((sheet, place) => {
            sheet.position = place;
          });
        },
      },
    },
    {
      name: "two sheets that swap their names",
      harm: {
        inExcel: async ({ workbook }) => {
          const [clients, protocol] = ["Clients", "Protocole"].map((name) =>
            workbook.worksheets.getItem(name),
          );
          if (clients === undefined || protocol === undefined) return;
          clients.name = "à renommer";
          await workbook.context.sync();
          protocol.name = "Clients";
          await workbook.context.sync();
          clients.name = "Protocole";
        },
      },
    },
  ],
  [
    {
      name: "statuses in capitals, with spaces that do not break",
      harm: rewritten(
        "CC_Protocol",
        "Statut",
        (value) => ` ${String(value).toUpperCase().replace(/ /g, "\u00a0")} `,
      ),
    },
    {
      name: "amounts that became formulas",
      harm: rewritten("CC_Committees", "Solde", (value) => `=${String(value)}*1`),
    },
  ],
  [
    {
      name: "parameters sorted by name",
      harm: inTable("CC_Parameters", ({ sort }) => sort.apply([{ key: 0, ascending: true }])),
    },
    {
      name: "the grid sorted by colour",
      harm: inTable("CC_Grid", ({ sort }) => sort.apply([{ key: 3, ascending: true }])),
    },
    {
      name: "a blank row between parameters",
      harm: inTable("CC_Parameters", ({ rows }) => rows.add(3, undefined)),
    },
  ],
  [
    {
      name: "a row of the protocol hidden by hand",
      harm: inTable("CC_Protocol", (each) => {
        each.getDataBodyRange().getRow(1).rowHidden = true;
      }),
    },
    {
      name: "panes frozen elsewhere",
      harm: onSheet("Clients", ({ freezePanes }) => freezePanes.freezeRows(1)),
    },
    {
      name: "conditional formats cleared",
      harm: onSheet("Clients", (sheet) => sheet.getRange().conditionalFormats.clearAll()),
    },
    {
      name: "a calculated column of their own",
      harm: inTable("CC_Clients", ({ columns }) => {
        columns.add(undefined, undefined, "Part").getDataBodyRange().getCell(0, 0).formulas = [["=1+1"]];
      }),
    },
  ],
  [{ name: "the workbook's language changed", harm: typed("CC_Parameters", "Valeur", 0, "English") }],
];
