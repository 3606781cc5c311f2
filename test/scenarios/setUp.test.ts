import { ROLES } from "../../src/book/settings";
import { columnLetters } from "../../src/book/cells";
import { UNUSED, type CriteriaInUse, type Grid } from "../../src/domain/policy/grid";
import { rulesMissing } from "../../src/domain/policy/earlierRules";
import { DEFAULT_PARAMETERS, PARAMETER_NAMES } from "../../src/domain/policy/policy";
import { sheetWords } from "../../src/book/words";
import { openClient } from "../simulator/node";
import { tableNamed, valuesOf } from "../simulator/workbook";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: null } as const;

let committee: OpenCommittee;

/** The sample without what insurers and rating agencies say, or with everything. */
async function begin(without: readonly string[]): Promise<void> {
  const model = await firstDayWorkbook();
  const sheets = model.sheets.filter(({ name }) => !without.includes(name));
  expect(sheets.length).toBe(model.sheets.length - without.length);
  committee = await openCommittee({ ...model, sheets });
  await committee.actions.analysis.analyse(FRENCH, patience());
}
afterEach(() => committee?.close());

function rowsOf(name: string): (string | number | boolean)[][] {
  const { model } = committee;
  const { area } = tableNamed(model, name);
  const sheet = model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
  const right = columnLetters(area.left + area.columns - 1);
  return valuesOf(sheet, `${columnLetters(area.left)}${area.top + 2}:${right}${area.top + area.rows}`);
}

const policy = async () => (await committee.actions.policy.readCreditPolicy())!.policy;
const isOffered = async () => (await committee.actions.week.readWeek()).isSetUpOffered;

/** The combinations that the sheet has rows for: one a row, none twice, those of the criteria in use. */
async function expectGridOf({ cover, signature }: CriteriaInUse): Promise<void> {
  const rows = rowsOf("CC_Grid");
  expect(rows).toHaveLength((cover ? 3 : 1) * (signature ? 3 : 1) * 3);
  expect(new Set(rows.map((row) => row.slice(0, 3).join())).size).toBe(rows.length);
  const { grid } = await policy();
  expect(new Set(grid.map((row) => row.cover !== UNUSED))).toEqual(new Set([cover]));
  expect(new Set(grid.map((row) => row.signature !== UNUSED))).toEqual(new Set([signature]));
}

const COLOURS = { red: "Rouge", orange: "Orange", green: "Vert" } as const;
const coloursIn = (grid: Grid) => grid.map(({ colour }) => COLOURS[colour]);

async function asColleague(edit: (workbook: Excel.Workbook) => void): Promise<void> {
  const other = await openClient(committee.excel);
  await other.Excel.run(async (context) => {
    edit(context.workbook);
    await context.sync();
  });
  other.close();
}

/** As somebody does who changes a parameter in the sheet. */
async function typed(name: string, value: string | number): Promise<void> {
  const row = rowsOf("CC_Parameters").findIndex(([own]) => own === name);
  await asColleague((workbook) => {
    workbook.tables.getItem("CC_Parameters").getDataBodyRange().getCell(row, 1).values = [[value]];
  });
}

