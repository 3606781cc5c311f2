import { HISTORY_TABLE } from "../../book/history";
import { readRows } from "../../book/reading";
import type { RememberedClient } from "../../domain/colour/change";
import { rollMemory } from "../../domain/colour/clientMemory";
import { codeReader } from "../../domain/protocol/clientCodes";
import type { ExcelSession } from "../../excel/host/session";
import { readLongTables } from "../../excel/table/readLongTables";
import type { Message } from "../../intake/source";
import { gradesOf } from "../port/clientStanding";
import { STANDING_COLUMNS } from "../port/workbookState";
import { onlyReading } from "../port/written";

/** What the history keeps of how a client stood. */
const COLUMNS = ["committeeDate", "client", ...STANDING_COLUMNS] as const;

/** How clients stood at the last committee, with a warning for each. */
interface Recovered {
  readonly clients: readonly RememberedClient[];
  readonly warnings: readonly Message[];
}

/**
 * What the history tells of clients whose row of the Clients sheet somebody has deleted: their row comes back with
 * the next writing, and what moved since the last committee with it. A note or a pin does not.
 * @param codes as the sources have them.
 */
export async function recoveredClients(session: ExcelSession, codes: readonly string[]): Promise<Recovered> {
  if (codes.length === 0) return { clients: [], warnings: [] };
  const [history] = await onlyReading(() =>
    session.run((workbook) =>
      readLongTables(workbook, [{ layout: HISTORY_TABLE, columns: COLUMNS }] as const),
    ),
  );
  const readCode = codeReader(codes);
  const wanted = new Set(codes);
  const clients = new Map<string, RememberedClient>();
  const { rows } = readRows(HISTORY_TABLE, history, COLUMNS);
  const byDay = rows.toSorted((a, b) => (a.values.committeeDate ?? 0) - (b.values.committeeDate ?? 0));
  for (const { values } of byDay) {
    const { committeeDate, colour, countedOverdue, uncovered } = values;
    const clientCode = readCode(values.clientCode);
    const grades = gradesOf(values.coverGrade, values.signature, values.overdueGrade);
    if (!wanted.has(clientCode) || committeeDate === null || colour === null || grades === null) continue;
    if (countedOverdue === null || uncovered === null) continue;
    const computedColour = values.computedColour ?? colour;
    const standing = { colour, computedColour, grades, countedOverdue, uncovered };
    const memory = rollMemory(standing, clients.get(clientCode)?.memory ?? null, committeeDate);
    clients.set(clientCode, { clientCode, clientName: values.client, memory });
  }
  const found = [...clients.values()];
  return { clients: found, warnings: recoveredWarnings(found) };
}

/** So many are said one by one. */
const NAMED = 3;

function recoveredWarnings(clients: readonly RememberedClient[]): readonly Message[] {
  if (clients.length > NAMED) return [{ code: "client-rows-recovered", values: { count: clients.length } }];
  return clients.map(({ clientCode, clientName }) => ({
    code: "client-row-recovered",
    values: { client: clientName || clientCode, code: clientCode },
  }));
}
