import type { Improvement, LostToRed, YearOfLosses } from "../../domain/results/clientOutcomes";
import type { Cents } from "../../domain/basis/money";
import type { Comparison, Extreme } from "../../domain/results/comparison";
import type { Departure, Fall } from "../../domain/results/fall";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { ArbitrationReading } from "../../domain/results/committeeRates";
import { policyDifference } from "./policyDifference";
import type { ResultsMatter, ResultsPoint } from "./resultsMatter";

/**
 * How the overdue moved as far as money came, and between what it is compared: "Retards : 9,4 M€ → 6,1 M€ (…)".
 * Losses, credits and clients that the file leaves out do not improve it.
 */
export function headline(comparison: Comparison, words: Translator): string {
  const { before, comparable, change, share, unread } = comparison;
  if (unread.length > 0) {
    const days = words.list(unread.map((day) => words.day(day, "short")));
    return words.t("workbook:results.headlineUnread", { count: unread.length, days });
  }
  const values = {
    first: words.shortMoney(before.countedOverdue),
    last: words.shortMoney(comparable),
    change: signed(change, (cents) => words.shortMoney(cents)),
    share: shareOf(share, words),
    basis: basisText(comparison, words),
  };
  if (values.change === UNCHANGED) return words.t("workbook:results.unchanged", values);
  return words.t(
    values.share === "" ? "workbook:results.headlineAlone" : "workbook:results.headline",
    values,
  );
}

/** Between what is compared; four committees are four weeks when none is missing among them. */
export function basisText({ basis, isWeekly, before }: Comparison, words: Translator): string {
  const key = basis === "means" && isWeekly ? "weeks" : basis;
  return words.t(`workbook:results.basis.${key}`, { day: words.day(before.from, "short") });
}

/** What stands for a change that is nil, or would be written as nil. */
const UNCHANGED = "=";

/** A change as a share of what there was; "" where there was nothing, or it would be written as nil. */
function shareOf(share: number | null, words: Translator): string {
  const text = share === null ? UNCHANGED : signed(share, (part) => words.percent(part));
  return text === UNCHANGED ? "" : text;
}

/** A change with its sign: +4, −35 %; "=" when there is none, or when what is written of it is nil. */
export function signed(change: number, write: (size: number) => string): string {
  const text = write(Math.abs(change));
  if (text === write(0)) return UNCHANGED;
  return `${change > 0 ? "+" : "−"}${text}`;
}

/** What left the overdue without money from the first committees to the last, in cents. */
export function unpaidOf({ comparable, after }: Comparison): Cents {
  return comparable - after.countedOverdue;
}

/** The change of the overdue, with its share when there is one: "−3,3 M€ (−35 %)". */
export function signedChange({ change, share, unread }: Comparison, words: Translator): string {
  if (unread.length > 0) return words.t("workbook:results.notCompared");
  const amount = signed(change, (cents) => words.shortMoney(cents));
  const part = shareOf(share, words);
  return amount === UNCHANGED || part === "" ? amount : `${amount} (${part})`;
}

const NOT_PAID = [
  "writtenOff",
  "indemnified",
  "credits",
  "absent",
] as const satisfies readonly (keyof Fall)[];

/** What left the overdue without having been paid; "" when nothing did. */
function notPaidSentence({ fall, basis }: Comparison, words: Translator): string {
  const parts = NOT_PAID.filter((key) => fall[key] > 0).map((key) =>
    words.t(`workbook:results.notPaid.${key}`, { amount: words.shortMoney(fall[key]) }),
  );
  if (parts.length === 0) return "";
  return words.t(`workbook:results.notPaid.${basis}`, {
    parts: words.list(parts),
  });
}

/**
 * Lowest and highest committee of the overdue as it stood, and where it goes since the later of them: a fall with
 * what was lost or indemnified in it.
 */
