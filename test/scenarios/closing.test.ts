import { readCommittees } from "./committeesTable";
import { patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";
import { EVIL, FRIDAY, minutes, openAnalysed, openHeld, record, REQUEST, rowOfFriday } from "./openClosing";
import { sheetNamed } from "../simulator/workbook";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function openedBy(open: () => Promise<OpenCommittee>): Promise<OpenCommittee> {
  const committee = await open();
  opened.push(committee);
  return committee;
}

test("before closing, who is taken as present, what is decided and who has no decision is told", async () => {
  const committee = await openedBy(openHeld);
  const closing = await committee.actions.closing.readClosing(null);
  expect(closing).toMatchObject({
    day: FRIDAY,
    guests: "",
    nextDate: FRIDAY + 7,
    holiday: null,
    closed: null,
    protocolSent: null,
    hasResults: false,
    reviewed: 0,
    rate: { decisions: 2, arbitrations: 1, rate: 0.5, isHigh: false },
    weeks: 12,
    signal: 0.2,
  });
  expect(closing.people.map(({ name, isPresent }) => [name, isPresent])).toEqual([
    ["Anne Ravel", true],
    ["Paul Tillac", true],
    ["Jeanne Marot", true],
    ["Louis Arnoux", false],
  ]);
  expect(closing.undecided.map(({ clientCode }) => clientCode)).toEqual(["0410003"]);
  expect(closing.decisions.map(({ number }) => number).sort()).toEqual([1, 2]);
  expect(closing.pending.map(({ number }) => number)).toEqual([1]);
});

test("a red client without a decision must be confirmed; nothing is written before", async () => {
  const committee = await openedBy(openHeld);
  const closed = committee.actions.closing.closeMeeting({ ...REQUEST, withoutDecision: [] });
  await expect(closed).rejects.toMatchObject({
    code: "reds-undecided",
    values: { clients: "Brasserie Lalande" },
  });
  expect((await rowOfFriday(committee))?.closed).toBeNull();
  expect(committee.model.sheets.map(({ name }) => name)).not.toContain("Compte rendu");
});

test("closing writes the minutes and completes the committee's row; text stays text", async () => {
  const committee = await openedBy(openHeld);
  const closed = await committee.actions.closing.closeMeeting(REQUEST);
  expect(closed).toMatchObject({
    day: FRIDAY,
    closed: FRIDAY,
    decisions: 2,
    nextDate: FRIDAY + 7,
    warnings: [],
  });
  expect(closed.written.sheetsCreated).toEqual(["Compte rendu"]);
  expect(committee.model.sheets.map(({ name }) => name)).toEqual([
    "Pièces ouvertes",
    "Clients",
    "Ordre du jour",
    "Compte rendu",
    "Protocole",
    "Historique des clients",
    "Comités",
    "Paramètres",
  ]);
  const said = minutes(committee)
    .flat()
    .map((cell) => String(cell).replace(/\u202f/g, " "));
  expect(said[0]).toBe("Compte rendu du comité crédit du vendredi 16 janvier 2026");
  for (const line of [
    "Présents : Anne Ravel (Credit manager), Paul Tillac (Directeur commercial), M. Weiss",
    "Blocage expédition : Bloquer\nArbitrage demandé : Faut-il bloquer ?",
    `Relance client : ${EVIL}\nMontant : 12 000 €`,
    "1. Décisions (2)",
    "2. Arbitrages en attente (1)",
    "3. Clients bloqués (1)",
    "4. Clients rouges sans décision (1)",
    "Néant : actions à revoir.",
    "Prochain comité : vendredi 23 janvier 2026 à 8 h 30",
  ]) {
    expect(said.map((cell) => cell.replace(/\u00a0/g, " "))).toContain(line);
  }
  const sheet = sheetNamed(committee.model, "Compte rendu");
  expect(sheet.rows.flat().filter((cell) => cell?.formula != null)).toEqual([]);
  expect(await rowOfFriday(committee)).toMatchObject({
    present: "Anne Ravel (Credit manager), Paul Tillac (Directeur commercial), M. Weiss",
    closed: FRIDAY,
    protocolSent: null,
    nextDate: FRIDAY + 7,
    decisions: 2,
    arbitrations: 1,
    actionsDue: 0,
    actionsOnTime: 0,
  });
  expect((await rowOfFriday(committee))?.policy).toContain("seuil");
});

test("closed again, nothing changes but what was added; a colleague's line on the page stays", async () => {
  const committee = await openedBy(openHeld);
  await committee.actions.closing.closeMeeting(REQUEST);
  const again = await committee.actions.closing.closeMeeting(REQUEST);
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
  const height = minutes(committee).length;
  await asColleague(committee.excel, (context) => {
    context.workbook.worksheets.getItem("Compte rendu").getRange("A50").values = [["vu avec la DG"]];
  });
  committee.now = new Date(2026, 0, 17, 9);
  await record(committee, { clientCode: "0410003", decision: "Relancer", owner: "Anne" });
  await committee.actions.closing.closeMeeting({ ...REQUEST, guests: "", withoutDecision: [] });
  const rows = minutes(committee);
  expect(rows.at(-1)?.[0]).toBe("vu avec la DG");
  expect(rows.flat()).toContain("Relance client\u00a0: Relancer");
  expect(rows.flat()).not.toContain("5. Clients rouges sans décision (1)");
  expect(rows.length).toBeLessThan(height + 2);
  expect(await rowOfFriday(committee)).toMatchObject({
    closed: FRIDAY,
    decisions: 3,
    present: "Anne Ravel (Credit manager), Paul Tillac (Directeur commercial)",
  });
});

test("the day agreed on for the next committee is the one that is prepared, sent, held and closed", async () => {
  const committee = await openedBy(openHeld);
  const thursday = FRIDAY + 6;
  await committee.actions.closing.closeMeeting({ ...REQUEST, nextDate: thursday });
  committee.now = new Date(2026, 0, 21, 10);
  expect((await committee.actions.sources.lookUp(patience())).nextCommittee.day).toBe(thursday);
  expect((await committee.actions.agenda.prepareAgenda(patience())).day).toBe(thursday);
  expect((await committee.actions.agenda.readAgendaSending()).day).toBe(thursday);
  expect((await committee.actions.agenda.markAgendaSent()).committee).toBe(thursday);
  expect((await committee.actions.week.readWeek()).committee).toBe(thursday);
  committee.now = new Date(2026, 0, 22, 8, 45);
  expect((await committee.actions.meeting.openMeeting(null, patience())).day).toBe(thursday);
  // Friday's committee has taken place: the one after is a week later.
  expect(await committee.actions.closing.readClosing(null)).toMatchObject({
    nextDate: FRIDAY + 14,
    hasResults: true,
  });
});

test("the minutes of the next committee take the page; actions reviewed stand on them", async () => {
  const committee = await openedBy(openHeld);
  await committee.actions.closing.closeMeeting(REQUEST);
  await committee.actions.closing.markProtocolSent(FRIDAY);
  committee.now = new Date(2026, 0, 23, 9, 20);
  const { entries } = await committee.actions.protocol.searchDecisions({});
  const second = entries.find(({ number }) => number === 2)!;
  const first = entries.find(({ number }) => number === 1)!;
  await committee.actions.protocol.reviewAction(second, {
    outcome: "done",
    doneOn: FRIDAY + 6,
    result: "payé",
  });
  await committee.actions.protocol.reviewAction(first, {
    outcome: "postponed",
    committeeDate: FRIDAY + 7,
    dueDate: FRIDAY + 14,
    result: "",
  });
  const reds = ["0410001", "0410002", "0410003"];
  await committee.actions.closing.closeMeeting({
    ...REQUEST,
    day: FRIDAY + 7,
    nextDate: FRIDAY + 14,
    withoutDecision: reds,
  });
  const said = minutes(committee)
    .flat()
    .map((cell) => String(cell).replace(/[\u202f\u00a0]/g, " "));
  expect(said[0]).toBe("Compte rendu du comité crédit du vendredi 23 janvier 2026");
  expect(said).toContain("1. Actions revues (à temps : 1 sur 2)");
  expect(said.some((cell) => cell.endsWith("Fait le 22/01/2026 : payé"))).toBe(true);
  expect(said.some((cell) => cell.endsWith("Reporté au 30/01/2026 (n° 3)"))).toBe(true);
  expect(said.some((cell) => /^Néant : décisions, /.test(cell))).toBe(true);
  const records = await committee.session.run((workbook) => readCommittees(workbook));
  expect(
    records.map(({ date, protocolSent, decisions, actionsDue, actionsOnTime }) => [
      date,
      protocolSent,
      decisions,
      actionsDue,
      actionsOnTime,
    ]),
  ).toEqual([
    [FRIDAY, FRIDAY, 2, 0, 0],
    [FRIDAY + 7, null, 0, 2, 1],
  ]);
});

test("the protocol and the request to the arbiter are mails to those they are for; text is no markup", async () => {
  const committee = await openedBy(openHeld);
  await asColleague(committee.excel, (context) => {
    const people = context.workbook.tables.getItem("CC_People").getDataBodyRange();
    people.getColumn(2).values = [["anne@exemple.fr"], ["paul@exemple.fr"], [""], ["louis@exemple.fr"]];
  });
  const { actions } = committee;
  await expect(actions.closing.protocolMail(FRIDAY)).rejects.toMatchObject({ code: "committee-not-closed" });
  const request = await actions.closing.arbitrationRequestMail(1);
  expect(request.mail.recipients).toEqual([{ name: "Louis Arnoux", email: "louis@exemple.fr" }]);
  for (const line of [
    "Faut-il bloquer ?",
    "Position du commerce\u00a0: Paul Tillac",
    "\nLivrer\n",
    "\nBloquer\n",
  ]) {
    expect(request.mail.text).toContain(line);
  }
  await expect(actions.closing.arbitrationRequestMail(99)).rejects.toMatchObject({ code: "row-gone" });
  await actions.closing.closeMeeting(REQUEST);
  const { mail, mailto, withoutAddress } = await actions.closing.protocolMail(FRIDAY);
  expect(mail.recipients.map(({ email }) => email)).toEqual(["anne@exemple.fr", "paul@exemple.fr"]);
  expect(withoutAddress).toEqual(["Jeanne Marot"]);
  expect(mail.text).toContain(`Relance client\u00a0: ${EVIL}`);
  expect(mail.html).not.toContain("<b>");
  expect(mail.text).toContain("4. Clients rouges sans décision (1)");
  expect(mailto).toMatch(/^mailto:/);
});

test("a protocol is sent once closed; the first day stays", async () => {
  const committee = await openedBy(openHeld);
  await expect(committee.actions.closing.markProtocolSent(FRIDAY)).rejects.toMatchObject({
    code: "committee-not-closed",
  });
  await committee.actions.closing.closeMeeting(REQUEST);
  expect(await committee.actions.closing.markProtocolSent(FRIDAY)).toEqual({
    committee: FRIDAY,
    sent: FRIDAY,
  });
  expect(await committee.actions.closing.markProtocolSent(FRIDAY, FRIDAY + 3)).toEqual({
    committee: FRIDAY,
    sent: FRIDAY,
  });
});

test("a committee without an agenda is closed too: its row is made with the figures of the day", async () => {
  const committee = await openedBy(openAnalysed);
  committee.now = new Date(2026, 0, 16, 9, 20);
  await record(committee, { clientCode: "0410001" });
  const closed = await committee.actions.closing.closeMeeting({
    ...REQUEST,
    withoutDecision: ["0410002", "0410003"],
  });
  expect(closed.written.sheetsCreated).toEqual(["Compte rendu", "Comités"]);
  const row = await rowOfFriday(committee);
  expect(row).toMatchObject({ closed: FRIDAY, decisions: 1, figures: { counts: { red: 3 } } });
  expect(row?.figures?.exposure).toBeGreaterThan(0);
});
