import { dayOf } from "../../domain/basis/day";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { readWorkbook, type IntakeOptions } from "../join/readWorkbook";
import { answerOf } from "../answers";
import type { Answer, Question } from "../question";
import type { Intake } from "../source";
import { openQuestions } from "./questions";

const DAY = dayOf(2026, 3, 31);

function sheet(values: readonly (readonly CellValue[])[], name = "Feuille"): SheetGrid {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet: name, firstRow: 0, firstColumn: 0, hidden: false, values: padded };
}

function read(grid: SheetGrid, options: Partial<IntakeOptions> = {}): Promise<Intake> {
  return readWorkbook([grid], { referenceDate: DAY, ...options });
}

/** The answer with that choice to the only question of that kind. */
function answer(intake: Intake, kind: Question["kind"], choice: string): Answer {
  const found = openQuestions(intake).filter((question) => question.kind === kind);
  expect(found).toHaveLength(1);
  const chosen = found[0]?.choices.find((each) => each.choice === choice);
  if (found[0] === undefined || chosen === undefined) throw new Error(`${kind} has no choice ${choice}`);
  return answerOf(found[0], chosen);
}

const kinds = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

const AGED = ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "61-90"];
const ITEMS = ["Code client", "Nom client", "N° pièce", "Date pièce", "Échéance", "Solde dû"];

/** Items of several clients, due from 60 days before the day of the figures on. */
function items(count: number, cell: (row: number) => readonly CellValue[] = plainItem): CellValue[][] {
  return Array.from({ length: count }, (_, row) => [...cell(row)]);
}

function plainItem(row: number): readonly CellValue[] {
  const due = DAY - 60 + row * 10;
  return [`C${row % 4}`, `Client ${row % 4}`, `F${row}`, due - 30, due, 100 + row];
}

