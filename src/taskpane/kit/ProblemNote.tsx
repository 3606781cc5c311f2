import { DefaultButton } from "@fluentui/react/lib/Button";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import type { ReactElement, ReactNode } from "react";
import type { Problem } from "../../domain/basis/problem";
import { MendButtons } from "./Mending";
import { problemText } from "./problemText";
import { useWords } from "./words";

const strong = mergeStyles({ fontWeight: 600 });
const COMPACT = { text: { margin: "6px 8px", fontSize: 12, lineHeight: 16 } };

const LOOKS = {
  error: MessageBarType.error,
  warning: MessageBarType.warning,
  info: MessageBarType.info,
} as const;

interface ProblemNoteProps {
  readonly problem: Problem;
  /** Left out where there is nothing to try again. */
  readonly onRetry?: () => void;
  readonly look?: keyof typeof LOOKS;
  readonly onDismiss?: () => void;
  /** Beside the cross. */
  readonly actions?: ReactElement | undefined;
  /** What else is said of it, and other ways out. */
  readonly children?: ReactNode;
}

/** A failure: what happened, why, what to do, with the way to try again. */
export function ProblemNote(props: ProblemNoteProps): ReactElement {
  const { problem, onRetry, look = "error", children, ...bar } = props;
  const words = useWords();
  const { what, why, next } = problemText(problem, words);
  const onMended = onRetry ?? bar.onDismiss;
  return (
    <MessageBar
      {...bar}
      messageBarType={LOOKS[look]}
      styles={COMPACT}
      dismissButtonAriaLabel={words.t("problem.dismiss")}
      isMultiline
    >
      <span className={strong}>{what}</span> <span>{why}</span> <span>{next}</span>
      {children}
      {onMended && <MendButtons problem={problem} onDone={onMended} />}
      {onRetry && <DefaultButton text={words.t("client.retry")} onClick={onRetry} />}
    </MessageBar>
  );
}
