import type { Problem } from "../../domain/basis/problem";
import type { NumberRun } from "../../domain/protocol/goneNumbers";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type {
  ArbitrationRequest,
  DecisionDraft,
  EditAnswer,
  Review,
  Ruling,
  Written,
} from "../../committee/protocol/protocolContract";
import type { Message } from "../../intake/source";
import { withDraft, type Draft, type MeetingProgress } from "./meetingProgress";

/** Something to write into the protocol, from one of the meeting's forms. */
export type Saving =
  | {
      readonly kind: "decision";
      readonly draft: DecisionDraft;
      /** Where the request to the arbiter is then opened, when the two sides disagree. */
      readonly disputedIn?: string;
    }
  | { readonly kind: "review"; readonly seen: ProtocolEntry; readonly review: Review }
  | { readonly kind: "edit"; readonly seen: ProtocolEntry; readonly answer: EditAnswer }
  | { readonly kind: "gone"; readonly gone: readonly NumberRun[] }
  | { readonly kind: "arbitration"; readonly seen: ProtocolEntry; readonly request: ArbitrationRequest }
  | { readonly kind: "ruling"; readonly seen: ProtocolEntry; readonly ruling: Ruling }
  | { readonly kind: "undo"; readonly last: Saved };

/** What was written last, as it reads back. */
export interface Saved extends Written {
  readonly kind: Exclude<Saving["kind"], "undo" | "gone">;
  /** Key of the step it belongs to. */
  readonly step: string;
  readonly alreadyStood: boolean;
  /** How often the action has been put off, when that is too often. */
  readonly tooOften: number | null;
  readonly notices: readonly Message[];
}

/** Something asked for: written when what was asked before it is. */
export interface Asked {
  readonly saving: Saving;
  /** Key of the step it belongs to. */
  readonly step: string;
  /** The form it was typed in; null for what needs none. */
  readonly form: string | null;
  /** What stood in the form; null when that was nothing. */
  readonly typed: Draft | null;
}

/** Why something could not be written. */
export interface Refusal extends Asked {
  readonly problem: Problem;
}

/**
 * Whether a key was pressed twice for one thing. Only a decision's form takes the next one while the last is
 * still being written.
 */
export function isSameAsked(one: Asked, other: Asked): boolean {
  if (one.saving.kind !== other.saving.kind || one.step !== other.step || one.form !== other.form)
    return false;
  if (one.saving.kind !== "decision" || other.saving.kind !== "decision") return true;
  return one.form === null
    ? one.saving.draft.clientCode === other.saving.draft.clientCode
    : one.typed === other.typed;
}

/** The form of a decision is empty at once, for the next one; any other keeps its text until it is written. */
export function withFormGiven(progress: MeetingProgress, { saving, form, typed }: Asked): MeetingProgress {
  const isGiven = saving.kind === "decision" && form !== null && (progress.drafts[form] ?? null) === typed;
  return isGiven ? withDraft(progress, form, null) : progress;
}

/** What is not written yet stands in its form again, unless something newer was typed there. */
export function withFormBack(progress: MeetingProgress, { form, typed }: Asked): MeetingProgress {
  const isFree = form !== null && typed !== null && progress.drafts[form] === undefined;
  return isFree ? withDraft(progress, form, typed) : progress;
}

/**
 * The refusals that still count when something else is asked for: of decisions whose text stands in no form.
 * What stands in its form can be sent from there.
 */
export function lastingRefusals(
  refusals: readonly Refusal[],
  progress: MeetingProgress,
  asked: Asked,
): readonly Refusal[] {
  return refusals.filter(
    (refusal) =>
      refusal.saving.kind === "decision" &&
      !isSameAsked(refusal, asked) &&
      (refusal.form === null || progress.drafts[refusal.form] !== refusal.typed),
  );
}

/** Who was named last for a decision, written or about to be; "" for nobody. */
export function lastOwnerOf(recorded: readonly ProtocolEntry[], writing: readonly Asked[]): string {
  const asked = writing.map(({ saving }) => (saving.kind === "decision" ? (saving.draft.owner ?? "") : ""));
  return [...recorded.map(({ owner }) => owner), ...asked].findLast((owner) => owner !== "") ?? "";
}
