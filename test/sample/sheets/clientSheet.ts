import type { CellValue, Workbook, Worksheet } from "@cj-tech-master/excelts";
import { dateOf } from "../../../src/domain/basis/day";
import { toUnits, type Cents } from "../../../src/domain/basis/money";
import { frenchDate } from "../calendar";
import type { SampleClient } from "../clients";
import type { Portfolio } from "../portfolio";
import { DATE, fill, GRID, setUpPrinting, setWidths, WHOLE, writeHeadings, writeTitle } from "./look";

export const CLIENT_SHEET = "Fiches clients";
export const CLIENT_HEADER_ROW = 3;

const HEADINGS = [
  "Code client",
  "Raison sociale",
  "Groupe",
  "Secteur",
  "Commercial",
  "Conditions de règlement",
  "Encours autorisé",
  "Organisme de cotation",
  "Cote",
  "Date de la cote",
  "Procédure collective",
  "CA TTC 12 mois",
];
const HEADER_LOOK = { background: "7B2C5E", colour: "FFFFFF", height: 30 };
const FORMATS: Readonly<Record<number, string>> = { 7: WHOLE, 10: DATE, 12: WHOLE };

const TRADES: Readonly<Record<SampleClient["trade"], string>> = {
  spirits: "Spiritueux",
  wine: "Vins et cidres",
  beer: "Bières et eaux",
  preserves: "Confitures et conserves",
  condiments: "Condiments",
  perfume: "Parfumerie",
  pharmacy: "Pharmacie",
  wholesale: "Négoce",
  export: "Export",
};

/** The clients' own data: group, salesperson, terms, the house's credit limit, rating. */
export function addClientSheet(workbook: Workbook, { ledgers, referenceDate }: Portfolio): void {
  const sheet = workbook.addWorksheet(CLIENT_SHEET, {
    views: [{ state: "frozen", xSplit: 2, ySplit: CLIENT_HEADER_ROW }],
  });
  setWidths(sheet, [11, 46, 28, 24, 18, 23, 17, 20, 8, 16, 24, 16]);
  writeTitle(
    sheet.getCell("A1"),
    `Fichier clients (extraction du ${frenchDate(referenceDate - 2)})`,
    12,
    "7B2C5E",
  );
  writeHeadings(sheet, CLIENT_HEADER_ROW, HEADINGS, HEADER_LOOK);
  const sorted = [...ledgers].sort((a, b) => a.client.name.localeCompare(b.client.name, "fr"));
  sorted.forEach(({ client, monthlySales }, index) => {
    const turnover = monthlySales.slice(-12).reduce((sum, amount) => sum + amount, 0);
    writeClient(sheet, CLIENT_HEADER_ROW + 1 + index, client, turnover);
  });
  sheet.autoFilter = `A${CLIENT_HEADER_ROW}:L${CLIENT_HEADER_ROW + sorted.length}`;
  setUpPrinting(sheet, `${CLIENT_HEADER_ROW}:${CLIENT_HEADER_ROW}`);
}

function writeClient(sheet: Worksheet, row: number, client: SampleClient, turnover: Cents): void {
  const { rating } = client;
  const values: CellValue[] = [
    client.code,
    client.name,
    client.group === "" ? null : client.group,
    TRADES[client.trade],
    client.salesperson,
    client.terms.label,
    houseLimit(turnover, client),
    rating?.provider ?? null,
    rating?.value ?? null,
    rating === null ? null : new Date(dateOf(rating.date).getTime()),
    client.insolvency === "" ? null : client.insolvency,
    toUnits(turnover),
  ];
  values.forEach((value, offset) => {
    const cell = sheet.getCell(row, offset + 1);
    cell.value = value;
    cell.font = { name: "Calibri", size: 10 };
    cell.border = GRID;
    const format = FORMATS[offset + 1];
    if (format !== undefined) cell.numFmt = format;
  });
  sheet.getCell(row, 9).alignment = { horizontal: "center" };
  if (client.insolvency !== "") sheet.getCell(row, 11).fill = fill("FF7C80");
}

/** What the house allows itself: a fifth of the year's sales, in units rounded to 5 000 €. */
function houseLimit(turnover: Cents, { behaviour }: SampleClient): number {
  const share = behaviour === "distressed" ? 0.05 : 0.2;
  return Math.max(5_000, Math.ceil((toUnits(turnover) * share) / 5_000) * 5_000);
}
