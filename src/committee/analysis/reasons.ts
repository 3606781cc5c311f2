import type { Colour } from "../../domain/policy/grid";
import type { Reason } from "../../domain/colour/reasons";
import type { Cents } from "../../domain/basis/money";
import type { Translator } from "../../locales/translator";

/** A sentence with the colour and the words that it was said in. */
interface Said {
  readonly colour: Colour;
  readonly language: Translator["language"];
  readonly currency: string;
  readonly sentence: string;
}

/** What was said last of these reasons: sheet and pane mostly say the same, of thousands of clients. */
const SAID = new WeakMap<readonly Reason[], Said>();

/** The colour and the facts behind it as one sentence: "Rouge : 64 210 € échus dont 41 000 € > 60 j, …". */
export function reasonSentence(colour: Colour, reasons: readonly Reason[], words: Translator): string {
  const { language, currency } = words;
  const said = SAID.get(reasons);
  if (said?.colour === colour && said.language === language && said.currency === currency)
    return said.sentence;
  // Written one after the other: a list of them, only to be joined, takes longer for each of thousands of clients.
  let facts = "";
  for (const reason of reasons) facts += (facts === "" ? "" : ", ") + factOf(reason, words);
  const named = words.t(`workbook:colours.${colour}`);
  const sentence = words.t("workbook:reasons.sentence", { colour: named, facts });
  SAID.set(reasons, { colour, language, currency, sentence });
  return sentence;
}

function factOf(reason: Reason, words: Translator): string {
  const amount = (cents: number) => words.money(cents, 0);
  const day = (serial: number) => words.day(serial, "short");
  const colour = (key: Colour) => words.t(`workbook:colours.${key}`).toLowerCase();
  switch (reason.kind) {
    case "limit-missing":
    case "rating-missing":
      return words.t(`workbook:reasons.${reason.kind}`);
    case "insolvent":
      return insolvencyFact(reason, words);
    case "doubtful":
      return words.t("workbook:reasons.doubtful", { amount: amount(reason.amount) });
    case "up-to-date":
      return upToDateFact(reason, words);
    case "override": {
      const { who, until, reason: motive } = reason.override;
      const why = [who, motive].filter((text) => text !== "").join(", ");
      const facts = { until: day(until), computed: colour(reason.computed) };
      return why === ""
        ? words.t("workbook:reasons.overrideUnexplained", facts)
        : words.t("workbook:reasons.override", { ...facts, why });
    }
    case "override-expired":
      return words.t("workbook:reasons.override-expired", {
        colour: colour(reason.override.colour),
        until: day(reason.override.until),
      });
    case "waiting":
      return words.t("workbook:reasons.waiting", {
        computed: colour(reason.computed),
        runs: words.number(reason.runs),
        needed: words.number(reason.needed),
      });
    case "cover-withdrawn":
      return words.t("workbook:reasons.cover-withdrawn", { uncovered: amount(reason.uncovered) });
    case "broken-promises":
      return words.t("workbook:reasons.broken-promises", { count: reason.count });
    case "overdue":
      return overdueFact(reason, words);
    case "disputed":
      return words.t(`workbook:reasons.${disputeKey(reason)}`, { amount: amount(reason.amount) });
    case "limit":
      return limitFact(reason, words);
    case "uninsured": {
      const days = words.number(reason.daysLate);
      return reason.insurer === ""
        ? words.t("workbook:reasons.uninsuredUnnamed", { days })
        : words.t("workbook:reasons.uninsured", { insurer: reason.insurer, days });
    }
    case "cover":
      return coverFact(reason, words);
    case "cover-missing":
      return words.t("workbook:reasons.cover-missing", { exposure: exposureText(reason, words) });
    case "signature": {
      const fact = words.t("workbook:reasons.signature", {
        provider: reason.provider,
        value: reason.value,
        quality: words.t(`workbook:grades.${reason.quality}`).toLowerCase(),
      });
      return reason.oldSince === null
        ? fact
        : words.t("workbook:reasons.rating-old", { fact, day: day(reason.oldSince) });
    }
    case "rating-unknown":
      return words.t("workbook:reasons.rating-unknown", { provider: reason.provider, value: reason.value });
  }
}

type ReasonOf<Kind extends Reason["kind"]> = Extract<Reason, { kind: Kind }>;

