import { dateOf, dayOf, isoDay } from "../../../src/domain/basis/day";
import type { Cents } from "../../../src/domain/basis/money";
import type { CellValue, SheetGrid } from "../../../src/intake/cells/sheetGrid";
import type { Field, SourceKind } from "../../../src/intake/source";
import { seededRandom, shuffled, type Random } from "../../sample/random";
import {
  MONTH_WORDS,
  OTHER_COLUMNS,
  OVERDUE_WORDS,
  SHAPES,
  TOTAL_WORDS,
  type LayoutLanguage,
  type Shape,
} from "./wordings";

const AMOUNT_FORMS = [
  "number",
  "number",
  "1 234,56",
  "1.234,56",
  "1,234.56",
  "12,50-",
  "(12.50)",
  "1 234,56 €",
] as const;
const DATE_FORMS = [
  "serial",
  "serial",
  "dd/mm/yyyy",
  "dd-mm-yyyy",
  "yyyy-mm-dd",
  "yyyymmdd",
  "m/d/yyyy",
] as const;
const MESS = [
  "titles",
  "subtotals",
  "total",
  "blank rows",
  "repeated headings",
  "note",
  "line breaks",
  "other columns",
  "zeros lost",
  "rejected row",
  "two-row headings",
  "same headings",
  "percent row",
  "second table",
] as const;

type AmountForm = (typeof AMOUNT_FORMS)[number];
type DateForm = (typeof DATE_FORMS)[number];
type Mess = (typeof MESS)[number];

/** A sheet made up, and everything that is true of it. */
export interface GeneratedLayout {
  readonly name: string;
  readonly grid: SheetGrid;
  readonly kind: SourceKind;
  /** The sheet column, from nil, that each field stands in. */
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  readonly lines: number;
  readonly sum: Cents;
  readonly rejectedRows: number;
  /** Lines of a ledger that are paid or of other accounts: left out, and said so. */
  readonly leftOutRows: number;
  readonly referenceDay: number | null;
  /** True when a list of something else stands below: its rows may be read, and then have to be asked about. */
  readonly hasOtherTable: boolean;
}

interface Style {
  readonly amounts: AmountForm;
  readonly dates: DateForm;
  readonly mess: ReadonlySet<Mess>;
  readonly language: LayoutLanguage;
}

/** What one line of a table says: its cells by field, and the amount it adds to the sum. */
interface Line {
  readonly cells: Readonly<Partial<Record<Field, CellValue>>>;
  readonly cents: Cents;
  /** Its amounts by bucket. */
  readonly parts?: Readonly<Partial<Record<Field, Cents>>>;
  /** What the sheet's own sums add up for it, where that is not what is read of it: a paid line. */
  readonly written?: Cents;
  /** True for a line that is paid, or no client's. */
  readonly isLeftOut?: boolean;
}

/** The layout of that seed. */
export function generateLayout(shape: Shape, language: LayoutLanguage, seed: number): GeneratedLayout {
  const random = seededRandom(seed);
  const style: Style = {
    language,
    amounts: random.pick(AMOUNT_FORMS),
    dates: random.pick(DATE_FORMS),
    mess: new Set(MESS.filter(() => random.chance(0.4))),
  };
  const { kind, wordings } = SHAPES[shape];
  const fields = Object.keys(wordings) as Field[];
  const headings = new Map(
    fields.map((field) => {
      const options: Readonly<Record<LayoutLanguage, string>> = (
        wordings as Record<Field, Readonly<Record<LayoutLanguage, string>>>
      )[field];
      return [field, random.pick(options[language].split("|"))] as const;
    }),
  );
  const others = style.mess.has("other columns")
    ? shuffled(OTHER_COLUMNS, random).slice(0, random.whole(1, 3))
    : [];
  const months = shape === "sales by month" ? MONTH_WORDS[language] : [];
  // A column that bears the same heading as a field's and holds remarks: two "Nom", two "Date".
  const twins = style.mess.has("same headings") ? [TWIN] : [];
  const columns = [...shuffled<string>([...fields, ...others, ...twins], random), ...months];
  const lines = Array.from({ length: random.whole(12, 60) }, (_, index) =>
    lineOf(shape, index, style, random),
  );
  return assemble({ shape, kind, style, random, headings, columns, lines });
}

