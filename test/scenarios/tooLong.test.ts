import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../simulator/files/openXlsx";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

const SAMPLE = "exemple-comite-credit.xlsx";
const FRENCH = { language: "fr", referenceDate: null } as const;

let committee: OpenCommittee;
afterEach(() => committee?.close());

async function analysed(without: readonly string[]): Promise<void> {
  const model = await openXlsx(new Uint8Array(readFileSync(join(__dirname, "../../assets", SAMPLE))), SAMPLE);
  const sheets = model.sheets.filter(({ name }) => !without.includes(name));
  expect(sheets).toHaveLength(model.sheets.length - without.length);
  committee = await openCommittee({ ...model, sheets });
  await committee.actions.analysis.analyse(FRENCH, patience());
}

test.each([
  ["insured", []],
  ["not insured, without ratings and limits", ["Couvertures", "Fiches clients"]],
])(
  "an agenda too long for its hour, %s, fits with the threshold advised, once it is taken",
  async (_, without) => {
    await analysed(without);
    const { actions } = committee;
    const { advised, minutes, notFitting } = await actions.agenda.prepareAgenda(patience());
    expect([minutes > 60, notFitting > 0]).toEqual([true, true]);
    if (advised === null || advised.threshold === null) throw new Error("No threshold was advised.");
    await actions.policy.takeThreshold(advised.threshold);
    const { policy } = (await actions.policy.readCreditPolicy())!;
    expect(policy.parameters).toMatchObject({
      agendaMinimumExposure: advised.threshold,
      agendaRedMinimum: advised.threshold,
    });
    const again = await actions.agenda.prepareAgenda(patience());
    expect(again).toMatchObject({ clients: advised.clients, notFitting: 0, advised: null });
    // Every client is given the time of a new one before the first committee.
    expect(again.minutes).toBeLessThanOrEqual(advised.minutes);
  },
);
