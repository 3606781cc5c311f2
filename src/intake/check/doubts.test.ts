import { dayOf } from "../../domain/basis/day";
import { toUnits } from "../../domain/basis/money";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { readWorkbook } from "../join/readWorkbook";
import { answerOf } from "../answers";
import type { Answer, Question } from "../question";
import type { Intake } from "../source";
import { openQuestions } from "./questions";

const DAY = dayOf(2026, 3, 31);

function grid(values: readonly (readonly CellValue[])[], sheet = "Liste"): SheetGrid {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet, firstRow: 0, firstColumn: 0, hidden: false, values: padded };
}

const read = (grids: readonly SheetGrid[], answers: readonly Answer[] = []): Promise<Intake> =>
  readWorkbook(grids, { referenceDate: DAY, answers });

/** The only open question, which names its sheet, a column of it and rows to look at. */
function only(intake: Intake): Question {
  const [question, ...more] = openQuestions(intake);
  if (question === undefined) throw new Error("nothing is asked");
  expect(more).toEqual([]);
  expect(question.column?.heading).toBeTruthy();
  expect(question.examples.length).toBeGreaterThan(0);
  expect(question.choices[question.proposed]).toBeDefined();
  return question;
}

function chosen(question: Question, choice: string, heading = ""): Answer[] {
  expect(question.choices).toContainEqual({ choice, heading, totals: null });
  return [answerOf(question, { choice, heading })];
}

const sum = ({ openItems }: Intake): number =>
  toUnits([...openItems].reduce((all, { amount }) => all + amount, 0));

const HEADINGS = ["Client", "N° facture", "Date facture", "Échéance"];
const line = (row: number, ...more: readonly CellValue[]): readonly CellValue[] => {
  return [`Maison ${"AB"[row % 2]}`, `F${row}`, DAY - 90 + row, DAY - 60 + row, ...more];
};
const ROWS = [0, 1, 2, 3];

test("an amount that no heading calls open is asked about, with the other columns of amounts", async () => {
  const values = [[...HEADINGS, "Montant TTC", "Base"], ...ROWS.map((row) => line(row, 120.5, 100.25))];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({
    kind: "open-amount",
    column: { heading: "Montant TTC" },
    values: { whole: 482 },
  });
  const kept = await read([grid(values)], chosen(question, "open"));
  expect([sum(kept), openQuestions(kept), kept.sources[0]?.status]).toEqual([482, [], "found"]);
  const other = await read([grid(values)], chosen(question, "column", "Base"));
  expect([sum(other), openQuestions(other)]).toEqual([401, []]);
});

test("beside it words that nobody knows are asked about: one may say that its lines are paid, or several", async () => {
  const words = ["blip", "nark", "tolu", "blip", "nark", "tolu"];
  const values = [
    [...HEADINGS, "Montant TTC", "Zorb"],
    ...words.map((word, row) => line(row, 100 * (row + 1), word)),
  ];
  const question = openQuestions(await read([grid(values)])).find(({ kind }) => kind === "unknown-words");
  expect(question).toMatchObject({
    column: { heading: "Zorb" },
    values: { words: "blip\nnark\ntolu", amountHeading: "Montant TTC" },
  });
  if (question === undefined) return;
  const paid = await read([grid(values)], chosen(question, "word", "blip"));
  expect([sum(paid), openQuestions(paid)]).toEqual([1_600, []]);
  const nothing = await read([grid(values)], chosen(question, "nothing"));
  expect([sum(nothing), openQuestions(nothing).map(({ kind }) => kind)]).toEqual([2_100, ["open-amount"]]);
  const each = openQuestions(await read([grid(values)], chosen(question, "each")));
  expect(each.map(({ kind, subject }) => [kind, subject])).toEqual([
    ["status-word", "blip"],
    ["status-word", "nark"],
    ["status-word", "tolu"],
  ]);
  // Where lines come from says nothing of what is paid.
  const sites = values.map((row, place) => (place === 0 ? [...HEADINGS, "Montant TTC", "Site"] : row));
  expect(only(await read([grid(sites)])).kind).toBe("open-amount");
});

test("it is not asked of a list that calls itself one of what is open", async () => {
  const values = [
    ["Impayés au 31/03/2026"],
    [...HEADINGS, "Montant TTC"],
    ...ROWS.map((row) => line(row, 120.5)),
  ];
  expect(openQuestions(await read([grid(values)]))).toEqual([]);
});

