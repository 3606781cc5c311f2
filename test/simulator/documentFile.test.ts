import { workbookFile } from "../../src/excel/host/workbookFile";
import { SimulatedExcel, type ExcelOptions } from "./excel";
import { openClient } from "./node";
import { newWorkbook } from "./workbook";

async function openFile(options: ExcelOptions = {}, name = "comité.xlsx") {
  const excel = new SimulatedExcel(newWorkbook(name, ["Ordre du jour"]), options);
  const client = await openClient(excel);
  const { document, requirements } = client.Office.context;
  const isSetSupported = (set: string, version: string) => requirements.isSetSupported(set, version);
  return { excel, client, document, file: workbookFile({ document: () => document, isSetSupported }) };
}

/** What Office.js calls back with. */
function answered<T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call(({ status, value, error }) =>
      (status as unknown) === "succeeded" ? resolve(value) : reject(new Error(error.message)),
    );
  });
}

const openPdf = (document: Office.Document) =>
  answered<Office.File>((done) =>
    document.getFileAsync("pdf" as unknown as Office.FileType, { sliceSize: 100 }, done),
  );

const sliceOf = async (file: Office.File, index: number) =>
  (await answered<Office.Slice>((done) => file.getSliceAsync(index, done))).data as number[];

test("a desktop gives its PDF in slices", async () => {
  const { excel, client, document } = await openFile();
  const file = await openPdf(document);
  const bytes: number[] = [];
  for (let index = 0; index < file.sliceCount; index += 1) bytes.push(...(await sliceOf(file, index)));
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  expect(text.startsWith("%PDF-1.4\n")).toBe(true);
  expect(text.endsWith("%%EOF\n")).toBe(true);
  expect(text).toContain("(Ordre du jour)");
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(table, table + 4)).toBe("xref");
  expect(excel.files.openCount).toBe(1);
  await new Promise<void>((resolve) => file.closeAsync(() => resolve()));
  expect(excel.files.openCount).toBe(0);
  client.close();
});

test("a slice may fail, and no third file is given while two are open", async () => {
  const { excel, client, document } = await openFile();
  const file = await openPdf(document);
  excel.files.failingSlice = 1;
  await expect(sliceOf(file, 0)).rejects.toThrow();
  await openPdf(document);
  await expect(openPdf(document)).rejects.toThrow();
  client.close();
});

test.each([
  ["gives it", {}, true],
  ["gives one of size 0, as on the web", { documentFile: "empty" }, 0],
  ["refuses", { documentFile: "fails" }, null],
  ["has none, as on the iPad", { requirements: { File: 0 } }, null],
] as const)("how large the PDF is where the host %s; no file stays open", async (_, options, expected) => {
  const { excel, client, file } = await openFile(options);
  const size = await file.size("pdf");
  expect(expected === true ? Number(size) > 0 : size).toBe(expected);
  expect(excel.files.openCount).toBe(0);
  client.close();
});

test.each([
  ["https://contoso.sharepoint.com/sites/x/Mes documents/comité.xlsx", true],
  ["C:\\Users\\a\\comité.xlsx", false],
  ["comité.xlsx", false],
])("%s is an address for others: %s", async (name, is) => {
  const { client, file } = await openFile({}, name);
  expect(file.address).toBe(is ? new URL(name).href : null);
  client.close();
});
