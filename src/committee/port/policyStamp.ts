import { groupBy } from "../../domain/basis/groupBy";
import { defaultClock } from "../../domain/cover/insurersClock";
import { defaultGrid, hasRow, type GridRow } from "../../domain/policy/grid";
import {
  criteriaInUse,
  DEFAULT_PARAMETERS,
  isSameClock,
  PARAMETER_NAMES,
  type Parameters,
  type Policy,
} from "../../domain/policy/policy";
import { DEFAULT_RATING_RANGES, type RatingRange } from "../../domain/policy/signature";
import { sheetWords } from "../../book/words";
import { criteriaNamed } from "../../documents/agenda/agendaWords";
import { STAMP_ADDITION, STAMP_SEPARATOR, STAMP_VALUE } from "../../documents/results/policyDifference";
import { combination } from "./gridAndRatings";
import { valueText } from "./policyValues";
import type { Language, Translator } from "../../locales/translator";

/** What says nothing of clients: who meets, when, where, under which name. The currency has a column of its own. */
const BESIDE_THE_POLICY = [
  "companyName",
  "companyCurrency",
  "meetingWeekday",
  "meetingTime",
  "meetingPlace",
  "maximumPeople",
  "agendaDaysBefore",
  "setUpAnswered",
  "coloursAside",
] as const satisfies readonly (keyof Parameters)[];

/** What every stamp says, default or not. */
const ALWAYS_SAID = [
  "agendaMinimumExposure",
  "agendaRedMinimum",
  "coverCriterion",
  "ratingsInUse",
  "countDisputes",
  "coverTolerance",
  "partialShare",
  "partialAmount",
  "coverBase",
  "upToDateMaximum",
  "upToDateDays",
  "seriousAmount",
  "seriousShare",
  "seriousShareAmount",
  "hardRedInsolvency",
  "hardRedDoubtful",
  "hardRedCoverWithdrawn",
  "hardRedUncovered",
  "hardRedBrokenPromises",
  "brokenPromisesLimit",
  "improvementRuns",
] as const satisfies readonly (keyof Parameters)[];

/** A name of the settings with its value. */
interface Addition {
  readonly name: string;
  readonly value: string;
}

/**
 * The policy that a committee was run with, short and readable, so that a colour of last spring can be
 * explained: the rules that colours and agenda depend on most, always; then, under its name, whatever else is not
 * the default: each other parameter, each row of the grid, scale and insurer. Two policies that differ in
 * anything that is said of clients have different stamps.
 */
export function policyStamp(policy: Policy, language: Language): string {
  const words = sheetWords(language);
  const additions = [
    ...changedParameters(policy, words),
    ...changedRows(policy).map((row) => ({
      name: combination(row, words),
      value: words.t(`workbook:colours.${row.colour}`).toLowerCase(),
    })),
    ...changedScales(policy.ratingRanges, words),
    ...changedInsurers(policy, words),
  ];
  return [
    mainRules(policy, words).join(STAMP_SEPARATOR),
    ...additions.map(({ name, value }) => `${name}${STAMP_VALUE}${value}`),
  ].join(STAMP_ADDITION);
}

