import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Message } from "../../intake/source";
import { useWords } from "./words";

const line = mergeStyles({ display: "block", margin: "0 0 2px" });

/** More cells than these that cannot be read are counted rather than listed. */
const MOST_WARNINGS = 5;

/** Cells of our tables that could not be read. */
export function CellWarnings({ warnings }: { readonly warnings: readonly Message[] }): ReactElement | null {
  const words = useWords();
  if (warnings.length === 0) return null;
  const left = warnings.length - MOST_WARNINGS;
  return (
    <MessageBar messageBarType={MessageBarType.warning} isMultiline>
      {warnings.slice(0, MOST_WARNINGS).map((warning, index) => (
        <span key={index} className={line}>
          {words.message(warning)}
        </span>
      ))}
      {left > 0 && (
        <span className={line}>{words.t("decisions.more", { count: left, number: words.number(left) })}</span>
      )}
    </MessageBar>
  );
}
