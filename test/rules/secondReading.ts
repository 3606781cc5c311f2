/** A client as the finance team's sheets state it. Amounts in cents, days late before the reference date. */
export interface StatedClient {
  readonly items: readonly {
    readonly amount: number;
    /** Null when nobody knows when it is due. */
    readonly daysLate: number | null;
    readonly disputed: boolean;
    readonly doubtful: boolean;
  }[];
  readonly covers: readonly {
    readonly granted: number;
    readonly status: "accepted" | "partial" | "refused" | "reduced" | "cancelled" | "pending";
    readonly inForce: boolean;
    /** Null for one that has not ended. */
    readonly endedDaysAgo: number | null;
  }[];
  /** Null without a rating that a scale knows. */
  readonly quality: "good" | "medium" | "weak" | null;
  readonly limit: number | null;
  readonly proceedings:
    "none" | "conciliation" | "safeguard" | "receivership" | "liquidation" | "plan" | "unknown";
  readonly brokenPromises: number;
}

/** What a policy may choose; every number is the default one. */
export interface Choices {
  readonly criterion: "insurance" | "limit" | "none";
  readonly ratings: boolean;
  readonly greenWithoutData: boolean;
  readonly disputesCounted: boolean;
}

export interface Reading {
  readonly block: boolean;
  /** Days left for declaring to the insurer, negative when passed; null when nothing is to be declared. */
  readonly daysToDeclare: number | null;
  /** New deliveries are no longer insured. */
  readonly uninsured: boolean;
  readonly cover: "covered" | "partial" | "uncovered" | "unused";
  readonly signature: "good" | "medium" | "weak" | "unused";
  readonly overdue: "up-to-date" | "late" | "seriously-late";
  readonly colour: "red" | "orange" | "green";
}

const K = 1_000_00;
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** The grades and the computed colour of a client, by the credit committee rules, §2 and §3. */
export function secondReading(client: StatedClient, choices: Choices): Reading {
  const { items, covers, limit, proceedings } = client;
  const balance = sum(items.map(({ amount }) => amount));
  const credits = sum(items.filter(({ amount }) => amount < 0).map(({ amount }) => amount));
  const late = items.filter(({ amount, daysLate }) => amount > 0 && (daysLate ?? 0) > 0);
  const disputes = late.filter(({ disputed }) => disputed);
  const lateSum = (of: typeof late, from = 0) =>
    sum(of.filter(({ daysLate }) => (daysLate ?? 0) > from).map(({ amount }) => amount));
  const takenOff = choices.disputesCounted ? [] : disputes;
  const counted = Math.max(0, lateSum(late) + credits);
  const overdueAmount = Math.max(0, counted - lateSum(takenOff));
  const over60 = Math.min(lateSum(late, 60) - lateSum(takenOff, 60), overdueAmount);
  const ages = late.filter((item) => item.amount > 50_00 && !takenOff.includes(item));
  const oldest = Math.max(0, ...ages.map(({ daysLate }) => daysLate ?? 0));

  const isUpToDate = overdueAmount <= 500_00 || oldest <= 5;
  const isOld = oldest > 60 && over60 > 5 * K;
  const isLarge = overdueAmount >= 20 * K && overdueAmount >= balance / 4;
  const overdue = isUpToDate ? "up-to-date" : isOld || isLarge ? "seriously-late" : "late";

  const valid = sum(
    covers
      .filter(({ status, inForce }) => inForce && ["accepted", "partial", "reduced"].includes(status))
      .map(({ granted }) => granted),
  );
  const uncovered = Math.max(0, balance - valid);
  const excess = limit === null ? 0 : Math.max(0, balance - limit);
  const insured =
    uncovered <= K ? "covered" : uncovered <= Math.max(10 * K, balance / 2) ? "partial" : "uncovered";
  const limited =
    limit === null ? "partial" : excess === 0 ? "covered" : excess <= limit / 5 ? "partial" : "uncovered";
  const cover = { insurance: insured, limit: limited, none: "unused" }[choices.criterion] as Reading["cover"];
  const signature = choices.ratings ? (client.quality ?? "medium") : "unused";

  const withdrawn = covers.some(
    ({ status, inForce }) => inForce && ["reduced", "cancelled"].includes(status),
  );
  const isHardRed =
    ["safeguard", "receivership", "liquidation", "unknown"].includes(proceedings) ||
    sum(items.filter(({ doubtful }) => doubtful).map(({ amount }) => amount)) > 50_00 ||
    (withdrawn && uncovered > 10 * K) ||
    client.brokenPromises >= 2;
  const lacksData =
    (choices.criterion === "insurance" && covers.length === 0) ||
    (choices.criterion === "limit" && limit === null) ||
    (choices.ratings && client.quality === null);
  const isKeptFromGreen =
    proceedings === "conciliation" ||
    proceedings === "plan" ||
    lateSum(disputes, 60) > 5 * K ||
    (limit !== null && excess > 5 * K && excess > limit / 10) ||
    (!choices.greenWithoutData && lacksData);
  const fromGrid = gridColour({ cover, signature, overdue });
  const capped = fromGrid === "green" && isKeptFromGreen ? "orange" : fromGrid;
  const colour = isHardRed ? "red" : capped;

  // The insurer looks at what is late out of credit, disputes too; new deliveries depend on what is out of dispute.
  const known = counted > 50_00 ? late.filter(({ amount }) => amount > 50_00) : [];
  const gives = (cover: (typeof covers)[number]) =>
    cover.inForce && cover.granted > 0 && ["accepted", "partial", "reduced"].includes(cover.status);
  // What fell due while a cover stood stays insured, though it was cancelled or has ended since.
  const insures = (cover: (typeof covers)[number], daysLate: number) => {
    const gave = cover.status === "cancelled" || gives({ ...cover, inForce: true });
    return gave && (cover.inForce || (cover.endedDaysAgo !== null && daysLate >= cover.endedDaysAgo));
  };
  const toDeclare = known.filter(({ daysLate }) => covers.some((cover) => insures(cover, daysLate ?? 0)));
  const declared = sum(toDeclare.map(({ amount }) => amount)) >= 300_00;
  const daysToDeclare = declared ? 60 - Math.max(...toDeclare.map(({ daysLate }) => daysLate ?? 0)) : null;
  const tooLate = known.filter(({ disputed, daysLate }) => !disputed && (daysLate ?? 0) > 60);
  const uninsured = covers.some(gives) && sum(tooLate.map(({ amount }) => amount)) >= 300_00;
  const isOldOverdue = oldest > 30 && overdueAmount >= 5 * K;
  const isLargeOverdue = overdueAmount > 20 * K && overdueAmount >= balance / 10;
  const mayBlock = colour !== "green" && overdue !== "up-to-date";
  const block = (mayBlock && (isOldOverdue || isLargeOverdue)) || uninsured;
  return { cover, signature, overdue, colour, block, daysToDeclare, uninsured };
}

