import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { ColourMove } from "../../committee/analysis/analysisContract";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    list: { margin: "6px 0 0", padding: 0, listStyle: "none" },
    move: { padding: "3px 0", fontSize: 12, lineHeight: 16 },
    who: { display: "flex", alignItems: "center", gap: 6 },
    name: { flex: 1, minWidth: 0, overflowWrap: "anywhere", fontWeight: 600 },
    colours: { display: "flex", flex: "none", alignItems: "center", gap: 4 },
    why: { display: "block", color: theme.palette.neutralSecondary, overflowWrap: "anywhere" },
    more: { fontSize: 12 },
  });

/** Clients named at first; the others on demand. */
const SHOWN = 20;

/** Clients whose colour changes: from which to which, and why. */
export function MoveList({ moves }: { readonly moves: readonly ColourMove[] }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? moves : moves.slice(0, SHOWN);
  const count = moves.length;
  return (
    <>
      <ul className={classes.list}>
        {shown.map(({ clientCode, clientName, from, to, why }) => (
          <li key={clientCode} className={classes.move}>
            <span className={classes.who}>
              <span className={classes.name}>{clientName}</span>
              <span className={classes.colours}>
                <ColourMark colour={from} />
                {words.t(`colour.${from}`)}
                <span aria-hidden="true">→</span>
                <ColourMark colour={to} />
                {words.t(`colour.${to}`)}
              </span>
            </span>
            <span className={classes.why}>{why}</span>
          </li>
        ))}
      </ul>
      {shown.length < count && (
        <Link className={classes.more} onClick={() => setWhole(true)}>
          {words.t("policy.allMoves", { count, number: words.number(count) })}
        </Link>
      )}
    </>
  );
}
