import type { WorkbookModel } from "../simulator/model";
import { sheetNamed } from "../simulator/workbook";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { draft, openProtocol } from "./openProtocol";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

const FRENCH = { language: "fr", referenceDate: null } as const;

function formulasOf(model: WorkbookModel): string[] {
  return sheetNamed(model, "Protocole").conditionalFormats.flatMap(({ rule }) => {
    const { custom } = rule as { custom?: { rule?: { formula?: string } } };
    return custom?.rule?.formula === undefined ? [] : [custom.rule.formula];
  });
}

test("deadlines, closed rows and arbitrations are coloured by formulas that live without the add-in", async () => {
  const { model, close } = await openProtocol();
  const closed = 'OR($O5="Fait",$O5="Done",$O5="Abandonné",$O5="Dropped")';
  expect([...new Set(formulasOf(model))].sort()).toEqual(
    [
      `=${closed}`,
      `=AND(ISNUMBER($N5),NOT(${closed}),$N5<TODAY())`,
      `=AND(ISNUMBER($N5),NOT(${closed}),$N5>=TODAY(),$N5<=TODAY()-WEEKDAY(TODAY(),2)+7)`,
      '=OR($T5="Demandé",$T5="Asked")',
    ].sort(),
  );
  close();
});

test("rows recorded later have the drop-downs and the colours of the first", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  for (const decision of ["une", "deux", "trois"])
    await committee.actions.protocol.recordDecision(draft({ decision }));
  const { validations, conditionalFormats } = sheetNamed(committee.model, "Protocole");
  const bottom = 4 + 3;
  expect(validations).toHaveLength(5);
  for (const { areas } of validations) expect(areas.map(({ top, rows }) => top + rows)).toEqual([bottom]);
  for (const { areas } of conditionalFormats) expect(areas[0]!.rows).toBeGreaterThan(10_000);
});

test("client, owner and status have slicers", async () => {
  const committee = await openProtocol();
  opened.push(committee);
  const slicers = sheetNamed(committee.model, "Protocole").slicers;
  expect(slicers.map(({ column }) => column)).toEqual(["Client", "Responsable", "Statut"]);
});

test.each(["SlicerCollection.Add", "ConditionalFormatCollection.Add", "DataValidation.Rule"])(
  "without %s the protocol is there all the same; the next run adds what was refused, nothing twice",
  async (member) => {
    const committee = await openCommittee(plainReceivablesWorkbook());
    opened.push(committee);
    const { actions, excel, model } = committee;
    excel.faults.refuse(member, "GeneralException");
    await actions.analysis.analyse(FRENCH, patience());
    await actions.protocol.recordDecision(draft());
    excel.faults.allow(member);
    if (member !== "SlicerCollection.Add") await actions.analysis.analyse(FRENCH, patience());
    const clean = await openProtocol();
    opened.push(clean);
    const look = (own: WorkbookModel) => {
      const { validations, conditionalFormats } = sheetNamed(own, "Protocole");
      return [validations.length, conditionalFormats.length];
    };
    expect(look(model)).toEqual(look(clean.model));
  },
);
