import type { Ribbon } from "../excel/host/ribbon";
import { openPage, type Page } from "./navigation";

/** Each command of the manifest, by its function name, with the page it opens. */
export const PAGE_OF_COMMAND: Readonly<Record<string, Page>> = {
  showWeek: "week",
  showAnalysis: "analyse",
  showSources: "sources",
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
