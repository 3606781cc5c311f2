import type { WorkbookModel } from "../model";
import { newWorkbook } from "../workbook";
import { invalidArgument, notSimulated } from "./errors";
import type { RequestBody } from "./wire";

/** How .xlsx files are read and written: openXlsx and saveXlsx of files/. */
export interface WorkbookFiles {
  open(bytes: Uint8Array, name: string): Promise<WorkbookModel>;
  save(workbook: WorkbookModel): Promise<Uint8Array>;
}

/** Members that are given a workbook's file as base64 text. */
const WITH_FILE = ["InsertWorksheetsFromBase64", "CreateWorkbook"];

/** The workbooks that add-ins bring along as files, and those they opened beside this one. */
export class OtherWorkbooks {
  /** What was opened in windows of its own, last one last. */
  readonly opened: WorkbookModel[] = [];
  private readonly read = new Map<string, WorkbookModel | null>();

  /** @param files null: files can neither be read nor written, and members that need them are refused by name */
  constructor(readonly files: WorkbookFiles | null) {}

  /** Reads the files that a request brings, so that it can then be carried out at once. */
  async prepare({ Actions, ObjectPaths }: RequestBody): Promise<void> {
    for (const { Name, ArgumentInfo } of [...Actions, ...Object.values(ObjectPaths)]) {
      const file = ArgumentInfo?.Arguments?.[0];
      if (!WITH_FILE.includes(Name ?? "") || typeof file !== "string" || this.read.has(file)) continue;
      const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
      this.read.set(file, (await this.files?.open(bytes, "workbook.xlsx").catch(() => null)) ?? null);
    }
  }

  /** The workbook of a file. Throws InvalidArgument when it is none. */
  workbookOf(file: unknown, member: string): WorkbookModel {
    if (this.files === null) throw notSimulated(`${member} without files`);
    const workbook = this.read.get(String(file)) ?? null;
    if (workbook === null) throw invalidArgument("not the file of a workbook");
    return workbook;
  }

  /** Opens a workbook beside this one: a blank one without a file. */
  open(file: string | null): void {
    const name = `Book${this.opened.length + 2}.xlsx`;
    const workbook =
      file === null
        ? newWorkbook(name, ["Sheet1"])
        : structuredClone(this.workbookOf(file, "Application.CreateWorkbook"));
    this.opened.push(workbook);
  }
}
