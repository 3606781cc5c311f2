import { dayOf, type Day } from "../../src/domain/basis/day";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";

/** Day 1 of the tests' calendar of committees: Friday 2 January 2026. */
const FIRST_FRIDAY: Day = dayOf(2026, 1, 2);

/** The Friday of a week, the first being number 1. */
export function friday(week: number): Day {
  return FIRST_FRIDAY + (week - 1) * 7;
}

/** A row of the protocol, plain but for what is given. */
export function protocolEntry(own: Partial<ProtocolEntry> = {}): ProtocolEntry {
  return {
    number: 1,
    committeeDate: friday(1),
    clientCode: "C1",
    clientName: "Client 1",
    colour: "red",
    exposure: 100_000_00,
    uncovered: 40_000_00,
    countedOverdue: 20_000_00,
    oldestDaysLate: 35,
    topic: "",
    decision: "Relancer le client",
    kind: "client-reminder",
    kindText: "Relance client",
    owner: "Claire",
    dueDate: friday(2),
    status: "to-do",
    doneOn: null,
    result: "",
    cancelled: false,
    salesPosition: "",
    financePosition: "",
    arbitration: "none",
    ruling: "",
    rulingDate: null,
    origin: null,
    amount: null,
    until: null,
    question: "",
    rulingDue: null,
    salesperson: "",
    left: null,
    ...own,
  };
}
