import fc from "fast-check";
import "../../../test/order/seed";
import { dateOf, dayOf } from "../../domain/basis/day";
import { readWorkbook } from "./readWorkbook";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Intake, Source } from "../source";

/** One generated line: what the sheet is known to say. */
interface Line {
  readonly client: number;
  readonly cents: number;
  readonly documentDay: number;
  readonly termDays: number;
}

type Mess = "none" | "blank" | "subtotal" | "header" | "note" | "error";

const line = fc.record<Line>({
  client: fc.integer({ min: 1, max: 9 }),
  cents: fc.integer({ min: -5_000_000, max: 50_000_000 }).filter((cents) => cents !== 0),
  documentDay: fc.integer({ min: dayOf(2025, 1, 1), max: dayOf(2026, 1, 10) }),
  termDays: fc.integer({ min: 0, max: 120 }),
});

const mess = fc.constantFrom<Mess>("none", "none", "none", "blank", "subtotal", "header", "note", "error");

type AmountForm = "number" | "french" | "thin" | "german" | "american" | "trailing" | "brackets";
type DateForm = "serial" | "slashes" | "dashes" | "iso" | "american" | "compact";

function grouped(whole: string, group: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, group);
}

function amountCell(cents: number, form: AmountForm): CellValue {
  if (form === "number") return cents / 100;
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const [whole, rest] = [digits.slice(0, -2), digits.slice(-2)];
  const write = (group: string, mark: string): string => `${grouped(whole, group)}${mark}${rest}`;
  const signed = (text: string): string => (cents < 0 ? `-${text}` : text);
  switch (form) {
    case "french":
      return signed(write(" ", ","));
    case "thin":
      return `${signed(write("\u202f", ","))} €`;
    case "german":
      return signed(write(".", ","));
    case "american":
      return signed(write(",", "."));
    case "trailing":
      return cents < 0 ? `${write(".", ",")}-` : write(".", ",");
    case "brackets":
      return cents < 0 ? `(${write(",", ".")})` : write(",", ".");
  }
}

function dateCell(day: number, form: DateForm): CellValue {
  if (form === "serial") return day;
  const [year = "", month = "", dayOfMonth = ""] = dateOf(day).toISOString().slice(0, 10).split("-");
  switch (form) {
    case "slashes":
      return `${dayOfMonth}/${month}/${year}`;
    case "dashes":
      return `${dayOfMonth}-${month}-${year}`;
    case "iso":
      return `${year}-${month}-${dayOfMonth}`;
    case "american":
      return `${Number(month)}/${Number(dayOfMonth)}/${year}`;
    case "compact":
      return Number(`${year}${month}${dayOfMonth}`);
  }
}

/** A day above 12 in both columns makes the order certain, as it is in any real sheet of some length. */
const CERTAIN: Line = { client: 1, cents: 123_45, documentDay: dayOf(2025, 10, 27), termDays: 30 };

const HEADINGS = {
  fr: ["Code client", "Raison sociale", "N° facture", "Date facture", "Date d'échéance", "Reste dû"],
  erp: ["cust_number", "name_customer", "doc_id", "posting_date", "due_in_date", "total_open_amount"],
  de: ["Kundennummer", "Kunde", "Rechnungsnummer", "Rechnungsdatum", "Fälligkeit", "Offene Summe"],
} as const;

interface Layout {
  readonly language: keyof typeof HEADINGS;
  readonly titleRows: number;
  readonly order: readonly number[];
  readonly extraColumns: number;
  readonly amounts: AmountForm;
  readonly dates: DateForm;
  readonly total: boolean;
}

