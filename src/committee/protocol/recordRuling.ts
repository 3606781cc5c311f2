import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import type { ExcelSession } from "../../excel/host/session";
import { changeEntry } from "./changeEntry";
import type { Recorded, Ruling } from "./protocolContract";
import { ensureFits, typedText } from "./recordDecision";
import { ARBITRATION_FIELDS } from "./rowChanged";

/**
 * Writes down what the arbiter ruled, which ends the arbitration.
 * @throws RowChanged when somebody changed the row since the user saw it.
 */
export async function recordRuling(
  session: ExcelSession,
  seen: ProtocolEntry,
  { ruling, rulingDate }: Ruling,
): Promise<Recorded> {
  ensureFits({ ruling });
  const { entry, notices } = await session.run(
    (workbook) =>
      changeEntry(workbook, {
        seen,
        fields: ARBITRATION_FIELDS,
        cells: (language) => ({
          arbitration: literal(sheetWords(language).t("workbook:arbitration.ruled")),
          ruling: typedText(ruling),
          rulingDate,
        }),
        isDone: (now) =>
          now.arbitration === "ruled" && now.ruling === ruling && now.rulingDate === rulingDate,
      }),
    "one",
  );
  return { entry, alreadyStood: false, notices };
}
