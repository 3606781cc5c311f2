import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, useState, type ReactElement } from "react";
import type { ColourMove } from "../../committee/analysis/analysisContract";
import type { TaskControl } from "../../committee/port/task";
import type { Problem } from "../../domain/basis/problem";
import { Disclosure } from "../kit/Disclosure";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { TaskProgress, type TaskShown } from "../kit/TaskProgress";
import { useLatest } from "../kit/useLatest";
import { useWords } from "../kit/words";
import { MoveList } from "./MoveList";

const build = (theme: Theme) =>
  mergeStyleSets({
    note: { padding: "8px 12px", borderRadius: 4, background: theme.palette.neutralLighter },
    choices: { display: "flex", flexWrap: "wrap", gap: 8, marginTop: 8 },
  });

interface NewRulesNoteProps {
  /** The clients whose colour the new rules would change. */
  readonly moves: readonly ColourMove[];
  readonly isBusy: boolean;
  readonly onSettle: (choice: "adopt" | "keep-earlier", control: TaskControl) => Promise<void>;
}

/** What rules that this workbook was made before would change, client by client; one button takes them, one does not. */
export function NewRulesNote({ moves, isBusy, onSettle }: NewRulesNoteProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const headingId = useId();
  const [isSettled, setSettled] = useState(false);
  const latest = useLatest();
  const [task, setTask] = useState<TaskShown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (isSettled) return null;
  const settle = (choice: "adopt" | "keep-earlier") => {
    if (latest.isAtWork()) return;
    setProblem(null);
    latest.run((control) => onSettle(choice, control), {
      shown: setTask,
      done: () => setSettled(true),
      failed: (why) => {
        setTask(null);
        setProblem(why);
      },
    });
  };
  const isDisabled = isBusy || task !== null;
  return (
    <section className={classes.note} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {words.t("newRules.would", { count: moves.length, number: words.number(moves.length) })}
      </h2>
      <p className={classes.small}>{words.t("newRules.until")}</p>
      {problem && <ProblemNote problem={problem} />}
      <Disclosure title={words.t("newRules.see")} startsOpen={false} level={3}>
        <MoveList moves={moves} />
      </Disclosure>
      <div className={classes.choices}>
        <DefaultButton
          text={words.t("newRules.adopt")}
          disabled={isDisabled}
          onClick={() => settle("adopt")}
        />
        <DefaultButton
          text={words.t("newRules.keepEarlier")}
          disabled={isDisabled}
          onClick={() => settle("keep-earlier")}
        />
      </div>
      {task && <TaskProgress task={task} onCancel={latest.cancel} />}
    </section>
  );
}