describe("parts and whole", () => {
  test("nothing is asked of rows that add up, or are off by what rounding makes", async () => {
    const intake = await read(
      sheet([AGED, ["C1", "Alpha", 600, 100, 200, 300, 0], ["C2", "Bravo", 11.5, 10, 1, 0, 0]]),
    );
    expect(kinds(intake)).toEqual([]);
  });

  test("without a balance, an unread column is asked about where the buckets leave a hole or an end", async () => {
    const hole = await read(
      sheet([
        ["Code client", "Nom client", "Non échu", "1-30", "Divers", "> 60"],
        ["C1", "A", 9, 1, 7.5, 2],
      ]),
    );
    expect(openQuestions(hole)).toMatchObject([
      { kind: "bucket-hole", subject: "Divers", values: { held: 7.5 } },
    ]);
    expect(hole.agedBalance[0]?.balance).toBe(1_200);
    const taken = await read(
      sheet([
        ["Code client", "Nom client", "Non échu", "1-30", "Divers", "> 60"],
        ["C1", "A", 9, 1, 7.5, 2],
      ]),
      { answers: [answer(hole, "bucket-hole", "d31_60")] },
    );
    expect(taken.agedBalance[0]).toMatchObject({ d31_60: 750, balance: 1_950 });
    expect(kinds(taken)).toEqual([]);
  });

  test("months counted back begin with the month of the figures, which is asked where none is said to be to come", async () => {
    const rows = [["C1", "A", 4, 3, 2, 1]];
    const headings = ["Code client", "Nom client", "M", "M-1", "M-2", "M-3 et +"];
    const asked = await read(sheet([headings, ...rows]));
    expect(asked.agedBalance[0]).toMatchObject({ d1_30: 400, d31_60: 300, d61_90: 200, d91_120: 100 });
    const current = await read(sheet([headings, ...rows]), {
      answers: [answer(asked, "months-back", "current")],
    });
    expect(current.agedBalance[0]).toMatchObject({ notDue: 400, d1_30: 300, d31_60: 200, d61_90: 100 });
    const said = await read(sheet([["Code client", "Nom client", "M+1", "M", "M-1", "> M-1"], ...rows]));
    expect(kinds(said)).toEqual([]);
    expect(said.agedBalance[0]).toMatchObject({ notDue: 400, d1_30: 300, d31_60: 200, d61_90: 100 });
  });

  test("an unread column left of the buckets is proposed as not due", async () => {
    const headings = ["Code client", "Nom client", "Solde", "Encore bon", "1-30", "31-60", "61-90"];
    const intake = await read(
      sheet([headings, ["C1", "A", 600, 400, 200, 0, 0], ["C2", "B", 5, 5, 0, 0, 0]]),
    );
    const [question] = openQuestions(intake);
    expect(question).toMatchObject({ kind: "unread-bucket", subject: "Encore bon" });
    expect(question?.choices[question.proposed]?.choice).toBe("notDue");
  });

  test("two unread columns that together explain what is missing are asked about one by one", async () => {
    const headings = [...AGED, "Vieux", "Très vieux"];
    const grid = sheet([
      headings,
      ["C1", "A", 1000, 100, 0, 0, 0, 400, 500],
      ["C2", "B", 300, 0, 0, 0, 0, 100, 200],
    ]);
    const intake = await read(grid);
    expect(openQuestions(intake).map(({ subject }) => subject)).toEqual(["Vieux", "Très vieux"]);
    const answers = openQuestions(intake).map((question) =>
      answerOf(question, { choice: question.subject === "Vieux" ? "over90" : "over120", heading: "" }),
    );
    const answered = await read(grid, { answers });
    expect(kinds(answered)).toEqual([]);
    expect(answered.agedBalance[0]).toMatchObject({ d91_120: 40_000, over120: 50_000, notDue: 10_000 });
  });

  test("what no column explains is asked about, and goes where it is answered", async () => {
    const grid = sheet([AGED, ["C1", "A", 1000, 100, 0, 0, 0], ["C2", "B", 300, 300, 0, 0, 0]]);
    const intake = await read(grid);
    expect(openQuestions(intake)).toMatchObject([
      { kind: "parts-short", values: { missing: 900 }, proposed: 1 },
    ]);
    expect(intake.agedBalance[0]).toMatchObject({ notDue: 10_000, over120: 90_000 });
    const answered = await read(grid, { answers: [answer(intake, "parts-short", "notDue")] });
    expect(answered.agedBalance[0]).toMatchObject({ notDue: 100_000, over120: 0 });
  });

  test("ranges that hold one another on every row are asked about, and count the difference once answered", async () => {
    const headings = ["Code client", "Nom client", "Non échu", "> 0 j", "> 30 j", "> 60 j"];
    const grid = sheet([headings, ["C1", "A", 0, 1500, 1000, 0], ["C2", "B", 10, 700, 700, 700]]);
    const intake = await read(grid);
    expect(kinds(intake)).toEqual(["buckets-nested"]);
    const answered = await read(grid, { answers: [answer(intake, "buckets-nested", "nested")] });
    expect(kinds(answered)).toEqual([]);
    expect(answered.agedBalance).toMatchObject([
      { d1_30: 50_000, d31_60: 100_000, d61_90: 0, balance: 150_000 },
      { d1_30: 0, d31_60: 0, d61_90: 70_000, notDue: 1_000, balance: 71_000 },
    ]);
    const apart = await read(grid, { answers: [answer(intake, "buckets-nested", "apart")] });
    expect(apart.agedBalance[0]?.balance).toBe(250_000);
  });

  test("the total overdue is the widest of such ranges, and a range may begin at nil", async () => {
    const open = sheet([
      ["Code client", "Nom client", "Solde", "Échu", "> 30 j", "> 60 j"],
      ["C1", "A", 2000, 1500, 1000, 0],
      ["C2", "B", 700, 700, 700, 700],
    ]);
    const nested = answer(await read(open), "buckets-nested", "nested");
    expect((await read(open, { answers: [nested] })).agedBalance).toMatchObject([
      { notDue: 50_000, d1_30: 50_000, d31_60: 100_000, d61_90: 0 },
      { notDue: 0, d1_30: 0, d31_60: 0, d61_90: 70_000 },
    ]);
    const closed = sheet([
      ["Code client", "Nom client", "Non échu", "0-30", "0-60", "61-90", "> 90"],
      ["C1", "A", 5, 500, 1500, 0, 1],
    ]);
    const answers = [answer(await read(closed), "buckets-nested", "nested")];
    expect((await read(closed, { answers })).agedBalance[0]).toMatchObject({
      d1_30: 50_000,
      d31_60: 100_000,
    });
  });

  test("nothing is asked of such ranges where a row, or the balance, says that they stand apart", async () => {
    const headings = ["Code client", "Nom client", "Non échu", "> 0 j", "> 30 j"];
    const row = sheet([headings, ["C1", "A", 0, 15, 10], ["C2", "B", 0, 5, 7]]);
    expect(kinds(await read(row))).toEqual([]);
    const balance = sheet([
      [...headings, "Solde"],
      ["C1", "A", 0, 15, 10, 25],
      ["C2", "B", 0, 7, 5, 12],
    ]);
    expect(kinds(await read(balance))).toEqual([]);
  });

  test("a range that no column has is named; an unread column left of all may be what is not due", async () => {
    const hole = await read(
      sheet([
        ["Code client", "Nom client", "Non échu", "1-30", "61-90", "> 90"],
        ["C1", "A", 9, 1, 2, 3],
      ]),
    );
    expect(openQuestions(hole)).toMatchObject([{ kind: "range-missing", values: { from: 31, to: 60 } }]);
    const counted = await read(
      sheet([
        ["Code client", "Nom client", "Non échu", "1-30", "61-90", "> 90"],
        ["C1", "A", 9, 1, 2, 3],
      ]),
      { answers: [answer(hole, "range-missing", "in-before")] },
    );
    expect(counted.agedBalance[0]).toMatchObject({ d1_30: 0, d31_60: 100, d61_90: 200 });
    const notDue = await read(
      sheet([
        ["Code client", "Nom client", "Au large", "1-30", "31-60", "> 60"],
        ["C1", "A", 9.5, 1, 2, 3],
      ]),
    );
    const [question] = openQuestions(notDue);
    expect(question).toMatchObject({ kind: "bucket-hole", subject: "Au large" });
    expect(question?.choices[question.proposed]?.choice).toBe("notDue");
  });

  test("a word among the buckets of each line is asked about; ranges up to a day stand side by side", async () => {
    const grid = sheet([
      ["Kunde", "Fälligkeitsklasse", "Betrag"],
      ["A", "bis 30 Tage überfällig", 1],
      ["A", "bis 60 Tage überfällig", 2],
      ["B", "über 60 Tage überfällig", 4],
      ["B", "gesund", 8],
    ]);
    const intake = await read(grid);
    expect(openQuestions(intake)[0]).toMatchObject({
      kind: "bucket-word",
      subject: "gesund",
      values: { amount: 8 },
    });
    const answered = await read(grid, { answers: [answer(intake, "bucket-word", "notDue")] });
    expect(kinds(answered)).not.toContain("bucket-word");
    expect(answered.agedBalance).toMatchObject([
      { d1_30: 100, d31_60: 200 },
      { d61_90: 400, notDue: 800 },
    ]);
  });

  test("of many words that are no bucket none is silent: the largest are asked one by one, the others together", async () => {
    const known = [..."12345678"].map((digit) => ["A", `${digit}1-${digit}9 j`, 1]);
    const unknown = (letters: string): CellValue[][] =>
      [...letters].map((letter, row) => ["B", `Classe ${letter}`, 10 * (row + 1)]);
    const grid = sheet([["Client", "Tranche de retard", "Solde"], ...known, ...unknown("abcdefgh")]);
    const intake = await read(grid);
    const asked = openQuestions(intake).filter(({ kind }) => kind.startsWith("bucket-word"));
    expect(asked.map(({ subject, values }) => [subject, values["amount"]])).toEqual([
      ...["h", "g", "f", "e", "d"].map((letter, place) => [`Classe ${letter}`, 80 - 10 * place]),
      ["Classe a · Classe b · Classe c", 60],
    ]);
    const answers = asked.map((question) => answerOf(question, { choice: "over120", heading: "" }));
    const answered = await read(grid, { answers });
    const words = (of: Intake): string[] =>
      openQuestions(of).flatMap(({ kind, subject }) => (kind.startsWith("bucket-word") ? [subject] : []));
    expect(words(answered)).toEqual([]);
    expect(answered.agedBalance[1]).toMatchObject({ over120: 36_000, notDue: 0 });
    const more = sheet([["Client", "Tranche de retard", "Solde"], ...known, ...unknown("abcdefgx")]);
    expect(words(await read(more, { answers }))).toEqual(["Classe x"]);
  });

  test("a bucket is known however many different ones stand above it", async () => {
    const many = Array.from({ length: 250 }, (_, day) => ["A", `> ${day + 300} j`, 1]);
    const grid = sheet([["Client", "Tranche de retard", "Solde"], ...many, ["B", "1-30 j", 2]]);
    const { agedBalance } = await read(grid);
    expect(agedBalance).toMatchObject([{ over120: 25_000 }, { d1_30: 200 }]);
  });

  test("a bucket that makes the rows too much is asked about as a subtotal", async () => {
    const headings = ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "61-90", "31-90"];
    const rows = [
      ["C1", "A", 600, 100, 200, 250, 50, 300],
      ["C2", "B", 130, 0, 0, 130, 0, 130],
    ];
    const grid = sheet([headings, ...rows]);
    const intake = await read(grid);
    expect(openQuestions(intake)).toMatchObject([{ subject: "31-90", values: { tooMuch: 430, rows: 2 } }]);
    const answered = await read(grid, { answers: [answer(intake, "bucket-twice", "subtotal")] });
    expect(answered.agedBalance[0]).toMatchObject({ d31_60: 25_000, unallocatedCredits: 0 });
  });
});

