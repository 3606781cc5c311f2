import { Problem } from "../../domain/basis/problem";
import type { ExcelSession } from "../../excel/host/session";
import { expectedOf, outcomeOf } from "../../excel/selfCheck/probe";
import { PROBES } from "../../excel/selfCheck/probes";
import { runProbe, type Tried } from "../../excel/selfCheck/runProbe";
import { addScratchSheet, removeScratchSheets } from "../../excel/selfCheck/scratchSheet";
import { ensureWritable } from "../../excel/sheets/ownSheets";
import type { Language } from "../../locales/translator";
import { ensureWanted } from "../port/task";
import type { PaneProbes, ProbeResult, SelfCheckControl, SelfCheckReport } from "./selfCheckContract";

type ListedProbe = (typeof PROBES)[number];
type Told = Pick<ProbeResult, "outcome" | "code" | "facts" | "measures">;

const NOTHING = { facts: {}, measures: {} } as const;

/** Tries every probe of the list on this Excel; see `SelfCheckActions.checkExcel`. */
export async function checkExcel(
  session: ExcelSession,
  language: Language,
  pane: PaneProbes,
  version: string,
  control: SelfCheckControl,
): Promise<SelfCheckReport> {
  const excel = session.about();
  const results: ProbeResult[] = [];
  const tryAll = async <Some extends ListedProbe>(
    probes: readonly Some[],
    attempt: (probe: Some) => Promise<Tried>,
  ) => {
    for (const probe of probes) {
      control.onProbe(probe.id, results.length);
      const expected = expectedOf(probe, excel);
      const start = performance.now();
      const told = await toldOf(probe, session, control.signal, async () => {
        const tried = await attempt(probe);
        return "code" in tried
          ? refusedWith(tried.code)
          : answeredWith(outcomeOf(expected, tried.answer), tried);
      });
      const ms = Math.round(performance.now() - start);
      results.push({ number: probe.number, id: probe.id, ...told, expected, ms });
    }
  };
  await session.run((workbook) => ensureWritable(workbook, [], true));
  // A browser lets a page copy only shortly after a click, and the check begins with one.
  await tryAll(inPane, async ({ id }) => ({ answer: await pane[id](control.ask) }));
  // Nothing is added to the workbook of a user who has stopped.
  ensureWanted(control);
  const scratch = await session.run(async (workbook) => {
    await removeScratchSheets(workbook);
    return addScratchSheet(workbook, language);
  });
  await tryAll(inExcel, (probe) => runProbe(session, probe, scratch, control.ask));
  const sheetRemoved = await session.run(removeScratchSheets).then(
    () => true,
    () => false,
  );
  const probes = results.sort((one, other) => one.number - other.number);
  return { product: "Comité Crédit", version, excel, sheetRemoved, probes };
}

function isIn<Where extends ListedProbe["where"]>(where: Where) {
  return (probe: ListedProbe): probe is Extract<ListedProbe, { where: Where }> => probe.where === where;
}

const inPane = PROBES.filter(isIn("pane"));
const inExcel = PROBES.filter(isIn("excel"));

/** How one probe ended, whatever happened to it: nothing of one stops the others. */
async function toldOf(
  { requires }: ListedProbe,
  session: ExcelSession,
  signal: AbortSignal,
  attempt: () => Promise<Told>,
): Promise<Told> {
  if (signal.aborted) return notAsked("cancelled");
  if (requires !== null && !session.supports(requires)) return notAsked("unsupported");
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Problem) {
      return error.code === "cancelled" ? notAsked("cancelled") : refusedWith(error.code);
    }
    return refusedWith(error instanceof Error ? error.name : "unexpected");
  }
}

const refusedWith = (code: string): Told => ({ outcome: "refused", code, ...NOTHING });
const notAsked = (code: string): Told => ({ outcome: "notAsked", code, ...NOTHING });

function answeredWith(
  outcome: ProbeResult["outcome"],
  { answer }: Extract<Tried, { answer: unknown }>,
): Told {
  const { facts, measures = {} } = answer;
  return { outcome, code: outcome === "notAsked" ? "skipped" : null, facts, measures };
}
