import { readTables } from "../../excel/table/readLongTables";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { statedPeople } from "../port/people";
import { changeEntry } from "./changeEntry";
import type { ArbitrationRequest, ArbitrationRequested, Person } from "./protocolContract";
import { ensureFits, typedText } from "./recordDecision";
import { ARBITRATION_FIELDS } from "./rowChanged";

/**
 * Sends a decision to the arbiter: both positions in their own words, the question put, the day by which the
 * ruling is needed.
 * @throws RowChanged when somebody changed the row since the user saw it.
 */
export async function requestArbitration(
  session: ExcelSession,
  seen: ProtocolEntry,
  request: ArbitrationRequest,
): Promise<ArbitrationRequested> {
  ensureFits(request);
  const { salesPosition, financePosition, question, rulingDue } = request;
  return session.run(async (workbook) => {
    const arbiter = await readArbiter(workbook);
    const changed = await changeEntry(workbook, {
      seen,
      fields: ARBITRATION_FIELDS,
      cells: (language) => ({
        arbitration: literal(sheetWords(language).t("workbook:arbitration.asked")),
        salesPosition: typedText(salesPosition),
        financePosition: typedText(financePosition),
        question: typedText(question),
        rulingDue: rulingDue ?? "",
      }),
      isDone: (now) =>
        now.arbitration === "asked" &&
        now.salesPosition === salesPosition &&
        now.financePosition === financePosition &&
        now.question === question &&
        now.rulingDue === rulingDue,
    });
    return { ...changed, arbiter };
  }, "one");
}

/** Who arbitrates by the settings' table of people. */
async function readArbiter(workbook: WorkbookContext): Promise<Person | null> {
  const [people] = await readTables(workbook, [PEOPLE_TABLE] as const);
  const found = statedPeople(people).people.find(({ isArbiter }) => isArbiter);
  if (found === undefined || found.name === "") return null;
  const { role, name, email } = found;
  return { role, name, email };
}
