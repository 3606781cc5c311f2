import { dayOf } from "../../src/domain/basis/day";
import { openItemsMatrix } from "../sample/portfolio";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const REQUEST = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;
const ITEMS = 300;

/** A list, and a sheet whose last note stands so far below that it is as long as a list would be. */
async function withRows(rows: number): Promise<OpenCommittee> {
  const model = newWorkbook("grand.xlsx", []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", openItemsMatrix(ITEMS, 3));
  const notes = addSheet(model, "Notes");
  putValues(notes, "A1", [["début"]]);
  putValues(notes, `A${rows - ITEMS - 1}`, [["fin"]]);
  return openCommittee(model);
}

test("more rows than are tried are said before any is read, and are read where that is accepted", async () => {
  const committee = await withRows(500_001);
  const { actions, excel } = committee;
  await actions.sources.lookUp(patience());
  excel.meters.reset();
  await expect(actions.analysis.analyse(REQUEST, patience())).rejects.toMatchObject({
    code: "many-rows",
    values: { rows: 500_001, tried: 500_000 },
  });
  expect([...excel.meters.written]).toEqual([]);
  expect(excel.meters.bytesIn).toBeLessThan(60_000);
  const accepted = { ...REQUEST, isLargeAccepted: true } as const;
  expect((await actions.analysis.analyse(accepted, patience())).clients.length).toBeGreaterThan(0);
  committee.close();
});

test("as many rows as are tried are read without a word", async () => {
  const committee = await withRows(500_000);
  const { clients } = await committee.actions.analysis.analyse(REQUEST, patience());
  expect(clients.length).toBeGreaterThan(0);
  committee.close();
});
