import { COLOURS } from "../domain/policy/grid";
import { ACTION_KINDS, ACTION_STATUSES, ARBITRATION_STATES, MOST_NUMBER } from "../domain/protocol/protocol";
import { TEXT_FORMAT, amount, count, day, money, openWord, text, verbatim, word } from "./kinds";
import { declareTable } from "./table";

const TEXT = { wrap: true } as const;
const DAY = { width: 64 } as const;
const DETAIL = { detail: true } as const;
const LEFT = { ...DETAIL, since: 3 } as const;
const AMOUNT = { width: 72, align: "Right", ...DETAIL } as const;
const CHOICE = { align: "Center", accepts: "choices" } as const;

/**
 * The protocol: one row per decision or action, kept for ever. In the order in which people read it: whose and what
 * was decided stands in view beside the pane on a small screen; from the figures frozen that day on, it folds away.
 */
export const PROTOCOL_TABLE = declareTable(
  "CC_Protocol",
  { sheet: "protocol", row: 3, column: 0 },
  {
    number: count({ width: 36 }, MOST_NUMBER),
    committeeDate: day(DAY),
    client: verbatim({ width: 124, ...TEXT }),
    decision: verbatim({ width: 220, ...TEXT }),
    owner: verbatim({ width: 90 }),
    dueDate: day(DAY),
    status: word(ACTION_STATUSES, "statuses", { width: 66, ...CHOICE }),
    actionKind: openWord(ACTION_KINDS, "actionKinds", { width: 110 }),
    colour: word(COLOURS, "colours", { width: 54, ...CHOICE }),
    salesperson: verbatim({ width: 96, since: 2 }),
    result: verbatim({ width: 150, ...TEXT }),
    doneOn: day(DAY),
    exposure: money(AMOUNT),
    uncovered: amount(AMOUNT),
    overdue: amount(AMOUNT),
    oldestDaysLate: count({ width: 74, ...DETAIL }),
    amount: money(AMOUNT),
    until: day({ ...DAY, ...DETAIL }),
    // Text, so that a code typed by hand keeps its leading zeros.
    clientCode: text({ width: 66, format: TEXT_FORMAT, ...DETAIL }),
    topic: verbatim({ width: 120, ...TEXT, ...DETAIL }),
    origin: count({ width: 54, ...DETAIL }, MOST_NUMBER),
    arbitration: word(ARBITRATION_STATES, "arbitration", { width: 74, ...CHOICE, ...DETAIL }),
    salesPosition: verbatim({ width: 140, ...TEXT, ...DETAIL }),
    financePosition: verbatim({ width: 140, ...TEXT, ...DETAIL }),
    question: verbatim({ width: 150, ...TEXT, ...DETAIL }),
    ruling: verbatim({ width: 150, ...TEXT, ...DETAIL }),
    rulingDate: day({ width: 74, ...DETAIL }),
    rulingDue: day({ width: 74, ...DETAIL }),
    // What the last committee left: work done in the sheet since then is told from it.
    leftStatus: word(ACTION_STATUSES, "statuses", { width: 76, align: "Center", ...LEFT }),
    leftDueDate: day({ width: 84, ...LEFT }),
    leftOwner: verbatim({ width: 90, ...LEFT }),
  },
);

/** Key of a column of the protocol. */
export type ProtocolColumn = keyof typeof PROTOCOL_TABLE.declared;
