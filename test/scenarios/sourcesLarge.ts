import { listSheets } from "../../src/excel/host/readSheets";
import { readSheets } from "../../src/committee/port/readSheets";
import { openItemsMatrix } from "../sample/portfolio";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { openCommittee, patience } from "./openCommittee";

const COLUMNS = 20;
const MOST_BYTES = 5_000_000;

/** Expects so many open items of 20 columns to be read in answers under 5 MB, and nothing beyond them. */
export async function expectReadWhole(items: number): Promise<void> {
  const model = newWorkbook("Export.xlsx", ["Accueil"]);
  const rows = openItemsMatrix(items, 7).map((row) =>
    Array.from({ length: COLUMNS }, (_, column) => row[column] ?? `texte ${column}`),
  );
  putValues(addSheet(model, "Pièces ouvertes"), "C3", rows);
  const committee = await openCommittee(model);
  try {
    const { meters } = committee.excel;
    const extents = await committee.session.run((workbook) => listSheets(workbook));
    meters.reset();
    const task = patience();
    const [grid] = await readSheets(
      committee.session,
      extents.filter(({ used }) => used !== null),
      task,
    );
    expect([grid?.firstRow, grid?.firstColumn]).toEqual([2, 2]);
    expect(grid?.values).toHaveLength(rows.length);
    // The formats of the first sixteen rows come with their values.
    expect(meters.cellsRead).toBe((rows.length + 16) * COLUMNS);
    expect(meters.largestResponse).toBeLessThan(MOST_BYTES);
    expect(meters.largestRequest).toBeLessThan(MOST_BYTES);
    expect(task.steps.at(-1)).toEqual({ step: "reading", done: 1 });
  } finally {
    committee.close();
  }
}
