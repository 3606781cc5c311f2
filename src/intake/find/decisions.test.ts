import { dayOf, isoDay } from "../../domain/basis/day";
import { readWorkbook, type IntakeOptions } from "../join/readWorkbook";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Field, Intake, Source, SourceDecision, SourceKind } from "../source";

function grid(sheet: string, rows: readonly (readonly CellValue[])[]): SheetGrid {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}

function read(grids: readonly SheetGrid[], options: Partial<IntakeOptions> = {}): Promise<Intake> {
  return readWorkbook(grids, { referenceDate: null, ...options });
}

function sourceOf(intake: Intake, kind: SourceKind): Source {
  const source = intake.sources.find((each) => each.kind === kind);
  if (source === undefined) throw new Error(`No ${kind}`);
  return source;
}

/** What the pane keeps when the user confirms a source as it was shown. */
function confirmed(source: Source, changes: Partial<SourceDecision> = {}): SourceDecision {
  const columns = Object.fromEntries(
    Object.entries(source.columns).map(([field, { heading }]) => [field, heading]),
  );
  return {
    sheet: source.sheet,
    kind: source.kind,
    isUsed: true,
    dateOrder: source.dateOrder,
    repairsSwappedDates: false,
    layout: source.layout,
    ...changes,
    columns: { ...columns, ...changes.columns },
  };
}

const headingOf = (source: Source, field: Field): string | undefined => source.columns[field]?.heading;

const HEADINGS = ["Code client", "Nom", "N° facture", "Date facture", "Échéance", "Solde", "Restant dû"];

const LINES: readonly (readonly CellValue[])[] = [
  ["C1", "Ondine", "F1", dayOf(2025, 11, 3), dayOf(2025, 12, 3), 120, 100],
  ["C1", "Ondine", "F2", dayOf(2025, 12, 3), dayOf(2026, 1, 3), 220, 200],
  ["C2", "Valmont", "F3", dayOf(2025, 12, 4), dayOf(2026, 2, 3), 320, 300],
];

/** The same table with its columns in another order. */
function moved(sheet: string, order: readonly number[], headings = HEADINGS): SheetGrid {
  return grid(sheet, [
    ["Pièces arrêtées au 23/01/2026"],
    order.map((index) => headings[index] ?? ""),
    ...LINES.map((line) => order.map((index) => line[index] ?? "")),
  ]);
}

const IN_ORDER = [0, 1, 2, 3, 4, 5, 6];

test("two columns that suit the open amount and differ are asked about, and the user's choice is read", async () => {
  const sheet = moved("Pièces", IN_ORDER);
  const first = sourceOf(await read([sheet]), "open-items");
  expect(first.status).toBe("doubtful");
  expect(first.findings[0]?.message).toMatchObject({
    code: "columns-compete",
    values: { heading: "Solde", other: "Restant dû" },
  });
  const decisions = [confirmed(first, { columns: { openAmount: "Restant dû" } })];
  const second = await read([sheet], { decisions });
  expect(sourceOf(second, "open-items")).toMatchObject({
    status: "confirmed",
    confidence: 1,
    sumRead: 60_000,
  });
  expect(headingOf(sourceOf(second, "open-items"), "openAmount")).toBe("Restant dû");
});

test("a confirmed layout is read without asking next week, moved and under another sheet's name", async () => {
  const first = sourceOf(await read([moved("Pièces 0116", IN_ORDER)]), "open-items");
  const decisions = [confirmed(first, { columns: { openAmount: "Restant dû" } })];
  const next = await read([moved("Pièces 0123", [6, 4, 2, 0, 1, 3, 5])], { decisions });
  const source = sourceOf(next, "open-items");
  expect(source).toMatchObject({ status: "confirmed", sumRead: 60_000, layout: first.layout });
  expect(source.columns.openAmount).toEqual({ column: 0, heading: "Restant dû" });
  expect([...next.openItems].map(({ dueDate }) => isoDay(dueDate ?? 0))).toEqual([
    "2025-12-03",
    "2026-01-03",
    "2026-02-03",
  ]);
});

