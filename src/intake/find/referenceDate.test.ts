import { dayOf } from "../../domain/basis/day";
import { referenceDateOf } from "./referenceDate";

function dayOfSheet(title: string, foot: string): number | null {
  const table = [
    ["Cliente", "Vencimiento", "Saldo"],
    ["Alpha", "05/01/2026", 10],
  ];
  const values = [[title], ...table, [""], [foot]];
  const grid = { sheet: "Datos", hidden: false, firstRow: 0, firstColumn: 0, values };
  return referenceDateOf({ grid, headerIndex: 1 }, "dmy");
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
