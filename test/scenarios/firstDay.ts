import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../simulator/files/openXlsx";
import type { WorkbookModel } from "../simulator/model";

const FILE = join(__dirname, "../../assets/exemple-comite-credit.xlsx");

let parsed: Promise<WorkbookModel> | null = null;

/** The sample workbook of the first day, afresh each time: its file is read once, then copied. */
export async function firstDayWorkbook(): Promise<WorkbookModel> {
  parsed ??= openXlsx(new Uint8Array(readFileSync(FILE)), "exemple.xlsx");
  return structuredClone(await parsed);
}
