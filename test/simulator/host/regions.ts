import { bottom, MAX_COLUMNS, MAX_ROWS, right } from "../address";
import { cellAt, isAreaEmpty, isEmpty } from "../cells";
import type { Area } from "../model";
import { invalidArgument } from "./errors";
import type { RangeTarget } from "./targets";

/** Range.getSurroundingRegion: grown from the top left cell until blank rows and columns bound it. */
export function surroundingRegion({ sheet, area }: RangeTarget): Area {
  let region: Area = { top: area.top, left: area.left, rows: 1, columns: 1 };
  for (;;) {
    const wider = widen(region);
    const grown = shrinkToData(wider, region, (line) => !isAreaEmpty(sheet, line));
    if (grown.top === region.top && grown.left === region.left && bottom(grown) === bottom(region)) {
      if (right(grown) === right(region)) return region;
    }
    region = grown;
  }
}

function widen(area: Area): Area {
  const top = Math.max(0, area.top - 1);
  const left = Math.max(0, area.left - 1);
  const last = Math.min(MAX_ROWS - 1, bottom(area) + 1);
  const end = Math.min(MAX_COLUMNS - 1, right(area) + 1);
  return { top, left, rows: last - top + 1, columns: end - left + 1 };
}

/** Keeps of the wider area's four edges those that hold data. */
function shrinkToData(wider: Area, inner: Area, hasData: (line: Area) => boolean): Area {
  const top = hasData({ ...wider, rows: 1 }) ? wider.top : inner.top;
  const left = hasData({ ...wider, columns: 1 }) ? wider.left : inner.left;
  const last = hasData({ ...wider, top: bottom(wider), rows: 1 }) ? bottom(wider) : bottom(inner);
  const end = hasData({ ...wider, left: right(wider), columns: 1 }) ? right(wider) : right(inner);
  return { top, left, rows: last - top + 1, columns: end - left + 1 };
}

const STEPS: Record<string, [number, number]> = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] };

/** Range.getRangeEdge: where Ctrl+Arrow leads from the range's top left cell. */
export function dataEdge({ sheet, area }: RangeTarget, direction: string): Area {
  const step = STEPS[direction];
  if (step === undefined) throw invalidArgument(`direction ${direction}`);
  const [down, across] = step;
  const filled = (row: number, column: number) => !isEmpty(cellAt(sheet, row, column));
  const inside = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < MAX_ROWS && column < MAX_COLUMNS;
  let row = area.top;
  let column = area.left;
  const inBlock = filled(row, column) && filled(row + down, column + across);
  while (inside(row + down, column + across)) {
    if (inBlock && !filled(row + down, column + across)) break;
    row += down;
    column += across;
    if (!inBlock && filled(row, column)) break;
  }
  return { top: row, left: column, rows: 1, columns: 1 };
}
