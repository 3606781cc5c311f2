import { Problem } from "../../domain/basis/problem";
import { followWorkbook } from "../../excel/host/selection";
import type { ExcelSession } from "../../excel/host/session";
import { forgetRows, lookFrom, type ClientMemory } from "./keptRows";
import { selectedClient } from "./selectedClient";

/** The selection must rest this long before its row is read: people walk through rows with the arrow keys. */
const REST_MS = 250;

/**
 * Tells the client of the selected row, now and after each selection of the user's own. A selection that cannot
 * be read, such as while a cell is edited, changes nothing.
 * @returns what ends it.
 */
export async function followSelection(
  session: ExcelSession,
  { kept, rows }: ClientMemory,
  onClient: (clientCode: string | null) => void,
): Promise<() => void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let isOver = false;
  const tell = async () => {
    const turn = (asked += 1);
    const { sheet, clientCode } = await selectedClient(session, kept);
    if (turn !== asked || isOver) return;
    lookFrom(rows, sheet);
    onClient(clientCode);
  };
  const tellQuietly = () =>
    tell().catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
  const remove = await session.run((workbook) =>
    followWorkbook(
      workbook,
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => void tellQuietly(), REST_MS);
      },
      () => forgetRows(rows),
      () => lookFrom(rows, null),
    ),
  );
  await tell();
  return () => {
    isOver = true;
    lookFrom(rows, null);
    clearTimeout(timer);
    remove();
  };
}
