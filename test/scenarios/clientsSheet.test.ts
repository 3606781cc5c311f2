import { CLIENTS_TABLE } from "../../src/book/clients";
import type { WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: null } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function analysed() {
  const committee = await openCommittee(plainReceivablesWorkbook());
  opened.push(committee);
  const analysis = await committee.actions.analysis.analyse(FRENCH, patience());
  return { ...committee, committee, analysis };
}

/** What a colleague does in the same workbook, with an Excel of his own. */
async function colleague(
  { excel }: Pick<OpenCommittee, "excel">,
  work: (table: Excel.Table, context: Excel.RequestContext) => Promise<unknown> | void,
): Promise<void> {
  const client = await openClient(excel);
  await client.Excel.run(async (context) => {
    await work(context.workbook.tables.getItem("CC_Clients"), context);
    await context.sync();
  });
  client.close();
}

const HEADINGS = 3;

/** The sums above the headings, by heading. */
function sums(model: WorkbookModel): Record<string, unknown> {
  const [totals, headings] = valuesOf(sheetNamed(model, "Clients"), "A3:BD4");
  const found = (headings ?? []).flatMap((heading, column): [string, unknown][] => {
    const value = totals?.[column] ?? "";
    return value === "" ? [] : [[String(heading), value]];
  });
  return Object.fromEntries(found);
}

const cents = (units: unknown) => Math.round(Number(units) * 100);

function columnOf(model: WorkbookModel, heading: string): unknown[] {
  const { area, columns } = tableNamed(model, "CC_Clients");
  const column = area.left + columns.findIndex(({ name }) => name === heading);
  const sheet = sheetNamed(model, "Clients");
  return sheet.rows.slice(area.top + 1, area.top + area.rows).map((cells) => cells?.[column]?.value ?? "");
}

test("the sums above the headings are those of the analysis, to the cent", async () => {
  const { model, analysis } = await analysed();
  const { totals, clients } = analysis;
  const found = sums(model);
  const sumOf = (key: "exposure" | "uncovered" | "countedOverdue") =>
    clients.reduce((sum, own) => sum + own[key], 0);
  expect(found["Client"]).toBe("Total affiché");
  expect(cents(found["Solde"])).toBe(totals.balance);
  expect(cents(found["Encours"])).toBe(sumOf("exposure"));
  expect(cents(found["Non couvert"])).toBe(sumOf("uncovered"));
  expect(cents(found["Échu retenu"])).toBe(sumOf("countedOverdue"));
  expect(cents(found["Non échu"])).toBe(totals.notDue);
  expect(cents(found["Échu > 120 j"])).toBe(totals.over120);
  expect(cents(found["Crédits non imputés"])).toBe(totals.unallocatedCredits);
  expect(totals.balance).not.toBe(0);
});

test("they are of the rows that a filter leaves in view", async () => {
  const { excel, model } = await analysed();
  const [first] = columnOf(model, "Client");
  await colleague({ excel }, (table) => {
    table.columns.getItem("Client").filter.applyValuesFilter([String(first)]);
  });
  // The colleague's Excel computes again when it is asked for a value.
  await colleague({ excel }, async (table, context) => {
    table.worksheet.getRange("A3:Z3").load("values");
    await context.sync();
  });
  expect(sums(model)["Encours"]).toBe(columnOf(model, "Encours")[0]);
});

test("details are folded away, each group into the column on its right, which stays in view", async () => {
  const { model } = await analysed();
  const { columns } = sheetNamed(model, "Clients");
  CLIENTS_TABLE.columns.forEach((own, index) => {
    const isDetail = "detail" in own;
    // The workbook has no cover: what is uncovered would be the exposure again.
    const isHidden = isDetail || own.key === "uncovered" || own.key === "validCover";
    const { hidden = false, outlineLevel = 0 } = columns.get(index) ?? {};
    expect([own.key, hidden, outlineLevel]).toEqual([own.key, isHidden, isDetail ? 1 : 0]);
  });
  expect(sheetNamed(model, "Clients").slicers.map(({ column }) => column)).toEqual(["Couleur", "Commercial"]);
});

