import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { CommitteeChange } from "../../committee/analysis/analysisContract";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";
import type { NamedClient } from "../../domain/client/client";

const build = (theme: Theme) =>
  mergeStyleSets({
    block: {
      padding: "8px 10px",
      marginTop: 12,
      fontSize: 12,
      lineHeight: 16,
      background: theme.palette.neutralLighter,
    },
    title: { margin: 0, fontSize: 12, fontWeight: 600 },
    list: { margin: "4px 0 0", padding: 0, listStyle: "none" },
    item: { display: "flex", gap: 6, padding: "2px 0", overflowWrap: "anywhere" },
    mark: { display: "flex", alignItems: "center", height: 16 },
  });

/** As many names as a line is read with; the Clients sheet has them all. */
const NAMES_SHOWN = 3;

/** Who entered and left each colour since the last committee, in a few lines. */
export function ChangeSince({ change }: { readonly change: CommitteeChange }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const day = words.day(change.since, "short");
  const moved = COLOURS.map((colour) => ({ colour, text: movesOf(colour, change, words) }));
  const others = (["arrived", "vanished", "absent"] as const).filter((kind) => change[kind].length > 0);
  const lines = moved.filter(({ text }) => text !== "");
  if (lines.length + others.length === 0) {
    return <p className={classes.block}>{words.t("change.none", { day })}</p>;
  }
  return (
    <section className={classes.block}>
      <h3 className={classes.title}>{words.t("change.since", { day })}</h3>
      <ul className={classes.list}>
        {lines.map(({ colour, text }) => (
          <li key={colour} className={classes.item}>
            <span className={classes.mark}>
              <ColourMark colour={colour} />
            </span>
            <span>
              <strong>{words.t(`workbook:colours.${colour}`)}</strong> {text}
            </span>
          </li>
        ))}
        {others.map((kind) => (
          <li key={kind} className={classes.item}>
            {words.t(`change.${kind}`, { names: namesOf(change[kind], words) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function movesOf(colour: Colour, change: CommitteeChange, words: Translator): string {
  return (["entered", "left"] as const)
    .filter((kind) => change[kind][colour].length > 0)
    .map((kind) => words.t(`change.${kind}`, { names: namesOf(change[kind][colour], words) }))
    .join(APART);
}

function namesOf(clients: readonly NamedClient[], words: Translator): string {
  const names = clients
    .slice(0, NAMES_SHOWN)
    .map(({ clientName }) => clientName)
    .join(", ");
  const count = clients.length - NAMES_SHOWN;
  return count > 0 ? words.t("change.more", { names, count }) : names;
}
