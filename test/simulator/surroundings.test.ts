import { SimulatedExcel } from "./excel";
import { openClient, type Client } from "./node";
import { newWorkbook } from "./workbook";

async function open(options: ConstructorParameters<typeof SimulatedExcel>[1] = {}) {
  const excel = new SimulatedExcel(newWorkbook("test.xlsx", ["Feuil1"]), options);
  return { excel, client: await openClient(excel) };
}

async function answer(client: Client, act: (workbook: Excel.Workbook) => void): Promise<unknown> {
  return client.Excel.run(async (context) => {
    act(context.workbook);
    await context.sync();
  }).then(
    () => "accepted",
    (error: { code: string }) => error.code,
  );
}

// History is documented (support.microsoft.com, "Rename a worksheet"), Журнал reported (XlsxWriter#688), Historique
// inferred.
test.each([
  ["en-US", "History", "Historique"],
  ["fr-FR", "Historique", "History"],
  ["ru-RU", "журнал", "History"],
])("in %s no sheet may be called %s, but one may be called %s", async (displayLanguage, refused, taken) => {
  const { client } = await open({ displayLanguage, behaviour: { reservesLocalSheetName: true } });
  expect(await answer(client, ({ worksheets }) => worksheets.add(refused))).toBe("InvalidArgument");
  expect(await answer(client, ({ worksheets }) => (worksheets.getItem("Feuil1").name = refused))).toBe(
    "InvalidArgument",
  );
  expect(await answer(client, ({ worksheets }) => worksheets.add(taken))).toBe("accepted");
  client.close();
});

// XLSX-Workbook-Class#105: a file that holds the name opens.
test("a workbook that has a sheet of the reserved name opens", async () => {
  const excel = new SimulatedExcel(newWorkbook("test.xlsx", ["Historique"]), {
    behaviour: { reservesLocalSheetName: true },
  });
  const client = await openClient(excel);
  const write = (workbook: Excel.Workbook) =>
    (workbook.worksheets.getItem("Historique").getRange("A1").values = [[1]]);
  expect(await answer(client, write)).toBe("accepted");
  client.close();
});

describe("while another workbook is in front", () => {
  // office-js docs, excel-add-ins-troubleshooting: the table of members that fail.
  test.each<[string, (workbook: Excel.Workbook) => void, string]>([
    ["adding a sheet", ({ worksheets }) => worksheets.add("Autre"), "GeneralException"],
    ["showing a sheet", ({ worksheets }) => worksheets.getItem("Feuil1").activate(), "GeneralException"],
    [
      "selecting",
      ({ worksheets }) => worksheets.getItem("Feuil1").getRange("B2").select(),
      "GeneralException",
    ],
    [
      "freezing",
      ({ worksheets }) => worksheets.getItem("Feuil1").freezePanes.freezeRows(1),
      "GeneralException",
    ],
    [
      "hiding gridlines",
      ({ worksheets }) => (worksheets.getItem("Feuil1").showGridlines = false),
      "GeneralException",
    ],
    ["deleting a sheet", ({ worksheets }) => worksheets.getItem("Feuil1").delete(), "InvalidSelection"],
    ["the selection", (workbook) => workbook.getSelectedRange().load("address"), "InvalidSelection"],
    [
      "writing by name",
      ({ worksheets }) => (worksheets.getItem("Feuil1").getRange("A1").values = [[1]]),
      "accepted",
    ],
  ])("%s is answered as documented", async (_, act, expected) => {
    const { excel, client } = await open();
    excel.faults.anotherWorkbookInFront = "documented";
    expect(await answer(client, act)).toBe(expected);
    client.close();
  });

  // office-js docs, application-specific-api-error-handling: errorLocation, "the property or method that failed".
  it("a path that cannot be followed is told by the member that failed", async () => {
    const { excel, client } = await open();
    excel.faults.anotherWorkbookInFront = "documented";
    const adding = client.Excel.run(async (context) => {
      context.workbook.worksheets.add("Autre").load("name");
      await context.sync();
    });
    await expect(adding).rejects.toMatchObject({
      debugInfo: { errorLocation: expect.stringMatching(/^WorksheetCollection\.add$/i) as unknown },
    });
    client.close();
  });

  // office-js docs, application-specific-api-error-handling: InactiveWorkbook.
  it("everything may be refused, until it is in front again", async () => {
    const { excel, client } = await open();
    const write = ({ worksheets }: Excel.Workbook) =>
      (worksheets.getItem("Feuil1").getRange("A1").values = [[1]]);
    excel.faults.anotherWorkbookInFront = "everything";
    expect(await answer(client, write)).toBe("InactiveWorkbook");
    excel.faults.anotherWorkbookInFront = null;
    expect(await answer(client, write)).toBe("accepted");
    client.close();
  });
});

// office-js#6040, by design: onReady neither resolves nor rejects when a file of the library is blocked.
test("a host that never answers the first call leaves Office.js waiting", async () => {
  const excel = new SimulatedExcel(newWorkbook());
  excel.faults.neverConnects = true;
  const client = await openClient(excel, { isReady: false });
  const later = new Promise((resolve) => setTimeout(() => resolve("still waiting"), 300));
  expect(await Promise.race([client.Office.onReady(), later])).toBe("still waiting");
  client.close();
});

// office-js#3224, #1007: a button pressed again before the pane shows leaves all buttons dead.
test("a second press of a command while the pane opens is never answered, nor is any later one", async () => {
  const { excel, client } = await open();
  excel.faults.paneOpensIn = 50;
  const answered: string[] = [];
  const press = (name: string) => void client.Office.addin.showAsTaskpane().then(() => answered.push(name));
  press("first");
  press("second");
  await excel.settled();
  press("third");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(answered).toEqual(["first"]);
  excel.faults.clear();
  await client.Office.addin.showAsTaskpane();
  client.close();
});
