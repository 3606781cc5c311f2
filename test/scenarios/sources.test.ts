import { NeedsDecision } from "../../src/committee/port/needsDecision";
import { columnLetters } from "../../src/book/cells";
import { answerOf } from "../../src/intake/answers";
import type { Source, SourceDecision } from "../../src/intake/source";
import { decisionOn, withColumn } from "../../src/taskpane/state/sourceDrafts";
import { ensureCell } from "../simulator/cells";
import type { Scalar, SheetModel, WorkbookModel } from "../simulator/model";
import {
  addSheet,
  newWorkbook,
  putTable,
  putValues,
  sheetNamed,
  tableNamed,
  valuesOf,
} from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: null } as const;
const SHEET = "Pièces ouvertes";
const WIDTH = 8;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(model: WorkbookModel): Promise<OpenCommittee> {
  const committee = await openCommittee(model);
  opened.push(committee);
  return committee;
}

/** The plain receivables with a second amount, so that the column to read is a choice. */
function twoAmounts(): WorkbookModel {
  const model = plainReceivablesWorkbook();
  const sheet = sheetNamed(model, SHEET);
  putValues(sheet, "G3", [["Montant facture"], ...amounts(sheet).map((amount) => [amount * 2])]);
  return model;
}

function amounts(sheet: SheetModel): number[] {
  return valuesOf(sheet, "F4:F11").map(([amount]) => Number(amount));
}

const cents = (units: readonly number[]) => Math.round(units.reduce((sum, amount) => sum + amount, 0) * 100);

/** Next week's export: the same columns in another order, by their places from the left. */
function moveColumns(sheet: SheetModel, order: readonly number[]): void {
  const rows = valuesOf(sheet, `A3:${columnLetters(WIDTH - 1)}11`);
  rows.forEach((row, index) => {
    for (let column = 0; column < WIDTH; column += 1) {
      const value = row[order[column] ?? column] ?? "";
      ensureCell(sheet, 2 + index, column).value = value === "" ? null : value;
    }
  });
}

/** The values of a table of ours, headings first. */
function table(model: WorkbookModel, name: string): (string | number | boolean)[][] {
  const { area } = tableNamed(model, name);
  const right = columnLetters(area.left + area.columns - 1);
  const address = `${columnLetters(area.left)}${area.top + 1}:${right}${area.top + area.rows}`;
  return valuesOf(sheetNamed(model, "Paramètres"), address);
}

/** Types into a body row of a table of ours. */
function typeRow(model: WorkbookModel, name: string, row: number, values: readonly Scalar[]): void {
  const { area } = tableNamed(model, name);
  const sheet = sheetNamed(model, "Paramètres");
  putValues(sheet, `${columnLetters(area.left)}${area.top + 2 + row}`, [values]);
}

async function asked(work: Promise<unknown>): Promise<NeedsDecision> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof NeedsDecision)) throw new Error(`Expected a question, got ${String(error)}`);
  return error;
}

function found(readings: readonly Source[], sheet = SHEET): Source {
  const source = readings.find((own) => own.sheet === sheet);
  if (source === undefined) throw new Error(`${sheet} is no source`);
  return source;
}

test("the first analysis creates the tables of sources, rates and differences with their drop-downs", async () => {
  const { actions, model } = await open(plainReceivablesWorkbook());
  await actions.analysis.analyse(FRENCH, patience());
  expect(table(model, "CC_Rates")[0]).toEqual(["Devise", "Cours", "Date du cours"]);
  expect(table(model, "CC_Differences")[0]).toContain("Écart");
  const [headings] = table(model, "CC_Sources");
  expect(headings).toEqual([
    "Feuille",
    "Nature",
    "Donnée",
    "Titre de la colonne",
    "Utilisée",
    "Ordre des dates",
    "Dates inversées à rétablir",
    "Confirmé le",
    "Disposition",
  ]);
  const lists = sheetNamed(model, "Paramètres").validations.map(
    ({ rule }) => (rule["list"] as { source?: string } | undefined)?.source,
  );
  expect(lists).toContain("jour/mois/année,mois/jour/année,année/mois/jour");
  expect(lists).toContain("Pièces ouvertes,Balance âgée,Couvertures,Fiches clients,Ventes");
});

