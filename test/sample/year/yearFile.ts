import { saveXlsx, type SavedWorkbook } from "../../simulator/files/saveXlsx";
import { COMMITTEES_HELD, committeeDay, figuresDay } from "./calendar";
import { eveOf, holdCommittee, openYear, type Year } from "./holdCommittee";
import { dressExport } from "./pasteExport";
import { portfolioOn } from "./yearPortfolio";

/**
 * The workbook after a year of committees. The same bytes whenever it is made.
 * @param onHeld hears of each committee once it is held.
 */
export async function yearFile(onHeld: (number: number) => void): Promise<SavedWorkbook> {
  const year = await openYear();
  try {
    for (let number = 1; number <= COMMITTEES_HELD; number++) {
      await holdCommittee(year, number);
      onHeld(number);
    }
    await eveOf(year, COMMITTEES_HELD + 1);
    return await fileOnEve(year, COMMITTEES_HELD + 1);
  } finally {
    year.committee.close();
  }
}

/**
 * The year's workbook as a file, on the eve of a committee: its figures are analysed, its agenda is not
 * prepared yet.
 */
export async function fileOnEve({ committee, books }: Year, number: number): Promise<SavedWorkbook> {
  const { model, actions } = committee;
  await dressExport(model, portfolioOn(books, figuresDay(committeeDay(number))));
  await actions.workbook.showSheet("clients");
  return saveXlsx(model);
}
