import { amount, count, day, decimal, money, text, time } from "./kinds";
import { declareTable } from "./table";

const DAY = { width: 76 } as const;
const AMOUNT = { width: 80 } as const;
const COUNT = { width: 74 } as const;
/** What a table made before clients missing from the file were noted is given at its right. */
const NEWER = { since: 2 } as const;

/** One row per committee: what was sent and when, who was there, the portfolio's figures, the policy. */
export const COMMITTEES_TABLE = declareTable(
  "CC_Committees",
  { sheet: "committees", row: 3, column: 0 },
  {
    date: day(DAY),
    time: time({ width: 50 }),
    place: text({ width: 100 }),
    present: text({ width: 300, wrap: true }),
    referenceDate: day(DAY),
    agendaSent: day(DAY),
    closed: day(DAY),
    protocolSent: day(DAY),
    nextDate: day(DAY),
    agendaClients: count(COUNT),
    red: count(COUNT),
    orange: count(COUNT),
    green: count(COUNT),
    exposure: money(AMOUNT),
    balance: money(AMOUNT),
    notDue: money(AMOUNT),
    d1_30: money(AMOUNT),
    d31_60: money(AMOUNT),
    d61_90: money(AMOUNT),
    d91_120: money(AMOUNT),
    over120: money(AMOUNT),
    unallocatedCredits: money(AMOUNT),
    countedOverdue: amount(AMOUNT),
    uncovered: amount(AMOUNT),
    absentClients: count({ ...COUNT, ...NEWER }),
    absentOverdue: amount({ ...AMOUNT, ...NEWER }),
    dso: decimal({ ...COUNT, format: "0.0", align: "Center" }),
    bestDso: decimal({ ...COUNT, format: "0.0", align: "Center" }),
    decisions: count(COUNT),
    arbitrations: count(COUNT),
    actionsDue: count(COUNT),
    actionsOnTime: count(COUNT),
    policy: text({ width: 320 }),
    clientsTold: text({ width: 180, since: 3 }),
    actionsTold: text({ width: 180, since: 3 }),
    currency: text({ width: 60, since: 4 }),
  },
);