test("changed headings are noticed, and lost ones named", async () => {
  const first = sourceOf(await read([moved("Pièces", IN_ORDER)]), "open-items");
  const decisions = [confirmed(first, { columns: { openAmount: "Restant dû" } })];
  const added = grid("Pièces", [
    [...HEADINGS, "Remarque"],
    ...LINES.map((line) => [...line, "voir M. Petit"]),
  ]);
  const more = sourceOf(await read([added], { decisions }), "open-items");
  expect(more).toMatchObject({ status: "changed", sumRead: 60_000 });
  const renamed = moved(
    "Pièces",
    IN_ORDER,
    HEADINGS.map((heading) => (heading === "Restant dû" ? "Montant ouvert" : heading)),
  );
  const other = sourceOf(await read([renamed], { decisions }), "open-items");
  expect(other.status).toBe("changed");
  expect(other.findings.map(({ message }) => message)).toContainEqual({
    code: "headings-lost",
    values: { sheet: "Pièces", headings: "Restant dû" },
  });
});

test("a date in a heading does not make another layout", async () => {
  const dated = (day: string): string[] =>
    HEADINGS.map((heading) => heading.replace("Solde", `Solde au ${day}`));
  const first = sourceOf(await read([moved("P", IN_ORDER, dated("16/01/2026"))]), "open-items");
  const next = sourceOf(await read([moved("P", IN_ORDER, dated("23/01/2026"))]), "open-items");
  expect(next.layout).toBe(first.layout);
});

test("a sheet said not to be used is not read; another sheet of the same layout is", async () => {
  const first = sourceOf(await read([moved("Pièces 0116", IN_ORDER)]), "open-items");
  const decisions = [confirmed(first, { isUsed: false })];
  const next = await read([moved("Pièces 0116", IN_ORDER), moved("Pièces 0123", IN_ORDER)], { decisions });
  expect(next.sources.map(({ sheet, status }) => [sheet, status])).toEqual([["Pièces 0123", "doubtful"]]);
});

test("headings unknown to everybody are read once the user has said what they are", async () => {
  const headings = ["Ref K", "Qui", "Pce", "Le", "Pour le", "Zx", "Net à voir"];
  const sheet = moved("Export", IN_ORDER, headings);
  expect((await read([sheet])).sources).toEqual([]);
  const decision: SourceDecision = {
    sheet: "Export",
    kind: "open-items",
    isUsed: true,
    columns: {
      clientCode: "Ref K",
      clientName: "Qui",
      document: "Pce",
      dueDate: "Pour le",
      openAmount: "Net à voir",
    },
    dateOrder: null,
    repairsSwappedDates: false,
    layout: "",
  };
  const intake = await read([sheet], { decisions: [decision] });
  expect(sourceOf(intake, "open-items")).toMatchObject({ status: "confirmed", sumRead: 60_000 });
  expect([...intake.openItems][2]).toMatchObject({ clientCode: "C2", clientName: "Valmont", document: "F3" });
});

test("a column is taken away from a field", async () => {
  const first = sourceOf(await read([moved("Pièces", IN_ORDER)]), "open-items");
  const decisions = [confirmed(first, { columns: { openAmount: "Restant dû", documentDate: "" } })];
  const intake = await read([moved("Pièces", IN_ORDER)], { decisions });
  expect(sourceOf(intake, "open-items").columns.documentDate).toBeUndefined();
  expect([...intake.openItems].every(({ documentDate }) => documentDate === null)).toBe(true);
});

