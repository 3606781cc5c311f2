import { CLIENTS_TABLE } from "../../src/book/clients";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { cellIn } from "./cellsOfTables";
import { clientsTable } from "./clientsTable";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

const FRENCH = { language: "fr", referenceDate: null } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

/** A workbook of four clients, analysed once. */
async function analysed(): Promise<OpenCommittee> {
  const committee = await openCommittee(plainReceivablesWorkbook());
  opened.push(committee);
  await committee.actions.analysis.analyse(FRENCH, patience());
  return committee;
}

const columnOf = (model: WorkbookModel, name: string) => clientsTable(model).map((row) => row[name]);

/** The finance team's next export: rows are pasted over its sheet. */
function exportAgain(model: WorkbookModel, change: (rows: (string | number | boolean)[][]) => void): void {
  const sheet = model.sheets[0]!;
  const rows = valuesOf(sheet, "A1:K40");
  change(rows);
  rows.forEach((cells, row) =>
    cells.forEach((value, column) => {
      const cell = sheet.rows[row]?.[column];
      if (cell) cell.value = value === "" ? null : value;
    }),
  );
}

const HEADINGS_ROW = 2;

/** Zero-based place of the column of clients. */
const CLIENT = CLIENTS_TABLE.columns.findIndex(({ key }) => key === "client");

function headingIndex(rows: (string | number | boolean)[][], pattern: RegExp): number {
  return rows[HEADINGS_ROW]!.findIndex((heading) => pattern.test(String(heading)));
}

test("people's own sort is kept, with the new figures in it", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const names = columnOf(model, "Client").map(String);
  await asColleague(committee.excel, (context) => {
    context.workbook.tables.getItem("CC_Clients").sort.apply([{ key: CLIENT, ascending: false }]);
  });
  exportAgain(model, (rows) => {
    const amount = headingIndex(rows, /dû|solde|montant/i);
    rows[HEADINGS_ROW + 1]![amount] = 123_456.78;
  });
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(again.written.cellsChanged).toBeGreaterThan(0);
  expect(columnOf(model, "Client")).toEqual([...names].sort((a, b) => b.localeCompare(a, "fr")));
  const exposures = columnOf(model, "Encours").reduce<number>((sum, cell) => sum + Number(cell), 0);
  expect(Math.round(exposures * 100)).toBe(again.totals.balance);
});

test("a filter that is on is respected: every row gets its own figures, and it is on again", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const kept = columnOf(model, "Client")[1];
  await asColleague(committee.excel, (context) => {
    context.workbook.tables
      .getItem("CC_Clients")
      .columns.getItem("Client")
      .filter.applyValuesFilter([String(kept)]);
  });
  exportAgain(model, (rows) => {
    const amount = headingIndex(rows, /dû|solde|montant/i);
    for (const row of rows.slice(HEADINGS_ROW + 1)) if (typeof row[amount] === "number") row[amount] *= 2;
  });
  const again = await actions.analysis.analyse(FRENCH, patience());
  const byName = new Map(again.clients.map(({ clientName, exposure }) => [clientName, exposure / 100]));
  for (const row of clientsTable(model)) expect(row["Encours"]).toBe(byName.get(String(row["Client"])));
  expect(tableNamed(model, "CC_Clients").filters.map(({ column }) => column)).toEqual([CLIENT]);
});

test("a new client joins the table without touching what people typed below it", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const before = tableNamed(model, "CC_Clients").area;
  const below = before.top + before.rows + 1;
  await asColleague(committee.excel, (context) => {
    const sheet = context.workbook.worksheets.getItem("Clients");
    sheet.getRange(`B${below + 1}`).values = [["à revoir avec Claire"]];
  });
  exportAgain(model, (rows) => {
    const code = headingIndex(rows, /code/i);
    const name = headingIndex(rows, /raison/i);
    rows[HEADINGS_ROW + 1]![code] = "0499999";
    rows[HEADINGS_ROW + 1]![name] = "Nouveau client";
  });
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(clientsTable(model)).toHaveLength(again.clients.length);
  expect(columnOf(model, "Client")).toContain("Nouveau client");
  const sheet = sheetNamed(model, "Clients");
  const all = valuesOf(sheet, "B1:B60").map(([cell]) => cell);
  expect(all).toContain("à revoir avec Claire");
});

test("what somebody typed just below the table joins it, and is never taken away", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const { top, rows } = tableNamed(model, "CC_Clients").area;
  await asColleague(committee.excel, (context) => {
    const sheet = context.workbook.worksheets.getItem("Clients");
    sheet.getRange(cellIn(CLIENTS_TABLE, "client", top + rows + 1)).values = [["à revoir avec Claire"]];
  });
  expect(tableNamed(model, "CC_Clients").area.rows).toBe(rows + 1);
  const analysis = await actions.analysis.analyse(FRENCH, patience());
  expect(columnOf(model, "Client")).toEqual([
    ...analysis.clients.map(({ clientName }) => clientName),
    "à revoir avec Claire",
  ]);
});

test("a client who owes nothing any more leaves, unless a person's note is on the row", async () => {
  const committee = await analysed();
  const { actions, model } = committee;
  const [first, second] = columnOf(model, "Code client").map(String);
  await asColleague(committee.excel, async (context) => {
    const table = context.workbook.tables.getItem("CC_Clients");
    const rows = columnOf(model, "Code client").map((code) => [code === first ? "promesse reçue" : ""]);
    table.columns.add(-1, [["Visite"], ...rows]);
    await context.sync();
  });
  exportAgain(model, (rows) => {
    const [code, name] = [headingIndex(rows, /code/i), headingIndex(rows, /raison/i)];
    const other = rows
      .slice(HEADINGS_ROW + 1)
      .find((row) => ![first, second, ""].includes(String(row[code])));
    for (const row of rows.slice(HEADINGS_ROW + 1)) {
      if (![first, second].includes(String(row[code]))) continue;
      row[code] = other![code]!;
      row[name] = other![name]!;
    }
  });
  await actions.analysis.analyse(FRENCH, patience());
  const codes = columnOf(model, "Code client");
  expect(codes).not.toContain(second);
  const kept = clientsTable(model).find((row) => row["Code client"] === first);
  expect(kept).toMatchObject({ Visite: "promesse reçue", Encours: 0, Couleur: "" });
  expect(String(kept!["Motifs"])).toMatch(/^Plus de créance au/);
});

const DECORATIONS = [
  "WorksheetFreezePanes.FreezeAt",
  "WorksheetFreezePanes.FreezeRows",
  "PageLayout.Orientation",
  "PageLayout.SetPrintArea",
  "ConditionalFormatCollection.Add",
  "DataValidation.Rule",
  "RangeFormat.AutofitRows",
  "Range.Group",
  "SlicerCollection.Add",
];

test.each(DECORATIONS)("without %s the data is complete, and it is said", async (member) => {
  const committee = await openCommittee(plainReceivablesWorkbook());
  opened.push(committee);
  const { actions, excel, model } = committee;
  excel.faults.refuse(member, "GeneralException");
  const analysis = await actions.analysis.analyse(FRENCH, patience());
  const agenda = await actions.agenda.prepareAgenda(patience());
  expect(clientsTable(model)).toHaveLength(analysis.clients.length);
  expect(tableNamed(model, "CC_Protocol").columns).toHaveLength(PROTOCOL_TABLE.columns.length);
  expect(agenda.clients).toBeGreaterThan(0);
  if (!["PageLayout.SetPrintArea", "RangeFormat.AutofitRows"].includes(member)) {
    expect(analysis.warnings.map(({ code }) => code)).toContain("decoration-refused");
  }
});
