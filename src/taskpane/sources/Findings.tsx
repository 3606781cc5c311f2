import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Finding } from "../../intake/source";
import { useWords } from "../kit/words";

const classes = mergeStyleSets({
  list: { margin: 0, paddingInlineStart: 18, fontSize: 12, lineHeight: 16 },
  item: { padding: "2px 0", overflowWrap: "anywhere" },
  cells: { display: "flex", flexWrap: "wrap", columnGap: 10 },
});

/** As many cells as a person goes to by hand. */
const CELLS_SHOWN = 5;

/** What deserves a look in a source, each with the way to its first cells. */
export function Findings({
  findings,
  onShowCell,
}: {
  readonly findings: readonly Finding[];
  readonly onShowCell: (address: string) => void;
}): ReactElement | null {
  const words = useWords();
  if (findings.length === 0) return null;
  return (
    <ul className={classes.list}>
      {findings.map(({ message, addresses }, index) => (
        <li key={`${message.code}/${index}`} className={classes.item}>
          {words.message(message)}
          <span className={classes.cells}>
            {addresses.slice(0, CELLS_SHOWN).map((address) => (
              <Link
                key={address}
                aria-label={words.t("checks.goTo", { address })}
                onClick={() => onShowCell(address)}
              >
                {address}
              </Link>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
