import { Problem } from "../../src/domain/basis/problem";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import type { WorkbookModel } from "../simulator/model";
import { tableNamed } from "../simulator/workbook";
import { openStanding } from "./damagedWeek";
import { heldOn, RAVEL } from "./heldCommittees";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";
import { placesOf } from "./requestFaults";

/** Something that writes to a table whose filter is on and whose totals are shown. */
interface LiftingWork {
  readonly table: string;
  readonly open: () => Promise<OpenCommittee>;
  /** What the user does: everything before the filter is set is done by `open`. */
  readonly act: (committee: OpenCommittee, seen: ProtocolEntry | undefined) => Promise<unknown>;
  /** What is used between lifting and the end of the request that writes. */
  readonly uses: readonly string[];
  readonly withTotals: boolean;
}

const record = ({ actions }: OpenCommittee) => actions.protocol.recordDecision(draft({ decision: "deux" }));
const inProtocol = (
  committee: OpenCommittee,
  act: (table: Excel.Table, context: Excel.RequestContext) => unknown,
) =>
  asColleague(
    committee.excel,
    async (context) => void (await act(context.workbook.tables.getItem("CC_Protocol"), context)),
  );

/** A protocol of one row, and what a colleague has done to it. */
async function protocol(harm?: (committee: OpenCommittee) => Promise<void>): Promise<OpenCommittee> {
  const committee = await openProtocol();
  await committee.actions.protocol.recordDecision(draft({ decision: "une", owner: "Claire" }));
  await harm?.(committee);
  return committee;
}

let held: Promise<{ readonly model: WorkbookModel; readonly now: Date }> | null = null;

/** A workbook in use, its agenda prepared. */
async function inUse(): Promise<OpenCommittee> {
  held ??= openStanding().then(async (committee) => {
    await committee.actions.agenda.prepareAgenda(patience());
    committee.close();
    return { model: committee.model, now: committee.now };
  });
  const { model, now } = await held;
  return openCommittee(structuredClone(model), { now });
}

const override = { clientCode: RAVEL, colour: "orange", reason: "accord", who: "Anne", from: null } as const;
const noted = (committee: OpenCommittee, text: string) =>
  inProtocol(committee, async (table, context) => {
    const below = table.getRange().getRowsBelow(1).load("address");
    await context.sync();
    below.getCell(0, 0).values = [[text]];
  });

/** Every use case that writes to a table of ours that stands. */
export const LIFTING_WORK: Readonly<Record<string, LiftingWork>> = {
  "a review": {
    table: "CC_Protocol",
    open: protocol,
    act: ({ actions }, seen) =>
      actions.protocol.reviewAction(seen!, { outcome: "done", doneOn: COMMITTEE, result: "payé" }),
    uses: ["Range.Values"],
    withTotals: false,
  },
  "a decision": {
    table: "CC_Protocol",
    open: protocol,
    act: record,
    uses: ["Range.Values"],
    withTotals: true,
  },
  "a decision above a note": {
    table: "CC_Protocol",
    open: () =>
      protocol((committee) => {
        committee.excel.behaviour.expandsTables = false;
        return noted(committee, "à relire");
      }),
    act: record,
    uses: ["Range.Insert", "Range.Values"],
    withTotals: true,
  },
  "a decision that does not join the table by itself": {
    table: "CC_Protocol",
    open: () =>
      protocol(({ excel }) => {
        excel.behaviour.expandsTables = false;
        return Promise.resolve();
      }),
    act: record,
    uses: ["Range.Values", "Table.Resize"],
    withTotals: true,
  },
  "an action put off": {
    table: "CC_Protocol",
    open: protocol,
    act: ({ actions }, seen) =>
      actions.protocol.reviewAction(seen!, {
        outcome: "postponed",
        committeeDate: COMMITTEE + 7,
        dueDate: COMMITTEE + 14,
        result: "",
      }),
    uses: ["Range.Values"],
    withTotals: true,
  },
  "rows below the table": {
    table: "CC_Protocol",
    open: () =>
      protocol((committee) => {
        committee.excel.behaviour.expandsTables = false;
        return inProtocol(committee, (table) => {
          const below = table.getRange().getRowsBelow(1);
          below.getCell(0, 0).getResizedRange(0, 3).values = [[2, COMMITTEE, "", "deux"]];
        });
      }),
    act: ({ actions }) => actions.protocol.settleProtocol(),
    uses: ["Table.Resize"],
    withTotals: true,
  },
  "a number typed as text": {
    table: "CC_Protocol",
    open: () =>
      protocol((committee) =>
        inProtocol(committee, (table) => {
          table.getDataBodyRange().getCell(0, 0).values = [["'1"]];
        }),
      ),
    act: ({ actions }) => actions.protocol.settleProtocol(),
    uses: ["Range.Values"],
    withTotals: false,
  },
  "the first decision": {
    table: "CC_Protocol",
    open: openProtocol,
    act: record,
    uses: ["Range.Values"],
    withTotals: false,
  },
  "a pin": {
    table: "CC_Clients",
    open: inUse,
    act: ({ actions }) => actions.client.pinClient(RAVEL, true),
    uses: ["Range.Values"],
    withTotals: false,
  },
  "an analysis": {
    table: "CC_Clients",
    open: inUse,
    act: (committee) => analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(4) - 2 }),
    uses: ["Table.Resize"],
    withTotals: true,
  },
  "an agenda": {
    table: "CC_History",
    open: openStanding,
    act: ({ actions }) => actions.agenda.prepareAgenda(patience()),
    uses: ["Table.Resize", "Range.Values"],
    withTotals: true,
  },
  "an agenda that was sent": {
    table: "CC_Committees",
    open: inUse,
    act: ({ actions }) => actions.agenda.markAgendaSent(),
    uses: ["Range.Values"],
    withTotals: true,
  },
  "a meeting that is closed": {
    table: "CC_Committees",
    open: inUse,
    act: async ({ actions }) => {
      const { undecided } = await actions.closing.readClosing(heldOn(4));
      return actions.closing.closeMeeting({
        day: heldOn(4),
        present: [],
        guests: "",
        nextDate: heldOn(5),
        withoutDecision: undecided.map(({ clientCode }) => clientCode),
      });
    },
    uses: ["Range.Values"],
    withTotals: true,
  },
  "a forced colour": {
    table: "CC_Overrides",
    open: inUse,
    act: ({ actions }) => actions.policy.addOverride({ ...override, until: heldOn(4) }, "Ravel"),
    uses: ["Range.Values"],
    withTotals: true,
  },
};

