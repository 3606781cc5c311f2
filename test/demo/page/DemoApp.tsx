import { useEffect, useState, type DragEvent } from "react";
import type { FormulaEngine } from "../../simulator/host/host";
import { DemoBar } from "./DemoBar";
import { filteredColumnAt } from "./filterChoices";
import { FilterMenu, type FilterRequest } from "./FilterMenu";
import { Notice } from "./Notice";
import type { OpenedWorkbook } from "./openedWorkbook";
import { PaneFrame } from "./PaneFrame";
import { goToPane, listenForRegionKey } from "./regionKeys";
import { Tour, useTour } from "./Tour";
import { typedByUser } from "./typedByUser";
import { useDemo, type Demo } from "./useDemo";
import { WorkbookGrid, type GridActions } from "./WorkbookGrid";

/** The whole page: the bar, the workbook, and the add-in's pane beside it. A file can be dropped anywhere on it. */
export function DemoApp({ formulas }: { readonly formulas: FormulaEngine }) {
  const demo = useDemo(formulas);
  const drop = useFileDrop((file) => demo.open(file));
  const tour = useTour();
  useEffect(() => listenForRegionKey(window), []);
  return (
    <div className="page" lang={demo.language} data-toured={tour.part ?? undefined} {...drop.listeners}>
      <button type="button" className="skip" onClick={goToPane}>
        {demo.words.goToPane}
      </button>
      <DemoBar
        words={demo.words}
        fileName={demo.workbook?.model.fileName ?? demo.words.loading}
        language={demo.language}
        day={demo.day}
        sample={demo.sample}
        onSample={demo.openSample}
        onOpen={demo.open}
        onDownload={demo.download}
        onStartAgain={demo.startAgain}
        onLanguage={demo.setLanguage}
        onDay={demo.setDay}
        onTour={tour.start}
      />
      <Notice notice={demo.notice} words={demo.words} onClose={() => demo.notify(null)} />
      <div className="excel">{demo.workbook && <OpenWorkbook demo={demo} workbook={demo.workbook} />}</div>
      <Tour tour={tour} words={demo.words} />
      {drop.isOver && <div className="drop-veil">{demo.words.dropHere}</div>}
    </div>
  );
}

interface OpenWorkbookProps {
  readonly demo: Demo;
  readonly workbook: OpenedWorkbook;
}

function OpenWorkbook({ demo, workbook }: OpenWorkbookProps) {
  const [filter, setFilter] = useState<FilterRequest | null>(null);
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (error) {
      demo.notify({ kind: "error", text: `${demo.words.refused} ${String((error as Error).message)}` });
    }
    setFilter(null);
    demo.redraw();
  };
  return (
    <>
      <main className="workbook" aria-label={demo.words.workbook}>
        <WorkbookGrid
          key={demo.fileKey}
          model={workbook.model}
          drawer={workbook.drawer}
          version={demo.version}
          language={demo.language}
          words={demo.words}
          actions={gridActions(demo, workbook, attempt, setFilter)}
        />
      </main>
      <PaneFrame key={demo.paneKey} workbook={workbook} words={demo.words} />
      {filter && (
        <FilterMenu
          request={filter}
          locale={workbook.locale}
          date1904={workbook.model.date1904}
          words={demo.words}
          onFilter={(texts) => attempt(() => workbook.hands.filter(filter.column, texts))}
          onSort={(ascending) => attempt(() => workbook.hands.sort(filter.column, ascending))}
          onClose={() => setFilter(null)}
        />
      )}
    </>
  );
}

function gridActions(
  demo: Demo,
  { hands }: OpenedWorkbook,
  attempt: (act: () => void) => void,
  openFilter: (request: FilterRequest) => void,
): GridActions {
  return {
    type: (sheet, cells) =>
      attempt(() =>
        hands.type(
          sheet,
          cells.map((cell) => ({ ...cell, text: typedByUser(cell.text, demo.language) })),
        ),
      ),
    select: (sheet, area) => attempt(() => hands.select(sheet, area)),
    activate: (sheet) => attempt(() => hands.activate(sheet)),
    rename: (sheet, name) => attempt(() => hands.rename(sheet, name)),
    fold: (sheet, group) => attempt(() => hands.fold(sheet, group)),
    filter: (column, texts) => attempt(() => hands.filter(column, texts)),
    openFilter: (sheet, row, column, at) => {
      const filtered = filteredColumnAt(sheet, row, column);
      if (filtered) openFilter({ column: filtered, at });
    },
  };
}

interface FileDrop {
  readonly isOver: boolean;
  readonly listeners: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

function useFileDrop(onFile: (file: File) => void): FileDrop {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    listeners: {
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event) => {
        if (event.relatedTarget === null) setIsOver(false);
      },
      onDrop: (event) => {
        event.preventDefault();
        setIsOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      },
    },
  };
}
