import { dayOf, type Day } from "../../src/domain/basis/day";
import { writeCommitteeRow } from "./committeesTable";
import type { Cell, WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import { sheetNamed, tableNamed } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function opening(): Promise<OpenCommittee> {
  const committee = await openCommittee(plainReceivablesWorkbook());
  opened.push(committee);
  return committee;
}

const analysed = ({ actions }: OpenCommittee, referenceDate: Day | null = null) =>
  actions.analysis.analyse({ language: "fr", referenceDate }, patience());

/** A committee held on a day, as the agenda and the meeting leave it. */
async function held({ session }: OpenCommittee, date: Day): Promise<void> {
  await session.run((workbook) => writeCommitteeRow(workbook, date, { closed: date }, "fr"));
}

function column(model: WorkbookModel, heading: string): Map<string, unknown> {
  const { area, columns } = tableNamed(model, "CC_Clients");
  const at = (name: string) => area.left + columns.findIndex((own) => own.name === name);
  const rows = sheetNamed(model, "Clients").rows.slice(area.top + 1, area.top + area.rows);
  return new Map(
    rows.map((cells) => [textOf(cells?.[at("Code client")]), cells?.[at(heading)]?.value ?? ""]),
  );
}

function textOf(cell: Cell | undefined): string {
  return typeof cell?.value === "string" ? cell.value : "";
}

/** Somebody owes nothing any more, and somebody new owes what another did. */
function exportAgain(model: WorkbookModel, renamed: Readonly<Record<string, string>>): void {
  for (const cells of model.sheets[0]!.rows) {
    for (const cell of cells ?? []) {
      const code = renamed[textOf(cell)];
      if (cell !== undefined && code !== undefined) cell.value = code;
    }
  }
}

const FRIDAY = dayOf(2026, 1, 9);

test("before the first committee there is nothing to compare with", async () => {
  const committee = await opening();
  await analysed(committee);
  const again = await analysed(committee);
  expect(again.change).toBeNull();
  expect([...column(committee.model, "Depuis le dernier comité").values()].every((cell) => cell === "")).toBe(
    true,
  );
});

test("once a committee has been held, who moved since it is told until the next one, however often it is run", async () => {
  const committee = await opening();
  const first = await analysed(committee, FRIDAY - 1);
  const [gone, other] = first.clients.map(({ clientCode }) => clientCode) as [string, string];
  await held(committee, FRIDAY);
  exportAgain(committee.model, { [gone]: "0488888" });
  const second = await analysed(committee, FRIDAY + 5);
  const third = await analysed(committee, FRIDAY + 5);
  for (const { change } of [second, third]) {
    expect(change?.since).toBe(FRIDAY);
    expect(change?.vanished.map(({ clientCode: code }) => code)).toEqual([gone]);
    expect(change?.arrived.map(({ clientCode: code }) => code)).toEqual(["0488888"]);
  }
  expect(third.written.cellsChanged).toBe(0);
  const changes = column(committee.model, "Depuis le dernier comité");
  expect(changes.get("0488888")).toBe("Nouveau");
  expect(changes.get(other)).not.toBe("");
  expect(column(committee.model, "Dernier comité").get(other)).toBe(FRIDAY);
  expect(column(committee.model, "Motifs").get(gone)).toMatch(/^Plus de créance/);

  await held(committee, FRIDAY + 7);
  const fourth = await analysed(committee, FRIDAY + 8);
  expect(fourth.change).toMatchObject({ since: FRIDAY + 7, arrived: [], vanished: [] });
  expect([...column(committee.model, "Code client").keys()]).not.toContain(gone);
});

test("a committee of a day to come is not one held", async () => {
  const committee = await opening();
  await analysed(committee);
  await committee.session.run((workbook) =>
    writeCommitteeRow(workbook, dayOf(2026, 1, 16), { agendaClients: 3 }, "fr"),
  );
  expect((await analysed(committee)).change).toBeNull();
});

/** Types a row into a table of the settings or the protocol, as a colleague does. */
async function typed(
  { excel }: OpenCommittee,
  table: string,
  cells: Readonly<Record<string, string | number>>,
): Promise<void> {
  const client = await openClient(excel);
  await client.Excel.run(async (context) => {
    const own = context.workbook.tables.getItem(table);
    for (const [heading, value] of Object.entries(cells)) {
      own.columns.getItem(heading).getDataBodyRange().getCell(0, 0).values = [[value]];
    }
    await context.sync();
  });
  client.close();
}

test("an override applies until its last day, and its end is said", async () => {
  const committee = await opening();
  const first = await analysed(committee);
  const client = first.clients.at(-1)!;
  const until = dayOf(2026, 1, 20);
  await typed(committee, "CC_Overrides", {
    "Code client": client.clientCode,
    "Couleur forcée": client.colour === "red" ? "Vert" : "Rouge",
    Motif: "chantier en cours",
    "Décidé par": "Claire",
    "À partir du": dayOf(2026, 1, 2),
    "Jusqu'au": until,
  });
  const forced = await analysed(committee, until);
  const colourOf = (analysis: typeof forced) =>
    analysis.clients.find(({ clientCode }) => clientCode === client.clientCode)?.colour;
  expect(colourOf(forced)).toBe(client.colour === "red" ? "green" : "red");
  expect(column(committee.model, "Dérogation jusqu'au").get(client.clientCode)).toBe(until);
  committee.now = new Date(2026, 0, 22, 10);
  const after = await analysed(committee, until + 1);
  expect(after.warnings.map(({ code }) => code)).toContain("override-ended");
  expect(column(committee.model, "Dérogation jusqu'au").get(client.clientCode)).toBe("");
});

test("two promises that the protocol says were broken make a client red outright", async () => {
  const committee = await opening();
  const first = await analysed(committee);
  const client = first.clients.find(({ colour }) => colour !== "red") ?? first.clients[0]!;
  const client2 = await openClient(committee.excel);
  await client2.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("CC_Protocol");
    const body = table.getDataBodyRange();
    const heads = table.getHeaderRowRange().load("values");
    await context.sync();
    const headings = heads.values[0] as string[];
    for (const row of [0, 1]) {
      const cell = (heading: string) => body.getCell(0, 0).getOffsetRange(row, headings.indexOf(heading));
      cell("N°").values = [[row + 1]];
      cell("Date du comité").values = [[FRIDAY - 30]];
      cell("Code client").values = [[client.clientCode]];
      cell("Nature de l'action").values = [["Plan de règlement"]];
      cell("Échéance").values = [[FRIDAY - 10 + row]];
      cell("Statut").values = [["À faire"]];
      await context.sync();
    }
  });
  client2.close();
  const again = await analysed(committee);
  const now = again.clients.find(({ clientCode }) => clientCode === client.clientCode);
  expect(now?.colour).toBe("red");
  expect(now?.reasons).toMatch(/promesse/);
});
