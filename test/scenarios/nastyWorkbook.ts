import { dayOf } from "../../src/domain/basis/day";
import type { Cents } from "../../src/domain/basis/money";
import { ensureCell } from "../simulator/cells";
import type { Scalar, SheetModel, WorkbookModel } from "../simulator/model";
import { addSheet, newWorkbook, putNumberFormat, putValues, sheetNamed } from "../simulator/workbook";
import { formatDownToTheEnd, protectSheet } from "./badWorkbooks";

/** What a careful reader finds in the nasty workbook. */
export interface NastyTruth {
  /** Sheet that holds the receivables, and its one-based row of headings. */
  readonly sheet: string;
  readonly headerRow: number;
  readonly rowsRead: number;
  /** Sum of the rows that can be read; the rejected ones have no readable amount. */
  readonly balance: Cents;
  readonly clients: number;
  /** Cells that cannot be understood, in A1. */
  readonly rejected: readonly string[];
}

export const NASTY_SHEET = "Extraction compta (2)";
const HEADER_ROW = 9;
const HEADINGS = [
  "Code tiers",
  "Tiers",
  "Réf.",
  "Date document",
  "Date d'échéance",
  "Montant facture",
  "Restant dû",
  "Commentaire recouvrement",
];
const LONG_NAME = "Société coopérative agricole et vinicole des producteurs réunis ".repeat(5).trim();
const NOT_AVAILABLE: Scalar = { error: "#N/A" };

type Row = readonly Scalar[];

const DUE = dayOf(2025, 12, 31);
const LATE = dayOf(2025, 10, 15);

/** Rows as they stand; null stands for a blank row. */
const ROWS: readonly (Row | null)[] = [
  ["00123", "Cave de Saint-Orvain", "FA-001", dayOf(2025, 11, 3), DUE, 1_000, 1_000, ""],
  [123, "CAVE DE SAINT ORVAIN", "FA-002", "04/11/2025", "31/12/2025", 2_500.5, "2\u202f500,50", ""],
  null,
  ["=HYPERLINK", "=1+1", "FA-003", dayOf(2025, 9, 1), LATE, 300, 300, '=HYPERLINK("http://exemple.invalid")'],
  ["+33", "+33 Distribution", "FA-004", dayOf(2025, 9, 2), LATE, 400, "400,00 €", "+1 relance"],
  ["-12", "-12 degrés Glaces", "FA-005", dayOf(2025, 9, 3), LATE, 500, 500, "-"],
  ["@lias", "@lias Verre", "FA-006", dayOf(2025, 9, 4), LATE, 600, 600, "@Nadia : rappeler"],
  null,
  null,
  HEADINGS,
  ["00777", LONG_NAME, "FA-007", dayOf(2025, 12, 1), dayOf(2026, 1, 30), 70_000, 70_000, "x".repeat(4_000)],
  ["00888", "Verre d'Ailleurs", "FA-008", dayOf(2025, 12, 2), dayOf(2026, 1, 31), 800, NOT_AVAILABLE, ""],
  ["00888", "Verre d'Ailleurs", "FA-009", dayOf(2025, 12, 3), dayOf(2026, 1, 31), 900, "à voir", ""],
  ["00888", "Verre d'Ailleurs", "AV-001", dayOf(2025, 12, 4), dayOf(2025, 12, 4), -120.25, "120,25-", ""],
  ["00888", "Verre d'Ailleurs", "FA-010", dayOf(2025, 12, 5), dayOf(2026, 1, 31), 1_300, "1 300,00", ""],
];

/**
 * Receivables that can be read, amid all that a shared workbook gathers in ten years: merged titles,
 * blank rows, a second row of headings, text numbers, error cells, text that looks like formulas,
 * very long names, a filter that hides rows, hidden, very hidden and protected sheets, a hidden
 * column that matters, and a format down to the last row.
 */
