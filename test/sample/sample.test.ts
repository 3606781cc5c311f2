import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Workbook, type CellValue, type Worksheet } from "@cj-tech-master/excelts";
import { bucketOf } from "../../src/domain/receivables/ageing";
import { dayOf, type Day } from "../../src/domain/basis/day";
import { toCents, type Cents } from "../../src/domain/basis/money";
import { AGEING_PARTS, NO_AGEING, type Ageing } from "../../src/domain/receivables/receivables";
import { classifiedClients, committeeFigures } from "./committeeFigures";
import { REFERENCE_DATE } from "./ledger";
import { OPEN_ITEM_HEADINGS, openItemsMatrix, samplePortfolio } from "./portfolio";
import { AGED_BALANCE_HEADER_ROW, AGED_BALANCE_SHEET } from "./sheets/agedBalanceSheet";
import { CLIENT_HEADER_ROW, CLIENT_SHEET } from "./sheets/clientSheet";
import { COVER_HEADER_ROW, COVER_SHEET } from "./sheets/coverSheet";
import { NOTES_SHEET } from "./sheets/notesSheet";
import { OPEN_ITEMS_HEADER_ROW, OPEN_ITEMS_SHEET } from "./sheets/openItemsSheet";
import { SALES_HEADER_ROW, SALES_SHEET } from "./sheets/salesSheet";
import { sampleFile } from "./workbook";

const SAMPLE_FILE = resolve(__dirname, "../../assets/exemple-comite-credit.xlsx");

type Value = string | number | boolean | Date | null;

let book: Workbook;

beforeAll(async () => {
  book = await open(readFileSync(SAMPLE_FILE));
});

describe("the sample file", () => {
  it("is what the script makes today, cell by cell", async () => {
    const rebuilt = await open(await sampleFile());
    expect(book.worksheets.map(({ name }) => name)).toEqual(rebuilt.worksheets.map(({ name }) => name));
    for (const sheet of rebuilt.worksheets) {
      expect(contentOf(sheetOf(book, sheet.name))).toEqual(contentOf(sheet));
    }
  });

  it("is the same to the byte when made twice", async () => {
    const [first, second] = [await sampleFile(), await sampleFile()];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it("has the six sheets of a finance team", () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      AGED_BALANCE_SHEET,
      OPEN_ITEMS_SHEET,
      COVER_SHEET,
      CLIENT_SHEET,
      SALES_SHEET,
      NOTES_SHEET,
    ]);
  });
});

describe("open items", () => {
  it("are 2 382, of 160 clients, in three currencies", () => {
    const items = openItems();
    expect(items).toHaveLength(2382);
    expect(new Set(items.map(({ code }) => code)).size).toBe(160);
    expect(new Set(items.map(({ currency }) => currency))).toEqual(new Set(["EUR", "USD", "GBP"]));
    expect(items.filter(({ currency }) => currency !== "EUR").length).toBe(108);
  });

  it("have unique numbers, and credits below nil", () => {
    const items = openItems();
    expect(new Set(items.map(({ document }) => document)).size).toBe(items.length);
    for (const { type, amount } of items) expect(Math.sign(amount)).toBe(type === "Facture" ? 1 : -1);
  });

  it("hold text amid the dates and the amounts, and three blank due dates", () => {
    const rows = dataRows(sheetOf(book, OPEN_ITEMS_SHEET), OPEN_ITEMS_HEADER_ROW).slice(0, -1);
    expect(rows.filter((row) => typeof row[5] === "string").length).toBe(65);
    expect(rows.filter((row) => row[5] === null).length).toBe(3);
    const texts = rows.map((row) => row[8]).filter((value) => typeof value === "string");
    expect(texts).toHaveLength(12);
    expect(texts.filter((text) => text.includes("\u202f")).length).toBeGreaterThan(5);
  });

  it("add up to the total below them", () => {
    const total = dataRows(sheetOf(book, OPEN_ITEMS_SHEET), OPEN_ITEMS_HEADER_ROW).at(-1);
    expect(total?.[0]).toBe("Total général");
    expect(cents(total?.[8])).toBe(sum(openItems().map(({ amount }) => amount)));
  });
});

