import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { lazy, Suspense, type ReactElement } from "react";
import { useClasses } from "./styles";
import { FORCED_COLOURS } from "./theme";
import type { AmountLines } from "./AmountsChart";

const AmountsChart = lazy(async () => ({ default: (await import("./AmountsChart")).AmountsChart }));

const build = (theme: Theme) =>
  mergeStyleSets({
    legend: {
      display: "flex",
      flexWrap: "wrap",
      gap: "2px 16px",
      margin: "10px 0 2px",
      fontSize: 12,
      lineHeight: 16,
    },
    key: {
      display: "inline-flex",
      alignItems: "center",
      gap: 6,
      selectors: {
        "&::before": { content: '""', width: 18, borderTop: `2px solid ${theme.palette.themePrimary}` },
      },
    },
    dashed: {
      "--line": theme.palette.themeSecondary,
      selectors: {
        "&::before": { borderTop: "2px dashed var(--line)" },
        [FORCED_COLOURS]: { "--line": "CanvasText" },
      },
    },
  });

interface CommitteeCourseProps {
  /** What each line shows, with its unit. */
  readonly solid: string;
  readonly dashed: string;
  /** Must stay the same object while its amounts do. */
  readonly lines: AmountLines;
}

/** Two amounts over the committees, with what each line means; the figures stand elsewhere too. */
export function CommitteeCourse({ solid, dashed, lines }: CommitteeCourseProps): ReactElement {
  const classes = useClasses(build);
  return (
    <>
      <p className={classes.legend}>
        <span className={classes.key}>{solid}</span>
        <span className={`${classes.key} ${classes.dashed}`}>{dashed}</span>
      </p>
      <Suspense fallback={null}>
        <AmountsChart lines={lines} />
      </Suspense>
    </>
  );
}
