import type { Day } from "../../domain/basis/day";
import type { Override } from "../../domain/policy/override";
import { Problem } from "../../domain/basis/problem";
import { ensureWritable } from "../../excel/sheets/ownSheets";
import { readOverridesTable, writeOverride } from "../../excel/sheets/overridesTable";
import type { ExcelSession } from "../../excel/host/session";
import { askSettingsTables, createSettingsTables } from "../../excel/sheets/settingsTables";
import { overrideRow, readOverrides, type OverridesContent } from "../port/overrides";
import { readState } from "../port/workbookState";

/**
 * Keeps a forced colour in the settings; one without start starts today. The next analysis applies it.
 * @throws Problem "no-settings" before the first analysis; "override-too-long" beyond the policy's maximum.
 */
export async function addOverride(
  session: ExcelSession,
  override: Override,
  clientName: string,
  today: Day,
): Promise<void> {
  const from = override.from ?? today;
  await keep(session, { ...override, from }, clientName);
}

/**
 * Ends an override with yesterday, or tonight when it started today; its row stays, as the trace of it.
 * @throws Problem "override-changed" when no row says the same any more.
 */
export async function endOverride(session: ExcelSession, override: Override, today: Day): Promise<void> {
  const until = Math.max(override.from ?? 0, today - 1);
  await keep(session, { ...override, until }, null);
}

/** @param clientName null changes the end of the row that stands, and adds none. */
async function keep(session: ExcelSession, override: Override, clientName: string | null): Promise<void> {
  const { ownSheets, language, policy } = await readState(session);
  const sheet = ownSheets.names.settings;
  if (sheet === null || language === null) throw new Problem("no-settings");
  const maximum = policy.parameters.overrideMaximumDays;
  const days = override.until - (override.from ?? override.until) + 1;
  if (days > maximum) throw new Problem("override-too-long", { days, maximum });
  const { refused } = await session.run(async (workbook) => {
    await ensureWritable(workbook, [sheet], false);
    const standing = askSettingsTables(workbook);
    await workbook.sync();
    await createSettingsTables(workbook, standing, sheet, language);
    const content = await readOverridesTable(workbook);
    if (content === null) throw new Problem("no-settings");
    if (clientName === null && !stands(override, content)) throw new Problem("override-changed");
    const { client, ...row } = overrideRow(override, clientName ?? "", language);
    return writeOverride(
      workbook,
      content,
      clientName === null ? row : { client: client ?? "", ...row },
      language,
    );
  });
  session.say(refused);
}

/** Whether a row says the same but for its end. */
function stands(override: Override, content: OverridesContent): boolean {
  const { overrides } = readOverrides(content, Infinity, 0);
  return overrides.some(
    (known) =>
      known.clientCode === override.clientCode &&
      known.colour === override.colour &&
      known.reason === override.reason &&
      known.who === override.who &&
      known.from === override.from,
  );
}
