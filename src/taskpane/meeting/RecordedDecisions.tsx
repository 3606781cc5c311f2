import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    item: { padding: "6px 0", borderTop: `1px solid ${theme.palette.neutralLight}` },
    text: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
    button: { minHeight: 26, height: "auto", marginTop: 4, padding: "2px 10px", fontSize: 12 },
    state: { margin: "4px 0 0", fontSize: 12, lineHeight: 16, fontWeight: 600 },
  });

interface RecordedDecisionsProps {
  readonly title: string;
  readonly entries: readonly ProtocolEntry[];
  readonly onShow: (number: number) => void;
  /** Begins the request to the arbiter; left out where there is nothing to disagree on any more. */
  readonly onDisagree?: (entry: ProtocolEntry) => void;
}

/** Decisions as they stand in the protocol, each leading to its row. */
export function RecordedDecisions(props: RecordedDecisionsProps): ReactElement | null {
  const { title, entries, onShow, onDisagree } = props;
  const words = useWords();
  const classes = useClasses(build);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.list} aria-label={title}>
        {entries.map((entry) => (
          <li key={entry.number ?? entry.decision} className={classes.item}>
            <p className={classes.small}>
              {entry.number !== null && (
                <>
                  <Link onClick={() => onShow(entry.number ?? 0)}>
                    {words.t("meeting.number", { number: entry.number })}
                  </Link>
                  {APART}
                </>
              )}
              {factsOf(entry, words).join(APART)}
            </p>
            <p className={classes.text}>{entry.decision}</p>
            {entry.result !== "" && <p className={classes.small}>{entry.result}</p>}
            {entry.arbitration !== "none" && (
              <p className={classes.state}>{words.t(`meeting.arbitration.state.${entry.arbitration}`)}</p>
            )}
            {onDisagree && entry.arbitration === "none" && (
              <DefaultButton
                className={classes.button}
                text={words.t("meeting.arbitration.ask")}
                onClick={() => onDisagree(entry)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(entry: ProtocolEntry, words: Translator): string[] {
  const { committeeDate, kindText, owner, dueDate, status, amount, until, topic } = entry;
  return [
    committeeDate === null ? "" : words.day(committeeDate, "short"),
    kindText,
    topic,
    owner,
    amount === null ? "" : words.money(amount, 0),
    until === null ? "" : words.t("meeting.until", { day: words.day(until, "short") }),
    dueDate === null ? "" : words.t("meeting.due", { day: words.day(dueDate, "short") }),
    status === null ? "" : words.t(`workbook:statuses.${status}`),
  ].filter((part) => part !== "");
}
