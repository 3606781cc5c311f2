import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { PAPERS } from "../../src/excel/page/papers";
import { mailDraft } from "../../src/committee/mail/mailDraft";
import { dayOf } from "../../src/domain/basis/day";
import { Problem } from "../../src/domain/basis/problem";
import { newWorkbook, addSheet, putValues, sheetNamed, tableNamed } from "../simulator/workbook";
import {
  analyseAgreeing,
  openCommittee,
  patience,
  type CommitteeOptions,
  type OpenCommittee,
} from "./openCommittee";

const NASTY = '=HYPERLINK("x")<b>';
const ADDRESS = "https://contoso.sharepoint.com/sites/credit/comité.xlsx";
const code = (error: unknown) => (error instanceof Problem ? error.code : String(error));

/** A workbook with two clients, analysed, its people known; it is Thursday 15 January 2026, 10:00. */
async function openPrepared(options: CommitteeOptions = {}) {
  const model = newWorkbook(ADDRESS, []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    ["0410001", NASTY, "FA1", dayOf(2025, 8, 1), dayOf(2025, 10, 1), 80_000],
    ["0410002", "Établissements Brûlé & Œuvre", "FA2", dayOf(2026, 1, 2), dayOf(2026, 3, 1), 90_000],
  ]);
  const committee = await openCommittee(model, options);
  await analyseAgreeing(committee, { language: "fr", referenceDate: dayOf(2026, 1, 14) });
  await committee.session.run(async (context) => {
    const body = context.workbook.tables.getItem("CC_People").getDataBodyRange();
    body.getCell(0, 1).getResizedRange(2, 1).values = [
      ["Hélène Ravel", "helene@exemple.fr"],
      [`'${NASTY}`, "paul@exemple.fr; p.martin@exemple.fr"],
      ["Sans Adresse", "à demander"],
    ];
    await context.sync();
  });
  return committee;
}

test("Thursday's agenda as a mail, sent and noted", async () => {
  const committee = await openPrepared();
  const { actions } = committee;
  await expect(actions.agenda.readAgendaSending().catch(code)).resolves.toBe("agenda-not-prepared");
  expect(await actions.week.readWeek()).toMatchObject({
    isPrepared: false,
    agendaSent: null,
    openActions: 0,
  });
  await actions.agenda.prepareAgenda(patience());
  const sending = await actions.agenda.readAgendaSending();
  expect(sending).toMatchObject({
    day: dayOf(2026, 1, 16),
    due: dayOf(2026, 1, 15),
    sent: null,
    isUpToDate: true,
    // The simulated Excel is one for Mac, where a download does nothing.
    asFile: false,
    withoutAddress: ["Sans Adresse"],
  });
  const read = await PostalMime.parse(mailDraft(sending.mail));
  expect(read.subject?.replace(/\s/g, " ")).toBe(
    "Comité crédit du vendredi 16 janvier 2026 à 8 h 30 : ordre du jour",
  );
  expect(read.to).toEqual([
    { name: "Hélène Ravel", address: "helene@exemple.fr" },
    { name: NASTY, address: "paul@exemple.fr" },
    { name: NASTY, address: "p.martin@exemple.fr" },
  ]);
  // Names are data: no markup of theirs, accents as they were typed.
  expect(read.html).not.toContain(NASTY);
  expect(read.html).toContain("=HYPERLINK(&quot;x&quot;)&lt;b&gt;");
  expect(read.html).toContain("Établissements Brûlé &amp; Œuvre");
  expect(read.html).toContain(new URL(ADDRESS).href);
  expect(read.text).toContain(NASTY);
  expect(read.text?.replace(/\s/g, " ")).toContain("Encours : 170 000 €");
  expect(sending.mailto).toMatch(/^mailto:helene@exemple\.fr;/);

  expect(await actions.agenda.markAgendaSent()).toEqual({ committee: sending.day, sent: dayOf(2026, 1, 15) });
  expect((await actions.agenda.readAgendaSending()).sent).toBe(dayOf(2026, 1, 15));
  expect(await actions.week.readWeek()).toMatchObject({
    committee: dayOf(2026, 1, 16),
    isPrepared: true,
    agendaSent: dayOf(2026, 1, 15),
  });
  // The week stays that of the committee held until its protocol has left, then goes on.
  committee.now = new Date(2026, 0, 16, 10);
  expect(await actions.week.readWeek()).toMatchObject({ committee: dayOf(2026, 1, 16), protocolSent: null });
  committee.now = new Date(2026, 0, 23, 7);
  expect(await actions.week.readWeek()).toMatchObject({ committee: dayOf(2026, 1, 23), isPrepared: false });
  committee.close();
});

test("a workbook that changed after its agenda says so", async () => {
  const committee = await openPrepared();
  const { actions, session } = committee;
  await actions.agenda.prepareAgenda(patience());
  await session.run(async (context) => {
    const table = context.workbook.tables.getItem("CC_Clients");
    table.columns.getItem("Encours").getDataBodyRange().getCell(0, 0).values = [[123_456]];
    await context.sync();
  });
  expect((await actions.agenda.readAgendaSending()).isUpToDate).toBe(false);
  committee.close();
});

