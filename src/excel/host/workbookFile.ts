import { Problem } from "../../domain/basis/problem";

/** The workbook as a file, beside what it holds. */
export interface WorkbookFile {
  /** Its address on SharePoint or OneDrive; null for one on a disk, which opens for nobody else. */
  readonly address: string | null;
  /** False where Excel cannot give itself as a PDF: on the iPad. */
  readonly givesPdf: boolean;
  /**
   * What Excel makes of the workbook as a PDF: the sheet that is shown or all of them, as its version does.
   * @throws Problem "no-pdf" where Excel gives none, or one without content (office-js#5950).
   */
  pdf(): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * How many bytes Excel says that the workbook has as a file of a kind; nothing is read of it.
   * @throws Problem "no-pdf" where Excel gives no such file.
   */
  size(kind: FileKind): Promise<number>;
}

/** Kinds of file that Excel can make of the workbook. */
export type FileKind = "pdf" | "compressed";

/** What a workbook's file needs of Office.js. */
export interface FileHost {
  readonly document: () => Office.Document;
  readonly isSetSupported: (name: string, version: string) => boolean;
}

/** Office.js gives at most 4 MB at a time. */
const SLICE_BYTES = 1_000_000;

/** The file of the workbook that the page runs in. */
export function workbookFile(host: FileHost, sliceBytes = SLICE_BYTES): WorkbookFile {
  return {
    get address() {
      return webAddress(host.document().url);
    },
    get givesPdf() {
      return host.isSetSupported("PdfFile", "1.1");
    },
    pdf: async () => {
      if (!host.isSetSupported("PdfFile", "1.1") || !host.isSetSupported("File", "1.1")) {
        throw new Problem("no-pdf");
      }
      const file = await openFile(host.document(), "pdf", sliceBytes);
      const sliceAt = (index: number) =>
        new Promise<number[]>((resolve, reject) => {
          file.getSliceAsync(index, (result) =>
            settle(result, (slice) => resolve(slice.data as number[]), reject),
          );
        });
      try {
        const slices: number[][] = [];
        for (let index = 0; index < file.sliceCount; index += 1) slices.push(await sliceAt(index));
        if (slices.flat().length === 0) throw new Problem("no-pdf", {}, "size 0");
        return Uint8Array.from(slices.flat());
      } finally {
        // Excel keeps two files in memory at most: one left open would be missing next time.
        await new Promise<void>((resolve) => file.closeAsync(() => resolve()));
      }
    },
    size: async (kind) => {
      if (!host.isSetSupported("File", "1.1")) throw new Problem("no-pdf");
      const file = await openFile(host.document(), kind, sliceBytes);
      const { size } = file;
      await new Promise<void>((resolve) => file.closeAsync(() => resolve()));
      return size;
    },
  };
}

function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : null;
}

function openFile(document: Office.Document, kind: FileKind, sliceSize: number): Promise<Office.File> {
  // The enumeration's own value: its global is not the one of every page that Office.js runs in.
  const type = kind as unknown as Office.FileType;
  return new Promise((resolve, reject) => {
    document.getFileAsync(type, { sliceSize }, (result) => settle(result, resolve, reject));
  });
}

function settle<T>(
  result: Office.AsyncResult<T>,
  resolve: (value: T) => void,
  reject: (problem: Problem) => void,
): void {
  // Status words, not the enumeration, for the same reason as above.
  if ((result.status as unknown) === "succeeded") resolve(result.value);
  else reject(new Problem("no-pdf", {}, JSON.stringify(result.error)));
}
