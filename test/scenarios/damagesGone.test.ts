import { numberFormatsOf, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import type { WorkbookModel } from "../simulator/model";
import { doWeek, harm, openStanding, STEPS } from "./damagedWeek";
import { deleted, expectEndsRight, expectSaidInEnglish, inTable, undamagedWeek } from "./damages";
import { converted, emptied, expectBegunAnew, headless, renamed, sheetsDeleted } from "./goneTables";

test.each([converted, renamed, headless].flatMap(([first]) => first ?? []))(
  "$name: said wherever it matters, and one press puts it back",
  expectEndsRight,
);

test.each(sheetsDeleted.slice(0, 1))(
  "$name: what is lost is said, and nothing takes its place",
  expectEndsRight,
);

test.each(emptied.slice(0, 2))("$name: said, and nothing is begun anew by itself", expectEndsRight);

test.each(emptied.slice(0, 1))(
  "$name: begun anew on purpose, and missed again once it has rows",
  expectBegunAnew,
);

describe("begun anew on purpose", () => {
  test("a protocol that was deleted is made again, and the week goes on", async () => {
    const committee = await openStanding();
    await harm(committee, deleted("Protocole"));
    expect((await doWeek(committee, ["analysis"])).analysis.stopped).not.toBe("");
    await committee.actions.workbook.beginAnew("CC_Protocol");
    const answers = await doWeek(committee);
    expect(STEPS.map((step) => answers[step].stopped)).toEqual(STEPS.map(() => ""));
    expect(answers.analysis.figures).toEqual((await undamagedWeek()).analysis.figures);
    committee.close();
  });

  test("settings that were deleted are made again with the default policy", async () => {
    const committee = await openStanding();
    await harm(committee, deleted("Paramètres"));
    await committee.actions.workbook.beginAnew("CC_Parameters");
    const answers = await doWeek(committee);
    expect(STEPS.map((step) => answers[step].stopped)).toEqual(STEPS.map(() => ""));
    expect(answers.analysis.figures).toEqual((await undamagedWeek()).analysis.figures);
    committee.close();
  });
});

test("a protocol converted to a range is made a table again with its rows and their formats", async () => {
  const committee = await openStanding();
  const before = look(committee.model);
  await harm(
    committee,
    inTable("CC_Protocol", (table) => table.convertToRange()),
  );
  await committee.actions.workbook.mendTable("CC_Protocol");
  expect(look(committee.model)).toEqual(before);
  committee.close();
});

/** The protocol's cells and formats. */
function look(model: WorkbookModel) {
  const { area } = tableNamed(model, "CC_Protocol");
  const sheet = sheetNamed(model, "Protocole");
  return { area, values: valuesOf(sheet, "A4:AA9"), formats: numberFormatsOf(sheet, "A4:AA9") };
}

test("a protocol converted and set aside is not read as receivables, whatever its sheet is called", async () => {
  const committee = await openStanding();
  await harm(committee, {
    inExcel: ({ workbook }) => {
      workbook.tables.getItem("CC_Protocol").convertToRange();
      workbook.worksheets.getItem("Protocole").name = "Ancien protocole";
    },
  });
  await committee.actions.workbook.beginAnew("CC_Protocol");
  const { analysis } = await doWeek(committee, ["analysis"]);
  expect(analysis).toEqual((await undamagedWeek()).analysis);
  committee.close();
});

test("a workbook made before places were noted tells what is gone by what else stands", async () => {
  const committee = await openStanding();
  committee.model.names = committee.model.names.filter(({ name }) => !name.endsWith("_Place"));
  await harm(
    committee,
    inTable("CC_Protocol", (table) => table.convertToRange()),
  );
  expect((await doWeek(committee, ["home"])).home.stopped).toContain("Le protocole n'est plus un tableau.");
  await committee.actions.workbook.mendTable("CC_Protocol");
  expect(await doWeek(committee)).toEqual(await undamagedWeek());
  committee.close();
});

test.each([converted, renamed, headless, sheetsDeleted, emptied].flatMap(([first]) => first ?? []))(
  "$name: an English pane says the same of the same table",
  expectSaidInEnglish,
);

test("a table deleted is not made of what stands where it was", async () => {
  const committee = await openStanding();
  await harm(
    committee,
    inTable("CC_Ratings", (table) => table.delete()),
  );
  await expect(committee.actions.workbook.mendTable("CC_Ratings")).rejects.toMatchObject({
    code: "table-deleted",
  });
  await committee.actions.workbook.beginAnew("CC_Ratings");
  const answers = await doWeek(committee);
  expect(STEPS.map((step) => answers[step].stopped)).toEqual(STEPS.map(() => ""));
  committee.close();
});

test("every heading of Clients cleared: one press gives them back", async () => {
  const committee = await openStanding();
  await harm(
    committee,
    inTable("CC_Clients", (table) => table.getHeaderRowRange().clear("Contents")),
  );
  expect((await doWeek(committee, ["analysis"])).analysis.stopped).toContain(
    "son titre a sans doute été changé",
  );
  await committee.actions.workbook.mendTable("CC_Clients");
  expect(await doWeek(committee)).toEqual(await undamagedWeek());
  committee.close();
});