test("a settings sheet made before gets the tables beside what people put there", async () => {
  const { actions, model } = await open(plainReceivablesWorkbook());
  await actions.analysis.analyse(FRENCH, patience());
  const settings = sheetNamed(model, "Paramètres");
  const { area } = tableNamed(model, "CC_Rates");
  const later = settings.tables.filter((table) => table.area.left >= area.left).map(({ name }) => name);
  expect(later).toEqual(expect.arrayContaining(["CC_Rates", "CC_Sources", "CC_Differences", "CC_Answers"]));
  settings.tables = settings.tables.filter(({ name }) => !later.includes(name));
  model.names = model.names.filter(({ name }) => !name.endsWith("_Place"));
  for (const row of settings.rows) row?.splice(area.left);
  putValues(settings, `${columnLetters(area.left)}${area.top + 1}`, [["Nos notes"], ["à garder"]]);
  await actions.analysis.analyse(FRENCH, patience());
  expect(valuesOf(settings, `${columnLetters(area.left)}${area.top + 1}`)).toEqual([["Nos notes"]]);
  for (const name of later) tableNamed(model, name);
  const places = settings.tables.map((own) => own.area).sort((a, b) => a.left - b.left);
  places.slice(1).forEach(({ left }, index) => {
    const before = places[index]!;
    expect(left).toBeGreaterThan(before.left + before.columns - 1);
  });
});

test("a corrected column is kept, and next week's moved columns are read by it without asking", async () => {
  const { actions, model } = await open(twoAmounts());
  const sheet = sheetNamed(model, SHEET);
  const overview = await actions.sources.lookUp(patience());
  const source = found(overview.readings);
  expect(source.columns.openAmount?.heading).toBe("Restant dû");
  expect(source.headings.map(({ heading }) => heading)).toContain("Montant facture");

  const decision = withColumn(decisionOn(source, [], []), "openAmount", "Montant facture");
  const [preview] = await actions.sources.previewSources([decision], patience());
  expect(preview?.columns.openAmount?.heading).toBe("Montant facture");
  expect(preview?.preview[0]?.openAmount).toBe(3_650_080);

  const first = await actions.analysis.analyse({ ...FRENCH, decisions: [decision] }, patience());
  expect(first.totals.balance).toBe(cents(amounts(sheet)) * 2);
  const kept = table(model, "CC_Sources").filter(([name]) => name === SHEET);
  expect(kept).toContainEqual([
    SHEET,
    "Pièces ouvertes",
    "Montant restant dû",
    "Montant facture",
    "",
    "",
    "",
    "",
    "",
  ]);
  expect(kept.filter(([, , field]) => field === "(toute la feuille)")).toHaveLength(1);

  const before = cents(amounts(sheet));
  moveColumns(sheet, [6, 1, 0, 5, 4, 3, 2]);
  const next = await actions.analysis.analyse(FRENCH, patience());
  expect(found(next.readings)).toMatchObject({ status: "confirmed", columns: { openAmount: { column: 0 } } });
  expect(next.totals.balance).toBe(before * 2);
  expect(table(model, "CC_Sources").filter(([name]) => name === SHEET)).toEqual(kept);
});

test("what was confirmed is written once: the same decision again changes no cell", async () => {
  const { actions, model, excel } = await open(plainReceivablesWorkbook());
  const source = found((await actions.sources.lookUp(patience())).readings);
  const decisions = [decisionOn(source, [], [])];
  await actions.analysis.analyse({ ...FRENCH, decisions }, patience());
  const kept = table(model, "CC_Sources");
  excel.meters.reset();
  await actions.analysis.analyse({ ...FRENCH, decisions }, patience());
  expect(table(model, "CC_Sources")).toEqual(kept);
  expect(excel.meters.written.get("Paramètres")).toBeUndefined();
});

test("a layout that changed since it was confirmed is asked about before anything is written", async () => {
  const { actions, model, excel } = await open(twoAmounts());
  const source = found((await actions.sources.lookUp(patience())).readings);
  const decision = withColumn(decisionOn(source, [], []), "openAmount", "Montant facture");
  await actions.analysis.analyse({ ...FRENCH, decisions: [decision] }, patience());
  putValues(sheetNamed(model, SHEET), "G3", [["Montant TTC"]]);
  excel.meters.reset();
  const question = await asked(actions.analysis.analyse(FRENCH, patience()));
  expect(question.code).toBe("sources-to-confirm");
  expect(question.doubtful.map(({ sheet, status }) => [sheet, status])).toEqual([[SHEET, "changed"]]);
  expect([...excel.meters.written.keys()]).toEqual([]);

  const decisions = question.doubtful.map((own) => decisionOn(own, [], []));
  await actions.analysis.analyse({ ...FRENCH, decisions }, patience());
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(found(again.readings).status).toBe("confirmed");
});

