import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { useClasses } from "./styles";

const build = (theme: Theme) =>
  mergeStyleSets({
    choices: {
      display: "flex",
      flexWrap: "wrap",
      gap: 6,
      margin: "6px 0 0",
      padding: 0,
      listStyle: "none",
    },
    choice: [
      getFocusStyle(theme, { inset: -2 }),
      {
        minHeight: 26,
        padding: "2px 10px",
        border: `1px solid ${theme.palette.themePrimary}`,
        borderRadius: 13,
        color: theme.palette.themeDark,
        background: theme.semanticColors.bodyBackground,
        font: "inherit",
        fontSize: 12,
        lineHeight: 16,
        textAlign: "start",
        cursor: "pointer",
        selectors: { ":hover": { background: theme.palette.themeLighterAlt } },
      },
    ],
  });

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly string[];
  /** False where the arrow keys of the field lead to them: Tab goes on to the next field. */
  readonly isOnTheWay?: boolean;
  readonly onChoose: (index: number) => void;
}

/** Texts of which one is taken by a press: suggestions, or answers that fill a field. */
export function Choices({ label, choices, isOnTheWay = true, onChoose }: ChoicesProps): ReactElement | null {
  const classes = useClasses(build);
  if (choices.length === 0) return null;
  return (
    <ul className={classes.choices} aria-label={label}>
      {choices.map((choice, index) => (
        <li key={choice}>
          <button
            type="button"
            tabIndex={isOnTheWay ? undefined : -1}
            className={classes.choice}
            onClick={() => onChoose(index)}
          >
            {choice}
          </button>
        </li>
      ))}
    </ul>
  );
}
