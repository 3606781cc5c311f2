import type { AgendaSending } from "../../src/committee/agenda/agendaContract";
import { dayOf } from "../../src/domain/basis/day";
import type { WorkbookModel } from "../simulator/model";
import { addSheet, newWorkbook, putValues, sheetNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague, draft } from "./openProtocol";

const FRIDAY = dayOf(2026, 1, 16);
const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

interface Owing {
  readonly name: string;
  readonly euros: number;
  readonly daysLate: number;
  readonly salesperson?: string;
}

const owes = (name: string, euros: number, daysLate: number, salesperson = ""): Owing => ({
  name,
  euros,
  daysLate,
  salesperson,
});

/** The finance team's export of a day, in the place of the one before. */
function putExport(model: WorkbookModel, clients: readonly Owing[], day: number): void {
  const sheet = sheetNamed(model, "Pièces ouvertes");
  sheet.rows.length = 0;
  putValues(sheet, "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû", "Commercial"],
    ...clients.map(({ name, euros, daysLate, salesperson = "" }) => {
      const due = day - daysLate;
      return [`C ${name}`.slice(0, 12), name, `F ${name}`, due - 30, due, euros, salesperson];
    }),
  ]);
}

/** The agenda of a week, prepared on its eve; the first is that of Friday 16 January. */
async function prepared(week: number, clients: readonly Owing[], before?: OpenCommittee) {
  const model = before?.model ?? newWorkbook("Comité.xlsx", []);
  if (before === undefined) addSheet(model, "Pièces ouvertes");
  putExport(model, clients, FRIDAY + 7 * week - 2);
  const now = new Date(2026, 0, 15 + 7 * week, 10);
  const committee = before ?? (await openCommittee(model, { now }));
  if (before === undefined) opened.push(committee);
  committee.now = now;
  await analyseAgreeing(committee, { language: "fr", referenceDate: FRIDAY + 7 * week - 2 });
  const summary = await committee.actions.agenda.prepareAgenda(patience());
  return { committee, summary, sending: await committee.actions.agenda.readAgendaSending() };
}

/** The rows of the page, as far as it reaches. */
function paperOf({ model }: OpenCommittee) {
  const rows = valuesOf(sheetNamed(model, "Ordre du jour"), "A1:P900");
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== "")) + 1);
}

const textOf = ({ mail }: AgendaSending) => mail.text.replace(/\s+/g, " ");

async function meet(committee: OpenCommittee, week: number) {
  committee.now = new Date(2026, 0, 16 + 7 * week, 8, 30);
  const { steps } = await committee.actions.meeting.openMeeting(null, patience());
  return steps;
}

async function close({ actions }: OpenCommittee, week: number): Promise<void> {
  const day = FRIDAY + 7 * week;
  const { undecided } = await actions.closing.readClosing(day);
  const withoutDecision = undecided.map(({ clientCode }) => clientCode);
  await actions.closing.closeMeeting({ day, present: [], guests: "", nextDate: day + 7, withoutDecision });
}

test("without a red client nothing asks for a decision: no empty section on paper or in the mail", async () => {
  const clients = [
    owes("Aubry", 60_000, -10),
    owes("Bellier", 80_000, -20),
    owes("Bellier", 8_000, 12),
    owes("Corlay", 70_000, -3),
  ];
  const { committee, summary, sending } = await prepared(0, clients);
  expect(summary.clients).toBe(3);
  const paper = paperOf(committee).flat().join("\n");
  for (const text of [paper, textOf(sending)]) {
    expect(text).not.toMatch(/À décider|Clients rouges|\(0[,)]|Aucun client/);
    for (const { name } of clients) expect(text).toContain(name);
  }
  const steps = await meet(committee, 0);
  expect(steps.map(({ kind }) => kind)).toEqual(["client", "greens", "other"]);
  await close(committee, 0);
  const minutes = valuesOf(sheetNamed(committee.model, "Compte rendu"), "A1:G60").flat().join("\n");
  expect(minutes).not.toMatch(/\(0\)/);
  expect(minutes.replace(/\s/g, " ")).toContain("Néant : actions à revoir, décisions, arbitrages en attente");
});

