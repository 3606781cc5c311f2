import { patience, openCommittee } from "../scenarios/openCommittee";
import type { WorkbookModel } from "../simulator/model";
import { newWorkbook, sheetNamed } from "../simulator/workbook";
import { checkSimulator } from "./simulatedCheck";

const NAME = "Vérification Excel";

function workbookOf(...more: string[]): WorkbookModel {
  return newWorkbook("créances.xlsx", ["Feuil1", ...more]);
}

const names = ({ sheets }: WorkbookModel) => sheets.map(({ name }) => name);

/** Runs the check up to a probe, at which the pane ends. */
async function breakOffAt(workbook: WorkbookModel, at: string): Promise<void> {
  const checking = checkSimulator({
    workbook,
    onProbe: (id) => {
      if (id === at) throw new Error("the pane is gone");
    },
  });
  await expect(checking).rejects.toThrow("the pane is gone");
}

test("the check leaves the workbook as it was, with the same sheet in front", async () => {
  const workbook = workbookOf("Feuil2");
  workbook.activeSheetId = sheetNamed(workbook, "Feuil2").id;
  const seen: string[] = [];
  const { sheetRemoved } = await checkSimulator({
    workbook,
    onProbe: (id, { model }) => void (id === "find" && seen.push(...names(model))),
  });
  expect(seen).toEqual(["Feuil1", "Feuil2", NAME]);
  expect(sheetRemoved).toBe(true);
  expect(names(workbook)).toEqual(["Feuil1", "Feuil2"]);
  expect(workbook.sheets.flatMap(({ tables, rows }) => [...tables, ...rows])).toEqual([]);
  expect(workbook.names).toEqual([]);
});

test("a sheet of the user's that bears the name is left alone, and another name taken", async () => {
  const workbook = workbookOf(NAME);
  const seen: string[] = [];
  await checkSimulator({
    workbook,
    onProbe: (id, { model }) => void (id === "find" && seen.push(...names(model))),
  });
  expect(seen).toEqual(["Feuil1", NAME, `${NAME} 2`]);
  expect(names(workbook)).toEqual(["Feuil1", NAME]);
});

test.each(["find", "charts"])(
  "broken off at %s, the next opening of the pane removes the sheet",
  async (at) => {
    const workbook = workbookOf();
    await breakOffAt(workbook, at);
    expect(names(workbook)).toEqual(["Feuil1", NAME]);
    const next = await openCommittee(workbook);
    await next.actions.sources.lookUp(patience());
    expect(names(workbook)).toEqual(["Feuil1"]);
    next.close();
  },
);

test("an opening deletes no sheet that is not ours, whatever its name", async () => {
  const workbook = workbookOf(NAME, `${NAME} 2`, "Historique");
  const committee = await openCommittee(workbook);
  await committee.actions.sources.lookUp(patience());
  expect(names(workbook)).toEqual(["Feuil1", NAME, `${NAME} 2`, "Historique"]);
  committee.close();
});

test("a scratch sheet that people renamed is theirs", async () => {
  const workbook = workbookOf();
  await breakOffAt(workbook, "find");
  sheetNamed(workbook, NAME).name = "Mes essais";
  await checkSimulator({ workbook });
  expect(names(workbook)).toEqual(["Feuil1", "Mes essais"]);
});

test("stopped by the user, the rest is not asked and the sheet is gone", async () => {
  const workbook = workbookOf();
  const controller = new AbortController();
  const { probes } = await checkSimulator({
    workbook,
    signal: controller.signal,
    onProbe: (id) => id === "find" && controller.abort(),
  });
  const stopped = probes.filter(({ code }) => code === "cancelled").map(({ number }) => number);
  expect(stopped).toEqual(expect.arrayContaining([4, 5, 30]));
  expect(probes).toHaveLength(30);
  expect(names(workbook)).toEqual(["Feuil1"]);
});

test("stopped before the workbook is touched, nothing is added", async () => {
  const workbook = workbookOf();
  const seen: string[] = [];
  const checking = checkSimulator({
    workbook,
    signal: AbortSignal.abort(),
    onProbe: (_, { model }) => seen.push(...names(model)),
  });
  await expect(checking).rejects.toMatchObject({ code: "cancelled" });
  expect(seen).not.toContain(NAME);
});

test.each([
  ["workbook-read-only", (workbook: WorkbookModel) => void (workbook.readOnly = true)],
  ["workbook-protected", (workbook: WorkbookModel) => void (workbook.protection = { password: null })],
])("%s is said before anything is tried", async (code, spoil) => {
  const workbook = workbookOf();
  spoil(workbook);
  await expect(checkSimulator({ workbook })).rejects.toMatchObject({ code });
  expect(names(workbook)).toEqual(["Feuil1"]);
});

test("one probe that Excel refuses stops no other", async () => {
  const { probes } = await checkSimulator({
    before: ({ excel }) => excel.faults.refuse("ChartCollection.Add", "GeneralException"),
  });
  expect(probes.find(({ id }) => id === "charts")).toMatchObject({
    outcome: "refused",
    code: "GeneralException",
  });
  expect(probes.find(({ id }) => id === "linkFormulas")?.outcome).toBe("holds");
});

test("what the user answers is told: the menu where it shows, the codes while another workbook is in front", async () => {
  const { probes } = await checkSimulator({
    reply: ({ id }) => (id === "menuInTable" ? "no" : "yes"),
    onProbe: (id, { excel }) =>
      void (id === "otherWorkbook" && excel.faults.refuse("Worksheet.Activate", "GeneralException")),
  });
  expect(probes.find(({ id }) => id === "contextMenu")).toMatchObject({
    outcome: "holds",
    facts: { onCell: true, inTable: false },
  });
  expect(probes.find(({ id }) => id === "otherWorkbook")).toMatchObject({
    outcome: "differs",
    facts: { activate: "GeneralException", select: "done" },
  });
});

test("the report tells nothing of the workbook's cells, names or place", async () => {
  const workbook = newWorkbook("https://contoso.sharepoint.com/sites/finance/secret.xlsx", ["Confidentiel"]);
  const report = await checkSimulator({ workbook });
  const text = JSON.stringify(report);
  expect(text).not.toMatch(/contoso|secret|Confidentiel|https?:/);
  expect(report.probes.find(({ id }) => id === "file")?.measures).toMatchObject({ onSharePoint: true });
});
