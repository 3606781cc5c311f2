import { openQuestions } from "../../../src/intake/check/questions";
import type { SheetGrid } from "../../../src/intake/cells/sheetGrid";
import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import { translator, type Language } from "../../../src/locales/translator";
import { bottom, right } from "../../simulator/address";
import { apiValue, usedArea } from "../../simulator/cells";
import type { SheetModel, WorkbookModel } from "../../simulator/model";

/** What a workbook that somebody opened holds for the add-in. */
export interface FirstLook {
  /** False where no receivables were found: there is nothing to show but the sample. */
  readonly hasReceivables: boolean;
  /** What its sheets leave open, as the pane calls it, once the analysis is asked for. */
  readonly questions: readonly string[];
}

/** What our own tables are named with: a workbook with some was answered before. */
const OWN_TABLE = /^CC_/;

/** Reads the sheets as the add-in will, before it is asked to. */
export async function firstLook(model: WorkbookModel, language: Language): Promise<FirstLook> {
  if (model.sheets.some(({ tables }) => tables.some(({ name }) => OWN_TABLE.test(name))))
    return { hasReceivables: true, questions: [] };
  const intake = await readWorkbook(model.sheets.map(gridOf), { referenceDate: null });
  const words = translator(language);
  const titles = openQuestions(intake).map(({ kind }) => words.t(`questions:${kind}.title`));
  return {
    hasReceivables: intake.openItems.length + intake.agedBalance.length > 0,
    questions: [...new Set(titles)],
  };
}

function gridOf(sheet: SheetModel): SheetGrid {
  const used = usedArea(sheet, true);
  const hidden = sheet.visibility !== "Visible";
  if (used === null) return { sheet: sheet.name, hidden, firstRow: 0, firstColumn: 0, values: [] };
  const values = Array.from({ length: bottom(used) - used.top + 1 }, (_, row) =>
    Array.from({ length: right(used) - used.left + 1 }, (__, column) =>
      apiValue(sheet.rows[used.top + row]?.[used.left + column]?.value ?? null),
    ),
  );
  return { sheet: sheet.name, hidden, firstRow: used.top, firstColumn: used.left, values };
}
