import { Problem } from "../../domain/basis/problem";
import { literal } from "../../book/cells";
import { writeClientCell } from "../../excel/sheets/clientRow";
import { sheetWords } from "../../book/words";
import type { ExcelSession } from "../../excel/host/session";
import { readState } from "../port/workbookState";

/** Pins a client to every agenda, or no longer: a word in the Clients sheet, which people can type too. */
export async function pinClient(session: ExcelSession, clientCode: string, isPinned: boolean): Promise<void> {
  const { language } = await readState(session);
  const yes = sheetWords(language ?? "fr").t("workbook:choices.yes");
  session.say(
    await session.run((workbook) =>
      writeClientCell(workbook, clientCode, "pinned", isPinned ? literal(yes) : ""),
    ),
  );
}

/**
 * Keeps a note on a client in the Clients sheet, as it was typed.
 * @param before the note as the user saw it.
 * @throws Problem "note-changed" when the sheet has another one by now: nothing is overwritten unseen.
 */
export async function noteClient(
  session: ExcelSession,
  clientCode: string,
  note: string,
  before: string,
): Promise<void> {
  session.say(
    await session.run((workbook) =>
      writeClientCell(workbook, clientCode, "note", literal(note), (cell) => {
        if (String(cell) !== before) throw new Problem("note-changed", { note: String(cell) });
      }),
    ),
  );
}
