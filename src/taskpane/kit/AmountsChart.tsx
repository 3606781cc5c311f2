import { FixedScaleAxis, LineChart, Svg } from "chartist";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { setChartStylesByProperty } from "./chartStyles";
import { FORCED_COLOURS } from "./theme";
import { useWords } from "./words";

/** Amounts in thousands keep the axis narrow. */
const CENTS_PER_THOUSAND = 100_000;
const DAY_LABELS = 3;
const HEIGHT = 150;
/** More committees than these stand too close for a dot each. */
const MOST_DOTS = 26;
const MARKS = "marks";

const build = (theme: Theme) =>
  mergeStyles({
    height: HEIGHT,
    "--solid": theme.palette.themePrimary,
    "--dashed": theme.palette.themeSecondary,
    "--marks": theme.palette.neutralPrimary,
    selectors: {
      "& svg": { display: "block", overflow: "visible" },
      "& .ct-grid": { stroke: theme.palette.neutralLight, strokeWidth: 1 },
      "& .ct-line": { fill: "none", strokeWidth: 2 },
      "& .ct-point": { strokeWidth: 5, strokeLinecap: "round" },
      "& .ct-series-a .ct-line, & .ct-series-a .ct-point": { stroke: "var(--solid)" },
      // Told apart without colour too.
      "& .ct-series-b .ct-line": { strokeDasharray: "5 3" },
      "& .ct-series-b .ct-line, & .ct-series-b .ct-point": { stroke: "var(--dashed)" },
      "& .ct-series-c .ct-line": { display: "none" },
      [`& .${MARKS}`]: { fill: "var(--marks)", fontSize: 11, textAnchor: "middle" },
      "& .ct-label": {
        display: "flex",
        fontSize: 11,
        lineHeight: 12,
        color: theme.palette.neutralSecondary,
        whiteSpace: "nowrap",
      },
      "& .ct-label.ct-horizontal.ct-end": { alignItems: "flex-start", justifyContent: "flex-start" },
      "& .ct-label.ct-vertical.ct-start": { alignItems: "flex-end", justifyContent: "flex-end" },
      [FORCED_COLOURS]: { "--solid": "CanvasText", "--dashed": "CanvasText", "--marks": "CanvasText" },
    },
  });

/** A day with the sign that stands for what happened on it. */
interface Mark {
  readonly day: Day;
  readonly sign: string;
}

/** Two amounts at each of these days, oldest first. */
export interface AmountLines {
  readonly dates: readonly Day[];
  readonly solid: readonly Cents[];
  readonly dashed: readonly Cents[];
  /** Days marked on the axis, each with a sign: what happened then is said beside the chart. */
  readonly marks?: readonly Mark[];
}

/**
 * Two amounts over the committees, in thousands. A picture for the eye: the table beside it says the same in
 * figures.
 * @param lines must stay the same object while its amounts do.
 */
export function AmountsChart({ lines }: { readonly lines: AmountLines }): ReactElement {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const className = useMemo(() => build(theme), [theme]);
  useEffect(() => {
    if (box.current === null) return undefined;
    setChartStylesByProperty();
    const { dates, solid, dashed, marks = [] } = lines;
    const series = (amounts: readonly Cents[]) =>
      dates.map((x, index) => ({ x, y: (amounts[index] ?? 0) / CENTS_PER_THOUSAND }));
    const chart = new LineChart(
      box.current,
      {
        series: [
          series(solid),
          series(dashed),
          { name: MARKS, data: marks.map(({ day, sign }) => ({ x: day, y: 0, meta: sign })) },
        ],
      },
      {
        height: HEIGHT,
        fullWidth: true,
        lineSmooth: false,
        showPoint: dates.length <= MOST_DOTS,
        series: { [MARKS]: { showPoint: true } },
        low: 0,
        chartPadding: { top: 8, right: 28, bottom: 0, left: 0 },
        axisX: {
          type: FixedScaleAxis,
          divisor: DAY_LABELS,
          labelInterpolationFnc: (day: number | string) => words.day(Math.round(Number(day)), "short"),
        },
        axisY: {
          offset: 44,
          scaleMinSpace: 28,
          labelInterpolationFnc: (thousands: number | string) => words.number(Number(thousands)),
        },
      },
    );
    chart.on("draw", (drawn) => {
      if (drawn.type !== "point" || typeof drawn.meta !== "string") return;
      // Told apart by shape, as on paper.
      drawn.element.replace(new Svg("text", { x: drawn.x, y: drawn.y }, MARKS).text(drawn.meta));
    });
    return () => {
      chart.detach();
    };
  }, [lines, words]);
  return <div ref={box} className={className} aria-hidden="true" />;
}
