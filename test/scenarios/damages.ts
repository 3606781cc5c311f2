import { saveXlsx } from "../simulator/files/saveXlsx";
import { openXlsx } from "../simulator/files/openXlsx";
import { doWeek, harm, openStanding, STEPS, type Answers, type Harm, type Step } from "./damagedWeek";
import { openCommittee, type OpenCommittee } from "./openCommittee";

/** What a person did to the workbook, and how the week after it must end. */
export interface Damage {
  readonly name: string;
  readonly harm: Harm;
  /** The use cases that are tried; the whole week where it is not told. */
  readonly steps?: readonly Step[];
  /** Sentences with which use cases stop; the others go through. */
  readonly stops?: Partial<Record<Step, string>>;
  /** What they say that they would not have said; nothing where it is not told. */
  readonly says?: Partial<Record<Step, readonly string[]>>;
  /** Figures that rightly are not those of the undamaged week. */
  readonly figures?: Partial<Record<Step, unknown>>;
  /** What the user then does: pressed once, the week ends as if nothing had happened. */
  readonly heal?: (committee: OpenCommittee) => unknown;
}

let undamaged: Promise<Answers> | null = null;

/** The week as it ends in a workbook that nobody damaged. */
export async function undamagedWeek(): Promise<Answers> {
  undamaged ??= openStanding().then(async (committee) => {
    const answers = await doWeek(committee);
    committee.close();
    return answers;
  });
  return undamaged;
}

/** Does the week in a damaged workbook and compares every answer with what it must be. */
export async function expectEndsRight({
  harm: done,
  steps = STEPS,
  stops = {},
  says = {},
  figures = {},
  heal,
}: Damage): Promise<void> {
  const right = await undamagedWeek();
  const committee = await openStanding();
  await harm(committee, done);
  const answers = await doWeek(committee, steps);
  const wanted = steps.map((step) => ({
    step,
    stopped: stops[step] ?? "",
    figures: step in stops ? null : step in figures ? figures[step] : right[step].figures,
    said: step in stops ? [] : [...right[step].said, ...(says[step] ?? [])].sort(),
  }));
  const got = steps.map((step) => ({ step, ...answers[step], said: [...answers[step].said].sort() }));
  expect(got).toEqual(wanted);
  if (heal !== undefined) {
    await heal(committee);
    await committee.excel.settled();
    expect(await doWeek(await reopened(committee))).toEqual(right);
  }
  committee.close();
}

/**
 * Tries the first use case that stops, in a pane that speaks English: it stops too, in other words, about what the
 * French ones quote, sheets and tables by the names they bear.
 */
export async function expectSaidInEnglish({ harm: done, stops = {} }: Damage): Promise<void> {
  const [step] = Object.keys(stops) as Step[];
  if (step === undefined) throw new Error("Nothing stops.");
  const french = stops[step] ?? "";
  const committee = await openStanding("en");
  await harm(committee, done);
  const { [step]: answer } = await doWeek(committee, [step], "en");
  committee.close();
  expect(answer.stopped).not.toBe("");
  expect(answer.stopped).not.toMatch(/{{|\$t\(|undefined| (est|sont|plus|du|le) /);
  for (const [, quoted] of french.matchAll(/« (.*?) »/g)) expect(answer.stopped).toContain(quoted);
}

/** The workbook from its file, as the next person opens it. */
async function reopened(committee: OpenCommittee): Promise<OpenCommittee> {
  const { bytes } = await saveXlsx(committee.model);
  return openCommittee(await openXlsx(bytes, "comite.xlsx"), { now: committee.now });
}

/** Work on a table, in a colleague's Excel. */
export function inTable(
  name: string,
  act: (table: Excel.Table, context: Excel.RequestContext) => unknown,
): Harm {
  return {
    inExcel: async (context) => {
      await act(context.workbook.tables.getItem(name), context);
    },
  };
}

/** A value typed into a cell of a table, text where the format is that of text. */
export function typed(table: string, heading: string, row: number, value: unknown, format?: string): Harm {
  return inTable(table, ({ columns }) => {
    const cell = columns.getItem(heading).getDataBodyRange().getCell(row, 0);
    if (format !== undefined) cell.numberFormat = [[format]];
    cell.values = [[value]];
  });
}

/** Work on a sheet, in a colleague's Excel. */
export function onSheet(name: string, act: (worksheet: Excel.Worksheet) => unknown): Harm {
  return { inExcel: (context) => void act(context.workbook.worksheets.getItem(name)) };
}

/** Sheets deleted in a colleague's Excel. */
export function deleted(...names: readonly string[]): Harm {
  return {
    inExcel: ({ workbook }) => names.forEach((name) => workbook.worksheets.getItem(name).delete()),
  };
}
