import { blockProposal, type BlockProposal } from "./blockProposal";
import type { ExposureParts } from "../client/client";
import type { ClientMemory } from "./clientMemory";
import { retainedRisk, type Cover } from "../cover/cover";
import type { Day } from "../basis/day";
import type { Deadline } from "../cover/deadline";
import { insurersClock, type Declaration, type Uninsured } from "../cover/insurersClock";
import { isExcessOf } from "../cover/internalLimit";
import { colourInGrid, severity, type Colour, type Grades } from "../policy/grid";
import type { Cents } from "../basis/money";
import { expiredOverride, overrideOn, type Override } from "../policy/override";
import type { Parameters, Policy } from "../policy/policy";
import { countedOverdue, overdueOutOfDispute } from "../receivables/receivables";
import type { ClientFile, JudgedFile } from "./clientFile";
import { factsOf, type Facts, type Known, type Signature } from "./facts";
import { gradesOf } from "./grades";
import {
  besideReasons,
  capReasons,
  gradeReasons,
  hardRedReasons,
  type Reason,
  type Waiting,
} from "./reasons";

export interface ClassifiedClient extends ClientFile {
  readonly clientCode: string;
  readonly clientName: string;
  readonly oldestDaysLate: number;
  /** The colour shown: computed, then held back while an improvement waits, then overridden. */
  readonly colour: Colour;
  /** What grid and hard reds give on the day. */
  readonly computedColour: Colour;
  readonly waiting: Waiting | null;
  /** The override in force. */
  readonly override: Override | null;
  /** An override that has ended since the last committee. */
  readonly expiredOverride: Override | null;
  readonly grades: Grades;
  readonly reasons: readonly Reason[];
  readonly exposure: Cents;
  /** What the exposure holds beside the balance; null with receivables alone. */
  readonly exposureParts: ExposureParts | null;
  readonly cover: Cover;
  readonly uncovered: Cents;
  readonly signature: Signature | null;
  readonly countedOverdue: Cents;
  /** Overdue out of dispute (échu hors litige), whatever the policy counts. */
  readonly overdueOutOfDispute: Cents;
  /** Exposure less what the insurer would pay; null when its share is unknown. */
  readonly retainedRisk: Cents | null;
  /** Above the internal limit (dépassement). */
  readonly excess: Cents;
  /** The excess is one that brings the client to the agenda. */
  readonly isExcessCounted: boolean;
  readonly blockProposal: BlockProposal | null;
  readonly declaration: Declaration | null;
  readonly uninsured: Uninsured | null;
  /** Deadline for declaring claims in proceedings. */
  readonly claims: Deadline | null;
}

/** What the policy makes of a client on a day, and why. */
interface Judgement {
  readonly facts: Facts;
  readonly grades: Grades;
  readonly hardReds: readonly Reason[];
  /** What keeps it from the green that the grid gives. */
  readonly caps: readonly Reason[];
  readonly computedColour: Colour;
}

/**
 * What grid, hard reds and caps make of a client on a day: its colour alone is asked for of each change that is tried.
 *
 * @param known the client as it was before the change.
 */
export function judged(
  client: JudgedFile,
  policy: Policy,
  referenceDate: Day,
  known: Known | null = null,
): Judgement {
  const { parameters } = policy;
  const facts = factsOf(client, policy, referenceDate, known);
  const grades = gradesOf(client, facts, parameters);
  const hardReds = hardRedReasons(client, facts, parameters);
  const gridColour = colourInGrid(policy.grid, grades);
  const caps = gridColour === "green" ? capReasons(client, facts, parameters) : [];
  const computedColour = hardReds.length > 0 ? "red" : caps.length > 0 ? "orange" : gridColour;
  return { facts, grades, hardReds, caps, computedColour };
}

/**
 * Classifies one client: exposure against cover or limit, signature and overdue are graded as far as these
 * criteria are in use, the grid gives the colour, some facts keep it from green, hard reds overrule it; an
 * improvement may have to wait and an override has the last word (credit committee rules, §3).
 */
