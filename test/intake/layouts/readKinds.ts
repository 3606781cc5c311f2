import { ageOpenItems } from "../../../src/domain/receivables/ageing";
import { addAgeings, AGEING_PARTS } from "../../../src/domain/receivables/receivables";
import { openQuestions } from "../../../src/intake/check/questions";
import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import { ALWAYS_ASKED, generateKind, KINDS, told, DAY, type GeneratedKind } from "./generateKind";
import { LANGUAGES } from "./wordings";

/** How a made-up table was read: right with nothing asked but what has to be, asked about, or wrong without a word. */
export interface Read {
  readonly name: string;
  readonly outcome: "right" | "asked, right" | "asked" | "refused" | "silent";
  readonly difference: string;
}

/** Reads every kind in every language, so many tables of each. */
export async function readKinds(seeds: number): Promise<readonly Read[]> {
  const tables = KINDS.flatMap((kind, place) =>
    LANGUAGES.flatMap((language, other) =>
      Array.from({ length: seeds }, (_, seed) =>
        generateKind(kind, language, 100_000 * (place + 1) + 1_000 * other + seed),
      ),
    ),
  );
  return Promise.all(tables.map(read));
}

async function read(table: GeneratedKind): Promise<Read> {
  const intake = await readWorkbook([table.grid], { referenceDate: DAY });
  const { openItems, agedBalance, sources, reconciliation } = intake;
  const clients =
    openItems.length > 0
      ? ageOpenItems(openItems, { referenceDate: DAY, residue: 0, termOf: () => null })
      : agedBalance.map(({ clientCode, ...ageing }) => ({ clientCode, ageing }));
  const ageing = addAgeings(clients.map((client) => client.ageing));
  const isRight =
    AGEING_PARTS.every((part) => ageing[part] === table.ageing[part]) &&
    new Set(clients.map(({ clientCode }) => clientCode)).size === table.clients;
  const asks =
    openQuestions(intake).length > 0 ||
    sources.some(({ status }) => status !== "found") ||
    reconciliation.some(({ unexplained }) => unexplained !== 0);
  const difference = isRight ? "" : `${told(ageing)} instead of ${told(table.ageing)}`;
  if (sources.length === 0) return { name: table.name, outcome: "refused", difference };
  // Taken unasked, what no heading says would be right by chance.
  if (isRight && ALWAYS_ASKED.has(table.kind))
    return { name: table.name, outcome: asks ? "right" : "silent", difference };
  if (isRight) return { name: table.name, outcome: asks ? "asked, right" : "right", difference };
  return { name: table.name, outcome: asks ? "asked" : "silent", difference };
}
