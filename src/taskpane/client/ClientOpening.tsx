import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { Translator } from "../../locales/translator";
import { behaviourText } from "./behaviourText";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    sides: {
      display: "grid",
      gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
      gap: 8,
      fontSize: 12,
      lineHeight: 16,
    },
    side: {
      padding: "6px 8px",
      border: `1px solid ${theme.palette.neutralLight}`,
      borderRadius: 4,
      overflowWrap: "anywhere",
    },
    title: { margin: "0 0 2px", fontSize: 12, lineHeight: 16, fontWeight: 600 },
  });

interface ClientOpeningProps {
  readonly card: ClientCard;
  /** Selects the decision's row in the protocol. */
  readonly onShow: (number: number) => void;
}

/** A new client: what was expected when its account was opened, beside how it pays. Nothing for any other client. */
export function ClientOpening({ card, onShow }: ClientOpeningProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const { opening } = card;
  if (opening === null) return null;
  const { number, committeeDate, decision, topic } = opening;
  const text = decision || topic;
  const title = words.t("client.opening.title", {
    day: committeeDate === null ? "–" : words.day(committeeDate, "short"),
  });
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <div className={classes.sides}>
        <div className={classes.side}>
          <h4 className={classes.title}>{words.t("client.opening.expected")}</h4>
          {number === null ? text : <Link onClick={() => onShow(number)}>{text}</Link>}
          {opening.amount !== null && (
            <p className={classes.text}>
              {words.t("client.opening.limit", { amount: words.money(opening.amount, 0) })}
            </p>
          )}
        </div>
        <div className={classes.side}>
          <h4 className={classes.title}>{words.t("client.opening.seen")}</h4>
          {seen(card, words).map((line) => (
            <p key={line} className={classes.text}>
              {line}
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}

/** How it has paid so far. */
function seen(
  { exposure, countedOverdue, oldestDaysLate, behaviour }: ClientCard,
  words: Translator,
): string[] {
  const lines = [
    words.t("client.opening.exposure", { amount: words.money(exposure, 0) }),
    words.t("client.opening.overdue", {
      amount: words.money(countedOverdue, 0),
      days: words.number(oldestDaysLate),
    }),
  ];
  return behaviour === null ? lines : [...lines, behaviourText(behaviour, words)];
}
