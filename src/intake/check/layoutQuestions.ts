import { sampleRows } from "../find/columnProfile";
import { ask } from "../find/ask";
import { saidByInvoice } from "../find/agedBy";
import type { Layout } from "../find/layout";
import type { Question } from "../question";
import type { Chosen } from "../question";

/** What a table leaves open of its columns and clients, whatever its rows. */
export function layoutQuestions(layout: Layout): readonly Question[] {
  return [
    ...assumedColumns(layout),
    ...blankClients(layout),
    ...agedByInvoice(layout),
    ...monthsBack(layout),
    ...monthsAhead(layout),
  ];
}

/** Headings offered beside the column that was taken. */
const COLUMNS_OFFERED = 6;

/** A client or a due date that no heading names: the column taken, and the others that nothing is read from. */
function assumedColumns(layout: Layout): readonly Question[] {
  const kinds = [
    ["clientName", "client-column"],
    ["dueDate", "due-date-column"],
  ] as const;
  return kinds.flatMap(([field, kind]) => {
    const column = layout.columns[field];
    if (column === undefined || !layout.assumed.includes(field)) return [];
    const read = new Set(Object.values(layout.columns).map(({ index }) => index));
    const others = layout.headings.filter(({ index }) => !read.has(index)).slice(0, COLUMNS_OFFERED);
    const taken = layout.headings.filter(({ index }) => index === column.index);
    const choices: Chosen[] = [...taken, ...others].map(({ name }) => ({ choice: "column", heading: name }));
    if (choices.length < 2) choices.push({ choice: "not-read", heading: "" });
    const rows = firstRows(layout);
    return [ask(layout, kind, { column: column.index, rows, choices, subject: field })];
  });
}

function firstRows({ grid, headerIndex }: Layout): readonly number[] {
  return sampleRows(headerIndex + 1, grid.values.length);
}

/** A single blank client below another may be that one's line, or a client that is missing. */
function blankClients(layout: Layout): readonly Question[] {
  const { clientsFilled, columns } = layout;
  const column = columns.clientCode ?? columns.clientName;
  if (clientsFilled?.isDoubtful !== true || column === undefined) return [];
  const [blank = 0] = clientsFilled.rows;
  const values = { rows: clientsFilled.rows.length, count: clientsFilled.rows.length };
  // The line without a client, and the one above whose client it may be of.
  const rows = [blank, blank - 1];
  return [ask(layout, "clients-blank", { column: column.index, rows, values, choices: ["same", "missing"] })];
}

/** Where no column is said to be not due, the month of the figures itself may be it. */
function monthsBack(layout: Layout): readonly Question[] {
  const { buckets } = layout;
  const current = buckets.find(({ range }) => range.isRelative === true && range.from === 1);
  const saysNotDue = buckets.some(({ range }) => range.from === 0);
  if (layout.kind !== "aged-balance" || current === undefined || saysNotDue) return [];
  const choices = ["as-late", "current"];
  return [ask(layout, "months-back", { column: current.index, rows: firstRows(layout), choices })];
}

/** Months ahead that are taken to be late, as nothing else of the table is. */
function monthsAhead(layout: Layout): readonly Question[] {
  const first = layout.buckets.find(({ range }) => range.isAhead === true);
  if (layout.kind !== "aged-balance" || first === undefined) return [];
  const choices = ["as-late", "to-come"];
  return [ask(layout, "months-ahead", { column: first.index, rows: firstRows(layout), choices })];
}

function agedByInvoice(layout: Layout): readonly Question[] {
  if (layout.kind !== "aged-balance") return [];
  const said = saidByInvoice(layout);
  if (said === null) return [];
  const choices = ["as-late", "not-due"];
  return [
    ask(layout, "aged-by-invoice", { column: null, rows: firstRows(layout), values: { said }, choices }),
  ];
}
