import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { Override } from "../../domain/policy/override";
import { useClasses } from "../kit/styles";
import { APART, useQuotedLanguage, useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    title: { display: "flex", alignItems: "baseline", gap: 8 },
    name: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      fontSize: 18,
      lineHeight: 24,
      fontWeight: 600,
      overflowWrap: "anywhere",
    },
    colour: { display: "inline-flex", alignItems: "center", gap: 5, fontWeight: 600, whiteSpace: "nowrap" },
    who: {
      margin: "2px 0 0",
      fontSize: 12,
      lineHeight: 16,
      color: theme.palette.neutralSecondary,
      overflowWrap: "anywhere",
    },
    reasons: { margin: "8px 0 0" },
    forced: { margin: "4px 0 0", fontWeight: 600 },
    facts: { margin: "8px 0 0" },
    fact: { margin: "0 0 6px" },
    pressing: { margin: "0 0 6px", fontWeight: 600 },
  });

/** What the head of a card says. */
export type HeadFacts = Pick<
  ClientCard,
  | "clientCode"
  | "clientName"
  | "group"
  | "salesperson"
  | "colour"
  | "reasons"
  | "wayOut"
  | "change"
  | "blockProposal"
  | "computedColour"
  | "declaration"
> & { readonly override: Pick<Override, "until" | "who"> | null };

/** Who the client is, its colour with what explains it, and what presses. */
export function ClientHead({ card }: { readonly card: HeadFacts }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const quoted = useQuotedLanguage();
  return (
    <header>
      <div className={classes.title}>
        <h2 className={classes.name}>{card.clientName}</h2>
        <span className={classes.colour}>
          <ColourMark colour={card.colour} />
          {words.t(`colour.${card.colour}`)}
        </span>
      </div>
      <ClientIdentity card={card} />
      <p className={classes.reasons} lang={quoted}>
        {card.reasons}
      </p>
      {card.override && (
        <p className={classes.forced}>
          {words.t("client.overrideNow", {
            day: words.day(card.override.until, "short"),
            who: card.override.who || "–",
            computed: words.t(`colour.${card.computedColour}`).toLowerCase(),
          })}
        </p>
      )}
      <ClientOutlook card={card} />
    </header>
  );
}

/** By what else the client is known: its code, its group, its salesperson. */
export function ClientIdentity({
  card,
}: {
  readonly card: Pick<HeadFacts, "clientCode" | "group" | "salesperson">;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const who = [
    words.t("client.codes", { code: card.clientCode }),
    card.group !== "" && words.t("client.group", { group: card.group }),
    card.salesperson !== "" && words.t("client.salesperson", { name: card.salesperson }),
  ].filter((part) => part !== false);
  return <p className={classes.who}>{who.join(APART)}</p>;
}

/** The way out of the colour, what changed, and what is proposed or must be declared. */
export function ClientOutlook({
  card,
}: {
  readonly card: Pick<HeadFacts, "wayOut" | "change" | "blockProposal" | "declaration">;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const quoted = useQuotedLanguage();
  const facts = [
    ["wayOut", card.wayOut],
    ["change", card.change],
    ["block", card.blockProposal],
  ] as const;
  return (
    <>
      {facts.some(([, text]) => text !== "") && (
        <dl className={classes.facts}>
          {facts.map(
            ([key, text]) =>
              text !== "" && (
                <div key={key}>
                  <dt className={classes.hint}>{words.t(`client.${key}`)}</dt>
                  <dd className={key === "block" ? classes.pressing : classes.fact} lang={quoted}>
                    {text}
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
      {quoted !== undefined && <p className={classes.small}>{words.t("client.quoted")}</p>}
      {card.declaration !== null && (
        <p className={classes.pressing}>
          {words.t(`client.declarationState.${card.declaration.state}`, {
            day: words.day(card.declaration.deadline, "short"),
          })}
        </p>
      )}
    </>
  );
}
