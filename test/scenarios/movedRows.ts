import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { headingOf } from "../../src/book/table";
import { seededRandom, type Random } from "../sample/random";
import type { OpenCommittee } from "./openCommittee";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";

const heading = (key: string) => headingOf("CC_Protocol", key, "fr");
const WORDS = heading("decision");
const NUMBER = heading("number");
const ORIGIN = heading("origin");
const RESULT = heading("result");

type Cells = Readonly<Record<string, unknown>>;

/** The rows of the protocol by their words, each by heading; a row that continues another is told apart. */
async function rowsOf({ excel }: OpenCommittee): Promise<Map<string, Cells>> {
  const rows = new Map<string, Cells>();
  await asColleague(excel, async ({ workbook }) => {
    const table = workbook.tables.getItem("CC_Protocol");
    const header = table.getHeaderRowRange().load("values");
    const body = table.getDataBodyRange().load("values");
    await table.context.sync();
    const headings = (header.values as unknown[][])[0] ?? [];
    for (const row of body.values as unknown[][]) {
      const cells = Object.fromEntries(headings.map((name, place) => [String(name), row[place]]));
      const words = String(cells[WORDS]);
      const other = words === "" ? undefined : rows.get(words);
      // Sorted, the row that continues another may stand before it.
      const isBefore = other !== undefined && other[ORIGIN] !== "" && cells[ORIGIN] === "";
      if (isBefore) rows.set(`${words}, suite`, other);
      rows.set(other === undefined || isBefore ? words : `${words}, suite`, cells);
    }
  });
  return rows;
}

type Gesture = (table: Excel.Table, random: Random) => Promise<unknown> | void;

/** What a colleague does in one moment. */
const GESTURES: Readonly<Record<string, Gesture>> = {
  sort: (table, random) => {
    const key = random.whole(0, 8);
    table.sort.apply([{ key, ascending: random.chance(0.5) }]);
  },
  "insert a row": (table, random) => void table.rows.add(random.whole(0, 2)),
  "insert a row above": (table) => void table.worksheet.getRange("1:1").insert("Down"),
  "delete a row": async (table) => {
    // Excel deletes none of a filtered table (office-js#994).
    table.clearFilters();
    const words = table.columns.getItem(WORDS).getDataBodyRange().load("values");
    await table.context.sync();
    const place = (words.values as unknown[][]).findIndex(([cell]) => cell === "à supprimer");
    if (place >= 0) table.rows.getItemAt(place).delete();
  },
  "insert a column": async (table, random) => {
    const own = table.columns.getItemOrNullObject("Mon avis").load("name");
    await table.context.sync();
    if (own.isNullObject) table.columns.add(random.whole(0, 10), undefined, "Mon avis");
  },
  "take a column away": async (table) => {
    const own = table.columns.getItemOrNullObject("Notes").load("name");
    await table.context.sync();
    if (!own.isNullObject) own.delete();
  },
  "move a column": async (table, random) => {
    // Its cells would land in other rows (office-js#224).
    table.clearFilters();
    const column = table.columns.getItem(heading("topic")).getRange().load("values");
    await table.context.sync();
    table.columns.getItem(heading("topic")).delete();
    table.columns.add(random.whole(0, 3), column.values as string[][]);
  },
  filter: (table, random) => {
    const shown = random.pick(["un", "deux", "double"]);
    table.columns.getItem(WORDS).filter.applyValuesFilter([shown]);
  },
  "show totals": (table) => {
    // Of a filtered table Excel refuses them.
    table.clearFilters();
    table.showTotals = true;
  },
  // A colleague's decision that has not joined the table yet (office-js#3191).
  "write below the table": async (table) => {
    const body = table.getDataBodyRange().load("rowIndex,columnIndex,rowCount");
    const header = table.getHeaderRowRange().load("values");
    const below = table.getDataBodyRange().getRowsBelow(1).load("values");
    await table.context.sync();
    if ((below.values as unknown[][])[0]?.some((cell) => cell !== "")) return;
    const cells: Readonly<Record<string, unknown>> = {
      [NUMBER]: 90,
      [heading("committeeDate")]: COMMITTEE,
      [WORDS]: "d'un collègue",
    };
    const headings = (header.values as unknown[][])[0] ?? [];
    table.worksheet.getRangeByIndexes(
      body.rowIndex + body.rowCount,
      body.columnIndex,
      1,
      headings.length,
    ).values = [headings.map((name) => cells[String(name)] ?? "")];
  },
};

