import { analyseAgreeing, openCommittee, patience } from "./openCommittee";
import { dayOf } from "../../src/domain/basis/day";
import type { TaskControl } from "../../src/committee/port/task";
import { addSheet, newWorkbook, putValues, sheetNamed, valuesOf } from "../simulator/workbook";

/** 2,000 clients of whom 60 reach the threshold. */
function portfolio() {
  const model = newWorkbook("grand.xlsx", []);
  const day = dayOf(2026, 1, 14);
  const rows = Array.from({ length: 2_000 }, (_, index) => [
    `0${410_000 + index}`,
    `Client ${index}`,
    `FA${index}`,
    day - 40,
    day + 20,
    index < 60 ? 50_000 + index * 100 : 900 + index / 100,
  ]);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    ...rows,
  ]);
  return model;
}

const REQUEST = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;

test.each([false, true])(
  "an agenda of 60 clients out of 2,000 takes at most 6 requests once all is read (built before: %s)",
  async (isRebuilt) => {
    const committee = await openCommittee(portfolio());
    const { actions, excel, model } = committee;
    await analyseAgreeing(committee, REQUEST);
    if (isRebuilt) {
      await actions.agenda.prepareAgenda(patience());
      committee.now = new Date(2026, 0, 20, 10);
    }
    excel.meters.reset();
    let read = 0;
    const control: TaskControl = {
      signal: new AbortController().signal,
      onProgress: ({ step }) => {
        if (step === "writing") read = excel.meters.requests;
      },
    };
    const agenda = await actions.agenda.prepareAgenda(control);
    expect(agenda.clients).toBe(60);
    expect(read).toBeGreaterThan(5);
    expect(excel.meters.requests - read).toBeLessThanOrEqual(6);
    // Reading is a fixed number of requests too, whatever the number of clients.
    expect(read).toBeLessThanOrEqual(32);
    const listed = valuesOf(sheetNamed(model, "Ordre du jour"), "O1:O100").flat();
    expect(listed.filter((key) => String(key).startsWith("client:"))).toHaveLength(60);
    committee.close();
  },
  120_000,
);

test.each([
  "WorksheetFreezePanes.FreezeRows",
  "PageLayout.Orientation",
  "PageLayout.SetPrintArea",
  "PageLayout.SetPrintTitleRows",
  "PageBreakCollection.Add",
  "HeaderFooter.LeftFooter",
  "ConditionalFormatCollection.Add",
  "RangeFormat.AutofitRows",
  "Worksheet.Position",
])("without %s the agenda is complete, the other looks are there, and it is said", async (member) => {
  const model = newWorkbook("petit.xlsx", []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû (EUR)"],
    ["0410001", "Verrerie Ravel", "FA1", dayOf(2025, 8, 1), dayOf(2025, 10, 1), 80_000],
    ["0410002", "Brasserie Lalande", "FA2", dayOf(2026, 1, 2), dayOf(2026, 3, 1), 90_000],
  ]);
  const committee = await openCommittee(model);
  const { actions, excel } = committee;
  await analyseAgreeing(committee, REQUEST);
  excel.faults.refuse(member, "GeneralException");
  const agenda = await actions.agenda.prepareAgenda(patience());
  expect(agenda.clients).toBe(2);
  expect(agenda.warnings.map(({ code }) => code)).toContain("decoration-refused");
  const { pageLayout, conditionalFormats } = sheetNamed(model, "Ordre du jour");
  const looks = [
    pageLayout.orientation === "Landscape",
    pageLayout.printArea !== null,
    pageLayout.titleRows !== null,
    pageLayout.headersFooters["rightFooter"] === "Page &P / &N",
    conditionalFormats.length === 3,
  ];
  expect(looks.filter((look) => !look).length).toBeLessThanOrEqual(1);
  committee.close();
});
