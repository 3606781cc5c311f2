import { dayOf } from "../../domain/basis/day";
import { daySaid, type DaySaid } from "./referenceDate";

function dayOfSheet(title: string, foot: string): number | null {
  return saidOf(title, foot)?.day ?? null;
}

function saidOf(title: string, foot: string, sheet = "Datos"): DaySaid | null {
  const table = [
    ["Cliente", "Vencimiento", "Saldo"],
    ["Alpha", "05/01/2026", 10],
  ];
  const values = [[title], ...table, [""], [foot]];
  const grid = { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
  return daySaid({ grid, headerIndex: 1 }, "dmy");
}

const TEXTS = [
  "Datos extraídos el 31/03/2026",
  "Saldos a fin de marzo de 2026",
  "Chiusura marzo 2026",
  "Estratto il 31/03/2026",
  "Saldi al 31.03.2026",
  "Maandafsluiting maart 2026",
  "Saldi per 31.03.2026",
  "Dati aggiornati al 31/03/2026",
  "Bijgewerkt t/m 31-03-2026",
  "Boekperiode maart 2026",
  "Fecho de março de 2026",
  "Situação a 31/03/2026",
  "Posição em 31 de março de 2026",
];

test.each(TEXTS)("%s dates the figures above the table and below it", (text) => {
  expect([dayOfSheet(text, ""), dayOfSheet("", text)]).toEqual([dayOf(2026, 3, 31), dayOf(2026, 3, 31)]);
});

test.each(["Próximo pago el 15/04/2026", "Rev. 2026", "Factura 03/2026"])("%s below it does not", (text) => {
  expect(dayOfSheet("", text)).toBeNull();
});

const NOVEMBER = dayOf(2025, 11, 30);

test("what stands below alone is told with its row, what stands above wins", () => {
  const foot = "Balance au 30 novembre 2025";
  expect(saidOf("", foot)).toEqual({ day: NOVEMBER, row: 4, isPrinting: false });
  expect(saidOf("Créances au 31/12/2025", foot)).toEqual({ day: dayOf(2025, 12, 31), row: null });
  expect(saidOf("Impayés de novembre", foot, "S48")?.day).toBe(NOVEMBER);
});

test.each([
  ["", "Décembre 2025"],
  ["", "Export 2025-12"],
  ["", "export_202512"],
  ["", "OP Dez. 25"],
  ["", "Impayés S50"],
  ["Mahnlauf Dezember", "Liste"],
  ["Solleciti dicembre 2025", "Foglio1"],
  ["Aged debt review - week 51", "Data"],
])(
  "a day below is not taken where the title “%s” or the name “%s” speaks of another time",
  (title, sheet) => {
    expect(saidOf(title, "Balance au 30 novembre 2025", sheet)).toBeNull();
  },
);

test("the day of printing above does not stand against that of the figures below, nor the other way round", () => {
  expect(saidOf("Édité le 05/01/2026", "Balance au 31/12/2025")).toBeNull();
  expect(saidOf("Balance au 31/12/2025", "Édité le 05/01/2026")?.day).toBe(dayOf(2025, 12, 31));
  expect(saidOf("Édité le 05/01/2026", "Imprimé le 06/01/2026")?.day).toBe(dayOf(2026, 1, 5));
});
