import { Workbook } from "@cj-tech-master/excelts";
import { dateOf } from "../../src/domain/basis/day";
import { samplePortfolio, type Portfolio } from "./portfolio";
import { addAgedBalanceSheet } from "./sheets/agedBalanceSheet";
import { addClientSheet } from "./sheets/clientSheet";
import { addCoverSheet } from "./sheets/coverSheet";
import { addNotesSheet } from "./sheets/notesSheet";
import { addOpenItemsSheet } from "./sheets/openItemsSheet";
import { addSalesSheet } from "./sheets/salesSheet";

/** When the file says it was saved, the morning after its figures: no clock is read, so that every build is the same. */
function savedOn({ referenceDate }: Portfolio): Date {
  return new Date(dateOf(referenceDate + 1).getTime() + 8 * HOUR_MS);
}

const HOUR_MS = 3_600_000;

/** The sample workbook of a portfolio, one sheet per source and the team's notes. */
function sampleWorkbook(portfolio: Portfolio = samplePortfolio()): Workbook {
  const workbook = sourcesWorkbook(portfolio);
  addNotesSheet(workbook);
  return workbook;
}

/** What the finance team exports of a portfolio: one sheet per source. */
export function sourcesWorkbook(portfolio: Portfolio): Workbook {
  const workbook = new Workbook();
  workbook.creator = "Comptabilité clients";
  workbook.lastModifiedBy = "Comptabilité clients";
  workbook.created = savedOn(portfolio);
  workbook.modified = savedOn(portfolio);
  workbook.company = "Verreries de Brasselune SAS (société imaginaire)";
  workbook.title = "Comité crédit : exemple";
  addAgedBalanceSheet(workbook, portfolio);
  addOpenItemsSheet(workbook, portfolio);
  addCoverSheet(workbook, portfolio);
  addClientSheet(workbook, portfolio);
  addSalesSheet(workbook, portfolio);
  return workbook;
}

/** The `.xlsx` file, byte for byte the same for the same portfolio. */
export function sampleFile(portfolio: Portfolio = samplePortfolio()): Promise<Uint8Array> {
  return fileOf(sampleWorkbook(portfolio));
}

/** The same of the exports alone, without the team's notes. */
export function sourcesFile(portfolio: Portfolio): Promise<Uint8Array> {
  return fileOf(sourcesWorkbook(portfolio));
}

async function fileOf(workbook: Workbook): Promise<Uint8Array> {
  // Zip entries keep local time: the same clock face in every time zone, and no UTC field beside it.
  const zip = { modTime: new Date(2026, 0, 15, 8, 0), timestamps: "dos" } as const;
  return workbook.xlsx.writeBuffer({ zip });
}
