import { bounding, cellCount, contains } from "../address";
import type { Area } from "../model";

/** What one sheet received: how many cells were written, and where. */
export interface WrittenCells {
  cells: number;
  areas: Area[];
}

/** Beyond this many, areas written to a sheet are merged into what surrounds them. */
const MOST_AREAS = 10_000;

/** What the clients cost and touched. "Out" is towards Excel, "in" is from Excel; bytes are of UTF-8 JSON. */
export class Meters {
  /** Those that somebody waits for: when Office.js lets go of ranges by itself is a matter of moments. */
  requests = 0;
  bytesOut = 0;
  bytesIn = 0;
  largestRequest = 0;
  largestResponse = 0;
  /** Cells whose values, formulas, texts or number formats were read. */
  cellsRead = 0;
  /** Values, formulas and number formats written, by sheet name. */
  readonly written = new Map<string, WrittenCells>();
  /** Every member used, by "Range.Values" and the like, with how often. */
  readonly members = new Map<string, number>();

  countRequest(bytes: number, isAwaited: boolean): void {
    if (isAwaited) this.requests += 1;
    this.bytesOut += bytes;
    this.largestRequest = Math.max(this.largestRequest, bytes);
  }

  countResponse(bytes: number): void {
    this.bytesIn += bytes;
    this.largestResponse = Math.max(this.largestResponse, bytes);
  }

  countWrite(sheetName: string, area: Area): void {
    const written = this.written.get(sheetName) ?? { cells: 0, areas: [] };
    this.written.set(sheetName, written);
    written.cells += cellCount(area);
    const last = written.areas.at(-1);
    const grows = last !== undefined && last.left === area.left && last.columns === area.columns;
    if (last !== undefined && (contains(last, area) || (grows && last.top + last.rows === area.top))) {
      written.areas[written.areas.length - 1] = bounding(last, area);
    } else {
      written.areas.push({ ...area });
    }
    if (written.areas.length > MOST_AREAS) written.areas = [written.areas.reduce(bounding)];
  }

  countMember(name: string): void {
    this.members.set(name, (this.members.get(name) ?? 0) + 1);
  }

  /** Back to zero, to measure one use case. */
  reset(): void {
    this.requests = 0;
    this.bytesOut = 0;
    this.bytesIn = 0;
    this.largestRequest = 0;
    this.largestResponse = 0;
    this.cellsRead = 0;
    this.written.clear();
    this.members.clear();
  }
}
