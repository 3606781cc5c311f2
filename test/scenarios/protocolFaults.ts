import { Problem } from "../../src/domain/basis/problem";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { COMMITTEE, draft, entriesOf } from "./openProtocol";
import type { OpenCommittee } from "./openCommittee";
import { failingAt, placesOf } from "./requestFaults";

/** A use case at work: what it starts from, what it does, and how one sees that it was done, once. */
interface ProtocolCase {
  readonly start: (committee: OpenCommittee, words: string) => Promise<ProtocolEntry | null>;
  readonly act: (committee: OpenCommittee, words: string, seen: ProtocolEntry | null) => Promise<unknown>;
  /** The rows of these words, reduced to what the use case changes, once it was done. */
  readonly done: readonly (readonly unknown[])[];
}

export const recorded = async ({ actions }: OpenCommittee, words: string) =>
  (await actions.protocol.recordDecision(draft({ decision: words, clientCode: words }))).entry;

/** Every use case that writes to the protocol. */
export const PROTOCOL_CASES: Readonly<Record<string, ProtocolCase>> = {
  recordDecision: {
    start: () => Promise.resolve(null),
    act: recorded,
    done: [["to-do", "", "none", false]],
  },
  reviewAction: {
    start: recorded,
    act: ({ actions }, _, seen) =>
      actions.protocol.reviewAction(seen!, { outcome: "done", doneOn: COMMITTEE, result: "payé" }),
    done: [["done", "payé", "none", false]],
  },
  postponing: {
    start: recorded,
    act: ({ actions }, _, seen) =>
      actions.protocol.reviewAction(seen!, {
        outcome: "postponed",
        committeeDate: COMMITTEE + 7,
        dueDate: COMMITTEE + 14,
        result: "",
      }),
    done: [
      ["dropped", "Reporté au 30/01/2026", "none", false],
      ["to-do", "", "none", true],
    ],
  },
  settleEdit: {
    start: recorded,
    act: ({ actions }, _, seen) =>
      actions.protocol.settleEdit(seen!, {
        outcome: "accepted",
        committeeDate: COMMITTEE,
        clientCode: seen!.clientCode,
      }),
    done: [["to-do", "", "none", false]],
  },
  requestArbitration: {
    start: recorded,
    act: ({ actions }, _, seen) =>
      actions.protocol.requestArbitration(seen!, {
        salesPosition: "livrer",
        financePosition: "bloquer",
        question: "Livrer ?",
        rulingDue: null,
      }),
    done: [["to-do", "", "asked", false]],
  },
  recordRuling: {
    start: recorded,
    act: ({ actions }, _, seen) =>
      actions.protocol.recordRuling(seen!, { ruling: "non", rulingDate: COMMITTEE }),
    done: [["to-do", "", "ruled", false]],
  },
  undo: {
    start: recorded,
    act: ({ actions }, _, seen) => actions.protocol.undo({ entry: seen!, before: null, continuation: null }),
    done: [["dropped", "Saisie annulée", "none", false]],
  },
};

/** The rows of these words, oldest first, and all others. */
async function split(committee: OpenCommittee, words: string) {
  const entries = [...(await entriesOf(committee))].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const own = entries.filter(({ decision }) => decision === words);
  const rows = own.map(({ status, result, arbitration, origin }) => [
    status,
    result,
    arbitration,
    origin !== null,
  ]);
  return { rows, others: entries.filter(({ decision }) => decision !== words) };
}

/** How many places a use case has at which a request can fail; it is done once, without a fault. */
export async function placesOfCase(committee: OpenCommittee, name: string): Promise<number> {
  const { start, act, done } = PROTOCOL_CASES[name]!;
  const words = `${name} sans panne`;
  const seen = await start(committee, words);
  const places = await placesOf(committee.excel, () => act(committee, words, seen));
  expect((await split(committee, words)).rows).toEqual(done);
  return places;
}

/** Expects a use case whose request at `place` fails to be told, to be done or not at all, and to heal by a repeat. */
export async function expectHealed(
  committee: OpenCommittee,
  name: string,
  fault: string,
  place: number,
): Promise<void> {
  const { start, act, done } = PROTOCOL_CASES[name]!;
  const words = `${name} ${fault} ${place}`;
  const seen = await start(committee, words);
  const before = await split(committee, words);
  const problem = await failingAt({ excel: committee.excel, fault, place }, () =>
    act(committee, words, seen),
  );
  const after = await split(committee, words);
  expect([place, problem]).toEqual([place, expect.any(Problem)]);
  expect([
    [place, before.rows],
    [place, done],
  ]).toContainEqual([place, after.rows]);
  expect(after.others).toEqual(before.others);
  await act(committee, words, seen);
  const healed = await split(committee, words);
  expect([place, healed.rows]).toEqual([place, done]);
  expect(healed.others).toEqual(before.others);
}
