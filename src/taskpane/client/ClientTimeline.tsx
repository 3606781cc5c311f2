import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { TimelineDay, TimelineFact } from "../../domain/protocol/clientTimeline";
import { isOpen } from "../../domain/protocol/actions";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import { ColourMark } from "../kit/ColourMark";
import { type ClassesOf, useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

/** As many days tell what matters now; the others are one click away. */
const DAYS_SHOWN = 5;

const build = (theme: Theme) =>
  mergeStyleSets({
    day: {
      position: "relative",
      display: "grid",
      gridTemplateColumns: "12px 1fr",
      columnGap: 8,
      paddingBottom: 8,
      fontSize: 12,
      lineHeight: 16,
      selectors: {
        // The line that leads from day to day.
        ":not(:last-child)::before": {
          content: "''",
          position: "absolute",
          insetInlineStart: 5.5,
          top: 16,
          bottom: 0,
          borderInlineStart: `1px solid ${theme.palette.neutralTertiaryAlt}`,
        },
      },
    },
    mark: { display: "flex", height: 16, alignItems: "center", justifyContent: "center" },
    unseen: {
      width: 6,
      height: 6,
      borderRadius: "50%",
      border: `1px solid ${theme.palette.neutralSecondary}`,
    },
    date: { color: theme.palette.neutralSecondary, fontVariantNumeric: "tabular-nums" },
    fact: { margin: 0, overflowWrap: "anywhere" },
    strong: { margin: 0, fontWeight: 600 },
    aside: { color: theme.palette.neutralSecondary },
    all: { fontSize: 12 },
  });

type Classes = ClassesOf<typeof build>;

interface ClientTimelineProps {
  readonly card: Pick<ClientCard, "timeline">;
  /** Selects a decision's row in the protocol. */
  readonly onShow: (number: number) => void;
}

/** What happened to the client, the newest first: colours, overdue, cover and decisions. */
export function ClientTimeline({ card: { timeline }, onShow }: ClientTimelineProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? timeline : timeline.slice(0, DAYS_SHOWN);
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.timeline")}</h3>
      {timeline.length === 0 && <p className={classes.small}>{words.t("client.noTimeline")}</p>}
      <ol className={classes.list} aria-label={words.t("client.timeline")}>
        {shown.map((day) => (
          <Day key={day.day} day={day} classes={classes} onShow={onShow} />
        ))}
      </ol>
      {shown.length < timeline.length && (
        <Link className={classes.all} onClick={() => setWhole(true)}>
          {words.t("client.wholeTimeline", {
            count: timeline.length - shown.length,
            number: words.number(timeline.length - shown.length),
          })}
        </Link>
      )}
    </section>
  );
}

interface DayProps extends Pick<ClientTimelineProps, "onShow"> {
  readonly day: TimelineDay<ProtocolEntry>;
  readonly classes: Classes;
}

function Day({ day: { day, colour, facts }, classes, onShow }: DayProps): ReactElement {
  const words = useWords();
  return (
    <li className={classes.day}>
      <span className={classes.mark}>
        {colour === null ? <span className={classes.unseen} /> : <ColourMark colour={colour} />}
      </span>
      <div>
        <span className={classes.date}>{words.day(day, "short")}</span>
        {facts.map((fact, index) => (
          <Fact key={index} fact={fact} classes={classes} onShow={onShow} />
        ))}
      </div>
    </li>
  );
}

interface FactProps extends Pick<ClientTimelineProps, "onShow"> {
  readonly fact: TimelineFact<ProtocolEntry>;
  readonly classes: Classes;
}

function Fact({ fact, classes, onShow }: FactProps): ReactElement {
  const words = useWords();
  if (fact.kind === "decision") {
    return <Decision entry={fact.entry} promise={fact.promise} classes={classes} onShow={onShow} />;
  }
  return <p className={fact.kind === "colour" ? classes.strong : classes.fact}>{changeText(fact, words)}</p>;
}

function changeText(
  fact: Exclude<TimelineFact<ProtocolEntry>, { kind: "decision" }>,
  words: Translator,
): string {
  const colour = (key: "red" | "orange" | "green") => words.t(`colour.${key}`);
  const amount = (cents: number) => words.money(cents, 0);
  switch (fact.kind) {
    case "colour":
      return fact.from === null
        ? words.t("client.happened.first", { colour: colour(fact.to).toLowerCase() })
        : words.t("client.happened.colour", { from: colour(fact.from), to: colour(fact.to).toLowerCase() });
    case "overdue":
      return words.t(`client.happened.${fact.to < fact.from ? "lessOverdue" : "moreOverdue"}`, {
        change: amount(Math.abs(fact.to - fact.from)),
        to: amount(fact.to),
      });
    case "cover":
      return words.t("client.happened.cover", { from: amount(fact.from), to: amount(fact.to) });
  }
}

interface DecisionProps extends Pick<ClientTimelineProps, "onShow"> {
  readonly entry: ProtocolEntry;
  readonly promise: "kept" | "broken" | null;
  readonly classes: Classes;
}

/** A decision leads to its row by its number; one typed by hand may have none yet. */
function Decision({ entry, promise, classes, onShow }: DecisionProps): ReactElement {
  const words = useWords();
  const { number, decision, topic } = entry;
  const text = decision || topic || "–";
  return (
    <p className={classes.fact}>
      {number === null ? text : <Link onClick={() => onShow(number)}>{text}</Link>}{" "}
      <span className={classes.aside}>
        {aside(entry, words).join(APART)}
        {promise !== null && (
          <strong>
            {APART}
            {words.t(`history.${promise}`)}
          </strong>
        )}
      </span>
    </p>
  );
}

function aside(entry: ProtocolEntry, words: Translator): string[] {
  const { status, owner, dueDate } = entry;
  const facts: string[] = [];
  if (status !== null) facts.push(words.t(`workbook:statuses.${status}`));
  if (owner !== "") facts.push(owner);
  if (isOpen(entry) && dueDate !== null)
    facts.push(words.t("client.due", { day: words.day(dueDate, "short") }));
  return facts;
}
