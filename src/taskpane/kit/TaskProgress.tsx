import { DefaultButton } from "@fluentui/react/lib/Button";
import { ProgressIndicator } from "@fluentui/react/lib/ProgressIndicator";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Progress } from "../../committee/port/task";
import type { Translator } from "../../locales/translator";
import { useWords } from "./words";

const classes = mergeStyleSets({
  row: { display: "flex", alignItems: "center", gap: 12, marginTop: 4 },
  bar: { flex: 1, minWidth: 0 },
  figures: { fontVariantNumeric: "tabular-nums" },
});

/** A long task at work, as it is shown. */
export interface TaskShown {
  readonly progress: Progress | null;
  readonly cancelling: boolean;
}

/** What a running task says of itself: its step, or that it is being stopped. */
export function taskWords(task: TaskShown, words: Translator): string {
  if (task.cancelling) return words.t("progress.cancelling");
  return words.t(`progress.${task.progress?.step ?? "reading"}`);
}

/** Where the running task stands, with the way to stop it. */
export function TaskProgress({
  task,
  onCancel,
}: {
  readonly task: TaskShown;
  readonly onCancel: () => void;
}): ReactElement {
  const words = useWords();
  const step = taskWords(task, words);
  const done = task.cancelling ? undefined : task.progress?.done;
  const percent = done === undefined ? undefined : words.percent(done);
  return (
    <div>
      <span>{step}</span> {percent !== undefined && <span className={classes.figures}>{percent}</span>}
      <div className={classes.row}>
        <ProgressIndicator
          className={classes.bar}
          ariaLabel={step}
          percentComplete={done}
          ariaValueText={percent}
        />
        <DefaultButton text={words.t("progress.cancel")} disabled={task.cancelling} onClick={onCancel} />
      </div>
    </div>
  );
}
