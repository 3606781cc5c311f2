import type { SimulatedExcel } from "../simulator/excel";
import type { Faults } from "../simulator/host/faults";

/** Every way in which one request fails, planned for the k-th from now that asks the workbook for something. */
export const REQUEST_FAULTS: Readonly<Record<string, (faults: Faults, place: number) => void>> = {
  RequestAborted: (faults, place) => faults.fail(place, "RequestAborted"),
  GeneralException: (faults, place) => faults.fail(place, "GeneralException"),
  AccessDenied: (faults, place) => faults.fail(place, "AccessDenied"),
  "a cell being edited": (faults, place) => faults.fail(place, "InvalidOperationInCellEditMode"),
  "an answer that never comes": (faults, place) => faults.neverAnswer(place, "lost"),
  "a request that is never heard": (faults, place) => faults.neverAnswer(place, "ignored"),
};

/** How many requests some work asks the workbook for, each of which is a place where it can fail. */
export async function placesOf(excel: SimulatedExcel, work: () => Promise<unknown>): Promise<number> {
  const before = excel.faults.asked;
  await work();
  return excel.faults.asked - before;
}

/**
 * Does some work of which the request at `place` fails, and leaves Excel well again.
 * @returns what the work was refused with; null when it was done all the same.
 * @throws Error when the work has no such request: nothing would have been tried.
 */
export async function failingAt(
  { excel, fault, place }: { excel: SimulatedExcel; fault: string; place: number },
  work: () => Promise<unknown>,
): Promise<unknown> {
  REQUEST_FAULTS[fault]!(excel.faults, place);
  const problem: unknown = await work().then(
    () => null,
    (error: unknown) => error,
  );
  await excel.settled();
  if (excel.faults.waitingToStrike > 0) throw new Error(`The work has no request ${place}.`);
  return problem;
}