/** The default grids of 27, 9 and 3 rows. */
function gridColour({
  cover,
  signature,
  overdue,
}: Pick<Reading, "cover" | "signature" | "overdue">): Reading["colour"] {
  const bad: Readonly<Record<string, number>> = { partial: 1, medium: 1, late: 1 };
  const worstOnes = ["uncovered", "weak", "seriously-late"];
  const rank = (grade: string) => (worstOnes.includes(grade) ? 2 : (bad[grade] ?? 0));
  const [c, s, o] = [rank(cover), rank(signature), rank(overdue)];
  if (cover === "unused" || signature === "unused") {
    if (o === 2) return "red";
    return o === 1 || c === 2 || s === 2 ? "orange" : "green";
  }
  const grades = [c, s, o];
  const worst = grades.filter((grade) => grade === 2).length;
  const middling = grades.filter((grade) => grade === 1).length;
  if (worst >= 2 || (o === 2 && !(c === 0 && s === 0))) return "red";
  return worst === 0 && middling <= 1 ? "green" : "orange";
}

/** An account as the agenda looks at it. */
export interface GroupedAccount {
  readonly group: string;
  readonly isRed: boolean;
  readonly exposure: number;
  readonly limit: number | null;
}

/** The rules of §4 that bring each account to the agenda by its own or its group's figures. */
export function secondAgenda(accounts: readonly GroupedAccount[]): ("red" | "exposure" | "excess")[][] {
  return accounts.map((account) => {
    const together =
      account.group === "" ? [account] : accounts.filter(({ group }) => group === account.group);
    const owed = sum(together.map(({ exposure }) => Math.max(0, exposure)));
    const limits = together.flatMap(({ limit }) => limit ?? []);
    const excess = limits.length === 0 ? 0 : owed - sum(limits);
    const rules: ("red" | "exposure" | "excess")[] = [];
    if (account.isRed && owed >= 10 * K) rules.push("red");
    if (owed >= 50 * K) rules.push("exposure");
    if (excess > 5 * K && excess > sum(limits) / 10) rules.push("excess");
    return rules;
  });
}
