import { dayOf } from "../../src/domain/basis/day";
import { Problem } from "../../src/domain/basis/problem";
import { addSheet, newWorkbook, putValues, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague, draft } from "./openProtocol";

const FRIDAY = dayOf(2026, 1, 16);
const NASTY = '=HYPERLINK("x")<b>\nligne 2';
const code = (error: unknown) => (error instanceof Problem ? error.code : String(error));

/** Five clients, those of some salespeople; the settings know one of them by an address. */
async function openSold(salespeople: readonly string[] | null): Promise<OpenCommittee> {
  const model = newWorkbook("comite.xlsx", []);
  const names = ["Verrerie Ravel", NASTY, "Brasserie Lalande", "Petits Pots", "Domaine Orsel"];
  putValues(addSheet(model, "Pièces ouvertes"), "A1", [
    [
      "Code client",
      "Raison sociale",
      "N° pièce",
      "Date pièce",
      "Échéance",
      "Restant dû (EUR)",
      ...(salespeople === null ? [] : ["Commercial"]),
    ],
    ...names.map((name, index) => [
      `041000${index + 1}`,
      name,
      `FA${index}`,
      dayOf(2025, 8, 1),
      dayOf(2025, 10, 1 + index),
      200_000 - index * 10_000,
      ...(salespeople === null ? [] : [salespeople[index] ?? ""]),
    ]),
  ]);
  const committee = await openCommittee(model, { now: new Date(2026, 0, 15, 10) });
  await analyseAgreeing(committee, { language: "fr", referenceDate: FRIDAY - 2 });
  await asColleague(committee.excel, (context) => {
    const table = context.workbook.tables.getItem("CC_People");
    table.getDataBodyRange().getColumn(1).values = [["Nadia Meyrand"], ["Luc Armandier"], [""], [""]];
    table.rows.add(undefined, [["Commercial", "Anne Roux", "anne@exemple.fr"]]);
  });
  await committee.actions.agenda.prepareAgenda(patience());
  return committee;
}

const sending = ({ actions }: OpenCommittee) => actions.agenda.readAgendaSending();
const plain = (text: string) => text.replace(/\s+/g, " ");