test("the form begins with what was found and the salespeople; what is answered stands in the settings", async () => {
  await begin(["Couvertures"]);
  const { actions } = committee;
  expect(await isOffered()).toBe(true);
  const begun = (await actions.policy.readSetUp())!;
  expect(begun).toMatchObject({ companyCurrency: "EUR", coverCriterion: "limit", ratingsInUse: true });
  expect(begun.people.map(({ role, name }) => [role, name])).toEqual(ROLES.map((role) => [role, ""]));
  expect(begun.salespeople.length).toBeGreaterThan(3);
  await expectGridOf({ cover: true, signature: true });
  const people = begun.people.map((person, place) =>
    place === 1 ? { ...person, name: "=Paul", email: "paul@verrerie.example" } : person,
  );
  const { salespeople: _, ...given } = {
    ...begun,
    companyName: "Verrerie du Lac",
    coverCriterion: "none",
    people,
  } as const;
  expect(await actions.policy.keepSetUp(given)).toBe(true);
  expect(rowsOf("CC_People")).toEqual([
    ["Credit manager", "", ""],
    ["Directeur commercial", "=Paul", "paul@verrerie.example"],
    ["Directeur financier", "", ""],
    ["Directeur général (arbitre)", "", ""],
  ]);
  expect((await policy()).parameters).toMatchObject({
    companyName: "Verrerie du Lac",
    coverCriterion: "none",
    setUpAnswered: true,
  });
  await expectGridOf({ cover: false, signature: true });
  expect(await isOffered()).toBe(false);
  await actions.analysis.analyse(FRENCH, patience());
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
  // What was left empty erases nothing.
  const empty = begun.people.map((person) => ({ ...person, name: "", email: "" }));
  expect(await actions.policy.keepSetUp({ ...given, people: empty })).toBe(false);
  expect(rowsOf("CC_People")[1]).toEqual(["Directeur commercial", "=Paul", "paul@verrerie.example"]);
});

test("what is answered of criteria without a source, before the first write, is what the workbook begins with", async () => {
  const model = await firstDayWorkbook();
  const sheets = model.sheets.filter(({ name }) => !["Couvertures", "Fiches clients"].includes(name));
  const asked = { coverCriterion: "none", ratingsInUse: false } as const;
  committee = await openCommittee({ ...model, sheets });
  expect((await committee.actions.sources.lookUp(patience())).criteria).toEqual(asked);
  const answered = { coverCriterion: "insurance", ratingsInUse: false } as const;
  const { counts } = await committee.actions.analysis.analyse({ ...FRENCH, criteria: answered }, patience());
  expect((await policy()).parameters).toMatchObject(answered);
  await expectGridOf({ cover: true, signature: false });
  // No client has a line of cover.
  expect(counts.green).toBe(0);
  expect((await committee.actions.sources.lookUp(patience())).criteria).toMatchObject(answered);
  // It is a parameter as any other from then on.
  await committee.actions.analysis.analyse({ ...FRENCH, criteria: asked }, patience());
  expect((await policy()).parameters).toMatchObject(answered);
});

test("a criterion with a source counts, whatever was answered", async () => {
  committee = await openCommittee(await firstDayWorkbook());
  expect((await committee.actions.sources.lookUp(patience())).criteria).toEqual({
    coverCriterion: "insurance",
    ratingsInUse: true,
  });
  const criteria = { coverCriterion: "none", ratingsInUse: false } as const;
  await committee.actions.analysis.analyse({ ...FRENCH, criteria }, patience());
  await expectGridOf({ cover: true, signature: true });
});

test("left aside, it is not offered again, nor once an agenda was prepared", async () => {
  await begin([]);
  const { actions } = committee;
  expect(await isOffered()).toBe(true);
  await actions.policy.skipSetUp();
  expect(await isOffered()).toBe(false);
  committee.close();
  await begin([]);
  await committee.actions.agenda.prepareAgenda(patience());
  expect(await isOffered()).toBe(false);
});

