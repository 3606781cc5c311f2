import { CLIENTS_TABLE } from "../../src/book/clients";
import { COMMITTEES_TABLE } from "../../src/book/committees";
import { HISTORY_TABLE } from "../../src/book/history";
import { PARAMETERS_TABLE } from "../../src/book/settings";
import { PAPERS } from "../../src/excel/page/papers";
import { HEAD_HEIGHTS } from "../../src/excel/sheets/slicerBand";
import type { TableLayout } from "../../src/book/table";
import { dayOf } from "../../src/domain/basis/day";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, valuesOf } from "../simulator/workbook";
import { cellIn } from "./cellsOfTables";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { asColleague, draft, openProtocol } from "./openProtocol";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

const FRENCH = { language: "fr", referenceDate: null } as const;

function formulasOf(model: WorkbookModel): string[] {
  return sheetNamed(model, "Protocole").conditionalFormats.flatMap(({ rule }) => {
    const { custom } = rule as { custom?: { rule?: { formula?: string } } };
    return custom?.rule?.formula === undefined ? [] : [custom.rule.formula];
  });
}

test("deadlines, closed rows and arbitrations are coloured by formulas that live without the add-in", async () => {
  const { model, close } = await openProtocol();
  const [due, status, asked] = (["dueDate", "status", "arbitration"] as const).map(
    (key) => `$${cellIn(PROTOCOL_TABLE, key, 5)}`,
  );
  const closed = `OR(${["Fait", "Done", "Abandonné", "Dropped"].map((word) => `${status}="${word}"`).join(",")})`;
  expect([...new Set(formulasOf(model))].sort()).toEqual(
    [
      `=${closed}`,
      `=AND(ISNUMBER(${due}),NOT(${closed}),${due}<TODAY())`,
      `=AND(ISNUMBER(${due}),NOT(${closed}),${due}>=TODAY(),${due}<=TODAY()-WEEKDAY(TODAY(),2)+7)`,
      `=OR(${asked}="Demandé",${asked}="Asked")`,
    ].sort(),
  );
  close();
});

test("rows recorded later have the drop-downs and the colours of the first", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  for (const decision of ["une", "deux", "trois"])
    await committee.actions.protocol.recordDecision(draft({ decision }));
  const { validations, conditionalFormats } = sheetNamed(committee.model, "Protocole");
  const bottom = 4 + 3;
  expect(validations).toHaveLength(5);
  for (const { areas } of validations) expect(areas.map(({ top, rows }) => top + rows)).toEqual([bottom]);
  for (const { areas } of conditionalFormats) expect(areas[0]!.rows).toBeGreaterThan(10_000);
});

test("client, owner, status and salesperson have slicers", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  const slicers = sheetNamed(committee.model, "Protocole").slicers;
  expect(slicers.map(({ column }) => column)).toEqual(["Client", "Responsable", "Statut", "Commercial"]);
});

test.each(["SlicerCollection.Add", "ConditionalFormatCollection.Add", "DataValidation.Rule"])(
  "without %s the protocol is there all the same; the next run adds what was refused, nothing twice",
  async (member) => {
    const committee = await openCommittee(plainReceivablesWorkbook());
    opened.push(committee);
    const { actions, excel, model } = committee;
    excel.faults.refuse(member, "GeneralException");
    await actions.analysis.analyse(FRENCH, patience());
    await actions.protocol.recordDecision(draft());
    excel.faults.allow(member);
    if (member !== "SlicerCollection.Add") await actions.analysis.analyse(FRENCH, patience());
    const clean = await openProtocol();
    opened.push(clean);
    const look = (own: WorkbookModel) => {
      const { validations, conditionalFormats } = sheetNamed(own, "Protocole");
      return [validations.length, conditionalFormats.length];
    };
    expect(look(model)).toEqual(look(clean.model));
  },
);

test("who reads the sheet finds open and late actions counted", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  const { actions, excel, model } = committee;
  const count = () => valuesOf(sheetNamed(model, "Protocole"), "A3")[0]![0];
  expect(count()).toBe("Actions ouvertes\u00a0: 0\u202f; en retard\u00a0: 0");
  await actions.protocol.recordDecision(draft({ decision: "une", dueDate: dayOf(2020, 1, 6) }));
  await actions.protocol.recordDecision(draft({ decision: "deux", dueDate: dayOf(2120, 1, 5) }));
  expect(count()).toBe("Actions ouvertes\u00a0: 2\u202f; en retard\u00a0: 1");
  const status = cellIn(PROTOCOL_TABLE, "status", 5);
  await asColleague(excel, (context) => {
    context.workbook.worksheets.getItem("Protocole").getRange(status).values = [["Fait"]];
  });
  expect(count()).toBe("Actions ouvertes\u00a0: 1\u202f; en retard\u00a0: 0");
  // A word that is none of the statuses closes nothing.
  await asColleague(excel, (context) => {
    context.workbook.worksheets.getItem("Protocole").getRange(status).values = [["Réglé ?"]];
  });
  expect(count()).toBe("Actions ouvertes\u00a0: 2\u202f; en retard\u00a0: 1");
});

