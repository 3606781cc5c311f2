import type { CellValue } from "../cells/sheetGrid";
import { whyNotReceivables } from "./whyNotReceivables";

type Rows = readonly (readonly CellValue[])[];

function why(sheet: string, values: Rows): { readonly code: string; readonly values: object } {
  return whyNotReceivables([{ sheet, hidden: false, firstRow: 0, firstColumn: 0, values }]);
}

const LINES: Rows = [
  ["Vannerie Sud", "C-1", 46_200, 700, 700],
  ["Tuilerie Est", "C-2", 46_230, 900, 250],
];

test.each<[string, readonly string[], Rows, string, number]>([
  ["worth", ["Client", "N° commande", "Livraison prévue", "Montant HT"], [], "Montant HT", 1_600],
  [
    "worth, with a sum at the foot",
    ["Klant", "Ordernummer", "Leverdatum", "Orderbedrag"],
    [["Totaal", "", "", 1_600, 950]],
    "Orderbedrag",
    1_600,
  ],
  [
    "what is left of them",
    ["Kunde", "Auftrag", "Liefertermin", "Auftragswert", "Noch offene Lieferung"],
    [],
    "Noch offene Lieferung",
    950,
  ],
])("orders are left out with what they come to: %s", (_, headings, foot, heading, amount) => {
  const { code, values } = why("Carnet de commandes", [headings, ...LINES, ...foot]);
  expect([code, values]).toEqual(["orders-worth", { sheet: "Carnet de commandes", heading, amount }]);
});

test("orders without an amount are left out without one", () => {
  const rows = LINES.map((row) => row.slice(0, 3));
  expect(why("Carnet de commandes", [["Client", "N° commande", "Livraison prévue"], ...rows]).code).toBe(
    "looks-like-orders",
  );
});
