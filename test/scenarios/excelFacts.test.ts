import { dayOf } from "../../src/domain/basis/day";
import { Problem } from "../../src/domain/basis/problem";
import { PROTOCOL_COLUMNS, readProtocol } from "../../src/excel/sheets/protocolSheet";
import type { Message } from "../../src/intake/source";
import { LANGUAGES, translator } from "../../src/locales/translator";
import { problemText } from "../../src/taskpane/kit/problemText";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { loadFormulaEngineFromModules } from "../simulator/formulas/loadEngineFromModules";
import { DAYS_1900_TO_1904 } from "../simulator/formulas/dateSerial";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { heldCommittees, holdCommittee } from "./heldCommittees";
import { openCommittee, patience, type CommitteeOptions, type OpenCommittee } from "./openCommittee";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";

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
      expect(sentences(problem)[0]).toContain("«\u00a0Utiliser le calendrier depuis 1904\u00a0»");
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

/** What the user reads of warnings and notices. */
function told(messages: readonly Message[]): string[] {
  return messages.map((message) => translator("fr").message(message));
}

// office-js#1226: criteria read back bear every property, null where unused, and are refused when given back so.
describe("a decision is recorded in a protocol", () => {
  async function recorded(count: number): Promise<OpenCommittee> {
    const committee = await openProtocol();
    opened.push(committee);
    for (let number = 1; number <= count; number += 1) {
      await committee.actions.protocol.recordDecision(draft({ decision: `décision ${number}` }));
    }
    return committee;
  }

  const numbersOf = async (committee: OpenCommittee) =>
    (await entriesOf(committee)).map(({ number }) => number);

  /** Records one more and closes the second: both find rows, and write to them. */
  async function work(committee: OpenCommittee): Promise<string[]> {
    const { protocol } = committee.actions;
    const { notices } = await protocol.recordDecision(draft({ decision: "une de plus" }));
    const second = (await entriesOf(committee)).find(({ number }) => number === 2)!;
    const reviewed = await protocol.reviewAction(second, {
      outcome: "done",
      doneOn: COMMITTEE,
      result: "payé",
    });
    return told([...notices, ...reviewed.notices]);
  }

  test("with a filter on, whose criteria read back with nulls: the filter is on again", async () => {
    const committee = await recorded(3);
    expect(committee.excel.behaviour.refusesNullCriteria).toBe(true);
    await asColleague(committee.excel, (context) => {
      const { columns } = context.workbook.tables.getItem("CC_Protocol");
      columns.getItem("Décision").filter.applyValuesFilter(["décision 3"]);
      columns.getItem("N°").filter.applyCustomFilter(">0", "<100", "And");
    });
    expect(await work(committee)).toEqual([]);
    expect(await numbersOf(committee)).toEqual([1, 2, 3, 4]);
    const filters = tableNamed(committee.model, "CC_Protocol").filters.map(({ criteria }) => criteria);
    expect(filters).toEqual([
      expect.objectContaining({ filterOn: "Custom", criterion1: ">0", criterion2: "<100" }),
      expect.objectContaining({ filterOn: "Values", values: ["décision 3"] }),
    ]);
    await expect(committee.actions.protocol.showDecision(1)).rejects.toMatchObject({
      code: "row-hidden",
      values: { sheet: "Protocole" },
    });
    await committee.actions.protocol.showDecision(3);
  });

  test("whose filter Excel will not take back: the decision is recorded, and the filter alone is said", async () => {
    const committee = await recorded(3);
    committee.excel.behaviour.refusesFilterAfterClear = true;
    await asColleague(committee.excel, (context) => {
      context.workbook.tables
        .getItem("CC_Protocol")
        .columns.getItem("Décision")
        .filter.applyValuesFilter(["décision 3"]);
    });
    const said = await work(committee);
    expect(said).toEqual([expect.stringContaining("le filtre d'un tableau, à remettre")]);
    expect(said[0]).toContain("Les données sont complètes.");
    expect(await numbersOf(committee)).toEqual([1, 2, 3, 4]);
  });

  test("with the column N° hidden", async () => {
    const committee = await recorded(3);
    await asColleague(committee.excel, (context) => {
      const column = context.workbook.tables.getItem("CC_Protocol").columns.getItem("N°");
      column.getRange().getEntireColumn().columnHidden = true;
    });
    expect(await work(committee)).toEqual([]);
    expect(await numbersOf(committee)).toEqual([1, 2, 3, 4]);
    expect((await entriesOf(committee))[1]).toMatchObject({ status: "done", result: "payé" });
  });

  // Range.find on one cell searches the whole sheet: the amount would be taken for the number.
  test("of one row whose amount is 1", async () => {
    const committee = await recorded(0);
    const { protocol } = committee.actions;
    await protocol.recordDecision(draft({ kind: "cover-request", decision: "Demander", amount: 1_00 }));
    const [only] = await entriesOf(committee);
    expect(only).toMatchObject({ number: 1, amount: 1_00 });
    const { entry, notices } = await protocol.reviewAction(only!, {
      outcome: "done",
      doneOn: COMMITTEE,
      result: "",
    });
    expect([entry.number, entry.status, entry.amount, told(notices)]).toEqual([1, "done", 1_00, []]);
    await protocol.showDecision(1);
    const { bodyRow, keys, rows } = (await committee.session.run((workbook) =>
      readProtocol(workbook, PROTOCOL_COLUMNS),
    ))!;
    expect([bodyRow, rows.length, rows[0]?.[keys.indexOf("number")]]).toEqual([4, 1, 1]);
  });

  // The note would be torn apart by cells moving down below the table alone.
  test("above a merged note that is wider than it", async () => {
    const committee = await recorded(2);
    const { area } = tableNamed(committee.model, "CC_Protocol");
    await asColleague(committee.excel, (context) => {
      const sheet = context.workbook.worksheets.getItem("Protocole");
      const note = sheet.getRangeByIndexes(area.top + area.rows, 0, 1, area.columns + 3);
      note.merge();
      note.getCell(0, 0).values = [["Lu et approuvé par la direction"]];
    });
    expect(await work(committee)).toEqual([]);
    const [first] = await entriesOf(committee);
    await committee.actions.protocol.reviewAction(first!, {
      outcome: "postponed",
      committeeDate: COMMITTEE + 7,
      dueDate: COMMITTEE + 14,
      result: "",
    });
    const entries = await entriesOf(committee);
    expect(entries.map(({ number, origin, status }) => [number, origin, status])).toEqual([
      [1, null, "dropped"],
      [2, null, "done"],
      [3, null, "to-do"],
      [4, 1, "to-do"],
    ]);
    const sheet = sheetNamed(committee.model, "Protocole");
    const [merge] = sheet.merges;
    expect([merge?.columns, sheet.merges.length]).toEqual([area.columns + 3, 1]);
    const address = `A${(merge?.top ?? 0) + 1}`;
    expect(valuesOf(sheet, address)).toEqual([["Lu et approuvé par la direction"]]);
  });
});