describe("amounts", () => {
  test("a title that speaks of thousands multiplies before rounding, unless answered otherwise", async () => {
    const grid = sheet([
      ["Balance âgée (en K€)"],
      AGED,
      ["C1", "A", 5.6123, 5.6123, 0, 0, 0],
      ["C2", "B", "1,5", 0, "1,5", 0, 0],
    ]);
    const intake = await read(grid);
    expect(openQuestions(intake)).toMatchObject([{ kind: "amount-unit", subject: "", proposed: 1 }]);
    expect(intake.agedBalance.map(({ balance }) => balance)).toEqual([561_230, 150_000]);
    const answered = await read(grid, { answers: [answer(intake, "amount-unit", "units")] });
    expect(answered.agedBalance.map(({ balance }) => balance)).toEqual([561, 150]);
  });

  test("what a title says holds for large amounts too; a letterhead's capital says nothing", async () => {
    const rows = [AGED, ["C1", "A", 56_000, 56_000, 0, 0, 0], ["C2", "B", 15_000, 0, 15_000, 0, 0]];
    const large = await read(sheet([["Balance en milliers d'euros"], ...rows]));
    expect(large.agedBalance[0]?.balance).toBe(5_600_000_000);
    expect(kinds(large)).toEqual(["amount-unit"]);
    expect(kinds(await read(sheet([["ACME SA au capital de 50 K€"], ...rows])))).toEqual([]);
  });

  const SOLD = ["Code client", "Nom client", "01/2026", "02/2026", "03/2026"];
  test.each([
    ["figures to the cent", 1.25, []],
    ["figures beyond any client", 1_000, []],
    ["sales", 1, [SOLD, ["C1", "A", 90_000, 90_000, 90_000], ["C2", "B", 20_000, 20_000, 20_000]]],
    [
      "limits",
      1,
      [
        ["Code client", "Assureur", "Montant garanti"],
        ["C1", "Coface", 60_000],
        ["C2", "Coface", 9_000],
      ],
    ],
    ["a list of the same", 1, [ITEMS, ...items(6).map((row) => [...row.slice(0, 5), 12_000])]],
  ])("units are proposed where %s make thousands impossible", async (_, times, beside) => {
    const aged = [
      ["C1", "A", 56_001 * times, 56_001 * times, 0, 0, 0],
      ["C2", "B", 15_001 * times, 0, 15_001 * times, 0, 0],
    ];
    const grids = [sheet([["Balance en milliers d'euros"], AGED, ...aged])];
    if (beside.length > 0) grids.push({ ...sheet(beside), sheet: "Autre" });
    const intake = await readWorkbook(grids, { referenceDate: DAY });
    const question = intake.sources
      .flatMap(({ questions = [] }) => questions)
      .find(({ kind }) => kind === "amount-unit");
    expect(question).toMatchObject({ proposed: 0 });
  });

  test.each(["Solde (000s)", "Solde en 1 000 €", "Solde (€ 000)", "Solde (x 1000)"])(
    "a heading says thousands: %s",
    async (heading) => {
      const rows = [AGED.map((each) => (each === "Solde" ? heading : each)), ["C1", "A", 5.5, 5.5, 0, 0, 0]];
      expect(openQuestions(await read(sheet(rows)))).toMatchObject([{ kind: "amount-unit", proposed: 1 }]);
    },
  );

  test.each(["Extrait limité à 1000 lignes", "Fax 1000", "Capital : 10 000 €", "Edité en 1000 exemplaires"])(
    "a title says nothing of the unit: %s",
    async (title) => {
      const rows = [[title], AGED, ["C1", "A", 5.5, 5.5, 0, 0, 0]];
      expect(kinds(await read(sheet(rows)))).toEqual([]);
    },
  );

  test("three digits behind the mark of the others are thousands until answered", async () => {
    const rows = items(6).map((row, index) => [...row.slice(0, 5), index === 0 ? "12,345" : `${index}0,50`]);
    const grid = sheet([ITEMS, ...rows]);
    const intake = await read(grid);
    expect(openQuestions(intake)).toMatchObject([{ kind: "three-decimals", values: { example: "12,345" } }]);
    expect([...intake.openItems][0]?.amount).toBe(1_234_500);
    const answered = await read(grid, { answers: [answer(intake, "three-decimals", "decimals")] });
    expect([...answered.openItems][0]?.amount).toBe(1_235);
  });

  test("an export pasted twice counts once until answered; a few repeated documents are only told", async () => {
    const grid = sheet([ITEMS, ...items(8), ...items(8)]);
    const intake = await read(grid);
    expect([...intake.openItems]).toHaveLength(8);
    expect(openQuestions(intake)).toMatchObject([{ kind: "pasted-twice", values: { rows: 8 } }]);
    const answered = await read(grid, { answers: [answer(intake, "pasted-twice", "twice")] });
    expect([...answered.openItems]).toHaveLength(16);
    expect(kinds(await read(sheet([ITEMS, ...items(8), ...items(1)])))).toEqual([]);
  });
});