const frontSheet = ({ session }: OpenCommittee) =>
  session.run(async (context) => {
    const worksheet = context.workbook.worksheets.getActiveWorksheet().load("name");
    await context.sync();
    return worksheet.name;
  });

test("a page is made ready to be printed and comes to the front; what people drew stays", async () => {
  const committee = await openPrepared();
  const { actions, model } = committee;
  await expect(actions.workbook.printPage("minutes").catch(code)).resolves.toBe("sheet-absent");
  await actions.agenda.prepareAgenda(patience());
  const { pageLayout } = sheetNamed(model, "Ordre du jour");
  const drawn = structuredClone(pageLayout.printArea);
  Object.assign(pageLayout, { orientation: "Portrait", zoom: { scale: 100 } });
  await actions.workbook.showSheet("clients");
  const ready = await actions.workbook.printPage("agenda");
  expect(ready).toEqual({ sheet: "Ordre du jour", exports: false, warnings: [] });
  expect(await frontSheet(committee)).toBe("Ordre du jour");
  expect(pageLayout).toMatchObject({
    orientation: "Landscape",
    zoom: { scale: PAPERS.agenda.scale },
    printArea: drawn,
  });
  pageLayout.printArea = null;
  await actions.workbook.printPage("agenda");
  expect(pageLayout.printArea).toEqual(drawn);
  committee.close();
});

test("a page is one page wide where Excel ignores that it is to fit, and comes to the front where it is not turned, which is said", async () => {
  const committee = await openPrepared();
  const { actions, excel, model } = committee;
  await actions.agenda.prepareAgenda(patience());
  const { pageLayout } = sheetNamed(model, "Ordre du jour");
  pageLayout.zoom = { scale: 100 };
  excel.behaviour.ignoresFitToPages = true;
  expect((await actions.workbook.printPage("agenda")).warnings).toEqual([]);
  expect(pageLayout.zoom).toEqual({ scale: PAPERS.agenda.scale });
  excel.faults.refuse("PageLayout.Orientation", "GeneralException");
  const { warnings } = await actions.workbook.printPage("agenda");
  expect(warnings).toEqual([{ code: "decoration-refused", values: { names: "print setup" } }]);
  expect(await frontSheet(committee)).toBe("Ordre du jour");
  committee.close();
});

test("the weekly meeting is read back by another library: hour of Paris, holidays left out", async () => {
  const committee = await openPrepared();
  const { actions, session } = committee;
  await session.run(async (context) => {
    const table = context.workbook.tables.getItem("CC_Parameters");
    const body = table.getDataBodyRange().load("values");
    await context.sync();
    const row = (body.values as string[][]).findIndex(([name]) => name === "Lieu du comité");
    body.getCell(row, 1).values = [["Salle Ampère, 2e étage ; aile <b>"]];
    await context.sync();
  });
  expect(tableNamed(committee.model, "CC_People").area.rows).toBeGreaterThan(3);
  const text = await actions.agenda.meetingInvitation();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  expect(calendar.getFirstSubcomponent("vtimezone")?.getFirstPropertyValue("tzid")).toBe("Europe/Paris");
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent("vtimezone") as ICAL.Component);
  const component = calendar.getFirstSubcomponent("vevent") as ICAL.Component;
  const event = new ICAL.Event(component);
  expect(event.startDate.toString()).toBe("2026-01-16T08:30:00");
  expect(event.startDate.zone.tzid).toBe("Europe/Paris");
  expect(event.duration.toSeconds()).toBe(3600);
  expect(event.location).toBe("Salle Ampère, 2e étage ; aile <b>");
  expect(event.organizer).toBe("mailto:helene@exemple.fr");
  expect(event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
    "mailto:paul@exemple.fr",
    "mailto:p.martin@exemple.fr",
  ]);
  expect(component.getFirstProperty("dtstamp")?.toICALString()).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
  expect(component.getAllSubcomponents("valarm")).toHaveLength(0);
  const days: string[] = [];
  const hours = new Set<string>();
  const times = event.iterator();
  for (let next = times.next(); next && days.length < 51; next = times.next()) {
    days.push(next.toString().slice(0, 10));
    hours.add(next.toJSDate().toISOString().slice(11, 16));
  }
  // Every Friday at 8:30 in Paris: 7:30 of Greenwich in winter, 6:30 in summer.
  expect([...hours].sort()).toEqual(["06:30", "07:30"]);
  for (const holiday of ["2026-05-01", "2026-12-25", "2027-01-01"]) expect(days).not.toContain(holiday);
  expect(days.slice(0, 3)).toEqual(["2026-01-16", "2026-01-23", "2026-01-30"]);
  expect(event.description).toMatch(/Pas de séance le vendredi 1er mai 2026 \(.*\)\. Proposition/u);
  const again = new ICAL.Component(ICAL.parse(await actions.agenda.meetingInvitation()) as unknown[]);
  expect(new ICAL.Event(again.getFirstSubcomponent("vevent") ?? undefined).uid).toBe(event.uid);
  committee.close();
});