test("what people put where the actions are counted stays, when the looks come later", async () => {
  const committee = await openCommittee(plainReceivablesWorkbook());
  opened.push(committee);
  const { actions, excel, model } = committee;
  excel.faults.refuse("ConditionalFormatCollection.Add", "GeneralException");
  excel.faults.refuse("Range.Formulas", "GeneralException");
  await actions.analysis.analyse(FRENCH, patience());
  excel.faults.allow("ConditionalFormatCollection.Add");
  excel.faults.allow("Range.Formulas");
  await asColleague(excel, (context) => {
    context.workbook.worksheets.getItem("Protocole").getRange("A3").values = [["Lu le 12"]];
  });
  await actions.analysis.analyse(FRENCH, patience());
  expect(valuesOf(sheetNamed(model, "Protocole"), "A3")).toEqual([["Lu le 12"]]);
});

test("what people read of the protocol and of Clients is in view at 1366 pixels beside the pane", () => {
  const inView = ["number", "committeeDate", "client", "decision", "owner", "dueDate", "status"];
  expect(PROTOCOL_TABLE.columns.slice(0, 7).map(({ key }) => key)).toEqual(inView);
  expect(widthInPixels(PROTOCOL_TABLE, "client")).toBeLessThanOrEqual(300);
  expect(widthInPixels(PROTOCOL_TABLE, "status")).toBeLessThanOrEqual(BESIDE_THE_PANE);
  expect(widthInPixels(CLIENTS_TABLE, "excess")).toBeLessThanOrEqual(BESIDE_THE_PANE);
  expect(widthInPixels(PARAMETERS_TABLE, "explanation")).toBeLessThanOrEqual(BESIDE_THE_PANE);
});

test("what people read of each list fits on A4 across, in the size of the agenda at the least", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  const printed = (["Clients", "Protocole"] as const).map(
    (name) => sheetNamed(committee.model, name).pageLayout.printArea,
  );
  expect(printed.map((areas) => areas?.map(({ left, columns }) => [left, columns]))).toEqual([
    [[0, 11]],
    [[0, 9]],
  ]);
  const room = (842 - (2 * 0.8 * 72) / 2.54) / (PAPERS.agenda.scale / 100);
  for (const [table, last] of [
    [CLIENTS_TABLE, "wayOut"],
    [PROTOCOL_TABLE, "colour"],
    [HISTORY_TABLE, "uncovered"],
    [COMMITTEES_TABLE, "green"],
  ] as const)
    expect(widthInPixels(table, last) * 0.75).toBeLessThanOrEqual(room);
});

test.each(["Protocole", "Clients"])("the slicers of %s are in view there, above the totals", async (name) => {
  const committee = await openProtocol();
  opened.push(committee);
  const { slicers } = sheetNamed(committee.model, name);
  expect(slicers.length).toBeGreaterThan(1);
  const right = Math.max(...slicers.map(({ left, width }) => left + width));
  const bottom = Math.max(...slicers.map(({ top, height }) => top + height));
  expect(right).toBeLessThanOrEqual(BESIDE_THE_PANE * 0.75);
  expect(bottom).toBeLessThanOrEqual(HEAD_HEIGHTS[0] + HEAD_HEIGHTS[1]);
  expect(Math.min(...slicers.map(({ left }) => left))).toBeGreaterThanOrEqual(
    0.75 * widthInPixels(name === "Clients" ? CLIENTS_TABLE : PROTOCOL_TABLE, "client"),
  );
});

/** A screen of 1366 pixels less the pane, the row numbers and the scroll bar. */
const BESIDE_THE_PANE = 1366 - 350 - 30 - 20;

/** Width in pixels from the table's first column to the one of a key; Excel's points are three quarters of a pixel. */
function widthInPixels(layout: TableLayout, last: string): number {
  const index = layout.columns.findIndex(({ key }) => key === last);
  return layout.columns.slice(0, index + 1).reduce((sum, { width }) => sum + width, 0) / 0.75;
}
