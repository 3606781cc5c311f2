import type { Cents } from "../../domain/basis/money";
import type { CoverLine } from "../../domain/cover/cover";
import type { ChosenRecords } from "./chooseSheets";
import { CELLS_NAMED, message, type WarningCode } from "../messages";
import type { OfClient } from "../read/reading";
import type { Finding, Source } from "../source";

const NAMES_TOLD = 5;

/** What a client owes by code, whichever sheet of receivables says it. */
export type Owed = ReadonlyMap<string, { readonly clientName: string; readonly amount: Cents }>;

/**
 * Clients who owe something and have no line of cover, and lines of cover for clients who owe nothing and
 * are on no other sheet (`known`).
 */
export function coverFindings(
  cover: ChosenRecords<CoverLine>,
  owed: Owed,
  known: ReadonlySet<string>,
): readonly Finding[] {
  const covered = new Set(cover.records.map(({ clientCode }) => clientCode));
  const uncovered = [...owed].filter(([clientCode, { amount }]) => amount > 0 && !covered.has(clientCode));
  const unknown = cover.records.filter(({ clientCode }) => !owed.has(clientCode) && !known.has(clientCode));
  const sheet = cover.used[0]?.sheet ?? "";
  return [
    naming(
      "clients-without-cover",
      sheet,
      uncovered.map(([, { clientName }]) => clientName),
      [],
    ),
    naming(
      "cover-without-client",
      sheet,
      [...new Set(unknown.map(({ clientName, clientCode }) => clientName || clientCode))],
      cellsOf(cover, new Set(unknown)),
    ),
  ].filter((finding) => finding !== null);
}

function naming(
  code: WarningCode,
  sheet: string,
  names: readonly string[],
  addresses: readonly string[],
): Finding | null {
  if (names.length === 0) return null;
  const listed = names.slice(0, NAMES_TOLD).join(", ");
  const values = { sheet, clients: names.length, names: names.length > NAMES_TOLD ? `${listed}, …` : listed };
  return { message: message(code, values), addresses, rows: names.length };
}

function cellsOf<T extends OfClient>(
  { readings }: ChosenRecords<T>,
  wanted: ReadonlySet<T>,
): readonly string[] {
  const cells: string[] = [];
  for (const { records } of readings) {
    for (let place = 0; place < records.length && cells.length < CELLS_NAMED; place++) {
      if (wanted.has(records.recordAt(place))) cells.push(records.addressAt(place));
    }
  }
  return cells;
}

/** The sources with those findings on the first one that counts. */
export function withFindings(sources: readonly Source[], findings: readonly Finding[]): readonly Source[] {
  if (findings.length === 0) return sources;
  const first = sources.find(({ superseded }) => superseded !== true);
  return sources.map((source) => {
    return source === first ? { ...source, findings: [...source.findings, ...findings] } : source;
  });
}
