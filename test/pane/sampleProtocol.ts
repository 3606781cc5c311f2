import type { ProtocolActions } from "../../src/committee/protocol/protocolContract";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { protocolEntry } from "../sample/protocolEntry";

/** A protocol that records whatever it is given, as number 1. */
export function protocolActionsOf(entry: ProtocolEntry = protocolEntry()): ProtocolActions {
  const recorded = { entry, alreadyStood: false, notices: [] };
  return {
    ensureProtocolWritable: () => Promise.resolve(),
    readProtocolState: () => Promise.resolve({ facts: [entry], warnings: [] }),
    recordDecision: ({ committeeDate, clientCode, decision, kind }) =>
      Promise.resolve({ ...recorded, entry: { ...entry, committeeDate, clientCode, decision, kind } }),
    undo: ({ entry: seen, before }) =>
      Promise.resolve({ ...recorded, entry: before ?? { ...seen, status: "dropped", cancelled: true } }),
    reviewAction: (seen, { result }) =>
      Promise.resolve({
        entry: { ...seen, result },
        continuation: null,
        timesPostponed: 0,
        isTooOften: false,
        notices: [],
      }),
    settleEdit: (seen) => Promise.resolve({ ...recorded, entry: seen }),
    requestArbitration: (seen, request) =>
      Promise.resolve({ entry: { ...seen, ...request, arbitration: "asked" }, arbiter: null, notices: [] }),
    recordRuling: (seen, ruling) =>
      Promise.resolve({ ...recorded, entry: { ...seen, ...ruling, arbitration: "ruled" } }),
    noteGone: () => Promise.resolve(),
    settleProtocol: () => Promise.resolve([]),
    sortProtocol: () => Promise.resolve(true),
    clientHistory: () =>
      Promise.resolve({
        points: [],
        decisions: [entry],
        brokenPromises: [],
        keptPromises: [],
        arbitrations: [],
        block: null,
        opening: null,
        warnings: [],
      }),
    searchDecisions: () => Promise.resolve({ entries: [entry], warnings: [] }),
    showDecision: () => Promise.resolve(),
  };
}
