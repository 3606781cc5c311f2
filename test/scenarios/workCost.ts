import type { OpenCommittee } from "./openCommittee";

/** What a piece of work costs in Excel: how many requests, and bytes of them and of their answers. */
interface WorkCost {
  readonly requests: number;
  /** Of the largest request or answer. */
  readonly largest: number;
  /** Of all answers. */
  readonly bytesIn: number;
  /** Of all requests and answers. */
  readonly total: number;
}

/** Does a piece of work and says what it cost; the meters count from it on. */
export async function costOf(
  { excel: { meters } }: OpenCommittee,
  work: () => Promise<unknown>,
): Promise<WorkCost> {
  meters.reset();
  await work();
  const { requests, largestRequest, largestResponse, bytesIn, bytesOut } = meters;
  return { requests, largest: Math.max(largestRequest, largestResponse), bytesIn, total: bytesIn + bytesOut };
}

/** Does a piece of work and says how many requests it took. */
export async function requestsOf(committee: OpenCommittee, work: () => Promise<unknown>): Promise<number> {
  return (await costOf(committee, work)).requests;
}
