import { readFile } from "node:fs/promises";
import path from "node:path";
import type { AgendaSending } from "../../src/committee/agenda/agendaContract";
import { eveOf, holdCommittee, openYear } from "../sample/year/holdCommittee";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "../scenarios/openCommittee";
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

/** The committees whose mails are looked at. */
export const MAILED = ["firstWeek", "secondWeek", "afterAYear"] as const;

/** The agenda of a sample's committee, as it is sent to everybody and to each salesperson. */
export async function agendaMails(week: (typeof MAILED)[number]): Promise<AgendaSending> {
  const committee = week === "secondWeek" ? await afterTheFirst() : await openedOn(SAMPLES[week]);
  try {
    await committee.actions.agenda.prepareAgenda(patience());
    return await committee.actions.agenda.readAgendaSending();
  } finally {
    committee.close();
  }
}

async function openedOn({
  file,
  eve,
  isAnalysed,
}: (typeof SAMPLES)[keyof typeof SAMPLES]): Promise<OpenCommittee> {
  const model = await openXlsx(await readFile(path.join(ASSETS, file)), file);
  const committee = await openCommittee(model, { now: eve });
  if (!isAnalysed) await analyseAgreeing(committee, { language: "fr", referenceDate: null });
  return committee;
}

/** The eve of the second committee: the first left actions, blocks and arbitrations. */
async function afterTheFirst(): Promise<OpenCommittee> {
  const year = await openYear();
  await holdCommittee(year, 1);
  await eveOf(year, 2);
  return year.committee;
}
