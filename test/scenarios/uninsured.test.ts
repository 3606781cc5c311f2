import type { ClientColumn } from "../../src/committee/port/clientStanding";
import { sheetWords } from "../../src/book/words";
import type { Language } from "../../src/locales/translator";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

let committee: OpenCommittee;
afterEach(() => committee?.close());

/** The sample of a company without cover, on its first committee. */
async function begin(without: readonly string[], language: Language): Promise<void> {
  const model = await firstDayWorkbook();
  const sheets = model.sheets.filter(({ name }) => !without.includes(name));
  committee = await openCommittee({ ...model, sheets }, { language });
  await committee.actions.analysis.analyse({ language, referenceDate: null }, patience());
}

/** Every text of a page of ours. */
function textsOf(page: "agenda" | "minutes", language: Language): string {
  const name = sheetWords(language).t(`workbook:sheets.${page}`);
  return valuesOf(sheetNamed(committee.model, name), "A1:O400").flat().join("\n");
}

/** Whether a column of Clients is out of sight. */
function isHidden(key: ClientColumn, language: Language): boolean {
  const { columns, area } = tableNamed(committee.model, "CC_Clients");
  const heading = sheetWords(language).t(`workbook:columns.CC_Clients.${key}`);
  const place = columns.findIndex(({ name }) => name === heading);
  expect(place).toBeGreaterThanOrEqual(0);
  const sheet = committee.model.sheets.find(({ tables }) =>
    tables.some(({ name }) => name === "CC_Clients"),
  )!;
  return sheet.columns.get(area.left + place)?.hidden === true;
}

test.each([
  ["fr", "limits", ["Couvertures"], "Dépassement"],
  ["en", "limits", ["Couvertures"], "Excess"],
  ["fr", "nothing but its ledger", ["Couvertures", "Fiches clients"], "Encours"],
  ["en", "nothing but its ledger", ["Couvertures", "Fiches clients"], "Exposure"],
] as const)("nothing is told as uncovered to a company without cover, in %s: it has %s", async (...each) => {
  const [language, , without, heading] = each;
  await begin(without, language);
  const { actions } = committee;
  await actions.agenda.prepareAgenda(patience());
  const { mail, personal } = await actions.agenda.readAgendaSending();
  const meeting = await actions.meeting.openMeeting(null, patience());
  expect(meeting.criteria.coverCriterion).not.toBe("insurance");
  const said = [textsOf("agenda", language), mail.text, ...personal.mails.map(({ mail: own }) => own.text)];
  for (const text of said) {
    expect(text).toContain(heading);
    expect(text).not.toMatch(/non couvert|uncovered/i);
  }
  expect(isHidden("uncovered", language)).toBe(true);
  expect(isHidden("validCover", language)).toBe(true);
  expect(isHidden("exposure", language)).toBe(false);
});

test("what is uncovered is shown again once cover is looked at, ", async () => {
  await begin(["Couvertures"], "fr");
  const { policy } = committee.actions;
  const credit = (await policy.readCreditPolicy())!.policy;
  const parameters = { ...credit.parameters, coverCriterion: "insurance" } as const;
  await policy.keepPolicy(credit, { ...credit, parameters });
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect(isHidden("uncovered", "fr")).toBe(false);
  expect(isHidden("validCover", "fr")).toBe(false);
});
