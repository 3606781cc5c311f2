import { DefaultButton } from "@fluentui/react/lib/Button";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Outcome, SelfCheckReport } from "../../committee/selfCheck/selfCheckContract";
import { CopyButton } from "../kit/CopyButton";
import { Disclosure } from "../kit/Disclosure";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { OutcomeTable } from "./OutcomeTable";

const again = mergeStyles({ alignSelf: "flex-start" });

interface CheckResultsProps {
  readonly report: SelfCheckReport;
  readonly onAgain: () => void;
}

/** What the check found: first what changes something for the user, the rest folded; and the report. */
export function CheckResults({ report, onAgain }: CheckResultsProps): ReactElement {
  const words = useWords();
  const classes = useClasses();
  const { probes, sheetRemoved } = report;
  const those = (...outcomes: readonly Outcome[]) =>
    probes.filter(({ outcome }) => outcomes.includes(outcome));
  const [toKnow, holding, notTried] = [those("differs", "refused"), those("holds"), those("notAsked")];
  const verdict =
    toKnow.length === 0
      ? words.t("selfCheck.allHold")
      : words.t("selfCheck.toKnow", { count: toKnow.length });
  return (
    <div className={classes.stack}>
      {!sheetRemoved && (
        <MessageBar messageBarType={MessageBarType.warning} isMultiline>
          {words.t("selfCheck.sheetLeft")}
        </MessageBar>
      )}
      {probes.some(({ code }) => code === "cancelled") && (
        <p className={classes.text}>{words.t("selfCheck.stopped")}</p>
      )}
      <section>
        <div role="status">
          <h2 className={classes.heading}>{verdict}</h2>
        </div>
        {toKnow.length > 0 && <OutcomeTable caption={verdict} results={toKnow} />}
      </section>
      {holding.length > 0 && (
        <Disclosure
          title={words.t("selfCheck.holding", { number: holding.length })}
          startsOpen={false}
          level={2}
        >
          <OutcomeTable caption={words.t("selfCheck.outcomes.holds")} results={holding} />
        </Disclosure>
      )}
      {notTried.length > 0 && (
        <Disclosure
          title={words.t("selfCheck.notTried", { number: notTried.length })}
          startsOpen={false}
          level={2}
        >
          <OutcomeTable caption={words.t("selfCheck.outcomes.notAsked")} results={notTried} />
        </Disclosure>
      )}
      <CopyButton
        content={{ text: JSON.stringify(report, null, 2) }}
        label={words.t("selfCheck.copy")}
        copied={words.t("selfCheck.copied")}
        note={words.t("selfCheck.inReport")}
        look="primary"
      />
      <DefaultButton className={again} text={words.t("selfCheck.again")} onClick={onAgain} />
    </div>
  );
}
