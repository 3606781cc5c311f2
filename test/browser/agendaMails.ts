import { readFile } from "node:fs/promises";
import path from "node:path";
import type { AgendaSending } from "../../src/committee/agenda/agendaContract";
import { analyseAgreeing, openCommittee, patience } from "../scenarios/openCommittee";
import { openXlsx } from "../simulator/files/openXlsx";

const ASSETS = path.resolve(__dirname, "../../assets");

/** Where the sample workbooks stand when they are opened: on the eve of a committee. */
const SAMPLES = {
  firstWeek: { file: "exemple-comite-credit.xlsx", eve: new Date(2026, 0, 15, 10), isAnalysed: false },
  afterAYear: {
    file: "exemple-comite-credit-apres-un-an.xlsx",
    eve: new Date(2027, 1, 18, 10),
    isAnalysed: true,
  },
} as const;

/** The agenda of a sample workbook's next committee, as it is sent to everybody and to each salesperson. */
export async function agendaMails(sample: keyof typeof SAMPLES): Promise<AgendaSending> {
  const { file, eve, isAnalysed } = SAMPLES[sample];
  const model = await openXlsx(await readFile(path.join(ASSETS, file)), file);
  const committee = await openCommittee(model, { now: eve });
  try {
    if (!isAnalysed) await analyseAgreeing(committee, { language: "fr", referenceDate: null });
    await committee.actions.agenda.prepareAgenda(patience());
    return await committee.actions.agenda.readAgendaSending();
  } finally {
    committee.close();
  }
}
