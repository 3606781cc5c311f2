import type { ClientColumn } from "../../src/committee/port/clientStanding";
import { dayOf } from "../../src/domain/basis/day";
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

/**
 * All that a reader of the workbook sees: cells of rows and columns in sight, charts, slicers, notes and what is printed
 * around the pages. The settings are left out: every rule stands there under its name, those of the insured too.
 */
function seenTexts(language: Language): string[] {
  const settings = sheetWords(language).t("workbook:sheets.settings");
  return committee.model.sheets.flatMap((sheet) => {
    if (sheet.visibility !== "Visible" || sheet.name === settings) return [];
    const cells = sheet.rows.flatMap((row, at) =>
      sheet.rowInfo.get(at)?.hidden === true
        ? []
        : (row ?? []).flatMap((cell, column) =>
            cell === undefined || sheet.columns.get(column)?.hidden === true
              ? []
              : [`${sheet.name} ${at + 1}/${column + 1}: ${JSON.stringify(cell.value)}`],
          ),
    );
    const beside = [sheet.charts, sheet.slicers, sheet.comments, sheet.pageLayout.headersFooters];
    return [...cells, ...beside.map((part) => `${sheet.name}: ${JSON.stringify(part)}`)];
  });
}

/** Two committees, the second under a policy that is stricter about limits, and their results. */
async function holdTwo(language: Language): Promise<void> {
  const { actions } = committee;
  for (const week of [0, 1]) {
    committee.now = new Date(2026, 0, 15 + 7 * week, 10);
    await actions.agenda.prepareAgenda(patience());
    await actions.agenda.markAgendaSent();
    committee.now = new Date(2026, 0, 16 + 7 * week, 10);
    const day = dayOf(2026, 1, 16 + 7 * week);
    const client = { clientCode: "", owner: "Paul", kind: "client-reminder" as const };
    const decided = { decision: `Relancer ${week}`, committeeDate: day, dueDate: day };
    await actions.protocol.recordDecision({ ...client, ...decided });
    const { undecided } = await actions.closing.readClosing(null);
    await actions.closing.closeMeeting({
      day,
      present: [],
      guests: "",
      nextDate: day + 7,
      withoutDecision: undecided.map(({ clientCode }) => clientCode),
    });
    const credit = (await actions.policy.readCreditPolicy())!.policy;
    const parameters = { ...credit.parameters, limitPartialShare: 0.05 };
    await actions.policy.keepPolicy(credit, { ...credit, parameters });
    await actions.analysis.analyse({ language, referenceDate: null }, patience());
  }
  await actions.results.refreshResults();
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

const UNCOVERED = /non[- ]couvert|uncovered|not covered/i;

test.each([
  ["fr", ["Couvertures"]],
  ["en", ["Couvertures"]],
  ["fr", ["Couvertures", "Fiches clients"]],
  ["fr", ["Couvertures", "Ventes"]],
] as const)(
  "no sheet says it either, after two committees and their results: %s without %j",
  async (...each) => {
    const [language, without] = each;
    await begin(without, language);
    await holdTwo(language);
    const { actions, model } = committee;
    const words = sheetWords(language);
    const named = (sheet: "results" | "history" | "committees" | "minutes") =>
      sheetNamed(model, words.t(`workbook:sheets.${sheet}`));
    for (const sheet of ["results", "history", "committees", "minutes"] as const)
      expect(named(sheet).rows.length).toBeGreaterThan(3);
    const charts = named("results").charts.map(({ name }) => name);
    expect(charts).toContain("CC_OverdueRate");
    expect(charts).not.toContain("CC_Uncovered");
    // The printed page keeps no hole for it: another chart stands fourth.
    const fourth = named("results").charts.filter(({ from }) => from.column > 0 && from.row > 20);
    expect(fourth[0]?.from.row).toBeLessThan(40);
    expect(seenTexts(language).filter((text) => UNCOVERED.test(text))).toEqual([]);
    const { mail } = await actions.results.resultsMail();
    expect(mail.text).not.toMatch(UNCOVERED);
  },
);

test("what is uncovered is shown again once cover is looked at", async () => {
  await begin(["Couvertures"], "fr");
  const { policy } = committee.actions;
  const credit = (await policy.readCreditPolicy())!.policy;
  const parameters = { ...credit.parameters, coverCriterion: "insurance" } as const;
  await policy.keepPolicy(credit, { ...credit, parameters });
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect(isHidden("uncovered", "fr")).toBe(false);
  expect(isHidden("validCover", "fr")).toBe(false);
});

test("and out of sight once it no longer is, in every table, the columns named as before", async () => {
  await begin([], "fr");
  await holdTwo("fr");
  const tables = ["CC_Clients", "CC_History", "CC_Committees", "CC_Results"] as const;
  const headings = () =>
    tables.map((name) => tableNamed(committee.model, name).columns.map((column) => column.name));
  const before = headings();
  const { policy, analysis, results } = committee.actions;
  const credit = (await policy.readCreditPolicy())!.policy;
  await policy.keepPolicy(credit, {
    ...credit,
    parameters: { ...credit.parameters, coverCriterion: "limit" },
  });
  await analysis.analyse({ language: "fr", referenceDate: null }, patience());
  await results.refreshResults();
  expect(headings()).toEqual(before);
  const said = seenTexts("fr").filter((text) =>
    /^(Clients|Historique|Comités|Résultats).*: "Non couvert"$/.test(text),
  );
  expect(said).toEqual([]);
});
