/** What this Excel says of itself; nothing of the user or of the workbook. */
export interface AboutExcel {
  readonly host: string;
  /** "PC", "Mac", "OfficeOnline" and so on; blank where Excel does not say. */
  readonly platform: string;
  readonly version: string;
  /** Language of the menus, and of what is typed into cells, e.g. "fr-FR". */
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  /** The highest version that it has of each requirement set, "0" for none. */
  readonly requirementSets: Readonly<Record<string, string>>;
}

/** Where Excel runs, one of `Office.PlatformType`; blank where it does not say. */
export function platformOf({ context }: Pick<AboutHost, "context">): string {
  // Older hosts have no diagnostics at all, whatever the types say.
  const { diagnostics, platform } = context() as Partial<Office.Context>;
  return String(diagnostics?.platform ?? platform ?? "");
}

/** What telling about Excel needs of Office.js. */
export interface AboutHost {
  readonly context: () => Office.Context;
  readonly isSetSupported: (name: string, version: string) => boolean;
}

/** The sets that matter to the product, with the highest version asked about. */
const SETS: Readonly<Record<string, number>> = {
  ExcelApi: 30,
  ExcelApiOnline: 1,
  ExcelApiDesktop: 9,
  SharedRuntime: 2,
  AddinCommands: 3,
  RibbonApi: 3,
  ContextMenuApi: 1,
  KeyboardShortcuts: 1,
  DialogApi: 2,
  OpenBrowserWindowApi: 1,
  IdentityAPI: 3,
  NestedAppAuth: 1,
  TaskPaneApi: 1,
  File: 1,
  PdfFile: 1,
  CompressedFile: 1,
  Settings: 1,
};

/** What this Excel says of itself now. */
export function aboutExcel({ context, isSetSupported }: AboutHost): AboutExcel {
  // As above.
  const { displayLanguage, contentLanguage, diagnostics } = context() as Partial<Office.Context>;
  const highest = (set: string, most: number) => {
    for (let minor = most; minor > 0; minor -= 1) {
      if (isSetSupported(set, `1.${minor}`)) return `1.${minor}`;
    }
    return "0";
  };
  return {
    host: String(diagnostics?.host ?? ""),
    platform: platformOf({ context }),
    version: diagnostics?.version ?? "",
    displayLanguage: displayLanguage ?? "",
    contentLanguage: contentLanguage ?? "",
    requirementSets: Object.fromEntries(Object.entries(SETS).map(([set, most]) => [set, highest(set, most)])),
  };
}
