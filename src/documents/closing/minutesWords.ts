import type { Cents } from "../../domain/basis/money";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { Criteria } from "../../domain/policy/policy";
import type { ReviewedOutcome } from "../../domain/committee/closing";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { MinutesMatter, UndecidedClient } from "./minutesMatter";

/** What the minutes' sheet and mail say alike. Texts that people typed stand in them as they are. */

export function minutesTitle({ day }: Pick<MinutesMatter, "day">, words: Translator): string {
  return words.t("workbook:minutes.title", { day: words.day(day, "long") });
}

/** Where it was held and who was there, then the figures it had before it. */
export function minutesHead(page: MinutesMatter, words: Translator): string[] {
  const { company, place, time, present, referenceDate, portfolio, criteria } = page;
  const { counts, exposure, countedOverdue, uncovered } = portfolio;
  return [
    [company, place, words.time(time)].filter((part) => part !== "").join(" · "),
    present === ""
      ? words.t("workbook:minutes.nobody")
      : words.t("workbook:minutes.present", { people: present }),
    ...(referenceDate === null
      ? []
      : [
          words.t("workbook:minutes.figures", {
            day: words.day(referenceDate, "short"),
            exposure: words.money(exposure, 0),
            overdue: words.money(countedOverdue, 0),
            uncovered: uncoveredText(uncovered, criteria, words),
          }),
        ]),
    words.t("workbook:minutes.colours", {
      red: words.number(counts.red),
      orange: words.number(counts.orange),
      green: words.number(counts.green),
    }),
  ];
}

/** A decision with its kind, which an information goes without, then what its kind asked for and its arbitration, a line each. */
export function decisionLines(entry: ProtocolEntry, words: Translator): string[] {
  const { decision, topic, kind, kindText, amount, dueDate, until } = entry;
  const text = decision || topic;
  const said = amount === null ? "" : words.money(amount, 0);
  return [
    kind === "information" || saysKind(text, kindText)
      ? text
      : words.t("workbook:minutes.kind", { kind: kindText, decision: text }),
    // An amount that the decision names, and a day that is said beside it, are not said twice.
    ...(said === "" || saysAmount(text, said) ? [] : [words.t("workbook:minutes.amount", { amount: said })]),
    ...(until === null || until === dueDate
      ? []
      : [words.t("workbook:minutes.until", { day: words.day(until, "short") })]),
    ...arbitrationLines(entry, words),
  ];
}

/** People type other spaces than ours between the digits of an amount; 130 000 does not say 30 000. */
function saysAmount(text: string, amount: string): boolean {
  const squeezed = (each: string) => each.replace(/\s/g, "");
  const before = squeezed(text).split(squeezed(amount)).slice(0, -1);
  return before.some((each) => !/\d$/.test(each));
}

/** A decision that begins with its kind is not given it twice. */
function saysKind(text: string, kindText: string): boolean {
  return kindText === "" || text.toLowerCase().startsWith(kindText.toLowerCase());
}

function arbitrationLines({ arbitration, question, ruling }: ProtocolEntry, words: Translator): string[] {
  if (arbitration === "none") return [];
  if (arbitration === "ruled") return [words.t("workbook:minutes.ruled", { ruling })];
  return [
    question === ""
      ? words.t("workbook:minutes.askedPlain")
      : words.t("workbook:minutes.asked", { question }),
  ];
}

/** A block in force: since when, and until when where it has a last day. */
export function blockedText({ committeeDate, until }: ProtocolEntry, words: Translator): string {
  const day = (value: typeof until) => (value === null ? "–" : words.day(value, "short"));
  return words.t(until === null ? "workbook:minutes.blockedSince" : "workbook:minutes.blockedUntil", {
    since: day(committeeDate),
    until: day(until),
  });
}

/** An arbitration that waits: the decision it is about and the question put. */
export function pendingLines(entry: ProtocolEntry, words: Translator): string[] {
  const [decision = ""] = decisionLines({ ...entry, amount: null, until: null, arbitration: "none" }, words);
  return entry.question === "" ? [decision] : [decision, entry.question];
}

/** What became of an action, with its result. */
export function outcomeText(
  { entry, outcome, continuation }: ReviewedOutcome<ProtocolEntry>,
  words: Translator,
): string {
  const outcomeWords = () => {
    switch (outcome) {
      case "done":
        return entry.doneOn === null
          ? words.t("workbook:minutes.outcome.done")
          : words.t("workbook:minutes.outcome.doneOn", { day: words.day(entry.doneOn, "short") });
      case "postponed":
        return words.t("workbook:minutes.outcome.postponed", {
          day: continuation?.dueDate == null ? "–" : words.day(continuation.dueDate, "short"),
          number: continuation?.number ?? "–",
        });
      case "dropped":
        return words.t("workbook:minutes.outcome.dropped");
      case "open":
        return words.t(`workbook:minutes.outcome.${entry.status === "in-progress" ? "in-progress" : "open"}`);
    }
  };
  const result = ownResult(entry, words);
  return result === ""
    ? outcomeWords()
    : words.t("workbook:minutes.withResult", { outcome: outcomeWords(), result });
}

/** A result without the "Reporté au …" that postponing puts before it: the outcome says so already. */
function ownResult({ result }: ProtocolEntry, words: Translator): string {
  const [begin = "", end = ""] = words.t("workbook:protocol.postponed", { day: "\n" }).split("\n");
  const [first = "", ...others] = result.split("\n");
  return first.startsWith(begin) && first.endsWith(end) && /\d\d\/\d\d\/\d{4}/.test(first)
    ? others.join("\n")
    : result;
}

/** The figures of a client about whom nothing was decided. */
export function undecidedText(
  client: Pick<UndecidedClient, "exposure" | "uncovered" | "countedOverdue">,
  { criteria }: Pick<MinutesMatter, "criteria">,
  words: Translator,
): string {
  return words.t("workbook:minutes.undecidedClient", {
    exposure: words.money(client.exposure, 0),
    uncovered: uncoveredText(client.uncovered, criteria, words),
    overdue: words.money(client.countedOverdue, 0),
  });
}

/** What is uncovered, after the exposure; nothing where no cover is looked at: it would be the exposure again. */
function uncoveredText(uncovered: Cents, criteria: Criteria, words: Translator): string {
  return looksAtCover(criteria)
    ? words.t("workbook:minutes.uncovered", { amount: words.money(uncovered, 0) })
    : "";
}

/** How often the arbiter was asked over the last weeks, against the signal (credit committee rules, §4). */
export function rateSentence(
  { rate, weeks, signal }: Pick<MinutesMatter, "rate" | "weeks" | "signal">,
  words: Translator,
): string {
  return words.t(rate.isHigh ? "workbook:minutes.rateHigh" : "workbook:minutes.rate", {
    weeks,
    arbitrations: rate.arbitrations,
    decisions: rate.decisions,
    rate: rate.rate === null ? "–" : words.percent(rate.rate),
    signal: words.percent(signal),
  });
}
