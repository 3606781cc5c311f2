import { List } from "@fluentui/react/lib/List";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { CardItem, ClientCard } from "../../committee/client/clientContract";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    item: {
      display: "grid",
      gridTemplateColumns: "1fr auto",
      columnGap: 12,
      padding: "5px 0",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      fontSize: 12,
      lineHeight: 16,
    },
    document: { fontWeight: 600, overflowWrap: "anywhere" },
    amount: { textAlign: "end", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    facts: { color: theme.palette.neutralSecondary },
    late: { textAlign: "end", fontWeight: 600, color: theme.semanticColors.errorText, whiteSpace: "nowrap" },
  });

/** The client's open items, overdue first. Only those near the view are in the page. */
export function ClientItems({ card: { items } }: { readonly card: ClientCard }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  if (items === null) return <p className={classes.small}>{words.t("client.itemsFromAgedBalance")}</p>;
  const title = words.t("client.items", { number: words.number(items.length) });
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      {items.length === 0 ? (
        <p className={classes.small}>{words.t("client.noItems")}</p>
      ) : (
        <List
          role="list"
          aria-label={title}
          items={items as CardItem[]}
          onRenderCell={(item, index) =>
            item && (
              <div
                role="listitem"
                className={classes.item}
                aria-setsize={items.length}
                aria-posinset={(index ?? 0) + 1}
              >
                <span className={classes.document}>{item.document}</span>
                <span className={classes.amount}>{words.money(item.amount)}</span>
                <span className={classes.facts}>{factsOf(item, words).join(APART)}</span>
                <span className={classes.late}>
                  {item.daysLate > 0 && words.t("client.late", { number: words.number(item.daysLate) })}
                </span>
              </div>
            )
          }
        />
      )}
    </section>
  );
}

function factsOf(item: CardItem, words: Translator): string[] {
  const facts: string[] = [];
  if (item.dueDate !== null) facts.push(words.t("client.due", { day: words.day(item.dueDate, "short") }));
  else facts.push(words.t(item.amount < 0 ? "client.credit" : "client.noDueDate"));
  if (item.disputed) facts.push(words.t("client.inDispute"));
  if (item.daysBeyondLegalTerm > 0) {
    facts.push(words.t("client.beyond", { number: words.number(item.daysBeyondLegalTerm) }));
  }
  return facts;
}
