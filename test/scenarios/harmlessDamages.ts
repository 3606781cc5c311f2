import { ensureCell } from "../simulator/cells";
import { sheetNamed } from "../simulator/workbook";
import { STEPS } from "./damagedWeek";
import { inTable, onSheet, typed, type Damage } from "./damages";

/** What people do to sheets without harm to anything, by kind: the week goes through with the same figures. */
export const HARMLESS: readonly (readonly Damage[])[] = [
  ["Clients", "Ordre du jour", "Compte rendu", "Protocole", "Paramètres", "Comités", "Pièces ouvertes"].map(
    (name): Damage => ({
      name: `a dot in the last column of ${name}`,
      harm: { inFile: (model) => void (ensureCell(sheetNamed(model, name), 0, 16_383).value = ".") },
    }),
  ),
  ["Ordre du jour", "Compte rendu", "Protocole", "Historique des clients"].map((name): Damage => ({
    name: `a dot in the last row of ${name}`,
    harm: { inFile: (model) => void (ensureCell(sheetNamed(model, name), 1_048_575, 0).value = ".") },
  })),
  ["Hidden", "VeryHidden"].flatMap((visibility) =>
    ["Clients", "Protocole", "Comités", "Paramètres"].map((name): Damage => ({
      name: `${name} ${visibility === "Hidden" ? "hidden" : "very hidden"}`,
      harm: onSheet(name, (worksheet) => {
        worksheet.visibility = visibility as Excel.SheetVisibility;
      }),
    })),
  ),
  ["Clients", "Ordre du jour", "Protocole", "Comités", "Historique des clients", "Paramètres"].map(
    (name): Damage => ({
      name: `${name} renamed and moved to the front`,
      harm: onSheet(name, (worksheet) => {
        worksheet.name = `${name} 2`.slice(0, 31);
        worksheet.position = 0;
      }),
    }),
  ),
  ["CC_Clients", "CC_Protocol", "CC_History", "CC_Committees", "CC_Parameters"].map((table): Damage => ({
    name: `a totals row on ${table}`,
    harm: inTable(table, (each) => {
      each.showTotals = true;
    }),
  })),
  ["CC_Clients", "CC_Protocol", "CC_History", "CC_Committees"].map((table): Damage => ({
    name: `a filter that hides every row of ${table}`,
    harm: inTable(table, ({ columns }) => columns.getItemAt(2).filter.applyValuesFilter(["nobody"])),
  })),
  ["CC_Clients", "CC_Protocol", "CC_History", "CC_Committees", "CC_Overrides"].map((table): Damage => ({
    name: `a column inserted inside ${table}`,
    harm: inTable(table, ({ columns }) => columns.add(1, undefined, "Mon avis")),
  })),
  [
    "Ordre du jour",
    "Compte rendu",
    "Clients",
    "Protocole",
    "Historique des clients",
    "Comités",
    "Paramètres",
  ].map((name): Damage => ({
    name: `a copy of ${name} beside it`,
    harm: onSheet(name, (worksheet) => worksheet.copy("After", worksheet)),
  })),
  ["Ordre du jour", "Compte rendu"].map((name): Damage => ({
    name: `the first rows of ${name} deleted, the name of its first cell with them`,
    harm: onSheet(name, (worksheet) => worksheet.getRange("1:3").delete("Up")),
  })),
  // What the figures are of is not known until the next analysis.
  [
    onSheet("Clients", (worksheet) => worksheet.getRange("A1:F1").merge()),
    onSheet("Clients", (worksheet) => worksheet.getRange("1:3").delete("Up")),
    { inExcel: ({ workbook }: Excel.RequestContext) => workbook.names.getItem("CC_ReferenceDate").delete() },
  ].map((harm, index): Damage => ({
    name: `the reference date of Clients lost (${["merged", "deleted", "nameless"][index] ?? ""})`,
    harm,
    steps: STEPS.filter((step) => step !== "home"),
  })),
  [{ name: "a status in the other language", harm: typed("CC_Protocol", "Statut", 0, "To do") }],
  [
    {
      name: "a client code typed as a number",
      harm: typed("CC_Protocol", "Code client", 0, 410003, "General"),
    },
  ],
];
