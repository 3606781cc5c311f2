import { COLOURS, COVER_GRADES, OVERDUE_GRADES, SIGNATURE_GRADES, UNUSED } from "../domain/policy/grid";
import { amount, count, day, decimal, money, share, text, word, wordNamed } from "./kinds";
import { declareTable } from "./table";

const WRAPPED = { wrap: true } as const;
const AMOUNT = { width: 68 } as const;
const TOTAL = { ...AMOUNT, total: true } as const;
const DAY = { width: 70 } as const;
const GRADE = { align: "Center", width: 76 } as const;
const NEWER = { since: 2 } as const;
const NEWEST = { since: 3 } as const;
const LATEST = { since: 4 } as const;
const DETAIL = { detail: true } as const;
const MEMORY = { align: "Center", width: 96, ...NEWER, ...DETAIL } as const;
const COVERS = [...COVER_GRADES, UNUSED] as const;
/** Where the internal limit is the criterion. */
const LIMIT_GRADES = wordNamed(COVER_GRADES, "limitGrades");
const SIGNATURES = [...SIGNATURE_GRADES, "unknown", UNUSED] as const;

/**
 * The Clients sheet's table: one row per client. Who it is and what is at risk stand first, so that they are in view
 * beside the pane on a small screen; why and what to do come next; details fold into the figure or the grade on their
 * right; how the client stood at the last committee comes last.
 */
export const CLIENTS_TABLE = declareTable(
  "CC_Clients",
  { sheet: "clients", row: 3, column: 0 },
  {
    rank: count({ width: 42, format: undefined }),
    colour: word(COLOURS, "colours", { width: 56, align: "Center" }),
    client: text({ width: 126, ...WRAPPED }),
    salesperson: text({ width: 100 }),
    exposure: money(TOTAL),
    uncovered: amount(TOTAL),
    countedOverdue: amount(TOTAL),
    oldestDaysLate: count({ width: 74 }),
    excess: amount({ ...TOTAL, width: 84, ...NEWEST }),
    reasons: text({ width: 330, ...WRAPPED }),
    wayOut: text({ width: 190, ...WRAPPED, ...NEWER }),
    blockProposal: text({ width: 110, ...WRAPPED, ...NEWER }),
    shipments: text({ width: 110, ...WRAPPED, ...NEWEST }),
    declaration: day({ width: 84, ...NEWER }),
    claims: day({ width: 84, ...NEWEST }),
    change: text({ width: 120, ...WRAPPED, ...NEWER }),
    pinned: text({ width: 60, align: "Center", people: true, ...NEWER }),
    note: text({ width: 180, ...WRAPPED, people: true, ...NEWER }),
    clientCode: text({ width: 66 }),
    group: text({ width: 110, ...WRAPPED }),
    validCover: amount(TOTAL),
    limit: money({ ...AMOUNT, ...NEWEST }),
    overdueOutOfDispute: amount({ ...TOTAL, ...NEWEST }),
    deliveriesNotInvoiced: money({ ...TOTAL, width: 76, ...DETAIL, ...NEWER }),
    ordersNotDelivered: money({ ...TOTAL, ...DETAIL, ...NEWER }),
    billsNotMatured: money({ ...TOTAL, ...DETAIL, ...NEWER }),
    deposits: money({ ...TOTAL, ...DETAIL, ...NEWER }),
    balance: money({ ...TOTAL, ...NEWER }),
    notDue: money({ ...TOTAL, ...DETAIL }),
    d1_30: money({ ...TOTAL, ...DETAIL }),
    d31_60: money({ ...TOTAL, ...DETAIL }),
    d61_90: money({ ...TOTAL, ...DETAIL }),
    d91_120: money({ ...TOTAL, ...DETAIL }),
    over120: money({ ...TOTAL, ...DETAIL }),
    unallocatedCredits: money({ ...TOTAL, ...DETAIL }),
    disputed: money({ ...TOTAL, ...DETAIL }),
    averageDaysLate: decimal({ width: 60, format: "0", align: "Center", ...DETAIL }),
    weeksLate: count({ width: 78, align: "Center", ...DETAIL, ...LATEST }),
    weeksKnown: count({ width: 78, align: "Center", ...DETAIL, ...LATEST }),
    termDrift: decimal({ width: 80, format: "0", align: "Center", ...DETAIL, ...LATEST }),
    beyondLaw: count({ width: 78, align: "Center", ...DETAIL, ...LATEST }),
    overdueGrade: word(OVERDUE_GRADES, "grades", GRADE),
    insurer: text({ width: 96, ...DETAIL }),
    permanentCover: amount({ ...TOTAL, ...DETAIL, ...NEWER }),
    temporaryCover: amount({ ...TOTAL, ...DETAIL, ...NEWER }),
    coverEnd: day({ ...DAY, ...DETAIL }),
    insuredShare: share({ width: 60, format: "0%", ...DETAIL, ...NEWER }),
    retainedRisk: money({ ...TOTAL, ...DETAIL, ...NEWEST }),
    limitReview: day({ ...DAY, ...DETAIL, ...NEWEST }),
    coverGrade: word(COVERS, "grades", GRADE, LIMIT_GRADES),
    rating: text({ width: 110, ...DETAIL }),
    ratingDate: day({ ...DAY, ...DETAIL }),
    signature: word(SIGNATURES, "grades", GRADE),
    computedColour: word(COLOURS, "colours", { ...GRADE, ...NEWER, ...DETAIL }),
    overrideUntil: day({ ...DAY, ...NEWER, ...DETAIL }),
    memoryDate: day(MEMORY),
    memoryColour: word(COLOURS, "colours", MEMORY),
    memoryCoverGrade: word(COVERS, "grades", MEMORY, LIMIT_GRADES),
    memorySignature: word(SIGNATURES, "grades", MEMORY),
    memoryOverdueGrade: word(OVERDUE_GRADES, "grades", MEMORY),
    memoryOverdue: amount({ ...MEMORY, align: undefined }),
    memoryUncovered: amount({ ...MEMORY, align: undefined }),
    betterRuns: count(MEMORY),
  },
);
