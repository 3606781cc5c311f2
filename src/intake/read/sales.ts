import type { MonthlySales } from "../../domain/client/client";
import type { Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { amountColumns, dateColumns } from "./columnReading";
import { monthOfCell } from "../cells/dates";
import { columnsOf, type Layout } from "../find/layout";
import { TableCells } from "./lines";
import { quoted } from "../messages";
import { isBlank } from "../cells/plainText";
import { Records, sourceOf, type ReadingContext, type TableReading } from "./reading";
import { rejection, RowWalk, type LineOutcome, type Row, type RowShape } from "./rows";

/** Sales by client and month, added up where a sheet has several lines of them. */
export function mergeSales(sales: readonly MonthlySales[]): readonly MonthlySales[] {
  const merged = new Map<string, { clientCode: string; month: Day; amount: Cents }>();
  for (const { clientCode, month, amount } of sales) {
    const key = `${clientCode}\n${month}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { clientCode, month, amount });
    else known.amount += amount;
  }
  return [...merged.values()];
}

/** Reads sales: one column per month, or one line per client and month. */
export async function readSales(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<Records<MonthlySales>>> {
  return layout.months.length >= 3 ? readMonthColumns(layout, context) : readMonthLines(layout, context);
}

async function readMonthColumns(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<Records<MonthlySales>>> {
  const cells = new TableCells(layout, context.registry);
  const { columns, warnings: marks } = amountColumns(layout, layout.months);
  const records = new Records<MonthlySales>(layout, context.registry);
  let sum: Cents = 0;

  const yearOf = (row: Row): Cents | null => {
    let total = 0;
    for (const column of columns) {
      const amount = isBlank(row[column.index]) ? 0 : column.read(row[column.index]);
      if (amount === null) return null;
      total += amount;
    }
    return total;
  };

  const line = (row: Row, index: number): LineOutcome => {
    const amount = yearOf(row);
    if (amount === null) {
      return { amount, rejected: cells.amountRefused(row, index, unreadableOf(row) ?? firstOf(columns)) };
    }
    const client = cells.client(index);
    if (client === null) return cells.clientMissing(index, amount);
    columns.forEach((column, place) => {
      const month = layout.months[place]?.month;
      const sales = column.read(row[column.index]);
      if (month !== undefined && sales !== null && sales !== 0)
        records.add(client, { clientCode: "", month, amount: sales }, index);
    });
    sum += amount;
    return amount;
  };

  const unreadableOf = (row: Row): (typeof columns)[number] | undefined => {
    return columns.find((column) => !isBlank(row[column.index]) && column.read(row[column.index]) === null);
  };

  const amounts = columns.map(({ index }) => index);
  const shape: RowShape = { ...cells.keyColumns(), amounts, evidence: [], amountOf: yearOf };
  const rows = await new RowWalk(layout, shape, line).walk(context.pause);
  const { source, warnings, explained } = sourceOf(layout, rows, {
    dateOrder: null,
    sumRead: sum,
    comparable: true,
    rounding: null,
    columns,
    remarks: null,
  });
  const otherColumns = layout.months.map(({ index, heading }) => {
    return { field: "month" as const, column: layout.grid.firstColumn + index, heading };
  });
  return { source: { ...source, otherColumns }, records, explained, warnings: [...marks, ...warnings] };
}

function firstOf<T>(items: readonly T[]): T {
  return items[0] as T;
}

async function readMonthLines(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<Records<MonthlySales>>> {
  const cells = new TableCells(layout, context.registry);
  const amounts = amountColumns(layout, columnsOf(layout, ["amount"]));
  const dates = dateColumns(layout, columnsOf(layout, ["month"]), null);
  const amountColumn = firstOf(amounts.columns);
  const monthColumn = cells.at("month");
  const records = new Records<MonthlySales>(layout, context.registry);
  let sum: Cents = 0;

  const line = (row: Row, index: number): LineOutcome => {
    const amount = amountColumn.read(row[amountColumn.index]);
    if (amount === null) return { amount, rejected: cells.amountRefused(row, index, amountColumn) };
    const client = cells.client(index);
    if (client === null) return cells.clientMissing(index, amount);
    const cell = row[monthColumn] ?? "";
    const month = monthOfCell(cell, dates.order ?? "dmy");
    if (month === null) {
      const rejected = rejection(layout.grid, index, monthColumn, "month-unreadable", amount, {
        value: quoted(cell),
      });
      return { amount, rejected };
    }
    records.add(client, { clientCode: "", month, amount }, index);
    sum += amount;
    return amount;
  };

  const shape: RowShape = {
    ...cells.keyColumns(),
    amounts: [amountColumn.index],
    evidence: [monthColumn],
    amountOf: (row) => amountColumn.read(row[amountColumn.index]),
  };
  const rows = await new RowWalk(layout, shape, line).walk(context.pause);
  const facts = {
    dateOrder: dates.order,
    sumRead: sum,
    comparable: true,
    rounding: null,
    columns: amounts.columns,
    remarks: null,
  };
  const { source, warnings, explained } = sourceOf(layout, rows, facts);
  return { source, records, explained, warnings: [...amounts.warnings, ...dates.warnings, ...warnings] };
}
