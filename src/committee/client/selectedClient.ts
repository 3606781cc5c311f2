import type { CellOutput } from "../../book/cells";
import { readClientNames } from "../../excel/sheets/clientRow";
import { type NamedClient } from "../../domain/client/client";
import { readSelectedRow } from "../../excel/host/selection";
import type { ExcelSession } from "../../excel/host/session";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { folded } from "../../domain/basis/text";

/** The selected row, as far as it concerns clients. */
interface SelectedClient {
  /** Null on a blank row. */
  readonly sheet: string | null;
  /** Null when the row names no classified client. */
  readonly clientCode: string | null;
}

/**
 * The client that the selected row names, on any sheet, ours or the finance team's: by code, leading zeros lost or
 * not, else by name.
 */
export async function selectedClient(session: ExcelSession, kept: KeptPortfolio): Promise<SelectedClient> {
  const known: readonly NamedClient[] | undefined = kept.current?.clients;
  return session.run(async (workbook) => {
    const { sheet, cells } = await readSelectedRow(workbook);
    return { sheet, clientCode: clientOn(cells, known ?? (await readClientNames(workbook))) };
  });
}

/**
 * The client a row names. Days and amounts can look like codes: a client whose code and name both stand there
 * comes first, then the one whose code stands furthest left.
 */
function clientOn(row: readonly CellOutput[], clients: readonly NamedClient[]): string | null {
  const cells = row.filter((cell) => cell !== "").map(asKey);
  const at = (text: string) => (text === "" ? -1 : cells.indexOf(asKey(text)));
  const named = clients
    .map(({ clientCode, clientName }) => ({
      code: clientCode,
      codeAt: at(clientCode),
      hasName: at(clientName) >= 0,
    }))
    .filter(({ codeAt, hasName }) => codeAt >= 0 || hasName)
    .sort((a, b) => Number(isBoth(b)) - Number(isBoth(a)) || place(a) - place(b));
  return named[0]?.code ?? null;
}

interface Match {
  readonly codeAt: number;
  readonly hasName: boolean;
}

function isBoth({ codeAt, hasName }: Match): boolean {
  return codeAt >= 0 && hasName;
}

/** A name alone comes after every code. */
function place({ codeAt }: Match): number {
  return codeAt < 0 ? Infinity : codeAt;
}

function asKey(cell: CellOutput): string {
  return folded(String(cell)).replace(/^0+(?=\d)/, "");
}
