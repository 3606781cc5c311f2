import { dayOf } from "../../src/domain/basis/day";
import { Problem } from "../../src/domain/basis/problem";
import { LANGUAGES, translator } from "../../src/locales/translator";
import { problemText } from "../../src/taskpane/kit/problemText";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { loadFormulaEngineFromModules } from "../simulator/formulas/loadEngineFromModules";
import { DAYS_1900_TO_1904 } from "../simulator/formulas/dateSerial";
import { sheetNamed, valuesOf } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { heldCommittees } from "./heldCommittees";
import { openCommittee, patience, type CommitteeOptions, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

beforeAll(loadFormulaEngineFromModules);

const FRENCH = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(model: WorkbookModel, options?: CommitteeOptions): Promise<OpenCommittee> {
  const committee = await openCommittee(model, options);
  opened.push(committee);
  return committee;
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`Expected a problem, got ${String(error)}`);
  return error;
}

/** What the user reads of a problem, in each language. */
function sentences(problem: Problem): string[] {
  return LANGUAGES.map((language) => Object.values(problemText(problem, translator(language))).join(" "));
}

/** Moves what stands in the columns of days by so many. */
function moveDays(model: WorkbookModel, by: number): void {
  for (const row of sheetNamed(model, "Pièces ouvertes").rows.slice(3)) {
    for (const column of [3, 4]) {
      const cell = row?.[column];
      if (typeof cell?.value === "number") cell.value += by;
    }
  }
}

// PLATFORM: Office.js has no property for it; functions.date(1904,1,1) is day 0 there, 1462 elsewhere.
describe("a workbook that counts its days from 1904", () => {
  const workbookOf1904 = () => {
    const model = plainReceivablesWorkbook();
    model.date1904 = true;
    moveDays(model, -DAYS_1900_TO_1904);
    return model;
  };

  test("is refused in one sentence with the way out, and nothing is written", async () => {
    const model = workbookOf1904();
    const before = JSON.stringify(model.sheets);
    const { actions, excel } = await open(model);
    for (const work of [
      () => actions.sources.lookUp(patience()),
      () => actions.analysis.analyse(FRENCH, patience()),
    ]) {
      const problem = await problemOf(work());
      expect(problem.code).toBe("dates-from-1904");
      expect(sentences(problem)[0]).toContain("« Utiliser le calendrier depuis 1904 »");
      expect(sentences(problem)[1]).toContain("“Use 1904 date system”");
    }
    expect([...excel.meters.written]).toEqual([]);
    expect(JSON.stringify(model.sheets)).toBe(before);
  });

  test("gives the same buckets as any other once the option is off and the extract pasted again", async () => {
    const model = workbookOf1904();
    const { actions } = await open(model);
    await problemOf(actions.analysis.analyse(FRENCH, patience()));
    model.date1904 = false;
    moveDays(model, DAYS_1900_TO_1904);
    const there = await actions.analysis.analyse(FRENCH, patience());
    const elsewhere = await (
      await open(plainReceivablesWorkbook())
    ).actions.analysis.analyse(FRENCH, patience());
    expect(there.totals).toEqual(elsewhere.totals);
    expect(there.totals.over120).toBe(88_000_00);
  });

  test("is asked for within requests that are sent anyway; an Excel that cannot answer is believed", async () => {
    const asked = async (work: (committee: OpenCommittee) => void) => {
      const committee = await open(plainReceivablesWorkbook());
      work(committee);
      const before = committee.excel.faults.asked;
      const { totals } = await committee.actions.analysis.analyse(FRENCH, patience());
      return { requests: committee.excel.faults.asked - before, totals };
    };
    const answered = await asked(() => undefined);
    for (const code of ["GeneralException", "ApiNotFound", "InvalidArgument"]) {
      const refused = await asked(({ excel }) => excel.faults.refuse("Functions.Date", code));
      expect(refused).toEqual({ ...answered, requests: answered.requests + 1 });
    }
    const error = await asked(({ excel }) => excel.faults.refuse("FunctionResult.Value", "GeneralException"));
    expect(error.totals).toEqual(answered.totals);
  });
});

describe("manual calculation", () => {
  /** Amounts as formulas over others, of which one has changed since the last F9. */
  async function staleWorkbook(): Promise<OpenCommittee> {
    const committee = await open(plainReceivablesWorkbook());
    const { model, excel } = committee;
    await asColleague(excel, (context) => {
      const sheet = context.workbook.worksheets.getItem("Pièces ouvertes");
      sheet.getRange("H10").values = [[88_000]];
      sheet.getRange("F10").formulas = [["=H10"]];
    });
    model.calculationMode = "Manual";
    await asColleague(excel, (context) => {
      context.workbook.worksheets.getItem("Pièces ouvertes").getRange("H10").values = [[95_000]];
    });
    expect(valuesOf(sheetNamed(model, "Pièces ouvertes"), "F10")).toEqual([[88_000]]);
    return committee;
  }

  test("leaves no stale formula of the finance team's to be read", async () => {
    const { actions, model } = await staleWorkbook();
    const { totals, warnings } = await actions.analysis.analyse(FRENCH, patience());
    expect(totals.over120).toBe(95_000_00);
    expect(warnings.map(({ code }) => code)).not.toContain("not-recalculated");
    expect(model.calculationMode).toBe("Manual");
  });

  test("that Excel refuses to do is said, with what to press", async () => {
    const { actions, excel } = await staleWorkbook();
    excel.faults.refuse("Application.Calculate", "GeneralException");
    const { totals, warnings } = await actions.analysis.analyse(FRENCH, patience());
    expect(totals.over120).toBe(88_000_00);
    const [said, ...others] = warnings.filter(({ code }) => code === "not-recalculated");
    expect(others).toEqual([]);
    expect(said && translator("fr").message(said)).toContain("Appuyez sur F9");
  });

  test("does not leave our own totals and results as they were", async () => {
    const committee = await heldCommittees(2);
    opened.push(committee);
    const { actions, model, excel } = committee;
    await actions.results.refreshResults();
    const shown = (): Scalar[][] => valuesOf(sheetNamed(model, "Résultats"), "A1:H30");
    const before = shown();
    model.calculationMode = "Manual";
    await asColleague(excel, (context) => {
      const overdue = context.workbook.tables.getItem("CC_Committees").columns.getItem("Échu retenu");
      overdue.getDataBodyRange().getLastRow().values = [[1_000]];
    });
    expect(shown()).toEqual(before);
    const { warnings } = await actions.results.refreshResults();
    expect(warnings).toEqual([]);
    expect(shown()).not.toEqual(before);
    const totals = (): Scalar[][] => valuesOf(sheetNamed(model, "Clients"), "A3:Z3");
    const earlier = totals();
    sheetNamed(model, "Pièces ouvertes").rows[1]![5]!.value = 1;
    await actions.analysis.analyse({ language: "fr", referenceDate: dayOf(2026, 1, 21) }, patience());
    expect(totals()).not.toEqual(earlier);
  });
});
