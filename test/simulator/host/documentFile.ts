import type { WorkbookModel } from "../model";
import type { WorkbookFiles } from "./otherWorkbooks";

/** Ids of Office.js's calls about the document's file. */
const FileMethod = { GetFile: 77, GetSlice: 80, CloseFile: 81 } as const;

/** One of these calls, as Office.js sends it. */
export interface FileCall {
  readonly id: number;
  readonly apiArgs: readonly number[];
}

/** Whether a call is about the document's file. */
export function isFileMethod(id: number): boolean {
  return Object.values<number>(FileMethod).includes(id);
}

/** Office.js's file types on the wire. */
const COMPRESSED = 5;
const PDF = 6;
/** At most so many files may be open at once (Office.File of the type definitions). */
const MOST_OPEN = 2;
/** Office.js's error codes: internal error, not supported, too many files. */
const INTERNAL_ERROR = 5001;
const NOT_SUPPORTED = 5004;
const NOT_RELEASED = 5007;

/** How Excel gives the document as a file: as on desktop; of size 0, as Excel on the web does (office-js#5950). */
export type FileAnswer = "whole" | "empty" | "fails";

/** The document's files that add-ins have open. */
export class DocumentFiles {
  private readonly open = new Map<number, Uint8Array>();
  private next = 1;
  /** Makes the k-th slice from now fail. */
  failingSlice: number | null = null;

  constructor(
    public answer: FileAnswer,
    private readonly workbookFiles: WorkbookFiles | null,
  ) {}

  /** How many files were opened and not closed. */
  get openCount(): number {
    return this.open.size;
  }

  /** Answers one call: a status, then its results. */
  call(
    { id, apiArgs: given }: FileCall,
    model: WorkbookModel,
    isPdfSupported: boolean,
  ): unknown[] | Promise<unknown[]> {
    switch (id) {
      case FileMethod.GetFile:
        return this.getFile(given[0] ?? 0, model, isPdfSupported);
      case FileMethod.GetSlice:
        return this.getSlice(given[0] ?? 0, given[1] ?? 0, given[2] ?? 0);
      default:
        return [this.open.delete(given[0] ?? 0) ? 0 : INTERNAL_ERROR];
    }
  }

  private async getFile(type: number, model: WorkbookModel, isPdfSupported: boolean): Promise<unknown[]> {
    const isPdf = type === PDF && isPdfSupported;
    if (!isPdf && (type !== COMPRESSED || this.workbookFiles === null)) return [NOT_SUPPORTED];
    if (this.answer === "fails") return [INTERNAL_ERROR];
    if (this.open.size >= MOST_OPEN) return [NOT_RELEASED];
    const bytes = isPdf ? this.pdf(model) : ((await this.workbookFiles?.save(model)) ?? new Uint8Array());
    const handle = this.next;
    this.next += 1;
    this.open.set(handle, bytes);
    return [0, handle, bytes.length];
  }

  private pdf(model: WorkbookModel): Uint8Array {
    return this.answer === "empty" ? new Uint8Array() : smallPdf(model);
  }

  private getSlice(handle: number, offset: number, size: number): unknown[] {
    const bytes = this.open.get(handle);
    if (this.failingSlice !== null) this.failingSlice -= 1;
    if (bytes === undefined || this.failingSlice === 0) return [INTERNAL_ERROR];
    const slice = bytes.slice(offset, offset + size);
    return [0, [...slice], slice.length];
  }
}

/** A PDF of one page that names the workbook's sheets. */
function smallPdf(model: WorkbookModel): Uint8Array {
  const names = model.sheets.map(({ name }) => name.replace(/[^\x20-\x7e]|[()\\]/g, "?")).join(", ");
  const content = `BT /F1 12 Tf 40 780 Td (${names}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
