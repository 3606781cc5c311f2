import { minutes, openHeld, REQUEST, rowOfFriday } from "./openClosing";
import type { OpenCommittee } from "./openCommittee";
import { failingAt, placesOf } from "./requestFaults";

/** What is left of a closing: the minutes and the committee's row. */
export interface ClosingOutcome {
  readonly page: ReturnType<typeof minutes>;
  readonly row: Awaited<ReturnType<typeof rowOfFriday>>;
}

async function outcomeOf(committee: OpenCommittee): Promise<ClosingOutcome> {
  return { page: minutes(committee), row: await rowOfFriday(committee) };
}

/** Closes a meeting without any fault: how many places it has at which a request can fail, and what is left of it. */
export async function closeInPeace(): Promise<{ places: number; expected: ClosingOutcome }> {
  const committee = await openHeld();
  const places = await placesOf(committee.excel, () => committee.actions.closing.closeMeeting(REQUEST));
  const expected = await outcomeOf(committee);
  committee.close();
  return { places, expected };
}

/** Expects a closing whose request at `place` failed to leave `expected` once it is done again. */
export async function expectClosingHealed(
  fault: string,
  place: number,
  expected: ClosingOutcome,
): Promise<void> {
  const committee = await openHeld();
  const close = () => committee.actions.closing.closeMeeting(REQUEST);
  await failingAt({ excel: committee.excel, fault, place }, close);
  await close();
  expect([fault, place, await outcomeOf(committee)]).toEqual([fault, place, expected]);
  committee.close();
}
