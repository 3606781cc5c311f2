import { dayOf } from "../../domain/basis/day";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const NOVEMBER = dayOf(2025, 11, 30);

type Row = readonly CellValue[];

const LINES: readonly Row[] = [
  ["Alpha", 1_000, 400, 300, 200, 100],
  ["Bravo", 500, 500, 0, 0, 0],
  ["Charlie", 700, 0, 0, 700, 0],
  ["Delta", 90, 0, 0, 0, 90],
];

function read(headings: Row, { lines = LINES, sheet = "Export", day = null as number | null } = {}) {
  const values = [headings, ...lines].map((row) => [...row]);
  return readWorkbook([{ sheet, hidden: false, firstRow: 0, firstColumn: 0, values }], {
    referenceDate: day,
  });
}

/** In units: not due, then by days late. */
function agesOf({ agedBalance }: Intake): readonly number[] {
  return AGEING_PARTS.map((part) => agedBalance.reduce((sum, line) => sum + line[part], 0) / 100);
}

const BY_MONTH = [0, 900, 300, 900, 190, 0, 0];

test.each<[Row]>([
  [["Client", "Total", "nov-25", "oct-25", "sept-25", "août-25 et avant"]],
  [["Customer", "Total due", "Nov 2025", "Oct 2025", "Sep 2025", "Before Sep 2025"]],
  [["Kunde", "Saldo", "Nov. 25", "Okt. 25", "Sep. 25", "August 25 und früher"]],
  [["Cliente", "Saldo", "nov 2025", "ott 2025", "set 2025", "ago 2025 e precedenti"]],
  [["Klant", "Openstaand", "nov-25", "okt-25", "sep-25", "aug-25 en ouder"]],
  [["Client", "Encours", "11/2025", "10/2025", "09/2025", "≤ 08/2025"]],
  [["Client", "Solde", "Novembre", "Octobre", "Septembre", "Antérieur"]],
])("months of what is owed, %j, wait for the day of the figures and follow it", async (headings) => {
  const untold = await read(headings);
  expect(untold.sources.map(({ kind, referenceDate }) => [kind, referenceDate])).toEqual([
    ["aged-balance", null],
  ]);
  expect(agesOf(await read(headings, { day: NOVEMBER }))).toEqual(BY_MONTH);
  expect(agesOf(await read(headings, { day: NOVEMBER + 31 }))).toEqual([0, 0, 900, 300, 900, 190, 0]);
});

test("several months and quarters are ranges, from their first day on", async () => {
  const months = ["Client", "Solde", "nov-25", "sept-oct 25", "juil. à août 25", "avant juil. 25"];
  expect(agesOf(await read(months, { day: NOVEMBER }))).toEqual([0, 900, 300, 0, 900, 190, 0]);
  const quarters = ["Client", "Solde", "T4 2025", "T3 2025", "T2 2025", "Avant"];
  expect(agesOf(await read(quarters, { day: dayOf(2025, 12, 31) }))).toEqual([0, 900, 0, 0, 300, 1_090, 0]);
});

test("months to come are not due", async () => {
  const headings = ["Client", "Total dû", "Échu", "déc-25", "janv-26", "févr-26 et après"];
  for (const day of [NOVEMBER, null]) {
    const intake = await read(headings, { lines: LINES.slice(0, 2), day });
    expect(agesOf(intake)).toEqual([600, 900, 0, 0, 0, 0, 0]);
  }
});

test.each([
  ["a total of sales", ["Client", "CA total", "sept-25", "oct-25", "nov-25", "déc-25"], "Feuil1"],
  ["sales without end", ["Client", "Total", "2024 et avant", "oct-25", "nov-25", "déc-25"], "Ventes"],
  ["a balance that is no sum of them", ["Client", "Encours", "sept-25", "oct-25", "nov-25"], "Clients"],
])("%s beside months: they are still sales", async (_, headings, sheet) => {
  const intake = await read(headings, { lines: LINES.map((row) => row.slice(0, headings.length)), sheet });
  expect(intake.sources.map(({ kind }) => kind)).toEqual(["sales"]);
});
