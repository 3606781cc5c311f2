import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    line: {
      padding: "4px 0",
      fontSize: 12,
      lineHeight: 16,
      borderTop: `1px solid ${theme.palette.neutralLight}`,
    },
    decision: { display: "block", overflowWrap: "anywhere" },
    facts: { color: theme.palette.neutralSecondary },
  });

interface ClientDecisionsProps {
  readonly card: ClientCard;
  readonly onShow: (number: number) => void;
}

/** What was decided about the client last, with the way to its row. */
export function ClientDecisions({ card: { decisions }, onShow }: ClientDecisionsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.decisions")}</h3>
      {decisions.length === 0 && <p className={classes.small}>{words.t("client.noDecision")}</p>}
      <ul className={classes.list}>
        {decisions.map((entry, index) => (
          <li key={entry.number ?? `blank${index}`} className={classes.line}>
            <Decision entry={entry} className={classes.decision} onShow={onShow} />
            <span className={classes.facts}>{factsOf(entry, words).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A decision leads to its row by its number; one typed by hand may have none yet. */
function Decision({
  entry: { number, decision, topic },
  className,
  onShow,
}: {
  readonly entry: ProtocolEntry;
  readonly className: string;
  readonly onShow: ClientDecisionsProps["onShow"];
}): ReactElement {
  const text = decision || topic || "–";
  if (number === null) return <span className={className}>{text}</span>;
  return (
    <Link className={className} onClick={() => onShow(number)}>
      {text}
    </Link>
  );
}

function factsOf(entry: ProtocolEntry, words: Translator): string[] {
  const facts: string[] = [];
  if (entry.committeeDate !== null) facts.push(words.day(entry.committeeDate, "short"));
  if (entry.status !== null) facts.push(words.t(`workbook:statuses.${entry.status}`));
  if (entry.owner !== "") facts.push(entry.owner);
  if (entry.dueDate !== null) facts.push(words.t("client.due", { day: words.day(entry.dueDate, "short") }));
  return facts;
}