describe("columns of the same name", () => {
  const TWINS = HEADINGS.map((heading) => (heading === "Restant dû" ? "Solde" : heading));
  const decided = (source: Source) => [confirmed(source, { columns: { openAmount: "Solde (2, col. G)" } })];

  test("are told apart by which of them they are and where they stand", async () => {
    const sheet = moved("Pièces", IN_ORDER, TWINS);
    const first = sourceOf(await read([sheet]), "open-items");
    expect(first.status).toBe("doubtful");
    expect(first.headings.map(({ heading }) => heading)).toEqual([
      ...HEADINGS.slice(0, 5),
      "Solde (1, col. F)",
      "Solde (2, col. G)",
    ]);
    expect(first.findings[0]?.message).toMatchObject({
      code: "columns-compete",
      values: { heading: "Solde (1, col. F)", other: "Solde (2, col. G)" },
    });
    const second = sourceOf(await read([sheet], { decisions: decided(first) }), "open-items");
    expect(second).toMatchObject({ status: "confirmed", sumRead: 60_000, layout: first.layout });
    expect(headingOf(second, "openAmount")).toBe("Solde (2, col. G)");
    const third = sourceOf(await read([sheet], { decisions: [confirmed(second)] }), "open-items");
    expect(third).toMatchObject({ status: "confirmed", sumRead: 60_000 });
  });

  test("are found again where others have moved, and asked about where they have moved themselves", async () => {
    const decisions = decided(sourceOf(await read([moved("P", IN_ORDER, TWINS)]), "open-items"));
    const others = sourceOf(
      await read([moved("P", [1, 0, 3, 2, 4, 5, 6], TWINS)], { decisions }),
      "open-items",
    );
    expect(others).toMatchObject({ status: "confirmed", sumRead: 60_000 });
    const shifted = sourceOf(
      await read([moved("P", [0, 1, 2, 5, 6, 3, 4], TWINS)], { decisions }),
      "open-items",
    );
    expect(shifted).toMatchObject({ status: "changed", sumRead: 60_000 });
    expect(shifted.findings[0]?.message).toEqual({
      code: "twin-columns-moved",
      values: { sheet: "P", headings: "Solde (2, col. G)" },
    });
  });

  test("are not guessed at by a name that several bear", async () => {
    const [first] = decided(sourceOf(await read([moved("P", IN_ORDER, TWINS)]), "open-items"));
    const decisions = [{ ...(first as SourceDecision), columns: { ...first?.columns, openAmount: "Solde" } }];
    const source = sourceOf(await read([moved("P", IN_ORDER, TWINS)], { decisions }), "open-items");
    expect(source.status).toBe("changed");
    expect(source.findings[0]?.message).toEqual({
      code: "headings-lost",
      values: { sheet: "P", headings: "Solde" },
    });
  });
});

test("a bucket of an aged balance is moved to another column, and its confirmed ones stay", async () => {
  const sheet = grid("Balance", [
    ["Code", "Client", "Solde", "Non échu", "1-15", "16-30", "31-60", "61-90", "Vieux"],
    ["C1", "Ondine", 150, 100, 10, 10, 10, 10, 10],
    ["C2", "Valmont", 260, 200, 20, 10, 10, 10, 10],
    ["C3", "Les Crus", 300, 200, 20, 20, 20, 20, 20],
  ]);
  const first = sourceOf(await read([sheet]), "aged-balance");
  expect(headingOf(first, "over120")).toBeUndefined();
  const decisions = [confirmed(first, { columns: { over120: "Vieux" } })];
  const intake = await read([sheet], { decisions });
  expect(sourceOf(intake, "aged-balance").status).toBe("confirmed");
  expect(intake.agedBalance[0]).toMatchObject({ d1_30: 2_000, over120: 1_000, notDue: 10_000 });
  expect(intake.warnings).toEqual([]);
});