function courseSentence({ lowest, highest, since }: Comparison, words: Translator): string {
  const money = (cents: Cents) => words.shortMoney(cents);
  if (lowest.countedOverdue === highest.countedOverdue) {
    return words.t("workbook:results.course.flat", { amount: money(lowest.countedOverdue) });
  }
  const told = (key: "lowest" | "highest", { date, countedOverdue }: Extreme) =>
    words.t(`workbook:results.course.${key}`, {
      day: words.day(date, "short"),
      amount: money(countedOverdue),
    });
  const change = since === null ? UNCHANGED : signed(since.change, money);
  const direction =
    since === null || change === UNCHANGED
      ? ""
      : words.t(`workbook:results.course.${since.change > 0 ? "rising" : "falling"}`, {
          change,
          lost: money(since.lost),
          context: since.change < 0 && since.lost > 0 ? "beside" : "",
        });
  const [earlier, later] =
    lowest.date > highest.date
      ? [told("highest", highest), told("lowest", lowest)]
      : [told("lowest", lowest), told("highest", highest)];
  return words.t("workbook:results.course.sentence", { earlier, later, direction });
}

/** The sentences under the headline: cash and course, then what was not paid. */
export function comparisonLines(comparison: Comparison, words: Translator): string[] {
  return [
    [comparison.unread.length > 0 ? "" : cashSentence(comparison, words), courseSentence(comparison, words)]
      .filter((sentence) => sentence !== "")
      .join(" "),
    notPaidSentence(comparison, words),
  ].filter((line) => line !== "");
}

/** What the two columns of figures are of: days, or the first and the last four committees. */
export function comparedPeriods({ basis, before, after }: Comparison, words: Translator): [string, string] {
  if (basis === "ends") return [words.day(before.from, "short"), words.day(after.to, "short")];
  const count = after.committees;
  return [words.t("workbook:results.firstOf", { count }), words.t("workbook:results.lastOf", { count })];
}

/** How many committees the results are over, and from when to when; "" before the first. */
export function periodLine({ points }: Pick<ResultsMatter, "points">, words: Translator): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  return words.t("workbook:results.period", {
    count: points.length,
    number: words.number(points.length),
    from: words.day(first.date, "short"),
    to: words.day(last.date, "short"),
  });
}

/** Who presents them to the management committee: the commercial director (credit committee rules, §1). */
export function presenterLine({ presenter }: Pick<ResultsMatter, "presenter">, words: Translator): string {
  return presenter === ""
    ? words.t("workbook:results.presenterOpen")
    : words.t("workbook:results.presenter", { name: presenter });
}

/** A decision that came before: its number, its day, what was decided. */
export function decisionLine(
  { number, committeeDate, kindText, decision, topic }: ProtocolEntry,
  words: Translator,
): string {
  return words.t("workbook:results.decision", {
    number: number ?? "–",
    day: committeeDate === null ? "–" : words.day(committeeDate, "short"),
    what: kindText || decision || topic,
  });
}

/** The decisions that preceded a client's fall, oldest first. */
export function decisionsBefore({ precededBy }: Improvement, { decisions }: ResultsMatter): ProtocolEntry[] {
  return precededBy.flatMap((number) => decisions.get(number) ?? []);
}

/** The cash that the fall freed, with the assumption it rests on. */
export function cashSentence({ cashFreed }: Comparison, words: Translator): string {
  return cashFreed > 0
    ? words.t("workbook:results.cashFreed", { amount: words.shortMoney(cashFreed) })
    : words.t("workbook:results.noCashFreed");
}

/** How the arbitration rate moved and how it stands against its signal, as the practice reads it. */
export function arbitrationSentences(
  { first, last, direction, signal }: Omit<ArbitrationReading, "since">,
  words: Translator,
): string[] {
  const values = { first: words.percent(first), last: words.percent(last), signal: words.percent(signal) };
  return [
    words.t(`workbook:results.arbitration.${direction}`, values),
    words.t(last > signal ? "workbook:results.aboveSignal" : "workbook:results.belowSignal", values),
  ];
}