describe("an export pasted twice, whatever is read of it", () => {
  const UNNUMBERED = ["Client", "Date facture", "Échéance", "Reste dû"];
  const unnumbered = (count: number) =>
    items(count, (row) => [`Maison ${row % 4}`, DAY - 90 + row, DAY - 60 + row, 100 + row]);
  const AGED_ROWS = [
    ["C1", "A", 600, 100, 200, 300, 0],
    ["C2", "B", 40, 40, 0, 0, 0],
    ["C3", "C", 7, 0, 0, 7, 0],
  ];
  const LONG = ["Client", "Tranche de retard", "Solde"];
  const LONG_ROWS = [
    ["A", "Non échu", 5],
    ["A", "1-30 j", 7],
    ["B", "> 90 j", 9],
  ];
  const balance = ({ openItems, agedBalance }: Intake): number =>
    [...[...openItems].map(({ amount }) => amount), ...agedBalance.map((line) => line.balance)].reduce(
      (sum, each) => sum + each,
      0,
    );

  test.each<[string, CellValue[][], number]>([
    ["without numbers", [UNNUMBERED, ...unnumbered(8), ...unnumbered(8)], 8],
    ["line by line", [UNNUMBERED, ...unnumbered(4).flatMap((row) => [row, row])], 4],
    ["two lines in all", [UNNUMBERED, ...unnumbered(2), ...unnumbered(2)], 2],
    ["a part of it", [UNNUMBERED, ...unnumbered(30), ...unnumbered(30).slice(10, 16)], 6],
    ["an aged balance", [AGED, ...AGED_ROWS, ...AGED_ROWS], 3],
    ["a line for each bucket", [LONG, ...LONG_ROWS, ...LONG_ROWS], 3],
  ])("%s: counted once until answered, asked with both sums", async (_, rows, repeated) => {
    const grid = sheet(rows);
    const intake = await read(grid);
    const asked = openQuestions(intake).filter(({ kind }) => kind === "pasted-twice");
    const twice = rows.slice(1).reduce((sum, row) => sum + Number(rows[0] === AGED ? row[2] : row.at(-1)), 0);
    const once = balance(intake) / 100;
    expect(asked).toMatchObject([{ values: { rows: repeated } }]);
    expect(once).toBeLessThan(twice);
    const answered = await read(grid, { answers: [answer(intake, "pasted-twice", "twice")] });
    expect(balance(answered)).toBe(100 * twice);
    expect(kinds(answered)).not.toContain("pasted-twice");
  });

  test("a line that stands there again here and there is no second export", async () => {
    const rows = [...unnumbered(10), ...unnumbered(10).slice(3, 4), ...unnumbered(10).slice(7, 8)];
    expect(kinds(await read(sheet([UNNUMBERED, ...rows])))).toEqual([]);
    const aged = await read(sheet([AGED, ...AGED_ROWS, ["C1", "A", 600, 100, 200, 300, 0]]));
    expect(kinds(aged)).toEqual([]);
  });
});

