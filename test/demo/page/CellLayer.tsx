import { useEffect, useState, type ReactNode, type RefObject } from "react";
import { frozenSize } from "./gridScroll";
import type { GridSheet } from "./gridSheet";

/** Something that stands over the cells of a sheet. */
export interface OverCells {
  readonly id: string;
  /** Where, in pixels of the whole sheet. */
  readonly box: Box;
  readonly content: ReactNode;
}

interface CellLayerProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The sheet as the grid shows it. */
  readonly drawn: GridSheet;
  readonly things: readonly OverCells[];
}

/** A place on a sheet, in pixels. */
export interface Box {
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

export const PIXELS_PER_POINT = 4 / 3;

/** What stands over the cells of a sheet: it moves as the grid scrolls, and vanishes behind the frozen cells. */
export function CellLayer({ frame, drawn, things }: CellLayerProps) {
  const view = useView(frame);
  if (view === null || things.length === 0) return null;
  const frozen = frozenSize(drawn);
  const { left, top, width, height, scrollLeft, scrollTop } = view;
  return (
    <div className="cell-layer" style={{ left, top, width, height }}>
      {things.map(({ id, box, content }) => {
        const x = box.left - (box.left < frozen.width ? 0 : scrollLeft);
        const y = box.top - (box.top < frozen.height ? 0 : scrollTop);
        const hidden = {
          left: box.left < frozen.width ? 0 : Math.max(0, frozen.width - x),
          top: box.top < frozen.height ? 0 : Math.max(0, frozen.height - y),
        };
        const clipPath = `inset(${hidden.top}px 0 0 ${hidden.left}px)`;
        return (
          <div key={id} className="over-cells" style={{ left: x, top: y, width: box.width, clipPath }}>
            {content}
          </div>
        );
      })}
    </div>
  );
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
