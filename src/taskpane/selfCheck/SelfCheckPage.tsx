import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { ProgressIndicator } from "@fluentui/react/lib/ProgressIndicator";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import { PROBES } from "../../committee/selfCheck/selfCheckContract";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { CheckQuestion } from "./CheckQuestion";
import { CheckResults } from "./CheckResults";
import { useSelfCheck, type CheckState } from "./useSelfCheck";

const build = () =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: 12 },
    list: { margin: 0, paddingInlineStart: 20 },
    button: { alignSelf: "flex-start" },
    bar: { padding: 0 },
  });

interface SelfCheckPageProps {
  readonly actions: Pick<CommitteeActions, "selfCheck">;
  readonly version: string;
}

/** Tries what the product needs of this Excel, and says what it means; nothing begins before it is asked for. */
export function SelfCheckPage({ actions, version }: SelfCheckPageProps): ReactElement {
  const { state, start, cancel } = useSelfCheck(actions, version);
  if (state.kind === "running") return <Running state={state} onCancel={cancel} />;
  if (state.kind === "done") return <CheckResults report={state.report} onAgain={start} />;
  if (state.problem) return <ProblemNote problem={state.problem} onRetry={start} />;
  return <Before onStart={start} />;
}

const NOTES = ["addsSheet", "clearsUndo", "clearsClipboard", "asks"] as const;

/** What the check does, before it is begun. */
function Before({ onStart }: { readonly onStart: () => void }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const sheet = words.t("workbook:selfCheck.sheet");
  return (
    <div className={classes.stack}>
      <p className={classes.text}>{words.t("selfCheck.intro", { number: PROBES.length })}</p>
      <section>
        <h2 className={classes.heading}>{words.t("selfCheck.before")}</h2>
        <ul className={classes.list}>
          {NOTES.map((note) => (
            <li key={note}>{words.t(`selfCheck.${note}`, { sheet })}</li>
          ))}
        </ul>
      </section>
      <PrimaryButton className={classes.button} text={words.t("selfCheck.start")} onClick={onStart} />
    </div>
  );
}

interface RunningProps {
  readonly state: Extract<CheckState, { kind: "running" }>;
  readonly onCancel: () => void;
}

/** The probe being tried, the question it asks, and the way to stop. */
function Running({ state, onCancel }: RunningProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { probe, done, open, cancelling } = state;
  const name = probe === null ? "" : words.t(`selfCheck.probes.${probe}.name`);
  const step = cancelling
    ? words.t("selfCheck.cancelling")
    : words.t("selfCheck.trying", { number: done + 1, total: PROBES.length, name });
  return (
    <div className={classes.stack}>
      <p className={classes.text} role="status">
        {step}
      </p>
      <ProgressIndicator
        className={classes.bar}
        ariaLabel={words.t("selfCheck.title")}
        percentComplete={cancelling ? undefined : done / PROBES.length}
      />
      {open && <CheckQuestion key={done} open={open} />}
      <DefaultButton
        className={classes.button}
        text={words.t("selfCheck.cancel")}
        disabled={cancelling}
        onClick={onCancel}
      />
    </div>
  );
}
