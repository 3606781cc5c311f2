import type { AgendaItem, AgendaRule } from "../../domain/committee/agenda";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { isOpen } from "../../domain/protocol/actions";
import { UNUSED } from "../../domain/policy/grid";
import type { Criteria } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { ClientSuccess, SuccessFact } from "../../domain/results/successes";
import type { Translator } from "../../locales/translator";
import type { Row } from "../form/document";
import type { AgendaClient, AgendaMatter } from "./agendaMatter";

/** Why a client is on the agenda, in words. */
export function rulesText(rules: readonly AgendaRule[], words: Translator): string {
  return rules.map((rule) => words.t(`workbook:agenda.rules.${rule}`)).join(", ");
}

/**
 * Until when the insurer must be told of a client's unpaid items, or since when it is too late, on the day of
 * the figures; "" when nothing is to be declared.
 */
export function declarationSentence(deadline: Day | null, referenceDate: Day, words: Translator): string {
  if (deadline === null) return "";
  return words.t(
    deadline < referenceDate
      ? "workbook:agenda.facts.declarationPassed"
      : "workbook:agenda.facts.declaration",
    { day: words.day(deadline, "short") },
  );
}

/** What the committee is asked to decide about a client: the block, then the way out of its colour. */
export function askedText(
  client: AgendaClient,
  { blocks, undecided }: AgendaMatter,
  words: Translator,
): string {
  const { clientCode, blockProposal, wayOut } = client;
  const count = undecided.get(clientCode);
  const blocked = blockedText(blocks.get(clientCode), words);
  const facts = [
    count === undefined ? "" : words.t("workbook:agenda.facts.undecided", { count }),
    blocked,
    blocked !== "" || blockProposal === "" ? "" : words.t("workbook:agenda.facts.block"),
    wayOut === words.t("workbook:wayOut.none") ? words.t("workbook:agenda.facts.noWayOut") : wayOut,
  ];
  return facts.filter((fact) => fact !== "").join(" · ") || words.t("workbook:agenda.facts.toDecide");
}

function blockedText(block: ProtocolEntry | undefined, words: Translator): string {
  const day = block?.committeeDate ?? null;
  return day === null ? "" : words.t("workbook:agenda.facts.blocked", { day: words.day(day, "short") });
}

/** What the page says of a client in another place already. */
export interface Stated {
  readonly hasDeadline: boolean;
  readonly actions: ReadonlySet<ProtocolEntry>;
}

const NOTHING_STATED: Stated = { hasDeadline: false, actions: new Set() };

/**
 * What the columns beside it do not say: why the colour, what moved, what is to be decided unless page one asks it
 * already, what stands in dispute or unmatched, and the follow-up.
 */
export function situationText(
  { client, rules }: AgendaItem<AgendaClient>,
  matter: AgendaMatter,
  words: Translator,
  stated: Stated = NOTHING_STATED,
): string {
  const { colour, change, hasMoved, hasEntered, declaration, disputed } = client;
  const amount = (key: "disputed" | "credits", cents: number) =>
    cents === 0 ? "" : words.t(`workbook:agenda.facts.${key}`, { amount: words.money(Math.abs(cents), 0) });
  return [
    whyText(client, matter, words),
    hasMoved || hasEntered ? change : "",
    colour === "red" ? "" : askedOfOthers(client, matter, words),
    rules.includes("deadline") && !stated.hasDeadline
      ? declarationSentence(declaration, matter.referenceDate, words)
      : "",
    rules.includes("drift") ? driftText(client, words) : "",
    amount("disputed", disputed),
    amount("credits", client.ageing.unallocatedCredits),
    ...followUp(client, matter, words, stated),
  ]
    .filter((fact) => fact !== "")
    .join(" · ");
}

/** By how much the terms of a client's invoices have left what was agreed and what the law allows. */
function driftText({ drift: { fromAgreed, beyondLaw } }: AgendaClient, words: Translator): string {
  const facts = [
    ...(fromAgreed !== null && fromAgreed > 0
      ? [
          words.t("workbook:agenda.facts.driftAgreed", {
            count: fromAgreed,
            number: words.number(fromAgreed),
          }),
        ]
      : []),
    ...(beyondLaw > 0
      ? [words.t("workbook:agenda.facts.driftLaw", { count: beyondLaw, number: words.number(beyondLaw) })]
      : []),
  ];
  return facts.join(" · ");
}

/** What is to be followed up about a client who has no line of its own for it; "" when there is nothing. */
export function followUpText(
  client: AgendaClient,
  matter: AgendaMatter,
  words: Translator,
  stated: Stated = NOTHING_STATED,
): string {
  const blocked = blockedText(matter.blocks.get(client.clientCode), words);
  return [blocked, ...followUp(client, matter, words, stated)].filter((fact) => fact !== "").join(" · ");
}

