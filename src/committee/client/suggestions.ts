import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { deadlineOn } from "../../domain/cover/deadline";
import type { Parameters } from "../../domain/policy/policy";
import { isOpen } from "../../domain/protocol/actions";
import type { ActionKind, ProtocolEntry } from "../../domain/protocol/protocol";
import { paysOnTime } from "../../domain/receivables/paymentBehaviour";
import type { Translator } from "../../locales/translator";
import type { ClientStanding } from "../port/clientStanding";
import type { Suggestion } from "./clientContract";
import { wayOutAmounts } from "./wayOutAmounts";

/** What the committee gave up is not proposed again for so many days. */
const GIVEN_UP_DAYS = 28;
/** Limits are set in round amounts. */
const ROUND: Cents = 1_000_00;

/** What is known of a client beside its row of the Clients sheet. */
interface SuggestionContext {
  /** The shipment block in force, or null. */
  readonly block: ProtocolEntry | null;
  /** Its rows of the protocol. */
  readonly entries: readonly ProtocolEntry[];
  /** One of the largest exposures that nobody has visited for long. */
  readonly isUnvisited: boolean;
  /** Day of the committee that decides. */
  readonly day: Day;
  readonly parameters: Pick<
    Parameters,
    | "upToDateMaximum"
    | "residue"
    | "excessShare"
    | "excessAmount"
    | "declarationSoonDays"
    | "declarationUrgentDays"
  >;
}

/**
 * What the client's own figures suggest to decide, what holds everything else first: the dispute that holds a
 * payment, the debt that is late, the cover that leads out of its colour, its limit, the block that the policy
 * proposes or the release of the one in force, the declaration to the insurer when its deadline is near, a visit to a
 * large client, and for a good payer the priority of its deliveries. What is under way already or was given up lately
 * is left out. The committee decides: nothing is recorded by itself.
 */
export function suggestionsFor(
  client: ClientStanding,
  context: SuggestionContext,
  words: Translator,
): Suggestion[] {
  const { block, day, parameters } = context;
  const ways = wayOutAmounts(client.wayOut);
  const disputed = client.countedOverdue - client.overdueOutOfDispute;
  const suggestions: Suggestion[] = [];
  const suggest = (kind: ActionKind, decision: string, more: Partial<Suggestion> = {}) =>
    suggestions.push({ kind, decision, amount: null, dueDate: null, origin: null, owner: "", ...more });
  const suggestAmount = (kind: ActionKind, amount: Cents, more: Partial<Suggestion> = { amount }) =>
    suggest(kind, ofAmount(kind, amount, words), more);
  const suggestLimit = (kind: ActionKind, limit: Cents | null) => {
    if (limit !== null) suggest(kind, ofLimit(kind, limit, words), { amount: limit });
  };
  // All that is in dispute is to be settled, whatever credits stand beside it; never less than it keeps from the overdue.
  if (disputed > parameters.upToDateMaximum) {
    suggestAmount("dispute-handling", Math.max(client.disputed, disputed));
  }
  // The debt is asked for, not the least that would turn the colour; nobody is reminded of what is not due.
  if (isToRemind(client, ways.payment) && client.overdueOutOfDispute > parameters.residue) {
    suggestAmount("client-reminder", client.overdueOutOfDispute, {});
  }
  if (ways.cover !== null) suggestAmount("cover-request", ways.cover);
  suggestLimit("raise-limit", raisedLimit(client, ways.limit, parameters));
  suggestLimit("lower-limit", loweredLimit(client, parameters));
  if (block !== null) {
    suggest("shipment-release", words.t("workbook:suggestions.release"), { origin: block.number });
  } else if (client.blockProposal !== "") {
    suggest("shipment-block", words.t("workbook:suggestions.block"));
  }
  const declaration = client.declaration === null ? null : deadlineOn(client.declaration, parameters, day);
  if (declaration !== null && declaration.state !== "later") {
    const isPassed = declaration.state === "passed";
    const key = isPassed ? "declarationPassed" : "declaration";
    const text = words.t(`workbook:suggestions.${key}`, { day: words.day(declaration.deadline, "short") });
    const dueDate = isPassed ? day : declaration.deadline;
    suggest("insurer-declaration", text, { amount: client.countedOverdue, dueDate });
  }
  if (context.isUnvisited) {
    suggest("joint-visit", words.t("workbook:suggestions.visit"), { owner: client.salesperson });
  }
  if (client.colour === "green" && client.countedOverdue === 0 && paysOnTime(client.behaviour)) {
    suggest("delivery-priority", words.t("workbook:suggestions.priority"));
  }
  const continued = new Set(context.entries.map(({ origin }) => origin));
  return suggestions.filter(
    ({ kind }) => !context.entries.some((entry) => entry.kind === kind && isSettled(entry, continued, day)),
  );
}

function ofAmount(kind: ActionKind, amount: Cents, words: Translator): string {
  return words.t("workbook:suggestions.amount", {
    kind: words.t(`workbook:actionKinds.${kind}`),
    amount: words.money(amount, 0),
  });
}

function ofLimit(kind: ActionKind, limit: Cents, words: Translator): string {
  return words.t("workbook:suggestions.limit", {
    kind: words.t(`workbook:actionKinds.${kind}`),
    limit: words.money(limit, 0),
  });
}

/**
 * Who is late is reminded. A red client whom no payment leads out may be in proceedings, where nobody is chased:
 * his claim is declared.
 */
function isToRemind({ colour, grades }: ClientStanding, wayOut: Cents | null): boolean {
  if (wayOut !== null) return true;
  return colour !== "red" && grades !== null && grades.overdue !== "up-to-date";
}

/** A limit is raised for a client who pays: to what its way out says, or to what it owes above its limit. */
function raisedLimit(
  { grades, colour, limit, excess, exposure }: ClientStanding,
  wayOut: Cents | null,
  { excessShare, excessAmount }: SuggestionContext["parameters"],
): Cents | null {
  if (grades?.overdue !== "up-to-date" || limit === 0) return null;
  if (wayOut !== null) return wayOut;
  const isCounted = limit !== null && excess > excessAmount && excess > excessShare * limit;
  return isCounted && colour !== "red" ? Math.ceil(exposure / ROUND) * ROUND : null;
}

/** A limit that a bad payer has not used up is brought down to what it owes. */
function loweredLimit(
  { grades, colour, limit, exposure }: ClientStanding,
  { excessAmount }: SuggestionContext["parameters"],
): Cents | null {
  const wanted = Math.ceil(Math.max(0, exposure) / ROUND) * ROUND;
  const isBad = colour === "red" && grades?.overdue !== "up-to-date";
  return isBad && limit !== null && wanted > 0 && limit - wanted > excessAmount ? wanted : null;
}

/**
 * Whether an action makes it idle to suggest another of its kind: it is under way, or the committee gave it up lately
 * without putting it off. A release is suggested beside the block that is under way.
 */
function isSettled(entry: ProtocolEntry, continued: ReadonlySet<number | null>, day: Day): boolean {
  if (entry.cancelled) return false;
  if (isOpen(entry)) return true;
  const isContinued = entry.number !== null && continued.has(entry.number);
  return entry.status === "dropped" && !isContinued && (entry.committeeDate ?? 0) > day - GIVEN_UP_DAYS;
}
