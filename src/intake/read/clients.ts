import { EXPOSURE_PARTS, type ClientRecord, type Rating } from "../../domain/client/client";
import type { Day } from "../../domain/basis/day";
import { amountColumns, dateColumns } from "./columnReading";
import { LimitColumns } from "./creditLimit";
import { addParts, ExposureColumns } from "./exposureParts";
import { insolvencyIn } from "./insolvency";
import { columnsOf, type Layout, type LayoutColumn } from "../find/layout";
import { isUnusable, TableCells } from "./lines";
import { RowRemarks } from "../messages";
import { plainText } from "../cells/plainText";
import { Records, sourceOf, type ReadingContext, type TableReading } from "./reading";
import { RowWalk, type LineOutcome, type Row } from "./rows";
import type { CellValue } from "../cells/sheetGrid";

const PROVIDERS: readonly (readonly [string, RegExp])[] = [
  ["Allianz Trade", /allianz|euler|hermes|\bgrade\b/],
  ["Coface", /coface|\bdra\b|@rating/],
  ["Atradius", /atradius/],
  ["Banque de France", /banque (?:de )?france|\bbdf\b|fiben/],
  ["Altares", /altares|dun|bradstreet/],
  ["Ellisphere", /ellisphere/],
  ["Creditsafe", /creditsafe/],
  ["Creditreform", /creditreform/],
];

/** The rating agency that a heading or a cell names, or "". */
function providerOf(text: string): string {
  const plain = plainText(text);
  return PROVIDERS.find(([, pattern]) => pattern.test(plain))?.[0] ?? "";
}

/**
 * The days of a plain payment term: "30 jours", "60 j net", "Net 45", 30, "comptant" = 0. Null for terms
 * that depend on the calendar ("45 j fin de mois", "30 days EOM") or codes: a fixed number would be wrong.
 */
function termDaysOf(cell: CellValue): number | null {
  if (typeof cell === "number") return Number.isInteger(cell) && cell >= 0 && cell <= 365 ? cell : null;
  const text = plainText(String(cell));
  if (/fin|fdm|eom|end|month|mois|monat|mese|mes\b|le \d/.test(text)) return null;
  if (/^(?:comptant|a reception|immediat|cash|prepaid|a la commande|on receipt|sofort)/.test(text)) return 0;
  const match =
    /^(?:net |a |virement (?:a )?|traite (?:a )?|lcr (?:a )?)?(\d{1,3})(?: ?(?:j|jrs?|jours?|d|days?|tage?|dias|gg|giorni|dagen))?(?: ?(?:net|nets|date (?:de )?facture|ddf|facture))?$/.exec(
      text,
    );
  return match === null ? null : Number(match[1]);
}

