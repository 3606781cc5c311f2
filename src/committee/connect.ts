import { hostReady } from "../excel/host/host";
import { openSession } from "../excel/host/session";
import { committeeActions } from "./actions";
import type { CommitteeActions } from "./contract";
import type { Language } from "../locales/translator";

/** What the pane starts with. */
export interface Connection {
  readonly actions: CommitteeActions;
  readonly displayLanguage: Language;
  readonly isDark: boolean | null;
}

/** Waits for Excel and gives the pane what it can ask for; null outside Excel. French unless Excel speaks English. */
export async function connectCommittee(): Promise<Connection | null> {
  const { isExcel, displayLanguage: tag, isDark } = await hostReady();
  if (!isExcel) return null;
  const displayLanguage: Language = tag.toLowerCase().startsWith("en") ? "en" : "fr";
  return { actions: committeeActions(openSession(), displayLanguage), displayLanguage, isDark };
}
