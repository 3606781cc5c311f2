import { cellAddress } from "../../book/cells";
import type { Accepts, Columns, Kind } from "../../book/column";
import type { Table } from "../../book/table";
import { sheetWords } from "../../book/words";
import type { Language } from "../../locales/translator";
import type { TableHead } from "./ownTables";
import type { WorkbookContext } from "../host/session";

/** Where the columns of a table stand, whatever people have moved or inserted. */
export type ColumnPlaces = Pick<TableHead, "keys" | "bodyRow" | "bodyColumn">;

/** The cells below a column's heading, as many as the table has when the request arrives. */
export function columnBody(
  context: WorkbookContext,
  { table }: { readonly table: string },
  { keys }: Pick<ColumnPlaces, "keys">,
  key: string,
): Excel.Range {
  return context.workbook.tables.getItem(table).columns.getItemAt(keys.indexOf(key)).getDataBodyRange();
}

/**
 * Queues the drop-downs and bounds of a table's columns, each found by its heading. They must not reach below the
 * table: cells with a drop-down there would keep it from growing (office-js docs, co-authoring); a row typed below
 * takes them over.
 */
export function acceptOnly<C extends Columns>(
  context: WorkbookContext,
  table: Table<C>,
  places: ColumnPlaces,
  language: Language,
): void {
  const words = sheetWords(language);
  for (const [key, { accepts, kind }] of Object.entries(table.declared)) {
    if (accepts === undefined || !places.keys.includes(key)) continue;
    const { dataValidation } = columnBody(context, table, places, key);
    dataValidation.rule =
      accepts === "choices" ? listRule(kind.choices?.(words) ?? []) : ruleOf(accepts, kind.name, places);
    // Another word may be right: the list helps, and lets it stand.
    if (kind.isOpen) dataValidation.errorAlert = { ...ADVICE, title: words.t("workbook:expected.title") };
  }
}

const ADVICE = { showAlert: true, style: "Warning", message: "" } as const;

/**
 * Queues the question whether a table has no drop-down or bound at all; one that does not stand lacks none.
 * The caller syncs.
 */
export function askBare(context: WorkbookContext, { table }: { readonly table: string }): () => boolean {
  const body = context.workbook.tables.getItemOrNullObject(table).getDataBodyRange();
  const validation = body.dataValidation.load("type");
  return () => !validation.isNullObject && validation.type === "None";
}

/** Whether any column of a table has a drop-down or a bound. */
export function isValidated({ columns }: Pick<Table<Columns>, "columns">): boolean {
  return columns.some(({ accepts }) => accepts !== undefined);
}

function ruleOf(
  accepts: Exclude<Accepts, "choices">,
  meaning: Kind<unknown>["name"],
  { keys, bodyRow, bodyColumn }: ColumnPlaces,
): Excel.DataValidationRule {
  if (accepts === "day") return DAY_RULE;
  if ("length" in accepts) return lengthRule(...accepts.length);
  if ("above" in accepts) return { decimal: { formula1: accepts.above, operator: "GreaterThan" } };
  if ("between" in accepts) return rangeRule(...accepts.between, meaning === "count");
  // Relative to the first row, as every rule over several cells is.
  const other = cellAddress(bodyRow, bodyColumn + keys.indexOf(accepts.notBefore));
  return { date: { formula1: `=${other}`, operator: "GreaterThanOrEqualTo" } };
}

/** A drop-down of a few words; commas part them whatever the language (office-js#2128). */
export function listRule(words: readonly string[]): Excel.DataValidationRule {
  return { list: { inCellDropDown: true, source: words.join(",") } };
}

/** A number between two bounds, both included; whole where it counts something. */
export function rangeRule(minimum: number, maximum: number, isWhole: boolean): Excel.DataValidationRule {
  const rule = { formula1: minimum, formula2: maximum, operator: "Between" } as const;
  return isWhole ? { wholeNumber: rule } : { decimal: rule };
}

/** A text of so many characters at least and at most. */
export function lengthRule(minimum: number, maximum: number): Excel.DataValidationRule {
  return {
    textLength:
      minimum === maximum
        ? { formula1: minimum, operator: "EqualTo" }
        : { formula1: minimum, formula2: maximum, operator: "Between" },
  };
}

/** A day of this or the next decades: a number typed for a date, or a date typed as text, is refused. */
const DAY_RULE: Excel.DataValidationRule = {
  date: { formula1: "2000-01-01", formula2: "2100-12-31", operator: "Between" },
};
