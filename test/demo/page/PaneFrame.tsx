import { useLayoutEffect, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { OpenedWorkbook } from "./openedWorkbook";
import { listenForRegionKey } from "./regionKeys";
import type { Words } from "./words";

declare global {
  interface Window {
    /** Called by the pane's page before Office.js loads in it. */
    attachPane?: (pane: Window & { Date: DateConstructor }) => void;
  }
}

interface PaneFrameProps {
  readonly workbook: OpenedWorkbook;
  readonly words: Words;
}

/** Excel opens panes about this wide, and lets the user drag them between limits. */
const USUAL_WIDTH = 350;
const NARROWEST = 300;
const WIDEST = 640;
const STEP = 10;

/** The task pane: its title as Excel shows it, and the add-in's own page in a frame. */
export function PaneFrame({ workbook, words }: PaneFrameProps) {
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    window.attachPane = (pane) => {
      workbook.attachPane(pane);
      listenForRegionKey(pane);
    };
    return () => {
      delete window.attachPane;
    };
  }, [workbook]);
  return (
    <>
      <Splitter label={words.paneWidth} width={width} onWidth={(asked) => setWidth(within(asked))} />
      <aside className="pane" style={{ width }} aria-label={words.pane}>
        <h2>{words.pane}</h2>
        <iframe title={words.pane} src={workbook.paneAddress} />
      </aside>
    </>
  );
}

function within(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}

interface SplitterProps {
  readonly label: string;
  readonly width: number;
  onWidth(width: number): void;
}

function Splitter({ label, width, onWidth }: SplitterProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(window.innerWidth - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") onWidth(width + STEP);
    if (event.key === "ArrowRight") onWidth(width - STEP);
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