function followUp(
  { clientCode, note }: AgendaClient,
  matter: AgendaMatter,
  words: Translator,
  { actions }: Stated,
): string[] {
  const open = matter.decisions.get(clientCode)?.find(isOpen);
  return [
    open === undefined || actions.has(open) ? "" : decisionText(open, words),
    earlierNote(clientCode, matter, words),
    note === "" ? "" : words.t("workbook:agenda.facts.note", { text: note }),
  ];
}

function askedOfOthers(client: AgendaClient, matter: AgendaMatter, words: Translator): string {
  const asked = askedText(client, matter, words);
  return asked === words.t("workbook:agenda.facts.toDecide") ? "" : asked;
}

/** The grades where they explain the colour, with the rating; else the whole sentence of reasons. */
function whyText(client: AgendaClient, { explained, criteria }: AgendaMatter, words: Translator): string {
  const { grades, rating, reasons, clientCode, overrideUntil } = client;
  if (grades === null || overrideUntil !== null || !explained.has(clientCode)) return reasons;
  const { cover, signature, overdue } = grades;
  const signed = words.t("workbook:agenda.facts.signature", {
    quality: words.t(`workbook:grades.${signature}`).toLowerCase(),
  });
  // A criterion that is not in use explains nothing.
  const parts = [
    cover === UNUSED
      ? ""
      : words.t(
          criteria.coverCriterion === "limit"
            ? `workbook:agenda.facts.limit.${cover}`
            : `workbook:grades.${cover}`,
        ),
    signature === UNUSED ? "" : rating === "" ? signed : `${signed} (${rating})`,
    words.t(`workbook:grades.${overdue}`).toLowerCase(),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function earlierNote(clientCode: string, { earlier }: AgendaMatter, words: Translator): string {
  const notes = earlier.notes.filter((each) => each.clientCode === clientCode).map(({ text }) => text);
  if (notes.length === 0 || earlier.day === null) return "";
  return words.t("workbook:agenda.facts.earlierNote", {
    day: words.day(earlier.day, "short"),
    text: notes.join(" ; "),
  });
}

/** A decision with its day and what became of it. */
function decisionText(entry: ProtocolEntry, words: Translator): string {
  const { committeeDate, status } = entry;
  const text = words.t("workbook:agenda.facts.decision", {
    day: committeeDate === null ? "" : words.day(committeeDate, "short"),
    text: actionText(entry),
  });
  return status === null ? text : `${text} (${words.t(`workbook:statuses.${status}`).toLowerCase()})`;
}

/** What an entry decides, in its own words, else its topic or its kind. */
export function actionText({ decision, topic, kindText }: ProtocolEntry): string {
  return decision || topic || kindText;
}

/** What got better for a client and the newest decision that came before it: no cause is claimed. */
export function successesText(
  { facts, precededBy }: ClientSuccess<ProtocolEntry>,
  words: Translator,
): string {
  const [before] = precededBy;
  return [
    ...facts.map((fact) => successText(fact, words)),
    before === undefined
      ? ""
      : words.t("workbook:agenda.successes.precededBy", { decision: decisionText(before, words) }),
  ]
    .filter((text) => text !== "")
    .join(" · ");
}

function successText(fact: SuccessFact, words: Translator): string {
  switch (fact.kind) {
    case "back-to-green":
      return words.t("workbook:agenda.successes.back-to-green", {
        before: words.t(`workbook:colours.${fact.before}`).toLowerCase(),
      });
    case "paid":
      return words.t("workbook:agenda.successes.paid", {
        paid: words.money(fact.paid, 0),
        left: words.money(fact.left, 0),
      });
    case "released":
      return words.t("workbook:agenda.successes.released", { paid: words.money(fact.paid, 0) });
  }
}

/** The client of a protocol row as it stands today; undefined when it owes nothing any more. */
export function amountsOf({ clientCode }: ProtocolEntry, { clients, criteria }: AgendaMatter): Row["cells"] {
  const client = clients.get(clientCode);
  return client === undefined
    ? {}
    : {
        salesperson: client.salesperson,
        atRisk: atRisk(client, criteria),
        overdue: client.overdueOutOfDispute,
      };
}

/** What of a client's exposure its criterion looks at: uncovered, above the limit; without either, all of it. */
export function atRisk(
  { exposure, uncovered, excess }: Pick<AgendaClient, "exposure" | "uncovered" | "excess">,
  { coverCriterion }: Criteria,
): Cents {
  return { insurance: uncovered, limit: excess, none: exposure }[coverCriterion];
}

/** The criteria in use by name, the overdue last. */
export function criteriaNamed({ coverCriterion, ratingsInUse }: Criteria, words: Translator): string[] {
  const named = [
    ...(coverCriterion === "none" ? [] : [coverCriterion]),
    ...(ratingsInUse ? (["ratings"] as const) : []),
    "overdue" as const,
  ];
  return named.map((criterion) => words.t(`workbook:stamp.criterion.${criterion}`));
}
