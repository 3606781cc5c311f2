import { PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { SelfCheckReport } from "../../committee/selfCheck/selfCheckContract";
import { copyText } from "../kit/copyText";
import { useClasses } from "../kit/theme";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 6 },
    small: { margin: 0, fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    label: { width: "100%", fontSize: 12, lineHeight: 16 },
    area: { width: "100%", boxSizing: "border-box", fontSize: 11, fontFamily: "Consolas, monospace" },
  });

/** The report for whoever helps or develops; where copying is refused it is shown to be selected. */
export function ReportCopy({ report }: { readonly report: SelfCheckReport }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  const text = JSON.stringify(report, null, 2);
  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "refused");
  return (
    <div className={classes.stack}>
      <PrimaryButton text={words.t("selfCheck.copy")} onClick={() => void copy()} />
      <p className={classes.small} role="status">
        {words.t(outcome === "copied" ? "selfCheck.copied" : "selfCheck.inReport")}
      </p>
      {outcome === "refused" && (
        <label className={classes.label}>
          {words.t("selfCheck.notCopied")}
          <textarea className={classes.area} readOnly rows={6} value={text} />
        </label>
      )}
    </div>
  );
}