/** Reads a list of clients: who they are, who sells to them, how good their signature is. */
export async function readClients(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<Records<ClientRecord>>> {
  const cells = new TableCells(layout, context.registry);
  const amounts = amountColumns(layout, columnsOf(layout, ["turnover"]));
  const dates = dateColumns(layout, columnsOf(layout, ["ratingDate", "insolvencyDate"]), null);
  const remarks = new RowRemarks();
  const exposure = new ExposureColumns(layout, remarks);
  const turnover = amounts.columns[0];
  const dateAt = (field: "ratingDate" | "insolvencyDate", row: Row): Day | null => {
    const column = dates.columns.find(({ index }) => index === cells.at(field));
    return column === undefined ? null : column.read(row[column.index]);
  };
  const limits = new LimitColumns(layout, remarks, context.options);
  const ratings = [...columnsOf(layout, ["rating"]), ...layout.moreRatings];
  const records = new Records<ClientRecord>(layout, context.registry);

  const ratingsOf = (row: Row): readonly Rating[] => {
    const date = dateAt("ratingDate", row);
    const named = cells.text(row, "ratingProvider");
    return ratings.flatMap((column) => ratingAt(row, column, named, date));
  };

  const line = (row: Row, index: number): LineOutcome => {
    const client = cells.client(index);
    if (client === null) return cells.clientMissing(index, null);
    const terms = cells.cell(row, "paymentTerms");
    records.add(
      client,
      {
        clientCode: "",
        clientName: "",
        group: cells.text(row, "group"),
        salesperson: cells.text(row, "salesperson"),
        paymentTerms: cells.text(row, "paymentTerms"),
        termDays: isUnusable(terms) ? null : termDaysOf(terms),
        ratings: ratingsOf(row),
        insolvency: insolvencyIn(cells.cell(row, "insolvent"), dateAt("insolvencyDate", row)),
        limit: limits.read(row, index),
        turnover: turnover === undefined ? null : turnover.read(row[turnover.index]),
        exposureParts: exposure.read(row, index),
      },
      index,
    );
    return null;
  };

  // Whatever a client's row holds besides its key makes it a line: a remark below the table has nothing else.
  const { key, name } = cells.keyColumns();
  const attributes = Object.values(layout.columns).map(({ index }) => index);
  const filled = attributes.filter((index) => index !== key);
  const shape = { key, name, amounts: filled, evidence: filled, amountOf: () => null };
  const rows = await new RowWalk(layout, shape, line).walk(context.pause);
  const facts = {
    dateOrder: dates.order,
    sumRead: 0,
    comparable: false,
    rounding: null,
    columns: [...amounts.columns, ...exposure.columns, ...limits.columns, ...dates.columns],
    remarks,
  };
  const { source, warnings, explained } = sourceOf(layout, rows, facts);
  const otherColumns = layout.moreRatings.map(({ index, heading }) => {
    return { field: "rating" as const, column: layout.grid.firstColumn + index, heading };
  });
  return {
    source: { ...source, otherColumns },
    records,
    explained,
    warnings: [
      ...amounts.warnings,
      ...exposure.warnings,
      ...limits.warnings,
      ...dates.warnings,
      ...remarks.messages(layout.grid.sheet),
      ...warnings,
    ],
  };
}

function ratingAt(row: Row, column: LayoutColumn, named: string, date: Day | null): readonly Rating[] {
  const cell = row[column.index] ?? "";
  const value = isUnusable(cell) ? "" : String(cell).trim();
  if (value === "" || /^(?:-|nc|n\/?c|non cote|n\/a|nr)$/i.test(value)) return [];
  const provider = providerOf(column.heading) || providerOf(named) || named;
  return [{ provider, value, date }];
}

/**
 * One record per client: the first one that says something of each matter, every rating once.
 * @param lists each of one record per client.
 */
export function mergeClients(lists: readonly (readonly ClientRecord[])[]): readonly ClientRecord[] {
  const filled = lists.filter(({ length }) => length > 0);
  const [only] = filled;
  if (filled.length === 1 && only !== undefined) return only;
  return merged(filled.flat(), (first, second) => first ?? second);
}

/**
 * The same of one list, where several lines of a client state parts of its exposure: each adds to it, but for one that
 * says again what the lines before it come to.
 */
export function mergeLines(records: readonly ClientRecord[]): readonly ClientRecord[] {
  return merged(records, (first, second) => {
    if (first === null || second === null) return first ?? second;
    return EXPOSURE_PARTS.every((part) => first[part] === second[part]) ? first : addParts(first, second);
  });
}

type Parts = ClientRecord["exposureParts"];

function merged(
  records: readonly ClientRecord[],
  together: (first: Parts, second: Parts) => Parts,
): readonly ClientRecord[] {
  const byClient = new Map<string, ClientRecord>();
  records.forEach((record) => {
    const known = byClient.get(record.clientCode);
    if (known === undefined) byClient.set(record.clientCode, record);
    else {
      const exposureParts = together(known.exposureParts, record.exposureParts);
      byClient.set(record.clientCode, { ...joined(known, record), exposureParts });
    }
  });
  return [...byClient.values()];
}

function joined(first: ClientRecord, second: ClientRecord): ClientRecord {
  const ratings = new Map(
    [...first.ratings, ...second.ratings].map((rating) => [JSON.stringify(rating), rating]),
  );
  return {
    ...first,
    group: first.group || second.group,
    salesperson: first.salesperson || second.salesperson,
    paymentTerms: first.paymentTerms || second.paymentTerms,
    termDays: first.termDays ?? second.termDays,
    ratings: [...ratings.values()],
    insolvency: first.insolvency ?? second.insolvency,
    limit: first.limit ?? second.limit,
    turnover: first.turnover ?? second.turnover,
  };
}
