import { readCommittees, writeCommitteeRow } from "./committeesTable";
import { dayOf } from "../../src/domain/basis/day";
import { OTHER_CLIENTS, type HistoryEntry } from "../../src/domain/committee/history";
import { NO_AGEING } from "../../src/domain/receivables/receivables";
import { columnLetters } from "../../src/book/cells";
import { PAYLOAD_LIMIT } from "../simulator/excel";
import { openClient } from "../simulator/node";
import { newWorkbook, sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { writeHistory } from "./writeHistory";
import { openCommittee, type OpenCommittee } from "./openCommittee";
import { readHistory } from "./readHistory";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function open(): Promise<OpenCommittee> {
  const committee = await openCommittee(newWorkbook("comite.xlsx"));
  opened.push(committee);
  return committee;
}

const FRIDAY = dayOf(2026, 1, 16);

function entry(committeeDate: number, clientCode: string, exposure: number): HistoryEntry {
  return {
    committeeDate,
    clientCode,
    clientName: clientCode === OTHER_CLIENTS ? "12 autres clients" : `Client ${clientCode}`,
    colour: clientCode === OTHER_CLIENTS ? null : "red",
    computedColour: clientCode === OTHER_CLIENTS ? null : "orange",
    grades: clientCode === OTHER_CLIENTS ? null : { cover: "partial", signature: "good", overdue: "late" },
    exposure,
    validCover: 10_00,
    uncovered: Math.max(0, exposure - 10_00),
    balance: exposure,
    ageing: { ...NO_AGEING, notDue: exposure - 5_55, d1_30: 5_55 },
    countedOverdue: 5_55,
    oldestDaysLate: 12,
    averageDaysLate: null,
    overdueOutOfDispute: 0,
    limit: null,
    disputed: 0,
    rating: "Coface 7",
    salesperson: "Mme Ravel",
    group: "",
    reasons: "Rouge : 5 € échus",
    rules: "rouge",
  };
}

const written = (committee: OpenCommittee, rows: readonly HistoryEntry[], date = FRIDAY) =>
  committee.session.run((workbook) => writeHistory(workbook, date, rows));

const history = ({ session }: OpenCommittee) => readHistory(session);

/** What a colleague does in the same workbook, with an Excel of his own. */
async function colleague(
  { excel }: OpenCommittee,
  work: (context: Excel.RequestContext) => void,
): Promise<void> {
  const client = await openClient(excel);
  await client.Excel.run(async (context) => {
    work(context);
    await context.sync();
  });
  client.close();
}

test("what is written is read back to the cent, on a sheet that is created once", async () => {
  const committee = await open();
  const rows = [entry(FRIDAY, "0410221", 123_456_78), entry(FRIDAY, OTHER_CLIENTS, 99_999_99)];
  await written(committee, rows);
  expect(await history(committee)).toEqual(rows);
  const { showFilterButton } = tableNamed(committee.model, "CC_History");
  expect(showFilterButton).toBe(true);
  expect(committee.model.sheets.map(({ name }) => name)).toEqual(["Feuil1", "Historique des clients"]);
});

test("a committee has exactly one row per client, however often it is written", async () => {
  const committee = await open();
  const before = FRIDAY - 7;
  await written(committee, [entry(before, "A", 1_00), entry(before, OTHER_CLIENTS, 2_00)], before);
  await written(committee, [entry(FRIDAY, "A", 10_00), entry(FRIDAY, "B", 20_00)]);
  const again = [entry(FRIDAY, "B", 21_00), entry(FRIDAY, "C", 30_00), entry(FRIDAY, "D", 40_00)];
  await written(committee, again);
  const unchanged = await written(committee, again);
  expect(unchanged.cells).toBe(0);
  const rows = (await history(committee)).map(({ committeeDate, clientCode, exposure }) => [
    committeeDate,
    clientCode,
    exposure,
  ]);
  expect(rows).toEqual([
    [before, "A", 1_00],
    [before, OTHER_CLIENTS, 2_00],
    [FRIDAY, "B", 21_00],
    [FRIDAY, "C", 30_00],
    [FRIDAY, "D", 40_00],
  ]);
});

test("sorted, filtered, with a colleague's note beside it and a line below, only its own rows change", async () => {
  const committee = await open();
  await written(committee, [entry(FRIDAY - 7, "A", 1_00), entry(FRIDAY - 7, "B", 2_00)], FRIDAY - 7);
  await written(committee, [entry(FRIDAY, "A", 3_00), entry(FRIDAY, "B", 4_00)]);
  await colleague(committee, (context) => {
    const table = context.workbook.tables.getItem("CC_History");
    table.columns.add(-1, [["Avis"], ["un"], ["deux"], ["trois"], ["quatre"]]);
    table.sort.apply([{ key: 1, ascending: false }]);
    table.columns.getItem("Code client").filter.applyValuesFilter(["A"]);
    context.workbook.worksheets.getItem("Historique des clients").getRange("B20").values = [["à voir"]];
  });
  await written(committee, [
    entry(FRIDAY, "A", 33_00),
    entry(FRIDAY, "B", 44_00),
    ...["C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"].map((code) => entry(FRIDAY, code, 5_00)),
  ]);
  const table = tableNamed(committee.model, "CC_History");
  const sheet = committee.model.sheets.find(({ name }) => name === "Historique des clients")!;
  const right = columnLetters(table.area.columns - 1);
  const rows = valuesOf(sheet, `A5:${right}8`);
  const sum = rows.map((row) => [row[1], row[8], row.at(-1)]);
  expect(sum).toEqual([
    ["B", 2, "deux"],
    ["B", 44, "quatre"],
    ["A", 1, "un"],
    ["A", 33, "trois"],
  ]);
  expect(table.area.rows).toBe(16);
  expect(table.filters.map(({ column }) => column)).toEqual([1]);
  expect(valuesOf(sheet, "B20:B40").flat()).toContain("à voir");
});

test("a committee's row takes fields one after the other and keeps what people typed", async () => {
  const committee = await open();
  const fields = { time: "8:30", place: "Salle Ravel", present: "", exposure: 1_234_56 } as const;
  const write = (more: Parameters<typeof writeCommitteeRow>[2], date = FRIDAY) =>
    committee.session.run((workbook) => writeCommitteeRow(workbook, date, more, "fr"));
  await write(fields);
  await colleague(committee, (context) => {
    context.workbook.worksheets.getItem("Comités").getRange("C5:D5").values = [["Atelier", "M. Tillac"]];
  });
  await write({ ...fields, present: "Mme Ravel", exposure: 2_000_00, agendaSent: FRIDAY - 1 });
  await write({ closed: FRIDAY, decisions: 4 });
  await write(fields, FRIDAY + 7);
  const records = await committee.session.run((workbook) => readCommittees(workbook));
  expect(records).toHaveLength(2);
  expect(records[0]).toMatchObject({
    date: FRIDAY,
    time: "8:30",
    place: "Atelier",
    present: "M. Tillac",
    // One figure of all: the others are missing, and are not taken for nil.
    figures: null,
    isNoted: true,
    agendaSent: FRIDAY - 1,
    closed: FRIDAY,
    decisions: 4,
    dso: null,
  });
  expect(valuesOf(sheetNamed(committee.model, "Comités"), "N5")).toEqual([[2_000]]);
});

test("five years of committees are read in answers under 5 MB, and one is rewritten without reading them all", async () => {
  const committee = await open();
  const dates = Array.from({ length: 260 }, (_, week) => FRIDAY - 7 * week);
  const rows = dates.flatMap((date) =>
    Array.from({ length: 61 }, (_, index) => ({
      ...entry(date, `0410${index}`, 100_00 + index),
      reasons: "Rouge : 64 210 € échus dont 41 000 € > 60 j, non couvert (0 € garantis sur 182 000 €)".repeat(
        2,
      ),
    })),
  );
  await written(committee, rows);
  const { meters } = committee.excel;
  meters.reset();
  expect(await history(committee)).toHaveLength(15_860);
  expect(meters.largestResponse).toBeLessThan(0.9 * PAYLOAD_LIMIT);
  expect(meters.requests).toBeLessThanOrEqual(10);
  meters.reset();
  await written(committee, [entry(FRIDAY, "04100", 7_00)]);
  expect(meters.bytesIn).toBeLessThan(1_500_000);
  expect(meters.requests).toBeLessThanOrEqual(9);
  expect(meters.bytesOut).toBeLessThan(60_000);
});
