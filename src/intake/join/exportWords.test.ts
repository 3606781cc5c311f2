import { dayOf } from "../../domain/basis/day";
import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

type Values = readonly (readonly CellValue[])[];

function sheet(values: Values, name = "Export") {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet: name, hidden: false, firstRow: 0, firstColumn: 0, values: padded };
}

const read = (values: Values): Promise<Intake> => readWorkbook([sheet(values)], { referenceDate: DAY });

const sumOf = ({ openItems }: Intake): number => [...openItems].reduce((sum, { amount }) => sum + amount, 0);
const kindsOf = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

/** Four documents of three clients. */
const LINES: Values = [
  ["Talleres Soria", "V1", DAY - 81, DAY - 51, 400],
  ["Vidrios Palma", "V2", DAY - 50, DAY - 20, 700],
  ["Talleres Soria", "V3", DAY - 21, DAY + 9, 900],
  ["Maderas Vigo", "V4", DAY - 41, DAY - 11, 600],
];

const list = (open: string, lines: Values = LINES): Values => [
  ["Cliente", "Documento", "Fecha", "Vencimiento", open],
  ...lines,
];

test.each(["Saldo en moneda propia", "Saldo in eigen valuta", "Saldo in divisa propria"])(
  "« %s » is a balance in what the company counts in",
  async (heading) => {
    const intake = await read(list(heading));
    expect([sumOf(intake), kindsOf(intake)]).toEqual([260_000, []]);
  },
);

test.each([
  "Unidad: mil euros",
  "Unità di misura: mille euro",
  "Cijfers in duizendtallen",
  "Valores em milhares de euros",
])("« %s » says thousands", async (title) => {
  expect(sumOf(await read([[title], ...list("Saldo pendiente")]))).toBe(260_000_000);
});
