import { readCommittees } from "./committeesTable";
import { committeeRates } from "../../src/domain/results/committeeRates";
import { overdueRate } from "../../src/domain/results/committeeTrend";
import { toUnits } from "../../src/domain/basis/money";
import { translator } from "../../src/locales/translator";
import { formulasOf, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { EVIL_NAME, heldCommittees, heldOn, holdCommittee } from "./heldCommittees";
import { patience, type OpenCommittee } from "./openCommittee";
import { asColleague, openProtocol } from "./openProtocol";
import { readHistory } from "./readHistory";

const WEEKS = [1, 2, 3, 4, 6, 7] as const;
const fr = translator("fr");
const opened: OpenCommittee[] = [];
const opening = async (committee: Promise<OpenCommittee>) => {
  opened.push(await committee);
  return committee;
};
afterAll(() => opened.forEach((committee) => committee.close()));

const page = ({ model }: OpenCommittee, name = "Résultats") => valuesOf(sheetNamed(model, name), "A1:I200");
const rowOf = (committee: OpenCommittee, label: string) => {
  const rows = page(committee);
  const index = rows.findIndex(([cell]) => cell === label);
  if (index < 0) throw new Error(`No row "${label}"`);
  return { index, cells: rows[index] ?? [] };
};
const feed = ({ model }: OpenCommittee, columns: string) => {
  const { area } = tableNamed(model, "CC_Results");
  const [first, last] = columns.split(":");
  const rows = `${area.top + 2}:${last}${area.top + area.rows}`;
  return valuesOf(sheetNamed(model, "Résultats"), `${first}${rows}`);
};
const charts = ({ model }: OpenCommittee) => sheetNamed(model, "Résultats").charts;

describe("seven weeks of committees", () => {
  let committee: OpenCommittee;
  beforeAll(async () => {
    committee = await opening(heldCommittees(7));
  });

  test("the sheet is created behind the pages that people read, with its charts", async () => {
    const { actions, model } = committee;
    const first = await actions.results.refreshResults();
    expect(first.warnings).toEqual([]);
    expect(first.written.sheetsCreated).toEqual(["Résultats"]);
    const sheets = model.sheets.map(({ name }) => name);
    expect(sheets[sheets.indexOf("Compte rendu") + 1]).toBe("Résultats");
    // Fewer than ten decisions have no rate of arbitrations, and a company without insurance nothing uncovered.
    expect(charts(committee).map(({ name }) => name)).toHaveLength(5);
    expect((await actions.results.readResults()).sheet).toBe("current");
  });

  test("the headline is what the rows of the history add up to", async () => {
    const rows = await readHistory(committee.session);
    const overdueOn = (week: number) =>
      rows
        .filter(({ committeeDate }) => committeeDate === heldOn(week))
        .reduce((sum, { countedOverdue }) => sum + countedOverdue, 0);
    const [from, to] = [overdueOn(1), overdueOn(7)];
    const share = fr.percent((from - to) / from);
    expect(from).toBeGreaterThan(to);
    expect(page(committee)[2]?.[0]).toBe(
      fr.t("workbook:results.headline", {
        first: fr.shortMoney(from),
        last: fr.shortMoney(to),
        change: `−${fr.shortMoney(from - to)}`,
        share: `−${share}`,
        basis: fr.t("workbook:results.basis.ends", { day: fr.day(heldOn(1), "short") }),
      }),
    );
    const figures = rowOf(committee, "Retards comparés (€)").cells.slice(1, 5);
    expect(figures).toEqual([toUnits(from), toUnits(to), toUnits(to) - toUnits(from), to / from - 1]);
  });

  test("the formulas that feed the charts say what the use case computes", async () => {
    const { points } = await committee.actions.results.readResults();
    const records = await committee.session.run((workbook) => readCommittees(workbook));
    const unknown = (value: number | null) => value ?? "#N/A";
    expect(feed(committee, "K:K").flat()).toEqual(WEEKS.map(heldOn));
    const close = (value: number | string) =>
      typeof value === "number" ? (expect.closeTo(value, 10) as number) : value;
    expect(feed(committee, "Q:AB")).toEqual(
      points.map(({ date, countedOverdue, overdueRate: rate, dso, bestDso, delayDso, counts }) => {
        const { punctuality, arbitrationRate } = committeeRates(records, date, 12);
        return [
          toUnits(countedOverdue),
          rate,
          ...[dso, bestDso, delayDso].map(unknown),
          counts.red,
          counts.orange,
          counts.green,
          "#N/A",
          unknown(punctuality),
          unknown(arbitrationRate),
          0.2,
        ].map((value) => close(value ?? "#N/A"));
      }),
    );
    expect(records.map(({ figures }) => figures && overdueRate(figures))).toEqual(
      points.map((point) => point.overdueRate),
    );
  });

  test("a figure corrected among the committees is right on the page without the product", async () => {
    const { excel, model } = committee;
    const { area, columns } = tableNamed(model, "CC_Committees");
    const column = columns.findIndex(({ name }) => name === "Échu retenu");
    const before = Number(rowOf(committee, "Retards comparés (€)").cells[2]);
    const put = (value: number) =>
      asColleague(excel, (context) => {
        const sheet = context.workbook.worksheets.getItem("Comités");
        sheet.getRangeByIndexes(area.top + area.rows - 1, area.left + column, 1, 1).values = [[value]];
      });
    await put(123_456);
    expect(rowOf(committee, "Retards comparés (€)").cells[2]).toBe(123_456);
    await put(before);
  });

  test("the rows of the protocol are a click away, wherever they have been sorted to", async () => {
    const { excel, model } = committee;
    const { index, cells } = rowOf(committee, "Verrerie Ravel");
    const shown = fr.t("workbook:minutes.number", { number: 3 });
    expect(cells[6]).toBe(shown);
    const [[formula] = []] = formulasOf(sheetNamed(model, "Résultats"), `G${index + 1}`);
    expect(formula).toBe(
      `=IFERROR(HYPERLINK("#'Protocole'!A"&(ROW(CC_Protocol[[#Headers],[N°]])+MATCH(3,CC_Protocol[N°],0)),"${shown}"),"${shown}")`,
    );
    const address = String(formula).replace(/^=IFERROR\(HYPERLINK\((.*?\)),".*$/, "=$1");
    const target = async () => {
      await asColleague(excel, (context) => {
        context.workbook.worksheets.getItem("Résultats").getRange("AZ1").formulas = [[address]];
      });
      const [[link] = []] = valuesOf(sheetNamed(model, "Résultats"), "AZ1");
      const [[number] = []] = valuesOf(sheetNamed(model, "Protocole"), String(link).replace(/^.*!/, ""));
      return number;
    };
    expect(await target()).toBe(3);
    await asColleague(excel, (context) => {
      context.workbook.tables.getItem("CC_Protocol").sort.apply([{ key: 3, ascending: true }]);
    });
    expect(await target()).toBe(3);
    await asColleague(excel, (context) => {
      context.workbook.worksheets.getItem("Résultats").getRange("AZ1").clear();
    });
  });

  test("a name that looks like a formula stays a text", () => {
    const { index, cells } = rowOf(committee, EVIL_NAME);
    expect(cells.slice(0, 6)).toEqual([EVIL_NAME, heldOn(2), 0, 0, 0, 90_000]);
    const cell = sheetNamed(committee.model, "Résultats").rows[index]?.[0];
    // In the link that leads to the client it is a text among quotes.
    expect(cell?.formula).toMatch(/^=IFERROR\(HYPERLINK\("#'Clients'!/);
    expect(cell?.value).toBe(EVIL_NAME);
  });

  test("the printed page is one A4, tables and feed left out", () => {
    const { pageLayout } = sheetNamed(committee.model, "Résultats");
    const printed = rowOf(committee, "Pour comparer").index + 8;
    expect(pageLayout).toMatchObject({
      orientation: "Portrait",
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
      printArea: [{ top: 0, left: 0, rows: printed, columns: 8 }],
    });
  });

  test("refreshed when nothing has changed, it writes no cell; what people typed and formatted stays", async () => {
    const { actions, excel, model } = committee;
    await asColleague(excel, (context) => {
      const sheet = context.workbook.worksheets.getItem("Résultats");
      sheet.getRange("A190:B190").values = [["Vu en comité de direction", 12]];
      sheet.charts.getItem("CC_OverdueByBucket").title.text = "Nos retards";
    });
    await actions.results.refreshResults();
    const bytes = JSON.stringify(sheetNamed(model, "Résultats").rows);
    const again = await actions.results.refreshResults();
    expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
    expect(JSON.stringify(sheetNamed(model, "Résultats").rows)).toBe(bytes);
    expect(rowOf(committee, "Vu en comité de direction").cells[1]).toBe(12);
  });

  test("a further committee adds its row; charts keep people's titles and reach over it", async () => {
    await holdCommittee(committee, 8);
    expect((await committee.actions.results.readResults()).sheet).toBe("behind");
    const refreshed = await committee.actions.results.refreshResults();
    expect(refreshed.results.sheet).toBe("current");
    expect(feed(committee, "K:K").flat()).toEqual([...WEEKS, 8].map(heldOn));
    expect(feed(committee, "Q:Q").flat()).toEqual(
      refreshed.results.points.map(({ countedOverdue }) => toUnits(countedOverdue)),
    );
    expect(charts(committee)).toHaveLength(5);
    expect(charts(committee).map(({ settings }) => settings["title"])).toContainEqual(
      expect.objectContaining({ text: "Nos retards" }),
    );
    expect(rowOf(committee, "Vu en comité de direction").cells[1]).toBe(12);
    expect((await committee.actions.results.refreshResults()).written.cellsChanged).toBe(0);
  });

  test("a protected sheet is named and left as it is; so is one that lost a column", async () => {
    const { actions, excel } = committee;
    const withSheet = (work: (sheet: Excel.Worksheet) => void) =>
      asColleague(excel, (context) => work(context.workbook.worksheets.getItem("Résultats")));
    await withSheet((sheet) => sheet.protection.protect());
    await expect(actions.results.refreshResults()).rejects.toMatchObject({
      code: "sheet-protected",
      values: { sheet: "Résultats" },
    });
    await withSheet((sheet) => sheet.protection.unprotect());
    const rename = (name: string) =>
      asColleague(excel, (context) => {
        context.workbook.tables.getItem("CC_Results").columns.getItemAt(7).name = name;
      });
    await rename("Autre chose");
    await expect(actions.results.refreshResults()).rejects.toMatchObject({
      code: "missing-column",
      values: { sheet: "Résultats" },
    });
    await rename("échu  retenu ÷ solde");
    expect((await actions.results.refreshResults()).warnings).toEqual([]);
  });
});

test("before the second committee the sheet says what it will show and when, in the workbook's language", async () => {
  const committee = await opening(heldCommittees(1, { language: "en" }));
  const { results } = await committee.actions.results.refreshResults();
  expect(results).toMatchObject({ comparison: null, nextDate: heldOn(2) });
  const texts = page(committee, "Results").map(([cell]) => cell);
  expect(texts.slice(0, 4)).toEqual([
    "Results of the credit committee",
    "1 committee, on 16/01/2026 · Presented by Paul Tillac, sales director",
    "First results to come",
    "The results compare the first closed committee with the last. They show from the second on, Friday 23 January 2026 at the earliest.",
  ]);
  expect(sheetNamed(committee.model, "Results").charts).toEqual([]);
  await holdCommittee(committee, 2, "en");
  await committee.actions.results.refreshResults();
  expect(page(committee, "Results")[2]?.[0]).toMatch(/^Overdue: €265k → €224k/);
  // Nothing was due at the first of them: punctuality has one figure, which is no line. Arbitrations have none.
  expect(sheetNamed(committee.model, "Results").charts).toHaveLength(4);
});

test("charts that could not be made are made the next time; one that people deleted stays deleted", async () => {
  const committee = await opening(heldCommittees(2));
  const { actions, excel } = committee;
  excel.faults.refuse("ChartCollection.Add", "GeneralException");
  const first = await actions.results.refreshResults();
  expect(first.warnings.map(({ code }) => code)).toEqual(["decoration-refused"]);
  expect(charts(committee)).toEqual([]);
  excel.faults.allow("ChartCollection.Add");
  expect((await actions.results.refreshResults()).warnings).toEqual([]);
  expect(charts(committee)).toHaveLength(4);
  await asColleague(excel, (context) => {
    context.workbook.worksheets.getItem("Résultats").charts.getItem("CC_OverdueRate").delete();
  });
  await holdCommittee(committee, 3);
  await actions.results.refreshResults();
  expect(charts(committee).map(({ name }) => name)).not.toContain("CC_OverdueRate");
  expect(charts(committee)).toHaveLength(4);
});

test("without any committee the sheet stands, and fills in later", async () => {
  const committee = await opening(openProtocol());
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  const { written } = await committee.actions.results.refreshResults();
  expect(written.sheetsCreated).toEqual(["Résultats"]);
  expect(page(committee)[2]?.[0]).toBe("Premiers résultats à venir");
  expect(rowOf(committee, "Retards comparés (€)").cells.slice(1, 5)).toEqual(["–", "–", "–", "–"]);
  expect((await committee.actions.results.refreshResults()).written.cellsChanged).toBe(0);
});
