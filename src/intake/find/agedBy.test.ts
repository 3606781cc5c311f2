import { saidByInvoice } from "./agedBy";

function saidBy(title: string): boolean {
  const values = [[title], ["Client", "0-30", "31-60", "Total"], ["Alpha", 10, 20, 30]];
  const grid = { sheet: "Balance", hidden: false, firstRow: 0, firstColumn: 0, values };
  return saidByInvoice({ grid, headerIndex: 1 }) !== null;
}

test.each([
  "Ancienneté calculée sur la date de facture",
  "Ageing from invoice date",
  "Antigüedad por fecha de expedición",
  "Tramos contados desde la emisión de la factura",
  "Vejez según fecha contable",
  "Análisis por fecha de registro",
  "Età della fattura",
  "Giorni dall'emissione",
  "Analisi per data registrazione",
  "Leeftijd van de factuur",
  "Dagen sinds boekdatum",
  "Gerekend vanaf facturatie",
  "Criterio: fecha de emisión",
  "Envejecimiento según fecha de asiento",
  "Invecchiamento da data fattura",
  "Conteggio dal giorno di emissione",
  "Aantal dagen na facturering",
  "Dias desde a data da fatura",
])("%s says that ranges count from the invoices", (title) => {
  expect(saidBy(title)).toBe(true);
});

test.each([
  "Antigüedad por fecha de vencimiento",
  "Scadenzario per data di scadenza",
  "Ouderdom per vervaldatum",
  "Antigüedad de saldos, fecha de emisión: 31/03/2026",
  "Openstaande posten vanaf factuur 1001",
  "Antigüedad de las facturas pendientes",
  "Dagen te laat na vervaldatum",
])("%s says nothing of the kind", (title) => {
  expect(saidBy(title)).toBe(false);
});

test("the sheet's name and the headings of the ranges say it too", () => {
  const values = [
    ["Kunde", "0-30", "31-60", "> 60"],
    ["Alpha", 10, 20, 30],
  ];
  const grid = { sheet: "OP nach Rechnungsdatum", hidden: false, firstRow: 0, firstColumn: 0, values };
  expect(saidByInvoice({ grid, headerIndex: 0 })).toBe("OP nach Rechnungsdatum");
  const plain = { grid: { ...grid, sheet: "OP" }, headerIndex: 0 };
  const range = { index: 1, heading: "Rechnungsalter > 60", range: { from: 61, to: null }, score: 1 };
  expect([saidByInvoice(plain), saidByInvoice({ ...plain, buckets: [range] })]).toEqual([
    null,
    "Rechnungsalter > 60",
  ]);
});
