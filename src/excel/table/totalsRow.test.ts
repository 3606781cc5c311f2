import type { TableLayout } from "../../book/table";
import { totalCells, totalFormula } from "./totalsRow";

const LAYOUT = {
  table: "CC_Clients",
  sheet: "clients",
  row: 3,
  column: 0,
  columns: [
    { key: "client", width: 100 },
    { key: "exposure", width: 70, total: true },
    { key: "over120", width: 70, total: true },
  ],
} as const satisfies TableLayout;

const TABLE = {
  keys: ["client", "exposure", null, "over120"],
  headings: ["Client", "Encours", "Visite", "Échu > 120 j"],
};
const LABEL = { key: "client", text: "Total affiché" };
const cells = (...standing: string[]) => totalCells(LAYOUT, TABLE, LABEL, standing);

test("each amount has its sum, with the brackets that its heading needs", () => {
  expect(cells()).toEqual([
    "Total affiché",
    "=SUBTOTAL(109,CC_Clients[Encours])",
    null,
    "=SUBTOTAL(109,CC_Clients[[Échu > 120 j]])",
  ]);
  expect(totalFormula("CC_Clients", "Dû [k€] #1")).toBe("=SUBTOTAL(109,CC_Clients[[Dû '[k€'] '#1]])");
});

test("sums that stand are not written again, whatever brackets Excel keeps", () => {
  const standing = ["Total affiché", "=SUBTOTAL(109,CC_Clients[Encours])", ""];
  expect(cells(...standing, "=SUBTOTAL(109,CC_Clients[Échu > 120 j])")).toEqual([null, null, null, null]);
});

test("sums follow their columns, and what people wrote above is left", () => {
  const moved = cells(
    "=SUBTOTAL(109,CC_Clients[Encours])",
    "à vérifier",
    "=SUBTOTAL(109,CC_Clients[Encours])",
  );
  expect(moved).toEqual(["Total affiché", null, "", "=SUBTOTAL(109,CC_Clients[[Échu > 120 j]])"]);
});
