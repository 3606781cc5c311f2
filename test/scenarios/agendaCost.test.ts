import { dayOf } from "../../src/domain/basis/day";
import { PAPERS } from "../../src/excel/page/papers";
import { addSheet, newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { testAgendaCost } from "./agendaCost";
import { analyseAgreeing, openCommittee, patience } from "./openCommittee";

const REQUEST = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;

// The slow test has 2,000.
testAgendaCost(200);

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
    pageLayout.zoom.scale === PAPERS.agenda.scale,
    pageLayout.headersFooters["rightFooter"] === "Page &P / &N",
    conditionalFormats.length === 3,
  ];
  expect(looks.filter((look) => !look).length).toBeLessThanOrEqual(1);
  committee.close();
});
