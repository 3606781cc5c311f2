import type { Language } from "../../src/locales/translator";
import type { SheetModel, WorkbookModel } from "../simulator/model";
import { newWorkbook, sheetNamed } from "../simulator/workbook";
import { addForeignSheet, plainReceivablesWorkbook } from "./badWorkbooks";
import { holdCommittee } from "./heldCommittees";
import { openCommittee, patience, type CommitteeOptions, type OpenCommittee } from "./openCommittee";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(model: WorkbookModel, options?: CommitteeOptions): Promise<OpenCommittee> {
  const committee = await openCommittee(model, options);
  opened.push(committee);
  return committee;
}

function namesOf({ model }: OpenCommittee): string[] {
  return model.sheets.map(({ name }) => name);
}

/** The sheet a table of ours stands on. */
function sheetOf({ model }: OpenCommittee, table: string): string | undefined {
  return model.sheets.find(({ tables }) => tables.some(({ name }) => name === table))?.name;
}

function textsOf(sheet: SheetModel): string[] {
  return sheet.rows
    .flatMap((row) => row ?? [])
    .map((cell) => (typeof cell?.value === "string" ? cell.value : ""));
}

/** Every name of ours in a language, each borne by a sheet of the team's, some hidden, some in another case. */
const THEIRS: Readonly<Record<Language, readonly (readonly [string, SheetModel["visibility"]])[]>> = {
  fr: [
    ["Clients", "Visible"],
    ["PROTOCOLE", "Hidden"],
    ["paramètres", "VeryHidden"],
    ["Ordre du jour", "VeryHidden"],
    ["Historique des clients", "Visible"],
    ["comités", "Hidden"],
    ["Compte Rendu", "Visible"],
    ["Résultats", "Visible"],
  ],
  en: [
    ["CLIENTS", "VeryHidden"],
    ["Protocol", "Visible"],
    ["Settings", "Visible"],
    ["agenda", "Hidden"],
    ["Client history", "Visible"],
    ["Committees", "Visible"],
    ["minutes", "Visible"],
    ["Results", "Hidden"],
  ],
};

const OURS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    CC_Clients: "Clients (comité)",
    CC_Protocol: "Protocole (comité)",
    CC_Parameters: "Paramètres (comité)",
    CC_History: "Historique des clients (comité)",
    CC_Committees: "Comités (comité)",
    CC_Results: "Résultats (comité)",
  },
  en: {
    CC_Clients: "Clients (committee)",
    CC_Protocol: "Protocol (committee)",
    CC_Parameters: "Settings (committee)",
    CC_History: "Client history (committee)",
    CC_Committees: "Committees (committee)",
    CC_Results: "Results (committee)",
  },
};

const PAGES: Readonly<Record<Language, readonly string[]>> = {
  fr: ["Ordre du jour (comité)", "Compte rendu (comité)"],
  en: ["Agenda (committee)", "Minutes (committee)"],
};

test.each(["fr", "en"] as const)(
  "two committees are held where the team's own sheets bear every name of ours (%s)",
  async (language) => {
    const model = newWorkbook("comite.xlsx", []);
    for (const [name, visibility] of THEIRS[language]) addForeignSheet(model, name).visibility = visibility;
    const theirs = THEIRS[language].map(([name]) => name);
    const contents = () => JSON.stringify(theirs.map((name) => sheetNamed(model, name)));
    const before = contents();
    const committee = await open(model, { language });
    for (const week of [1, 2]) await holdCommittee(committee, week, language);
    const { written } = await committee.actions.results.refreshResults();

    const ours = OURS[language];
    expect(Object.keys(ours).map((table) => sheetOf(committee, table))).toEqual(Object.values(ours));
    expect(written.sheetsCreated).toEqual([ours["CC_Results"]]);
    const wanted = [...theirs, "Pièces ouvertes", ...Object.values(ours), ...PAGES[language]];
    expect([...namesOf(committee)].sort()).toEqual([...wanted].sort());
    expect(contents()).toBe(before);
    expect([...committee.excel.meters.written.keys()].filter((name) => theirs.includes(name))).toEqual([]);

    // What points at a sheet of ours bears its true name.
    const settings = `'${ours["CC_Parameters"]}'!`;
    const lists = sheetNamed(model, ours["CC_Protocol"]!).validations.map(({ rule }) => JSON.stringify(rule));
    expect(lists.filter((rule) => rule.includes(settings))).toHaveLength(2);
    const results = sheetNamed(model, ours["CC_Results"]!);
    const links = results.rows.flatMap((row) => row ?? []).map((cell) => cell?.formula ?? "");
    const hyperlinks = links.filter((formula) => formula.includes("HYPERLINK("));
    expect(hyperlinks.length).toBeGreaterThan(2);
    const tables = ["CC_Committees", "CC_Protocol", "CC_Clients", "CC_History"] as const;
    const pointedAt = tables.map((table) => `#'${ours[table]}'!`);
    expect(hyperlinks.filter((link) => !pointedAt.some((sheet) => link.includes(sheet)))).toEqual([]);
    expect(links.filter((formula) => formula.includes("#REF!"))).toEqual([]);
    const minutes = sheetNamed(model, PAGES[language][1]!);
    expect(textsOf(minutes).join("\n")).toContain(ours["CC_Protocol"]);
    expect(textsOf(results).join("\n")).toContain(ours["CC_Committees"]);
    const { sheetNames } = await committee.actions.sources.lookUp(patience());
    expect(sheetNames[language]).toMatchObject({ clients: ours["CC_Clients"], agenda: PAGES[language][0] });
  },
);

