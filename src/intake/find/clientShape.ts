import { isBlank, plainText } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { sampleRows } from "./columnProfile";
import type { ClientsFilled, ClientSplit, Layout } from "./layout";
import { totalWordingOf } from "./totals";

type Row = readonly CellValue[];

/** A code before a name ("C0001 - DUPONT SA"), or in brackets after it ("DUPONT SA (C0001)"). */
const CODE_FIRST = /^\s*(?=\S*\d)([\p{L}\d][\p{L}\d._/-]*?)\s*(?: [-–—:|/] ?|: | {2,})\s*(\p{L}.*?)\s*$/u;
const CODE_LAST = /^\s*(\p{L}.*?)\s*[([]\s*(?=\S*\d)([\p{L}\d._/-]+)\s*[)\]]\s*$/u;

/** The same without a mark between ("C0001 DUPONT SA"), in brackets ("[C0001] Dupont"), or behind one ("Dupont / C0001"). */
const CODE_BARE = /^\s*\[?(?=[^\s\]]*\d{2})([\p{Lu}\d._/-]{2,15}?)\]?[\s,;-]+(\p{L}.*?)\s*$/u;
const CODE_BEHIND = /^\s*(\p{L}.*?)\s*[-–—/|:,;]\s*(?=\S*\d{2})([\p{Lu}\d._-]{2,15})\s*$/u;

