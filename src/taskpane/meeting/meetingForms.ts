import type { Suggestion } from "../../committee/client/clientContract";
import type { ListedKind, Meeting, MeetingClient } from "../../committee/meeting/meetingContract";
import type {
  ArbitrationRequest,
  DecisionDraft,
  Review,
  Ruling,
} from "../../committee/protocol/protocolContract";
import { askedFields, type ActionField } from "../../domain/protocol/actionFields";
import type { Day } from "../../domain/basis/day";
import type { HeldPromise } from "../../domain/protocol/promises";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { centsOfText } from "../../intake/cells/numbers";
import { translator, type Translator } from "../../locales/translator";
import type { Draft } from "./meetingProgress";
import { parseTypedDue, parseTypedPast } from "./typedDue";

/** What is wrong with a field, by field: the key of its words is `meeting.error.<what>`. */
export type FieldErrors<Field extends string> = Partial<Record<Field, FormError>>;
export type FormError =
  "decision" | "owner" | "day" | "past" | "future" | "amount" | "topic" | "position" | "question" | "ruling";

/** A form that can be written, or what is wrong with it. */
export type Filled<Value, Field extends string> =
  | { readonly value: Value; readonly errors: null }
  | { readonly value: null; readonly errors: FieldErrors<Field> };

export type DecisionField = "decision" | "kind" | "owner" | "due" | ActionField;

/** What the file of a new client holds beside its name and the limit proposed. */
export const NEW_CLIENT_FIELDS = [
  "rating",
  "coverAsked",
  "coverGranted",
  "terms",
  "sales",
  "broughtBy",
] as const;
type NewClientField = (typeof NEW_CLIENT_FIELDS)[number];

export interface DecisionForm extends Record<DecisionField | NewClientField, string> {
  /** Number of the row it continues, "" for none. */
  readonly origin: string;
}

/** What the forms need to know of the meeting. */
export type FormContext = Pick<
  Meeting,
  "day" | "today" | "nextDay" | "kinds" | "owners" | "workbookLanguage"
>;

/** The words of a kind in the settings' list; "" when the list has it no longer. */
function kindText({ kinds }: Pick<Meeting, "kinds">, kind: ListedKind["kind"]): string {
  return kinds.find((listed) => listed.kind === kind)?.text ?? "";
}

const noFile = Object.fromEntries(NEW_CLIENT_FIELDS.map((field) => [field, ""])) as Record<
  NewClientField,
  string
>;

/** A decision before anything is typed: due at the next committee, by whoever was named last. */
export function blankDecision(
  client: MeetingClient | null,
  context: FormContext,
  lastOwner: string,
  words: Translator,
): DecisionForm {
  return {
    decision: "",
    kind: kindText(context, client === null ? "new-client" : "client-reminder") || firstKind(context),
    owner: lastOwner || (context.owners[0] ?? ""),
    due: words.day(context.nextDay, "short"),
    topic: "",
    amount: "",
    until: "",
    origin: "",
    ...noFile,
  };
}

function firstKind({ kinds }: FormContext): string {
  return kinds[0]?.text ?? "";
}

/** The form as a suggestion fills it; the owner stays unless it falls to somebody. */
export function suggested(
  form: DecisionForm,
  suggestion: Suggestion,
  context: FormContext,
  words: Translator,
): DecisionForm {
  const { kind, decision, amount, dueDate, origin, owner } = suggestion;
  return {
    ...form,
    decision,
    owner: owner || form.owner,
    kind: kindText(context, kind) || form.kind,
    due: words.day(dueDate === null ? context.nextDay : Math.max(dueDate, context.day), "short"),
    amount: amount === null ? "" : words.money(amount, amount % 100 === 0 ? 0 : 2),
    origin: origin === null ? "" : String(origin),
  };
}

/** The kind that a form names. */
export function chosenKind({ kind }: Pick<DecisionForm, "kind">, { kinds }: FormContext): ListedKind | null {
  return kinds.find((listed) => listed.text === kind) ?? null;
}

/** An amount as typed in the pane's language: 44 211 €, 44211,50. Null when it is none or not above nil. */
export function parseTypedAmount(text: string, language: Translator["language"]): number | null {
  const cents = centsOfText(text.trim(), language === "fr" ? "," : ".");
  return cents !== null && cents > 0 ? cents : null;
}