/** The kind of proceedings with its date, and until when claims are declared. */
function insolvencyFact(
  { insolvency: { kind, date }, claims }: ReasonOf<"insolvent">,
  words: Translator,
): string {
  const named = words.t(kind === null ? "workbook:reasons.insolvent" : `workbook:insolvencies.${kind}`);
  const fact =
    date === null
      ? named
      : words.t("workbook:reasons.insolventSince", { kind: named, day: words.day(date, "short") });
  return claims === null
    ? fact
    : words.t("workbook:reasons.claims", { fact, day: words.day(claims.deadline, "short") });
}

function upToDateFact({ behaviour }: ReasonOf<"up-to-date">, words: Translator): string {
  if (behaviour === null || behaviour.weeksLate === 0) return words.t("workbook:reasons.up-to-date");
  const known = words.number(behaviour.weeksKnown);
  return words.t("workbook:reasons.oftenLate", { count: behaviour.weeksLate, known });
}

/** The overdue with the rule that made it serious: its old part, or its share of the balance. */
function overdueFact(
  { amount, over60Days, oldestDaysLate, serious }: ReasonOf<"overdue">,
  words: Translator,
): string {
  const overdue = words.money(amount, 0);
  if (serious?.rule === "share") {
    const share = words.percent(serious.share, 0);
    return words.t("workbook:reasons.overdueShare", { amount: overdue, share });
  }
  if (over60Days >= amount) return words.t("workbook:reasons.overdueAllOld", { amount: overdue });
  return over60Days > 0
    ? words.t("workbook:reasons.overdueOld", { amount: overdue, over60Days: words.money(over60Days, 0) })
    : words.t("workbook:reasons.overdue", { amount: overdue, days: words.number(oldestDaysLate) });
}

function disputeKey({
  isOld,
  isCounted,
}: ReasonOf<"disputed">): "disputedOld" | "disputedCounted" | "disputed" {
  if (isOld) return "disputedOld";
  return isCounted ? "disputedCounted" : "disputed";
}

function limitFact(reason: ReasonOf<"limit">, words: Translator): string {
  const exposure = words.money(reason.exposure, 0);
  const limit = words.money(reason.limit, 0);
  const { shared } = reason;
  const excess = words.money(reason.excess, 0);
  if (reason.isCounted) {
    if (reason.limit === 0) return words.t("workbook:reasons.excessOverNil", { exposure });
    const facts = { excess, exposure, limit };
    return shared === null
      ? words.t("workbook:reasons.excess", facts)
      : words.t("workbook:reasons.excessOfGroup", { ...facts, accounts: words.number(shared.accounts) });
  }
  const fact =
    (shared?.granted ?? reason.limit) === 0
      ? words.t("workbook:reasons.limitNil", { exposure })
      : reason.excess > 0
        ? words.t("workbook:reasons.limitAbove", { excess, exposure, limit })
        : words.t("workbook:reasons.limitWithin", { exposure, limit });
  if (shared === null) return fact;
  const whole = { limit: words.money(shared.granted, 0), accounts: words.number(shared.accounts) };
  return words.t("workbook:reasons.shared", { fact, ...whole });
}

function coverFact(reason: ReasonOf<"cover">, words: Translator): string {
  if (reason.exposure <= 0) return words.t("workbook:reasons.nothingToCover");
  // Little is owed: the grade is partial although nobody covers anything.
  const isAllOpen = reason.grade === "partial" && reason.valid === 0;
  const fact = words.t(`workbook:reasons.${isAllOpen ? "uncoveredSmall" : reason.grade}`, {
    valid: words.money(reason.valid, 0),
    exposure: exposureText(reason, words),
  });
  if (reason.shared === null) return fact;
  const { granted, accounts } = reason.shared;
  const limit = words.money(granted, 0);
  return words.t("workbook:reasons.shared", { fact, limit, accounts: words.number(accounts) });
}

/** The exposure that cover is compared with, which is said when it is without VAT. */
function exposureText(
  { exposure, excludingVat }: { readonly exposure: Cents; readonly excludingVat: boolean },
  words: Translator,
): string {
  const text = words.money(exposure, 0);
  return excludingVat ? words.t("workbook:reasons.excludingVat", { exposure: text }) : text;
}
