import { plainReceivablesWorkbook } from "./badWorkbooks";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";

/** What makes sheets the first time. */
const FIRST: Readonly<Record<string, (committee: OpenCommittee) => Promise<unknown>>> = {
  analysis: (committee) => analyseAgreeing(committee, { language: "fr", referenceDate: null }),
  agenda: ({ actions }) => actions.agenda.prepareAgenda(patience()),
  results: ({ actions }) => actions.results.refreshResults(),
};

test.each([0, 1, 3, 4, 5])(
  "two people begin at the same moment, the second %i requests later: both end well, each table stands once",
  async (later) => {
    const first = await openCommittee(plainReceivablesWorkbook());
    const second = await openCommittee(first.model, { excel: first.excel });
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
  },
);