/** How far a client's overdue fell from its mean. */
export function improvementText({ mean, now, fall, lost }: Improvement, words: Translator): string {
  const values = {
    mean: words.money(mean, 0),
    now: words.money(now, 0),
    change: signed(-fall, (cents) => words.money(cents, 0)),
  };
  return lost === 0
    ? words.t("workbook:results.improvement", values)
    : words.t("workbook:results.improvementBesideLoss", { ...values, lost: words.money(lost, 0) });
}

/** Since when a client is red, and what it owes. */
export function lostText({ before, since, countedOverdue, exposure }: LostToRed, words: Translator): string {
  return words.t("workbook:results.lost", {
    before: words.t(`workbook:colours.${before}`),
    day: words.day(since, "short"),
    overdue: words.money(countedOverdue, 0),
    exposure: words.money(exposure, 0),
  });
}

/**
 * What a reader must know to compare: weeks without a committee, another policy, codes and groups that count as
 * one client, figures that are over few weeks or missing.
 */
export function resultsNotices(results: ResultsMatter, words: Translator): string[] {
  const { gaps, policyChanges, codeChanges, mergedGroups, points, weeks, otherCurrency, currency } = results;
  const day = (serial: number) => words.day(serial, "short");
  return [
    ...(otherCurrency === null
      ? []
      : [
          words.t("workbook:results.otherCurrency", {
            day: day(otherCurrency.until),
            before: otherCurrency.currency,
            after: currency,
          }),
        ]),
    ...gaps.map(({ from, to }) => words.t("workbook:results.gap", { from: day(from), to: day(to) })),
    ...absences(points, words),
    ...departuresNotice(results, words),
    ...policyChanges.map(({ date, before, after }) =>
      words.t("workbook:results.policyChange", {
        day: day(date),
        changes: policyDifference(before, after)
          .map(({ name, ...values }) => {
            const usual = words.t("workbook:results.usualValue");
            const change = { before: values.before ?? usual, after: values.after ?? usual };
            return name === ""
              ? words.t("workbook:results.ruleChange", change)
              : words.t("workbook:results.namedChange", { name, ...change });
          })
          .join(words.t("workbook:results.separator")),
      }),
    ),
    ...codeChanges.map(({ clientName, before, after, since }) =>
      words.t("workbook:results.codeChange", { client: clientName, before, after, day: day(since) }),
    ),
    ...(mergedGroups.length === 0
      ? []
      : [words.t("workbook:results.mergedGroups", { groups: words.list(mergedGroups) })]),
    ...partialMeans(results, words),
    ...(isShort(points, weeks) ? [words.t("workbook:results.fewWeeks", { weeks })] : []),
    ...(points.length > 1 && points.every(({ dso }) => dso === null)
      ? [words.t("workbook:results.noDso")]
      : []),
  ];
}

/** Which means are over some of the compared committees alone, since the others' figure is not known. */
function partialMeans({ points, comparison }: ResultsMatter, words: Translator): string[] {
  if (comparison === null || comparison.basis === "ends") return [];
  const count = comparison.after.committees;
  const [first, last] = [points.slice(0, count), points.slice(-count)];
  return (["overdueRate", "dso"] as const).flatMap((key) => {
    const known = (of: readonly ResultsPoint[]) => of.filter(({ [key]: value }) => value !== null).length;
    const [before, after] = [known(first), known(last)];
    const isWhole = (before === count || before === 0) && (after === count || after === 0);
    if (isWhole) return [];
    const name = words.t(`workbook:results.figures.${key}`);
    return [words.t("workbook:results.partialMean", { name, first: before, last: after, of: count })];
  });
}

