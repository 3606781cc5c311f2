import { COLOURS } from "../domain/policy/grid";
import { ACTION_KINDS, ACTION_STATUSES, ARBITRATION_STATES, MOST_NUMBER } from "../domain/protocol/protocol";
import { count, day, money, openWord, text, TEXT_FORMAT, verbatim, word } from "./kinds";
import { declareTable } from "./table";

const TEXT = { wrap: true } as const;
const DAY = { width: 70 } as const;
const AMOUNT = { width: 72, align: "Right" } as const;
const CHOICE = { align: "Center", accepts: "choices" } as const;

/** The protocol: one row per decision or action, kept for ever. */
export const PROTOCOL_TABLE = declareTable(
  "CC_Protocol",
  { sheet: "protocol", row: 3, column: 0 },
  {
    number: count({ width: 40 }, MOST_NUMBER),
    committeeDate: day(DAY),
    // Text, so that a code typed by hand keeps its leading zeros.
    clientCode: text({ width: 66, format: TEXT_FORMAT }),
    client: verbatim({ width: 150, ...TEXT }),
    colour: word(COLOURS, "colours", { width: 54, ...CHOICE }),
    exposure: money(AMOUNT),
    uncovered: money(AMOUNT),
    overdue: money(AMOUNT),
    oldestDaysLate: count({ width: 60 }),
    topic: verbatim({ width: 120, ...TEXT }),
    decision: verbatim({ width: 220, ...TEXT }),
    actionKind: openWord(ACTION_KINDS, "actionKinds", { width: 120 }),
    owner: verbatim({ width: 100 }),
    dueDate: day(DAY),
    status: word(ACTION_STATUSES, "statuses", { width: 66, ...CHOICE }),
    doneOn: day(DAY),
    result: verbatim({ width: 150, ...TEXT }),
    salesPosition: verbatim({ width: 140, ...TEXT }),
    financePosition: verbatim({ width: 140, ...TEXT }),
    arbitration: word(ARBITRATION_STATES, "arbitration", { width: 66, ...CHOICE }),
    ruling: verbatim({ width: 150, ...TEXT }),
    rulingDate: day(DAY),
    origin: count({ width: 54 }, MOST_NUMBER),
    amount: money(AMOUNT),
    until: day(DAY),
    question: verbatim({ width: 150, ...TEXT }),
    rulingDue: day(DAY),
    salesperson: verbatim({ width: 96, since: 2 }),
  },
);

/** Key of a column of the protocol. */
export type ProtocolColumn = keyof typeof PROTOCOL_TABLE.declared;
