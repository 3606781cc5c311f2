import type { Ribbon } from "../excel/host/ribbon";
import { openPage, type Page } from "./navigation";

/**
 * Each command of the manifest that runs a function, by its name, with the page it opens. The first button shows
 * the pane as it stands, without one.
 */
export const PAGE_OF_COMMAND: Readonly<Record<string, Page>> = {
  showAnalysis: "analyse",
  showAgenda: "agenda",
  showProtocol: "protocol",
  showClient: "client",
};

/** Makes every command of the manifest open its page of the pane. */
export function registerCommands(ribbon: Ribbon): void {
  for (const [command, page] of Object.entries(PAGE_OF_COMMAND)) {
    ribbon.associateCommand(command, () => {
      openPage(page);
      return ribbon.showPane();
    });
  }
}
