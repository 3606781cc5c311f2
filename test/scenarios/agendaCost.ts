import { dayOf } from "../../src/domain/basis/day";
import { addSheet, newWorkbook, putValues, sheetNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience } from "./openCommittee";

/** So many clients, of whom 60 reach the threshold. */
function portfolio(clients: number) {
  const model = newWorkbook("grand.xlsx", []);
  const day = dayOf(2026, 1, 14);
  const rows = Array.from({ length: clients }, (_, index) => [
    `0${410_000 + index}`,
    `Client ${index}`,
    `FA${index}`,
    day - 40,
    day + 20,
    index < 60 ? 50_000 + index * 100 : 900 + index / 100,
  ]);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    ...rows,
  ]);
  return model;
}

const REQUEST = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;

/** Tests of what an agenda of 60 clients costs out of so many. */
export function testAgendaCost(clients: number): void {
  test.each([false, true])(
    `an agenda of 60 clients out of ${clients} takes at most 6 requests (built before: %s)`,
    async (isRebuilt) => {
      const committee = await openCommittee(portfolio(clients));
      const { actions, excel, model } = committee;
      await analyseAgreeing(committee, REQUEST);
      if (isRebuilt) {
        await actions.agenda.prepareAgenda(patience());
        committee.now = new Date(2026, 0, 20, 10);
      }
      excel.meters.reset();
      const agenda = await actions.agenda.prepareAgenda(patience());
      expect(agenda.clients).toBe(60);
      // Beside the blocks that many rows come in.
      expect(excel.meters.requests).toBeLessThanOrEqual(6 + Math.floor(clients / 1_000));
      const listed = valuesOf(sheetNamed(model, "Ordre du jour"), "P1:P100").flat();
      const clientKeys = listed
        .flatMap((keys) => String(keys).split("\n"))
        .filter((key) => key.startsWith("client:"));
      expect(clientKeys).toHaveLength(60);
      committee.close();
    },
  );
}