/** Clients that were missing from the file at the last committee: what they owe is not known. */
function absences(points: readonly ResultsPoint[], words: Translator): string[] {
  const last = points.at(-1);
  if (last === undefined || last.absentClients === 0) return [];
  return [
    words.t("workbook:results.absent", {
      count: last.absentClients,
      number: words.number(last.absentClients),
      day: words.day(last.date, "short"),
      amount: words.shortMoney(last.absentOverdue),
    }),
  ];
}

/** The losses and indemnities of the committees compared, each with its day and its row of the protocol. */
function departuresNotice({ departures, points }: ResultsMatter, words: Translator): string[] {
  const [first] = points;
  const told = departures.filter(({ day }) => first !== undefined && day >= first.date);
  if (told.length === 0) return [];
  const parts = told.map(({ day, amount, number }) =>
    words.t("workbook:results.departure", {
      day: words.day(day, "short"),
      amount: words.shortMoney(amount),
      number: number ?? "–",
    }),
  );
  return [
    words.t("workbook:results.departures", { parts: parts.join(words.t("workbook:results.separator")) }),
  ];
}

/** What was lost in one year: "2026 : 2 passages en perte (385 k€) et 1 indemnisation (130 k€)". */
export function yearOfLossesText(losses: YearOfLosses, words: Translator): string {
  return words.t("workbook:results.lossesOf.year", {
    year: String(losses.year),
    parts: partsOfLosses(losses, words),
  });
}

/** Its kinds alone, those of which there was any: "2 passages en perte (385 k€) et 1 indemnisation (130 k€)". */
function partsOfLosses({ writtenOff, indemnified }: YearOfLosses, words: Translator): string {
  const parts = (
    [
      ["writtenOff", writtenOff],
      ["indemnified", indemnified],
    ] as const
  )
    .filter(([, { count }]) => count > 0)
    .map(([kind, { count, amount }]) =>
      words.t(`workbook:results.lossesOf.${kind}`, { count, amount: words.shortMoney(amount) }),
    );
  return words.list(parts);
}

/** Whom a loss or an indemnity is about: the name that its decision has, or the code. */
export function departedName(
  { number, clientCode }: Departure,
  { decisions }: Pick<ResultsMatter, "decisions">,
): string {
  return (number === null ? undefined : decisions.get(number))?.clientName || clientCode;
}

/** One loss or indemnity: number, day, client, amount and what it is. */
export function lossSentence(
  departure: Departure,
  matter: Pick<ResultsMatter, "decisions">,
  words: Translator,
): string {
  const { kind, number, day, amount } = departure;
  return words.t("workbook:results.lossesOf.one", {
    number: number ?? "–",
    day: words.day(day, "short"),
    client: departedName(departure, matter),
    amount: words.money(amount, 0),
    kind: words.t(`workbook:results.departureKinds.${kind}`),
  });
}

/** Whether the committees do not yet span the weeks that rates are measured over. */
function isShort(points: readonly ResultsPoint[], weeks: number): boolean {
  const [first] = points;
  const last = points.at(-1);
  return (
    first !== undefined && last !== undefined && first !== last && last.date - first.date < (weeks - 1) * 7
  );
}

/** What the results will show, and when, before the second closed committee; null once there is a comparison. */
export function littleHistory(
  { points, comparison, nextDate }: ResultsMatter,
  words: Translator,
): string | null {
  if (comparison !== null) return null;
  // The next committee is the second one only once the first has its figures, and is over.
  const [first] = points;
  return nextDate === null || first === undefined || nextDate <= first.date
    ? words.t("workbook:results.soon")
    : words.t("workbook:results.soonOn", { day: words.day(nextDate, "long") });
}

const SENTENCES_TO_SAY = 3;

/**
 * What the commercial director can say in the management committee: three sentences at most, each with its
 * figures. None claims a cause, and what did not come as money is never among the successes.
 */
