import { bottom, parseReference, right } from "../../simulator/address";
import { cellAt } from "../../simulator/cells";
import { displayText } from "../../simulator/formulas/displayText";
import type { SheetModel, ValidationModel, WorkbookModel } from "../../simulator/model";

/** A list of the grid: it offers its words, and forbids others as the rule says. */
export interface GridList {
  readonly type: "dropdown";
  readonly type2: "";
  readonly value1: string;
  readonly prohibitInput: false;
}

/** Lists are put on cells down to this many rows below the used ones: a rule may cover a whole column. */
const ROWS_BELOW = 20;

/** The lists of a sheet by "row_column", for rules whose words can be known; other rules show nothing. */
export function validationLists(
  workbook: WorkbookModel,
  sheet: SheetModel,
  locale: string,
): Record<string, GridList> {
  const lists: Record<string, GridList> = {};
  for (const validation of sheet.validations) {
    const words = wordsOf(workbook, sheet, validation, locale);
    if (words.length === 0) continue;
    const list: GridList = { type: "dropdown", type2: "", value1: words.join(","), prohibitInput: false };
    for (const area of validation.areas) {
      const last = Math.min(bottom(area), sheet.rows.length + ROWS_BELOW);
      for (let row = area.top; row <= last; row += 1) {
        for (let column = area.left; column <= right(area); column += 1) lists[`${row}_${column}`] = list;
      }
    }
  }
  return lists;
}

function wordsOf(
  workbook: WorkbookModel,
  sheet: SheetModel,
  { rule }: ValidationModel,
  locale: string,
): string[] {
  const list = rule["list"] as { source?: unknown; inCellDropDown?: boolean } | undefined;
  if (typeof list?.source !== "string" || list.inCellDropDown === false) return [];
  if (!list.source.startsWith("=")) return list.source.split(",").map((word) => word.trim());
  const name = workbook.names.find(
    (each) => `=${each.name.toLowerCase()}` === String(list.source).toLowerCase(),
  );
  const reference = parseReference(name?.formula ?? list.source);
  if (!reference) return [];
  const source =
    reference.sheet === null ? sheet : workbook.sheets.find((each) => each.name === reference.sheet);
  return source ? textsOf(source, reference.area, locale, workbook.date1904) : [];
}

/** The grid parts words by commas: a word that has one cannot be offered. */
function textsOf(
  sheet: SheetModel,
  area: ValidationModel["areas"][number],
  locale: string,
  date1904: boolean,
): string[] {
  const texts: string[] = [];
  for (let row = area.top; row <= Math.min(bottom(area), sheet.rows.length - 1); row += 1) {
    for (let column = area.left; column <= right(area); column += 1) {
      const cell = cellAt(sheet, row, column);
      const text = cell ? displayText(cell.value, cell.numberFormat, locale, date1904) : "";
      if (text !== "" && !text.includes(",")) texts.push(text);
    }
  }
  return texts;
}
