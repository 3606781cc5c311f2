import { Problem } from "../../src/domain/basis/problem";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import type { Faults } from "../simulator/host/faults";
import { COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";
import type { OpenCommittee } from "./openCommittee";

const SILENCE_MS = 250;

/** Every way in which one request fails. */
const FAULTS: Readonly<Record<string, (faults: Faults, place: number) => void>> = {
  RequestAborted: (faults, place) => faults.fail(place, "RequestAborted"),
  GeneralException: (faults, place) => faults.fail(place, "GeneralException"),
  AccessDenied: (faults, place) => faults.fail(place, "AccessDenied"),
  "a cell being edited": (faults, place) => faults.fail(place, "InvalidOperationInCellEditMode"),
  "an answer that never comes": (faults, place) => faults.neverAnswer(place, "lost"),
  "a request that is never heard": (faults, place) => faults.neverAnswer(place, "ignored"),
};

/** A use case at work: what it starts from, what it does, and how one sees that it was done, once. */
interface Case {
  readonly start: (committee: OpenCommittee, words: string) => Promise<ProtocolEntry | null>;
  readonly act: (committee: OpenCommittee, words: string, seen: ProtocolEntry | null) => Promise<unknown>;
  /** The rows of these words, reduced to what the use case changes, once it was done. */
  readonly done: readonly (readonly unknown[])[];
}

const recorded = async ({ actions }: OpenCommittee, words: string) =>
  (await actions.protocol.recordDecision(draft({ decision: words, clientCode: words }))).entry;

const CASES: Readonly<Record<string, Case>> = {
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
  undoLast: {
    start: recorded,
    act: ({ actions }, _, seen) => actions.protocol.undoLast(seen!),
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

let committee: OpenCommittee;
beforeAll(async () => {
  committee = await openProtocol({ silenceMs: SILENCE_MS });
  await recorded(committee, "une autre");
});
afterAll(() => committee.close());

describe.each(Object.entries(CASES))("%s", (name, { start, act, done }) => {
  test.each(Object.keys(FAULTS))(
    "heals after %s, wherever it happens",
    async (fault) => {
      const { excel } = committee;
      const clean = `${name} ${fault} sans panne`;
      const first = await start(committee, clean);
      await excel.settled();
      excel.meters.reset();
      await act(committee, clean, first);
      await excel.settled();
      const requests = excel.meters.requests;
      expect((await split(committee, clean)).rows).toEqual(done);
      for (let place = 1; place <= requests; place += 1) {
        const words = `${name} ${fault} ${place}`;
        const seen = await start(committee, words);
        const before = await split(committee, words);
        await excel.settled();
        FAULTS[fault]!(excel.faults, place);
        const problem = await act(committee, words, seen).then(
          () => null,
          (error: unknown) => error,
        );
        await excel.settled();
        const after = await split(committee, words);
        // The last requests are Office.js's own, when it lets go of ranges: nobody is told, for the work is done.
        expect([place, problem]).toEqual([place, problem === null ? null : expect.any(Problem)]);
        if (problem === null) expect([place, after.rows]).toEqual([place, done]);
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
    },
    300_000,
  );
});
