import { bottom, intersection, right } from "../address";
import { cellAt, isEmpty, usedArea } from "../cells";
import type { Area, Cell, SheetModel } from "../model";
import { HostObject } from "./declarations";
import { invalidArgument, itemNotFound, notSimulated } from "./errors";
import { valueType } from "./events";
import { isColumnHidden, isRowHidden } from "./layout";
import type { AreasTarget, RangeTarget } from "./targets";

type Test = (cell: Cell | undefined, row: number, column: number) => boolean;

/** Excel.SpecialCellValueType: which kinds of values it takes in. */
const KINDS: Record<string, string[]> = {
  Errors: ["Error"],
  Logical: ["Boolean"],
  Numbers: ["Double"],
  Text: ["String"],
};

/** Range.getSpecialCells: cells of one sort among the used ones. Throws ItemNotFound when there is none. */
export function specialCells({ sheet, area }: RangeTarget, type: string, kinds: unknown): HostObject {
  return areasOfCells({ sheet, areas: [area] }, type, kinds);
}

/** RangeAreas.getSpecialCells. */
export function areasOfCells({ sheet, areas: all }: AreasTarget, type: string, kinds: unknown): HostObject {
  const test = testFor(sheet, type, (kinds as string | undefined) ?? "All");
  const used = usedArea(sheet, false);
  const areas = all.flatMap((area) => {
    const where = used === null ? null : intersection(used, area);
    return where === null ? [] : runs(sheet, where, test);
  });
  if (areas.length === 0) throw itemNotFound(`no cells of type ${type}`);
  return new HostObject("RangeAreas", { sheet, areas });
}

function testFor(sheet: SheetModel, type: string, kinds: string): Test {
  const wanted = Object.keys(KINDS).filter((kind) => kinds === "All" || kinds.includes(kind));
  if (wanted.length === 0) throw invalidArgument(`cell value type ${kinds}`);
  const types = wanted.flatMap((kind) => KINDS[kind] ?? []);
  const ofKind = (cell: Cell | undefined) => types.includes(valueType(cell?.value ?? null));
  switch (type) {
    case "Blanks":
      return isEmpty;
    case "Constants":
      return (cell) => !isEmpty(cell) && cell?.formula === null && ofKind(cell);
    case "Formulas":
      return (cell) => cell !== undefined && cell.formula !== null && ofKind(cell);
    case "Visible":
      return (_, row, column) => !isRowHidden(sheet, row) && !isColumnHidden(sheet, column);
    default:
      throw notSimulated(`Range.GetSpecialCells ${type}`);
  }
}

/** Cells that pass, gathered into runs along each column and then into blocks of equal runs. */
function runs(sheet: SheetModel, where: Area, test: Test): Area[] {
  const blocks: Area[] = [];
  for (let column = where.left; column <= right(where); column += 1) {
    let start = -1;
    for (let row = where.top; row <= bottom(where) + 1; row += 1) {
      const hit = row <= bottom(where) && test(cellAt(sheet, row, column), row, column);
      if (hit && start < 0) start = row;
      if (hit || start < 0) continue;
      addRun(blocks, { top: start, left: column, rows: row - start, columns: 1 });
      start = -1;
    }
  }
  return blocks;
}

function addRun(blocks: Area[], run: Area): void {
  const left = blocks.find(
    (block) => block.top === run.top && block.rows === run.rows && right(block) === run.left - 1,
  );
  if (left === undefined) blocks.push(run);
  else left.columns += 1;
}
