import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";
import type { OpenCommittee } from "./openCommittee";

let committee: OpenCommittee;
afterEach(() => committee.close());

const numbers = async () => (await entriesOf(committee)).map(({ number }) => number);
const record = (decision: string) => committee.actions.protocol.recordDecision(draft({ decision }));
const inTable = (act: (table: Excel.Table) => unknown) =>
  asColleague(committee.excel, ({ workbook }) => void act(workbook.tables.getItem("CC_Protocol")));

/** What stands just below the table and its totals. */
function beneath(): unknown {
  const { area } = tableNamed(committee.model, "CC_Protocol");
  return valuesOf(
    sheetNamed(committee.model, "Protocole"),
    `A${area.top + area.rows + 1}:B${area.top + area.rows + 1}`,
  )[0];
}

test("a note right below the totals is moved down, not overwritten by the next decision", async () => {
  committee = await openProtocol();
  await record("une");
  await inTable((table) => {
    table.showTotals = true;
    table.getRange().getRowsBelow(1).getCell(0, 0).values = [["à relire"]];
  });
  await record("deux");
  expect(await numbers()).toEqual([1, 2]);
  expect(tableNamed(committee.model, "CC_Protocol").showTotals).toBe(true);
  expect(beneath()).toEqual(["à relire", ""]);
});

test("totals in a table that is filtered: the decision is recorded, totals and filter stay", async () => {
  committee = await openProtocol();
  await record("une");
  await inTable((table) => {
    table.showTotals = true;
    table.columns.getItem("Responsable").filter.applyValuesFilter(["nobody"]);
  });
  await record("deux");
  expect(await numbers()).toEqual([1, 2]);
  const { showTotals, filters } = tableNamed(committee.model, "CC_Protocol");
  expect([showTotals, filters.length]).toEqual([true, 1]);
});

test("rows left below the totals are taken in, and the totals stay", async () => {
  committee = await openProtocol();
  await record("une");
  await inTable((table) => {
    table.showTotals = true;
    table.getRange().getRowsBelow(1).getCell(0, 0).getResizedRange(0, 3).values = [
      [2, COMMITTEE, "", "deux"],
    ];
  });
  const { notices } = await record("trois");
  expect(notices).toContainEqual({ code: "protocol-taken-in", values: { count: 1 } });
  expect(await numbers()).toEqual([1, 2, 3]);
  expect(tableNamed(committee.model, "CC_Protocol").showTotals).toBe(true);
});

test.each([1, 2, 3])(
  "a column inserted after request %i of a decision and of a review: all is written under its heading",
  async (place) => {
    committee = await openProtocol();
    const { entry } = await record("une");
    await inserting(place, () => record("deux"));
    await inTable(({ columns }) => columns.getItem("Mon avis").delete());
    await inserting(place, () =>
      committee.actions.protocol.reviewAction(entry, { outcome: "in-progress", result: "appelé" }),
    );
    expect(
      (await entriesOf(committee)).map(({ number, decision, result }) => [number, decision, result]),
    ).toEqual([
      [1, "une", "appelé"],
      [2, "deux", ""],
    ]);
  },
);

/** Lets a colleague insert a column while the answer to one of the requests of some work is on its way. */
async function inserting(place: number, work: () => Promise<unknown>): Promise<void> {
  const { faults } = committee.excel;
  const before = faults.asked;
  faults.delay(place, 300);
  const done = work();
  while (faults.asked < before + place) await new Promise((resolve) => setTimeout(resolve, 2));
  await inTable(({ columns }) => columns.add(0, undefined, "Mon avis"));
  await done;
}