function mainRules(policy: Policy, words: Translator): string[] {
  const { parameters, ratingRanges } = policy;
  const valueOf = (name: (typeof ALWAYS_SAID)[number]) => valueText(name, parameters[name], words);
  const lines = changedRows(policy).length;
  const isScaleOwn = changedScales(ratingRanges, words).length > 0;
  const hardReds = (
    ["hardRedInsolvency", "hardRedDoubtful", "hardRedCoverWithdrawn", "hardRedBrokenPromises"] as const
  )
    .filter((name) => parameters[name])
    .map((name) =>
      words.t(`workbook:stamp.${name}`, {
        amount: valueOf("hardRedUncovered"),
        count: parameters.brokenPromisesLimit,
      }),
    );
  return [
    words.t("workbook:stamp.agenda", {
      amount: valueOf("agendaMinimumExposure"),
      reds: valueOf("agendaRedMinimum"),
    }),
    words.t("workbook:stamp.criteria", { criteria: words.list(criteriaNamed(parameters, words)) }),
    words.t(`workbook:stamp.${parameters.countDisputes ? "disputesCounted" : "disputesApart"}`),
    words.t("workbook:stamp.cover", {
      amount: valueOf("coverTolerance"),
      share: valueOf("partialShare"),
      partial: valueOf("partialAmount"),
      base: valueOf("coverBase"),
    }),
    words.t("workbook:stamp.upToDate", { amount: valueOf("upToDateMaximum"), days: valueOf("upToDateDays") }),
    words.t("workbook:stamp.serious", {
      amount: valueOf("seriousAmount"),
      share: valueOf("seriousShare"),
      shareAmount: valueOf("seriousShareAmount"),
    }),
    words.t("workbook:stamp.hardReds", {
      rules: hardReds.length > 0 ? words.list(hardReds) : words.t("workbook:stamp.none"),
    }),
    words.t("workbook:stamp.improvement", { count: parameters.improvementRuns }),
    lines === 0
      ? words.t("workbook:stamp.gridDefault")
      : words.t("workbook:stamp.gridChanged", { count: lines }),
    words.t(isScaleOwn ? "workbook:stamp.scalesChanged" : "workbook:stamp.scalesDefault"),
  ];
}

function changedParameters({ parameters }: Policy, words: Translator): Addition[] {
  const elsewhere = new Set<keyof Parameters>([...BESIDE_THE_POLICY, ...ALWAYS_SAID]);
  return PARAMETER_NAMES.filter(
    (name) => !elsewhere.has(name) && parameters[name] !== DEFAULT_PARAMETERS[name],
  ).map((name) => ({
    name: words.t(`workbook:parameters.${name}.name`),
    value: valueText(name, parameters[name], words),
  }));
}

/** Rows of the grid of the criteria in use whose colour is not the default one. */
function changedRows({ parameters, grid }: Policy): GridRow[] {
  const usual = defaultGrid(criteriaInUse(parameters));
  return grid.filter((row) => {
    const isUsual = usual.some((other) => hasRow([other], row) && other.colour === row.colour);
    return hasRow(usual, row) && !isUsual;
  });
}

/** The values of each provider and quality that are not the default ones; a dash where there are none. */
function changedScales(ranges: readonly RatingRange[], words: Translator): Addition[] {
  const named = ({ provider, quality }: RatingRange) =>
    `${provider} / ${words.t(`workbook:grades.${quality}`)}`;
  const valuesOf = (all: readonly RatingRange[]) => {
    const lines = [...groupBy(all, named)];
    return new Map(
      lines.map(([name, same]) => [name, same.map(({ from, to }) => `${from} – ${to}`).join(", ")]),
    );
  };
  const [own, usual] = [valuesOf(ranges), valuesOf(DEFAULT_RATING_RANGES)];
  return [...new Set([...usual.keys(), ...own.keys()])]
    .filter((name) => own.get(name) !== usual.get(name))
    .map((name) => ({ name, value: own.get(name) ?? "–" }));
}

/** Insurers whose clock is not that of the parameters. */
function changedInsurers({ insurers, parameters }: Policy, words: Translator): Addition[] {
  return insurers
    .filter((clock) => !isSameClock(clock, defaultClock(clock.insurer, parameters)))
    .map(({ insurer, daysFromDue, daysFromInvoice, smallest, uninsuredAfterDays }) => ({
      name: insurer,
      value: words.t("workbook:stamp.clock", {
        due: daysFromDue ?? "–",
        invoice: daysFromInvoice ?? "–",
        smallest: words.money(smallest, smallest % 100 === 0 ? 0 : 2),
        uninsured: uninsuredAfterDays ?? "–",
      }),
    }));
}
