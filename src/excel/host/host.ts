/** Where the page runs and what its user's Excel looks like. */
export interface HostInfo {
  /** False outside Excel: the page was opened in a plain browser or another application. */
  readonly isExcel: boolean;
  /** Language of Excel's own menus, e.g. "fr-FR". */
  readonly displayLanguage: string;
  /** Excel's dark theme, or null where it does not say: on the web (office-js#6134). */
  readonly isDark: boolean | null;
}

/** What the browser's own clock calls the wait for Office.js. */
export const READY_MEASURE = "office-ready";

/** Waits until Office.js knows its host; how long that took is kept by the browser as `READY_MEASURE`. */
export async function hostReady(): Promise<HostInfo> {
  const asked = performance.now();
  const { host } = await Office.onReady();
  performance.measure(READY_MEASURE, { start: asked });
  // A page without a host has no context at all, whatever the type says.
  const context = Office.context as Office.Context | undefined;
  return {
    isExcel: host === Office.HostType.Excel,
    displayLanguage: context?.displayLanguage ?? navigator.language,
    isDark: context?.officeTheme?.isDarkTheme ?? null,
  };
}

/**
 * What tells this workbook and its user from others in what the browser keeps: Office's partition key with the
 * workbook's address (nothing else may be kept under one origin for all). Blank outside Office.
 */
export function workbookKey(): string {
  if (typeof Office === "undefined") return "";
  // A page without a host has no context at all, whatever the types say.
  const context = Office.context as Partial<Office.Context> | undefined;
  return `${context?.partitionKey ?? ""}|${context?.document?.url ?? ""}`;
}