const layout = fc.record<Layout>({
  language: fc.constantFrom<Layout["language"]>("fr", "erp", "de"),
  titleRows: fc.integer({ min: 0, max: 8 }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
  extraColumns: fc.integer({ min: 0, max: 3 }),
  amounts: fc.constantFrom<AmountForm>(
    "number",
    "french",
    "thin",
    "german",
    "american",
    "trailing",
    "brackets",
  ),
  dates: fc.constantFrom<DateForm>("serial", "slashes", "dashes", "iso", "american", "compact"),
  total: fc.boolean(),
});

interface Generated {
  readonly sheet: SheetGrid;
  readonly good: readonly Line[];
  readonly errors: number;
  readonly rowsBelow: number;
  readonly headerRow: number;
}

function generate(lines: readonly (readonly [Line, Mess])[], form: Layout): Generated {
  const headings: CellValue[] = [...HEADINGS[form.language]];
  const place = (cells: readonly CellValue[]): CellValue[] => {
    return [
      ...Array.from({ length: form.extraColumns }, () => ""),
      ...form.order.map((index) => cells[index] ?? ""),
    ];
  };
  const rows: CellValue[][] = Array.from({ length: form.titleRows }, (_, row) =>
    place(row === 0 ? ["Verrerie du Lac"] : []),
  );
  rows.push(place(headings));
  const headerRow = rows.length;
  const good: Line[] = [];
  let errors = 0;
  let group = 0;
  const cells = (each: Line, number: number, amount: CellValue): CellValue[] => [
    `C${100 + each.client}`,
    `Client ${each.client}`,
    `F${1000 + number}`,
    dateCell(each.documentDay, form.dates),
    dateCell(each.documentDay + each.termDays, form.dates),
    amount,
  ];
  lines.forEach(([each, messBefore], number) => {
    if (messBefore === "blank") rows.push(place([]));
    if (messBefore === "header") rows.push(place(headings));
    if (messBefore === "note") rows.push(place(["", "voir avec le commercial"]));
    if (messBefore === "subtotal" && group !== 0) {
      rows.push(place(["Sous-total", "", "", "", "", amountCell(group, form.amounts)]));
      group = 0;
    }
    if (messBefore === "error") {
      errors += 1;
      rows.push(place(cells(each, number, "#N/A")));
      return;
    }
    rows.push(place(cells(each, number, amountCell(each.cents, form.amounts))));
    good.push(each);
    group += each.cents;
  });
  const sum = good.reduce((total, { cents }) => total + cents, 0);
  if (form.total) rows.push(place(["Total général", "", "", "", "", amountCell(sum, form.amounts)]));
  const rowsBelow = rows.length - headerRow;
  rows.push(place([]), place([]));
  const sheet = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: 0, values: rows };
  return { sheet, good, errors, rowsBelow, headerRow };
}

function onlySource(intake: Intake): Source {
  expect(intake.sources.map(({ kind }) => kind)).toEqual(["open-items"]);
  return intake.sources[0] as Source;
}

test("open items: every row and every cent is accounted for, wherever the table stands and however it is written", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(line, mess), { minLength: 3, maxLength: 40 }),
      layout,
      async (lines, form) => {
        const { sheet, good, errors, rowsBelow, headerRow } = generate([[CERTAIN, "none"], ...lines], form);
        const intake = await readWorkbook([sheet], { referenceDate: null });
        const source = onlySource(intake);
        expect(source.headerRow).toBe(headerRow);
        expect(
          [...intake.openItems].map(({ clientCode, amount, documentDate, dueDate }) => [
            clientCode,
            amount,
            documentDate,
            dueDate,
          ]),
        ).toEqual(
          good.map(({ client, cents, documentDay, termDays }) => [
            `C${100 + client}`,
            cents,
            documentDay,
            documentDay + termDays,
          ]),
        );
        const sum = good.reduce((total, { cents }) => total + cents, 0);
        expect(source.sumRead).toBe(sum);
        expect(source.sheetTotal).toBe(form.total ? sum : null);
        expect(source.rejected).toHaveLength(errors);
        expect(source.rowsRead + source.ignored.length + source.rejected.length).toBe(rowsBelow);
        expect(intake.warnings.map(({ code }) => code).filter((code) => code.includes("differs"))).toEqual(
          [],
        );
      },
    ),
    { numRuns: 300 },
  );
});

const parts = fc.array(fc.integer({ min: -100_000, max: 10_000_000 }), { minLength: 6, maxLength: 6 });

