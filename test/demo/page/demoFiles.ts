import { openXlsx, WorkbookFileError } from "../../simulator/files/openXlsx";
import { saveXlsx } from "../../simulator/files/saveXlsx";
import type { WorkbookModel } from "../../simulator/model";
import { SAMPLE_FILES, type SampleName } from "./samples";
import type { FileProblem } from "./words";

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file that opened, or why it did not. */
export type OpenedFile = { readonly model: WorkbookModel } | { readonly problem: FileProblem };

/** One of the sample workbooks that the page is served with. */
export async function openSample(sample: SampleName): Promise<OpenedFile> {
  const { file } = SAMPLE_FILES[sample];
  const answer = await fetch(file);
  return answer.ok ? opened(await answer.arrayBuffer(), file) : { problem: "no-sample" };
}

/** A file of the user's own. */
export async function openFile(file: File): Promise<OpenedFile> {
  return opened(await file.arrayBuffer(), file.name);
}

async function opened(bytes: ArrayBuffer, name: string): Promise<OpenedFile> {
  try {
    return { model: await openXlsx(new Uint8Array(bytes), name) };
  } catch (error) {
    if (error instanceof WorkbookFileError) return { problem: error.code };
    throw error;
  }
}

/**
 * Gives the workbook to the user as a file.
 * @returns what the file cannot hold, such as charts.
 */
export async function saveFile(model: WorkbookModel): Promise<readonly string[]> {
  const { bytes, leftOut } = await saveXlsx(model);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: XLSX_TYPE }));
  const link = document.createElement("a");
  link.href = address;
  link.download = model.fileName;
  link.click();
  URL.revokeObjectURL(address);
  return leftOut;
}
