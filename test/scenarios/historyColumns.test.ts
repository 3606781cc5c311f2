import { columnLetters } from "../../src/book/cells";
import { OTHER_CLIENTS } from "../../src/domain/committee/history";
import { openClient } from "../simulator/node";
import { tableNamed, valuesOf } from "../simulator/workbook";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: null } as const;
const FROZEN = ["Limite interne", "Échu hors litige"] as const;

let committee: OpenCommittee;
afterAll(() => committee?.close());

/** Those columns of a table by client code. */
function byClient(name: string, headings: readonly string[]): Map<string, unknown[]> {
  const { area, columns } = tableNamed(committee.model, name);
  const sheet = committee.model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
  const right = columnLetters(area.left + area.columns - 1);
  const rows = valuesOf(sheet, `${columnLetters(area.left)}${area.top + 2}:${right}${area.top + area.rows}`);
  const place = (heading: string) => columns.findIndex((column) => column.name === heading);
  return new Map(
    rows.map((row) => [String(row[place("Code client")]), headings.map((heading) => row[place(heading)])]),
  );
}

/** What the history has frozen of each client is what Clients says. */
function expectFrozen(): void {
  const history = byClient("CC_History", FROZEN);
  history.delete(OTHER_CLIENTS);
  const clients = byClient("CC_Clients", FROZEN);
  expect(history.size).toBeGreaterThan(20);
  for (const [code, figures] of history) expect([code, figures]).toEqual([code, clients.get(code)]);
  expect([...history.values()].some(([limit]) => Number(limit) > 0)).toBe(true);
}

test("limit and overdue out of dispute are frozen with a committee; an older history is given their columns", async () => {
  committee = await openCommittee(await firstDayWorkbook());
  const { actions, excel } = committee;
  await actions.analysis.analyse(FRENCH, patience());
  await actions.agenda.prepareAgenda(patience());
  expectFrozen();

  const other = await openClient(excel);
  await other.Excel.run(async (context) => {
    const { columns } = context.workbook.tables.getItem("CC_History");
    for (const heading of FROZEN) columns.getItem(heading).delete();
    await context.sync();
  });
  other.close();
  await actions.analysis.analyse(FRENCH, patience());
  const { columns } = tableNamed(committee.model, "CC_History");
  expect(
    columns
      .slice(-2)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...FROZEN].sort());
  await actions.agenda.prepareAgenda(patience());
  expectFrozen();
});

test("an agenda is prepared over an older history, which keeps its columns until the next analysis", async () => {
  const { actions, excel, model } = committee;
  const other = await openClient(excel);
  await other.Excel.run(async (context) => {
    const { columns } = context.workbook.tables.getItem("CC_History");
    for (const heading of FROZEN) columns.getItem(heading).delete();
    await context.sync();
  });
  other.close();
  const rows = tableNamed(model, "CC_History").area.rows;
  await actions.agenda.prepareAgenda(patience());
  expect(tableNamed(model, "CC_History").area.rows).toBe(rows);
});