export function presenterNotes(results: ResultsMatter, words: Translator): string[] {
  const { comparison, improvements } = results;
  if (comparison === null) return [];
  const [best] = improvements;
  return [
    ...(comparison.unread.length > 0 ? [] : [overdueNote(comparison, words)]),
    ...salesNotes(results, words),
    ...(best === undefined ? [] : [improvementNote(best, results, words)]),
    ...lossNotes(results, words),
    ...punctualityNotes(results, words),
  ].slice(0, SENTENCES_TO_SAY);
}

function overdueNote(comparison: Comparison, words: Translator): string {
  const { before, comparable, change } = comparison;
  const [from, to] = comparedPeriods(comparison, words);
  const unpaid = unpaidOf(comparison);
  const amount = (cents: Cents) => words.shortMoney(cents);
  const isSame = signed(change, amount) === UNCHANGED;
  const direction = isSame ? "same" : change > 0 ? "up" : "down";
  return words.t(`workbook:results.notes.overdue.${direction}`, {
    first: amount(before.countedOverdue),
    last: amount(comparable),
    change: amount(Math.abs(change)),
    notPaid: amount(unpaid),
    period: words.t(`workbook:results.notes.period.${comparison.basis}`, { from, to }),
    context: unpaid > 0 ? "beside" : "",
  });
}

/** The client that bought most beside a refusal of longer terms, when its sales held. */
function salesNotes({ salesHeld }: ResultsMatter, words: Translator): string[] {
  const held = salesHeld.filter(({ before, after }) => before > 0 && after >= before);
  const [largest] = [...held].sort((a, b) => b.after - a.after);
  if (largest === undefined) return [];
  const { entry, before, after, months } = largest;
  return [
    words.t("workbook:results.notes.sales", {
      client: entry.clientName || entry.clientCode,
      day: entry.committeeDate === null ? "–" : words.day(entry.committeeDate, "short"),
      before: words.shortMoney(before),
      after: words.shortMoney(after),
      count: months,
    }),
  ];
}

function improvementNote(
  { clientName, clientCode, mean, now, lost }: Improvement,
  { points }: ResultsMatter,
  words: Translator,
): string {
  return words.t("workbook:results.notes.improvement", {
    client: clientName || clientCode,
    day: words.day(points.at(-1)?.date ?? 0, "short"),
    mean: words.shortMoney(mean),
    now: words.shortMoney(now),
    lost: words.shortMoney(lost),
    context: lost > 0 ? "beside" : "",
  });
}

/** What was lost in the last year that lost something, whether more or less than in the year before. */
function lossNotes({ losses }: ResultsMatter, words: Translator): string[] {
  const last = losses.at(-1);
  if (last === undefined) return [];
  return [
    words.t("workbook:results.notes.losses", { year: String(last.year), parts: partsOfLosses(last, words) }),
  ];
}

function punctualityNotes({ points, weeks }: ResultsMatter, words: Translator): string[] {
  const last = points.at(-1)?.punctuality ?? null;
  if (last === null) return [];
  const share = words.percent(last);
  return [
    isShort(points, weeks)
      ? words.t("workbook:results.notes.punctualitySince", {
          share,
          day: words.day(points[0]?.date ?? 0, "short"),
        })
      : words.t("workbook:results.notes.punctuality", { share, weeks }),
  ];
}

/** How many decisions a red client met with when it was discussed; "" before the first. */
export function decisionsPerRed(
  { who: { redsDiscussed, decisions } }: ResultsMatter,
  words: Translator,
): string {
  if (redsDiscussed === 0) return "";
  return words.t("workbook:results.decisionsPerRed", {
    decisions: words.t("workbook:results.decisionsTaken", {
      count: decisions,
      number: words.number(decisions),
    }),
    reds: words.t("workbook:results.redsDiscussed", {
      count: redsDiscussed,
      number: words.number(redsDiscussed),
    }),
    each: words.number(decisions / redsDiscussed, 1),
  });
}
