import { insures, isValidOn, type CoverLine } from "./cover";
import { deadlineOn, type Deadline } from "./deadline";
import type { Day } from "../basis/day";
import { insurerKey } from "./insurerName";
import type { InsurerClock, Parameters, Policy } from "../policy/policy";
import { countedOverdue, type ClientReceivables, type LateItem } from "../receivables/receivables";

/** The deadline by which an insurer must know of unpaid items (échéance de déclaration). */
export interface Declaration extends Deadline {
  readonly insurer: string;
}

/** New deliveries that the insurer no longer covers (état de manquement). */
export interface Uninsured {
  readonly insurer: string;
  /** Of the item out of dispute that is the latest, extensions taken into account. */
  readonly daysLate: number;
}

/** A due date put off with the insurer's knowledge (prorogation d'échéance). */
interface Extension {
  /** Items whose document is younger are not concerned. */
  readonly decidedOn: Day;
  readonly until: Day;
}

/** What the protocol says was done with the insurer about a client. */
export interface InsurerSteps {
  /** Day of the last declaration recorded as done: what was overdue that day is known to the insurer. */
  readonly declaredOn: Day | null;
  readonly extensions: readonly Extension[];
}

/** Where a client stands with its insurers on a day. */
export interface InsurersClock {
  readonly declaration: Declaration | null;
  readonly uninsured: Uninsured | null;
}

const NOTHING_DUE: InsurersClock = { declaration: null, uninsured: null };

/**
 * The insurer's clock of a client (credit committee rules, §3): the first deadline for declaring a late item
 * that an insurer covers and does not know of yet, and whether new deliveries are still insured. Each insurer
 * has its own delays. Items up to the residue, and clients whose credits leave nothing counted, have none. An
 * aged balance does not say due dates: then there is nothing to name.
 */
export function insurersClock(
  receivables: ClientReceivables,
  lines: readonly CoverLine[],
  steps: InsurerSteps,
  policy: Policy,
  day: Day,
): InsurersClock {
  const { residue } = policy.parameters;
  if (lines.length === 0 || countedOverdue(receivables.ageing) <= residue) return NOTHING_DUE;
  const late = [...receivables.lateItems].flatMap((item): ExtendedItem[] => {
    if (item.amount <= residue) return [];
    const due = dueUnder(item, steps.extensions);
    const { documentDate, dueDate, amount, disputed } = item;
    return due < day ? [{ documentDate, dueDate, amount, disputed, due }] : [];
  });
  return {
    declaration: firstDeclaration(late, lines, steps, policy, day),
    uninsured: latestUninsured(late, lines, policy, day),
  };
}

/** A late item with its due date once extensions are taken into account. */
interface ExtendedItem extends LateItem {
  readonly due: Day;
}

function dueUnder({ documentDate, dueDate }: LateItem, extensions: readonly Extension[]): Day {
  return extensions.reduce(
    (due, { decidedOn, until }) => ((documentDate ?? dueDate) <= decidedOn ? Math.max(due, until) : due),
    dueDate,
  );
}

function firstDeclaration(
  late: readonly ExtendedItem[],
  lines: readonly CoverLine[],
  { declaredOn }: InsurerSteps,
  policy: Policy,
  day: Day,
): Declaration | null {
  const unknown = late.filter(({ dueDate }) => declaredOn === null || dueDate >= declaredOn);
  let first: Declaration | null = null;
  for (const insurer of new Set(lines.map((line) => line.insurer))) {
    const clock = clockOf(insurer, policy);
    const own = lines.filter((line) => line.insurer === insurer);
    const insured = unknown.filter(({ dueDate }) => own.some((line) => insures(line, dueDate, day)));
    if (insured.reduce((sum, { amount }) => sum + amount, 0) < clock.smallest) continue;
    const deadline = Math.min(...insured.map((item) => deadlineFor(item, clock)));
    if (deadline === Infinity || (first !== null && first.deadline <= deadline)) continue;
    first = { insurer, ...deadlineOn(deadline, policy.parameters, day) };
  }
  return first;
}

/** The earlier of both delays that the insurer has; an extension moves both to its own day. */
function deadlineFor({ documentDate, dueDate, due }: ExtendedItem, clock: InsurerClock): Day {
  const fromDue = clock.daysFromDue === null ? Infinity : due + clock.daysFromDue;
  const invoiced =
    clock.daysFromInvoice === null || documentDate === null ? Infinity : documentDate + clock.daysFromInvoice;
  return Math.min(fromDue, due > dueDate ? Math.max(due, invoiced) : invoiced);
}

/** The insurer who no longer covers new deliveries; what is too small to be declared stops no delivery. */
function latestUninsured(
  late: readonly ExtendedItem[],
  lines: readonly CoverLine[],
  policy: Policy,
  day: Day,
): Uninsured | null {
  for (const { insurer } of lines.filter((line) => line.granted > 0 && isValidOn(line, day))) {
    const { uninsuredAfterDays, smallest } = clockOf(insurer, policy);
    const unpaid = late.filter(
      ({ disputed, due }) => !disputed && day - due > (uninsuredAfterDays ?? Infinity),
    );
    const sum = unpaid.reduce((total, { amount }) => total + amount, 0);
    if (unpaid.length > 0 && sum >= smallest) {
      return { insurer, daysLate: Math.max(...unpaid.map(({ due }) => day - due)) };
    }
  }
  return null;
}

/** The clock of an insurer that has no row of its own: what the parameters say. */
export function defaultClock(insurer: string, parameters: Parameters): InsurerClock {
  return {
    insurer,
    daysFromDue: parameters.declarationDelayDays,
    daysFromInvoice: null,
    smallest: parameters.declarationMinimum,
    uninsuredAfterDays: parameters.noLongerInsuredDays,
  };
}

/** What an insurer's row of the settings says; the parameters for an insurer without one. */
function clockOf(insurer: string, { insurers, parameters }: Policy): InsurerClock {
  const name = insurerKey(insurer);
  const own = insurers.find((clock) => name !== "" && insurerKey(clock.insurer) === name);
  return own ?? defaultClock(insurer, parameters);
}