test("a person's pin and note survive the analysis, and keep a client who owes nothing any more", async () => {
  const { model, excel, actions } = await analysed();
  const codes = columnOf(model, "Code client");
  await colleague({ excel }, (table) => {
    table.columns.getItem("Note").getDataBodyRange().getCell(0, 0).values = [["'=promesse du 12"]];
    table.columns.getItem("Épinglé").getDataBodyRange().getCell(1, 0).values = [["oui"]];
  });
  const names = columnOf(model, "Client");
  const sheet = model.sheets[0]!;
  for (const cells of sheet.rows) {
    for (const cell of cells ?? []) {
      if (cell !== undefined && cell.value === codes[0]) cell.value = String(codes[2]);
      if (cell !== undefined && cell.value === names[0]) cell.value = String(names[2]);
    }
  }
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(again.clients.map(({ clientCode }) => clientCode)).not.toContain(codes[0]);
  const at = columnOf(model, "Code client").indexOf(codes[0]);
  expect(columnOf(model, "Note")[at]).toBe("=promesse du 12");
  expect(columnOf(model, "Couleur")[at]).toBe("");
  expect(columnOf(model, "Épinglé")[columnOf(model, "Code client").indexOf(codes[1])]).toBe("oui");
});

/** Takes the columns of a later edition away, as a table made before them. */
async function madeBefore({ excel }: Pick<OpenCommittee, "excel">): Promise<void> {
  const newer = CLIENTS_TABLE.columns.flatMap((own, index) => ("since" in own ? [index] : []));
  await colleague({ excel }, (table) => {
    for (const index of [...newer].reverse()) table.columns.getItemAt(index).delete();
  });
}

test("a table made before some columns existed is given them at its right, people's own stay", async () => {
  const { model, excel, actions } = await analysed();
  await madeBefore({ excel });
  await colleague({ excel }, (table) => {
    table.columns.add(-1, [
      ["Visite"],
      ...columnOf(model, "Client").map((_, row) => [row === 0 ? "mardi" : ""]),
    ]);
  });
  const before = tableNamed(model, "CC_Clients").columns.map(({ name }) => name);
  const again = await actions.analysis.analyse(FRENCH, patience());
  const after = tableNamed(model, "CC_Clients").columns.map(({ name }) => name);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after).size).toBe(CLIENTS_TABLE.columns.length + 1);
  expect(columnOf(model, "Visite")[0]).toBe("mardi");
  expect(cents(sums(model)["Solde"])).toBe(again.totals.balance);
  const stable = await actions.analysis.analyse(FRENCH, patience());
  expect(stable.written.cellsChanged).toBe(0);
});

test("a column of ours that somebody deleted is asked for, not added again unasked", async () => {
  const { excel, actions } = await analysed();
  await colleague({ excel }, (table) => table.columns.getItem("Voie de sortie").delete());
  await expect(actions.analysis.analyse(FRENCH, patience())).rejects.toMatchObject({
    code: "missing-column",
    values: { column: "Voie de sortie / Way out" },
  });
});

test("what people did to the sheet's look is not undone", async () => {
  const { model, excel, actions } = await analysed();
  await colleague({ excel }, (table) => {
    table.worksheet.getRange("X:X").showGroupDetails("ByColumns");
    table.worksheet.getRange("E:E").format.columnWidth = 90;
  });
  const sheet = sheetNamed(model, "Clients");
  sheet.slicers.splice(0, 1);
  const before = structuredClone(sheet.columns);
  await actions.analysis.analyse(FRENCH, patience());
  expect(sheet.columns).toEqual(before);
  expect(sheet.slicers).toHaveLength(1);
  expect(sheet.rows[HEADINGS]).toBeDefined();
});

test.each(["ConditionalFormatCollection.Add"])(
  "an Excel that refuses %s gets neither a second slicer nor a second fold",
  async (member) => {
    const committee = await openCommittee(plainReceivablesWorkbook());
    opened.push(committee);
    committee.excel.faults.refuse(member, "GeneralException");
    await committee.actions.analysis.analyse(FRENCH, patience());
    await committee.actions.analysis.analyse(FRENCH, patience());
    const sheet = sheetNamed(committee.model, "Clients");
    expect(sheet.slicers).toHaveLength(2);
    expect(Math.max(...[...sheet.columns.values()].map(({ outlineLevel }) => outlineLevel))).toBe(1);
  },
);
