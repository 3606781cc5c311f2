/** A client as the finance team's sheets state it. Amounts in cents, days late before the reference date. */
export interface StatedClient {
  readonly items: readonly {
    readonly amount: number;
    /** Null when nobody knows when it is due. */
    readonly daysLate: number | null;
    /** Days since it was written; null when nobody knows. */
    readonly age: number | null;
    readonly disputed: boolean;
    readonly doubtful: boolean;
  }[];
  readonly covers: readonly {
    readonly insurer: string;
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
  /** Day of the judgment, days from 01/01/1900 on as in a sheet; null when nobody says. */
  readonly judgment: number | null;
  readonly brokenPromises: number;
  readonly protocol: readonly StatedStep[];
}

/** A row of the protocol about the client. */
export interface StatedStep {
  readonly kind: "insurer-declaration" | "due-date-extension" | "litigation";
  readonly status: "to-do" | "in-progress" | "done" | "dropped";
  readonly isTakenBack: boolean;
  /** Days since the committee, and since it was done; negative to come. */
  readonly decided: number;
  readonly done: number | null;
  /** Days from today to the date that it names. */
  readonly until: number | null;
}

/** What an insurer's own policy says; null = that delay is none of its. */
export interface StatedClock {
  readonly insurer: string;
  readonly fromDue: number | null;
  readonly fromInvoice: number | null;
  readonly smallest: number;
  readonly uninsuredAfter: number | null;
}

/** What a policy may choose; every number is the default one. */
export interface Choices {
  readonly criterion: "insurance" | "limit" | "none";
  readonly ratings: boolean;
  readonly greenWithoutData: boolean;
  readonly disputesCounted: boolean;
  /** Insurers with a row of their own in the settings. */
  readonly clocks: readonly StatedClock[];
  /** The day that everything is of, as in a sheet. */
  readonly today: number;
}

export interface Reading {
  readonly block: boolean;
  /** Days left for declaring to the insurer, negative when passed; null when nothing is to be declared. */
  readonly daysToDeclare: number | null;
  /** Days left for declaring claims in proceedings, negative when passed; null when there are none to declare. */
  readonly daysForClaims: number | null;
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
    ({ status, inForce }) => status === "cancelled" || (inForce && status === "reduced"),
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

  // The insurer looks at what is late out of credit, disputes too.
  const insurer = counted > 50_00 ? secondClock(client, choices) : { daysToDeclare: null, uninsured: false };
  const isOldOverdue = oldest > 30 && overdueAmount >= 5 * K;
  const isLargeOverdue = overdueAmount > 20 * K && overdueAmount >= balance / 10;
  const mayBlock = colour !== "green" && overdue !== "up-to-date";
  const block = (mayBlock && (isOldOverdue || isLargeOverdue)) || insurer.uninsured;
  const daysForClaims = secondClaims(client, choices);
  return { cover, signature, overdue, colour, block, daysForClaims, ...insurer };
}

/** Steps of a kind that were done by today, by how long ago. */
function doneAgo({ protocol }: StatedClient, kind: StatedStep["kind"]): number[] {
  return protocol
    .filter((step) => step.kind === kind && step.status === "done" && !step.isTakenBack)
    .map(({ done, decided }) => done ?? decided)
    .filter((ago) => ago >= 0);
}

/** The insurer's clock: one delay for each insurer, of the due date or of the invoice, the first that ends. */
function secondClock(
  client: StatedClient,
  { clocks }: Choices,
): Pick<Reading, "daysToDeclare" | "uninsured"> {
  const { items, covers, protocol } = client;
  const extensions = protocol.filter(({ kind, status, isTakenBack, decided }) => {
    return kind === "due-date-extension" && status !== "dropped" && !isTakenBack && decided >= 0;
  });
  const declared = doneAgo(client, "insurer-declaration");
  const late = items.flatMap(({ amount, daysLate, age, disputed }) => {
    if (amount <= 50_00 || daysLate === null || daysLate <= 0) return [];
    // What was put off is late from its new date on; what was written after the decision was not put off.
    const putOff = extensions.filter(({ decided }) => (age ?? daysLate) >= decided);
    const moved = Math.min(daysLate, ...putOff.map(({ until }) => (until === null ? daysLate : -until)));
    const isKnown = declared.some((ago) => daysLate > ago);
    return moved > 0 ? [{ amount, daysLate, moved, age, disputed, isKnown }] : [];
  });
  const total = (of: typeof late) => sum(of.map(({ amount }) => amount));
  const gives = ({ granted, status }: StatedClient["covers"][number]) =>
    granted > 0 && ["accepted", "partial", "reduced"].includes(status);
  const ends: number[] = [];
  let uninsured = false;
  for (const insurer of new Set(covers.map((cover) => cover.insurer))) {
    const clock = clocks.find(
      (own) => own.insurer.slice(0, 3).toLowerCase() === insurer.slice(0, 3).toLowerCase(),
    );
    const { fromDue, fromInvoice, smallest, uninsuredAfter } = clock ?? {
      fromDue: 60,
      fromInvoice: null,
      smallest: 300_00,
      uninsuredAfter: 60,
    };
    const own = covers.filter((cover) => cover.insurer === insurer);
    // What fell due while a cover stood stays insured, though it was cancelled or has ended since.
    const toDeclare = late.filter(({ daysLate, isKnown }) => {
      const insures = own.some((cover) => {
        const stood = cover.inForce || (cover.endedDaysAgo !== null && daysLate >= cover.endedDaysAgo);
        return stood && (cover.status === "cancelled" || gives(cover));
      });
      return insures && !isKnown;
    });
    if (toDeclare.length > 0 && total(toDeclare) >= smallest) {
      for (const { daysLate, moved, age } of toDeclare) {
        if (fromDue !== null) ends.push(fromDue - moved);
        if (fromInvoice === null || age === null) continue;
        // No delay ends before the date that the insurer itself agreed to.
        ends.push(moved < daysLate ? Math.max(fromInvoice - age, -moved) : fromInvoice - age);
      }
    }
    const tooLate = late.filter(({ disputed, moved }) => !disputed && moved > (uninsuredAfter ?? Infinity));
    const insuresToday = own.some((cover) => cover.inForce && gives(cover));
    if (insuresToday && tooLate.length > 0 && total(tooLate) >= smallest) uninsured = true;
  }
  return { daysToDeclare: ends.length === 0 ? null : Math.min(...ends), uninsured };
}

/** Claims are declared within two months of the publication, until the protocol says that it was done. */
function secondClaims(client: StatedClient, { today }: Choices): number | null {
  const { proceedings, judgment } = client;
  if (!["safeguard", "receivership", "liquidation", "unknown"].includes(proceedings)) return null;
  if (judgment === null || judgment > today) return null;
  if (doneAgo(client, "litigation").some((ago) => today - ago >= judgment)) return null;
  const at = new Date(Date.UTC(1899, 11, 30 + judgment));
  const lastOfMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 3, 0)).getUTCDate();
  const day = Math.min(at.getUTCDate(), lastOfMonth);
  const end = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 2, day);
  return Math.round((end - Date.UTC(1899, 11, 30)) / 86_400_000) - today;
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
