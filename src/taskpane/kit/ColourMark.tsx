import { mergeStyles } from "@fluentui/react/lib/Styling";
import { useTheme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Colour } from "../../domain/policy/grid";
import { FORCED_COLOURS, markColour } from "./theme";

/** A shape of its own for each colour, as on the sheets (■ ▲ ●), so that none is told by its colour alone. */
const SHAPES: Readonly<Record<Colour, ReactElement>> = {
  red: <path d="M1 1h10v10H1z" />,
  orange: <path d="M6 .8l5.6 10.4H.4z" />,
  green: <circle cx="6" cy="6" r="5.5" />,
};

const mark = mergeStyles({
  flex: "none",
  width: 12,
  height: 12,
  selectors: { [FORCED_COLOURS]: { fill: "CanvasText !important", forcedColorAdjust: "none" } },
});

/** The mark of a client colour. It stands beside the colour's word, hence says nothing itself. */
export function ColourMark({ colour }: { readonly colour: Colour }): ReactElement {
  const theme = useTheme();
  return (
    <svg
      className={mark}
      viewBox="0 0 12 12"
      fill={markColour(theme, colour)}
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[colour]}
    </svg>
  );
}
