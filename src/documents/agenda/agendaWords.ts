import type { AgendaItem, AgendaRule } from "../../domain/committee/agenda";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { isOpen } from "../../domain/protocol/actions";
import { UNUSED, type Colour } from "../../domain/policy/grid";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { Criteria } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { ClientSuccess, SuccessFact } from "../../domain/results/successes";
import type { Translator } from "../../locales/translator";
import { coverWord } from "../form/coverWord";
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
  const { clientCode, blockProposal, wayOut, colour } = client;
  const count = undecided.get(clientCode);
  const blocked = blockedText(blocks.get(clientCode), words);
  const toDecide = words.t("workbook:agenda.facts.toDecide");
  const isLost = wayOut === words.t("workbook:wayOut.none");
  const facts = [
    count === undefined ? "" : words.t("workbook:agenda.facts.undecided", { count }),
    blocked,
    blocked !== "" || blockProposal === "" ? "" : words.t("workbook:agenda.facts.block"),
  ].filter((fact) => fact !== "");
  // That there is no way out asks for nothing by itself.
  const asked = facts.length === 0 && isLost && colour === "red" ? [toDecide] : facts;
  const ways = isLost ? words.t("workbook:agenda.facts.noWayOut") : wayOut;
  return [...asked, ...(ways === "" ? [] : [ways])].join(" · ") || toDecide;
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
  const { colour, change, hasMoved, hasEntered, declaration } = client;
  const facts = [
    whyText(client, matter, words),
    hasMoved || hasEntered ? change : "",
    colour === "red" ? "" : askedOfOthers(client, matter, words),
    rules.includes("deadline") && !stated.hasDeadline
      ? declarationSentence(declaration, matter.referenceDate, words)
      : "",
    rules.includes("drift") ? driftText(client, words) : "",
  ];
  return [
    ...facts,
    ...amountsTold(client, matter, facts.join(" · "), words),
    ...followUp(client, matter, words, stated),
  ]
    .filter((fact) => fact !== "")
    .join(" · ");
}

/** What stands in dispute or unmatched, where it is worth a word and was not said already. */
function amountsTold(
  { disputed, ageing }: AgendaClient,
  { worthTelling }: AgendaMatter,
  said: string,
  words: Translator,
): string[] {
  const told = (key: "disputed" | "credits", cents: Cents): string[] => {
    const amount = words.money(Math.abs(cents), 0);
    return Math.abs(cents) < worthTelling || said.includes(amount)
      ? []
      : [words.t(`workbook:agenda.facts.${key}`, { amount })];
  };
  return [...told("disputed", disputed), ...told("credits", ageing.unallocatedCredits)];
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

/** The grades where they explain the colour, with the rating; else the reasons: without what the columns say. */
function whyText(client: AgendaClient, { explained, criteria }: AgendaMatter, words: Translator): string {
  const { grades, rating, reasons, clientCode, overrideUntil, colour } = client;
  if (grades === null || overrideUntil !== null || !explained.has(clientCode)) {
    return reasonsTold(reasons, colour, words);
  }
  const { cover, signature, overdue } = grades;
  const signed = words.t("workbook:agenda.facts.signature", {
    quality: words.t(`workbook:grades.${signature}`).toLowerCase(),
  });
  // A criterion that is not in use explains nothing; what is uncovered of an insured client has its column.
  const parts = [
    cover === UNUSED || looksAtCover(criteria) ? "" : coverWord(cover, criteria, words),
    signature === UNUSED ? "" : rating === "" ? signed : `${signed} (${rating})`,
    overdue === "seriously-late" ? words.t(`workbook:grades.${overdue}`).toLowerCase() : "",
  ].filter((part) => part !== "");
  return begun(parts.length > 0 ? parts.join(", ") : words.t(`workbook:grades.${overdue}`));
}

/** A sentence of reasons without the colour and the facts that stand in the columns beside it. */
function reasonsTold(reasons: string, colour: Colour, words: Translator): string {
  const start = words.t("workbook:reasons.sentence", {
    colour: words.t(`workbook:colours.${colour}`),
    facts: "",
  });
  if (!reasons.startsWith(start)) return reasons;
  const facts = reasons.slice(start.length);
  const told = IN_COLUMNS.reduce((left, key) => left.replace(amountsIn(key, words), ""), facts);
  return begun(told.replace(/^, /, "") || facts);
}

const IN_COLUMNS = [
  "up-to-date",
  "overdue",
  "overdueOld",
  "overdueAllOld",
  "covered",
  "partial",
  "uncovered",
  "uncoveredSmall",
] as const;
const AMOUNT = "[-\\d\\s.,'’\\p{Sc}A-Z]+";

/** A reason that says amounts, whichever these are. */
function amountsIn(key: (typeof IN_COLUMNS)[number], words: Translator): RegExp {
  const any = "\n";
  const values = { amount: any, days: any, over60Days: any, valid: any, exposure: any };
  const parts = words.t(`workbook:reasons.${key}`, values).split(any);
  const pattern = parts.map((part) => part.replace(/[()[\].*+?^$|\\{}]/g, "\\$&")).join(AMOUNT);
  return new RegExp(`(?:^|, )${pattern}(?=, |$)`, "u");
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
