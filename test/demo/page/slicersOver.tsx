import type { MouseEvent } from "react";
import type { SheetModel, SlicerModel, WorkbookModel } from "../../simulator/model";
import { PIXELS_PER_POINT, type OverCells } from "./CellLayer";
import { filterChoices, type FilterChoice, type FilteredColumn } from "./filterChoices";
import type { Words } from "./words";

/** What a slicer asks for: the rows of some texts of its column, null for all. */
export type FilterBy = (column: FilteredColumn, texts: readonly string[] | null) => void;

/** The slicers of a sheet, drawn from the filters of their tables: who filters otherwise moves them too. */
export function slicersOver(
  { date1904 }: WorkbookModel,
  sheet: SheetModel,
  locale: string,
  words: Words,
  onFilter: FilterBy,
): OverCells[] {
  return sheet.slicers.flatMap((slicer) => {
    const column = columnOf(slicer, sheet);
    if (column === null) return [];
    const { id, left, top, width, height } = slicer;
    const [x, y, w, h] = [left, top, width, height].map((points) => Math.round(points * PIXELS_PER_POINT));
    const box = { left: x ?? 0, top: y ?? 0, width: w ?? 0, height: h ?? 0 };
    const content = (
      <Slicer
        caption={slicer.caption}
        height={box.height}
        choices={filterChoices(column, locale, date1904)}
        words={words}
        onFilter={(texts) => onFilter(column, texts)}
      />
    );
    return [{ id, box, content }];
  });
}

/** The column that a slicer filters; null for one of a pivot table, or whose table or column is gone. */
function columnOf({ tableId, column }: SlicerModel, sheet: SheetModel): FilteredColumn | null {
  const table = sheet.tables.find(({ id }) => id === tableId);
  const columnIndex = table?.columns.findIndex(({ name }) => name === column) ?? -1;
  return table === undefined || columnIndex < 0
    ? null
    : { sheet, table, area: table.area, columnIndex, criteria: table.filters };
}

interface SlicerProps {
  readonly caption: string;
  readonly height: number;
  readonly choices: readonly FilterChoice[];
  readonly words: Words;
  onFilter(texts: readonly string[] | null): void;
}

/** A box with a button for each text: a click shows its rows alone, with Ctrl as well. */
function Slicer({ caption, height, choices, words, onFilter }: SlicerProps) {
  const isFiltered = choices.some(({ chosen }) => !chosen);
  const choose = (text: string, event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey) return onFilter([text]);
    const kept = choices.filter((each) => each.chosen !== (each.text === text)).map((each) => each.text);
    onFilter(kept.length === 0 || kept.length === choices.length ? null : kept);
  };
  return (
    <section className="slicer" aria-label={words.slicer(caption)} style={{ height }}>
      <header>
        <span>{caption}</span>
        <button
          type="button"
          aria-label={words.clearSlicer(caption)}
          title={words.clearSlicer(caption)}
          disabled={!isFiltered}
          onClick={() => onFilter(null)}
        >
          ✕
        </button>
      </header>
      <ul>
        {choices.map(({ text, chosen }) => (
          <li key={text}>
            <button type="button" aria-pressed={chosen} onClick={(event) => choose(text, event)}>
              {text || words.blanks}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
