import type { WorkbookModel } from "../simulator/model";
import { openStanding } from "./damagedWeek";
import { heldOn, RAVEL } from "./heldCommittees";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

let standing: Promise<{ readonly model: WorkbookModel; readonly now: Date }> | null = null;

async function prepare() {
  const committee = await openStanding();
  await committee.actions.agenda.prepareAgenda(patience());
  committee.close();
  return { model: committee.model, now: committee.now };
}

const override = { clientCode: RAVEL, colour: "orange", reason: "accord", who: "Anne", from: null } as const;

/** What is written without an answer of its own, and the table that it is written to. */
const SHORT_WORK: Readonly<
  Record<string, readonly [string, (committee: OpenCommittee) => Promise<unknown>]>
> = {
  "a pin": ["CC_Clients", ({ actions }) => actions.client.pinClient(RAVEL, true)],
  "a note": ["CC_Clients", ({ actions }) => actions.client.noteClient(RAVEL, "Vu", "")],
  "an agenda that was sent": ["CC_Committees", ({ actions }) => actions.agenda.markAgendaSent()],
  "minutes that were sent": ["CC_Committees", ({ actions }) => actions.closing.markProtocolSent(heldOn(3))],
  "somebody's own mail": [
    "CC_Committees",
    ({ actions }) => actions.agenda.noteAgendaMail(heldOn(4), "Paul Tillac"),
  ],
  "a forced colour": [
    "CC_Overrides",
    ({ actions }) => actions.policy.addOverride({ ...override, until: heldOn(4) }, "Ravel"),
  ],
  "a threshold": ["CC_Parameters", ({ actions }) => actions.policy.takeThreshold(1_000_00)],
};

test.each(Object.keys(SHORT_WORK))("%s: a filter that Excel does not put back is said", async (name) => {
  standing ??= prepare();
  const { model, now } = await standing;
  const committee = await openCommittee(structuredClone(model), { now });
  const [table, work] = SHORT_WORK[name]!;
  const said: unknown[] = [];
  committee.actions.workbook.onSaid((warnings) => said.push(...warnings));
  await asColleague(committee.excel, ({ workbook }) => {
    workbook.tables.getItem(table).columns.getItemAt(0).filter.applyValuesFilter(["nobody"]);
  });
  committee.excel.faults.refuse("Filter.ApplyValuesFilter", "InvalidArgument");
  await work(committee);
  expect(said).toEqual([{ code: "decoration-refused", values: { names: "table filter" } }]);
  committee.close();
});
