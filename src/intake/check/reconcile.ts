import type { Cents } from "../../domain/basis/money";
import type { OpenItems } from "../../domain/receivables/openItems";
import type { AgedBalanceLine } from "../../domain/receivables/receivables";
import type { ChosenItems, ChosenRecords } from "./chooseSheets";
import type { TableReading } from "../read/reading";
import type { DifferenceLine, Reconciliation, Source } from "../source";

/** Lines of a difference that are named. */
const LINES_TOLD = 100;

/** The sheet's own total against what was read of it; null when it states none. */
export function againstOwnTotal({
  source,
  explained,
}: Pick<TableReading, "source" | "explained">): Reconciliation | null {
  const { sheet, kind, sheetTotal, sumRead, rejected: refused } = source;
  if (sheetTotal === null) return null;
  const rejected = refused.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const difference = sheetTotal - sumRead;
  const { leftOut } = explained;
  const unexplained = difference - rejected - leftOut;
  return {
    against: "sheet-total",
    kind,
    sheet,
    otherSheet: sheet,
    read: sumRead,
    stated: sheetTotal,
    difference,
    rejected,
    leftOut,
    unexplained,
    ...(difference === 0 ? NO_LINES : largestLines(explained.lines)),
  };
}

const NO_LINES = { lines: [], lineCount: 0 } as const;

/** Open items against the aged balance of the same day, client by client; null when they cannot be compared. */
export function againstAgedBalance(
  items: ChosenItems,
  balances: ChosenRecords<AgedBalanceLine>,
): Reconciliation | null {
  const [first] = items.used;
  const [second] = balances.used;
  if (first === undefined || second === undefined) return null;
  const [day, otherDay] = [first.referenceDate, second.referenceDate];
  if (day !== null && otherDay !== null && day !== otherDay) return null;
  const read = sumOf(items.used);
  const stated = sumOf(balances.used);
  const rejected = refusedOf(items.used) - refusedOf(balances.used);
  return {
    against: "aged-balance",
    kind: "open-items",
    sheet: first.sheet,
    otherSheet: second.sheet,
    read,
    stated,
    difference: stated - read,
    rejected,
    leftOut: 0,
    unexplained: stated - read - rejected,
    ...largestLines(clientDifferences(items.records, balances.records)),
  };
}

function sumOf(sources: readonly Source[]): Cents {
  return sources.reduce((sum, { sumRead }) => sum + sumRead, 0);
}

function refusedOf(sources: readonly Source[]): Cents {
  const refused = sources.flatMap(({ rejected }) => rejected);
  return refused.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

function clientDifferences(
  items: OpenItems,
  balances: readonly AgedBalanceLine[],
): readonly DifferenceLine[] {
  const clients = new Map<string, { clientName: string; read: Cents; stated: Cents }>();
  const clientOf = (clientCode: string, clientName: string): { read: Cents; stated: Cents } => {
    const known = clients.get(clientCode) ?? { clientName, read: 0, stated: 0 };
    clients.set(clientCode, known);
    return known;
  };
  const sums = items.balances();
  items.byClient().forEach(({ clientCode, clientName }, place) => {
    clientOf(clientCode, clientName).read += sums[place] as Cents;
  });
  for (const { clientCode, clientName, balance } of balances) {
    clientOf(clientCode, clientName).stated += balance;
  }
  return [...clients]
    .filter(([, { read, stated }]) => read !== stated)
    .map(([clientCode, sums]) => ({ address: null, clientCode, ...sums }));
}

/** An unreadable amount comes first: nobody knows how large it is. */
function largestLines(lines: readonly DifferenceLine[]): Pick<Reconciliation, "lines" | "lineCount"> {
  const size = ({ stated, read }: DifferenceLine): number => {
    return stated === null ? Number.MAX_VALUE : Math.abs(stated - read);
  };
  const largestFirst = [...lines].sort((a, b) => size(b) - size(a));
  return { lines: largestFirst.slice(0, LINES_TOLD), lineCount: lines.length };
}
