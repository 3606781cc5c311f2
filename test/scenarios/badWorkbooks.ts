import { dayOf } from "../../src/domain/basis/day";
import { ensureCell } from "../simulator/cells";
import type { Scalar, SheetModel, WorkbookModel } from "../simulator/model";
import {
  addSheet,
  newWorkbook,
  putNumberFormat,
  putTable,
  putValues,
  sheetNamed,
  tableNamed,
} from "../simulator/workbook";

/**
 * Workbooks that the committee must refuse, or must not harm: each is a person's real mistake.
 * All are built afresh, so that a test may change what it gets.
 */

const DATE = "dd/mm/yyyy";

/** A workbook nobody typed in. */
export function emptyWorkbook(): WorkbookModel {
  return newWorkbook("Classeur1.xlsx", ["Feuil1"]);
}

/** Formats everywhere, not one value: the used range is not empty, the sheet is. */
export function formattedButEmptyWorkbook(): WorkbookModel {
  const workbook = newWorkbook("Modèle.xlsx", ["Feuil1", "Feuil2"]);
  const sheet = sheetNamed(workbook, "Feuil1");
  for (let row = 0; row < 40; row++) {
    for (let column = 0; column < 8; column++) {
      ensureCell(sheet, row, column).style = { fill: "#DDEBF7", bold: row === 0 };
    }
  }
  return workbook;
}

/** The team's jottings and nothing else. */
export function notesOnlyWorkbook(): WorkbookModel {
  const workbook = newWorkbook("Notes.xlsx", ["Notes"]);
  const sheet = sheetNamed(workbook, "Notes");
  putValues(sheet, "B2", [["BLOC-NOTES – NE PAS SUPPRIMER"]]);
  sheet.merges.push({ top: 1, left: 1, rows: 2, columns: 5 });
  putValues(sheet, "B5", [
    ["À faire", null, "Téléphones"],
    ["Rappeler Garonnais, 60 k€ promis le 16", null, "Assureur : 01 99 00 41 17"],
    ["Relevé Aumerlin envoyé", null, "Mandataire : 06 39 98 75 10"],
    ["Congés : Nadia du 19 au 23"],
  ]);
  return workbook;
}

/** Invoiced lines by article: clients, dates and amounts, but nothing that says what is unpaid. */
export function salesListWorkbook(): WorkbookModel {
  const workbook = newWorkbook("Ventes janvier.xlsx", ["Ventes"]);
  const sheet = sheetNamed(workbook, "Ventes");
  putValues(sheet, "A1", [["Statistiques de ventes – janvier 2026"]]);
  putValues(sheet, "A3", [
    ["Date", "N° facture", "Client", "Article", "Désignation", "Quantité", "Prix unitaire HT", "Montant HT"],
    ...Array.from({ length: 60 }, (_, line): Scalar[] => {
      const quantity = 600 + 24 * (line % 17);
      const price = 0.18 + (line % 9) / 100;
      return [
        dayOf(2026, 1, 2 + (line % 12)),
        `FA26-${String(1000 + line)}`,
        ["Cave de Saint-Orvain", "Distillerie Ondrevaux", "Bocaux de Maurelande"][line % 3] ?? "",
        `BT${String(200 + (line % 6))}`,
        "Bouteille bordelaise 75 cl",
        quantity,
        price,
        Math.round(quantity * price * 100) / 100,
      ];
    }),
  ]);
  putNumberFormat(sheet, "A4:A63", DATE);
  return workbook;
}

/** A bank's statement: dates, labels, debits, credits and a running balance. */
export function bankStatementWorkbook(): WorkbookModel {
  const workbook = newWorkbook("Relevé.xlsx", ["Relevé de compte"]);
  const sheet = sheetNamed(workbook, "Relevé de compte");
  putValues(sheet, "A1", [
    ["Compte courant professionnel n° 00000 00000"],
    ["Relevé du 01/01/2026 au 14/01/2026"],
  ]);
  let balance = 125_000_00;
  const lines = Array.from({ length: 45 }, (_, line): Scalar[] => {
    const amount = (line % 3 === 0 ? -1 : 1) * (1_200_00 + line * 137_45);
    balance += amount;
    return [
      dayOf(2026, 1, 2 + (line % 12)),
      dayOf(2026, 1, 3 + (line % 12)),
      amount < 0 ? "PRLV ÉNERGIE FOURS" : "VIR SEPA RECU CAVE DE SAINT-ORVAIN",
      amount < 0 ? -amount / 100 : null,
      amount < 0 ? null : amount / 100,
      balance / 100,
    ];
  });
  putValues(sheet, "A4", [
    ["Date opération", "Date valeur", "Libellé", "Débit", "Crédit", "Solde"],
    ...lines,
  ]);
  putNumberFormat(sheet, "A5:B49", DATE);
  return workbook;
}