test("to each salesperson the clients of the agenda that are his, noted as sent, in the order of the agenda", async () => {
  const committee = await openSold(["Roux Anne", "Anne Roux / Éva Petit", "", "ROUX", "Éva Petit"]);
  const { personal, mail } = await sending(committee);
  expect(personal).toMatchObject({ unassigned: 1, hasNoSalesperson: false, unowned: 0 });
  expect(personal.mails.map(({ name, clients }) => [name, clients])).toEqual([
    ["Anne Roux", 3],
    ["Éva Petit", 2],
  ]);
  const [anne, eva] = personal.mails;
  expect(anne?.mail.recipients).toEqual([{ name: "Anne Roux", email: "anne@exemple.fr" }]);
  expect(eva?.withoutAddress).toEqual(["Éva Petit"]);
  // A client of two people is in both messages, each naming the other; what was typed is never markup.
  expect(plain(anne?.mail.text ?? "")).toContain("avec Éva Petit");
  expect(plain(eva?.mail.text ?? "")).toContain("avec Anne Roux");
  expect(anne?.mail.html).not.toContain("<b>");
  expect(plain(anne?.mail.text ?? "")).not.toContain("Lalande");
  const places = ["Verrerie Ravel", "HYPERLINK", "Petits Pots"].map(
    (name) => anne?.mail.text.indexOf(name) ?? -1,
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  // A contact sits in no committee: neither among those who take part nor among those who get the whole agenda.
  expect(mail.recipients.map(({ name }) => name)).not.toContain("Anne Roux");
  expect(plain(mail.text)).not.toContain("Anne Roux (Commercial)");

  const { actions } = committee;
  await expect(actions.agenda.noteAgendaMail(FRIDAY, "Anne Roux")).resolves.toEqual({ on: FRIDAY - 1 });
  committee.now = new Date(2026, 0, 16, 8);
  await actions.agenda.noteAgendaMail(FRIDAY, "Éva Petit");
  await expect(actions.agenda.noteAgendaMail(FRIDAY, "Anne Roux")).resolves.toEqual({ on: FRIDAY - 1 });
  const told = (await sending(committee)).personal.mails.map((own) => own.told?.on);
  expect(told).toEqual([FRIDAY - 1, FRIDAY]);
  const [headings, row] = valuesOf(sheetNamed(committee.model, "Comités"), "A4:AZ5");
  expect(row?.[headings?.indexOf("Messages avant la séance") ?? -1]).toBe(
    "Anne Roux 15/01/2026; Éva Petit 16/01/2026",
  );
  // Made again, the agenda leaves what was noted.
  await actions.agenda.prepareAgenda(patience());
  expect((await sending(committee)).personal.mails.every((own) => own.told !== null)).toBe(true);
});

test("without a salesperson anywhere that is said, and nobody is written to", async () => {
  const { personal } = await sending(await openSold(null));
  expect(personal).toMatchObject({ mails: [], unassigned: 5, hasNoSalesperson: true });
});

test("a table of committees made before has no column for it, and is given one", async () => {
  const committee = await openSold(["Anne Roux"]);
  await asColleague(committee.excel, (context) => {
    const columns = context.workbook.tables.getItem("CC_Committees").columns;
    columns.getItem("Messages avant la séance").delete();
    columns.getItem("Messages après la séance").delete();
  });
  expect((await sending(committee)).personal.mails[0]?.told).toBeNull();
  await committee.actions.agenda.noteAgendaMail(FRIDAY, "Anne Roux");
  expect((await sending(committee)).personal.mails[0]?.told).toEqual({ on: FRIDAY - 1 });
  expect(
    tableNamed(committee.model, "CC_Committees")
      .columns.map(({ name }) => name)
      .slice(-2),
  ).toEqual(["Messages avant la séance", "Messages après la séance"]);
});

test("after the meeting each owner has exactly his actions; the day before the next, those that are late", async () => {
  const committee = await openSold(["Anne Roux"]);
  const { actions } = committee;
  committee.now = new Date(2026, 0, 16, 9);
  const record = (own: Parameters<typeof draft>[0]) =>
    actions.protocol.recordDecision(draft({ committeeDate: FRIDAY, ...own }));
  await record({ clientCode: "0410001", decision: "Visiter", owner: "Anne Roux", dueDate: FRIDAY + 4 });
  await record({ clientCode: "0410002", decision: "Relancer", owner: "Luc Armandier", dueDate: FRIDAY + 14 });
  await record({
    clientCode: "0410003",
    decision: "Expliquer",
    owner: "roux / Éva Petit",
    dueDate: FRIDAY + 5,
  });
  await record({ clientCode: "0410004", decision: "Attendre", owner: "" });
  await expect(actions.closing.actionMails(FRIDAY).catch(code)).resolves.toBe("committee-not-closed");
  await actions.closing.closeMeeting({
    day: FRIDAY,
    present: ["Nadia Meyrand"],
    guests: "",
    nextDate: FRIDAY + 7,
    withoutDecision: ["0410005"],
  });
  const mails = await actions.closing.actionMails(FRIDAY);
  const decisions = ["Visiter", "Relancer", "Expliquer", "Attendre"];
  const saidTo = (text: string) => decisions.filter((decision) => text.includes(decision));
  expect(mails.mails.map(({ name, mail }) => [name, saidTo(mail.text)])).toEqual([
    ["Anne Roux", ["Visiter", "Expliquer"]],
    ["Éva Petit", ["Expliquer"]],
    ["Luc Armandier", ["Relancer"]],
  ]);
  expect(mails.unowned).toBe(1);
  await actions.closing.noteActionMail(FRIDAY, "Luc Armandier");
  const told = (await actions.closing.actionMails(FRIDAY)).mails.map((own) => own.told?.on ?? null);
  expect(told).toEqual([null, null, FRIDAY]);

  committee.now = new Date(2026, 0, 22, 10);
  await analyseAgreeing(committee, { language: "fr", referenceDate: FRIDAY + 5 });
  await actions.agenda.prepareAgenda(patience());
  const { personal } = await sending(committee);
  expect(personal.committee).toBe(FRIDAY + 7);
  expect(
    personal.mails.map(({ name, actions: late, mail }) => [name, late, saidTo(lateOf(mail.text))]),
  ).toEqual([
    ["Anne Roux", 2, ["Visiter", "Expliquer"]],
    ["Éva Petit", 1, ["Expliquer"]],
  ]);
});

/** What a message says of late actions. */
function lateOf(text: string): string {
  return text.slice(text.indexOf("actions en retard ("));
}
