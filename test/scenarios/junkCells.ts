import {
  ACTIONS_TABLE,
  GRID_TABLE,
  OVERRIDES_TABLE,
  PARAMETERS_TABLE,
  PEOPLE_TABLE,
  RATINGS_TABLE,
} from "../../src/book/settings";
import { ANSWERS_TABLE, DIFFERENCES_TABLE, RATES_TABLE, SOURCES_TABLE } from "../../src/book/sources";
import { CLIENTS_TABLE } from "../../src/book/clients";
import type { Columns } from "../../src/book/column";
import { COMMITTEES_TABLE } from "../../src/book/committees";
import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { headingOf, type Table } from "../../src/book/table";
import type { Language } from "../../src/locales/translator";
import { doWeek, openStanding, type Answers, type Step } from "./damagedWeek";
import type { OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

/** What people leave in a cell that was filled in: none of it is what its column means. */
const JUNK = {
  words: "n.d.",
  "an amount as text": "'1397104.06 €",
  "a number as text": "'1234",
  "an error": "#N/A",
  "a truth value": true,
  "a negative": -5,
} as const;
type Junk = keyof typeof JUNK;

/** The tables whose cells people type over; that of the results holds formulas over the others. */
const TABLES = [
  CLIENTS_TABLE,
  PROTOCOL_TABLE,
  HISTORY_TABLE,
  COMMITTEES_TABLE,
  PARAMETERS_TABLE,
  GRID_TABLE,
  RATINGS_TABLE,
  PEOPLE_TABLE,
  ACTIONS_TABLE,
  OVERRIDES_TABLE,
  SOURCES_TABLE,
  RATES_TABLE,
  DIFFERENCES_TABLE,
  ANSWERS_TABLE,
] as unknown as readonly Table<Columns>[];

/** What writes nothing: done again and again in one workbook. */
const LOOKING: readonly Step[] = ["list", "home", "toClose", "meeting", "results"];

/** The week without an analysis that would write the cell again. */
export const WORKING: readonly Step[] = ["agenda", "meeting", "decision", "closing", "results", "sheet"];

/** The week that begins with an analysis. */
export const ANALYSING: readonly Step[] = ["analysis", "agenda", "meeting"];

/** A cell of ours by its table's column, in some body row, and its address as messages tell it. */
async function onCell(
  { excel }: OpenCommittee,
  { table }: Table<Columns>,
  key: string,
  act: (cell: Excel.Range) => void,
): Promise<string> {
  let address = "";
  await asColleague(excel, async (context) => {
    const cell = context.workbook.tables
      .getItem(table)
      .columns.getItem(headingOf(table, key, "fr"))
      .getDataBodyRange()
      .getCell(0, 0)
      .load("address,values,rowIndex");
    const sheet = cell.worksheet.load("name");
    await context.sync();
    address = `'${sheet.name}'!${cell.address.slice(cell.address.lastIndexOf("!") + 1)}`;
    act(cell);
    await context.sync();
  });
  return address;
}

/** Puts junk into the first row of a column. @returns how to take it out again, and where it stands. */
async function putJunk(committee: OpenCommittee, table: Table<Columns>, key: string, junk: Junk) {
  let before: unknown = "";
  const address = await onCell(committee, table, key, (cell) => {
    before = (cell.values as unknown[][])[0]?.[0];
    cell.values = [[JUNK[junk]]];
  });
  const restore = () =>
    onCell(committee, table, key, (cell) => {
      cell.values = [[typeof before === "string" && before !== "" ? `'${before}` : before]];
    });
  return { address, restore };
}

/** A column, and something in its cell that is none of what it means. */
export interface JunkCase {
  readonly table: Table<Columns>;
  readonly key: string;
  readonly junk: Junk;
}

/**
 * Every column of every table with all that it cannot hold. A text typed over a text reads as that text: nothing
 * tells that another stood there.
 */
export const CASES: readonly JunkCase[] = TABLES.flatMap((table) =>
  Object.entries(table.declared).flatMap(([key, { kind }]) =>
    (Object.keys(JUNK) as Junk[])
      .filter(
        (junk) =>
          kind.read(typeof JUNK[junk] === "string" ? JUNK[junk].replace("'", "") : JUNK[junk]) === undefined,
      )
      .map((junk) => ({ table, key, junk })),
  ),
);

/** Some cases that together have every table and every junk, however many columns there are. */
export function someCases(): JunkCase[] {
  return TABLES.flatMap((table, place) => {
    const own = CASES.filter((each) => each.table === table);
    const picked = [own[(place * 7) % own.length], own[(place * 7 + Math.ceil(own.length / 2)) % own.length]];
    return [...new Set(picked)].filter((each) => each !== undefined);
  });
}

/**
 * Puts the junk of each case into one workbook, one after the other, and looks at what writes nothing.
 * @param language of the pane.
 * @returns what was other than in an undamaged workbook although nothing that was said names the cell.
 */
export async function lookAtEach(cases: readonly JunkCase[], language: Language = "fr"): Promise<string[]> {
  const right = await rightAnswers(LOOKING);
  const committee = await openStanding();
  const silent: string[] = [];
  for (const { table, key, junk } of cases) {
    const { address, restore } = await putJunk(committee, table, key, junk);
    const found = silentlyOther(right, await doWeek(committee, LOOKING, language), address);
    silent.push(...found.map((each) => `${table.table} ${key}, ${junk}: ${each}`));
    await restore();
  }
  committee.close();
  return silent;
}

/** Does some steps in a workbook of its own with the junk of one case. @returns as `lookAtEach`. */
export async function workWith({ table, key, junk }: JunkCase, steps: readonly Step[]): Promise<string[]> {
  const right = await rightAnswers(steps);
  const committee = await openStanding();
  const { address } = await putJunk(committee, table, key, junk);
  const found = silentlyOther(right, await doWeek(committee, steps), address);
  committee.close();
  return found.map((each) => `${table.table} ${key}, ${junk}: ${each}`);
}

/** The steps whose figures differ although neither they nor one before named the cell. */
function silentlyOther(right: Answers, got: Answers, address: string): string[] {
  const named = new RegExp(`${address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\d)`);
  const steps = Object.keys(got) as Step[];
  const texts = (step: Step) => [got[step].stopped, ...got[step].said];
  const isNamed = (step: Step) => {
    return steps
      .slice(0, steps.indexOf(step) + 1)
      .some((each) => texts(each).some((text) => named.test(text)));
  };
  const figures = (answers: Answers, step: Step) => JSON.stringify(answers[step].figures);
  return steps
    .filter((step) => figures(right, step) !== figures(got, step) && !isNamed(step))
    .map((step) => `${step} ${texts(step).join(" ")} ${figures(got, step)}`.slice(0, 300));
}

const undamaged = new Map<string, Promise<Answers>>();

/** What some steps answer in a workbook that nobody damaged. */
function rightAnswers(steps: readonly Step[]): Promise<Answers> {
  const key = steps.join();
  const known = undamaged.get(key) ?? openStanding().then((committee) => doWeek(committee, steps));
  undamaged.set(key, known);
  return known;
}