/** Marks the column that bears the heading of another. */
const TWIN = "(same heading)";

interface Parts {
  readonly shape: Shape;
  readonly kind: SourceKind;
  readonly style: Style;
  readonly random: Random;
  readonly headings: ReadonlyMap<Field, string>;
  readonly columns: readonly string[];
  readonly lines: readonly Line[];
}

function assemble({ shape, kind, style, random, headings, columns, lines }: Parts): GeneratedLayout {
  const { mess, language } = style;
  const width = columns.length;
  const pad = (cells: readonly CellValue[]): CellValue[] =>
    Array.from({ length: width }, (_, column) => cells[column] ?? "");
  const rowOf = (cells: Line["cells"]): CellValue[] =>
    columns.map(
      (column) => cells[column as Field] ?? (headings.has(column as Field) ? "" : column.slice(0, 3)),
    );
  const twinOf = headings.get("clientName") ?? "";
  const headingRow = columns.map((column) => {
    const text = column === TWIN ? twinOf : (headings.get(column as Field) ?? column);
    return mess.has("line breaks") ? text.replace(" ", "\n") : text;
  });
  const rows: CellValue[][] = [];
  const legend: readonly (readonly CellValue[])[] = [
    ["Pays", "Ville", "Téléphone"],
    ["FR", "Lyon", "0400000000"],
    ["BE", "Liège", "0440000000"],
  ];
  const titled = mess.has("titles");
  if (titled) rows.push(pad(["Verrerie du Lac"]), pad(["Situation au 16/01/2026"]), pad([]));
  const isDouble = mess.has("two-row headings") && shape === "aged balance";
  const upper = columns.map((column) => (LATE.includes(column as Field) ? OVERDUE_WORDS[language] : ""));
  // Merged cells hold their text in the first one only.
  if (isDouble) rows.push(upper.map((text, index) => (text === upper[index - 1] ? "" : text)));
  rows.push(headingRow);
  let rejectedRows = 0;
  let leftOutRows = 0;
  let group = 0;
  lines.forEach((line, index) => {
    const isMiddle = index > 0 && index % 11 === 0;
    if (isMiddle && mess.has("subtotals") && kind !== "clients") {
      rows.push(sumRow(columns, TOTAL_WORDS[language][0], group, shape, style));
      group = 0;
    }
    if (isMiddle && mess.has("blank rows")) rows.push(pad([]));
    if (isMiddle && mess.has("repeated headings")) rows.push([...headingRow]);
    rows.push(rowOf(line.cells));
    leftOutRows += line.isLeftOut === true ? 1 : 0;
    group += line.written ?? line.cents;
    if (index === 7 && mess.has("rejected row") && kind !== "clients" && kind !== "aged-balance") {
      rows.push(rowOf({ ...line.cells, ...refused(shape) }));
      rejectedRows += 1;
    }
  });
  const sum = lines.reduce((total, { cents }) => total + cents, 0);
  if (mess.has("total") && kind !== "clients") {
    const written = lines.reduce((total, line) => total + (line.written ?? line.cents), 0);
    rows.push(sumRow(columns, TOTAL_WORDS[language][1], written, shape, style));
  }
  if (mess.has("percent row") && shape === "aged balance") rows.push(shareRow(columns, lines));
  if (mess.has("second table")) rows.push(pad([]), pad([]), ...legend.map(pad));
  if (mess.has("note")) rows.push(pad([]), pad(["Document confidentiel, ne pas diffuser"]));
  const name = [shape, language, style.amounts, style.dates, ...mess].join(", ");
  const grid = {
    sheet: "Export",
    hidden: random.chance(0.2),
    firstRow: random.whole(0, 3),
    firstColumn: random.whole(0, 2),
    values: rows,
  };
  return {
    name,
    grid,
    kind,
    fields: Object.fromEntries(
      [...headings.keys()].map((field) => [field, grid.firstColumn + columns.indexOf(field)]),
    ),
    lines: lines.length - leftOutRows,
    leftOutRows,
    hasOtherTable: mess.has("second table"),
    sum,
    rejectedRows,
    referenceDay: titled ? dayOf(2026, 1, 16) : null,
  };
}

