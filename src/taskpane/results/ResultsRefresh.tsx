import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Results, ResultsRefreshed } from "../../committee/results/resultsContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useDoing } from "../kit/useDoing";
import { useWords } from "../kit/words";
import { ProblemNote } from "../kit/ProblemNote";

const build = () =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", gap: 4 },
    buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 12px" },
  });

/** What the button says, by how the sheet stands. */
const ASKING = {
  absent: "results.create",
  behind: "results.refresh",
  current: "results.refresh",
  unknown: "results.refreshResults",
} as const;

interface ResultsRefreshProps {
  readonly actions: Pick<CommitteeActions, "results" | "workbook">;
  /** How the sheet stands; null where it has not been looked at. */
  readonly sheet: Results["sheet"] | null;
  readonly onRefreshed?: (results: Results) => void;
}

/** Writes the sheet of the results, says before what that adds to the workbook and after what it changed. */
export function ResultsRefresh({ actions, sheet, onRefreshed }: ResultsRefreshProps): ReactElement {
  const words = useWords();
  const name = words.sheets.results;
  const classes = useClasses(build);
  const { isBusy, problem, done, run } = useDoing<ResultsRefreshed>();
  const opening = useDoing();
  const refresh = () =>
    run(async () => {
      const refreshed = await actions.results.refreshResults();
      onRefreshed?.(refreshed.results);
      return refreshed;
    });
  const open = () => opening.run(() => actions.workbook.showSheet("results"));
  const stands = sheet === "behind" || sheet === "current";
  return (
    <div className={classes.stack}>
      {problem && <ProblemNote problem={problem} onRetry={refresh} />}
      {opening.problem && <ProblemNote problem={opening.problem} onRetry={open} />}
      {done && (
        <MessageBar messageBarType={MessageBarType.success} isMultiline>
          <span className={classes.line}>{doneText(done, name, words)}</span>
          {done.warnings.map((warning, index) => (
            <span key={index} className={classes.line}>
              {words.message(warning)}
            </span>
          ))}
          <Link onClick={open}>{words.t("analyse.openSheet", { sheet: name })}</Link>
        </MessageBar>
      )}
      <div className={classes.buttons}>
        <DefaultButton
          className={classes.main}
          primary={sheet === "absent" || sheet === "behind"}
          text={words.t(ASKING[sheet ?? "unknown"])}
          disabled={isBusy}
          allowDisabledFocus
          onClick={refresh}
        />
        {stands && !done && <Link onClick={open}>{words.t("results.openSheet")}</Link>}
      </div>
      <p className={classes.small} role="status">
        {isBusy
          ? words.t("results.writing", { sheet: name })
          : words.t(`results.note.${sheet ?? "unknown"}`, { sheet: name })}
      </p>
    </div>
  );
}

function doneText({ written }: ResultsRefreshed, sheet: string, words: Translator): string {
  const { sheetsCreated, cellsChanged: count } = written;
  if (sheetsCreated.length > 0) return words.t("results.created", { sheet });
  return count === 0
    ? words.t("results.unchanged", { sheet })
    : words.t("results.updated", { sheet, count, number: words.number(count) });
}