export function classify(client: ClientFile, policy: Policy, referenceDate: Day): ClassifiedClient {
  const { parameters } = policy;
  const { receivables, record, overrides, memory } = client;
  const { facts, grades, hardReds, caps, computedColour } = judged(client, policy, referenceDate);
  const clock = insurersClock(receivables, client.coverLines, client.insurerSteps, policy, referenceDate);
  const waiting = waitingOf(computedColour, memory, parameters);
  const override = overrideOn(overrides, referenceDate);
  const expired = expiredOverride(overrides, referenceDate, memory?.committeeDate ?? null);
  const colourBeforeOverride = waiting === null || memory === null ? computedColour : memory.colour;
  const colour = override?.colour ?? colourBeforeOverride;
  const { exposure, overdue } = facts;
  const { releasedUntil } = client;
  const why = joined(joined(whyNotComputed(override, expired, waiting, computedColour), hardReds), caps);
  const beside = besideReasons(client, facts, clock, parameters);
  // Each field by name: an object begun as a copy of another costs several times as much, for each of thousands.
  return {
    receivables,
    record,
    overrides,
    memory,
    coverLines: client.coverLines,
    term: client.term,
    drift: client.drift,
    limit: client.limit,
    insurerSteps: client.insurerSteps,
    claimsDeclaredOn: client.claimsDeclaredOn,
    blockedSince: client.blockedSince,
    behaviour: client.behaviour,
    brokenPromises: client.brokenPromises,
    releasedUntil,
    clientCode: receivables.clientCode,
    clientName: receivables.clientName,
    oldestDaysLate: receivables.oldestDaysLate,
    colour,
    computedColour,
    waiting,
    override,
    expiredOverride: expired,
    grades,
    reasons: joined(joined(why, gradeReasons(client, facts, grades, parameters)), beside),
    exposure,
    exposureParts: record?.exposureParts ?? null,
    cover: facts.cover,
    uncovered: facts.uncovered,
    signature: facts.signature,
    countedOverdue: countedOverdue(receivables.ageing),
    overdueOutOfDispute: overdueOutOfDispute(receivables),
    retainedRisk: retainedRisk(exposure, facts.cover),
    excess: facts.excess,
    isExcessCounted: isExcessOf(client.limit, exposure, parameters),
    blockProposal: blockProposal(
      { colour, grade: grades.overdue, overdue, exposure, uninsured: clock.uninsured, releasedUntil },
      parameters,
      referenceDate,
    ),
    declaration: clock.declaration,
    uninsured: clock.uninsured,
    claims: facts.claims,
  };
}

/** The reasons of both, the first of each kind: none stands twice in one of them. Most groups are empty. */
function joined(first: readonly Reason[], second: readonly Reason[]): readonly Reason[] {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  return [...first, ...second.filter(({ kind }) => !hasKind(first, kind))];
}

function hasKind(reasons: readonly Reason[], wanted: Reason["kind"]): boolean {
  for (const { kind } of reasons) if (kind === wanted) return true;
  return false;
}

/** A colour worsens at once; it improves after N committees running with a better one. */
function waitingOf(
  computed: Colour,
  memory: ClientMemory | null,
  { improvementRuns: needed }: Parameters,
): Waiting | null {
  if (memory === null || severity(computed) >= severity(memory.colour)) return null;
  // The committee being prepared is one more.
  const runs = memory.betterRuns + 1;
  return runs < needed ? { computed, runs, needed } : null;
}

function whyNotComputed(
  override: Override | null,
  expired: Override | null,
  waiting: Waiting | null,
  computed: Colour,
): Reason[] {
  const reasons: Reason[] = [];
  if (override !== null) reasons.push({ kind: "override", override, computed });
  else if (waiting !== null) reasons.push({ kind: "waiting", ...waiting });
  if (override === null && expired !== null) reasons.push({ kind: "override-expired", override: expired });
  return reasons;
}