/** The amount cell that cannot be read. */
function refused(shape: Shape): Line["cells"] {
  if (shape === "debit and credit" || shape === "ledger") return { debit: "#N/A" };
  if (shape === "sales by month")
    return Object.fromEntries(Object.values(MONTH_WORDS).map((months) => [String(months[2]), "#N/A"]));
  return { [AMOUNT_OF[shape] ?? "openAmount"]: "#N/A" };
}

const AMOUNT_OF: Readonly<Partial<Record<Shape, Field>>> = {
  "open items": "openAmount",
  "debit and credit": "debit",
  ledger: "debit",
  "aged balance": "balance",
  cover: "granted",
  sales: "amount",
};

function sumRow(
  columns: Parts["columns"],
  label: string,
  cents: Cents,
  shape: Shape,
  style: Style,
): CellValue[] {
  const months: readonly string[] = MONTH_WORDS[style.language];
  const labelled = columns.findIndex((column) => column === "clientName" || column === "clientCode");
  const amount = shape === "sales by month" ? months[0] : AMOUNT_OF[shape];
  return columns.map((column, index) => {
    if (index === labelled) return label;
    return column === amount ? amountCell(cents, style.amounts) : "";
  });
}

const LATE: readonly Field[] = ["d1_30", "d31_60", "d61_90", "over90"];

/** What part of the balance each bucket makes. */
function shareRow(columns: Parts["columns"], lines: readonly Line[]): CellValue[] {
  const total = lines.reduce((sum, { cents }) => sum + cents, 0) || 1;
  const shares = new Map<string, number>([["balance", 1]]);
  const first = lines.reduce((sum, { parts = {} }) => sum + (parts.notDue ?? 0), 0);
  shares.set("notDue", first / total);
  for (const field of LATE) {
    const part = lines.reduce((sum, { parts = {} }) => sum + (parts[field] ?? 0), 0);
    shares.set(field, part / total);
  }
  const labelled = columns.findIndex((column) => column === "clientName");
  return columns.map((column, index) => (index === labelled ? "En %" : (shares.get(column) ?? "")));
}

const NAMES = [
  "Distillerie du Val",
  "Parfums Ondine",
  "Les Crus Réunis",
  "Conserves Valmont",
  "Domaine de l'Orme",
  "Épicerie Barrière",
  "Brasserie Tournelle",
  "Cidrerie Marchais",
  "Moutarderie Colbert",
  "Huilerie Castan",
  "Laboratoire Verdier",
  "Confiturerie Loriot",
];