describe("the aged balance", () => {
  it("agrees with the open items, client by client and bucket by bucket, to the cent", () => {
    const aged = agedByClient();
    const lines = clientLines();
    expect(lines).toHaveLength(160);
    for (const { code, parts, balance } of lines) {
      const ageing = aged.get(code) ?? NO_AGEING;
      expect({ code, parts }).toEqual({ code, parts: AGEING_PARTS.map((part) => ageing[part]) });
      expect(sum(parts)).toBe(balance);
    }
  });

  it("has one subtotal per salesperson that is the sum of its block, and their sum as its total", () => {
    const rows = dataRows(sheetOf(book, AGED_BALANCE_SHEET), AGED_BALANCE_HEADER_ROW);
    let block = new Array<Cents>(8).fill(0);
    const total = new Array<Cents>(8).fill(0);
    let subtotals = 0;
    for (const row of rows) {
      const label = row[0];
      const amounts = row.slice(2, 10).map(cents);
      if (typeof label !== "string") continue;
      if (/^\d{7}$/.test(label)) block = block.map((amount, column) => amount + (amounts[column] ?? 0));
      if (label.startsWith("Sous-total")) {
        expect({ label, amounts }).toEqual({ label, amounts: block });
        block.forEach((amount, column) => (total[column] = (total[column] ?? 0) + amount));
        block = block.map(() => 0);
        subtotals += 1;
      }
      if (label === "TOTAL GÉNÉRAL") expect(amounts).toEqual(total);
    }
    expect(subtotals).toBe(7);
    expect(total[7]).toBe(sum(openItems().map(({ amount }) => amount)));
  });
});

describe("the other sheets", () => {
  it("bear the same clients, their codes as text or as numbers without the leading zero", () => {
    const codes = new Set(openItems().map(({ code }) => code));
    const onFile = firstColumn(CLIENT_SHEET, CLIENT_HEADER_ROW);
    expect(new Set(onFile)).toEqual(codes);
    const insured = dataRows(sheetOf(book, COVER_SHEET), COVER_HEADER_ROW).map((row) => row[2]);
    const sold = firstColumn(SALES_SHEET, SALES_HEADER_ROW).slice(0, -1);
    for (const code of [...insured, ...sold]) {
      expect(typeof code).toBe("number");
      expect(codes.has(`0${String(code)}`)).toBe(true);
    }
  });

  it("agree on the year's sales, client by client and in total", () => {
    const onFile = new Map(
      dataRows(sheetOf(book, CLIENT_SHEET), CLIENT_HEADER_ROW).map((row) => [Number(row[0]), cents(row[11])]),
    );
    const rows = dataRows(sheetOf(book, SALES_SHEET), SALES_HEADER_ROW);
    const totals = rows.pop()?.slice(2).map(cents) ?? [];
    for (const row of rows) {
      const months = row.slice(2, 14).map(cents);
      expect(sum(months)).toBe(cents(row[14]));
      expect(cents(row[14])).toBe(onFile.get(Number(row[0])));
    }
    expect(totals).toEqual(totals.map((_, column) => sum(rows.map((row) => cents(row[column + 2])))));
    expect(rows).toHaveLength(160);
  });

  it("know refused, reduced, cancelled, expired and temporary cover", () => {
    const rows = dataRows(sheetOf(book, COVER_SHEET), COVER_HEADER_ROW);
    const statuses = new Set(rows.map((row) => row[11]));
    expect(statuses).toEqual(new Set(["Accordée", "Partielle", "Refusée", "Réduite", "Résiliée"]));
    const expired = rows.filter((row) => row[11] === "Accordée" && serial(row[10]) < REFERENCE_DATE);
    expect(expired.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row[5] === "Temporaire").length).toBeGreaterThan(0);
  });
});

describe("the invented maker", () => {
  const figures = committeeFigures(samplePortfolio());

  it("looks like a mid-size manufacturer", () => {
    expect(figures.balance).toBeGreaterThan(14_000_000_00);
    expect(figures.balance).toBeLessThan(20_000_000_00);
    expect(figures.sales).toBeGreaterThan(95_000_000_00);
    expect(figures.sales).toBeLessThan(110_000_000_00);
    expect(figures.daysOfSales).toBeGreaterThan(55);
    expect(figures.daysOfSales).toBeLessThan(70);
    expect(figures.overdueShare).toBeGreaterThan(0.15);
    expect(figures.overdueShare).toBeLessThan(0.25);
    expect(figures.topTwentyShare).toBeGreaterThan(0.55);
    expect(figures.topTwentyShare).toBeLessThan(0.65);
  });

  it("gives the committee a meeting's worth of red and orange clients", () => {
    const { red, orange, green } = figures.colours;
    expect(red).toBeGreaterThanOrEqual(8);
    expect(red).toBeLessThanOrEqual(15);
    expect(orange).toBeGreaterThanOrEqual(25);
    expect(orange).toBeLessThanOrEqual(40);
    expect(red + orange + green).toBe(160);
  });

  it("has two clients under an insolvency procedure, both red", () => {
    const insolvent = classifiedClients(samplePortfolio()).filter(({ record }) => record?.insolvency != null);
    expect(insolvent.map(({ colour }) => colour)).toEqual(["red", "red"]);
  });
});

