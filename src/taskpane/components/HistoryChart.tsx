import { FixedScaleAxis, LineChart } from "chartist";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useRef, type ReactElement } from "react";
import type { HistoryPoint } from "../../committee/protocolContract";
import { setChartStylesByProperty } from "../chartStyles";
import { FORCED_COLOURS, markColour, useClasses } from "../theme";
import { useWords } from "../words";

/** Amounts in thousands keep the axis narrow. */
const CENTS_PER_THOUSAND = 100_000;
const DAY_LABELS = 3;
const HEIGHT = 150;

const build = (theme: Theme) =>
  mergeStyles({
    height: HEIGHT,
    "--exposure": theme.palette.themePrimary,
    "--overdue": markColour(theme, "red"),
    selectors: {
      "& svg": { display: "block", overflow: "visible" },
      "& .ct-grid": { stroke: theme.palette.neutralLight, strokeWidth: 1 },
      "& .ct-line": { fill: "none", strokeWidth: 2 },
      "& .ct-point": { strokeWidth: 5, strokeLinecap: "round" },
      "& .ct-series-a .ct-line, & .ct-series-a .ct-point": { stroke: "var(--exposure)" },
      // Told apart without colour: the overdue is dashed.
      "& .ct-series-b .ct-line": { strokeDasharray: "5 3" },
      "& .ct-series-b .ct-line, & .ct-series-b .ct-point": { stroke: "var(--overdue)" },
      "& .ct-label": {
        display: "flex",
        fontSize: 11,
        lineHeight: 12,
        color: theme.palette.neutralSecondary,
        whiteSpace: "nowrap",
      },
      "& .ct-label.ct-horizontal.ct-end": { alignItems: "flex-start", justifyContent: "flex-start" },
      "& .ct-label.ct-vertical.ct-start": { alignItems: "flex-end", justifyContent: "flex-end" },
      [FORCED_COLOURS]: { "--exposure": "CanvasText", "--overdue": "CanvasText" },
    },
  });

/**
 * Exposure and overdue of a client over its committees. A picture for the eye: the table beside it says the
 * same in figures.
 */
export function HistoryChart({ points }: { readonly points: readonly HistoryPoint[] }): ReactElement {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const className = useClasses(useTheme(), build);
  useEffect(() => {
    if (box.current === null) return undefined;
    setChartStylesByProperty();
    const series = (amount: (point: HistoryPoint) => number) =>
      points.map((point) => ({ x: point.committeeDate, y: amount(point) / CENTS_PER_THOUSAND }));
    const chart = new LineChart(
      box.current,
      { series: [series(({ exposure }) => exposure), series(({ countedOverdue }) => countedOverdue)] },
      {
        height: HEIGHT,
        fullWidth: true,
        lineSmooth: false,
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
    return () => {
      chart.detach();
    };
  }, [points, words]);
  return <div ref={box} className={className} aria-hidden="true" />;
}