// "Historique" is the word that French Excel keeps for itself; a file made elsewhere may bear it.
describe("the history in a French Excel", () => {
  test("has a name of two words, which is taken", async () => {
    const committee = await heldCommittees(1);
    opened.push(committee);
    await expect(
      asColleague(committee.excel, (context) => void context.workbook.worksheets.add("Historique")),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(committee.model.sheets.map(({ name }) => name)).toContain("Historique des clients");
  });

  test("and any other new sheet may be refused its name: the next one is taken, and nothing is said", async () => {
    const model = plainReceivablesWorkbook();
    const { actions, excel } = await open(model);
    await actions.analysis.analyse(FRENCH, patience());
    excel.faults.refuse("WorksheetCollection.Add", "InvalidArgument", 2);
    const { warnings, written } = await actions.agenda.prepareAgenda(patience());
    expect(told(warnings.filter(({ code }) => code === "decoration-refused"))).toEqual([]);
    // Refused together, then the first by itself.
    expect(written.sheetsCreated).toEqual(["Ordre du jour (comité)", "Historique des clients", "Comités"]);
    expect(model.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining([...written.sheetsCreated]));
  });

  test("keeps the name it has in a workbook made before", async () => {
    const committee = await heldCommittees(1);
    opened.push(committee);
    sheetNamed(committee.model, "Historique des clients").name = "Historique";
    await holdCommittee(committee, 2);
    const names = committee.model.sheets.map(({ name }) => name);
    expect([names.includes("Historique"), names.includes("Historique des clients")]).toEqual([true, false]);
  });
});
