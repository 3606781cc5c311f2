import { dayOf, isoDay } from "../../domain/basis/day";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import { readWorkbook } from "../join/readWorkbook";
import { answerOf } from "../answers";
import type { Question } from "../question";

const DAY = dayOf(2026, 3, 31);

/** The due dates and the reference date read of a list with these columns; `day` is the user's, null for none. */
async function dueDates(
  headings: readonly string[],
  rows: readonly (readonly CellValue[])[],
  day: number | null = DAY,
): Promise<{ readonly due: readonly (string | null)[]; readonly day: string | null }> {
  const values = [
    ["Client", "N° facture", "Reste dû", ...headings],
    ...rows.map((row, place) => [`Maison ${"AB"[place % 2]}`, `F${place}`, 100.5 + place, ...row]),
  ];
  const grid = { sheet: "Liste", hidden: false, firstRow: 0, firstColumn: 0, values };
  const { openItems, referenceDate } = await readWorkbook([grid], { referenceDate: day });
  return {
    due: [...openItems].map(({ dueDate }) => (dueDate === null ? null : isoDay(dueDate))),
    day: referenceDate === null ? null : isoDay(referenceDate),
  };
}

const ISSUED = dayOf(2026, 1, 15);

test("the line's own date stands above its term and its days late", async () => {
  const { due } = await dueDates(
    ["Date facture", "Échéance", "Conditions de règlement", "Jours de retard"],
    [
      [ISSUED, dayOf(2026, 3, 1), "60 jours", 30],
      [ISSUED, dayOf(2026, 3, 11), "60 jours", 20],
    ],
  );
  expect(due).toEqual(["2026-03-01", "2026-03-11"]);
});

test("a term counts from the document's date, in words of six languages", async () => {
  const terms: readonly (readonly [string, string])[] = [
    ["30 jours", "2026-02-14"],
    ["60 j le 10", "2026-04-10"],
    ["30 j fin de décade", "2026-02-20"],
    ["45 jours fin de mois", "2026-03-17"],
    ["à réception", "2026-01-15"],
    ["2/10 net 30", "2026-02-14"],
    ["14 Tage 2 % Skonto, 30 Tage netto", "2026-02-14"],
    ["30 gg d.f.f.m.", "2026-03-02"],
    ["60 días", "2026-03-16"],
    ["per direct", "2026-01-15"],
  ];
  const { due } = await dueDates(
    ["Date facture", "Conditions de règlement"],
    terms.map(([term]) => [ISSUED, term]),
  );
  expect(due).toEqual(terms.map(([, day]) => day));
});

test("a code of which nobody knows the days is no term", async () => {
  const { due } = await dueDates(
    ["Date facture", "Payment terms"],
    [
      [ISSUED, "NAA8"],
      [ISSUED, "30 days"],
      [ISSUED, "60 days"],
    ],
  );
  expect(due).toEqual([null, "2026-02-14", "2026-03-16"]);
});

test("a term stands where a due date should", async () => {
  const { due } = await dueDates(
    ["Date facture", "Échéance"],
    [
      [ISSUED, "30 jours"],
      [ISSUED, "60 jours fin de mois"],
    ],
  );
  expect(due).toEqual(["2026-02-14", "2026-04-01"]);
});

test("days late alone count back from the day of the figures, those to come forward", async () => {
  const { due } = await dueDates(["Jours de retard"], [[10], ["85 j"], [-20], [0]]);
  expect(due).toEqual(["2026-03-21", "2026-01-05", "2026-04-20", "2026-03-31"]);
});

test("a due date and its days late tell the day of the figures where they agree on nearly all lines", async () => {
  const lines = [30, 12, 90].map((days) => [DAY - days, days]);
  expect((await dueDates(["Échéance", "Jours de retard"], [...lines, [DAY + 9, 0]], null)).day).toBe(
    "2026-03-31",
  );
  const odd = lines.map(([due = 0, days = 0], place) => [due + place * 7, days]);
  expect((await dueDates(["Échéance", "Jours de retard"], odd, null)).day).toBeNull();
});

test("the reading of an end of month is the one that the lines with both obey", async () => {
  const both = [
    [ISSUED, dayOf(2026, 3, 31), "60 jours fin de mois"],
    [dayOf(2026, 2, 1), dayOf(2026, 4, 30), "60 jours fin de mois"],
  ];
  const { due } = await dueDates(
    ["Date facture", "Échéance", "Conditions de règlement"],
    [...both, [dayOf(2026, 1, 20), "", "60 jours fin de mois"]],
  );
  expect(due[2]).toBe("2026-03-31");
});

test("an end of month that no due date explains is asked where the readings part, proposed as the policy says", async () => {
  const values = [
    ["Client", "N° facture", "Reste dû", "Date facture", "Conditions de règlement"],
    ["Maison A", "F1", 100.5, ISSUED, "45 jours fin de mois"],
    ["Maison B", "F2", 200.5, dayOf(2026, 3, 20), "45 jours fin de mois"],
    ["Maison B", "F3", 300.5, ISSUED, "60 jours"],
  ];
  const grid = { sheet: "Liste", hidden: false, firstRow: 0, firstColumn: 0, values };
  const options = { referenceDate: DAY, endOfMonthReading: "days-then-month" } as const;
  const asked = openQuestions(await readWorkbook([grid], options));
  expect(asked).toHaveLength(1);
  const [question] = asked as [Question];
  expect(question).toMatchObject({
    kind: "end-of-month",
    values: { heading: "Conditions de règlement", rows: 1 },
    examples: [{ address: "'Liste'!E2" }],
    proposed: 1,
    isTaken: false,
  });
  const answer = answerOf(question, { choice: "month-then-days", heading: "" });
  const answered = await readWorkbook([grid], { ...options, answers: [answer] });
  expect(openQuestions(answered)).toEqual([]);
  expect([...answered.openItems][0]?.dueDate).toBe(dayOf(2026, 3, 17));
});

test("credits alone, which stand in no range, ask nothing about their end of month; with all signs turned they do", async () => {
  const list = (amounts: readonly number[]): SheetGrid => ({
    sheet: "Liste",
    hidden: false,
    firstRow: 0,
    firstColumn: 0,
    values: [
      ["Client", "N° facture", "Reste dû", "Date facture", "Conditions de règlement"],
      ...amounts.map((amount, row) => {
        return [`Maison ${row}`, `F${row}`, amount, ISSUED, amount < 0 ? "45 jours fin de mois" : "30 jours"];
      }),
    ],
  });
  const kinds = async (amounts: readonly number[]): Promise<readonly string[]> =>
    openQuestions(await readWorkbook([list(amounts)], { referenceDate: DAY })).map(({ kind }) => kind);
  expect(await kinds([100.5, -50.5, 200.5, -20.5])).toEqual([]);
  expect(await kinds([-100.5, -50.5, -200.5, -20.5, -10.5])).toContain("end-of-month");
});

test("whole numbers that make one day of every due date are days late, whatever their heading", async () => {
  const rows = [3, 40, -12].map((late) => [DAY - late, late]);
  expect((await dueDates(["Échéance", "Zeile"], rows, null)).day).toBe("2026-03-31");
});