test("a column that is never more than the amount is asked about as what is paid of it", async () => {
  const paid = [0, 120.5, 0, 60];
  const values = [
    [...HEADINGS, "Montant TTC", "Déjà perçu"],
    ...ROWS.map((row) => line(row, 120.5, paid[row] ?? 0)),
  ];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({
    kind: "amount-paid",
    subject: "Déjà perçu",
    values: { held: 180.5, whole: 482 },
  });
  expect(sum(await read([grid(values)], chosen(question, "deducted")))).toBe(301.5);
  const whole = await read([grid(values)], chosen(question, "not-paid"));
  expect([sum(whole), openQuestions(whole)]).toEqual([482, []]);
});

test("of two columns that suit as well, the one chosen is read", async () => {
  const values = [[...HEADINGS, "Solde dû", "Reste dû"], ...ROWS.map((row) => line(row, 120.5, 100.25))];
  const question = only(await read([grid(values)]));
  expect(question.kind).toBe("columns-compete");
  expect(sum(await read([grid(values)], chosen(question, "column", "Solde dû")))).toBe(482);
  const other = await read([grid(values)], chosen(question, "column", "Reste dû"));
  expect([sum(other), openQuestions(other)]).toEqual([401, []]);
});

test("dates of either order are read in the one that is answered", async () => {
  const values = [
    ["Customer", "Invoice no", "Due date", "Open amount"],
    ["Alpha", "1", "02/03/2026", 10],
    ["Bravo", "2", "04/05/2025", 20],
  ];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({ kind: "date-order", column: { heading: "Due date" } });
  const days = async (choice: string): Promise<readonly (number | null)[]> => {
    const intake = await read([grid(values)], chosen(question, choice));
    expect(openQuestions(intake)).toEqual([]);
    return [...intake.openItems].map(({ dueDate }) => dueDate);
  };
  expect(await days("dmy")).toEqual([dayOf(2026, 3, 2), dayOf(2025, 5, 4)]);
  expect(await days("mdy")).toEqual([dayOf(2026, 2, 3), dayOf(2025, 4, 5)]);
});

test("dates turned round when the file was opened are put right once that is answered", async () => {
  const due = [
    ...[3, 4, 5, 6].map((month) => dayOf(2026, month, 1)),
    "13/01/2026",
    "14/01/2026",
    "15/01/2026",
    "16/01/2026",
  ];
  const values = [
    ["Client", "N° facture", "Échéance", "Solde dû"],
    ...due.map((day, row) => [`Maison ${"AB"[row % 2]}`, `F${row}`, day, 10]),
  ];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({ kind: "dates-mixed", values: { rows: 4 } });
  const right = await read([grid(values)], chosen(question, "swapped"));
  expect([...right.openItems][0]?.dueDate).toBe(dayOf(2026, 1, 3));
  const written = await read([grid(values)], chosen(question, "as-written"));
  expect([[...written.openItems][0]?.dueDate, openQuestions(written)]).toEqual([dayOf(2026, 3, 1), []]);
});

test("amounts of which nothing tells the mark are read with the one answered", async () => {
  const values = [
    ["Customer", "Invoice no", "Due date", "Open amount"],
    ...ROWS.map((row) => [`Maison ${"AB"[row % 2]}`, `F${row}`, DAY - 40, "1,234"]),
    ["Maison C", "F9", DAY - 40, "1.234"],
  ];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({ kind: "decimal-mark", column: { heading: "Open amount" } });
  const comma = await read([grid(values)], chosen(question, "comma"));
  const dot = await read([grid(values)], chosen(question, "dot"));
  expect([...comma.openItems][0]?.amount).not.toBe([...dot.openItems][0]?.amount);
  expect([...openQuestions(comma), ...openQuestions(dot)].map(({ kind }) => kind)).not.toContain(
    "decimal-mark",
  );
});

test("rows over the headings are named with what they hold", async () => {
  const values = [line(8, 70), line(9, 80), [...HEADINGS, "Solde dû"], ...ROWS.map((row) => line(row, 100))];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({ kind: "lines-above", values: { rows: 2, amount: 150 } });
  const without = await read([grid(values)], chosen(question, "left-out"));
  expect([sum(without), openQuestions(without)]).toEqual([400, []]);
  expect((await read([grid(values)], chosen(question, "not-read"))).sources).toEqual([]);
});

test("words like other headings below the table are asked about, and end it where that is answered", async () => {
  const values = [
    [...HEADINGS, "Solde dû"],
    ...ROWS.map((row) => line(row, 100)),
    [],
    ["Nom", "Motif", "Jour", "Terme", "Promesse"],
    line(5, 40),
  ];
  const question = only(await read([grid(values)]));
  expect(question.kind).toBe("table-below");
  expect(sum(await read([grid(values)], chosen(question, "left-out")))).toBe(400);
  const whole = await read([grid(values)], chosen(question, "read"));
  expect([sum(whole), openQuestions(whole)]).toEqual([440, []]);
});