export function nastyWorkbook(): { workbook: WorkbookModel; truth: NastyTruth } {
  const workbook = newWorkbook("COMITE v12 DEF (2) - copie.xlsx", ["Lisez-moi", NASTY_SHEET]);
  putValues(sheetNamed(workbook, "Lisez-moi"), "A1", [["Ne rien modifier sans prévenir Nadia."]]);
  const sheet = sheetNamed(workbook, NASTY_SHEET);
  writeTitles(sheet);
  writeRows(sheet);
  filterOutBlankRemarks(sheet);
  sheet.columns.set(6, { width: 12, hidden: true, outlineLevel: 0 });
  formatDownToTheEnd(sheet);
  addHiddenSheets(workbook);
  return { workbook, truth: truth() };
}

function writeTitles(sheet: SheetModel): void {
  putValues(sheet, "A2", [["EXTRACTION COMPTES CLIENTS"], ["Situation arrêtée au 14/01/2026"]]);
  sheet.merges.push({ top: 1, left: 0, rows: 1, columns: 8 }, { top: 2, left: 0, rows: 1, columns: 8 });
  putValues(sheet, "A5", [
    ["Filtre : tous agents"],
    ["Légende : rouge = litige, bleu = vu avec le commercial"],
  ]);
  putValues(sheet, `A${HEADER_ROW}`, [HEADINGS]);
}

/** The values are put in as they stand: "=1+1" is a text that somebody typed with an apostrophe. */
function writeRows(sheet: SheetModel): void {
  ROWS.forEach((row, index) => {
    if (row === null) return;
    putValues(sheet, `A${HEADER_ROW + 1 + index}`, [row.map((value) => (value === "" ? null : value))]);
  });
  putNumberFormat(sheet, `D${HEADER_ROW + 1}:E${HEADER_ROW + ROWS.length}`, "dd/mm/yyyy");
  ensureCell(sheet, HEADER_ROW + 5, 1).style = { fontColor: "#FF0000", strikethrough: true };
}

/** The filter is on and shows only rows with a remark: the others are hidden, and count all the same. */
function filterOutBlankRemarks(sheet: SheetModel): void {
  sheet.autoFilter = {
    area: { top: HEADER_ROW - 1, left: 0, rows: ROWS.length + 1, columns: HEADINGS.length },
    criteria: [{ column: 7, criteria: { filterOn: "Custom", criterion1: "<>" } }],
  };
  ROWS.forEach((row, index) => {
    const remark = row?.[7] ?? "";
    if (remark !== "") return;
    sheet.rowInfo.set(HEADER_ROW + index, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
  });
}

function addHiddenSheets(workbook: WorkbookModel): void {
  const old = addSheet(workbook, "Balance 2019");
  old.visibility = "Hidden";
  putValues(old, "A1", [
    ["Balance âgée clients arrêtée au 31/12/2019"],
    ["Code client", "Raison sociale", "Non échu", "1-30 j", "31-60 j", "61-90 j", "> 90 j", "Solde"],
    ["00123", "Cave de Saint-Orvain", 500, 0, 0, 0, 0, 500],
    ["00999", "Verrerie d'antan", 0, 0, 0, 0, 2_000, 2_000],
  ]);
  const parameters = addSheet(workbook, "_param");
  parameters.visibility = "VeryHidden";
  putValues(parameters, "A1", [
    ["version", 12],
    ["serveur", "(néant)"],
  ]);
  const tariff = addSheet(workbook, "Barème");
  putValues(tariff, "A1", [
    ["Tranche", "Remise"],
    ["> 10 000 €", 0.02],
  ]);
  protectSheet(workbook, "Barème", "secret");
}

/** Two amounts cannot be read (#N/A and "à voir"); client 123 is written in two ways. */
function truth(): NastyTruth {
  const amounts = [1_000_00, 2_500_50, 300_00, 400_00, 500_00, 600_00, 70_000_00, -120_25, 1_300_00];
  return {
    sheet: NASTY_SHEET,
    headerRow: HEADER_ROW,
    rowsRead: amounts.length,
    balance: amounts.reduce((sum, amount) => sum + amount, 0),
    clients: 7,
    rejected: [`'${NASTY_SHEET}'!G21`, `'${NASTY_SHEET}'!G22`],
  };
}
