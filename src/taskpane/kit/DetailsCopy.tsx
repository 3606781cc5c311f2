import { ActionButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useState, type ReactElement } from "react";
import { copyText } from "./copyText";
import { useWords } from "./words";

const classes = mergeStyleSets({
  text: { width: "100%", boxSizing: "border-box", fontSize: 11, fontFamily: "Consolas, monospace" },
  button: { height: 32 },
});

/** Copies a problem's details for a support person; when copying is refused, shows them to be selected. */
export function DetailsCopy({ details }: { readonly details: string }): ReactElement {
  const words = useWords();
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const copy = async () => setOutcome((await copyText(details)) ? "copied" : "refused");
  return (
    <div>
      <ActionButton
        className={classes.button}
        iconProps={{ iconName: outcome === "copied" ? "CheckMark" : "Copy" }}
        text={words.t("problem.copy")}
        onClick={() => void copy()}
      />
      <span role="status">{outcome === "copied" && words.t("problem.copied")}</span>
      {outcome === "refused" && (
        <label>
          {words.t("problem.notCopied")}
          <textarea className={classes.text} readOnly rows={4} value={details} />
        </label>
      )}
    </div>
  );
}