interface Moment {
  /** So many requests after the one before. */
  readonly after: number;
  readonly gesture: Gesture;
}

/** Lets a colleague work while the answers to some requests are on their way. */
async function meanwhile(
  committee: OpenCommittee,
  moments: readonly Moment[],
  random: Random,
  work: () => Promise<unknown>,
): Promise<void> {
  const { faults } = committee.excel;
  const planned = ({ after, gesture }: Moment) => {
    let release = (): void => undefined;
    faults.hold(after, new Promise<void>((resolve) => (release = resolve)));
    return { due: faults.asked + after, gesture, release };
  };
  let isDone = false;
  let next = moments[0] && planned(moments[0]);
  const done = work().finally(() => {
    isDone = true;
  });
  done.catch(() => undefined);
  for (let place = 1; next !== undefined; place += 1) {
    while (faults.asked < next.due && !isDone) await new Promise((resolve) => setTimeout(resolve, 1));
    if (isDone) break;
    const { gesture, release } = next;
    await asColleague(committee.excel, ({ workbook }) =>
      gesture(workbook.tables.getItem("CC_Protocol"), random),
    );
    const moment = moments[place];
    next = moment && planned(moment);
    release();
  }
  await done;
  faults.clear();
}

interface Work {
  /** @returns what is done while a colleague works. */
  readonly start: (committee: OpenCommittee) => Promise<() => Promise<unknown>>;
  /** Headings whose cells it may change in the rows of these words. */
  readonly changes: (words: string) => readonly string[];
  readonly check: (after: Map<string, Cells>) => void;
}

/** What is done while a colleague works. */
const WORK: Readonly<Record<string, Work>> = {
  "a decision": {
    start: ({ actions }) =>
      Promise.resolve(() =>
        actions.protocol.recordDecision(draft({ decision: "nouvelle", clientCode: "A" })),
      ),
    changes: () => [],
    check: (after) => expect(after.get("nouvelle")).toMatchObject({ [NUMBER]: expect.any(Number) as number }),
  },
  "a review": {
    start: async (committee) => {
      const { actions } = committee;
      const seen = await seenRow(committee);
      return () => actions.protocol.reviewAction(seen, { outcome: "in-progress", result: "vu" });
    },
    changes: (words) => (words === "deux" ? REVIEWED : []),
    check: (after) => expect(after.get("deux")).toMatchObject({ [RESULT]: "vu" }),
  },
  "a postponed action": {
    start: async (committee) => {
      const seen = await seenRow(committee);
      const until = { committeeDate: COMMITTEE + 7, dueDate: COMMITTEE + 14 };
      return () =>
        committee.actions.protocol.reviewAction(seen, { outcome: "postponed", ...until, result: "" });
    },
    changes: (words) => (words.startsWith("deux") ? Object.keys(HEADINGS) : []),
    check: (after) => {
      const both = [after.get("deux"), after.get("deux, suite")];
      expect(both.map((cells) => cells?.[ORIGIN]).sort()).toEqual(["", 2].sort());
    },
  },
  "numbers to settle": {
    start: async (committee) => {
      await asColleague(committee.excel, async ({ workbook }) => {
        const { columns } = workbook.tables.getItem("CC_Protocol");
        const body = (name: string) => columns.getItem(name).getDataBodyRange();
        const words = body(WORDS).load("values");
        await words.context.sync();
        const at = (text: string) => (words.values as unknown[][]).findIndex(([cell]) => cell === text);
        // One number twice, each with a row that continues it; one is text, and one row has none.
        body(NUMBER).getCell(at("double"), 0).values = [[1]];
        body(ORIGIN).getCell(at("suite du double"), 0).values = [[1]];
        body(ORIGIN).getCell(at("suite de un"), 0).values = [[1]];
        body(NUMBER).getCell(at("deux"), 0).values = [["'2"]];
        body(NUMBER).getCell(at("sans numéro"), 0).values = [[""]];
      });
      return () => committee.actions.protocol.settleProtocol();
    },
    changes: () => [NUMBER, ORIGIN],
    check: (after) => {
      const number = (words: string) => after.get(words)?.[NUMBER];
      // Of two rows with one number the first in the table keeps it, and it may have been sorted.
      expect([number("un"), number("double")]).toContain(1);
      expect(number("deux")).toBe(2);
      expect(after.get("suite de un")?.[ORIGIN]).toBe(number("un"));
      expect(after.get("suite du double")?.[ORIGIN]).toBe(number("double"));
      const numbers = [...after].flatMap(([words, cells]) => (words === "" ? [] : [cells[NUMBER]]));
      expect(numbers.every((each) => typeof each === "number")).toBe(true);
      expect(new Set(numbers).size).toBe(numbers.length);
    },
  },
};