describe("nothing is a result too", () => {
  test("dates counted from 1904 are put right and asked about", async () => {
    const early = items(8, (row) =>
      plainItem(row).map((cell, at) => (at === 3 || at === 4 ? Number(cell) - 1_462 : cell)),
    );
    const grid = sheet([ITEMS, ...early]);
    const intake = await read(grid);
    expect(kinds(intake)).toEqual(["dates-shifted"]);
    expect([...intake.openItems][0]?.dueDate).toBe(DAY - 60);
    const answered = await read(grid, { answers: [answer(intake, "dates-shifted", "as-written")] });
    expect([...answered.openItems][0]?.dueDate).toBe(DAY - 60 - 1_462);
  });

  test.each([
    ["none is of these years and all are when shifted", [-1_462, -1_462, -1_462], ["dates-shifted"]],
    ["one is of these years", [-1_462, 0, -1_462], []],
    ["they are old whatever is counted from", [-900, -2_500, -1_462], []],
  ])("of three dates, where %s", async (_, shifts, wanted) => {
    const few = shifts.map((shift, row) =>
      plainItem(row).map((cell, at) => (at === 3 || at === 4 ? Number(cell) + shift : cell)),
    );
    expect(kinds(await read(sheet([ITEMS, ...few])))).toEqual(wanted);
  });

  test.each([
    ["nothing-due", 30],
    ["all-old", -600],
  ] as const)("%s is asked about each time it is so", async (kind, shift) => {
    const moved = items(6, (row) => [
      "C" + row,
      "N" + row,
      "F" + row,
      DAY + shift - 90,
      DAY + shift + row,
      100,
    ]);
    const intake = await read(sheet([ITEMS, ...moved]));
    expect(openQuestions(intake)).toMatchObject([{ kind, subject: "2026-03-31", values: { rows: 6 } }]);
    const answered = await read(sheet([ITEMS, ...moved]), { answers: [answer(intake, kind, "right")] });
    expect(kinds(answered)).toEqual([]);
    const other = kind === "nothing-due" ? "document-date" : "left-out";
    const { openItems } = await read(sheet([ITEMS, ...moved]), { answers: [answer(intake, kind, other)] });
    expect([...openItems].map(({ dueDate }) => dueDate)).toEqual(
      other === "left-out" ? [] : moved.map(() => DAY + shift - 90),
    );
  });

  test("a list written from the other side is turned once answered, and asked about", async () => {
    const grid = sheet([
      ITEMS,
      ...items(6).map(([code, name, document, issued, due, amount]) => {
        return [code ?? "", name ?? "", document ?? "", issued ?? "", due ?? "", -Number(amount)];
      }),
    ]);
    const intake = await read(grid);
    expect(kinds(intake)).toEqual(["signs-turned"]);
    const balance = (each: Intake): number =>
      [...each.openItems].reduce((sum, { amount }) => sum + amount, 0);
    expect(balance(intake)).toBe(61_500);
    expect(balance(await read(grid, { answers: [answer(intake, "signs-turned", "as-written")] }))).toBe(
      -61_500,
    );
  });

  test("lines that nothing says the due date of are asked about, but for clients of known terms", async () => {
    const headings = ["Code client", "Nom client", "N° pièce", "Date pièce", "Solde dû"];
    const rows = items(6).map(([code, name, document, issued, , amount]) => {
      return [code ?? "", name ?? "", document ?? "", issued ?? "", amount ?? ""];
    });
    const grid = sheet([headings, ...rows]);
    const intake = await read(grid);
    expect(openQuestions(intake)).toMatchObject([{ kind: "due-unknown", values: { rows: 6 } }]);
    const answered = await read(grid, { answers: [answer(intake, "due-unknown", "document-date")] });
    expect([...answered.openItems].every(({ dueDate, documentDate }) => dueDate === documentDate)).toBe(true);
    const terms = sheet(
      [
        ["Code client", "Nom client", "Conditions de paiement", "Commercial"],
        ...[0, 1, 2, 3].map((row) => [`C${row}`, `Client ${row}`, "30 jours", "Alice"]),
      ],
      "Fiches",
    );
    expect(openQuestions(await readWorkbook([grid, terms], { referenceDate: DAY }))).toEqual([]);
  });

  /** Ten items of 100 each, the first of them without a due date. */
  const undated = (count: number, issued: CellValue = DAY - 90, first: CellValue = 100): CellValue[][] =>
    items(10, (row) => {
      const isUndated = row < count;
      const due = isUndated ? "" : DAY - 60 + row * 10;
      return [
        `C${row % 4}`,
        `Client ${row % 4}`,
        `F${row}`,
        isUndated ? issued : DAY - 90,
        due,
        isUndated ? first : 100,
      ];
    });

  test.each<[string, CellValue[][], readonly string[]]>([
    ["a tenth of the lines is told", undated(1), []],
    ["a fifth of the lines", undated(2), ["not-due", "document-date"]],
    ["a fifth of the amount", undated(1, DAY - 90, 300), ["not-due", "document-date"]],
    ["nine in ten without any date", undated(9, ""), ["not-due", "late"]],
  ])("due dates that nobody knows: %s", async (_, rows, choices) => {
    const grid = sheet([ITEMS, ...rows]);
    const intake = await read(grid);
    const [question] = openQuestions(intake).filter(({ kind }) => kind === "due-unknown");
    expect(question?.choices.map(({ choice }) => choice) ?? []).toEqual(choices);
    const told = intake.sources[0]?.findings.map(({ message: { code } }) => code);
    expect(told).toContain("due-date-missing");
    const last = choices.at(-1);
    if (last === undefined) return;
    const { openItems } = await read(grid, { answers: [answer(intake, "due-unknown", last)] });
    expect([...openItems][0]?.dueDate).toBe(last === "late" ? DAY - 1 : DAY - 90);
  });

  test("what is held back as a guarantee has no due date to ask for", async () => {
    const headings = [...ITEMS, "Type"];
    const rows = undated(5).map((row, index) => [...row, index < 5 ? "RG" : "Facture"]);
    expect(kinds(await read(sheet([headings, ...rows])))).toEqual([]);
  });

  test("one client for all rows is asked about", async () => {
    const rows = items(10, (row) => ["C1", "Alpha", ...plainItem(row).slice(2)]);
    const intake = await read(sheet([ITEMS, ...rows]));
    expect(openQuestions(intake)).toMatchObject([{ kind: "one-client", values: { client: "Alpha" } }]);
  });

  test("many rejected rows are asked about, with what could be read of them", async () => {
    const rows = items(10, (row) => [...plainItem(row).slice(0, 5), row < 6 ? "voir avec Paul" : 100]);
    const intake = await read(sheet([ITEMS, ...rows]));
    expect(openQuestions(intake)).toMatchObject([{ kind: "many-rejected", values: { rows: 6, read: 4 } }]);
    const left = await read(sheet([ITEMS, ...rows]), {
      answers: [answer(intake, "many-rejected", "left-out")],
    });
    expect([...left.openItems]).toEqual([]);
    const reason = { code: "left-out-rejected", values: { rows: 6, read: 4 } };
    expect(left.notRead).toMatchObject([{ sheet: "Feuille", reason }]);
  });

  test("a sheet that an answer leaves aside is told as not read, and counts in nothing: another one does", async () => {
    const old = sheet([
      ITEMS,
      ...items(6, (row) => [`C${row}`, "A", `F${row}`, DAY - 330, DAY - 300 + row, 100]),
    ]);
    const aged = { ...sheet([AGED, ["C1", "A", 1000, 100, 0, 0, 0]]), sheet: "Autre" };
    const read = (answers: readonly Answer[]): Promise<Intake> =>
      readWorkbook([old, aged], { referenceDate: DAY, answers });
    const intake = await read([]);
    expect(openQuestions(intake).map(({ kind }) => kind)).toEqual(["all-old"]);
    const left = await read([answer(intake, "all-old", "left-out")]);
    const reason = { code: "left-out-old", values: { rows: 6 } };
    expect(left.notRead).toMatchObject([{ sheet: "Feuille", reason, headings: [] }]);
    expect(left.sources.find(({ leftOut }) => leftOut !== undefined)).toMatchObject({ superseded: true });
    // The aged balance counts in its place, with what it asks.
    expect(openQuestions(left).map(({ kind }) => kind)).toEqual(["parts-short"]);
    expect(left.warnings.map(({ code }) => code)).not.toContain("receivables-differ");
  });

  test("so is one that is said not to be what it looks like", async () => {
    const rows = [
      ["Client", "Non échu", "Total échu"],
      ["Maison A", 100.5, 10],
      ["Maison B", 7.5, 20],
    ];
    const intake = await read(sheet(rows));
    const left = await read(sheet(rows), { answers: [answer(intake, "sheet-kind", "not-read")] });
    expect(left.notRead).toMatchObject([{ sheet: "Feuille", reason: { code: "left-out-answered" } }]);
  });

  test("an answer for another sheet, another column or another kind of source answers nothing", async () => {
    const grid = sheet([AGED, ["C1", "A", 1000, 100, 0, 0, 0], ["C2", "B", 300, 300, 0, 0, 0]]);
    const right = answer(await read(grid), "parts-short", "notDue");
    const others: Answer[] = [
      { ...right, sheet: "Autre", layout: "autre" },
      { ...right, subject: "Total" },
      { ...right, sourceKind: "open-items" },
    ];
    expect(kinds(await read(grid, { answers: others }))).toEqual(["parts-short"]);
    const renamed = { ...grid, sheet: "Semaine 14" };
    expect(kinds(await read(renamed, { answers: [right] }))).toEqual([]);
  });
});
