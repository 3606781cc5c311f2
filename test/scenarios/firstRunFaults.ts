import { Problem } from "../../src/domain/basis/problem";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { clientsTable } from "./clientsTable";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { failingAt, placesOf } from "./requestFaults";

type Rows = ReturnType<typeof clientsTable>;

async function firstRun({ actions }: OpenCommittee): Promise<void> {
  await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  await actions.agenda.prepareAgenda(patience());
}

/** Analyses and prepares the agenda without any fault: the places at which a request can fail, and the clients. */
export async function firstRunInPeace(): Promise<{ places: number; expected: Rows }> {
  const committee = await openCommittee(plainReceivablesWorkbook());
  const places = await placesOf(committee.excel, () => firstRun(committee));
  const expected = clientsTable(committee.model);
  committee.close();
  return { places, expected };
}

/** Expects a first run whose request at `place` failed once to leave `expected` when it is tried again. */
export async function expectFirstRunHealed(fault: string, place: number, expected: Rows): Promise<void> {
  const committee = await openCommittee(plainReceivablesWorkbook());
  const problem = await failingAt({ excel: committee.excel, fault, place }, () => firstRun(committee));
  if (problem !== null) {
    expect([fault, place, problem]).toEqual([fault, place, expect.any(Problem)]);
    await firstRun(committee);
  }
  const sheets = committee.model.sheets.map(({ name }) => name);
  expect([fault, place, sheets.slice(1).sort()]).toEqual([
    fault,
    place,
    ["Clients", "Comités", "Historique des clients", "Ordre du jour", "Paramètres", "Protocole"],
  ]);
  expect([fault, place, clientsTable(committee.model)]).toEqual([fault, place, expected]);
  committee.close();
}
