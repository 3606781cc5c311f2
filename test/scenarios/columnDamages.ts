import { CLIENTS_TABLE } from "../../src/book/clients";
import { columnLetters } from "../../src/book/cells";
import type { Columns } from "../../src/book/column";
import { COMMITTEES_TABLE } from "../../src/book/committees";
import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { RESULTS_TABLE } from "../../src/book/results";
import {
  ACTIONS_TABLE,
  GRID_TABLE,
  INSURERS_TABLE,
  OVERRIDES_TABLE,
  PARAMETERS_TABLE,
  PEOPLE_TABLE,
  RATINGS_TABLE,
} from "../../src/book/settings";
import { ANSWERS_TABLE, DIFFERENCES_TABLE, RATES_TABLE, SOURCES_TABLE } from "../../src/book/sources";
import { Problem } from "../../src/domain/basis/problem";
import { headingOf, type Table } from "../../src/book/table";
import type { WorkbookModel } from "../simulator/model";
import { doWeek, openStanding, type Answers, type Step } from "./damagedWeek";
import { openCommittee, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

/** Every table that the product keeps. */
const TABLES = [
  CLIENTS_TABLE,
  PROTOCOL_TABLE,
  HISTORY_TABLE,
  COMMITTEES_TABLE,
  RESULTS_TABLE,
  PARAMETERS_TABLE,
  GRID_TABLE,
  RATINGS_TABLE,
  PEOPLE_TABLE,
  ACTIONS_TABLE,
  INSURERS_TABLE,
  OVERRIDES_TABLE,
  SOURCES_TABLE,
  RATES_TABLE,
  DIFFERENCES_TABLE,
  ANSWERS_TABLE,
] as unknown as readonly Table<Columns>[];

/** What people do to a whole column, or to one of its cells. */
const DAMAGES = {
  retitled: (column) => {
    column.getHeaderRowRange().values = [["Mon titre"]];
  },
  deleted: (column, { isBeside }) => {
    if (isBeside) column.getRange().getEntireColumn().delete("Left");
    else column.delete();
  },
  cleared: (column) => void column.getDataBodyRange().clear("Contents"),
  // Somebody types the heading once more right of the table, which takes it in, over what he has put there.
  doubled: (_column, { heading, table, isBeside }) => {
    if (isBeside) table.getRange().getColumnsAfter(1).getEntireColumn().insert("Right");
    table.resize(table.getRange().getResizedRange(0, 1));
    table.getHeaderRowRange().getLastCell().values = [[`${heading} `]];
  },
  "a column inserted before it": (column, { isBeside, place, table }) => {
    if (isBeside) column.getRange().getEntireColumn().insert("Right");
    else table.columns.add(place, undefined, "Mon avis");
  },
  "its numbers stored as text": (column, { values }) => {
    const body = column.getDataBodyRange();
    body.numberFormat = values.map(() => ["@"]);
    body.values = values.map(([value]) => [String(value)]);
  },
  "an error in one cell": (column) => {
    column.getDataBodyRange().getCell(0, 0).values = [["#N/A"]];
  },
  "its dates typed as text": (column, { values }) => {
    const body = column.getDataBodyRange();
    body.values = values.map(([value]) => [typeof value === "number" ? `'le ${value} environ` : null]);
  },
} as const satisfies Record<string, (column: Excel.TableColumn, at: Standing) => void>;
type DamageName = keyof typeof DAMAGES;

interface Standing {
  readonly table: Excel.Table;
  readonly heading: string;
  /** Zero-based column of the table. */
  readonly place: number;
  readonly values: unknown[][];
  /** Other tables stand right of it: Excel moves whole columns of the sheet alone. */
  readonly isBeside: boolean;
}

export interface ColumnCase {
  readonly table: Table<Columns>;
  readonly key: string;
  readonly damage: DamageName;
}

/** Every table × every column × every damage. */
export const COLUMN_CASES: readonly ColumnCase[] = TABLES.flatMap((table) =>
  table.columns.flatMap(({ key }) =>
    (Object.keys(DAMAGES) as DamageName[])
      .filter((damage) => damage !== "its dates typed as text" || table.declared[key]?.kind.name === "day")
      .map((damage) => ({ table, key, damage })),
  ),
);

/** Some of them that together have every table and every damage, other columns for each damage. */
export function someColumnCases(): ColumnCase[] {
  const damages = Object.keys(DAMAGES) as DamageName[];
  return TABLES.flatMap((table, place) => {
    const own = COLUMN_CASES.filter((each) => each.table === table);
    return [place, place + 3].flatMap((turn) => {
      const of = own.filter(({ damage }) => damage === damages[turn % damages.length]);
      return of[(place * 5 + turn) % Math.max(1, of.length)] ?? [];
    });
  });
}

/** What reads the tables and writes nothing. */
const LOOKING: readonly Step[] = ["list", "home", "toClose", "meeting", "results", "card"];

interface Prepared {
  readonly model: WorkbookModel;
  readonly now: Date;
  /** What is answered where nobody damaged anything, and what is once the analysis was done again. */
  readonly right: Answers;
  readonly rightAfter: Answers;
}

let standing: Promise<Prepared> | null = null;

async function prepared(): Promise<Prepared> {
  const committee = await openStanding();
  await doWeek(committee, ["sheet"]);
  const model = structuredClone(committee.model);
  const right = await doWeek(committee, [...LOOKING, "sheet"]);
  await doWeek(committee, ["analysis"]);
  const rightAfter = await doWeek(committee, LOOKING);
  committee.close();
  return { model, now: committee.now, right, rightAfter };
}

/**
 * Damages a column in a workbook of its own and does what reads it.
 * @returns what is wrong with how that ended: a figure that changed although no sentence names sheet and column, or
 *   one press that puts nothing back; nothing where all is well. What is no sentence for users is thrown.
 */
export async function afterDamage({ table, key, damage }: ColumnCase): Promise<string[]> {
  standing ??= prepared();
  const { model, now, right, rightAfter } = await standing;
  const committee = await openCommittee(structuredClone(model), { now });
  try {
    const places = await damaged(committee, { table, key, damage });
    // The table of the results holds formulas over the others: it is read where it is written.
    const steps = table === (RESULTS_TABLE as unknown) ? (["sheet"] as const) : LOOKING;
    const got = await doWeek(committee, steps);
    const wrong = silentlyOther(right, got, places, steps);
    const isStopped = steps.some((step) => got[step].stopped !== "" && right[step].stopped === "");
    if (isStopped) {
      const { isMade, said } = await pressed(committee, table);
      const after = await doWeek(committee, steps);
      const stuck = steps.filter((step) => after[step].stopped !== "" && right[step].stopped === "");
      wrong.push(...stuck.map((step) => `${step} after the mend: ${after[step].stopped}`));
      wrong.push(
        ...silentlyOther(isMade ? rightAfter : right, after, places, steps, said).map(
          (each) => `after the mend, ${each}`,
        ),
      );
    }
    return wrong.map((each) => `${table.table} ${key}, ${damage}: ${each}`);
  } finally {
    committee.close();
  }
}

interface Pressed {
  /** What was worked out was written again. */
  readonly isMade: boolean;
  /** What the user read when he pressed. */
  readonly said: readonly string[];
}

/** Presses what the sentences propose: to mend, else to begin anew, and to analyse again. */
async function pressed(committee: OpenCommittee, { table }: Table<Columns>): Promise<Pressed> {
  const { workbook } = committee.actions;
  let isMade = table === "CC_Clients";
  await workbook.mendTable(table).catch(async (error: unknown) => {
    // A table of one column went with it.
    if (!(error instanceof Problem) || error.code !== "table-deleted") throw error;
    await workbook.beginAnew(table);
    isMade = true;
  });
  if (!isMade) return { isMade, said: [] };
  const { stopped, said } = (await doWeek(committee, ["analysis"])).analysis;
  return { isMade, said: [stopped, ...said] };
}

/** Does the damage. @returns what a sentence about it must quote one of. */
async function damaged(committee: OpenCommittee, { table, key, damage }: ColumnCase): Promise<RegExp> {
  const heading = headingOf(table.table, key, "fr");
  let sheet = "";
  let letters = "";
  await asColleague(committee.excel, async (context) => {
    const standingTable = context.workbook.tables.getItem(table.table);
    const column = standingTable.columns.getItem(heading).load("index");
    const body = column.getDataBodyRange().load("values,columnIndex");
    const worksheet = standingTable.worksheet.load("name");
    await context.sync();
    sheet = worksheet.name;
    letters = columnLetters(body.columnIndex);
    const at = {
      table: standingTable,
      heading,
      place: column.index,
      values: body.values as unknown[][],
      isBeside: table.sheet === "settings",
    };
    const harm: (column: Excel.TableColumn, at: Standing) => void = DAMAGES[damage];
    harm(column, at);
    await context.sync();
  });
  const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // A deleted column that was put back stands at the right of the table, blank.
  return new RegExp(
    `'${quoted(sheet)}'!${letters}\\d|${quoted(heading)}.*« ${quoted(sheet)} »|'${quoted(sheet)}'![A-Z]+\\d+(?: \\(${quoted(heading)}\\)|:[A-Z]+\\d+ : \\d+ cellules de cette colonne sont vides)|n'est plus dans ce classeur`,
  );
}

/**
 * The steps whose figures differ although neither they nor one before names the column. What a committee left and
 * people changed since is counted at home, and reviewed row by row in the meeting.
 */
function silentlyOther(
  right: Answers,
  got: Answers,
  named: RegExp,
  steps: readonly Step[],
  said: readonly string[] = [],
): string[] {
  const figures = (answers: Answers, step: Step) => JSON.stringify(answers[step].figures);
  const texts = (step: Step) => [got[step].stopped, ...got[step].said];
  const edits = ({ home }: Partial<Answers>) =>
    (home?.figures as { readonly sheetEdits?: number } | null)?.sheetEdits ?? 0;
  const isReviewed = edits(got) > edits(right);
  const isSaid = isReviewed || said.some((text) => named.test(text));
  const saidFrom = isSaid ? 0 : steps.findIndex((step) => texts(step).some((text) => named.test(text)));
  return steps
    .filter((step, place) => {
      return figures(right, step) !== figures(got, step) && (saidFrom < 0 || place < saidFrom);
    })
    .map(
      (step) =>
        `${step} ${(figures(got, step) ?? "").slice(0, 200)} ${texts(step).join(" | ").slice(0, 300)}`,
    );
}
