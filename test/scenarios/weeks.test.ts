import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../src/book/protocol";
import { type OpenCommittee, analyseAgreeing, openCommittee, patience } from "./openCommittee";
import { readCommittees } from "./committeesTable";
import { dayOf } from "../../src/domain/basis/day";
import { OTHER_CLIENTS } from "../../src/domain/committee/history";
import type { WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import { addSheet, newWorkbook, putValues, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { readHistory } from "./readHistory";

const EVIL = '=HYPERLINK("x")<b>';
const FRENCH = { language: "fr", referenceDate: null } as const;

type Line = readonly [code: string, name: string, document: string, due: number, amount: number];

/** The finance team's export of a week: its date, then one line per open item. */
function receivables(model: WorkbookModel, referenceDate: number, lines: readonly Line[]): void {
  const sheet =
    model.sheets.find(({ name }) => name === "Pièces ouvertes") ?? addSheet(model, "Pièces ouvertes");
  sheet.rows.length = 0;
  putValues(sheet, "A1", [
    ["Pièces ouvertes au", referenceDate, "", "", "", ""],
    ["", "", "", "", "", ""],
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    ...lines.map(([code, name, document, due, amount]) => [code, name, document, due - 60, due, amount]),
  ]);
  for (const row of sheet.rows.slice(3)) {
    for (const column of [3, 4]) if (row?.[column]) row[column].numberFormat = "dd/mm/yyyy";
  }
  const date = sheet.rows[0]?.[1];
  if (date) date.numberFormat = "dd/mm/yyyy";
}

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

const FRIDAYS = [dayOf(2026, 1, 16), dayOf(2026, 1, 23), dayOf(2026, 1, 30)] as const;

const A = ["0410001", "Verrerie Ravel"] as const;
const B = ["0410002", EVIL] as const;
const C = ["0410003", "Brasserie Lalande"] as const;
const D = ["0410004", "Petits Pots"] as const;

async function weekOne(): Promise<OpenCommittee> {
  const model = newWorkbook("semaines.xlsx", []);
  const day = FRIDAYS[0] - 2;
  receivables(model, day, [
    [...A, "F1", day - 90, 40_000.15],
    [...A, "F2", day + 20, 60_000],
    [...B, "F3", day - 20, 55_000.4],
    [...C, "F4", day + 30, 70_000],
    [...D, "F5", day + 30, 1_200.33],
  ]);
  const committee = await openCommittee(model, { now: new Date(2026, 0, 15, 10) });
  opened.push(committee);
  await analyseAgreeing(committee, FRENCH);
  return committee;
}

const page = ({ model }: OpenCommittee) => valuesOf(sheetNamed(model, "Ordre du jour"), "A1:P80");
const rowOf = (committee: OpenCommittee, key: string) =>
  page(committee).find((row) =>
    String(row[15])
      .split("\n")
      .some((each) => each.split(" ")[0] === key),
  );
const history = ({ session }: OpenCommittee) => readHistory(session);
const committees = ({ session }: OpenCommittee) => session.run((workbook) => readCommittees(workbook));

/** What a person does in the same workbook. */
async function byHand(
  { excel }: OpenCommittee,
  work: (context: Excel.RequestContext) => void | Promise<void>,
): Promise<void> {
  const client = await openClient(excel);
  await client.Excel.run(async (context) => {
    await work(context);
    await context.sync();
  });
  client.close();
}

/** A person types a note beside a row of the agenda. */
async function note(committee: OpenCommittee, key: string, text: string): Promise<void> {
  const index = page(committee).findIndex((row) => row[15] === key);
  await byHand(committee, (context) => {
    context.workbook.worksheets.getItem("Ordre du jour").getRange(`O${index + 1}`).values = [[text]];
  });
}

/** The rows of the history of every committee add up to its portfolio, and no client has two. */
async function expectHistoryToAddUp(committee: OpenCommittee): Promise<void> {
  const rows = await history(committee);
  for (const record of await committees(committee)) {
    const own = rows.filter(({ committeeDate }) => committeeDate === record.date);
    const sum = (amount: (row: (typeof own)[number]) => number) =>
      own.reduce((total, row) => total + amount(row), 0);
    expect(new Set(own.map(({ clientCode }) => clientCode)).size).toBe(own.length);
    expect(own.filter(({ clientCode }) => clientCode === OTHER_CLIENTS)).toHaveLength(1);
    expect(sum(({ exposure }) => exposure)).toBe(record.figures!.exposure);
    expect(sum(({ balance }) => balance)).toBe(record.figures!.balance);
    expect(sum(({ uncovered }) => uncovered)).toBe(record.figures!.uncovered);
    expect(sum(({ countedOverdue }) => countedOverdue)).toBe(record.figures!.countedOverdue);
    expect(sum(({ ageing }) => ageing.d61_90 + ageing.over120)).toBe(
      record.figures!.ageing.d61_90 + record.figures!.ageing.over120,
    );
  }
}

/** Zero-based column of the notes in the history. */
const NOTES = HISTORY_TABLE.columns.findIndex(({ key }) => key === "notes");

test("three weeks in a row: agendas, actions carried over, history and committees", async () => {
  const committee = await weekOne();
  const { actions, model } = committee;

  const first = await actions.agenda.prepareAgenda(patience());
  expect(first).toMatchObject({ day: FRIDAYS[0], due: FRIDAYS[0] - 1, sent: null, struck: 0 });
  expect(first.written.sheetsCreated).toEqual(["Ordre du jour", "Historique des clients", "Comités"]);
  expect(model.sheets.map(({ name }) => name)).toEqual([
    "Pièces ouvertes",
    "Clients",
    "Ordre du jour",
    "Protocole",
    "Historique des clients",
    "Comités",
    "Paramètres",
  ]);
  expect(page(committee).flat().join("\n")).toContain("Premier comité\u00a0: aucune action à revoir.");
  // A name that looks like a formula or markup is text wherever it stands.
  expect(String(rowOf(committee, "client:0410002")![2]).split("\n")[0]).toBe(EVIL);
  for (const sheet of model.sheets.slice(1)) {
    const formulas = sheet.rows.flatMap((row) => row ?? []).flatMap((cell) => cell?.formula ?? []);
    expect(formulas.filter((formula) => formula.includes("HYPERLINK"))).toEqual([]);
  }
  await note(committee, "client:0410001", "Appeler M. Tillac");
  const again = await actions.agenda.prepareAgenda(patience());
  expect(again.written.cellsChanged).toBe(0);
  expect(await actions.agenda.markAgendaSent()).toEqual({ committee: FRIDAYS[0], sent: FRIDAYS[0] - 1 });
  await expectHistoryToAddUp(committee);
  const frozen = await history(committee);

  // Thursday evening: a client pays all it owes, another grows. The agenda was sent.
  const day = FRIDAYS[0] - 1;
  receivables(model, day, [
    [...A, "F1", day - 91, 40_000.15],
    [...A, "F2", day + 19, 60_000],
    [...C, "F4", day + 29, 70_000],
    [...D, "F5", day + 29, 90_200.33],
  ]);
  await analyseAgreeing(committee, FRENCH);
  const rebuilt = await actions.agenda.prepareAgenda(patience());
  expect(rebuilt).toMatchObject({ sent: FRIDAYS[0] - 1, struck: 1 });
  expect(await history(committee)).toEqual(frozen);
  const gone = page(committee).findIndex((row) => row[15] === "client:0410002");
  const struckCell = sheetNamed(model, "Ordre du jour").rows[gone]![2]!;
  expect(struckCell.style).toMatchObject({ strikethrough: true });
  expect(rowOf(committee, "client:0410001")![14]).toBe("Appeler M. Tillac");
  expect(rowOf(committee, "client:0410004")).toBeDefined();

  // The meeting decides; the next week begins with it.
  await byHand(committee, async (context) => {
    const body = context.workbook.tables.getItem("CC_Protocol").getDataBodyRange();
    await context.sync();
    const values: Partial<Record<ProtocolColumn, string | number>> = {
      number: 1,
      committeeDate: FRIDAYS[0],
      clientCode: "0410001",
      client: "Verrerie Ravel",
      decision: "Relancer le siège",
      actionKind: "Relance client",
      owner: "Mme Ravel",
      dueDate: FRIDAYS[0] + 4,
      status: "À faire",
    };
    PROTOCOL_TABLE.columns.forEach(({ key }, column) => {
      if (values[key] !== undefined) body.getCell(0, column).values = [[values[key]]];
    });
  });
  committee.now = new Date(2026, 0, 22, 10);
  const second = FRIDAYS[1] - 2;
  receivables(model, second, [
    [...A, "F2", second + 13, 60_000],
    [...C, "F4", second + 23, 70_000],
    [...B, "F6", second - 75, 80_000.6],
  ]);
  await analyseAgreeing(committee, FRENCH);
  const next = await actions.agenda.prepareAgenda(patience());
  expect(next).toMatchObject({ day: FRIDAYS[1], sent: null, struck: 0 });
  const action = rowOf(committee, "action:1")!;
  expect([action[0], action[1], action[4], action[6], action[7]]).toEqual([
    "À faire",
    1,
    "Mme Ravel",
    FRIDAYS[0] + 4,
    3,
  ]);
  expect(action[8]).toBe("Relancer le siège");
  const late = page(committee).find((row) => row[15] === "late action:1 client:0410001")!;
  expect([late[0], late[3], late[5], late[6], late[8]]).toEqual([
    "Verrerie Ravel",
    "Mme Ravel",
    FRIDAYS[0] + 4,
    3,
    "Relancer le siège",
  ]);
  // What was noted on the page before stands in the history and beside its client.
  const client = page(committee).find((row) => row[15] === "follow client:0410001")!;
  // The action is under review: it is not said again.
  expect(
    page(committee)
      .find((row) => row[1] === 1)
      ?.join(),
  ).toContain("Relancer le siège");
  expect(String(client[4])).not.toContain("Relancer le siège");
  expect(String(client[4])).toContain("Note du 16/01/2026\u00a0: Appeler M. Tillac");
  expect(rowOf(committee, "client:0410001")![14]).toBe("");
  const notes = valuesOf(sheetNamed(model, "Historique des clients"), "A5:AZ9").map((row) => row[NOTES]);
  expect(notes).toContain("Appeler M. Tillac");
  // 40 000.15 of A was paid: preceded by the decision, without a cause.
  const success = page(committee).find((row) => row[15] === "success: client:0410001")!;
  expect(String(success[4])).toMatch(/40\u202f000\u00a0€ d'échu de moins.* · Précédé de/);
  await expectHistoryToAddUp(committee);

  committee.now = new Date(2026, 0, 29, 10);
  receivables(model, FRIDAYS[2] - 2, [
    [...A, "F7", FRIDAYS[2] + 30, 51_000],
    [...C, "F4", FRIDAYS[2] + 14, 70_000],
  ]);
  await analyseAgreeing(committee, FRENCH);
  await actions.agenda.prepareAgenda(patience());
  await actions.agenda.markAgendaSent();
  await expectHistoryToAddUp(committee);
  const records = await committees(committee);
  expect(records.map(({ date, agendaSent }) => [date, agendaSent])).toEqual([
    [FRIDAYS[0], FRIDAYS[0] - 1],
    [FRIDAYS[1], null],
    [FRIDAYS[2], FRIDAYS[2] - 1],
  ]);
  // The action is open and later every week.
  expect(rowOf(committee, "action:1")![7]).toBe(10);
  const codes = (date: number) =>
    history(committee).then((rows) =>
      rows.filter(({ committeeDate }) => committeeDate === date).map(({ clientCode }) => clientCode),
    );
  expect((await codes(FRIDAYS[0])).sort()).toEqual([OTHER_CLIENTS, "0410001", "0410002", "0410003"]);
  expect((await codes(FRIDAYS[2])).sort()).toEqual([OTHER_CLIENTS, "0410001", "0410003"]);
  expect(tableNamed(model, "CC_Committees").area.rows).toBe(4);
});

test("sending is noted for an agenda that is prepared, once", async () => {
  const committee = await weekOne();
  const { actions } = committee;
  await expect(actions.agenda.markAgendaSent()).rejects.toMatchObject({ code: "agenda-not-prepared" });
  await actions.agenda.prepareAgenda(patience());
  await actions.agenda.markAgendaSent(FRIDAYS[0] - 2);
  expect(await actions.agenda.markAgendaSent()).toEqual({ committee: FRIDAYS[0], sent: FRIDAYS[0] - 2 });
});

test("before it is sent a client who left is dropped, unless a note stands beside it", async () => {
  const committee = await weekOne();
  const { actions, model } = committee;
  await actions.agenda.prepareAgenda(patience());
  await note(committee, "client:0410003", "à suivre");
  await byHand(committee, (context) => {
    context.workbook.worksheets.getItem("Ordre du jour").getRange("A90").values = [["Café à 8 h 15"]];
  });
  const day = FRIDAYS[0] - 2;
  receivables(model, day, [[...A, "F1", day - 90, 140_000.15]]);
  await analyseAgreeing(committee, FRENCH);
  const again = await actions.agenda.prepareAgenda(patience());
  expect(again.struck).toBe(1);
  expect(rowOf(committee, "client:0410002")).toBeUndefined();
  expect(rowOf(committee, "client:0410003")![14]).toBe("à suivre");
  expect(page(committee).flat()).toContain("Café à 8 h 15");
  await expectHistoryToAddUp(committee);
});

test("many people, a director's office and a public holiday are said, gently", async () => {
  const committee = await weekOne();
  const { actions, model } = committee;
  await actions.agenda.prepareAgenda(patience());
  const settings = sheetNamed(model, "Paramètres");
  const parameters = tableNamed(model, "CC_Parameters").area;
  const rows = valuesOf(settings, "A1:B80");
  const place = rows.findIndex(([name]) => name === "Lieu du comité");
  expect(place).toBeGreaterThan(parameters.top);
  await byHand(committee, (context) => {
    const sheet = context.workbook.worksheets.getItem("Paramètres");
    sheet.getRange(`B${place + 1}`).values = [["Bureau du directeur financier"]];
    const people = context.workbook.tables.getItem("CC_People");
    people.rows.add(undefined, [
      ["Contrôleur", "M. Un", ""],
      ["Juriste", "Mme Deux", ""],
      ["Acheteur", "M. Trois", ""],
      ["Chef de ventes", "Mme Quatre", ""],
      ["Stagiaire", "M. Cinq", ""],
    ]);
  });
  committee.now = new Date(2026, 3, 28, 10);
  const { warnings, due } = await actions.agenda.prepareAgenda(patience());
  expect(warnings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: "too-many-people", values: { count: 5, maximum: 4 } }),
      expect.objectContaining({ code: "office-as-place" }),
      expect.objectContaining({ code: "committee-on-holiday" }),
    ]),
  );
  expect(due).toBe(dayOf(2026, 4, 30));
  expect(String(page(committee)[2]![0])).toContain("M. Cinq (Stagiaire)");
});