/** The form as a decision to record. */
export function decisionOf(
  form: DecisionForm,
  clientCode: string,
  context: FormContext,
  language: Translator["language"],
): Filled<DecisionDraft, DecisionField> {
  const errors: FieldErrors<DecisionField> = {};
  const listed = chosenKind(form, context);
  const kind = listed?.kind ?? null;
  const isInformation = kind === "information";
  const asked = askedFields(kind);
  const isAsked = (field: ActionField) => asked.find((candidate) => candidate.field === field);
  const dueDate = form.due.trim() === "" ? null : parseTypedDue(form.due, context.day);
  const amount =
    isAsked("amount") && form.amount.trim() !== "" ? parseTypedAmount(form.amount, language) : null;
  const until = isAsked("until") && form.until.trim() !== "" ? parseTypedDue(form.until, context.day) : null;
  if (form.decision.trim() === "") errors.decision = "decision";
  if (form.owner.trim() === "" && !isInformation) errors.owner = "owner";
  const dueError = errorOfDay(form.due, dueDate, context.day, !isInformation);
  if (dueError) errors.due = dueError;
  if (isAsked("topic")?.isRequired && form.topic.trim() === "") errors.topic = "topic";
  if (amount === null && (form.amount.trim() !== "" || isAsked("amount")?.isRequired) && isAsked("amount")) {
    errors.amount = "amount";
  }
  const untilAsked = isAsked("until");
  const untilError = untilAsked && errorOfDay(form.until, until, context.day, untilAsked.isRequired);
  if (untilError) errors.until = untilError;
  if (Object.keys(errors).length > 0) return { value: null, errors };
  const value: DecisionDraft = {
    committeeDate: context.day,
    clientCode,
    decision: kind === "new-client" ? withFile(form, context) : form.decision,
    kind,
    ...(kind === null && { kindText: form.kind }),
    ...(isAsked("topic") && { topic: form.topic }),
    owner: form.owner.trim(),
    dueDate,
    amount,
    until,
    origin: form.origin === "" ? null : Number(form.origin),
  };
  return { value, errors: null };
}

/** The decision with the file of the new client as the protocol keeps it, in the workbook's language. */
function withFile(form: DecisionForm, { workbookLanguage }: FormContext): string {
  const words = translator(workbookLanguage);
  const file = NEW_CLIENT_FIELDS.flatMap((field) => {
    const value = form[field].trim();
    return value === "" ? [] : [words.t(`workbook:newClient.${field}`, { value })];
  });
  return [form.decision.trim(), ...file].join(" · ");
}

/** Leaving things as they are is a decision too: asked of nobody, done as it is said. */
export function maintained(
  clientCode: string,
  { day, workbookLanguage }: Pick<Meeting, "day" | "workbookLanguage">,
): DecisionDraft {
  const decision = translator(workbookLanguage).t("workbook:suggestions.maintained");
  return { committeeDate: day, clientCode, decision, kind: "information" };
}

/** A day that is to come: typed as one, and not before the committee. */
function errorOfDay(typed: string, day: Day | null, committee: Day, isRequired: boolean): FormError | null {
  if (typed.trim() === "") return isRequired ? "day" : null;
  if (day === null) return "day";
  return day < committee ? "past" : null;
}

export type ReviewOutcome = "done" | "in-progress" | "postponed" | "dropped";
export const REVIEW_OUTCOMES = [
  "done",
  "in-progress",
  "postponed",
  "dropped",
] as const satisfies readonly ReviewOutcome[];

export type ReviewField = "result" | "due" | "doneOn" | "owner";
export interface ReviewForm extends Record<ReviewField, string> {
  readonly outcome: ReviewOutcome | "";
}

/** What a client owed when it promised and owes now, beside the amount; kept or broken is proposed, no more. */
export function promiseText({ promised, on, then, now, verdict }: HeldPromise, words: Translator): string {
  const told = verdict === "pending" && on === null ? "pendingUndated" : verdict;
  return words.t(`workbook:promise.${told}`, {
    ...amountsOf({ promised, then, now }, words),
    day: on === null ? "" : words.day(on, "short"),
  });
}

function amountsOf(
  { promised, then, now }: Pick<HeldPromise, "promised" | "then" | "now">,
  words: Translator,
) {
  return { promised: words.money(promised, 0), then: words.money(then, 0), now: words.money(now, 0) };
}

