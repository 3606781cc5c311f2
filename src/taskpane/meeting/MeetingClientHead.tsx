import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { MeetingClient } from "../../committee/meeting/meetingContract";
import type { Criteria } from "../../domain/policy/policy";
import { ClientIdentity, ClientOutlook } from "../client/ClientHead";
import { ColourMark } from "../kit/ColourMark";
import { useClasses } from "../kit/styles";
import { APART, useQuotedLanguage, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    title: { display: "flex", alignItems: "center", gap: 6 },
    name: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      fontSize: 16,
      lineHeight: 22,
      fontWeight: 600,
      overflow: "hidden",
      textOverflow: "ellipsis",
      whiteSpace: "nowrap",
    },
    colour: { display: "inline-flex", alignItems: "center", gap: 5, fontSize: 12, whiteSpace: "nowrap" },
    figures: {
      display: "grid",
      gridTemplateColumns: "1fr 1fr 1.2fr",
      gap: 8,
      margin: 0,
      fontSize: 12,
      lineHeight: 16,
    },
    figure: { minWidth: 0, whiteSpace: "nowrap" },
    figureName: { color: theme.palette.neutralSecondary },
    value: { margin: 0, fontWeight: 600, fontVariantNumeric: "tabular-nums" },
    blocked: { margin: "8px 0 0", fontWeight: 600 },
    reasons: { margin: 0, fontSize: 12, lineHeight: 16 },
  });

/** The client under discussion, its colour and what is at risk: three lines that stay in sight. */
export function MeetingClientLine({
  client,
  criteria: { coverCriterion },
}: {
  readonly client: MeetingClient;
  readonly criteria: Criteria;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const figures = [
    [words.t("meeting.figures.exposure"), words.shortMoney(client.exposure), undefined],
    ...{
      insurance: [[words.t("meeting.figures.uncovered"), words.shortMoney(client.uncovered), undefined]],
      limit: [[words.t("client.excess"), words.shortMoney(client.excess), undefined]],
      none: [],
    }[coverCriterion],
    [
      words.t("meeting.figures.overdue"),
      words.t("meeting.figures.late", {
        amount: words.shortMoney(client.countedOverdue),
        number: words.number(client.oldestDaysLate),
      }),
      words.t("risk.countedOverdueWhy"),
    ],
  ];
  return (
    <div>
      <div className={classes.title}>
        <h2 className={classes.name} title={client.clientName}>
          {client.clientName}
        </h2>
        <span className={classes.colour}>
          <ColourMark colour={client.colour} />
          {words.t(`colour.${client.colour}`)}
        </span>
      </div>
      <dl className={classes.figures}>
        {figures.map(([name, value, why]) => (
          <div key={name} className={classes.figure}>
            <dt className={classes.figureName} title={why}>
              {name}
            </dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Why the client has its colour, and the block in force: what the discussion begins with. */
export function MeetingClientReasons({ client }: { readonly client: MeetingClient }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const quoted = useQuotedLanguage();
  const { block, overrideUntil } = client;
  return (
    <div>
      <p className={classes.reasons} lang={quoted}>
        {client.reasons}
      </p>
      {overrideUntil !== null && (
        <p className={classes.note}>
          {words.t("meeting.forced", { day: words.day(overrideUntil, "short") })}
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
    </div>
  );
}

/** What one asks for now and then: the way out, who follows the client, why it is on the agenda, its rating, a note. */
export function MeetingClientFacts({ client }: { readonly client: MeetingClient }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { rules, rating, note } = client;
  const facts = [
    rules === "" ? "" : words.t("meeting.why", { rules }),
    rating === "" ? "" : words.t("meeting.rating", { rating }),
  ].filter((fact) => fact !== "");
  return (
    <div>
      <ClientOutlook card={client} />
      {note !== "" && <p className={classes.note}>{words.t("meeting.note", { note })}</p>}
      <ClientIdentity card={client} />
      {facts.length > 0 && <p className={classes.note}>{facts.join(APART)}</p>}
    </div>
  );
}
