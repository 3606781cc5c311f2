import type { AgendaSummary } from "../../src/committee/agenda/agendaContract";
import type { Analysis } from "../../src/committee/analysis/analysisContract";
import { dateOf, isoDay, type Day } from "../../src/domain/basis/day";
import { toUnits } from "../../src/domain/basis/money";
import type { Advice } from "../../src/domain/committee/advisedThreshold";
import { AGEING_PARTS } from "../../src/domain/receivables/receivables";
import type { Source } from "../../src/intake/source";
import { translator, type Language } from "../../src/locales/translator";
import { unreadText } from "../../src/taskpane/kit/problemText";
import { analyseAgreeing, openCommittee, patience } from "../scenarios/openCommittee";
import type { Meters } from "../simulator/host/meters";
import type { WorkbookModel } from "../simulator/model";
import { Answering, type Asked } from "./answering";

export interface TryOptions {
  readonly language: Language;
  /** The user's reference date, or null to take the sheet's. */
  readonly referenceDate: Day | null;
  /** The numbers of the choices, from 1, in the order of the questions; "yes" takes what is proposed. */
  readonly answers: readonly number[] | "yes";
}

export interface Trial {
  readonly analysis: Analysis;
  readonly agenda: AgendaSummary;
  readonly report: Report;
}

/** What `--report` writes: fields may be added, not renamed. Amounts in units of the currency. */
export interface Report {
  readonly referenceDate: string;
  /** ISO code of the currency of the amounts. */
  readonly currency: string;
  readonly sources: readonly {
    readonly sheet: string;
    readonly kind: string;
    readonly headerRow: number;
    readonly columns: Readonly<Record<string, string>>;
    readonly rowsRead: number;
    readonly rowsIgnored: number;
    readonly rejected: readonly { readonly address: string; readonly reason: string }[];
    /** The columns of amounts, dates or statuses that are not read, in a sentence; "" when there are none. */
    readonly unread: string;
  }[];
  readonly totals: Readonly<Record<string, number | null>>;
  readonly clients: {
    readonly count: number;
    readonly red: number;
    readonly orange: number;
    readonly green: number;
  };
  readonly agenda: {
    readonly day: string;
    readonly clients: number;
    readonly minutes: number;
    /** Clients for whom the hour is too short. */
    readonly notFitting: number;
    /** The threshold with which it would do, in units, or what no threshold takes away; null where none is needed. */
    readonly advised: Advice | null;
  };
  readonly cost: {
    readonly requests: number;
    readonly bytesOut: number;
    readonly bytesIn: number;
    readonly largestRequest: number;
  };
  /** What the pane asks before going on, in order; without an answer the figures are those of what is proposed. */
  readonly asked: readonly Asked[];
  /** Sheets that were not read, and why. */
  readonly notRead: readonly {
    readonly sheet: string;
    readonly reason: string;
    /** Its headings that mean nothing to the product. */
    readonly headings: readonly string[];
    /** Those that mean something, and are not enough. */
    readonly recognised: readonly string[];
  }[];
  readonly warnings: readonly string[];
}

/**
 * Runs the week's use cases on a workbook: analyse, classify, prepare agenda and protocol. What the analysis asks
 * is answered as the options say, the rest as it is proposed; the report says which. The run takes place on the
 * reference date, so that it gives the same result on any day.
 * @throws Problem as the pane would show it; AnswerError for an answer that is no choice.
 */
export async function tryWorkbook(model: WorkbookModel, options: TryOptions): Promise<Trial> {
  const { language, referenceDate } = options;
  const committee = await openCommittee(model, { language, now: new Date() });
  try {
    const overview = await committee.actions.sources.lookUp(patience());
    const day = referenceDate ?? overview.referenceDate;
    if (day !== null) committee.now = morningOf(day);
    const answering = new Answering(options.answers, translator(language, overview.currency));
    const request = { language, referenceDate, isLargeAccepted: options.answers === "yes" };
    const { analysis } = await analyseAgreeing(committee, request, (waiting) => answering.agree(waiting));
    answering.ensureAllUsed();
    committee.now = morningOf(analysis.referenceDate);
    const agenda = await committee.actions.agenda.prepareAgenda(patience());
    const { currency } = overview;
    const report = reportOf(
      { analysis, agenda, currency },
      committee.excel.meters,
      language,
      answering.asked,
    );
    return { analysis, agenda, report };
  } finally {
    committee.close();
  }
}

/** An advice with its threshold in units. */
function inUnits(advised: Advice | null): Advice | null {
  return advised === null || advised.threshold === null
    ? advised
    : { ...advised, threshold: toUnits(advised.threshold) };
}

function morningOf(day: Day): Date {
  const date = dateOf(day);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 8);
}

function reportOf(
  { analysis, agenda, currency }: Pick<Trial, "analysis" | "agenda"> & { readonly currency: string },
  meters: Meters,
  language: Language,
  asked: readonly Asked[],
): Report {
  const words = translator(language, currency);
  const { totals, counts } = analysis;
  return {
    referenceDate: isoDay(analysis.referenceDate),
    currency,
    sources: analysis.readings.filter(isCounted).map((source) => ({
      sheet: source.sheet,
      kind: source.kind,
      headerRow: source.headerRow,
      columns: headings(source),
      rowsRead: source.rowsRead,
      rowsIgnored: source.ignored.length,
      unread: unreadText(source.unread ?? [], words),
      rejected: source.rejected.map(({ address, reason }) => ({ address, reason: words.message(reason) })),
    })),
    totals: {
      balance: toUnits(totals.balance),
      ...Object.fromEntries(AGEING_PARTS.map((part) => [part, toUnits(totals[part])])),
      rejected: toUnits(totals.rejected),
      sheetTotal: totals.sheetTotal === null ? null : toUnits(totals.sheetTotal),
    },
    clients: { count: analysis.clients.length, ...counts },
    agenda: {
      day: isoDay(agenda.day),
      clients: agenda.clients,
      minutes: agenda.minutes,
      notFitting: agenda.notFitting,
      advised: inUnits(agenda.advised),
    },
    cost: {
      requests: meters.requests,
      bytesOut: meters.bytesOut,
      bytesIn: meters.bytesIn,
      largestRequest: meters.largestRequest,
    },
    asked,
    notRead: analysis.notRead.map(({ sheet, reason, headings }) => ({
      sheet,
      reason: words.message(reason),
      headings: headings.flatMap(({ heading, isKnown }) => (isKnown ? [] : [heading])),
      recognised: headings.flatMap(({ heading, isKnown }) => (isKnown ? [heading] : [])),
    })),
    warnings: analysis.warnings.map((warning) => words.message(warning)),
  };
}

/** False for a sheet that an answer leaves aside: it is among those not read. */
function isCounted({ leftOut }: Source): boolean {
  return leftOut === undefined;
}

function headings({ columns }: Source): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, column?.heading ?? ""]));
}
