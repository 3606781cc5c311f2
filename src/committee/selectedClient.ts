import type { CellOutput } from "../excel/cells";
import { readClients } from "../excel/clientsSheet";
import { folded } from "../excel/layout";
import { readSelectedRow } from "../excel/selection";
import type { ExcelSession } from "../excel/session";
import { clientStandings } from "./clientRows";

/**
 * The code of the client that the selected row names, on any sheet, ours or the finance team's: by code,
 * leading zeros lost or not, else by name. Null when the row names no classified client.
 */
export async function selectedClient(session: ExcelSession): Promise<string | null> {
  const { row, standing } = await session.run(async (workbook) => ({
    row: await readSelectedRow(workbook),
    standing: await readClients(workbook),
  }));
  if (standing === null) return null;
  const cells = new Set(row.filter((cell) => cell !== "").map(asKey));
  const clients = clientStandings(standing.content);
  const named = (key: "code" | "name") => clients.find((client) => cells.has(asKey(client[key])));
  return (named("code") ?? named("name"))?.code ?? null;
}

function asKey(cell: CellOutput): string {
  return folded(String(cell)).replace(/^0+(?=\d)/, "");
}