/** Opens the workbook, and a colleague sets a filter that hides every row, and shows totals. */
export async function openLifting(name: string) {
  const { open, table, withTotals, act } = LIFTING_WORK[name]!;
  const committee = await open();
  const [seen] = table === "CC_Protocol" ? await entriesOf(committee) : [];
  await asColleague(committee.excel, ({ workbook }) => {
    const own = workbook.tables.getItem(table);
    if (withTotals) own.showTotals = true;
    own.columns.getItemAt(0).filter.applyValuesFilter(["nobody"]);
  });
  const said: string[] = [];
  committee.actions.workbook.onSaid((warnings) => said.push(...warnings.flatMap(namesIn)));
  return {
    committee,
    said,
    work: () =>
      act(committee, seen).then(
        (answer) => {
          said.push(...namesIn(answer));
          return null;
        },
        (error: unknown) => {
          const missing = error instanceof Problem ? error.values["missing"] : undefined;
          if (missing !== undefined) said.push(...String(missing).split("\n"));
          return error;
        },
      ),
  };
}

/** The names of what could not be put back, wherever they stand in an answer. */
function namesIn(answer: unknown): string[] {
  return [...JSON.stringify(answer ?? null).matchAll(/"names":"(.*?)"/g)].flatMap(([, names = ""]) =>
    names.split("\\n"),
  );
}

/** What of the colleague's is gone: none when filter and totals are as they were. */
export function goneOf({ model }: OpenCommittee, name: string): string[] {
  const { table, withTotals } = LIFTING_WORK[name]!;
  const { filters, showTotals } = tableNamed(model, table);
  return [
    ...(filters.length === 1 ? [] : ["table filter"]),
    ...(showTotals === withTotals ? [] : ["totals row"]),
  ];
}

/** Loses the answer of each of its requests in turn: what is not back by then is said. */
export async function expectSaidWhenSilent(name: string): Promise<void> {
  const measured = await openLifting(name);
  const places = await placesOf(measured.committee.excel, measured.work);
  measured.committee.close();
  for (let place = 1; place <= places; place += 1) {
    const { committee, work, said } = await openLifting(name);
    committee.excel.faults.neverAnswer(place, "lost");
    expect(await work()).toMatchObject({ code: "no-answer" });
    expect([place, said]).toEqual([place, expect.arrayContaining(goneOf(committee, name))]);
    committee.close();
  }
}
