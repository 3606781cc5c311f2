import { plainReceivablesWorkbook } from "./badWorkbooks";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";

/** What makes sheets the first time. */
const FIRST: Readonly<Record<string, (committee: OpenCommittee) => Promise<unknown>>> = {
  analysis: (committee) => analyseAgreeing(committee, { language: "fr", referenceDate: null }),
  agenda: ({ actions }) => actions.agenda.prepareAgenda(patience()),
  results: ({ actions }) => actions.results.refreshResults(),
};

/**
 * Lets two people begin at the same moment, and expects that both end well and that each table stands once.
 * @param later so many requests after the first the second begins.
 * @param delays how long the answers to the first requests take, in milliseconds.
 */
export async function expectBothBegun(later: number, delays: readonly number[] = []): Promise<void> {
  const first = await openCommittee(plainReceivablesWorkbook());
  const second = await openCommittee(first.model, { excel: first.excel });
  delays.forEach((delay, place) => first.excel.faults.delay(place + 1, delay));
  for (const work of Object.values(FIRST)) {
    const begun = first.excel.faults.asked;
    const one = work(first);
    const hasBegun = async () => {
      while (first.excel.faults.asked < begun + later) await new Promise((next) => setTimeout(next, 1));
    };
    // Work that is shorter than that is over before the second begins.
    await Promise.race([hasBegun(), one]);
    await Promise.all([one, work(second)]);
    await first.excel.settled();
  }
  const tables = first.model.sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name));
  const ours = tables.filter((name) => name.startsWith("CC_"));
  expect(ours).toEqual([...new Set(ours)]);
  expect(ours).toEqual(
    expect.arrayContaining(["CC_Clients", "CC_Protocol", "CC_Parameters", "CC_History", "CC_Committees"]),
  );
  // What one of them added in vain is gone again.
  expect(first.model.sheets.map(({ name }) => name).sort()).toEqual([
    "Clients",
    "Comités",
    "Historique des clients",
    "Ordre du jour",
    "Paramètres",
    "Pièces ouvertes",
    "Protocole",
    "Résultats",
  ]);
  [first, second].forEach((own) => own.close());
}
