import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { filterChoices, type FilterChoice, type FilteredColumn } from "./filterChoices";
import type { Words } from "./words";

/** A filter arrow that was clicked, and where on the page. */
export interface FilterRequest {
  readonly column: FilteredColumn;
  readonly at: { readonly x: number; readonly y: number };
}

interface FilterMenuProps {
  readonly request: FilterRequest;
  readonly locale: string;
  readonly date1904: boolean;
  readonly words: Words;
  onFilter(texts: readonly string[] | null): void;
  onSort(ascending: boolean): void;
  onClose(): void;
}

const WIDTH = 260;
const HEIGHT = 380;

/** The menu under a heading's arrow: sort, or choose which values show. */
export function FilterMenu({ request, locale, date1904, words, onFilter, onSort, onClose }: FilterMenuProps) {
  const [choices, setChoices] = useState(() => filterChoices(request.column, locale, date1904));
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector<HTMLElement>("button, input")?.focus();
    // Whoever opened it from a cell goes on from there.
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
  };
  return (
    <div className="menu-backdrop" onMouseDown={(event) => event.target === event.currentTarget && onClose()}>
      <div
        ref={menu}
        className="filter-menu"
        role="dialog"
        aria-label={words.filter}
        style={placeOf(request)}
        onKeyDown={close}
      >
        {request.column.table && <SortButtons words={words} onSort={onSort} />}
        <ChoiceList choices={choices} words={words} onChoices={setChoices} />
        <div className="filter-end">
          <button type="button" className="primary" onClick={() => onFilter(chosenTexts(choices))}>
            {words.apply}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Null when everything is chosen: no filter at all. */
function chosenTexts(choices: readonly FilterChoice[]): string[] | null {
  if (choices.every(({ chosen }) => chosen)) return null;
  return choices.filter(({ chosen }) => chosen).map(({ text }) => text);
}

function placeOf({ at }: FilterRequest): { left: number; top: number } {
  return {
    left: Math.max(8, Math.min(at.x - WIDTH, window.innerWidth - WIDTH - 8)),
    top: Math.max(8, Math.min(at.y + 10, window.innerHeight - HEIGHT - 8)),
  };
}

function SortButtons({ words, onSort }: Pick<FilterMenuProps, "words" | "onSort">) {
  return (
    <div className="filter-sort">
      <button type="button" onClick={() => onSort(true)}>
        {words.sortUp}
      </button>
      <button type="button" onClick={() => onSort(false)}>
        {words.sortDown}
      </button>
    </div>
  );
}

interface ChoiceListProps {
  readonly choices: readonly FilterChoice[];
  readonly words: Words;
  onChoices(choices: FilterChoice[]): void;
}

function ChoiceList({ choices, words, onChoices }: ChoiceListProps) {
  const id = useId();
  const all = choices.every(({ chosen }) => chosen);
  const choose = (index: number) =>
    onChoices(choices.map((each, at) => (at === index ? { ...each, chosen: !each.chosen } : each)));
  return (
    <ul className="filter-choices">
      <li>
        <input
          id={`${id}-all`}
          type="checkbox"
          checked={all}
          onChange={() => onChoices(choices.map(({ text }) => ({ text, chosen: !all })))}
        />
        <label htmlFor={`${id}-all`}>{words.selectAll}</label>
      </li>
      {choices.map(({ text, chosen }, index) => (
        <li key={text}>
          <input id={`${id}-${index}`} type="checkbox" checked={chosen} onChange={() => choose(index)} />
          <label htmlFor={`${id}-${index}`}>{text || words.blanks}</label>
        </li>
      ))}
    </ul>
  );
}
