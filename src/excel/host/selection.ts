import { Problem } from "../../domain/basis/problem";
import { splitAddress, type CellOutput } from "../../book/cells";
import type { WorkbookContext } from "./session";

/** Selects a cell by its address with sheet name, e.g. `'Open items'!C12`. */
export async function selectCell(context: WorkbookContext, address: string): Promise<void> {
  const parts = splitAddress(address);
  if (parts === null) throw new Problem("unexpected", {}, `Not an address: ${address}`);
  const worksheet = context.workbook.worksheets.getItem(parts.sheet);
  worksheet.activate();
  worksheet.getRange(parts.local).select();
  await context.sync();
}

/** Brings a sheet to the front. */
export async function activateSheet(context: WorkbookContext, name: string): Promise<void> {
  context.workbook.worksheets.getItem(name).activate();
  await context.sync();
}

/** The row that the selection starts in, on whatever sheet. */
export interface SelectedRow {
  /** Null on a blank row. */
  readonly sheet: string | null;
  readonly cells: readonly CellOutput[];
}

/** The values of the selected row; none on a blank one. */
export async function readSelectedRow(context: WorkbookContext): Promise<SelectedRow> {
  const row = context.workbook.getSelectedRange().getCell(0, 0).getEntireRow();
  const used = row.getUsedRangeOrNullObject(true).load("values,address");
  await context.sync();
  if (used.isNullObject) return { sheet: null, cells: [] };
  return {
    sheet: splitAddress(used.address)?.sheet ?? null,
    cells: (used.values as CellOutput[][])[0] ?? [],
  };
}

/**
 * Calls `onSelected` after each selection of the user's own, on any sheet, and `onChanged` after each change of cells
 * or their order, by anybody, and `onLeft` after each change of sheets; other people's selections are never told.
 * @returns what ends it. The handlers die with the page anyway: that they cannot be removed any more is no failure.
 */
export async function followWorkbook(
  context: WorkbookContext,
  onSelected: () => void,
  onChanged: () => void,
  onLeft: () => void,
): Promise<() => void> {
  const { worksheets } = context.workbook;
  const told = (tell: () => void) => () => {
    tell();
    return Promise.resolve();
  };
  const registered = [
    worksheets.onSelectionChanged.add(told(onSelected)),
    worksheets.onChanged.add(told(onChanged)),
    worksheets.onRowSorted.add(told(onChanged)),
    worksheets.onActivated.add(told(onLeft)),
  ];
  await context.sync();
  return () => {
    // Handlers are removed in the conversation that added them.
    for (const handler of registered) handler.remove();
    void registered[0]?.context.sync().catch(() => undefined);
  };
}