function lineOf(shape: Shape, index: number, style: Style, random: Random): Line {
  const isList = shape === "clients" || shape === "aged balance" || shape === "sales by month";
  const place = isList ? index : random.whole(0, NAMES.length - 1);
  const code = 411_000 + place;
  const clientCode: CellValue = style.mess.has("zeros lost")
    ? random.chance(0.5)
      ? code
      : String(code)
    : `0${code}`;
  const suffix =
    place >= NAMES.length
      ? ` ${["Nord", "Sud", "Est", "Ouest", "Centre"][Math.floor(place / NAMES.length)] ?? ""}`
      : "";
  const client = { clientCode, clientName: `${NAMES[place % NAMES.length] ?? ""}${suffix}` };
  const amount = (cents: Cents): CellValue => amountCell(cents, style.amounts);
  const cents = random.chance(0.1) ? -random.whole(100, 900_000) : random.whole(100, 90_000_000);
  const day = dayOf(2025, 1, 1) + random.whole(0, 370);
  const issued = dateCell(day, style.dates);
  const due = dateCell(day + random.pick([30, 45, 60]), style.dates);
  const document = `FA${10_000 + index}`;
  switch (shape) {
    case "open items":
      return {
        cells: { ...client, document, documentDate: issued, dueDate: due, openAmount: amount(cents) },
        cents,
      };
    case "debit and credit":
      return {
        cells: {
          ...client,
          document,
          documentDate: issued,
          dueDate: due,
          debit: cents > 0 ? amount(cents) : "",
          credit: cents < 0 ? amount(-cents) : "",
        },
        cents,
      };
    case "ledger": {
      const isPaid = random.chance(0.15);
      const isOther = !isPaid && random.chance(0.1);
      const cells = {
        ...client,
        account: isOther ? "512000" : "411000",
        document,
        documentDate: issued,
        dueDate: due,
        debit: cents > 0 ? amount(cents) : "",
        credit: cents < 0 ? amount(-cents) : "",
        matching: isPaid ? "AB" : "",
      };
      const isLeftOut = isPaid || isOther;
      return { cells, cents: isLeftOut ? 0 : cents, written: cents, isLeftOut };
    }
    case "sales by month": {
      const sales = MONTH_WORDS[style.language].map((month) => [month, random.whole(0, 9_000_000)] as const);
      const cells = Object.fromEntries(sales.map(([month, part]) => [month, amount(part)]));
      return { cells: { ...client, ...cells }, cents: sales.reduce((sum, [, part]) => sum + part, 0) };
    }
    case "aged balance":
      return agedLine(client, random, amount);
    case "cover": {
      const granted = random.whole(0, 200) * 100_000;
      const coverStatus = granted === 0 ? "Refusé" : random.pick(["Accordé", "Accepted", "Partiel"]);
      return {
        cells: {
          ...client,
          insurer: "Assurance du Nord",
          granted: amount(granted),
          coverTo: due,
          coverStatus,
        },
        cents: granted,
      };
    }
    case "clients":
      return {
        cells: {
          ...client,
          group: random.pick(["Nordique", "Sudiste", "Ponant"]),
          salesperson: random.pick(["PETIT Anne", "ROUX Luc"]),
          paymentTerms: random.pick(["30 jours", "60 jours", "45 jours fin de mois"]),
          rating: random.whole(1, 10),
        },
        cents: 0,
      };
    case "sales":
      return {
        cells: {
          ...client,
          month: isoDay(dayOf(2025, random.whole(1, 12), 1)).slice(0, 7),
          amount: amount(Math.abs(cents)),
        },
        cents: Math.abs(cents),
      };
  }
}

function agedLine(client: Line["cells"], random: Random, amount: (cents: Cents) => CellValue): Line {
  const parts = (["notDue", "d1_30", "d31_60", "d61_90", "over90"] as const).map((field) => {
    return [field, random.chance(0.3) ? 0 : random.whole(100, 9_000_000)] as const;
  });
  const cents = parts.reduce((sum, [, part]) => sum + part, 0);
  const cells = Object.fromEntries(parts.map(([field, part]) => [field, amount(part)]));
  return { cells: { ...client, ...cells, balance: amount(cents) }, cents, parts: Object.fromEntries(parts) };
}

function grouped(whole: number, mark: string): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, mark);
}

function amountCell(cents: Cents, form: AmountForm): CellValue {
  if (form === "number") return cents / 100;
  const size = Math.abs(cents);
  const [whole, decimals] = [Math.floor(size / 100), String(size % 100).padStart(2, "0")];
  const minus = cents < 0 ? "-" : "";
  switch (form) {
    case "1 234,56":
      return `${minus}${grouped(whole, "\u202f")},${decimals}`;
    case "1 234,56 €":
      return `${minus}${grouped(whole, "\u00a0")},${decimals}\u00a0€`;
    case "1.234,56":
      return `${minus}${grouped(whole, ".")},${decimals}`;
    case "1,234.56":
      return `${minus}${grouped(whole, ",")}.${decimals}`;
    case "12,50-":
      return `${whole},${decimals}${minus}`;
    case "(12.50)":
      return cents < 0 ? `(${whole}.${decimals})` : `${whole}.${decimals}`;
  }
}

function dateCell(day: number, form: DateForm): CellValue {
  const date = dateOf(day);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const two = (value: number): string => String(value).padStart(2, "0");
  switch (form) {
    case "serial":
      return day;
    case "dd/mm/yyyy":
      return `${two(dayOfMonth)}/${two(month)}/${year}`;
    case "dd-mm-yyyy":
      return `${two(dayOfMonth)}-${two(month)}-${year}`;
    case "yyyy-mm-dd":
      return isoDay(day);
    case "yyyymmdd":
      return year * 10_000 + month * 100 + dayOfMonth;
    case "m/d/yyyy":
      return `${month}/${dayOfMonth}/${year}`;
  }
}
