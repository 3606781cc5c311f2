import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { FACT_COLUMNS } from "../../src/excel/sheets/protocolSheet";
import { headingOf } from "../../src/book/table";
import { addSheet, putValues } from "../simulator/workbook";
import { heldCommittees } from "./heldCommittees";
import { patience } from "./openCommittee";
import { asColleague } from "./openProtocol";

test("home is read in four requests, whatever sheets the finance team has", async () => {
  const committee = await heldCommittees(2);
  const { actions, excel, model } = committee;
  for (const name of ["Notes", "Adresses", "Contacts"]) {
    putValues(addSheet(model, name), "A1", [
      ["Code client", "Raison sociale"],
      ["0410001", "Verrerie Ravel"],
    ]);
  }
  excel.meters.reset();
  const { week } = await actions.sources.lookUp(patience());
  expect(excel.meters.requests).toBeLessThanOrEqual(4);
  expect(week).toEqual(await actions.week.readWeek());
  expect(week?.openActions).toBeGreaterThan(0);
  committee.close();
});

test("a column that only the week needs is named where the week stands; the rest of home is read", async () => {
  expect(FACT_COLUMNS).toContain("dueDate");
  const committee = await heldCommittees(1);
  const { actions, excel } = committee;
  const heading = headingOf(PROTOCOL_TABLE.table, "dueDate", "fr");
  await asColleague(excel, (context) => {
    const protocol = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
    protocol.columns.getItem(heading).getHeaderRowRange().values = [["Pour quand"]];
  });
  const look = await actions.sources.lookUp(patience());
  expect(look.week).toBeUndefined();
  expect(look.clients?.length).toBeGreaterThan(0);
  await expect(actions.week.readWeek()).rejects.toMatchObject({ code: "missing-column" });
  committee.close();
});
