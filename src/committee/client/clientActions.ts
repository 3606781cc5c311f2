import type { Desk } from "../port/desk";
import { selectClient } from "../../excel/sheets/clientRow";
import { localDay } from "../../domain/basis/day";
import { clientCard } from "./clientCard";
import type { ClientActions } from "./clientContract";
import { noteClient, pinClient } from "./clientMarks";
import { followSelection } from "./followSelection";
import { forgetRows, type ClientMemory } from "./keptRows";

/** What the credit manager can do with one client, over one session with Excel. */
export function clientActions(
  { session, clock, displayLanguage }: Desk,
  memory: ClientMemory,
): ClientActions {
  const { rows } = memory;
  return {
    showClient: (clientCode) => session.run((workbook) => selectClient(workbook, clientCode)),
    clientCard: (clientCode, control) =>
      clientCard(session, memory, clientCode, control, localDay(clock()), displayLanguage),
    followSelection: (onClient) => followSelection(session, memory, onClient),
    pinClient: (clientCode, isPinned) =>
      pinClient(session, clientCode, isPinned).finally(() => forgetRows(rows)),
    noteClient: (clientCode, note, before) =>
      noteClient(session, clientCode, note, before).finally(() => forgetRows(rows)),
  };
}
