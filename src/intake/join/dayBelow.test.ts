import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const [NOVEMBER, DECEMBER] = [dayOf(2025, 11, 30), dayOf(2025, 12, 31)];

type Rows = readonly (readonly CellValue[])[];

function read(rows: Rows, sheet = "Clients", referenceDate: number | null = null): Promise<Intake> {
  const values = rows.map((row) => [...row, ...Array<CellValue>(5 - row.length).fill("")]);
  return readWorkbook([{ sheet, hidden: false, firstRow: 0, firstColumn: 0, values }], { referenceDate });
}

function items(latest: number, more: (due: number) => CellValue = (due) => due - 30): Rows {
  const dues = [NOVEMBER - 60, NOVEMBER - 20, latest + 30];
  return dues.map((due, row) => [`Maison ${row}`, `F${row}`, more(due), due, 100]);
}

const HEADINGS = ["Client", "N° facture", "Date facture", "Échéance", "Solde dû"];
const FOOT = ["Balance au 30 novembre 2025"];

test("a day that a row below alone tells is read and said with its cell, unless another is chosen", async () => {
  const rows = [HEADINGS, ...items(NOVEMBER), [], FOOT];
  const intake = await read(rows);
  expect(intake.referenceDate).toBe(NOVEMBER);
  expect(intake.warnings).toContainEqual({
    code: "day-below",
    values: { sheet: "Clients", address: "'Clients'!A6", day: "2025-11-30", text: FOOT[0] },
  });
  const chosen = await read(rows, "Clients", DECEMBER);
  expect(chosen.warnings.map(({ code }) => code)).not.toContain("day-below");
});

test("a day above is not told anew by what stands below", async () => {
  const intake = await read([["Créances au 31/12/2025"], HEADINGS, ...items(NOVEMBER), [], FOOT]);
  expect([intake.referenceDate, intake.warnings]).toEqual([DECEMBER, []]);
});

test("a row below is not believed against documents of a later day: the day is left to be asked", async () => {
  const intake = await read([HEADINGS, ...items(DECEMBER - 10), [], FOOT]);
  expect(intake.referenceDate).toBe(null);
  expect(intake.warnings).toEqual([
    {
      code: "day-below-doubted",
      values: {
        sheet: "Clients",
        address: "'Clients'!A6",
        day: "2025-11-30",
        text: FOOT[0],
        laterAddress: "'Clients'!C4",
        later: "2025-12-21",
      },
    },
  ]);
  const chosen = await read([HEADINGS, ...items(DECEMBER - 10), [], FOOT], "Clients", DECEMBER);
  expect(chosen.warnings.map(({ code }) => code)).not.toContain("day-below-doubted");
});

test("days late are counted to the day of the figures, whatever a row below says", async () => {
  const headings = ["Client", "N° facture", "Jours de retard", "Échéance", "Solde dû"];
  const intake = await read([headings, ...items(NOVEMBER, (due) => DECEMBER - due), [], FOOT]);
  expect([intake.referenceDate, intake.warnings]).toEqual([DECEMBER, []]);
});
