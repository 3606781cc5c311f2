import type { CellOutput } from "../../book/cells";
import { isWord } from "../../book/words";
import type { Day } from "../../domain/basis/day";
import type { NumberRun } from "../../domain/protocol/goneNumbers";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { ExcelSession } from "../../excel/host/session";
import type { OwnSheets } from "../../excel/sheets/ownSheets";
import type { GoneRow } from "./meetingContract";

/** Rows and columns of a printed page that may quote a decision. */
const QUOTED = { rows: 400, columns: 12 } as const;

/** What is still known of rows that are gone: from the minutes and the agenda that quote them, and the rows around them. */
export async function knownOfGone(
  session: ExcelSession,
  gone: readonly NumberRun[],
  entries: readonly ProtocolEntry[],
  { names }: OwnSheets,
): Promise<GoneRow[]> {
  if (gone.length === 0) return [];
  const pages = await readPages(
    session,
    [names.minutes, names.agenda].flatMap((name) => name ?? []),
  );
  return gone.map((run) => ({
    ...run,
    ...committeesAround(run, entries),
    known: run.from === run.to ? quoted(run.from, pages) || continued(run.from, entries) : "",
  }));
}

function readPages(session: ExcelSession, sheets: readonly string[]): Promise<CellOutput[][][]> {
  return session.run(async ({ workbook }) => {
    const pages = sheets.map((sheet) =>
      workbook.worksheets.getItem(sheet).getRangeByIndexes(0, 0, QUOTED.rows, QUOTED.columns).load("values"),
    );
    await pages[0]?.context.sync();
    return pages.map(({ values }) => values as CellOutput[][]);
  });
}

/** The client and the decision that a page gives beside a number, below its headings. */
function quoted(number: number, pages: readonly CellOutput[][][]): string {
  for (const rows of pages) {
    let columns: { readonly number: number; readonly told: readonly number[] } | null = null;
    for (const row of rows) {
      const heading = (...keys: readonly string[]) =>
        row.findIndex((cell) => keys.some((key) => isWord(cell, key)));
      const at = heading("minutes.headings.number", "agenda.headings.number");
      if (at >= 0) {
        const told = [
          heading("minutes.headings.client", "agenda.headings.client"),
          heading("minutes.headings.text", "agenda.headings.action"),
        ];
        columns = { number: at, told };
      } else if (columns !== null && row[columns.number] === number) {
        const texts = columns.told.map(
          (column) =>
            String(row[column] ?? "")
              .split("\n")[0]
              ?.trim() ?? "",
        );
        return texts.filter((text) => text !== "").join(" – ");
      }
    }
  }
  return "";
}

/** The client of a row that continues it. */
function continued(number: number, entries: readonly ProtocolEntry[]): string {
  const follower = entries.find(({ origin }) => origin === number);
  return follower === undefined ? "" : follower.clientName || follower.clientCode;
}

function committeesAround(
  { from, to }: NumberRun,
  entries: readonly ProtocolEntry[],
): { readonly after: Day | null; readonly before: Day | null } {
  const numbered = entries.filter(({ number, committeeDate }) => number !== null && committeeDate !== null);
  const nearest = (isThere: (number: number) => boolean, sign: 1 | -1) =>
    numbered
      .filter(({ number }) => isThere(number ?? 0))
      .reduce<ProtocolEntry | null>(
        (best, entry) =>
          best === null || sign * ((entry.number ?? 0) - (best.number ?? 0)) > 0 ? entry : best,
        null,
      )?.committeeDate ?? null;
  return { after: nearest((number) => number < from, 1), before: nearest((number) => number > to, -1) };
}
