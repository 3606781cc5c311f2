import { tableNamed } from "../simulator/workbook";
import { doWeek, harm, openStanding, type Harm } from "./damagedWeek";
import { inTable, typed } from "./damages";
import { draft, entriesOf } from "./openProtocol";

/** What a person did to the numbers of the protocol, which then has the rows 1 to 5, newest first. */
interface Misnumbered {
  readonly name: string;
  readonly harm: Harm;
  /** Numbers of all rows once the next decision is recorded, in their order. */
  readonly numbers: readonly number[];
  /** What recording says of it. */
  readonly said: readonly string[];
}

const replaced = (from: string, to: number) =>
  `Protocole : « ${from} » n'était pas un numéro ; la ligne porte maintenant le numéro ${to}.`;
const wasText = (number: number) =>
  `Protocole : le numéro ${number}, saisi comme du texte, est de nouveau un nombre.`;

const MISNUMBERED: readonly Misnumbered[] = [
  {
    name: "the newest row deleted",
    harm: inTable("CC_Protocol", ({ rows }) => rows.getItemAt(0).delete()),
    numbers: [4, 3, 2, 1, 6],
    said: [],
  },
  {
    name: "the three newest rows deleted",
    harm: inTable("CC_Protocol", ({ rows }) => {
      for (let row = 0; row < 3; row += 1) rows.getItemAt(0).delete();
    }),
    numbers: [2, 1, 6],
    said: [],
  },
  {
    name: "one number typed as text",
    harm: typed("CC_Protocol", "N°", 2, "3", "@"),
    numbers: [5, 4, 3, 2, 1, 6],
    said: [wasText(3)],
  },
  {
    name: "all numbers typed as text",
    harm: inTable("CC_Protocol", async ({ columns }, context) => {
      const numbers = columns.getItem("N°").getDataBodyRange().load("values");
      await context.sync();
      const texts = (numbers.values as number[][]).map(([number]) => [String(number)]);
      numbers.numberFormat = [["@"]];
      numbers.values = texts;
    }),
    numbers: [5, 4, 3, 2, 1, 6],
    said: [5, 4, 3, 2, 1].map(wasText),
  },
  {
    name: "a text that is another row's number",
    harm: typed("CC_Protocol", "N°", 0, "3", "@"),
    numbers: [6, 4, 3, 2, 1, 7],
    said: [
      "Protocole : le numéro 3 avait été donné deux fois ; la deuxième ligne porte maintenant le numéro 6.",
    ],
  },
  ...[1e15, -3, 2.5, "bis", true, 1_000_000].map((number): Misnumbered => ({
    name: `${String(number)} typed for a number`,
    harm: typed("CC_Protocol", "N°", 0, number),
    numbers: [6, 4, 3, 2, 1, 7],
    said: [replaced(String(number), 6)],
  })),
  {
    name: "a number typed twice",
    harm: typed("CC_Protocol", "N°", 0, 4),
    numbers: [4, 6, 3, 2, 1, 7],
    said: [
      "Protocole : le numéro 4 avait été donné deux fois ; la deuxième ligne porte maintenant le numéro 6.",
    ],
  },
  {
    name: "a number cleared",
    harm: typed("CC_Protocol", "N°", 1, ""),
    numbers: [5, 6, 3, 2, 1, 7],
    said: ["Protocole : une ligne saisie à la main a reçu le numéro 6."],
  },
];

test.each(MISNUMBERED)("$name: settled and said, and no number is given twice", async (each) => {
  const committee = await openStanding();
  await harm(committee, each.harm);
  const { decision } = await doWeek(committee, ["decision"]);
  expect(decision).toMatchObject({ stopped: "", said: each.said });
  expect((await entriesOf(committee)).map(({ number }) => number)).toEqual(each.numbers);
  // What a number stood for is to be looked for: its row is gone, or bears another.
  const gone = [1, 2, 3, 4, 5].filter((number) => !each.numbers.includes(number));
  const { said } = (await doWeek(committee, ["home"])).home;
  expect(said).toEqual(gone.length === 0 ? [] : [expect.stringMatching(saysGone(gone))]);
  committee.close();
});

function saysGone(numbers: readonly number[]): RegExp {
  const [first, last] = [numbers[0], numbers.at(-1)];
  return first === last
    ? new RegExp(`^La décision n° ${first} n'est plus dans le protocole`)
    : new RegExp(`^Les décisions n° ${first}–${last} ne sont plus dans le protocole`);
}

test("numbers go on when every row was deleted and the protocol begun anew", async () => {
  const committee = await openStanding();
  await harm(
    committee,
    inTable("CC_Protocol", (table) => table.delete()),
  );
  await committee.actions.workbook.beginAnew("CC_Protocol");
  await doWeek(committee, ["analysis"]);
  const { entry } = await committee.actions.protocol.recordDecision(draft());
  expect(entry.number).toBe(6);
  expect(tableNamed(committee.model, "CC_Protocol").area.rows).toBe(2);
  committee.close();
});