describe("dates", () => {
  const items = (dates: readonly CellValue[]): SheetGrid =>
    grid("Pièces", [
      ["Code client", "N° facture", "Échéance", "Restant dû"],
      ...dates.map((date, index) => ["C1", `F${index}`, date, 10]),
    ]);

  test("of an order nothing tells are asked about, and read as the user says", async () => {
    const sheet = grid("Items", [
      ["Customer code", "Invoice no", "Due date", "Open amount"],
      ["C1", "F1", "03/04/2025", 10],
      ["C1", "F2", "05/06/2025", 10],
    ]);
    const first = sourceOf(await read([sheet]), "open-items");
    expect(first.status).toBe("doubtful");
    expect(first.findings[0]?.message.code).toBe("date-order-assumed");
    const decided = await read([sheet], { decisions: [confirmed(first, { dateOrder: "mdy" })] });
    expect([...decided.openItems].map(({ dueDate }) => isoDay(dueDate ?? 0))).toEqual([
      "2025-03-04",
      "2025-05-06",
    ]);
  });

  test("under headings of a language that writes the day first are read so", async () => {
    const intake = await read([items(["03/04/2025", "05/06/2025"])]);
    expect(sourceOf(intake, "open-items").status).toBe("found");
    expect([...intake.openItems].map(({ dueDate }) => isoDay(dueDate ?? 0))).toEqual([
      "2025-04-03",
      "2025-06-05",
    ]);
  });

  /** Opened under American settings: 3 April became 4 March, 13 April stayed a text. */
  const SWAPPED = [
    ...[dayOf(2025, 4, 3), dayOf(2025, 5, 1), dayOf(2025, 7, 2), dayOf(2025, 9, 8), dayOf(2025, 12, 11)],
    ...["13/04/2025", "21/05/2025", "30/06/2025", "17/09/2025"],
  ];

  test("with day and month swapped are counted, asked about and repaired only when decided", async () => {
    const sheet = items(SWAPPED);
    const before = await read([sheet]);
    const first = sourceOf(before, "open-items");
    expect(first.status).toBe("doubtful");
    expect(first.findings[0]).toMatchObject({
      message: { code: "dates-perhaps-swapped" },
      addresses: ["'Pièces'!C2"],
      rows: 5,
    });
    expect([...before.openItems][0]?.dueDate).toBe(dayOf(2025, 4, 3));
    const after = await read([sheet], { decisions: [confirmed(first, { repairsSwappedDates: true })] });
    expect([...after.openItems].map(({ dueDate }) => isoDay(dueDate ?? 0))).toEqual([
      "2025-03-04",
      "2025-01-05",
      "2025-02-07",
      "2025-08-09",
      "2025-11-12",
      "2025-04-13",
      "2025-05-21",
      "2025-06-30",
      "2025-09-17",
    ]);
    expect(after.warnings.map(({ code }) => code)).toEqual(["dates-repaired"]);
  });
});

test("the first five rows are shown as understood", async () => {
  const rows = Array.from({ length: 8 }, (_, index) => ["C1", `F${index}`, "14/02/2026", "1 234,50"]);
  const sheet = grid("P", [["Code client", "N° facture", "Échéance", "Restant dû"], ...rows]);
  const { preview } = sourceOf(await read([sheet]), "open-items");
  expect(preview).toHaveLength(5);
  expect(preview[0]).toEqual({
    clientCode: "C1",
    document: "F0",
    dueDate: dayOf(2026, 2, 14),
    openAmount: 123_450,
  });
});

test("two weeks' sheets without a day are asked about; with days the newer one is taken", async () => {
  const balance = (sheet: string, title: string, owed: number): SheetGrid =>
    grid(sheet, [
      [title],
      ["Code", "Client", "Solde", "Non échu", "1-30", "31-60", "61-90", "> 90"],
      ["C1", "Ondine", owed, owed, 0, 0, 0, 0],
      ["C2", "Valmont", 10, 10, 0, 0, 0, 0],
    ]);
  const unknown = await read([balance("Balance 1", "", 100), balance("Balance 2", "", 130)]);
  expect(unknown.sources.map(({ status, superseded }) => [status, superseded ?? false])).toEqual([
    ["doubtful", false],
    ["found", true],
  ]);
  expect(unknown.sources[0]?.findings[0]?.message.code).toBe("sheets-of-unknown-day");
  const dated = await read([
    balance("Balance 1", "Arrêtée au 16/01/2026", 100),
    balance("Balance 2", "Arrêtée au 23/01/2026", 130),
  ]);
  expect(dated.sources.map(({ status, superseded }) => [status, superseded ?? false])).toEqual([
    ["found", true],
    ["found", false],
  ]);
  expect(dated.agedBalance[0]?.balance).toBe(13_000);
});