/** A code of letters and numbers joined to the name by a mark alone: "C0001.Dupont SA", "<C0001> Dupont". */
const CODE_JOINED = /^\s*<?(\p{L}{0,4}\d{2,10})\s*[./_#|>—–-]\s*(\p{L}.*?)\s*$/u;

/** Names as long as this are no letters behind a code, as those of a site are: "C01-PAR". */
const LEAST_JOINED = 5;

const codeJoined: ClientSplit = (text) => {
  const found = CODE_JOINED.exec(text);
  const [, code = "", name = ""] = found ?? [];
  return name.length < LEAST_JOINED ? null : { code, name };
};

const codeFirst: ClientSplit = (text) => {
  const found = CODE_FIRST.exec(text);
  return found === null ? null : { code: found[1] ?? "", name: found[2] ?? "" };
};

const codeLast: ClientSplit = (text) => {
  const found = CODE_LAST.exec(text);
  return found === null ? null : { code: found[2] ?? "", name: found[1] ?? "" };
};

const codeBare: ClientSplit = (text) => {
  const found = CODE_BARE.exec(text);
  return found === null ? null : { code: found[1] ?? "", name: found[2] ?? "" };
};

const codeBehind: ClientSplit = (text) => {
  const found = CODE_BEHIND.exec(text);
  return found === null ? null : { code: found[2] ?? "", name: found[1] ?? "" };
};

/** Rows looked at of names over their documents: enough to see them change. */
const LEAST_NAMES = 2;

/**
 * True for a column in which a client's name stands over the numbers of its documents: the documents' rows have a date,
 * the names' rows none.
 */
export function namesOverDocuments(
  { values }: SheetGrid,
  headerIndex: number,
  { client, date }: { readonly client: number; readonly date: number },
): boolean {
  let [names, numbers, others] = [0, 0, 0];
  for (const row of sampleRows(headerIndex + 1, values.length)) {
    const cells = values[row] ?? [];
    const cell = cells[client] ?? "";
    if (isBlank(cell) || totalWordingOf(String(cell)) !== null) continue;
    const isDocument = !isBlank(cells[date] ?? "");
    if (isDocument && /\d/.test(String(cell))) numbers += 1;
    else if (!isDocument && typeof cell === "string" && LIKE_A_NAME.test(cell)) names += 1;
    else others += 1;
  }
  return names >= LEAST_NAMES && numbers > 0 && names + numbers >= MOST * (names + numbers + others);
}

const LIKE_A_NAME = /\p{L}{2}.*[\s.]|^\D*\p{L}{2}\D*$/u;

/** Share of the cells that have to hold both. */
const MOST = 0.9;

/** How code and name stand in one cell of a table that has no column for each; null when they do not. */
export function clientSplitOf({ grid, headerIndex, columns }: Layout): ClientSplit | null {
  const { clientCode, clientName } = columns;
  if ((clientCode === undefined) === (clientName === undefined)) return null;
  const index = (clientCode ?? clientName)?.index ?? -1;
  const cells = sampleRows(headerIndex + 1, grid.values.length)
    .map((row) => grid.values[row]?.[index])
    .filter(
      (cell): cell is string | number =>
        typeof cell === "number" || (typeof cell === "string" && isName(cell)),
    );
  if (cells.length === 0) return null;
  const splits = [codeFirst, codeLast, codeBare, codeBehind, codeJoined];
  return (
    splits.find((split) => {
      const both = cells.map((cell) => split(String(cell))).filter((each) => each !== null);
      return both.length >= MOST * cells.length && areNames(both.map(({ name }) => name));
    }) ?? null
  );
}

/** Letters before the numbers of all codes are no names: "D-0001", "CLI-0002". */
function areNames(names: readonly string[]): boolean {
  const differ = names.length < 2 || new Set(names).size > 1;
  return differ && names.some((name) => name.length >= LEAST_LETTERS);
}

const LEAST_LETTERS = 3;

function isName(cell: string): boolean {
  return !isBlank(cell) && totalWordingOf(cell) === null;
}

/** A table whose blank clients are filled in from above, and how they stood. */
interface Filled extends ClientsFilled {
  readonly grid: SheetGrid;
}

/**
 * The table with its client on every line, when the sheet writes each client once: on a row of its own, or on
 * the first of its lines and blank below. Null when every line has its own.
 */
export function withClientsFilled(layout: Layout): Filled | null {
  const shape = shapeOf(layout);
  if (shape === null) return null;
  const { lines, blanks, repeats, named, labels, rows } = countLines(layout, shape);
  if (blanks === 0) return null;
  const isAbove = named === 0 && labels > 0 && blanks === lines;
  const isFirstLine = !isAbove && named >= 2 && !repeats;
  if (!isAbove && !isFirstLine) return null;
  return {
    grid: filled(layout, shape),
    isDoubtful: isFirstLine && blanks < 2,
    rows,
  };
}

interface Shape {
  readonly keys: readonly number[];
  readonly evidence: readonly number[];
  readonly amounts: readonly number[];
}

function shapeOf({ kind, columns }: Layout): Shape | null {
  const at = (...fields: readonly (keyof typeof columns)[]): number[] => {
    return fields.map((field) => columns[field]?.index ?? -1).filter((index) => index >= 0);
  };
  const keys = at("clientCode", "clientName");
  const evidence =
    kind === "open-items"
      ? at("document", "dueDate", "documentDate", "daysLate")
      : kind === "aged-balance"
        ? at("ageBucket")
        : [];
  const amounts = at("openAmount", "originalAmount", "debit", "credit", "balance");
  return keys.length === 0 || evidence.length === 0 || amounts.length === 0
    ? null
    : { keys, evidence, amounts };
}

function isLine(row: Row, shape: Shape): boolean {
  const { evidence, amounts } = shape;
  return (
    amounts.some((column) => !isBlank(row[column])) &&
    evidence.some((column) => !isBlank(row[column])) &&
    (isKeyed(row, shape) || !isSumBeside(row, shape))
  );
}

/** The label of a sum in the column of documents, and no date: no line of the client above. */
function isSumBeside(row: Row, { evidence }: Shape): boolean {
  const filled = evidence.map((column) => row[column]).filter((cell) => !isBlank(cell));
  return filled.every((cell) => typeof cell === "string" && totalWordingOf(cell) !== null);
}

function isKeyed(row: Row, { keys }: Shape): boolean {
  return keys.some((column) => !isBlank(row[column]));
}

function isTotal(row: Row, { keys }: Shape): boolean {
  return keys.some((column) => {
    const cell = row[column];
    return typeof cell === "string" && cell !== "" && totalWordingOf(cell) !== null;
  });
}

const PAGE =
  /^(?:page|seite|pagina|pag\.?|blad|blz\.?|hoja|foglio) ?:? ?\d{1,4}(?: ?(?:\/|sur|of|von|de|di|van) ?\d{1,4})?$/;

/** The head of a further page: its number, the titles again, or the headings. The client of the page before goes on. */
function headOfPage({ grid, headerIndex }: Layout, shape: Shape): (row: Row) => boolean {
  const headings = keyOf(grid.values[headerIndex] ?? [], shape);
  const titles = new Set(grid.values.slice(0, headerIndex).flat());
  return (row) => {
    if (keyOf(row, shape) === headings) return true;
    const filled = row.filter((cell) => !isBlank(cell));
    const isPaged = filled.some((cell) => typeof cell === "string" && PAGE.test(plainText(cell)));
    return isPaged || filled.every((cell) => titles.has(cell));
  };
}

interface Lines {
  readonly lines: number;
  readonly blanks: number;
  readonly named: number;
  readonly labels: number;
  /** True when a client stands on several lines: the sheet repeats its clients, and no more is counted. */
  readonly repeats: boolean;
  /** The first blank ones. */
  readonly rows: readonly number[];
}

/** Rows kept to be shown. */
const ROWS_SHOWN = 20;

function countLines(layout: Layout, shape: Shape): Lines {
  const { grid, headerIndex } = layout;
  const seen = new Set<string>();
  const isHeadOfPage = headOfPage(layout, shape);
  const rows: number[] = [];
  let [lines, blanks, labels] = [0, 0, 0];
  for (let index = headerIndex + 1; index < grid.values.length; index++) {
    const row = grid.values[index] as Row;
    const key = isKeyed(row, shape) ? keyOf(row, shape) : "";
    if (key !== "" && isHeadOfPage(row)) continue;
    if (!isLine(row, shape)) {
      if (key !== "" && !isTotal(row, shape)) labels += 1;
      continue;
    }
    lines += 1;
    if (key === "") {
      blanks += 1;
      if (rows.length < ROWS_SHOWN) rows.push(index);
    } else if (seen.has(key)) return { lines, blanks, named: seen.size, labels, repeats: true, rows };
    else seen.add(key);
  }
  return { lines, blanks, named: seen.size, labels, repeats: false, rows };
}

function keyOf(row: Row, { keys }: Shape): string {
  return keys.map((column) => String(row[column] ?? "").trim()).join("\n");
}

function filled(layout: Layout, shape: Shape): SheetGrid {
  const { grid, headerIndex } = layout;
  const isHeadOfPage = headOfPage(layout, shape);
  let client: ReadonlyMap<number, CellValue> | null = null;
  const values = grid.values.map((row, index) => {
    if (index <= headerIndex) return row;
    if (isKeyed(row, shape)) {
      if (isHeadOfPage(row)) return row;
      client = isTotal(row, shape) ? null : new Map(shape.keys.map((column) => [column, row[column] ?? ""]));
      return row;
    }
    const above: ReadonlyMap<number, CellValue> | null = client;
    if (above === null || !isLine(row, shape)) return row;
    return row.map((cell, column) => above.get(column) ?? cell);
  });
  return { ...grid, values };
}
