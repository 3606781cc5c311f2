import { Problem } from "../../src/domain/basis/problem";
import { workbookFile } from "../../src/excel/host/workbookFile";
import { SimulatedExcel, type ExcelOptions } from "./excel";
import { openClient } from "./node";
import { newWorkbook } from "./workbook";

async function openFile(options: ExcelOptions = {}, name = "comité.xlsx", sliceBytes = 100) {
  const excel = new SimulatedExcel(newWorkbook(name, ["Ordre du jour"]), options);
  const client = await openClient(excel);
  const { document, requirements } = client.Office.context;
  const isSetSupported = (set: string, version: string) => requirements.isSetSupported(set, version);
  return { excel, client, file: workbookFile({ document: () => document, isSetSupported }, sliceBytes) };
}

const problem = (error: unknown) => (error instanceof Problem ? error.code : String(error));

test("a desktop gives its PDF in slices, and the file is closed each time", async () => {
  const { excel, client, file } = await openFile();
  expect(file.givesPdf).toBe(true);
  for (let time = 0; time < 3; time += 1) {
    const text = new TextDecoder().decode(await file.pdf());
    expect(text.startsWith("%PDF-1.4\n")).toBe(true);
    expect(text.endsWith("%%EOF\n")).toBe(true);
    expect(text).toContain("(Ordre du jour)");
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe("xref");
  }
  expect(excel.files.openCount).toBe(0);
  client.close();
});

test.each([
  ["gives one of size 0, as on the web", { documentFile: "empty" }],
  ["refuses", { documentFile: "fails" }],
  ["has none, as on the iPad", { requirements: { PdfFile: 0 } }],
] as const)("a host that %s is a problem in the user's words", async (_, options) => {
  const { excel, client, file } = await openFile(options);
  await expect(file.pdf().catch(problem)).resolves.toBe("no-pdf");
  expect(excel.files.openCount).toBe(0);
  client.close();
});

test("a slice that fails leaves no file open", async () => {
  const { excel, client, file } = await openFile();
  excel.files.failingSlice = 2;
  await expect(file.pdf().catch(problem)).resolves.toBe("no-pdf");
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
