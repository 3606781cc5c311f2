import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import { createContext, useContext, type ReactElement } from "react";
import type { WorkbookActions } from "../../committee/port/workbookActions";
import type { Problem, ProblemCode } from "../../domain/basis/problem";
import { problemText } from "./problemText";
import { useDoing } from "./useDoing";
import { useWords } from "./words";

type Mending = Pick<WorkbookActions, "mendTable" | "beginAnew">;

const MendingContext = createContext<Mending | null>(null);

/** Gives every problem that is shown below what can put a table back. */
export const MendingProvider = MendingContext.Provider;

/** A table of ours that is none any more but whose cells are there, and one that is gone or empty for good. */
const THERE: readonly ProblemCode[] = ["table-converted", "table-renamed", "headings-off"];
const GONE: readonly ProblemCode[] = [...THERE, "table-deleted", "table-emptied"];
const MENDED: readonly ProblemCode[] = [...GONE, "missing-column"];

const buttons = mergeStyles({ display: "flex", flexWrap: "wrap", gap: "8px", margin: "4px 0" });

interface MendButtonsProps {
  readonly problem: Problem;
  /** Once the table is put back, or will be made anew. */
  readonly onDone: () => void;
}

/** The ways out of a table or column that is gone: put back, or made anew on purpose. Nothing for any other problem. */
export function MendButtons({ problem, onDone }: MendButtonsProps): ReactElement | null {
  const words = useWords();
  const mending = useContext(MendingContext);
  const { isBusy, problem: failure, run } = useDoing();
  if (mending === null || !MENDED.includes(problem.code)) return null;
  const table = String(problem.values["table"]);
  const mend = (way: keyof Mending) =>
    run(async () => {
      await mending[way](table);
      onDone();
    });
  const { what, next } = problemText(failure ?? problem, words);
  return (
    <>
      {failure && (
        <span>
          {what} {next}
        </span>
      )}
      <span className={buttons}>
        {THERE.includes(problem.code) && (
          <DefaultButton text={words.t("mend.restore")} disabled={isBusy} onClick={() => mend("mendTable")} />
        )}
        {problem.code === "missing-column" && (
          <DefaultButton
            text={words.t("mend.restoreColumn")}
            disabled={isBusy}
            onClick={() => mend("mendTable")}
          />
        )}
        {GONE.includes(problem.code) && (
          <DefaultButton
            text={words.t(problem.code === "table-emptied" ? "mend.anewRows" : "mend.anew")}
            disabled={isBusy}
            onClick={() => mend("beginAnew")}
          />
        )}
      </span>
    </>
  );
}