test("of two lists of the same rows and no day, the one chosen counts", async () => {
  const list = (amount: number, sheet: string): SheetGrid =>
    grid([[...HEADINGS, "Solde dû"], ...ROWS.map((row) => line(row, amount))], sheet);
  const grids = [list(100, "Ancienne"), list(90, "Nouvelle")];
  const question = only(await read(grids));
  expect(question).toMatchObject({
    kind: "which-list",
    values: { amount: 400, other: "Nouvelle", otherAmount: 360 },
  });
  const kept = await read(grids, chosen(question, "kept"));
  expect([sum(kept), openQuestions(kept)]).toEqual([400, []]);
  const other = await read(grids, chosen(question, "other"));
  expect([sum(other), openQuestions(other)]).toEqual([360, []]);
});

test("two sheets of the same amounts on the same days under other names are counted once until answered", async () => {
  const list = (name: string, sheet: string, amountOf: (row: number) => number): SheetGrid =>
    grid(
      [
        [...HEADINGS, "Solde dû"],
        ...[0, 1, 2, 3, 4, 5].map((row) => {
          const [, , ...others] = line(row, amountOf(row));
          return [`${name} ${row}`, `${sheet}-${row}`, ...others];
        }),
      ],
      sheet,
    );
  const grids = [list("Maison", "Export", (row) => 100 + row), list("Compte", "Copie", (row) => 100 + row)];
  const question = only(await read(grids));
  expect(question).toMatchObject({
    kind: "figures-twice",
    values: { rows: 6, amount: 615, other: "Copie", otherAmount: 615 },
  });
  expect(sum(await read(grids))).toBe(615);
  const once = await read(grids, chosen(question, "once"));
  expect([sum(once), openQuestions(once)]).toEqual([615, []]);
  const added = await read(grids, chosen(question, "added"));
  expect([sum(added), openQuestions(added)]).toEqual([1_230, []]);
  // Of several copies each is asked about; Excel tells no sheets apart by their case.
  const copies = [...grids, list("Compte 2", "Copie 2", (row) => 100 + row)];
  const questions = openQuestions(await read(copies));
  expect(questions.map(({ subject }) => subject).sort()).toEqual(["Copie", "Copie 2"]);
  const answer = questions.find(({ subject }) => subject === "Copie");
  if (answer === undefined) return;
  const renamed = copies.map((each) => (each.sheet === "Copie" ? { ...each, sheet: "COPIE" } : each));
  const both = await read(renamed, chosen(answer, "added"));
  expect([sum(both), openQuestions(both).map(({ subject }) => subject)]).toEqual([1_230, ["Copie 2"]]);
  // The same subscription billed to all by two companies is no copy.
  const billed = await read(["Export", "Copie"].map((sheet) => list(sheet, sheet, () => 100)));
  expect([sum(billed), openQuestions(billed)]).toEqual([1_200, []]);
});

test("a table confirmed by hand whose headings repeat keeps every row, above and below", async () => {
  const headings = [...HEADINGS, "Solde dû"];
  const values = [
    ["Créances"],
    headings,
    ...ROWS.map((row) => line(row, 100)),
    headings,
    ...ROWS.map((row) => line(row + 4, 10)),
    headings,
    ...ROWS.map((row) => line(row + 8, 1)),
  ];
  const found = await read([grid(values)]);
  const [source] = found.sources;
  const columns = Object.entries(source?.columns ?? {}).map(([field, column]) => [
    field,
    column?.heading ?? "",
  ]);
  const decision = {
    sheet: "Liste",
    kind: "open-items",
    isUsed: true,
    layout: source?.layout ?? "",
    columns: Object.fromEntries(columns) as Record<string, string>,
    dateOrder: null,
    repairsSwappedDates: false,
  } as const;
  const confirmed = await readWorkbook([grid(values)], { referenceDate: DAY, decisions: [decision] });
  expect([sum(found), sum(confirmed)]).toEqual([444, 444]);
  expect(confirmed.sources[0]).toMatchObject({ rowsRead: 12, headerRow: 2, status: "confirmed" });
});

