import { formatArea } from "../../simulator/address";
import type { SimulatedExcel } from "../../simulator/excel";
import { declarationOf, type Call, type Kind } from "../../simulator/host/declarations";
import type { Targets } from "../../simulator/host/targets";
import type { Area, SheetModel } from "../../simulator/model";
import type { FilteredColumn } from "./filterChoices";
import type { GroupButton } from "./gridOutline";

/** A cell of the grid and what was typed in it, in Excel's own (en-US) writing; "" clears it. */
export interface TypedCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Everybody in the demo is one person: what the user does and what the pane does are both Local to Excel. */
export const DEMO_USER = "demo user";

/**
 * What the person in front of the grid does to the workbook, through the host's own members: the same checks,
 * the same parsing and the same events as in Excel.
 * Each method throws the host's error when Excel would refuse.
 */
export class UserHands {
  private readonly call: Call;
  /** Where the user was on each sheet, by its id: Excel goes back there. */
  private readonly selections = new Map<string, Area>();

  constructor(private readonly excel: SimulatedExcel) {
    const session = excel.host.addSession(DEMO_USER, () => undefined);
    this.call = { host: excel.host, session };
  }

  /** Types into cells of one sheet, one after the other. */
  type(sheet: SheetModel, cells: readonly TypedCell[]): void {
    this.act(() => {
      for (const { row, column, text } of cells) {
        this.write("Range", { sheet, area: cellArea(row, column) }, "Values", [[text]]);
      }
    });
  }

  select(sheet: SheetModel, area: Area): void {
    this.selections.set(sheet.id, area);
    this.act(() => this.perform("Range", { sheet, area }, "Select"));
  }

  /** Goes to a sheet, where the user was on it last. */
  activate(sheet: SheetModel): void {
    const area = this.selections.get(sheet.id);
    this.act(() => this.perform("Worksheet", { sheet }, "Activate"));
    if (area) this.select(sheet, area);
  }

  rename(sheet: SheetModel, name: string): void {
    this.act(() => this.write("Worksheet", { sheet }, "Name", name));
  }

  /** Folds a group of the outline, or unfolds it. */
  fold(sheet: SheetModel, { axis, member, isFolded }: GroupButton): void {
    const area = axis === "rows" ? cellArea(member, 0) : cellArea(0, member);
    const option = axis === "rows" ? "ByRows" : "ByColumns";
    this.act(() =>
      this.perform("Range", { sheet, area }, isFolded ? "ShowGroupDetails" : "HideGroupDetails", [option]),
    );
  }

  /** Shows only the rows whose text in that column is one of `texts`; null shows all again. */
  filter({ sheet, table, area, columnIndex }: FilteredColumn, texts: readonly string[] | null): void {
    this.act(() => {
      if (table && texts) this.perform("Filter", { sheet, table, columnIndex }, "ApplyValuesFilter", [texts]);
      else if (table) this.perform("Filter", { sheet, table, columnIndex }, "Clear");
      else this.filterSheet(sheet, area, columnIndex, texts);
    });
  }

  /** Sorts the table of that column; the sheet's own filter is not sorted here. */
  sort({ sheet, table, columnIndex }: FilteredColumn, ascending: boolean): void {
    if (!table) return;
    this.act(() => this.perform("TableSort", { sheet, table }, "Apply", [[{ key: columnIndex, ascending }]]));
  }

  private filterSheet(
    sheet: SheetModel,
    area: Area,
    columnIndex: number,
    texts: readonly string[] | null,
  ): void {
    const target = { sheet, table: null };
    const criteria = { filterOn: "Values", values: texts };
    if (texts) this.perform("AutoFilter", target, "Apply", [formatArea(area), columnIndex, criteria]);
    else this.perform("AutoFilter", target, "ClearColumnCriteria", [columnIndex]);
  }

  private act(change: () => void): void {
    this.excel.change(() => {
      change();
      this.call.host.calculateIfNeeded();
    });
  }

  private perform<K extends Kind>(
    kind: K,
    target: Targets[K],
    method: string,
    args: readonly unknown[] = [],
  ): void {
    const run = declarationOf(kind).methods?.[method];
    if (!run) throw new Error(`${kind}.${method} is not simulated`);
    run(target, args, this.call);
  }

  private write<K extends Kind>(kind: K, target: Targets[K], property: string, value: unknown): void {
    const write = declarationOf(kind).properties?.[property]?.write;
    if (!write) throw new Error(`${kind}.${property} is not simulated`);
    write(target, value, this.call);
  }
}

/** One cell as an area. */
function cellArea(row: number, column: number): Area {
  return { top: row, left: column, rows: 1, columns: 1 };
}
