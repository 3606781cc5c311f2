import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { MeetingClient } from "../../committee/meeting/meetingContract";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ClientHead } from "../client/ClientHead";

const build = (theme: Theme) =>
  mergeStyleSets({
    figures: {
      display: "flex",
      flexWrap: "wrap",
      gap: "2px 14px",
      margin: "8px 0 0",
      padding: "6px 8px",
      borderRadius: 4,
      border: `1px solid ${theme.palette.neutralLight}`,
      background: theme.palette.neutralLighterAlt,
      fontSize: 12,
      lineHeight: 18,
    },
    figure: { display: "flex", gap: 6, whiteSpace: "nowrap" },
    name: { color: theme.palette.neutralSecondary },
    value: { margin: 0, fontWeight: 600, fontVariantNumeric: "tabular-nums" },
    blocked: { margin: "8px 0 0", fontWeight: 600 },
    note: { margin: "6px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

/** A client as the committee looks at it: its card in short, the figures that count, what is in force. */
export function MeetingClientHead({ client }: { readonly client: MeetingClient }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { block, note } = client;
  const figures = [
    [words.t("clients.exposure"), words.money(client.exposure, 0)],
    [words.t("clients.uncovered"), words.money(client.uncovered, 0)],
    [words.t("clients.overdue"), words.money(client.countedOverdue, 0)],
    [words.t("clients.oldest"), words.t("clients.days", { number: words.number(client.oldestDaysLate) })],
  ] as const;
  return (
    <div>
      <ClientHead
        card={{ ...client, computedColour: client.computedColour ?? client.colour, override: null }}
      />
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name} className={classes.figure}>
            <dt className={classes.name}>{name}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {client.overrideUntil !== null && (
        <p className={classes.note}>
          {words.t("meeting.forced", { day: words.day(client.overrideUntil, "short") })}
        </p>
      )}
      {block !== null && (
        <p className={classes.blocked}>
          {words.t("meeting.blocked", {
            day: block.committeeDate === null ? "–" : words.day(block.committeeDate, "short"),
            number: block.number ?? "–",
          })}
        </p>
      )}
      {note !== "" && <p className={classes.note}>{words.t("meeting.note", { note })}</p>}
    </div>
  );
}

/** Why the client is on the agenda, and its rating: what one asks for now and then. */
export function MeetingClientFacts({ client }: { readonly client: MeetingClient }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { rules, rating } = client;
  const facts = [
    rules === "" ? "" : words.t("meeting.why", { rules }),
    rating === "" ? "" : words.t("meeting.rating", { rating }),
  ];
  return <p className={classes.note}>{facts.filter((fact) => fact !== "").join(" · ")}</p>;
}
