import { readCommittees } from "./committeesTable";
import type { ClosingRequest } from "../../src/committee/closing/closingContract";
import { dayOf } from "../../src/domain/basis/day";
import type { WorkbookModel } from "../simulator/model";
import { addSheet, newWorkbook, putValues, sheetNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague, draft } from "./openProtocol";

export const EVIL = '=HYPERLINK("x")<b>';
/** The committee of these scenarios. */
export const FRIDAY = dayOf(2026, 1, 16);

/** Three red clients and a green one, as the finance team exports them. */
function receivables(): WorkbookModel {
  const model = newWorkbook("comite.xlsx", []);
  const day = FRIDAY - 2;
  const line = (code: string, name: string, due: number, amount: number) => [
    code,
    name,
    `F${code}`,
    due - 60,
    due,
    amount,
  ];
  putValues(addSheet(model, "Pièces ouvertes"), "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    line("0410001", "Verrerie Ravel", day - 90, 140_000.15),
    line("0410002", EVIL, day - 80, 55_000.4),
    line("0410003", "Brasserie Lalande", day - 70, 70_000),
    line("0410004", "Petits Pots", day + 30, 1_200.33),
  ]);
  return model;
}

/** A workbook analysed the day before, whose people have names. */
export async function openAnalysed(): Promise<OpenCommittee> {
  const committee = await openCommittee(receivables(), { now: new Date(2026, 0, 15, 10) });
  await analyseAgreeing(committee, { language: "fr", referenceDate: FRIDAY - 2 });
  await asColleague(committee.excel, (context) => {
    const people = context.workbook.tables.getItem("CC_People").getDataBodyRange();
    people.getColumn(1).values = [["Anne Ravel"], ["Paul Tillac"], ["Jeanne Marot"], ["Louis Arnoux"]];
  });
  return committee;
}

let held: Promise<WorkbookModel> | null = null;

/** The same as the meeting of the Friday ends: an arbitration, a block, one red client left without a decision. */
export async function openHeld(): Promise<OpenCommittee> {
  held ??= holdOnce();
  return openCommittee(structuredClone(await held), { now: new Date(2026, 0, 16, 9, 20) });
}

async function holdOnce(): Promise<WorkbookModel> {
  const committee = await openAnalysed();
  const { actions } = committee;
  await actions.agenda.prepareAgenda(patience());
  committee.now = new Date(2026, 0, 16, 9, 20);
  const { entry } = await record(committee, {
    clientCode: "0410001",
    decision: "Bloquer",
    kind: "shipment-block",
  });
  await actions.protocol.requestArbitration(entry, {
    salesPosition: "Livrer",
    financePosition: "Bloquer",
    question: "Faut-il bloquer ?",
    rulingDue: FRIDAY + 4,
  });
  await record(committee, { clientCode: "0410002", decision: EVIL, amount: 12_000_00, owner: "Paul Tillac" });
  await committee.excel.settled();
  committee.close();
  return committee.model;
}

/** Records a decision of the Friday's committee. */
export const record = ({ actions }: OpenCommittee, own: Parameters<typeof draft>[0]) =>
  actions.protocol.recordDecision(draft({ committeeDate: FRIDAY, ...own }));

/** Closes the meeting, the red client left without a decision being confirmed. */
export const REQUEST: ClosingRequest = {
  day: FRIDAY,
  present: ["Anne Ravel", "Paul Tillac"],
  guests: "M. Weiss",
  nextDate: FRIDAY + 7,
  withoutDecision: ["0410003"],
};

/** The rows of the minutes that are not blank. */
export const minutes = ({ model }: OpenCommittee) =>
  valuesOf(sheetNamed(model, "Compte rendu"), "A1:F60").filter((row) => row.some((cell) => cell !== ""));

/** What the table of committees says of the Friday. */
export const rowOfFriday = async ({ session }: OpenCommittee) =>
  (await session.run((workbook) => readCommittees(workbook))).find(({ date }) => date === FRIDAY);
