import { useEffect, useMemo, useState, type RefObject } from "react";
import type { ChartModel, Corner, SheetModel, WorkbookModel } from "../../simulator/model";
import { chartPicture } from "./chartPicture";
import { ChartView } from "./ChartView";
import { columnStart, frozenSize, rowStart } from "./gridScroll";
import type { GridSheet } from "./gridSheet";

interface ChartLayerProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly workbook: WorkbookModel;
  readonly sheet: SheetModel;
  /** The sheet as the grid shows it. */
  readonly drawn: GridSheet;
  /** Changes whenever the model may have changed. */
  readonly version: number;
  readonly locale: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the grid's cells are seen, and how far they are scrolled. */
interface View extends Box {
  readonly scrollLeft: number;
  readonly scrollTop: number;
}

const PIXELS_PER_POINT = 4 / 3;

/** The charts of a sheet over its cells: they move as the grid scrolls, and clicks go through them. */
export function ChartLayer({ frame, workbook, sheet, drawn, version, locale }: ChartLayerProps) {
  const view = useView(frame);
  const charts = useMemo(
    () => sheet.charts.map((chart) => ({ chart, box: boxOf(chart, drawn) })),
    // The model changes in place: its version says so.
    [sheet, drawn, version],
  );
  const pictures = useMemo(
    () => charts.map(({ chart, box }) => chartPicture(workbook, chart, box, locale)),
    [workbook, charts, locale],
  );
  if (view === null || charts.length === 0) return null;
  const frozen = frozenSize(drawn);
  const { left, top, width, height, scrollLeft, scrollTop } = view;
  return (
    <div className="chart-layer" style={{ left, top, width, height }}>
      {charts.map(({ chart, box }, index) => {
        const picture = pictures[index];
        if (!picture) return null;
        // What stands beyond the frozen rows and columns scrolls, and vanishes behind them.
        const x = box.left - (box.left < frozen.width ? 0 : scrollLeft);
        const y = box.top - (box.top < frozen.height ? 0 : scrollTop);
        const hidden = {
          left: box.left < frozen.width ? 0 : Math.max(0, frozen.width - x),
          top: box.top < frozen.height ? 0 : Math.max(0, frozen.height - y),
        };
        const clipPath = `inset(${hidden.top}px 0 0 ${hidden.left}px)`;
        return (
          <div key={chart.id} className="chart" style={{ left: x, top: y, clipPath }}>
            <ChartView picture={picture} name={chart.name} width={box.width} height={box.height} />
          </div>
        );
      })}
    </div>
  );
}

/** Where a chart stands in the grid, in pixels, its rows as high as the grid fits them to their texts. */
function boxOf({ from, to }: ChartModel, drawn: GridSheet): Box {
  const x = ({ column, columnPoints }: Corner) =>
    columnStart(drawn, column) + columnPoints * PIXELS_PER_POINT;
  const y = ({ row, rowPoints }: Corner) => rowStart(drawn, row) + rowPoints * PIXELS_PER_POINT;
  return { left: x(from), top: y(from), width: x(to) - x(from), height: y(to) - y(from) };
}

function useView(frame: RefObject<HTMLDivElement | null>): View | null {
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    const root = frame.current;
    if (root === null) return undefined;
    const look = () => setView(viewOf(root));
    const observer = new ResizeObserver(look);
    observer.observe(root);
    // The grid's scroll bars tell nobody but themselves: their events do not rise, but can be caught on the way down.
    root.addEventListener("scroll", look, { capture: true });
    look();
    return () => {
      observer.disconnect();
      root.removeEventListener("scroll", look, { capture: true });
    };
  }, [frame]);
  return view;
}

function viewOf(root: HTMLElement): View | null {
  const cells = root.querySelector(".fortune-cell-area")?.getBoundingClientRect();
  if (cells === undefined) return null;
  const origin = root.getBoundingClientRect();
  return {
    left: cells.left - origin.left,
    top: cells.top - origin.top,
    width: cells.width,
    height: cells.height,
    scrollLeft: root.querySelector(".luckysheet-scrollbar-x")?.scrollLeft ?? 0,
    scrollTop: root.querySelector(".luckysheet-scrollbar-y")?.scrollTop ?? 0,
  };
}
