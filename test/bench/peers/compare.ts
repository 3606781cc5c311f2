import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { spreadOf } from "../spread";
import { inBundle } from "../measures";

const SIZES = [10_000, 100_000];
const CONTESTANTS = ["the product", "bare loop", "DuckDB", "polars"] as const;

/** The first rounds compile: medians are of the warm ones, and the first is told beside them. */
const COLD = 10;
const ROUNDS = 21;

interface Round {
  readonly colours: object;
  /** Milliseconds. */
  readonly ms: number;
}

/** A process of its own. One that fails ends the comparison: it has said why, and nobody waits for its rounds. */
function contestantOf(file: string, options: readonly string[]): ChildProcess {
  const contestant = fork(file, options);
  contestant.on("exit", (code) => {
    if (code !== null) process.exit(1);
  });
  return contestant;
}

async function roundOf(contestant: ChildProcess, asked: "go" | "formulas"): Promise<Round | null> {
  contestant.send(asked);
  const [round] = (await once(contestant, "message")) as [Round | null];
  return round;
}

/** Formulas look through all items for each client: of more they would take a quarter of an hour. */
const MOST_FOR_FORMULAS = 20_000;

/** The same by LibreOffice, which says itself what it took; null when it is not installed, or not asked. */
async function formulasOf(contestant: ChildProcess, items: number): Promise<Round | null> {
  if (items > MOST_FOR_FORMULAS) return null;
  const formulas = await roundOf(contestant, "formulas");
  console.log(
    formulas === null
      ? "LibreOffice is not installed: its SUMIFS were not timed."
      : `SUMIFS in LibreOffice, beside its opening of the items: ${Math.round(formulas.ms)} ms`,
  );
  return formulas;
}

/**
 * Times the product and its peers in turns over the same sheet, each in a process of its own: what one leaves to be
 * collected is not counted to the next.
 */
async function compare(bundle: string, items: number): Promise<void> {
  const file = resolve(__dirname, "rounds.mjs");
  const contestants = CONTESTANTS.map((who) => contestantOf(file, [bundle, String(items), who]));
  const times = CONTESTANTS.map((): number[] => []);
  const said = new Set<string>();
  for (let round = 0; round < COLD + ROUNDS; round += 1) {
    for (const [place, contestant] of contestants.entries()) {
      const { colours, ms } = (await roundOf(contestant, "go")) as Round;
      said.add(JSON.stringify(colours));
      times[place]?.push(ms);
    }
  }
  const formulas = await formulasOf(contestants[0] as ChildProcess, items);
  contestants.forEach((contestant) => contestant.kill());
  if (formulas !== null) said.add(JSON.stringify(formulas.colours));
  if (said.size > 1) throw new Error(`They do not agree: ${[...said].join(" ")}`);
  show(items, times, [...said][0] ?? "");
}

function show(items: number, times: readonly (readonly number[])[], colours: string): void {
  const rounded = (value: number): number => Number(value.toFixed(1));
  const warm = times.map((each) => each.slice(COLD));
  const own = spreadOf(warm[0] ?? []).median;
  console.log(`${items} items to buckets and colours of each client: ${colours}`);
  console.table(
    CONTESTANTS.map((who, place) => {
      const { median, from, to } = spreadOf(warm[place] ?? []);
      return {
        who,
        "first (ms)": rounded(times[place]?.[0] ?? NaN),
        "median (ms)": rounded(median),
        "half of them": `${rounded(from)}–${rounded(to)}`,
        "product ÷ it": rounded(own / median),
      };
    }),
  );
}

async function main(): Promise<void> {
  await inBundle(resolve(__dirname, "own.ts"), async (bundle) => {
    for (const items of SIZES) await compare(bundle, items);
  });
}

void main();