/** Eight open items of four clients, as plain as can be, of Wednesday 14 January 2026. */
export function plainReceivablesWorkbook(): WorkbookModel {
  const workbook = newWorkbook("Comité.xlsx", ["Pièces ouvertes"]);
  const sheet = sheetNamed(workbook, "Pièces ouvertes");
  putValues(sheet, "A1", [["Pièces ouvertes arrêtées au 14/01/2026"]]);
  putValues(sheet, "A3", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû"],
    ["0410155", "Domaines Montauzelle", "FA25-0101", dayOf(2025, 11, 3), dayOf(2026, 1, 2), 18_250.4],
    ["0410155", "Domaines Montauzelle", "FA25-0160", dayOf(2025, 12, 8), dayOf(2026, 2, 6), 9_310],
    [
      "0410232",
      "Sauces et épices Pondrevert",
      "FA25-0087",
      dayOf(2025, 8, 28),
      dayOf(2025, 10, 27),
      41_002.15,
    ],
    [
      "0410232",
      "Sauces et épices Pondrevert",
      "AV25-0012",
      dayOf(2025, 12, 1),
      dayOf(2025, 12, 1),
      -1_200.55,
    ],
    ["0410243", "Emballages Lacaze-Morin", "FA26-0004", dayOf(2026, 1, 5), dayOf(2026, 3, 6), 62_480],
    ["0410243", "Emballages Lacaze-Morin", "FA25-0171", dayOf(2025, 12, 15), dayOf(2026, 2, 13), 55_900.9],
    ["0410254", "Pharmacie Thérambelle", "FA25-0002", dayOf(2025, 6, 2), dayOf(2025, 8, 1), 88_000],
    ["0410254", "Pharmacie Thérambelle", "FA25-0190", dayOf(2025, 12, 22), dayOf(2026, 2, 20), 12_745.05],
  ]);
  putNumberFormat(sheet, "D4:E11", DATE);
  return workbook;
}

/** Adds a sheet of the team's own that bears the name of ours, e.g. an address book named *Clients*. */
export function addForeignSheet(workbook: WorkbookModel, name: string): SheetModel {
  const sheet = addSheet(workbook, name);
  putValues(sheet, "A1", [
    ["Carnet d'adresses"],
    [],
    ["Nom", "Ville", "Téléphone"],
    ["Mme Ravel", "Montcarvel", "05 36 49 33 62"],
    ["M. Tillac", "Brasselune", "04 65 71 20 08"],
  ]);
  return sheet;
}

/** Receivables beside a sheet of the team's own that holds a native table with the name of one of ours. */
export function workbookWithForeignTable(tableName: string): WorkbookModel {
  const workbook = plainReceivablesWorkbook();
  const sheet = addSheet(workbook, "Tournées");
  putValues(sheet, "B2", [
    ["Tournée", "Jour", "Chauffeur"],
    ["Nord", "lundi", "Karim"],
    ["Ouest", "mardi", "Maud"],
  ]);
  putTable(workbook, sheet, tableName, "B2:D4");
  return workbook;
}

/** Receivables in a file opened read-only. */
export function readOnlyWorkbook(): WorkbookModel {
  return { ...plainReceivablesWorkbook(), readOnly: true };
}

/** Puts a sheet under protection, as a colleague does by Review › Protect Sheet. */
export function protectSheet(workbook: WorkbookModel, name: string, password: string | null = null): void {
  sheetNamed(workbook, name).protection = { protected: true, password, options: {} };
}

/** Types another heading over a column of a native table. Throws when the column is not there. */
export function renameTableColumn(
  workbook: WorkbookModel,
  tableName: string,
  from: string,
  to: string,
): void {
  const table = tableNamed(workbook, tableName);
  const index = table.columns.findIndex(({ name }) => name === from);
  const column = table.columns[index];
  const sheet = workbook.sheets.find(({ tables }) => tables.includes(table));
  if (column === undefined || sheet === undefined) throw new Error(`${tableName} has no column ${from}`);
  column.name = to;
  ensureCell(sheet, table.area.top, table.area.left + index).value = to;
}

/**
 * A grey background down to row 1 048 500, as a click on the row headings gives. The model keeps one
 * cell for it: the used range is as long as Excel's, the memory is not.
 */
export function formatDownToTheEnd(sheet: SheetModel): void {
  ensureCell(sheet, 1_048_499, 8).style = { fill: "#F2F2F2" };
}
