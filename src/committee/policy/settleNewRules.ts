import type { Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { rulesMissing, withNewRules } from "../../domain/policy/earlierRules";
import { ensureWritable } from "../../excel/sheets/ownSheets";
import { addParameters } from "../../excel/sheets/settingsSheet";
import type { ExcelSession } from "../../excel/host/session";
import { criteriaFound } from "../sources/criteriaFound";
import { readPortfolio, type KeptPortfolio } from "../analysis/readPortfolio";
import { defaultSettings, parameterRow } from "../port/policySheet";
import type { TaskControl } from "../port/task";
import { readState } from "../port/workbookState";

/**
 * Gives settings made before some rules the rows of these: with their defaults, or with the values that leave
 * clients as they were. What has a row keeps its value.
 * @throws Problem "no-settings" before the first analysis.
 */
export async function settleNewRules(
  session: ExcelSession,
  kept: KeptPortfolio,
  choice: "adopt" | "keep-earlier",
  control: TaskControl,
  today: Day,
): Promise<void> {
  const { ownSheets, policy, missing, language } = await readState(session);
  const sheet = ownSheets.names.settings;
  if (sheet === null || language === null) throw new Problem("no-settings");
  const rules = rulesMissing(missing);
  if (rules.length === 0) return;
  const isAdopted = choice === "adopt";
  const portfolio =
    kept.current ??
    (await readPortfolio(session, { referenceDate: null, isLargeAccepted: true }, control, today));
  const wanted = isAdopted ? withNewRules(policy, rules, criteriaFound(portfolio.intake)) : policy;
  const rows = rules.map((name) => parameterRow(name, language, wanted.parameters));
  await session.run(async (workbook) => {
    await ensureWritable(workbook, [sheet], false);
    await addParameters(workbook, rows, defaultSettings(language, wanted), language);
  });
}
