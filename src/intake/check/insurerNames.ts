import type { CoverLine } from "../../domain/cover/cover";
import { insurerKey } from "../../domain/cover/insurerName";
import { groupBy } from "../../domain/basis/groupBy";
import { CELLS_NAMED, message, quoted } from "../messages";
import type { Finding } from "../source";
import type { ChosenRecords } from "./chooseSheets";

/** A line of cover as its sheet writes the insurer, with the cell. */
interface Spelling {
  readonly name: string;
  readonly sheet: string;
  readonly address: string;
}

/** The lines with one name for each insurer, and what was seen of the names. */
export interface InsurersNamed {
  readonly coverLines: readonly CoverLine[];
  /** Names brought together, and names that may be one insurer's and are kept apart. */
  readonly findings: readonly Finding[];
}

/**
 * Gives every insurer one name: spellings that differ in case, accents, blanks, punctuation or legal form are one
 * insurer's, and the one written most often stands for all, so that its delays and its smallest amount are counted
 * over all its lines. A name that begins as another one does ("Allianz", "Allianz Trade") may be the same or not:
 * both are kept and said.
 */
export function nameInsurers(cover: ChosenRecords<CoverLine>): InsurersNamed {
  const spellings = groupBy(spellingsIn(cover), ({ name }) => insurerKey(name));
  spellings.delete("");
  const names = new Map([...spellings].map(([key, all]) => [key, commonest(all)]));
  return {
    coverLines: cover.records.map((line) => {
      const insurer = names.get(insurerKey(line.insurer)) ?? line.insurer;
      return insurer === line.insurer ? line : { ...line, insurer };
    }),
    findings: [
      ...[...spellings.values()].flatMap((all) => togetherFinding(all)),
      ...[...spellings].flatMap(([key, all]) => alikeFindings(key, all, spellings)),
    ],
  };
}

function spellingsIn({ readings }: ChosenRecords<CoverLine>): Spelling[] {
  return readings.flatMap(({ records, source: { sheet } }) =>
    Array.from({ length: records.length }, (_, place) => ({
      name: records.recordAt(place).insurer,
      sheet,
      address: records.addressAt(place, "insurer"),
    })),
  );
}

/** The name written most often; of several the one that stands first. */
function commonest(spellings: readonly Spelling[]): string {
  const counts = [...groupBy(spellings, ({ name }) => name)].map(
    ([name, all]) => [name, all.length] as const,
  );
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** The other spellings of one insurer, each with its first cell; nothing where there is but one. */
function togetherFinding(spellings: readonly Spelling[]): Finding[] {
  const byName = groupBy(spellings, ({ name }) => name);
  if (byName.size < 2) return [];
  const used = commonest(spellings);
  const firsts = [...byName].map(([name, [first]]) => ({ name, address: first?.address ?? "" }));
  const others = firsts.filter(({ name }) => name !== used);
  const values = {
    sheet: spellings[0]?.sheet ?? "",
    used: quoted(used),
    names: others.map(({ name, address }) => `${quoted(name)} (${address})`).join(", "),
  };
  const addresses = spellings.filter(({ name }) => name !== used).map(({ address }) => address);
  const named = addresses.slice(0, CELLS_NAMED);
  return [{ message: message("insurer-spelt", values), addresses: named, rows: addresses.length }];
}

/** Another insurer whose name goes on where this one's ends. */
function alikeFindings(
  key: string,
  own: readonly Spelling[],
  all: ReadonlyMap<string, readonly Spelling[]>,
): Finding[] {
  return [...all].flatMap(([other, theirs]) => {
    if (other === key || !other.startsWith(key)) return [];
    const [one, two] = [own[0], theirs[0]];
    if (one === undefined || two === undefined) return [];
    const values = {
      sheet: one.sheet,
      first: quoted(one.name),
      firstAddress: one.address,
      second: quoted(two.name),
      secondAddress: two.address,
    };
    const addresses = [one.address, two.address];
    return [{ message: message("insurers-alike", values), addresses, rows: own.length }];
  });
}
