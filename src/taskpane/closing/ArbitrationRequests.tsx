import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useCallback, useState, type ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { decisionText } from "../protocol/decisionFacts";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { MailMade } from "../mail/MailMade";

const build = (theme: Theme) =>
  mergeStyleSets({
    item: { padding: "6px 0 8px", borderTop: `1px solid ${theme.palette.neutralLight}` },
    client: { margin: 0, fontWeight: 600, overflowWrap: "anywhere" },
    text: { margin: "0 0 6px", overflowWrap: "anywhere" },
    small: { margin: "0 0 6px", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

interface ArbitrationRequestsProps {
  readonly entries: readonly ProtocolEntry[];
  readonly actions: Pick<CommitteeActions, "closing">;
}

/** The arbitrations that wait, each with its request to the arbiter as a mail. */
export function ArbitrationRequests({ entries, actions }: ArbitrationRequestsProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{words.t("closing.arbitrations", { count: entries.length })}</h3>
      <ul className={classes.list}>
        {entries.map((entry, index) => (
          <li key={entry.number ?? `blank ${index}`} className={classes.item}>
            <Request entry={entry} actions={actions} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Request({
  entry,
  actions,
}: {
  readonly entry: ProtocolEntry;
  readonly actions: ArbitrationRequestsProps["actions"];
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [isOpen, setOpen] = useState(false);
  const { number, question, rulingDue } = entry;
  const client = entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient");
  const read = useCallback(() => actions.closing.arbitrationRequestMail(number ?? 0), [actions, number]);
  return (
    <>
      <p className={classes.client}>{client}</p>
      <p className={classes.text}>{question || decisionText(entry)}</p>
      {rulingDue !== null && (
        <p className={classes.small}>
          {words.t("closing.rulingDue", { day: words.day(rulingDue, "weekday") })}
        </p>
      )}
      {number !== null && !isOpen && (
        <DefaultButton
          text={words.t("closing.request")}
          ariaLabel={words.t("closing.requestOf", { client })}
          onClick={() => setOpen(true)}
        />
      )}
      {number !== null && isOpen && (
        <MailMade read={read} isNext={false} fileName={words.t("closing.requestFile", { number })} />
      )}
    </>
  );
}
