/** The add-in's part of Excel's ribbon and context menus, and the pane they open. */
export interface Ribbon {
  /**
   * Runs `handler` when the user chooses the command that the manifest calls `id`.
   * Excel is told that the command is over even when the handler fails: a command that never says so
   * blocks the add-in's other commands until it is ended after five minutes.
   */
  associateCommand(id: string, handler: () => Promise<void>): void;
  /**
   * Shows the pane beside the workbook; resolves when it stands there. Asked again meanwhile, as by a double
   * click, it waits for the same pane: a second call kills the buttons on the web (office-js#3224).
   */
  showPane(): Promise<void>;
}

/** What Excel hands to a command and waits for. */
interface CommandEvent {
  completed(): void;
}

/**
 * The ribbon of the Excel that loaded this page; null when Office.js could not be loaded, so that the
 * page lives on to say so.
 */
export function excelRibbon(): Ribbon | null {
  return typeof Office === "undefined" ? null : ribbonOf(Office);
}

/** The ribbon of the Excel behind `office`. */
export function ribbonOf(office: typeof Office): Ribbon {
  let opening: Promise<void> | null = null;
  return {
    associateCommand(id, handler) {
      office.actions.associate(id, (event: CommandEvent): unknown => runCommand(handler, event));
    },
    showPane: () => {
      opening ??= office.addin.showAsTaskpane().finally(() => {
        opening = null;
      });
      return opening;
    },
  };
}

async function runCommand(handler: () => Promise<void>, event: CommandEvent): Promise<void> {
  try {
    await handler();
  } finally {
    event.completed();
  }
}
