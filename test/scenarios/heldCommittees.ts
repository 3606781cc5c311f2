import type { DecisionDraft } from "../../src/committee/protocol/protocolContract";
import { dateOf, dayOf, type Day } from "../../src/domain/basis/day";
import type { ExcelOptions } from "../simulator/excel";
import type { WorkbookModel } from "../simulator/model";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";
import type { Language } from "../../src/locales/translator";

/** The first committee: Friday 16 January 2026. */
const FIRST: Day = dayOf(2026, 1, 16);

/** The Friday of a week, the first being number 1. */
export const heldOn = (week: number): Day => FIRST + (week - 1) * 7;

/** A name that would be a formula and markup if it were anything but text. */
export const EVIL_NAME = '=HYPERLINK("x")<b>';

export const RAVEL = "0410001";
const EVIL = "0410002";
export const LALANDE = "0410003";

/** Changes its code to the next one in week 4. */
const CRYSTAL = "0410004";
const CRYSTAL_RENAMED = "0410099";

/** What each client owes in a week: overdue since how many days, and not due yet. */
function standing(week: number): readonly (readonly [string, string, number, number, number])[] {
  return [
    [RAVEL, "Verrerie Ravel", Math.max(20_000.15, 180_000.15 - 40_000 * (week - 1)), 75, 90_000],
    [EVIL, EVIL_NAME, 55_000.4, 20, 40_000],
    [LALANDE, "Brasserie Lalande", week < 3 ? 0 : 64_000, 65, 70_000 + 500 * week],
    [week < 4 ? CRYSTAL : CRYSTAL_RENAMED, "Cristallerie Vernet", 30_000 - 1_000.01 * week, 12, 81_000],
    ["0410005", "Petits Pots", 1_200.33, 10, 3_000],
  ];
}

/** The finance team's exports of a week, in the place of those of the week before. */
export function putExports(model: WorkbookModel, week: number): void {
  const day = heldOn(week) - 2;
  const lines = standing(week).flatMap(([code, name, overdue, late, notDue]) => [
    ...(overdue > 0 ? [[code, name, `F${code}`, day - late - 60, day - late, overdue]] : []),
    [code, name, `N${code}`, day - 20, day + 40, notDue],
  ]);
  const sheet =
    model.sheets.find(({ name }) => name === "Pièces ouvertes") ?? addSheet(model, "Pièces ouvertes");
  sheet.rows.length = 0;
  putValues(sheet, "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    ...lines,
  ]);
}

/** Sales of every month from January 2025 to March 2026: Lalande buys as much after the refusal as before. */
function putSales(model: WorkbookModel): void {
  const months = Array.from({ length: 15 }, (_, index) =>
    dayOf(2025 + Math.floor(index / 12), (index % 12) + 1, 1),
  );
  const lines = standing(1).flatMap(([code, name], client) =>
    months.map((month) => [code, name, month, 40_000 + 5_000 * client]),
  );
  const sheet = addSheet(model, "Ventes");
  putValues(sheet, "A1", [["Code client", "Raison sociale", "Mois", "CA TTC (EUR)"], ...lines]);
  for (const row of sheet.rows.slice(1)) if (row?.[2]) row[2].numberFormat = "dd/mm/yyyy";
}

/** What each week's meeting records. */
const DECIDED: Readonly<Record<number, readonly Partial<DecisionDraft>[]>> = {
  1: [
    { clientCode: RAVEL, decision: "Bloquer les expéditions", kind: "shipment-block" },
    { clientCode: EVIL, decision: "=1+1", kind: "client-reminder" },
  ],
  2: [
    { clientCode: RAVEL, decision: "Visite avec le commercial", kind: "joint-visit" },
    { clientCode: EVIL, decision: "Demander 90 k€ à l'assureur", kind: "cover-request", amount: 90_000_00 },
  ],
  3: [
    {
      clientCode: LALANDE,
      decision: "Refuser 90 jours, garder 60 jours",
      kind: "payment-terms",
      topic: "Allongement de délai refusé",
    },
  ],
  5: [{ clientCode: LALANDE, decision: "Déclarer l'impayé", kind: "insurer-declaration", amount: 64_000_00 }],
};

/** The committee of week 5 is skipped: nobody meets. */
const SKIPPED = 5;

export interface HeldOptions extends Pick<ExcelOptions, "formulas"> {
  readonly language?: Language;
  readonly withSales?: boolean;
}

/** A workbook whose committees were held up to a week, the last one's figures still standing. */
export async function heldCommittees(
  weeks: number,
  { language = "fr", withSales = true, ...excel }: HeldOptions = {},
): Promise<OpenCommittee> {
  const model = newWorkbook("comite.xlsx", []);
  putExports(model, 1);
  if (withSales) putSales(model);
  const committee = await openCommittee(model, { now: morningBefore(1), language, ...excel });
  for (let week = 1; week <= weeks; week += 1)
    if (week !== SKIPPED) await holdCommittee(committee, week, language);
  return committee;
}

/** A week of the same workbook: export, spoilt or not, analysis, agenda, decisions, minutes. */
export async function holdCommittee(
  committee: OpenCommittee,
  week: number,
  language: Language = "fr",
  spoilExports: () => void = () => undefined,
): Promise<void> {
  const { actions, model } = committee;
  putExports(model, week);
  spoilExports();
  committee.now = morningBefore(week);
  await analyseAgreeing(committee, { language, referenceDate: heldOn(week) - 2 });
  if (week === 1) await nameParticipants(committee);
  await actions.agenda.prepareAgenda(patience());
  await actions.agenda.markAgendaSent();
  committee.now = new Date(committee.now.getTime() + 24 * 3_600_000);
  for (const own of [...(DECIDED[week] ?? []), ...(week - 1 === SKIPPED ? (DECIDED[SKIPPED] ?? []) : [])]) {
    await actions.protocol.recordDecision({
      committeeDate: heldOn(week),
      clientCode: "",
      decision: "",
      kind: null,
      owner: "Paul Tillac",
      dueDate: heldOn(week + 1),
      ...own,
    });
  }
  const { undecided } = await actions.closing.readClosing(null);
  await actions.closing.closeMeeting({
    day: heldOn(week),
    present: ["Anne Ravel", "Paul Tillac"],
    guests: "",
    nextDate: heldOn(week + 1),
    withoutDecision: undecided.map(({ clientCode }) => clientCode),
  });
}

/** Thursday 10:00, the day before. */
function morningBefore(week: number): Date {
  const day = dateOf(heldOn(week) - 1);
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 10);
}

async function nameParticipants({ excel }: OpenCommittee): Promise<void> {
  await asColleague(excel, (context) => {
    const people = context.workbook.tables.getItem("CC_People").getDataBodyRange();
    people.getColumn(1).values = [["Anne Ravel"], ["Paul Tillac"], ["Jeanne Marot"], ["Louis Arnoux"]];
    people.getColumn(2).values = [
      ["anne@verrier.example.com"],
      ["paul@verrier.example.com"],
      ["jeanne@verrier.example.com"],
      [""],
    ];
  });
}