test("two hundred red clients: all on paper and in the meeting, the mail as many as it may and how many more", async () => {
  const names = Array.from({ length: 200 }, (_, index) => `Rouge ${String(index + 1).padStart(3, "0")} SA`);
  const clients = names.map((name, index) => owes(name, 150_000 + 100 * index, 100));
  const { committee, summary, sending } = await prepared(0, clients);
  expect(summary.clients).toBe(200);
  const paper = paperOf(committee).flat();
  // Once in what is to be decided, once in what the meeting goes through.
  for (const name of names) expect(paper.filter((cell) => cell === name)).toHaveLength(2);
  const told = names.filter((name) => sending.mail.html.includes(name)).length;
  expect(new TextEncoder().encode(sending.mail.html).length).toBeLessThan(102_000);
  if (told < 200) expect(sending.mail.html).toContain(`${200 - told} autres`);
  const steps = await meet(committee, 0);
  expect(steps.filter(({ kind }) => kind === "client")).toHaveLength(200);
});

test("a client who vanished from the data keeps its open action on paper, in the mails and in the meeting", async () => {
  const first = [
    owes("Aubry", 160_000, 90, "Anne Roux"),
    owes("Bellier", 150_000, 80, "Anne Roux"),
    owes("Corlay", 90_000, 70),
  ];
  const { committee, sending } = await prepared(0, first);
  const day = FRIDAY;
  await committee.actions.protocol.recordDecision(
    draft({
      committeeDate: day,
      clientCode: "C Bellier",
      decision: "Obtenir un échéancier",
      owner: "Luc Armandier",
      dueDate: day + 5,
    }),
  );
  expect(textOf(sending)).toContain("Bellier");
  await meet(committee, 0);
  await close(committee, 0);
  const week = await prepared(1, [owes("Aubry", 160_000, 97, "Anne Roux")], committee);
  expect(week.summary.clients).toBe(1);
  const rows = paperOf(committee).map((row) => row.join("|"));
  expect(rows.some((row) => row.includes("Bellier") && row.includes("Obtenir un échéancier"))).toBe(true);
  expect(textOf(week.sending)).toMatch(/Actions en retard \(1\).*Bellier/);
  // Two of three leave at once: nobody knows whether they paid, so that it is no success.
  expect(rows.join("\n")).not.toContain("Succès");
  expect(week.sending.personal.mails.map(({ name, actions }) => [name, actions])).toEqual([
    ["Anne Roux", 0],
    ["Luc Armandier", 1],
  ]);
  const steps = await meet(committee, 1);
  expect(steps.map(({ kind }) => kind)).toEqual(["review", "client", "other"]);
  await close(committee, 1);
});

test("an agenda that was sent and is built again says what left it, keeps the notes and the day it went out", async () => {
  const first = [owes("Aubry", 160_000, 90), owes("Bellier", 150_000, 80), owes("Corlay", 70_000, -3)];
  const { committee } = await prepared(0, first);
  await committee.actions.agenda.markAgendaSent();
  await asColleague(committee.excel, (context) => {
    const at = paperOf(committee).findIndex((row) => row[1] === "C Bellier");
    context.workbook.worksheets.getItem("Ordre du jour").getRange(`O${at + 1}`).values = [["voir le siège"]];
  });
  const again = await prepared(0, [first[0]!, first[2]!, owes("Delmas", 140_000, 75)], committee);
  expect(again.summary.struck).toBe(1);
  const paper = paperOf(committee);
  const left = paper.findIndex((row) => row[0] === "Retirés de l'ordre du jour");
  const named = (rows: typeof paper) => rows.map((row) => row.join("|")).join("\n");
  expect(named(paper.slice(left))).toMatch(/Bellier.*voir le siège/);
  expect(named(paper.slice(0, left))).not.toContain("Bellier");
  expect(named(paper.slice(0, left))).toContain("Delmas");
  expect(textOf(again.sending)).not.toContain("Bellier");
  expect(again.sending).toMatchObject({ isUpToDate: true, sent: FRIDAY - 1 });
});

test("no salesperson anywhere, names with markup and line breaks: columns left out, text stays text", async () => {
  const nasty = '=1+1<script>alert("x")</script>\nsuite & fin';
  const { committee, sending } = await prepared(0, [owes(nasty, 160_000, 90), owes("Corlay", 70_000, -3)]);
  expect(paperOf(committee).flat()).not.toContain("Commercial");
  expect(textOf(sending)).not.toContain("Commercial");
  expect(sending.mail.html).not.toContain("<script>");
  expect(sending.mail.html).toContain("suite &amp; fin");
  expect(paperOf(committee).flat()).toContain(nasty.replace("\n", " "));
  expect(sending.mail.subject).not.toMatch(/[\r\n]/);
});
