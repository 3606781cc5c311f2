import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { PrintedPage, ReadyToPrint } from "../../committee/port/printPage";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { useDoing } from "../kit/useDoing";
import { useWords } from "../kit/words";

const build = () =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", gap: 4 },
  });

interface PrintPageProps {
  readonly page: PrintedPage;
  readonly actions: Pick<CommitteeActions, "workbook">;
}

/** Makes a page of ours ready and says the clicks by which Excel prints it or makes a PDF of it. */
export function PrintPage({ page, actions }: PrintPageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { isBusy, problem, done: ready, run } = useDoing<ReadyToPrint>();
  const prepare = () => run(() => actions.workbook.printPage(page));
  const clicks = ready?.exports ? "printing.export" : "printing.print";
  return (
    <div className={classes.stack}>
      {problem && <ProblemNote problem={problem} onRetry={prepare} />}
      <DefaultButton
        className={classes.wide}
        text={words.t("printing.prepare")}
        disabled={isBusy}
        allowDisabledFocus
        onClick={prepare}
      />
      <div role="status">
        <p className={ready === null ? classes.small : classes.said}>
          {ready === null ? words.t("printing.note") : words.t(clicks, { sheet: ready.sheet })}
        </p>
        {ready?.warnings.map((warning, index) => (
          <p key={index} className={classes.said}>
            {words.message(warning)}
          </p>
        ))}
      </div>
    </div>
  );
}