/** What a promise held against money proposes to say: kept is done, broken stays open, and the user decides. */
function proposedBy(promise: HeldPromise | null, { workbookLanguage }: FormContext) {
  if (promise === null || promise.verdict === "pending") return { outcome: "", result: "" } as const;
  const words = translator(workbookLanguage);
  const result = words.t(`workbook:promise.result.${promise.verdict}`, amountsOf(promise, words));
  return { outcome: promise.verdict === "kept" ? "done" : "in-progress", result } as const;
}

/**
 * A review before anything is said; done today, or put off to the next committee. A promise brings the answer that
 * its client's money gives.
 */
export function blankReview(
  entry: ProtocolEntry,
  promise: HeldPromise | null,
  context: FormContext,
  words: Translator,
): ReviewForm {
  return {
    ...proposedBy(promise, context),
    due: words.day(context.nextDay, "short"),
    doneOn: words.day(context.today, "short"),
    owner: entry.owner,
  };
}

/** The form as what becomes of an action. */
export function reviewOf(
  { outcome, result, due, doneOn, owner }: ReviewForm,
  context: FormContext,
): Filled<Review, ReviewField> {
  switch (outcome) {
    case "done": {
      const day = parseTypedPast(doneOn, context.today);
      if (day === null) return { value: null, errors: { doneOn: "day" } };
      if (day > context.today) return { value: null, errors: { doneOn: "future" } };
      return { value: { outcome, doneOn: day, result }, errors: null };
    }
    case "postponed": {
      const dueDate = parseTypedDue(due, context.day);
      const wrong = errorOfDay(due, dueDate, context.day + 1, true);
      if (wrong !== null || dueDate === null) return { value: null, errors: { due: wrong ?? "day" } };
      if (owner.trim() === "") return { value: null, errors: { owner: "owner" } };
      const value: Review = { outcome, committeeDate: context.day, dueDate, owner: owner.trim(), result };
      return { value, errors: null };
    }
    case "in-progress":
    case "dropped":
      return { value: { outcome, result }, errors: null };
    case "":
      return { value: null, errors: {} };
  }
}

export type ArbitrationField = "sales" | "finance" | "question" | "due";
export type ArbitrationForm = Record<ArbitrationField, string>;

/** A request before anything is written; the ruling is needed by the next committee. */
export function blankArbitration({ nextDay }: FormContext, words: Translator): ArbitrationForm {
  return { sales: "", finance: "", question: "", due: words.day(nextDay, "short") };
}

/** The form as a request to the arbiter: both sides must have had their say. */
export function arbitrationOf(
  { sales, finance, question, due }: ArbitrationForm,
  { day }: FormContext,
): Filled<ArbitrationRequest, ArbitrationField> {
  const errors: FieldErrors<ArbitrationField> = {};
  const rulingDue = parseTypedDue(due, day);
  if (sales.trim() === "") errors.sales = "position";
  if (finance.trim() === "") errors.finance = "position";
  if (question.trim() === "") errors.question = "question";
  const wrong = errorOfDay(due, rulingDue, day, true);
  if (wrong) errors.due = wrong;
  if (Object.keys(errors).length > 0) return { value: null, errors };
  return { value: { salesPosition: sales, financePosition: finance, question, rulingDue }, errors: null };
}

export type RulingField = "ruling" | "date";
export type RulingForm = Record<RulingField, string>;

export function blankRuling({ today }: FormContext, words: Translator): RulingForm {
  return { ruling: "", date: words.day(today, "short") };
}

/** The form as a ruling. */
export function rulingOf({ ruling, date }: RulingForm, { today }: FormContext): Filled<Ruling, RulingField> {
  const rulingDate = parseTypedPast(date, today);
  if (ruling.trim() === "") return { value: null, errors: { ruling: "ruling" } };
  if (rulingDate === null) return { value: null, errors: { date: "day" } };
  if (rulingDate > today) return { value: null, errors: { date: "future" } };
  return { value: { ruling, rulingDate }, errors: null };
}

/** A form with what was typed in it before, as far as it is of that form. */
export function withTyped<Form extends object>(blank: Form, typed: Draft | undefined): Form {
  const known = Object.entries(typed ?? {}).filter(([field]) => field in blank);
  return { ...blank, ...Object.fromEntries(known) };
}