test("the grid has rows for the criteria in use alone, whether they are changed in the pane or in the sheet", async () => {
  await begin([]);
  const { actions } = committee;
  const whole = await policy();
  await expectGridOf({ cover: true, signature: true });
  const parameters = { ...whole.parameters, ratingsInUse: false };
  const nine = whole.grid
    .filter(({ signature }) => signature === "good")
    .map((row) => ({ ...row, signature: UNUSED }));
  await actions.policy.keepPolicy(whole, { ...whole, parameters, grid: nine });
  await expectGridOf({ cover: true, signature: false });
  expect(rowsOf("CC_Grid").map((row) => row[3])).toEqual(coloursIn(nine));
  expect((await actions.policy.readCreditPolicy())!.warnings).toEqual([]);

  await typed("Critère de couverture", "Aucun");
  // Until the next analysis the rows are those of before: it is said, and default colours are used.
  expect((await actions.policy.readCreditPolicy())!.warnings.map(({ code }) => code)).toEqual([
    "grid-missing",
    "colours-set-aside",
  ]);
  await actions.analysis.analyse(FRENCH, patience());
  await expectGridOf({ cover: false, signature: false });
  await typed("Critère de couverture", "Assurance");
  await typed("Cotes dans la grille", "Oui");
  await actions.analysis.analyse(FRENCH, patience());
  await expectGridOf({ cover: true, signature: true });
  expect((await policy()).grid).toEqual(whole.grid);
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
});

test("colours that people gave to rows come back with their criterion, left in the pane or in the sheet", async () => {
  await begin([]);
  const { actions } = committee;
  const codes = async () => (await actions.policy.readCreditPolicy())!.warnings.map(({ code }) => code);
  const whole = await policy();
  const chosen = whole.grid.map((row, place) => (place < 2 ? { ...row, colour: "red" as const } : row));
  await actions.policy.keepPolicy(whole, { ...whole, grid: chosen });
  const before = await policy();
  expect(coloursIn(before.grid).slice(0, 2)).toEqual(["Rouge", "Rouge"]);

  await typed("Cotes dans la grille", "Non");
  expect(await codes()).toContain("colours-set-aside");
  const { warnings } = await actions.analysis.analyse(FRENCH, patience());
  expect(warnings.map(({ code }) => code)).toContain("colours-set-aside");
  await expectGridOf({ cover: true, signature: false });
  expect(await codes()).toEqual([]);
  const aside = (await policy()).parameters.coloursAside;
  expect(aside).toBe("Couvert / Bonne / À jour = Rouge ; Couvert / Bonne / Retard = Rouge");

  // Other colours chosen meanwhile leave in their turn, by the form.
  const nine = await policy();
  const other = nine.grid.map((row, place) => (place === 0 ? { ...row, colour: "orange" as const } : row));
  await actions.policy.keepPolicy(nine, { ...nine, grid: other });
  const { salespeople: _, grid: __, ...form } = (await actions.policy.readSetUp())!;
  await actions.policy.keepSetUp({ ...form, coverCriterion: "none" });
  await expectGridOf({ cover: false, signature: false });
  await actions.policy.keepSetUp({ ...form, coverCriterion: "insurance", ratingsInUse: false });
  await expectGridOf({ cover: true, signature: false });
  expect((await policy()).grid).toEqual(other);
  await typed("Cotes dans la grille", "Oui");
  await actions.analysis.analyse(FRENCH, patience());
  await expectGridOf({ cover: true, signature: true });
  expect((await policy()).grid).toEqual(before.grid);
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
});

test("what is set aside is read in either language, and a text that names no rows is said", async () => {
  await begin([]);
  await typed("Couleurs mises de côté", "Covered / Good / Late = Red");
  expect((await policy()).parameters.coloursAside).toBe("Covered / Good / Late = Red");
  await typed("Couleurs mises de côté", "un rouge pour tous");
  expect((await committee.actions.policy.readCreditPolicy())!.warnings.map(({ code }) => code)).toEqual([
    "parameter-invalid",
  ]);
});

test("a row of the grid that nobody can read stays to be put right", async () => {
  await begin([]);
  await asColleague((workbook) => {
    workbook.tables.getItem("CC_Grid").getDataBodyRange().getCell(0, 0).values = [["Couverte ?"]];
  });
  await typed("Cotes dans la grille", "Non");
  await committee.actions.analysis.analyse(FRENCH, patience());
  const rows = rowsOf("CC_Grid");
  expect(rows).toHaveLength(10);
  expect(rows[0]?.[0]).toBe("Couverte ?");
});

