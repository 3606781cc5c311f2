import { dayOf } from "../../src/domain/basis/day";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";
import { columnLetters } from "../../src/book/cells";

const TODAY = dayOf(2026, 1, 15);
let committee: OpenCommittee;
afterEach(() => committee.close());

test("a column that people insert in the overrides keeps clear of our drop-downs, which follow their heading", async () => {
  committee = await openCommittee(await firstDayWorkbook(), { now: new Date(2026, 0, 15, 10) });
  const { actions, model, excel } = committee;
  await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  // A column of the whole sheet: cells inserted in the table alone would push a part of the table beside it.
  const { left, top } = tableNamed(model, "CC_Overrides").area;
  await asColleague(excel, (context) => {
    const sheet = context.workbook.worksheets.getItem("Paramètres");
    const letter = columnLetters(left + 1);
    sheet.getRange(`${letter}:${letter}`).insert("Right");
    sheet.getRange(`${letter}${top + 1}`).values = [["Visite"]];
  });
  const override = { clientCode: "0411", colour: "green", reason: "caution", who: "DAF" } as const;
  await actions.policy.addOverride({ ...override, from: TODAY, until: TODAY + 9 }, "Verrerie");

  const { area } = tableNamed(model, "CC_Overrides");
  const sheet = sheetNamed(model, "Paramètres");
  const row = (at: number) =>
    valuesOf(
      sheet,
      `${columnLetters(area.left)}${at}:${columnLetters(area.left + area.columns - 1)}${at}`,
    )[0];
  const headings = row(area.top + 1) ?? [];
  expect(row(area.top + 2)).toEqual(["0411", "", "Verrerie", "Vert", "caution", "DAF", TODAY, TODAY + 9]);
  const rulesOf = (heading: string) => {
    const column = area.left + headings.indexOf(heading);
    return sheet.validations
      .filter(({ areas }) =>
        areas.some(({ left, columns, top }) => {
          return column >= left && column < left + columns && top === area.top + 1;
        }),
      )
      .map(({ type }) => type);
  };
  expect(rulesOf("Visite")).toEqual([]);
  expect(rulesOf("Couleur forcée")).toEqual(["List"]);
  expect(rulesOf("Jusqu'au")).toEqual(["Date"]);
});
