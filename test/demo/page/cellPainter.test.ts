import type { TextMeasure } from "../../simulator/fittedHeights";
import { paintCell, type PaintedSheet } from "./cellPainter";
import type { GridCell } from "./gridSheet";

/** Seven pixels a character; columns of 70 pixels hold nine of them. */
const measure: TextMeasure = (text) => text.length * 7;
const COLUMN = 70;

interface Written {
  readonly text: string;
  /** From the painted cell's left side. */
  readonly left: number;
}

/** What is written inside a cell, and whether the gridline at its right is drawn. */
function painted(cells: PaintedSheet["cells"], row: number, column: number, widths: readonly number[] = []) {
  const sheet: PaintedSheet = {
    cells,
    showsGridlines: true,
    zoom: 1,
    columnStart: (until) =>
      Array.from({ length: until }, (_, index) => widths[index] ?? COLUMN).reduce(
        (sum, width) => sum + width,
        0,
      ),
  };
  const written: Written[] = [];
  let rightLine = false;
  const canvas = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === "fillText") return (text: string, left: number) => written.push({ text, left });
        if (name === "fillRect")
          return (left: number, _top: number, width: number) => {
            rightLine ||= width === 1 && left === COLUMN - 1;
          };
        return () => undefined;
      },
    },
  ) as unknown as CanvasRenderingContext2D;
  paintCell({ row, column }, { startX: 0, startY: 0, endX: COLUMN, endY: 20 }, canvas, sheet, measure);
  return { written, rightLine };
}

const LONG = "Une phrase longue de trente car";
const text = (m: string, more: Partial<GridCell> = {}): GridCell => ({ v: m, m, ht: 1, ...more });

test("a long text goes on over empty neighbours, each painting its own part of it", () => {
  const row = [text(LONG), null, null, null];
  expect(painted([row], 0, 0)).toEqual({ written: [{ text: LONG, left: 3 }], rightLine: false });
  expect(painted([row], 0, 2)).toEqual({ written: [{ text: LONG, left: 3 - 2 * COLUMN }], rightLine: false });
  expect(painted([row], 0, 3).rightLine).toBe(true);
});

test("it ends at the first neighbour with content, and goes to the left when it is aligned to the right", () => {
  const stopped = [text(LONG), null, text("x"), null];
  expect(painted([stopped], 0, 1)).toEqual({ written: [{ text: LONG, left: 3 - COLUMN }], rightLine: true });
  expect(painted([stopped], 0, 3).written).toEqual([]);
  const right = [null, null, text(LONG, { ht: 2 })];
  expect(painted([right], 0, 1).written).toEqual([{ text: LONG, left: 2 * COLUMN - 3 - LONG.length * 7 }]);
});

test("what is short, wraps, is a number, merged or hidden does not reach its neighbour", () => {
  const sources = [
    text("court"),
    text(LONG, { wraps: true }),
    text("123456789012", { numeric: true }),
    text(LONG, { mc: { r: 0, c: 0, rs: 1, cs: 1 } }),
  ];
  for (const source of sources) expect(painted([[source, null]], 0, 1).written).toEqual([]);
  expect(painted([[text(LONG), null]], 0, 1, [0]).written).toEqual([]);
});

test("a text that wraps is written in its lines, its own line breaks kept", () => {
  const wrapped = text("Blocage proposé\nOrange", { wraps: true });
  expect(painted([[wrapped]], 0, 0).written.map((line) => line.text)).toEqual([
    "Blocage",
    "proposé",
    "Orange",
  ]);
  expect(painted([[text("deux\nlignes")]], 0, 0).written.map((line) => line.text)).toEqual(["deuxlignes"]);
});

test("a word wider than its cell is broken where it no longer fits", () => {
  const long = text("Responsabilité", { wraps: true });
  expect(painted([[long]], 0, 0).written.map((line) => line.text)).toEqual(["Responsab", "ilité"]);
});

test("a number that does not fit shows as number signs", () => {
  const number = text("1 234 567 890", { numeric: true, ht: 2 });
  expect(painted([[number]], 0, 0).written.map((line) => line.text)).toEqual(["#########"]);
});