describe("settings made before the rules of today", () => {
  /** As a workbook of before: the rows of these rules are not there yet. */
  async function beginEarlier(): Promise<void> {
    await begin([]);
    const names = rulesMissing(PARAMETER_NAMES).map((name) =>
      sheetWords("fr").t(`workbook:parameters.${name}.name`),
    );
    const places = rowsOf("CC_Parameters").flatMap(([name], row) =>
      names.includes(String(name)) ? [row] : [],
    );
    expect(places).toHaveLength(names.length);
    await asColleague((workbook) => {
      const { rows } = workbook.tables.getItem("CC_Parameters");
      for (const row of places.reverse()) rows.getItemAt(row).delete();
    });
  }

  const coloursNow = () =>
    new Map(rowsOf("CC_Clients").map((row) => [String(row[place("Code client")]), row[place("Couleur")]]));
  const place = (heading: string) =>
    tableNamed(committee.model, "CC_Clients").columns.findIndex(({ name }) => name === heading);
  const parameterRows = () => rowsOf("CC_Parameters").length;

  test("the earlier rules count until somebody decides; named clients and the reason are told", async () => {
    await beginEarlier();
    const { actions } = committee;
    const before = parameterRows();
    const { newRules } = await actions.analysis.analyse(FRENCH, patience());
    expect(newRules!.length).toBeGreaterThan(5);
    expect(
      newRules!.every(({ clientName, why }) => clientName !== "" && /^(Rouge|Orange|Vert)\u00a0: /.test(why)),
    ).toBe(true);
    expect(parameterRows()).toBe(before);
    const earlier = coloursNow();
    for (const { clientCode, from } of newRules!) expect(earlier.get(clientCode)).toBe(COLOURS[from]);
    // Asked again each time, until it is decided; nothing else is written.
    const again = await actions.analysis.analyse(FRENCH, patience());
    expect([again.newRules, again.written.cellsChanged]).toEqual([newRules, 0]);

    await actions.policy.settleNewRules("keep-earlier", patience());
    const kept = await actions.analysis.analyse(FRENCH, patience());
    expect([kept.newRules, kept.written.cellsChanged]).toEqual([null, 0]);
    expect(coloursNow()).toEqual(earlier);
    expect((await actions.policy.readCreditPolicy())!.warnings).toEqual([]);
  });

  test("adopted, the colours are those that were told, and nobody's values have changed", async () => {
    await beginEarlier();
    const { actions } = committee;
    await typed("Durée du comité", 45);
    const { newRules } = await actions.analysis.analyse(FRENCH, patience());
    const earlier = coloursNow();
    await actions.policy.settleNewRules("adopt", patience());
    const adopted = await actions.analysis.analyse(FRENCH, patience());
    expect(adopted.newRules).toBeNull();
    const moved = [...coloursNow()].filter(([code, colour]) => earlier.get(code) !== colour);
    expect(new Map(moved)).toEqual(new Map(newRules!.map(({ clientCode, to }) => [clientCode, COLOURS[to]])));
    expect((await policy()).parameters).toEqual({ ...DEFAULT_PARAMETERS, meetingMinutes: 45 });
  });

  test("rules that change no colour are added with their defaults, and said", async () => {
    await begin([]);
    const name = sheetWords("fr").t("workbook:parameters.limitPartialShare.name");
    const row = rowsOf("CC_Parameters").findIndex(([own]) => own === name);
    await asColleague((workbook) => workbook.tables.getItem("CC_Parameters").rows.getItemAt(row).delete());
    const { newRules, warnings } = await committee.actions.analysis.analyse(FRENCH, patience());
    expect(newRules).toBeNull();
    expect(warnings.filter(({ code }) => code === "rules-added")).toEqual([
      { code: "rules-added", values: { count: 1, names: name } },
    ]);
    expect((await policy()).parameters).toEqual(DEFAULT_PARAMETERS);
  });
});