test("aged balance: every client's parts and balance, with subtotals, shares and a total left out", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(parts, fc.boolean()), { minLength: 2, maxLength: 25 }),
      fc.constantFrom<AmountForm>("number", "french", "american"),
      fc.integer({ min: 0, max: 6 }),
      async (clients, form, titleRows) => {
        const write = (cents: readonly number[]): CellValue[] => {
          return [...cents, cents.reduce((sum, each) => sum + each, 0)].map((each) => amountCell(each, form));
        };
        const rows: CellValue[][] = Array.from({ length: titleRows }, () =>
          Array.from({ length: 9 }, () => ""),
        );
        rows.push([
          "Code client",
          "Raison sociale",
          "Non échu",
          "1-30 j",
          "31-60 j",
          "61-90 j",
          "91-120 j",
          "> 120 j",
          "Solde",
        ]);
        const addUp = (from: number, to: number): number[] => {
          const group = clients.slice(from, to);
          return [0, 1, 2, 3, 4, 5].map((column) =>
            group.reduce((sum, [each]) => sum + (each[column] ?? 0), 0),
          );
        };
        let groupStart = 0;
        clients.forEach(([cents, endsGroup], number) => {
          rows.push([`C${number}`, `Client ${number}`, ...write(cents)]);
          if (!endsGroup) return;
          rows.push(
            ["", `Total vendeur ${number}`, ...write(addUp(groupStart, number + 1))],
            Array.from({ length: 9 }, () => ""),
          );
          groupStart = number + 1;
        });
        rows.push(["Total", "", ...write(addUp(0, clients.length))]);
        rows.push(["", "", "60 %", "10 %", "10 %", "10 %", "5 %", "5 %", "100 %"]);
        const sheet = { sheet: "Balance", hidden: false, firstRow: 0, firstColumn: 0, values: rows };
        const intake = await readWorkbook([sheet], { referenceDate: null });
        expect(
          intake.agedBalance.map(({ notDue, d1_30, d31_60, d61_90, d91_120, over120 }) => [
            notDue,
            d1_30,
            d31_60,
            d61_90,
            d91_120,
            over120,
          ]),
        ).toEqual(clients.map(([cents]) => cents));
        const [source] = intake.sources;
        const sum = clients.flatMap(([cents]) => cents).reduce((total, each) => total + each, 0);
        expect([source?.sumRead, source?.sheetTotal]).toEqual([sum, sum]);
        expect((source?.rowsRead ?? 0) + (source?.ignored.length ?? 0)).toBe(rows.length - titleRows - 1);
        expect([source?.rejected, intake.warnings]).toEqual([[], []]);
      },
    ),
    { numRuns: 200 },
  );
});

test("any cells at all: nothing is thrown and no row is lost", async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.double({ noNaN: false }),
    fc.boolean(),
    fc.constantFrom<CellValue>(
      "",
      "",
      "Total",
      "#N/A",
      "31/12/2025",
      "1 234,56",
      "Code client",
      "Solde",
      "Échéance",
      46_000,
    ),
  );
  const row = fc.array(cell, { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 25 }), async (rows) => {
      const head: CellValue[] = ["Code client", "N° facture", "Date facture", "Échéance", "Solde"];
      const values = [head, ["C1", "F1", "01/10/2025", "31/12/2025", "12,50"], ...rows];
      const intake = await readWorkbook(
        [{ sheet: "S", hidden: false, firstRow: 0, firstColumn: 0, values }],
        { referenceDate: null },
      );
      const last = values.findLastIndex((each) => each.some((value) => String(value).trim() !== ""));
      for (const { rowsRead, ignored, rejected, headerRow, sumRead } of intake.sources) {
        expect(rowsRead + ignored.length + rejected.length).toBe(last + 1 - headerRow);
        expect(Number.isSafeInteger(sumRead)).toBe(true);
      }
      const [source] = intake.sources.filter(({ kind }) => kind === "open-items");
      if (source !== undefined) {
        expect([...intake.openItems].reduce((sum, { amount }) => sum + amount, 0)).toBe(source.sumRead);
      }
    }),
    { numRuns: 300 },
  );
});
