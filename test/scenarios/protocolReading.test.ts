import { protocolEntries, protocolFacts } from "../../src/committee/port/protocolRows";
import { dayOf } from "../../src/domain/basis/day";
import { FACT_COLUMNS, PROTOCOL_COLUMNS, readProtocol } from "../../src/excel/sheets/protocolSheet";
import { columnLetters } from "../../src/book/cells";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../src/book/protocol";
import { headingOf } from "../../src/book/table";
import type { Scalar } from "../simulator/model";
import { addSheet, newWorkbook, putTable, putValues } from "../simulator/workbook";
import { cellIn } from "./cellsOfTables";
import { openCommittee, type OpenCommittee } from "./openCommittee";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

type Cells = Partial<Record<(typeof PROTOCOL_TABLE)["columns"][number]["key"], Scalar>>;

/** A workbook whose protocol holds these rows, below its headings in a language. */
async function withProtocol(rows: readonly Cells[], language: "fr" | "en" = "fr"): Promise<OpenCommittee> {
  const model = newWorkbook("protocole.xlsx", []);
  const sheet = addSheet(model, "Protocole");
  const keys = PROTOCOL_TABLE.columns.map(({ key }) => key);
  putValues(sheet, "A4", [
    keys.map((key) => headingOf("CC_Protocol", key, language)),
    ...rows.map((cells) => keys.map((key) => cells[key] ?? null)),
  ]);
  putTable(
    model,
    sheet,
    "CC_Protocol",
    `A4:${columnLetters(keys.length - 1)}${4 + Math.max(1, rows.length)}`,
  );
  const committee = await openCommittee(model);
  opened.push(committee);
  return committee;
}

const read = ({ session }: OpenCommittee) =>
  session.run(async (workbook) => protocolEntries(await readProtocol(workbook, PROTOCOL_COLUMNS)));

test("a workbook without protocol, or whose protocol is blank, has no entries", async () => {
  const blank = await openCommittee(newWorkbook());
  opened.push(blank);
  expect(await read(blank)).toEqual({ entries: [], warnings: [] });
  expect(await read(await withProtocol([]))).toEqual({ entries: [], warnings: [] });
});

test("words are understood in any language, amounts are cents, a kind of one's own keeps its words", async () => {
  const committee = await withProtocol(
    [
      {
        number: 12,
        committeeDate: dayOf(2026, 1, 16),
        clientCode: "0411",
        client: "Vitry",
        colour: "Rouge",
        exposure: 1234.56,
        actionKind: "shipment block",
        status: "Done",
        doneOn: dayOf(2026, 1, 20),
        arbitration: "Rendu",
        decision: "=1+1",
      },
      { number: 13, actionKind: "Appel du maire", decision: "à suivre", arbitration: "–" },
    ],
    "en",
  );
  const { entries, warnings } = await read(committee);
  expect(warnings).toEqual([]);
  expect(entries[0]).toMatchObject({
    number: 12,
    clientCode: "0411",
    colour: "red",
    exposure: 123_456,
    kind: "shipment-block",
    status: "done",
    arbitration: "ruled",
    decision: "=1+1",
  });
  expect(entries[1]).toMatchObject({ kind: null, kindText: "Appel du maire", status: "to-do" });
});

test("what cannot be read is named with its address and not guessed", async () => {
  const committee = await withProtocol([
    {
      number: "douze",
      committeeDate: "vendredi",
      colour: "Mauve",
      exposure: "environ 10",
      status: "bientôt",
    },
  ]);
  const { entries, warnings } = await read(committee);
  const at = (key: ProtocolColumn) => `'Protocole'!${cellIn(PROTOCOL_TABLE, key, 5)}`;
  expect(entries[0]).toMatchObject({
    number: null,
    committeeDate: null,
    colour: null,
    exposure: null,
    status: null,
  });
  expect(warnings.map(({ code, values }) => [code, values["address"], values["value"]])).toEqual(
    expect.arrayContaining([
      ["cell-unreadable", at("number"), "douze"],
      ["cell-unreadable", at("committeeDate"), "vendredi"],
      ["cell-unreadable", at("colour"), "Mauve"],
      ["cell-unreadable", at("exposure"), "environ 10"],
      ["cell-unreadable", at("status"), "bientôt"],
    ]),
  );
  expect(warnings).toHaveLength(5);
});

test("a row taken back is known as such in either language", async () => {
  const committee = await withProtocol([
    { number: 1, status: "Abandonné", result: "Saisie annulée" },
    { number: 2, status: "Dropped", result: "Entry taken back" },
    { number: 3, status: "Abandonné", result: "client parti" },
  ]);
  expect((await read(committee)).entries.map(({ cancelled }) => cancelled)).toEqual([true, true, false]);
});

test("the facts alone are the same, from fewer columns", async () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({
    number: index + 1,
    clientCode: `C${index % 7}`,
    decision: "x".repeat(400),
    status: "En cours",
    dueDate: dayOf(2026, 2, 1) + index,
  }));
  const committee = await withProtocol(rows);
  const { session, excel } = committee;
  const whole = await read(committee);
  excel.meters.reset();
  const { entries } = await session.run(async (workbook) =>
    protocolFacts(await readProtocol(workbook, FACT_COLUMNS)),
  );
  expect(excel.meters.bytesIn).toBeLessThan(12_000);
  expect(whole.entries).toHaveLength(50);
  entries.forEach((facts, index) => expect(whole.entries[index]).toMatchObject(facts));
});

test("a column of ours that is gone is named", async () => {
  const committee = await withProtocol([{ number: 1 }]);
  const sheet = committee.model.sheets[0]!;
  sheet.rows[3]![PROTOCOL_TABLE.columns.findIndex(({ key }) => key === "decision")]!.value = "Autre chose";
  await expect(read(committee)).rejects.toMatchObject({
    code: "missing-column",
    values: { column: "Décision / Decision" },
  });
});
