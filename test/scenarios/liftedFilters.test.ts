import { PROTOCOL_TABLE } from "../../src/book/protocol";
import type { Problem } from "../../src/domain/basis/problem";
import { cellAt } from "../simulator/cells";
import type { SimulatedExcel } from "../simulator/excel";
import { sheetNamed, tableNamed } from "../simulator/workbook";
import { asColleague } from "./openProtocol";
import { placesOf } from "./requestFaults";
import { expectSaidWhenSilent, goneOf, LIFTING_WORK, openLifting } from "./liftedFilters";

const NAMES = Object.keys(LIFTING_WORK);
const HALF_WAY = NAMES.flatMap((name) => LIFTING_WORK[name]!.uses.map((use) => ({ name, use })));

test.each(NAMES)("%s: done, with filter and totals as they were", async (name) => {
  const { committee, work, said } = await openLifting(name);
  expect([await work(), said, goneOf(committee, name)]).toEqual([null, [], []]);
  committee.close();
});

test.each(NAMES)("%s: done, and the filter that Excel does not put back is said", async (name) => {
  const { committee, work, said } = await openLifting(name);
  committee.excel.faults.refuse("Filter.ApplyValuesFilter", "InvalidArgument");
  expect(await work()).toBeNull();
  expect([goneOf(committee, name), [...new Set(said)]]).toEqual([["table filter"], ["table filter"]]);
  committee.close();
});

test.each(HALF_WAY)(
  "$name, of which Excel refuses $use: filter and totals are back",
  async ({ name, use }) => {
    const { committee, work, said } = await openLifting(name);
    committee.excel.faults.refuse(use, "AccessDenied", 1);
    const problem = await work();
    expect([problem, said.filter((each) => each !== "")]).toEqual([
      expect.objectContaining({ code: "write-refused" }),
      [],
    ]);
    expect(goneOf(committee, name)).toEqual([]);
    committee.close();
  },
);

test.each(HALF_WAY)(
  "$name, of which Excel refuses $use, and the filter after it: the failure says so",
  async ({ name, use }) => {
    const { committee, work, said } = await openLifting(name);
    committee.excel.faults.refuse(use, "AccessDenied", 1);
    committee.excel.faults.refuse("Filter.ApplyValuesFilter", "InvalidArgument");
    expect(await work()).toMatchObject({ code: "write-refused" });
    expect([goneOf(committee, name), said]).toEqual([["table filter"], ["table filter"]]);
    committee.close();
  },
);

// The slow test tries every one.
test.each(["a decision", "a number typed as text", "an agenda that was sent"])(
  "%s, whose answer never comes, whichever: what is not back is said",
  expectSaidWhenSilent,
);

test("a filter that was set in that very moment is back, when what it hides cannot be written", async () => {
  const name = "a number typed as text";
  const { committee, work } = await openLifting(name);
  const { excel } = committee;
  await asColleague(excel, ({ workbook }) => workbook.tables.getItem("CC_Protocol").clearFilters());
  // The survey takes two requests.
  await atRequest(excel, 3, work, async () => {
    await asColleague(excel, ({ workbook }) => {
      workbook.tables.getItem("CC_Protocol").columns.getItemAt(1).filter.applyValuesFilter(["nobody"]);
    });
    excel.faults.refuse("Range.Values", "AccessDenied", 1);
  });
  expect(goneOf(committee, name)).toEqual([]);
  committee.close();
});

test("a column inserted in that very moment does not bring the filter into another one", async () => {
  const name = "a review";
  const { committee, work, said } = await openLifting(name);
  const { excel } = committee;
  // Two requests survey, two read and look at the row.
  const problem = await atRequest(excel, 4, work, async () => {
    await asColleague(excel, ({ workbook }) => {
      workbook.tables.getItem("CC_Protocol").columns.add(0, undefined, "Mon avis");
    });
    excel.faults.refuse("Range.Values", "AccessDenied", 1);
  });
  expect([problem, said]).toEqual([expect.objectContaining({ code: "write-refused" }), []]);
  expect(tableNamed(committee.model, "CC_Protocol").filters.map(({ column }) => column)).toEqual([1]);
  committee.close();
});

test("cells that cannot be given back in a filtered table: the filter is back all the same", async () => {
  const name = "a review";
  const measured = await openLifting(name);
  const places = await placesOf(measured.committee.excel, measured.work);
  measured.committee.close();
  const codes: unknown[] = [];
  // The last request puts the filter back, the one before writes.
  for (let place = places; place <= places + 3; place += 1) {
    const { committee, work } = await openLifting(name);
    const { faults, model } = committee.excel;
    const status = PROTOCOL_TABLE.columns.findIndex(({ key }) => key === "status");
    faults.before(places - 1, () => (cellAt(sheetNamed(model, "Protocole"), 4, status)!.value = "Fait"));
    faults.before(place, () => faults.refuse("Range.Values", "AccessDenied", 1));
    codes.push(((await work()) as Problem).code);
    expect([place, goneOf(committee, name)]).toEqual([place, []]);
    committee.close();
  }
  expect(codes).toContain("cells-displaced");
});

/** Does something while a request of some work is on its way. @returns how the work ended. */
async function atRequest(
  { faults }: SimulatedExcel,
  place: number,
  work: () => Promise<unknown>,
  meanwhile: () => Promise<void>,
): Promise<unknown> {
  let release = (): void => undefined;
  faults.hold(place, new Promise<void>((resolve) => (release = resolve)));
  const due = faults.asked + place;
  const done = work();
  while (faults.asked < due) await new Promise((resolve) => setTimeout(resolve, 1));
  await meanwhile();
  release();
  return done;
}