test("the first screen announces the names that the sheets then bear", async () => {
  const model = plainReceivablesWorkbook();
  for (const name of ["clients", "Clients (comité)", "Settings"]) addForeignSheet(model, name);
  const { actions } = await open(model);
  const { sheetsToCreate } = await actions.sources.lookUp(patience());
  expect(sheetsToCreate).toEqual({
    fr: ["Clients (comité 2)", "Protocole", "Paramètres"],
    en: ["Clients (committee)", "Protocol", "Settings (committee)"],
  });
  const { written } = await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect(written.sheetsCreated).toEqual(sheetsToCreate.fr);
});

test("a name that the mark would make too long is cut", async () => {
  const model = newWorkbook("comite.xlsx", []);
  for (const name of ["Historique des clients", "Historique des clients (comité)"])
    addForeignSheet(model, name);
  const committee = await open(model);
  await holdCommittee(committee, 1);
  expect(sheetOf(committee, "CC_History")).toBe("Historique des clien (comité 2)");
});

test("receivables on a sheet called Clients are read from it, and only read", async () => {
  const model = plainReceivablesWorkbook();
  sheetNamed(model, "Pièces ouvertes").name = "Clients";
  const { actions, excel } = await open(model);
  const { readings, written } = await actions.analysis.analyse(
    { language: "fr", referenceDate: null },
    patience(),
  );
  expect(readings.map(({ sheet, rowsRead }) => [sheet, rowsRead])).toEqual([["Clients", 8]]);
  expect(written.sheetsCreated[0]).toBe("Clients (comité)");
  expect(excel.meters.written.has("Clients")).toBe(false);
  const again = await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect([again.readings.length, again.written]).toEqual([1, { sheetsCreated: [], cellsChanged: 0 }]);
});

test("an empty sheet of the name is used; a hidden one is not, since nobody would see it", async () => {
  const model = plainReceivablesWorkbook();
  model.sheets.push({ ...newWorkbook("x", ["protocole"]).sheets[0]!, id: "{90}" });
  model.sheets.push({ ...newWorkbook("x", ["Clients"]).sheets[0]!, id: "{91}", visibility: "Hidden" });
  const committee = await open(model);
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect(sheetOf(committee, "CC_Protocol")).toBe("protocole");
  expect(sheetOf(committee, "CC_Clients")).toBe("Clients (comité)");
});

test("a name that Excel refuses, together and by itself, gives way to the next", async () => {
  const committee = await open(plainReceivablesWorkbook());
  committee.excel.faults.refuse("WorksheetCollection.Add", "InvalidArgument", 2);
  const { written } = await committee.actions.analysis.analyse(
    { language: "fr", referenceDate: null },
    patience(),
  );
  expect(written.sheetsCreated).toEqual(["Clients (comité)", "Protocole", "Paramètres"]);
  expect(sheetOf(committee, "CC_Clients")).toBe("Clients (comité)");
});

test("an Excel that refuses every name is said, and nothing is left behind", async () => {
  const committee = await open(plainReceivablesWorkbook());
  const before = namesOf(committee);
  committee.excel.faults.refuse("WorksheetCollection.Add", "InvalidArgument");
  const analysing = committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  await expect(analysing).rejects.toMatchObject({ code: "name-taken", values: { name: "Clients" } });
  expect(namesOf(committee)).toEqual(before);
  committee.excel.faults.clear();
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect(sheetOf(committee, "CC_Clients")).toBe("Clients");
});

test("a sheet that a colleague adds meanwhile is theirs", async () => {
  const committee = await open(plainReceivablesWorkbook());
  const { actions, excel } = committee;
  const asked = excel.faults.asked;
  const { written } = await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  expect(written.sheetsCreated).toHaveLength(3);
  const requests = excel.faults.asked - asked;

  // The colleague comes before each request in turn, on a workbook of its own.
  const renamed: number[] = [];
  for (let place = 1; place <= requests; place += 1) {
    const other = await open(plainReceivablesWorkbook());
    other.excel.faults.before(place, (workbook) => {
      if (workbook.sheets.every(({ name }) => name !== "Protocole")) addForeignSheet(workbook, "Protocole");
    });
    await other.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
    const theirs = other.model.sheets.find(({ name, tables }) => name === "Protocole" && tables.length === 0);
    if (theirs === undefined) continue;
    renamed.push(place);
    expect(sheetOf(other, "CC_Protocol")).toBe("Protocole (comité)");
    expect(other.excel.meters.written.get("Protocole")).toBeUndefined();
  }
  expect(renamed.length).toBeGreaterThan(3);
});
