import { INSURERS_TABLE } from "../../book/settings";
import { readRows, type Reading } from "../../book/reading";
import type { RowInput } from "../../book/table";
import { toCells } from "../../book/writing";
import { insurerKey } from "../../domain/cover/insurerName";
import { defaultClock } from "../../domain/cover/insurersClock";
import type { InsurerClock, Parameters } from "../../domain/policy/policy";
import type { KeyOf, TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import type { Language } from "../../locales/translator";
import { unreadableWarnings } from "./unreadable";

type InsurerColumn = KeyOf<typeof INSURERS_TABLE>;
const COLUMNS = INSURERS_TABLE.columns.map(({ key }) => key);

/**
 * Reads what each insurer's policy says. People edit the table, so every row is checked: a cell that cannot be
 * read takes the parameters' value, a row that names no delay for declaring takes theirs, a row without a name
 * or for an insurer who has one already counts for nothing; each is said with its address.
 * @param parameters what stands in for what a row does not say.
 */
export function readInsurers(
  content: TableContent<InsurerColumn> | null,
  parameters: Parameters,
  warnings: Message[],
): InsurerClock[] {
  const reading = readRows(INSURERS_TABLE, content, COLUMNS);
  const negative = reading.rows.filter(({ values }) => (values.smallest ?? 0) < 0);
  const refused = [...reading.unreadable, ...negative.map(({ index }) => reading.at(index, "smallest"))];
  warnings.push(...unreadableWarnings(refused));
  const first = new Map<string, number>();
  return reading.rows.flatMap(({ index, values }): InsurerClock[] => {
    const { insurer } = values;
    const address = (of: InsurerColumn) => reading.at(index, of).address;
    const key = insurerKey(insurer);
    const before = first.get(key);
    if (key === "") {
      warnings.push({ code: "insurer-missing", values: { address: address("insurer") } });
      return [];
    }
    if (before !== undefined) {
      const other = reading.at(before, "insurer");
      const named = { address: address("insurer"), value: insurer, other: other.text, first: other.address };
      warnings.push({ code: "insurer-twice", values: named });
      return [];
    }
    first.set(key, index);
    const clock = clockIn(reading, index, values, parameters);
    if (clock.daysFromDue !== null || clock.daysFromInvoice !== null) return [clock];
    const { declarationDelayDays: days } = parameters;
    warnings.push({ code: "insurer-no-delay", values: { address: address("daysFromDue"), insurer, days } });
    return [{ ...clock, daysFromDue: days }];
  });
}

function clockIn(
  { isUnreadable }: Pick<Reading<typeof INSURERS_TABLE.declared, InsurerColumn>, "isUnreadable">,
  index: number,
  { insurer, ...said }: Reading<typeof INSURERS_TABLE.declared, InsurerColumn>["rows"][number]["values"],
  parameters: Parameters,
): InsurerClock {
  const meanwhile = defaultClock(insurer, parameters);
  const days = (column: "daysFromDue" | "daysFromInvoice" | "uninsuredAfterDays") =>
    isUnreadable(index, column) ? meanwhile[column] : said[column];
  return {
    insurer,
    daysFromDue: days("daysFromDue"),
    daysFromInvoice: days("daysFromInvoice"),
    smallest: said.smallest === null || said.smallest < 0 ? meanwhile.smallest : said.smallest,
    uninsuredAfterDays: days("uninsuredAfterDays"),
  };
}

/** The row of an insurer, in the workbook's language. */
export function insurerRow(clock: InsurerClock, language: Language): RowInput {
  return toCells(INSURERS_TABLE, { ...clock }, language);
}

/**
 * The clocks of the insurers that covers name and the settings have no row for: what the parameters say, so that
 * nothing changes before somebody changes it.
 */
export function insurersWithoutRow(
  coverLines: readonly { readonly insurer: string }[],
  { insurers, parameters }: { readonly insurers: readonly InsurerClock[]; readonly parameters: Parameters },
): InsurerClock[] {
  const known = new Set(insurers.map(({ insurer }) => insurerKey(insurer)));
  const found = new Map<string, InsurerClock>();
  for (const name of new Set(coverLines.map(({ insurer }) => insurer))) {
    const key = insurerKey(name);
    if (key !== "" && !known.has(key) && !found.has(key)) found.set(key, defaultClock(name, parameters));
  }
  return [...found.values()];
}
