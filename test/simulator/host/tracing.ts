import { contains, intersection } from "../address";
import { cellAt, eachCell } from "../cells";
import { prepareFormula, type Input } from "../formulas/formulaInputs";
import type { Area, SheetModel } from "../model";
import type { Call } from "./declarations";
import { HostObject } from "./declarations";
import { itemNotFound } from "./errors";
import type { RangeTarget } from "./targets";

interface FormulaCell {
  readonly sheet: SheetModel;
  readonly area: Area;
  readonly inputs: readonly Input[];
}

/** Range.getPrecedents and getDirectPrecedents: what the range's formulas read. Throws ItemNotFound. */
export function precedents(range: RangeTarget, everyStep: boolean, call: Call): HostObject {
  const all = formulaCells(call);
  return traced(range, everyStep, (place) =>
    all
      .filter(({ sheet, area }) => sheet === place.sheet && intersection(area, place.area) !== null)
      .flatMap(({ inputs }) => inputs),
  );
}

/** Range.getDependents and getDirectDependents: the cells whose formulas read the range. Throws ItemNotFound. */
export function dependents(range: RangeTarget, everyStep: boolean, call: Call): HostObject {
  const all = formulaCells(call);
  return traced(range, everyStep, (place) =>
    all.filter(({ inputs }) =>
      inputs.some(({ sheet, area }) => sheet === place.sheet && intersection(area, place.area) !== null),
    ),
  );
}

function traced(
  range: RangeTarget,
  everyStep: boolean,
  next: (place: RangeTarget) => readonly RangeTarget[],
): HostObject {
  const found: RangeTarget[] = [];
  const isKnown = ({ sheet, area }: RangeTarget) =>
    found.some((each) => each.sheet === sheet && contains(each.area, area));
  for (let places: readonly RangeTarget[] = [range]; places.length > 0;) {
    const fresh = places.flatMap(next).filter((place) => !isKnown(place));
    for (const place of fresh)
      if (!isKnown(place)) found.push({ sheet: place.sheet, area: { ...place.area } });
    places = everyStep ? fresh : [];
  }
  if (found.length === 0) throw itemNotFound("no cell is traced from the range");
  const sheets = [...new Set(found.map(({ sheet }) => sheet))];
  return new HostObject("WorkbookRangeAreas", {
    bySheet: sheets.map((sheet) => ({
      sheet,
      areas: found.filter((each) => each.sheet === sheet).map(({ area }) => area),
    })),
  });
}

function formulaCells({ host }: Call): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const sheet of host.model.sheets) {
    const everywhere = { top: 0, left: 0, rows: sheet.rows.length, columns: Infinity };
    eachCell(sheet, everywhere, (_, row, column) => {
      const formula = cellAt(sheet, row, column)?.formula ?? null;
      if (formula === null) return;
      const prepared = prepareFormula(host.model, { sheet, row, column, formula });
      const area = { top: row, left: column, rows: 1, columns: 1 };
      found.push({ sheet, area, inputs: prepared?.inputs ?? [] });
    });
  }
  return found;
}
