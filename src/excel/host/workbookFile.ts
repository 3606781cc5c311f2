/** The workbook as a file, beside what it holds. */
export interface WorkbookFile {
  /** Its address on SharePoint or OneDrive; null for one on a disk, which opens for nobody else. */
  readonly address: string | null;
  /**
   * How many bytes Excel says that the workbook has as a file of a kind; nothing is read of it.
   * @returns null where Excel gives no such file.
   */
  size(kind: FileKind): Promise<number | null>;
}

/** Kinds of file that Excel can make of the workbook. */
type FileKind = "pdf" | "compressed";

/** What a workbook's file needs of Office.js. */
export interface FileHost {
  readonly document: () => Office.Document;
  readonly isSetSupported: (name: string, version: string) => boolean;
}

/** Office.js gives at most 4 MB at a time. */
const SLICE_BYTES = 1_000_000;

/** The file of the workbook that the page runs in. */
export function workbookFile(host: FileHost): WorkbookFile {
  return {
    get address() {
      return webAddress(host.document().url);
    },
    size: async (kind) => {
      if (!host.isSetSupported("File", "1.1")) return null;
      const file = await openFile(host.document(), kind);
      if (file === null) return null;
      const { size } = file;
      // Excel keeps two files in memory at most: one left open would be missing next time.
      await new Promise<void>((resolve) => file.closeAsync(() => resolve()));
      return size;
    },
  };
}

function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : null;
}

function openFile(document: Office.Document, kind: FileKind): Promise<Office.File | null> {
  // The enumeration's own value: its global is not the one of every page that Office.js runs in.
  const type = kind as unknown as Office.FileType;
  return new Promise((resolve) => {
    // The status word, not the enumeration, for the same reason.
    document.getFileAsync(type, { sliceSize: SLICE_BYTES }, ({ status, value }) =>
      resolve((status as unknown) === "succeeded" ? value : null),
    );
  });
}
