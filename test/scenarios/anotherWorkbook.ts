import { Problem } from "../../src/domain/basis/problem";
import { LANGUAGES, translator } from "../../src/locales/translator";
import { problemText } from "../../src/taskpane/kit/problemText";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, tableNamed } from "../simulator/workbook";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { draft, openProtocol } from "./openProtocol";
import { placesOf } from "./requestFaults";

/** A use case at work while another workbook may come in front. */
interface FrontCase {
  readonly open: () => Promise<OpenCommittee>;
  readonly act: (committee: OpenCommittee) => Promise<unknown>;
}

const analyse = ({ actions }: OpenCommittee) =>
  actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());

/** The next week's export stands in the sheet: every figure of one client differs. */
async function withNewFigures(): Promise<OpenCommittee> {
  const committee = await openProtocol();
  const cell = sheetNamed(committee.model, "Pièces ouvertes").rows[9]?.[5];
  if (cell) cell.value = 12_345.67;
  return committee;
}

export const FRONT_CASES = {
  "recording a decision": {
    open: openProtocol,
    act: ({ actions }) =>
      actions.protocol.recordDecision(draft({ clientCode: "0410254", decision: "Bloquer" })),
  },
  "refreshing Clients": { open: withNewFigures, act: analyse },
  "the first analysis": { open: () => openCommittee(plainReceivablesWorkbook()), act: analyse },
} as const satisfies Readonly<Record<string, FrontCase>>;

/** What stands in every sheet, looks apart. */
function contentOf({ sheets }: WorkbookModel): string {
  return JSON.stringify(
    sheets.map(({ name, rows, tables }) => [
      name,
      rows.map((row) => row?.map((cell) => cell?.formula ?? cell?.value ?? null)),
      tables.map((table) => [table.name, table.area]),
    ]),
  );
}

/** How a case ends undisturbed, and how many requests it takes. */
export async function undisturbed({ open, act }: FrontCase) {
  const committee = await open();
  const before = contentOf(committee.model);
  const requests = await placesOf(committee.excel, () => act(committee));
  await committee.excel.settled();
  committee.close();
  return { before, after: contentOf(committee.model), requests };
}

type Undisturbed = Awaited<ReturnType<typeof undisturbed>>;

/** Another workbook is in front for one request: the user notices nothing. */
export async function glanceAt(place: number, { open, act }: FrontCase, { after }: Undisturbed) {
  const committee = await open();
  committee.excel.faults.fail(place, "InactiveWorkbook");
  await act(committee);
  await committee.excel.settled();
  committee.close();
  expect(committee.excel.faults.waitingToStrike).toBe(0);
  expect([place, contentOf(committee.model)]).toEqual([place, after]);
}

/**
 * Another workbook comes in front and stays: the user is told to come back, and truly what was written; asked again
 * afterwards, the work is done, once.
 * @returns what the problem says was written; null when only looks were refused.
 */
export async function stayAt(place: number, { open, act }: FrontCase, { before, after }: Undisturbed) {
  const committee = await open();
  const { excel, model } = committee;
  excel.faults.before(place, () => (excel.faults.anotherWorkbookInFront = "everything"));
  const problem: unknown = await act(committee).then(
    () => null,
    (error: unknown) => error,
  );
  await excel.settled();
  excel.faults.clear();
  const told = problem === null ? null : toldOf(problem, model, before);
  await act(committee);
  await excel.settled();
  committee.close();
  expect([place, contentOf(model)]).toEqual([place, after]);
  return told;
}

function toldOf(problem: unknown, model: WorkbookModel, before: string): string {
  if (!(problem instanceof Problem)) throw problem;
  expect(problem.code).toBe("another-workbook");
  const [fr = "", en = ""] = LANGUAGES.map((language) =>
    Object.values(problemText(problem, translator(language))).join(" "),
  );
  expect(fr).toContain("Revenez dans ce classeur, puis recommencez");
  expect(en).toContain("Come back to this workbook, then start again");
  const { written } = problem.values;
  if (written === undefined) {
    expect(fr).toContain("Une partie peut avoir été écrite.");
    return "perhaps";
  }
  if (written === "") {
    expect(fr).toContain("Rien n'a été écrit.");
    expect(contentOf(model)).toBe(before);
    return "nothing";
  }
  expect(fr).toContain(`Déjà écrit\u00a0: ${written}.`);
  const number = /n° (\d+)/.exec(String(written))?.[1];
  const numbers = () => {
    const { area } = tableNamed(model, "CC_Protocol");
    return sheetNamed(model, "Protocole")
      .rows.slice(area.top + 1, area.top + area.rows)
      .map((row) => row?.[area.left]?.value);
  };
  if (number !== undefined) expect(numbers()).toContain(Number(number));
  return String(written);
}
