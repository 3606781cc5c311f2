import fc from "fast-check";
import "../../../test/order/seed";
import { amountColumns } from "./columnReading";
import { detect } from "../find/detect";
import type { Layout } from "../find/layout";
import type { Row } from "./rows";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";

const HEADINGS = ["Code client", "Raison sociale", "N° facture", "Date d'échéance", "Reste dû"];
const AMOUNT = 4;

async function layoutOf(amounts: readonly CellValue[]): Promise<Layout> {
  const rows = amounts.map((amount, place) => [`C${place}`, "Ondine", `F${place}`, 46_000 + place, amount]);
  const first = ["C0", "Ondine", "F0", 46_000, 12];
  const values = [HEADINGS, first, ...rows];
  const grid: SheetGrid = { sheet: "Pièces", hidden: false, firstRow: 0, firstColumn: 0, values };
  const [layout] = await detect(grid, {}, () => Promise.resolve());
  if (layout?.columns.openAmount?.index !== AMOUNT) throw new Error("the column of amounts was not found");
  return layout;
}

function columnOf(layout: Layout) {
  const { columns, warnings } = amountColumns(layout, [{ index: AMOUNT, heading: "Reste dû", score: 1 }]);
  const [column] = columns;
  if (column === undefined) throw new Error("no column");
  return { column, warnings };
}

const writtenAmount = fc.oneof(
  fc.constantFrom<CellValue>(
    "",
    " ",
    "x",
    "-",
    "#N/A",
    true,
    "1.234",
    "1,234",
    "(12,50)",
    "12,5-",
    "1 234,5 €",
  ),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2).replace(".", ",")),
);

describe("a column of amounts", () => {
  it("gives by row what it gives by cell, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(writtenAmount, { minLength: 1, maxLength: 30 }), async (amounts) => {
        // One plain number among them makes it a column of amounts whatever the others are.
        const layout = await layoutOf([...Array<number>(3 * amounts.length).fill(12), ...amounts]);
        const { column } = columnOf(layout);
        layout.grid.values.slice(layout.headerIndex + 1).forEach((row: Row, place) => {
          expect(column.readAt(layout.headerIndex + 1 + place)).toBe(column.read(row[AMOUNT]));
        });
      }),
    );
  });

  it("reads all by the mark of most, though the first text has the other one", async () => {
    const layout = await layoutOf(["1.50", "2,50", "3,50", "1.234,50"]);
    const { column } = columnOf(layout);
    const amounts = layout.grid.values.slice(1).map((_, place) => column.readAt(place + 1));
    expect(amounts).toEqual([12_00, null, 2_50, 3_50, 1234_50]);
  });

  it("knows whether its numbers have more decimals than cents", async () => {
    expect(columnOf(await layoutOf([12.5, 7.25])).column.isFiner).toBe(false);
    expect(columnOf(await layoutOf([12.5, 7.255])).column.isFiner).toBe(true);
  });
});
