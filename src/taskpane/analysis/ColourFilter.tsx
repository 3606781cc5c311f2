import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { type Colour, COLOURS } from "../../domain/policy/grid";
import { choiceLook, useClasses } from "../kit/styles";
import { FORCED_COLOURS } from "../kit/theme";
import { useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";

const build = (theme: Theme) =>
  mergeStyleSets({
    group: { display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: 6 },
    button: [
      getFocusStyle(theme, { inset: -2 }),
      choiceLook(theme, "aria-pressed"),
      {
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        gap: 6,
        minHeight: 28,
        padding: "0 4px",
        selectors: {
          '&[aria-pressed="true"] svg': {
            selectors: { [FORCED_COLOURS]: { fill: "HighlightText !important" } },
          },
        },
      },
    ],
    number: { fontWeight: 600, fontVariantNumeric: "tabular-nums" },
    word: { fontSize: 12 },
  });

interface ColourFilterProps {
  readonly counts: Readonly<Record<Colour, number>>;
  readonly shown: ReadonlySet<Colour>;
  readonly onToggle: (colour: Colour) => void;
}

/** How many clients bear each colour; each count shows its clients alone when pressed. */
export function ColourFilter({ counts, shown, onToggle }: ColourFilterProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <div role="group" aria-label={words.t("colour.filter")} className={classes.group}>
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={classes.button}
          aria-pressed={shown.has(colour)}
          aria-label={words.t(`colour.only_${colour}`, {
            count: counts[colour],
            number: words.number(counts[colour]),
          })}
          onClick={() => onToggle(colour)}
        >
          <ColourMark colour={colour} />
          <span className={classes.number}>{words.number(counts[colour])}</span>
          <span className={classes.word}>{words.t(`colour.${colour}`)}</span>
        </button>
      ))}
    </div>
  );
}
