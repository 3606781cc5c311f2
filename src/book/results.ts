import { count, day, decimal, money, share } from "./kinds";
import { declareTable } from "./table";

const AMOUNT = { width: 80 } as const;
const DAYS = { width: 66, format: "0.0", align: "Center" } as const;
const COUNT = { width: 60 } as const;
/** What a table made before events were marked is given at its right. */
const EVENT = { width: 92, format: "0", since: 2 } as const;
const SHARE = { width: 92, format: "0.0%" } as const;

/**
 * One row per committee with figures: what the charts show. Each cell but the date is a formula over the table
 * of committees. It stands right of the page that people read, so that the page keeps its columns, and its
 * headings share the row of the page's headline.
 */
export const RESULTS_TABLE = declareTable(
  "CC_Results",
  { sheet: "results", row: 2, column: 10 },
  {
    date: day({ width: 76 }),
    d1_30: money(AMOUNT),
    d31_60: money(AMOUNT),
    d61_90: money(AMOUNT),
    d91_120: money(AMOUNT),
    over120: money(AMOUNT),
    countedOverdue: money(AMOUNT),
    overdueRate: share(SHARE),
    dso: decimal(DAYS),
    bestDso: decimal(DAYS),
    delayDso: decimal(DAYS),
    red: count(COUNT),
    orange: count(COUNT),
    green: count(COUNT),
    uncovered: money(AMOUNT),
    punctuality: share(SHARE),
    arbitrationRate: share(SHARE),
    signal: share(SHARE),
    // Nil at a committee at which something happened, so that a marker stands on the axis; else not known.
    lossEvent: count(EVENT),
    policyEvent: count(EVENT),
    pauseEvent: count(EVENT),
    missingEvent: count(EVENT),
    // Told apart from losses in a later edition.
    indemnityEvent: count({ ...EVENT, since: 3 }),
  },
);