const HEADINGS = Object.fromEntries(PROTOCOL_TABLE.columns.map(({ key }) => [heading(key), key]));
const REVIEWED = ["status", "result", "doneOn", "dueDate", "leftStatus", "leftDueDate", "leftOwner"].map(
  heading,
);

async function seenRow(committee: OpenCommittee) {
  const seen = (await entriesOf(committee)).find(({ decision }) => decision === "deux");
  if (seen === undefined) throw new Error("There is no such row.");
  return seen;
}

/** Every work × every gesture × each of its requests. */
export const MOVED_CASES = Object.keys(WORK).flatMap((work) =>
  Object.keys(GESTURES).flatMap((gesture) => [1, 2, 3, 4, 5].map((after) => ({ work, gesture, after }))),
);

/**
 * Lets a colleague make a gesture while an answer is on its way, and another in the moment after it, and expects that
 * all rows are as they were but for what was done, and that this is done, once.
 */
export async function expectUnharmed({ work, gesture, after }: (typeof MOVED_CASES)[number]): Promise<void> {
  const seed = MOVED_CASES.findIndex((each) => each.work === work && each.gesture === gesture) + after;
  const random = seededRandom(seed);
  const committee = await openProtocol();
  const { start, changes, check } = WORK[work]!;
  for (const [decision, clientCode] of ROWS) {
    await committee.actions.protocol.recordDecision(draft({ decision, clientCode, owner: `${decision} ?` }));
  }
  await asColleague(committee.excel, ({ workbook }) => {
    const table = workbook.tables.getItem("CC_Protocol");
    const rows = ROWS.map(([words]) => [`note sur ${words}`]);
    table.columns.add(4, [["Notes"], ...rows]);
  });
  const doing = await start(committee);
  const before = await rowsOf(committee);
  const second = random.pick(Object.values(GESTURES));
  const moments = [
    { after, gesture: GESTURES[gesture]! },
    { after: 1, gesture: second },
    { after: 1, gesture: random.pick(Object.values(GESTURES)) },
  ];
  await meanwhile(committee, moments, random, doing);
  if (work === "numbers to settle") await committee.actions.protocol.settleProtocol();
  const now = await rowsOf(committee);
  check(now);
  for (const [words, cells] of before) {
    const standing = now.get(words);
    if (words === "à supprimer" && standing === undefined) continue;
    const kept = Object.keys(cells).filter((name) => name !== "Notes" && !changes(words).includes(name));
    const only = (of: Cells | undefined) => Object.fromEntries(kept.map((name) => [name, of?.[name]]));
    expect([words, only(standing)]).toEqual([words, only(cells)]);
    if (standing?.["Notes"] !== undefined) expect(standing["Notes"]).toBe(cells["Notes"]);
  }
  const isKnown = (words: string) =>
    words === "" || before.has(words) || /^(nouvelle$|deux, suite$|d'un col)/.test(words);
  expect([...now.keys()].filter((words) => !isKnown(words))).toEqual([]);
  committee.close();
}

const ROWS = [
  ["un", "A"],
  ["deux", "A"],
  ["double", "B"],
  ["suite du double", "B"],
  ["suite de un", "A"],
  ["sans numéro", ""],
  ["à supprimer", "B"],
] as const;
