import { DefaultButton } from "@fluentui/react/lib/Button";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Problem } from "../../domain/basis/problem";
import { MendButtons } from "./Mending";
import { problemText } from "./problemText";
import { useWords } from "./words";

const line = mergeStyles({ display: "block", margin: "0 0 4px" });
const strong = mergeStyles({ display: "block", margin: "0 0 4px", fontWeight: 600 });

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** A failure in place of what could not be shown, with the way to try again. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps): ReactElement {
  const words = useWords();
  const { what, why, next } = problemText(problem, words);
  return (
    <MessageBar messageBarType={MessageBarType.error} isMultiline>
      <span className={strong}>{what}</span>
      <span className={line}>{why}</span>
      <span className={line}>{next}</span>
      <MendButtons problem={problem} onDone={onRetry} />
      <DefaultButton text={words.t("client.retry")} onClick={onRetry} />
    </MessageBar>
  );
}