describe("openItemsMatrix", () => {
  it("gives the headings and as many rows as asked, eleven columns each", () => {
    const matrix = openItemsMatrix(1000, 7);
    expect(matrix[0]).toEqual(OPEN_ITEM_HEADINGS);
    expect(matrix).toHaveLength(1001);
    expect(new Set(matrix.map((row) => row.length))).toEqual(new Set([11]));
  });

  it("depends on the seed alone", () => {
    expect(openItemsMatrix(500, 7)).toEqual(openItemsMatrix(500, 7));
    expect(openItemsMatrix(500, 7)).not.toEqual(openItemsMatrix(500, 8));
  });
});

async function open(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook;
}

function sheetOf(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`No sheet ${name}`);
  return sheet;
}

/** All that a person sees of a sheet, in a form that compares. */
function contentOf(sheet: Worksheet): unknown {
  const cells: unknown[] = [];
  sheet.eachRow({ includeEmpty: false }, (row) =>
    row.eachCell({ includeEmpty: false }, ({ address, value, style }) =>
      cells.push([address, value, JSON.stringify(style)]),
    ),
  );
  const widths = Array.from({ length: 20 }, (_, column) => sheet.getColumn(column + 1).width);
  const { autoFilter, views, pageSetup } = sheet;
  return { cells, widths, autoFilter, views, pageSetup, merges: sheet.model.merges };
}

/** The rows below the headings that hold anything, as plain values; formulas give their result. */
function dataRows(sheet: Worksheet, headerRow: number): Value[][] {
  const rows: Value[][] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number <= headerRow) return;
    rows.push(Array.from({ length: 15 }, (_, column) => plain(row.getCell(column + 1).value)));
  });
  return rows;
}

function plain(value: CellValue): Value {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object" || value instanceof Date) return value;
  if ("result" in value) return plain(value.result ?? null);
  throw new Error(`Unexpected cell: ${JSON.stringify(value)}`);
}

function firstColumn(sheet: string, headerRow: number): Value[] {
  return dataRows(sheetOf(book, sheet), headerRow).map((row) => row[0] ?? null);
}

/** A number, or French text with its narrow spaces and decimal comma. */
function cents(value: Value | undefined): Cents {
  if (value === null || value === undefined) return 0;
  return toCents(
    typeof value === "string" ? Number(value.replace(/\u202f/g, "").replace(",", ".")) : Number(value),
  );
}

function serial(value: Value | undefined): Day {
  if (value instanceof Date) {
    return dayOf(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate());
  }
  const [day, month, year] = typeof value === "string" ? value.split("/").map(Number) : [];
  return day && month && year ? dayOf(year, month, day) : Number.POSITIVE_INFINITY;
}

interface Item {
  readonly code: string;
  readonly document: string;
  readonly type: string;
  readonly currency: string;
  readonly daysLate: number;
  readonly amount: Cents;
}

function openItems(): Item[] {
  const rows = dataRows(sheetOf(book, OPEN_ITEMS_SHEET), OPEN_ITEMS_HEADER_ROW).slice(0, -1);
  return rows.map((row) => ({
    code: String(row[0]),
    document: String(row[2]),
    type: String(row[3]),
    currency: String(row[6]),
    daysLate: REFERENCE_DATE - serial(row[5]),
    amount: cents(row[8]),
  }));
}

function agedByClient(): Map<string, Ageing> {
  const clients = new Map<string, Ageing>();
  for (const { code, daysLate, amount } of openItems()) {
    const ageing = clients.get(code) ?? NO_AGEING;
    const part = amount < 0 ? "unallocatedCredits" : bucketOf(daysLate);
    clients.set(code, { ...ageing, [part]: ageing[part] + amount });
  }
  return clients;
}

function clientLines(): { code: string; parts: Cents[]; balance: Cents }[] {
  return dataRows(sheetOf(book, AGED_BALANCE_SHEET), AGED_BALANCE_HEADER_ROW)
    .filter((row) => /^\d{7}$/.test(String(row[0])))
    .map((row) => ({
      code: String(row[0]),
      parts: row.slice(2, 9).map(cents),
      balance: cents(row[9]),
    }));
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
