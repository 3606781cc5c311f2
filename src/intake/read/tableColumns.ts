import type { CellValue } from "../cells/sheetGrid";
import type { Layout } from "../find/layout";

/** One column of a table by grid row. */
export class CellColumn {
  private readonly rows: Layout["grid"]["values"];

  /** `index` is its grid index, -1 where the table has no such column: all its cells are blank then. */
  constructor(
    { grid }: Layout,
    readonly index: number,
  ) {
    this.rows = grid.values;
  }

  get isThere(): boolean {
    return this.index >= 0;
  }

  /** How many rows the grid has, those above the headings among them. */
  get length(): number {
    return this.rows.length;
  }

  /** The cell in a row. */
  of(row: readonly CellValue[]): CellValue {
    return this.index < 0 ? "" : (row[this.index] ?? "");
  }

  /** The cell in that row of the grid. */
  at(row: number): CellValue {
    return this.index < 0 ? "" : (this.rows[row]?.[this.index] ?? "");
  }
}

/** Reads each different cell once: the words of a column come again and again, most of them in the next row. */
export class Words<Meaning> {
  private readonly known = new Map<CellValue, Meaning>();
  private lastCell: CellValue | null = null;
  private lastMeaning: Meaning | null = null;

  constructor(private readonly read: (cell: CellValue) => Meaning) {}

  meaningOf(cell: CellValue): Meaning {
    if (this.lastCell === cell) return this.lastMeaning as Meaning;
    let meaning = this.known.get(cell);
    if (meaning === undefined) this.known.set(cell, (meaning = this.read(cell)));
    this.lastCell = cell;
    this.lastMeaning = meaning;
    return meaning;
  }
}
