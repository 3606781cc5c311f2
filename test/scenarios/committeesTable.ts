import { writeCommittee } from "../../src/committee/port/committeeFile";
import {
  COMMITTEE_COLUMNS,
  committeePlan,
  statedCommittees,
  type CommitteeFields,
} from "../../src/committee/port/committeeRows";
import { COMMITTEES_TABLE } from "../../src/book/committees";
import { toCells } from "../../src/book/writing";
import type { Day } from "../../src/domain/basis/day";
import type { CommitteeRecord } from "../../src/domain/committee/committeeRecord";
import { createCommittees } from "../../src/excel/sheets/committeesSheet";
import { addSheet } from "../../src/excel/sheets/newSheets";
import { listSheets } from "../../src/excel/host/readSheets";
import type { WorkbookContext } from "../../src/excel/host/session";
import { readLongTables } from "../../src/excel/table/readLongTables";
import type { Language } from "../../src/locales/translator";

const WHOLE = [{ layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS }] as const;

/** Every committee, oldest first; none before the first agenda. */
export async function readCommittees(context: WorkbookContext): Promise<readonly CommitteeRecord[]> {
  const [content] = await readLongTables(context, WHOLE);
  return statedCommittees(content).committees;
}

/** Brings fields into the row of one committee, as agenda, closing and sending do; the sheet is made when missing. */
export async function writeCommitteeRow(
  context: WorkbookContext,
  date: Day,
  fields: CommitteeFields,
  language: Language,
): Promise<void> {
  const [content] = await readLongTables(context, WHOLE);
  if (content !== null) {
    await writeCommittee(context, committeePlan(content, date, fields, language));
    return;
  }
  const sheet = await addSheet(context, "committees", language, await listSheets(context));
  await createCommittees(
    context,
    [toCells(COMMITTEES_TABLE, { date, ...fields }, language)],
    language,
    sheet,
    true,
  );
  await context.sync();
}