test("a column that is gone is asked about once", async () => {
  const { actions, model } = await open(plainReceivablesWorkbook());
  const source = found((await actions.sources.lookUp(patience())).readings);
  await actions.analysis.analyse({ ...FRENCH, decisions: [decisionOn(source, [], [])] }, patience());
  putValues(sheetNamed(model, SHEET), "C3", [["Zzz"]]);
  const { doubtful } = await asked(actions.analysis.analyse(FRENCH, patience()));
  const { decisions: before } = await actions.sources.lookUp(patience());
  const decisions = doubtful.map((own) => decisionOn(own, before, []));
  expect(decisions[0]?.columns.document).toBe("");
  await actions.analysis.analyse({ ...FRENCH, decisions }, patience());
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(found(again.readings).status).toBe("confirmed");
});

test("a difference to the sheet's own total stops the run; once accepted it is recorded and not asked again", async () => {
  const model = plainReceivablesWorkbook();
  const sheet = sheetNamed(model, SHEET);
  const total = cents(amounts(sheet)) / 100 + 100.01;
  putValues(sheet, "A12", [["Total", null, null, null, null, total]]);
  const { actions, excel } = await open(model);
  const question = await asked(actions.analysis.analyse(FRENCH, patience()));
  expect(question.code).toBe("difference-to-accept");
  expect(question.differences).toMatchObject([{ sheet: SHEET, against: "sheet-total", difference: 10_001 }]);
  expect([...excel.meters.written.keys()]).toEqual([]);

  await actions.analysis.analyse({ ...FRENCH, accepted: question.differences }, patience());
  const [, row] = table(model, "CC_Differences");
  expect(row?.slice(2)).toEqual([SHEET, "Total de la feuille", cents(amounts(sheet)) / 100, total, 100.01]);
  await actions.analysis.analyse(FRENCH, patience());
  expect(table(model, "CC_Differences")).toHaveLength(2);

  putValues(sheet, "F12", [[total + 1]]);
  const other = await asked(actions.analysis.analyse(FRENCH, patience()));
  expect(other.differences).toMatchObject([{ difference: 10_101 }]);
  await actions.analysis.analyse({ ...FRENCH, accepted: other.differences }, patience());
  expect(table(model, "CC_Differences")).toHaveLength(3);
});

test("rates in the settings convert; one that is not valid is named by its address and its rows rejected", async () => {
  const model = plainReceivablesWorkbook();
  const sheet = sheetNamed(model, SHEET);
  const rows = ["EUR", "USD", "USD", "GBP", "EUR", "EUR", "EUR", "EUR"];
  putValues(sheet, "G3", [["Devise"], ...rows.map((currency) => [currency])]);
  const { actions } = await open(model);
  const { questions } = await asked(actions.analysis.analyse(FRENCH, patience()));
  expect(questions.map(({ kind, subject }) => [kind, subject])).toEqual([
    ["other-currency", "USD"],
    ["other-currency", "GBP"],
  ]);
  const answers = questions.map((question) => answerOf(question, { choice: "left-out", heading: "" }));
  const first = await actions.analysis.analyse({ ...FRENCH, answers }, patience());
  expect(first.rejected.map(({ reason }) => reason.code)).toEqual(Array(3).fill("currency-without-rate"));

  typeRow(model, "CC_Rates", 0, ["usd", 0.5]);
  const settings = tableNamed(model, "CC_Rates");
  settings.area = { ...settings.area, rows: 3 };
  typeRow(model, "CC_Rates", 1, ["GBP", "1,17 ?"]);
  const second = await actions.analysis.analyse(FRENCH, patience());
  const address = `'Paramètres'!${columnLetters(settings.area.left + 1)}${settings.area.top + 3}`;
  expect(second.warnings).toContainEqual({ code: "rate-invalid", values: { address, value: "1,17 ?" } });
  expect(second.rejected).toHaveLength(1);
  const [a, b, c, , ...rest] = amounts(sheet) as [number, number, number, number, ...number[]];
  expect(second.totals.balance).toBe(cents([a, b / 2, Math.round(c * 50) / 100, ...rest]));
});

