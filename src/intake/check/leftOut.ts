import { message } from "../messages";
import type { Question } from "../question";
import type { Intake, Message, Source } from "../source";

/** The source as left aside where an answer says so of the whole sheet; else as it is. */
export function asAnswered(source: Source): Source {
  const { questions = [], rowsRead, rejected, sheet } = source;
  const reason = questions.map(reasonOf).find((each) => each !== null);
  if (reason === undefined) return source;
  const rows = reason === "left-out-rejected" ? rejected.length : rowsRead;
  const leftOut = message(reason, { sheet, rows, count: rows, read: rowsRead });
  return { ...source, superseded: true, leftOut };
}

function reasonOf({
  kind,
  subject,
  answer,
}: Question): "left-out-old" | "left-out-rejected" | "left-out-currency" | null {
  if (answer?.choice !== "left-out") return null;
  if (kind === "all-old") return "left-out-old";
  if (kind === "many-rejected") return "left-out-rejected";
  // With a currency as its subject it is about the lines in that one.
  return kind === "other-currency" && subject === "" ? "left-out-currency" : null;
}

/** Why a sheet of receivables is left aside though it was recognised; null where none is. */
export function whyLeftOut({ notRead }: Pick<Intake, "notRead">): Message | null {
  return notRead.map(({ reason }) => reason).find(({ code }) => code.startsWith("left-out-")) ?? null;
}
