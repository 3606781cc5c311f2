import { isAboutField, type Question, type QuestionKind } from "../../intake/question";
import type { Field, SourceDecision } from "../../intake/source";
import { isSameSource } from "../state/sourceDrafts";

const OF_OPEN_AMOUNT: ReadonlySet<QuestionKind> = new Set(["open-amount", "amount-paid", "unknown-words"]);

/** True for what needs no answer any more: its sheet was left out, or the column it is about was chosen by hand. */
export function isSettledBy(drafts: readonly SourceDecision[], question: Question): boolean {
  const { kind, sheet, sourceKind, subject, column, values } = question;
  const draft = drafts.find((decision) => isSameSource(decision, { sheet, kind: sourceKind }));
  if (draft === undefined || !draft.isUsed) return draft !== undefined;
  const ofField = isAboutField(kind) ? draft.columns[subject as Field] : undefined;
  const chosen = (OF_OPEN_AMOUNT.has(kind) ? draft.columns.openAmount : ofField) ?? "";
  return chosen !== "" && chosen !== (values["amountHeading"] ?? column?.heading);
}