test("a word whose lines explain the sheet's own total is asked about: deducted, left out, or counted", async () => {
  const words = ["blip", "nark", "blip", "nark", "blip", "blip"];
  const lines = words.map((word, row) => line(row, 100 * (row + 1), word));
  const values = (total: number): CellValue[][] =>
    [[...HEADINGS, "Solde dû", "Zorb"], ...lines, ["Total", "", "", "", total]].map((row) => [...row]);
  // Lines of 2 100, of which "nark" bears 600.
  const deducted = only(await read([grid(values(900))]));
  expect(deducted).toMatchObject({
    kind: "word-total",
    subject: "nark",
    column: { heading: "Zorb" },
    values: { rows: 2, amount: 600, total: 900, read: 2_100 },
    proposed: 0,
  });
  const taken = await read([grid(values(900))], chosen(deducted, "takes"));
  expect([sum(taken), openQuestions(taken), taken.reconciliation[0]?.unexplained]).toEqual([900, [], 0]);
  const apart = only(await read([grid(values(1_500))]));
  expect(apart).toMatchObject({ kind: "word-total", subject: "nark", proposed: 1 });
  const left = await read([grid(values(1_500))], chosen(apart, "left-out"));
  expect([sum(left), openQuestions(left), left.reconciliation[0]?.unexplained]).toEqual([1_500, [], 0]);
  const counted = await read([grid(values(1_500))], chosen(apart, "counts"));
  expect([sum(counted), openQuestions(counted)]).toEqual([2_100, []]);
  expect(openQuestions(await read([grid(values(2_100))]))).toEqual([]);
});

test("types of which none is known and none is marked add, and are told with what they come to", async () => {
  const words = ["blip", "nark", "blip", "nark"];
  const values = [[...HEADINGS, "Solde dû", "Type"], ...words.map((word, row) => line(row, 100 + row, word))];
  const intake = await read([grid(values)]);
  expect([sum(intake), openQuestions(intake)]).toEqual([406, []]);
  expect(
    intake.warnings.filter(({ code }) => code === "type-added").map((said) => said.values),
  ).toMatchObject([
    { heading: "Type", word: "blip", rows: 2, amount: 202 },
    { heading: "Type", word: "nark", rows: 2, amount: 204 },
  ]);
  const [, nark] = (intake.sources[0]?.questions ?? []).filter(({ kind }) => kind === "type-word");
  if (nark === undefined) throw new Error("nothing was taken");
  const changed = await read([grid(values)], chosen(nark, "takes"));
  expect([sum(changed), openQuestions(changed)]).toEqual([-2, []]);
});

test("words under an unknown heading are types where the lines of one lack a due date, and not of subscriptions", async () => {
  const marked = [0, 1, 2, 3, 4, 5].map((row) => {
    const [client = "", number = "", issued = "", due = ""] = line(row);
    return [client, number, issued, row < 2 ? "" : due, 100 + row, row < 2 ? "nark" : "blip"];
  });
  const question = openQuestions(await read([grid([[...HEADINGS, "Solde dû", "Zorb"], ...marked])]));
  expect(question.map(({ kind, subject, proposed }) => [kind, subject, proposed])).toContainEqual([
    "type-word",
    "nark",
    1,
  ]);
  const billed = [0, 1, 2, 3, 4, 5].map((row) => line(row, 100, row < 2 ? "nark" : "blip"));
  expect(openQuestions(await read([grid([[...HEADINGS, "Solde dû", "Zorb"], ...billed])]))).toEqual([]);
});

test("terms that stand where a due date is missing, and two series of one journal, are no types to ask about", async () => {
  const terms = [0, 1, 2, 3, 4, 5].map((row) => {
    const [client = "", number = "", issued = "", due = ""] = line(row);
    return [client, number, issued, row < 2 ? "" : due, 100 + row, row < 2 ? "60 giorni" : "30 giorni"];
  });
  const dated = await read([grid([[...HEADINGS, "Solde dû", "Avanza"], ...terms])]);
  expect([sum(dated), openQuestions(dated)]).toEqual([615, []]);
  const journals = [0, 1, 2, 3, 4, 5].map((row) => line(row, 100 + row, row % 3 === 0 ? "VE2" : "VE1"));
  const series = await read([grid([[...HEADINGS, "Solde dû", "Code journal"], ...journals])]);
  expect([sum(series), openQuestions(series)]).toEqual([615, []]);
});

test("an unread column between two ranges is proposed as the one that stands between them", async () => {
  const values = [
    ["Client", "Non échu", "1-30 j", "Zorb", "61-90 j", "> 90 j", "Solde"],
    ["Maison A", 10, 20, 30, 40, 50, 150],
    ["Maison B", 1, 2, 3, 4, 5, 15],
  ];
  const question = only(await read([grid(values)]));
  expect(question).toMatchObject({ kind: "unread-bucket", column: { heading: "Zorb" } });
  expect(question.choices[question.proposed]?.choice).toBe("d31_60");
});
