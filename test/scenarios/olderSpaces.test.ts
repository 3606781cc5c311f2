import { policyDifference } from "../../src/documents/results/policyDifference";
import { asColleague } from "./openProtocol";
import type { OpenCommittee } from "./openCommittee";
import { heldCommittees, holdCommittee } from "./heldCommittees";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";

const TABLES = [
  "CC_Parameters",
  "CC_Grid",
  "CC_Ratings",
  "CC_People",
  "CC_Actions",
  "CC_Sources",
  "CC_Answers",
];

/** Workbooks made before have plain or other spaces before their colons: names and words in them count all the same. */
describe("a workbook whose words have the spaces of an earlier edition", () => {
  let committee: OpenCommittee;

  beforeEach(async () => {
    committee = await heldCommittees(3);
  });
  afterEach(() => committee.close());

  const parameters = () => sheetNamed(committee.model, "Paramètres");
  const rowsOf = (table: string) => tableNamed(committee.model, table).area.rows;

  async function setParameter(name: string, value: number): Promise<void> {
    const row = valuesOf(parameters(), "A1:A120").findIndex(([cell]) => plain(cell) === name);
    expect(row).toBeGreaterThan(0);
    await asColleague(committee.excel, (context) => {
      context.workbook.worksheets.getItem("Paramètres").getRange(`B${row + 1}`).values = [[value]];
    });
  }

  test.each([" ", "\u202f"])(
    "reads every setting, and writes nothing twice (%j)",
    async (space) => {
      const { actions } = committee;
      await setParameter("Dépassement de limite : montant", 7_000);
      await setParameter("À jour : échu retenu maximal", 650);
      const before = await actions.policy.readCreditPolicy();
      const sizes = TABLES.filter((table) => hasTable(table)).map(rowsOf);
      const columns = ["CC_Clients", "CC_Protocol", "CC_History"].map((table) => columnsOf(table));
      const rows = rowsOf("CC_Protocol");
      withSpaces(space);
      const again = await actions.policy.readCreditPolicy();
      expect(again?.policy).toEqual(before?.policy);
      expect(again?.policy.parameters).toMatchObject({ excessAmount: 7_000_00, upToDateMaximum: 650_00 });
      expect(again?.warnings).toEqual(before?.warnings);
      await holdCommittee(committee, 4);
      expect(TABLES.filter((table) => hasTable(table)).map(rowsOf)).toEqual(sizes);
      expect(["CC_Clients", "CC_Protocol", "CC_History"].map((table) => columnsOf(table))).toEqual(columns);
      expect(rowsOf("CC_Protocol")).toBeGreaterThanOrEqual(rows);
      const results = await actions.results.readResults();
      // Beside the two rules that were changed, the policy is the one that earlier committees noted, whatever its spaces.
      const changes = results.policyChanges.map(({ before, after }) => policyDifference(before, after));
      expect(changes.map((rules) => rules.length)).toEqual([2]);
      expect(results.warnings).toEqual([]);
      expect(results.points).toHaveLength(4);
    },
    120_000,
  );

  const plain = (cell: unknown) => String(cell).replace(/[\u00a0\u202f]/g, " ");
  const hasTable = (name: string) =>
    committee.model.sheets.some(({ tables }) => tables.some((one) => one.name === name));
  const columnsOf = (name: string) => tableNamed(committee.model, name).columns.length;

  /** Puts these spaces before every colon, semicolon and question mark of our own sheets, headings included. */
  function withSpaces(space: string): void {
    const older = (text: string) => text.replace(/[ \u00a0\u202f](?=[:;?!»])|(?<=«)[\u00a0\u202f ]/g, space);
    for (const sheet of committee.model.sheets) {
      if (!sheet.tables.some(({ name }) => name.startsWith("CC_"))) continue;
      for (const cell of sheet.rows.flatMap((cells) => cells ?? []))
        if (cell?.formula === null && typeof cell.value === "string") cell.value = older(cell.value);
      for (const { columns } of sheet.tables) for (const column of columns) column.name = older(column.name);
    }
  }
});
