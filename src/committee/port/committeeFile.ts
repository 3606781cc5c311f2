import type { RowInput } from "../../book/table";
import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import type { Day } from "../../domain/basis/day";
import { COMMITTEES_TABLE } from "../../book/committees";
import { HISTORY_TABLE } from "../../book/history";
import { toCells } from "../../book/writing";
import { createCommittees } from "../../excel/sheets/committeesSheet";
import { decorateTogether, type Written } from "../../excel/host/decorations";
import { ensureWritable } from "../../excel/sheets/ownSheets";
import { addSheet } from "../../excel/sheets/newSheets";
import { addColumns, newerColumns, type TableContent } from "../../excel/table/ownTables";
import { readLongTables, withWholeRows } from "../../excel/table/readLongTables";
import { listSheets } from "../../excel/host/readSheets";
import type { WorkbookContext } from "../../excel/host/session";
import { prepareTableWrites, type TablePlan } from "../../excel/table/tableWrites";
import { committeePlan, statedCommittees, COMMITTEE_COLUMNS, type CommitteeFields } from "./committeeRows";
import { isOfCommittee } from "./historyRows";
import type { Language } from "../../locales/translator";

/** Every committee, oldest first; none before the first agenda. */
export async function readCommittees(context: WorkbookContext): Promise<readonly CommitteeRecord[]> {
  const [content] = await readLongTables(context, [
    { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  ] as const);
  return statedCommittees(content).committees;
}

/** The history with the rows of some committees read whole, to be compared with what should stand there. */
export function wholeHistory(
  context: WorkbookContext,
  content: TableContent,
  dates: readonly Day[],
): Promise<TableContent> {
  const isWanted = dates.map((date) => isOfCommittee(content, date));
  const isLonely = content.rows.length === 1;
  return withWholeRows(
    context,
    HISTORY_TABLE,
    content,
    (row) => isLonely || isWanted.some((isOfDate) => isOfDate(row)),
  );
}

/**
 * Brings fields into the row of one committee and leaves its others as they stand; time, place and present
 * are filled in where they are blank, since people know better. Row and sheet are created when missing.
 */
export async function writeCommitteeRow(
  context: WorkbookContext,
  date: Day,
  fields: CommitteeFields,
  language: Language,
): Promise<Written> {
  const [content] = await readLongTables(context, [
    { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  ] as const);
  if (content === null) {
    return createCommitteesWith(context, toCells(COMMITTEES_TABLE, { date, ...fields }, language), language);
  }
  const whole = await withColumnsFor(context, content, fields, language);
  return writePlan(context, committeePlan(whole, date, fields, language));
}

/** A table made before some columns existed is given them once something is to be written there. */
async function withColumnsFor(
  context: WorkbookContext,
  content: TableContent,
  fields: CommitteeFields,
  language: Language,
): Promise<TableContent> {
  const newer = newerColumns(COMMITTEES_TABLE, content.keys);
  if (newer.every(({ key }) => !(key in fields))) return content;
  addColumns(context, COMMITTEES_TABLE, content, newer, language);
  await context.sync();
  const [again] = await readLongTables(context, [
    { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  ] as const);
  return again ?? content;
}

async function createCommitteesWith(
  context: WorkbookContext,
  row: RowInput,
  language: Language,
): Promise<Written> {
  const extents = await listSheets(context);
  await ensureWritable(context, [], true);
  const sheet = await addSheet(context, "committees", language, extents);
  const { cells, decorations } = await createCommittees(context, [row], language, sheet);
  await context.sync();
  return { cells, refused: await decorateTogether(context, decorations) };
}

async function writePlan(context: WorkbookContext, plan: TablePlan): Promise<Written> {
  await ensureWritable(context, [plan.content.sheet], false);
  const writes = await prepareTableWrites(context, [plan]);
  await writes.queue();
  await context.sync();
  return { cells: writes.cells, refused: await writes.verify() };
}