test("what people type in the table of sources is applied, and what is not valid is named and left", async () => {
  const { actions, model } = await open(twoAmounts());
  const source = found((await actions.sources.lookUp(patience())).readings);
  await actions.analysis.analyse({ ...FRENCH, decisions: [decisionOn(source, [], [])] }, patience());
  const rows = table(model, "CC_Sources");
  const amount = rows.findIndex(([, , field]) => field === "Montant restant dû") - 1;
  typeRow(model, "CC_Sources", amount, [SHEET, "Pièces ouvertes", "montant restant du", "Montant facture"]);
  const whole = rows.findIndex(([, , field]) => field === "(toute la feuille)") - 1;
  const { area } = tableNamed(model, "CC_Sources");
  const order = `${columnLetters(area.left + 5)}${area.top + 2 + whole}`;
  putValues(sheetNamed(model, "Paramètres"), order, [["au hasard"]]);
  const analysis = await actions.analysis.analyse(FRENCH, patience());
  expect(found(analysis.readings).columns.openAmount?.heading).toBe("Montant facture");
  expect(analysis.warnings).toContainEqual({
    code: "source-setting-invalid",
    values: { address: `'Paramètres'!${order}`, column: "Ordre des dates", value: "au hasard" },
  });
  expect(table(model, "CC_Sources")[amount + 1]?.[2]).toBe("montant restant du");
});

test("a sheet the user leaves out is not read, and can be taken again", async () => {
  const model = plainReceivablesWorkbook();
  const rows = valuesOf(sheetNamed(model, SHEET), "A1:F11");
  putValues(addSheet(model, "Copie"), "A1", rows);
  const { actions } = await open(model);
  const overview = await actions.sources.lookUp(patience());
  const copy = decisionOn(found(overview.readings, "Copie"), [], []);
  const unused: SourceDecision = { ...copy, isUsed: false };
  const analysis = await actions.analysis.analyse({ ...FRENCH, decisions: [unused] }, patience());
  expect(analysis.readings.map(({ sheet }) => sheet)).toEqual([SHEET]);
  const later = await actions.sources.lookUp(patience());
  expect(later.decisions).toContainEqual(expect.objectContaining({ sheet: "Copie", isUsed: false }));
  const again = await actions.sources.previewSources([copy], patience());
  expect(again.map(({ sheet }) => sheet)).toContain("Copie");
});

test("hidden sheets and native tables are read", async () => {
  const model = newWorkbook("Comité.xlsx", ["Accueil"]);
  const rows = valuesOf(sheetNamed(plainReceivablesWorkbook(), SHEET), "A1:F11");
  const sheet = addSheet(model, "Export");
  putValues(sheet, "B2", rows);
  putTable(model, sheet, "Export_ERP", "B4:G12");
  sheet.visibility = "VeryHidden";
  const { actions } = await open(model);
  const overview = await actions.sources.lookUp(patience());
  expect(overview.sources).toMatchObject([{ sheet: "Export", kind: "open-items", headerRow: 4 }]);
  expect((await actions.analysis.analyse(FRENCH, patience())).clients).toHaveLength(4);
});

test("a sheet that nobody recognises is declared by hand, kept, and read without asking the week after", async () => {
  const model = plainReceivablesWorkbook();
  const sheet = sheetNamed(model, SHEET);
  const [headings = []] = valuesOf(sheet, "A3:F3");
  putValues(sheet, "A3", [headings.map((_, place) => `Zone ${place + 1}`)]);
  const owed = cents(amounts(sheet));
  const { actions } = await open(model);
  expect((await actions.sources.lookUp(patience())).sources).toEqual([]);
  const [listed] = await actions.sources.sheetsToDeclare(patience());
  expect(listed?.sheet).toBe(SHEET);
  expect(listed?.rows.find(({ row }) => row === 3)?.headings[5]).toEqual({ column: 5, heading: "Zone 6" });
  const at = (heading: RegExp) => `Zone ${headings.findIndex((own) => heading.test(String(own))) + 1}`;
  const decision: SourceDecision = {
    sheet: SHEET,
    kind: "open-items",
    isUsed: true,
    columns: { clientCode: at(/^Code/), dueDate: at(/ch[ée]ance/i), openAmount: "Zone 6" },
    dateOrder: null,
    repairsSwappedDates: false,
    layout: "",
  };
  const [read] = await actions.sources.previewSources([decision], patience());
  const confirmed = decisionOn(read as Source, [], [decision]);
  const first = await actions.analysis.analyse({ ...FRENCH, decisions: [confirmed] }, patience());
  expect(first.totals.balance).toBe(owed);
  expect(table(model, "CC_Sources").map(([, , , heading]) => heading)).toContain("Zone 6");
  const week = await actions.analysis.analyse(FRENCH, patience());
  expect(week.readings[0]).toMatchObject({ sheet: SHEET, status: "confirmed" });
  expect(week.totals.balance).toBe(owed);
});
