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

/** The values of the row that the selection starts in, on whatever sheet; none on a blank row. */
export async function readSelectedRow(context: WorkbookContext): Promise<CellOutput[]> {
  const row = context.workbook.getSelectedRange().getCell(0, 0).getEntireRow();
  const used = row.getUsedRangeOrNullObject(true).load("values");
  await context.sync();
  return used.isNullObject ? [] : ((used.values as CellOutput[][])[0] ?? []);
}

/**
 * Calls `onSelected` after each selection of the user's own, on any sheet; other people's are never told.
 * @returns what ends it. The handler dies with the page anyway: that it cannot be removed any more is no failure.
 */
export async function onSelectionChanged(
  context: WorkbookContext,
  onSelected: () => void,
): Promise<() => void> {
  const registered = context.workbook.worksheets.onSelectionChanged.add(() => {
    onSelected();
    return Promise.resolve();
  });
  await context.sync();
  return () => {
    // A handler is removed in the conversation that added it.
    registered.remove();
    void registered.context.sync().catch(() => undefined);
  };
}
