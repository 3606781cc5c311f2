import { ROLES } from "../../src/book/settings";
import { columnLetters } from "../../src/book/cells";
import { UNUSED, type CriteriaInUse, type Grid } from "../../src/domain/policy/grid";
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
async function typed(name: string, value: string): Promise<void> {
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
