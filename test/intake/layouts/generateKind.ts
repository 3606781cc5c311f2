import { dayOf, type Day } from "../../../src/domain/basis/day";
import type { Cents } from "../../../src/domain/basis/money";
import { bucketOf } from "../../../src/domain/receivables/ageing";
import { AGEING_PARTS, NO_AGEING, type Ageing } from "../../../src/domain/receivables/receivables";
import type { CellValue, SheetGrid } from "../../../src/intake/cells/sheetGrid";
import { seededRandom, shuffled, type Random } from "../../sample/random";
import type { LayoutLanguage } from "./wordings";
import { KIND_WORDS, type KindWords } from "./kindWords";
import { MISLEADING_WORDS, type MisleadingWords } from "./misleadingWords";
import { UNUSUAL_WORDS, type UnusualWords } from "./unusualWords";

/** The kinds of layout that are generated: each says in its own way what is owed, by whom, and since when. */
export const KINDS = [
  "paid date",
  "status",
  "paid amount",
  "side",
  "debit and credit letters",
  "credit types",
  "suppliers",
  "client above",
  "client on first line",
  "code in name",
  "client without heading",
  "days late",
  "terms",
  "long form",
  "bucket words",
  "buckets in months",
  "months back",
  "ranges under two headings",
  "paid flag",
  "staff",
  "own reference",
  "running balance",
  "rest beside paid",
  "means of payment",
  "credits by their text",
  "total above",
  "pages",
  "ranges in a row",
  "payments under another heading",
  "country of two letters",
  "terms for some",
  "accounts of suppliers",
  "rest under another heading",
  "title in thousands",
  "credits under an unknown word",
  "suppliers under an unknown word",
] as const;

/** Kinds of which no heading says the one thing that matters: what is proposed is right, but never taken unasked. */
export const ALWAYS_ASKED: ReadonlySet<string> = new Set<Kind>([
  "payments under another heading",
  "rest under another heading",
  "title in thousands",
  "credits under an unknown word",
  "suppliers under an unknown word",
]);

export type Kind = (typeof KINDS)[number];

/** A table made up, and what is owed in it on the day of the figures. */
export interface GeneratedKind {
  readonly name: string;
  readonly kind: Kind;
  readonly grid: SheetGrid;
  readonly ageing: Ageing;
  readonly clients: number;
}

/** The day of the figures. */
export const DAY: Day = dayOf(2026, 3, 31);

interface Item {
  readonly client: number;
  readonly document: string;
  readonly issued: Day;
  readonly days: number;
  readonly cents: Cents;
}

type Column = readonly [heading: string, cellOf: (item: Item, index: number) => CellValue];

const NAMES = [
  "Dubreuil Frères",
  "Nordwind",
  "Castellana",
  "Verhoeven",
  "Ondine Parfums",
  "Les Crus Réunis",
  "Albatros",
];

/** The table of that kind, language and seed. */
export function generateKind(kind: Kind, language: LayoutLanguage, seed: number): GeneratedKind {
  return new KindMaker(kind, language, seededRandom(seed)).make();
}

class KindMaker {
  private readonly words: KindWords;
  private readonly misleading: MisleadingWords;
  private readonly unusual: UnusualWords;
  private readonly form: "number" | "comma" | "dot";
  private readonly items: Item[];
  private readonly owed = new Map<number, Cents>();
  private readonly ageing: Record<keyof Ageing, Cents> = { ...NO_AGEING };

  constructor(
    private readonly kind: Kind,
    private readonly language: LayoutLanguage,
    private readonly random: Random,
  ) {
    this.words = KIND_WORDS[language];
    this.misleading = MISLEADING_WORDS[language];
    this.unusual = UNUSUAL_WORDS[language];
    this.form = random.pick(["number", "number", "comma", "dot"]);
    const clients = random.whole(3, NAMES.length);
    this.items = Array.from({ length: clients }, (_, client) =>
      Array.from({ length: random.whole(2, 4) }, (__, place) =>
        this.item(client, `F${client}${place}${random.whole(10, 99)}`),
      ),
    ).flat();
  }

  private item(client: number, document: string): Item {
    const term = this.random.pick([30, 45, 60]);
    const issued = DAY - this.random.whole(1, 240);
    const daysLate = DAY - issued - term;
    return { client, document, issued, days: daysLate, cents: this.random.whole(1_000, 9_000_000) };
  }

  private dueOf({ days }: Item): Day {
    return DAY - days;
  }

  private amount(cents: Cents): CellValue {
    if (this.form === "number") return cents / 100;
    const [whole, decimals] = [
      Math.floor(Math.abs(cents) / 100),
      String(Math.abs(cents) % 100).padStart(2, "0"),
    ];
    const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, this.form === "comma" ? "\u00a0" : ",");
    return `${cents < 0 ? "-" : ""}${grouped}${this.form === "comma" ? "," : "."}${decimals}`;
  }

  /** Counts an amount as owed. */
  private owe(client: number, part: keyof Ageing, cents: Cents): void {
    this.ageing[part] += cents;
    this.owed.set(client, (this.owed.get(client) ?? 0) + cents);
  }

  private oweItem(item: Item, cents = item.cents): void {
    this.owe(item.client, cents < 0 ? "unallocatedCredits" : bucketOf(item.days), cents);
  }

  private name({ client }: Item): string {
    return NAMES[client] ?? "";
  }

  private base(): {
    client: Column;
    document: Column;
    issued: Column;
    due: Column;
    open: Column;
    billed: Column;
  } {
    const { words, random } = this;
    return {
      client: [random.pick(words.client), (item) => this.name(item)],
      document: [random.pick(words.document), ({ document }) => document],
      issued: [random.pick(words.issued), ({ issued }) => issued],
      due: [random.pick(words.due), (item) => this.dueOf(item)],
      open: [random.pick(words.open), ({ cents }) => this.amount(cents)],
      billed: [random.pick(words.billed), ({ cents }) => this.amount(cents)],
    };
  }

  make(): GeneratedKind {
    const rows = this.rows();
    const { random, language, kind } = this;
    const titles: CellValue[][] = random.chance(0.5) ? [["Verrerie du Lac"], []] : [];
    const all = [...titles, ...rows];
    const width = Math.max(...all.map((row) => row.length));
    const values = all.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
    const grid = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: random.whole(0, 2), values };
    return {
      name: `${kind}, ${language}, ${this.form}`,
      kind,
      grid,
      ageing: this.ageing,
      clients: this.owed.size,
    };
  }

  private table(columns: readonly Column[], items: readonly Item[] = this.items): CellValue[][] {
    const others: Column[] = this.random.chance(0.4) ? [["Ref. X", (_, index) => `x${index}`]] : [];
    const placed = shuffled([...columns, ...others], this.random);
    return [
      placed.map(([heading]) => heading),
      ...items.map((item, index) => placed.map(([, cellOf]) => cellOf(item, index))),
    ];
  }

  private rows(): CellValue[][] {
    const { words, random, items } = this;
    const { client, document, issued, due, open, billed } = this.base();
    switch (this.kind) {
      case "paid date": {
        const paid = this.someOf(items);
        items.forEach((item) => !paid.has(item) && this.oweItem(item));
        const column: Column = [
          random.pick(words.paidDate),
          (item) => (paid.has(item) ? Math.min(item.issued + 20, DAY) : ""),
        ];
        return this.table([client, document, issued, due, billed, column]);
      }
      case "status": {
        const paid = this.someOf(items);
        items.forEach((item) => !paid.has(item) && this.oweItem(item));
        const column: Column = [
          random.pick(words.status),
          (item) => random.pick(paid.has(item) ? words.paid : words.unpaid),
        ];
        return this.table([client, document, issued, due, billed, column]);
      }
      case "paid amount": {
        const share = new Map(
          items.map((item) => [item, random.pick([0, 0, item.cents, Math.floor(item.cents / 2)])]),
        );
        items.forEach((item) => {
          const rest = item.cents - (share.get(item) ?? 0);
          if (rest > 0) this.oweItem(item, rest);
        });
        const column: Column = [random.pick(words.paidAmount), (item) => this.amount(share.get(item) ?? 0)];
        return this.table([client, document, issued, due, billed, column]);
      }
      case "side":
      case "debit and credit letters": {
        const credits = this.someOf(items, 0.2);
        items.forEach((item) => this.oweItem(item, credits.has(item) ? -item.cents : item.cents));
        const [debit, credit] = random.pick(words.sides);
        if (this.kind === "side") {
          const column: Column = [random.pick(words.side), (item) => (credits.has(item) ? credit : debit)];
          return this.table([client, document, issued, due, billed, column]);
        }
        const lettered: Column = [
          open[0],
          (item) => `${(item.cents / 100).toFixed(2)} ${credits.has(item) ? "C" : "D"}`,
        ];
        return this.table([client, document, issued, due, lettered]);
      }
      case "credit types": {
        const credits = this.someOf(items, 0.2);
        items.forEach((item) => this.oweItem(item, credits.has(item) ? -item.cents : item.cents));
        const column: Column = [
          random.pick(words.type),
          (item) => (credits.has(item) ? random.pick(words.credits) : words.invoice),
        ];
        return this.table([client, document, issued, due, open, column]);
      }
      case "suppliers": {
        const suppliers = this.someOf(items, 0.3);
        items.forEach((item) => !suppliers.has(item) && this.oweItem(item));
        const [ours, theirs] = random.pick(words.parties);
        const column: Column = [random.pick(words.type), (item) => (suppliers.has(item) ? theirs : ours)];
        const named: Column = [
          client[0],
          (item) => (suppliers.has(item) ? "Aciéries du Nord" : this.name(item)),
        ];
        return this.table([named, document, issued, due, open, column]);
      }
      case "client above":
      case "client on first line":
        items.forEach((item) => this.oweItem(item));
        return this.grouped(client, [document, issued, due, open]);
      case "code in name": {
        items.forEach((item) => this.oweItem(item));
        const both: Column = [client[0], (item) => `C${1_000 + item.client} - ${this.name(item)}`];
        return this.table([both, document, issued, due, open]);
      }
      case "client without heading":
        return this.aged(["", ...random.pick(words.buckets)], words.total);
      case "days late":
        items.forEach((item) => this.oweItem(item));
        return this.table([
          client,
          document,
          issued,
          open,
          [random.pick(words.daysLate), ({ days }) => days],
        ]);
      case "terms":
        items.forEach((item) => this.oweItem(item));
        return this.table([
          client,
          document,
          issued,
          open,
          [random.pick(words.terms), (item) => words.days(this.dueOf(item) - item.issued)],
        ]);
      case "long form":
        return this.longForm(client[0], random.pick(words.bucket), open[0]);
      case "bucket words":
        return this.aged([client[0], ...random.pick(words.buckets)], words.total);
      case "buckets in months":
        return this.aged([client[0], ...words.months], words.total);
      case "months back": {
        const back = random.pick([
          ["M", "M-1", "M-2", words.monthsBack],
          ["M", "M - 1", "M - 2", `> M - 2`],
        ]);
        return this.aged([client[0], words.months[0] as string, ...back], words.total);
      }
      case "ranges under two headings": {
        const [notDue, late] = words.twoHeadings;
        const upper = ["", notDue, "", late, "", ""];
        const lower = [client[0], "0-30", "> 30", "1-30", "> 30", words.total];
        const lines = this.lines(["notDue", "notDue", "d1_30", "d31_60"]);
        return [upper, lower, ...lines];
      }
      default:
        return this.misled();
    }
  }

  /** Tables with a column that misleads: what it looks like is not what it says. */
  private misled(): CellValue[][] {
    const { words, misleading, random, items } = this;
    const { client, document, issued, due, open, billed } = this.base();
    const some = this.someOf(items);
    switch (this.kind) {
      case "paid flag": {
        items.forEach((item) => !some.has(item) && this.oweItem(item));
        const [heading, yes, no] = random.pick(misleading.flags);
        return this.table([
          client,
          document,
          issued,
          due,
          billed,
          [heading, (item) => (some.has(item) ? yes : no)],
        ]);
      }
      case "staff": {
        items.forEach((item) => !some.has(item) && this.oweItem(item));
        const [[ours]] = words.parties as readonly [readonly [string, string]];
        const column: Column = [
          random.pick(words.type),
          (item) => (some.has(item) ? misleading.staff : ours),
        ];
        const named: Column = [client[0], (item) => (some.has(item) ? "Jean Dupuis" : this.name(item))];
        return this.table([named, document, issued, due, open, column]);
      }
      case "own reference": {
        items.forEach((item) => this.oweItem(item));
        const column: Column = [random.pick(misleading.reference), (item) => `45${item.document.slice(1)}`];
        return this.table([client, document, issued, due, open, column]);
      }
      case "running balance": {
        items.forEach((item) => this.oweItem(item));
        let sum = 0;
        const column: Column = [random.pick(misleading.running), (item) => this.amount((sum += item.cents))];
        return this.table([client, document, issued, due, billed, column]);
      }
      case "rest beside paid": {
        items.forEach((item) => this.oweItem(item));
        const paid = (item: Item): number => (some.has(item) ? 12_345 : 0);
        const whole: Column = [billed[0], (item) => this.amount(item.cents + paid(item))];
        const part: Column = [random.pick(words.paidAmount), (item) => this.amount(paid(item))];
        const rest: Column = [misleading.rest, (item) => this.amount(item.cents)];
        return this.table([client, document, issued, due, whole, part, rest]);
      }
      case "means of payment": {
        items.forEach((item) => this.oweItem(item));
        const days = (item: Item): string => misleading.meansWithin(this.dueOf(item) - item.issued);
        return this.table([client, document, issued, open, [misleading.means, days]]);
      }
      case "credits by their text": {
        const credits = this.someOf(items, 0.2);
        items.forEach((item) => this.oweItem(item, credits.has(item) ? -item.cents : item.cents));
        const [credit = ""] = words.credits;
        const text = (item: Item): string => `${credits.has(item) ? credit : words.invoice} ${item.document}`;
        return this.table([client, document, issued, due, open, [misleading.label, text]]);
      }
      case "total above":
        return this.totalAbove();
      default:
        return this.unusualTable();
    }
  }

  private totalAbove(): CellValue[][] {
    const { words, random } = this;
    const [headings, ...lines] = this.aged(["", ...random.pick(words.buckets)], words.total);
    const cents = (cell: CellValue): number =>
      Math.round(
        Number(
          String(cell)
            .replace(/[^\d.,-]/g, "")
            .replace(/[.,](?=\d{3})/g, "")
            .replace(",", "."),
        ) * 100,
      );
    const sums = Array.from({ length: 6 }, (_, place) =>
      this.amount(lines.reduce((sum, line) => sum + cents(line[place + 1] ?? 0), 0)),
    );
    return [headings ?? [], ["Verrerie du Lac", ...sums], ...lines];
  }

  /** Tables in words that are seldom met: order, figures and formats tell what they hold. */
  private unusualTable(): CellValue[][] {
    const { words, unusual, random, items } = this;
    const { client, document, issued, due, open, billed } = this.base();
    const some = this.someOf(items);
    switch (this.kind) {
      case "pages": {
        items.forEach((item) => this.oweItem(item));
        const [headings = [], ...lines] = this.grouped(client, [document, issued, due, open]);
        const half = random.whole(2, lines.length - 2);
        const head: CellValue[][] = [[], ["Verrerie du Lac", "", unusual.page], headings];
        return [headings, ...lines.slice(0, half), ...head, ...lines.slice(half)];
      }
      case "ranges in a row":
        return this.aged([client[0], ...unusual.ranges], words.total);
      case "payments under another heading": {
        // Fewer days than three might be amounts.
        const paid = new Set(items.filter((_, index) => index % 2 === 1));
        items.forEach((item) => !paid.has(item) && this.oweItem(item));
        const day: Column = [unusual.paidDay, (item) => (paid.has(item) ? item.issued + 1 : "")];
        return this.table([client, document, issued, due, billed, day]);
      }
      case "country of two letters": {
        items.forEach((item) => this.oweItem(item));
        const country: Column = [unusual.country, (item) => (some.has(item) ? "BE" : "FR")];
        return this.table([client, document, issued, due, open, country]);
      }
      case "terms for some": {
        items.forEach((item) => this.oweItem(item));
        const blanks = new Set(items.slice(0, 2));
        const dated: Column = [due[0], (item) => (blanks.has(item) ? "" : this.dueOf(item))];
        const terms: Column = [unusual.rest, (item) => words.days(this.dueOf(item) - item.issued)];
        return this.table([client, document, issued, dated, terms, open]);
      }
      case "accounts of suppliers": {
        items.forEach((item) => !some.has(item) && this.oweItem(item));
        const [heading, ours, theirs] = unusual.accounts;
        const column: Column = [heading, (item) => (some.has(item) ? theirs : ours)];
        const named: Column = [
          client[0],
          (item, index) =>
            some.has(item) ? `Zulieferer ${String.fromCharCode(65 + index)}` : this.name(item),
        ];
        return this.table([named, document, issued, due, open, column]);
      }
      case "rest under another heading": {
        items.forEach((item) => this.oweItem(item));
        const part = new Set(items.slice(0, 2));
        const whole: Column = [billed[0], (item) => this.amount(item.cents + (part.has(item) ? 12_345 : 0))];
        return this.table([client, document, issued, due, whole, [unusual.rest, open[1]]]);
      }
      case "credits under an unknown word": {
        const credits = new Set(items.slice(-2));
        items.forEach((item) => this.oweItem(item, credits.has(item) ? -item.cents : item.cents));
        const [invoice, credit] = unusual.types;
        const column: Column = [random.pick(words.type), (item) => (credits.has(item) ? credit : invoice)];
        const dated: Column = [due[0], (item, index) => (credits.has(item) ? "" : due[1](item, index))];
        return this.table([client, column, document, issued, dated, open]);
      }
      case "suppliers under an unknown word": {
        const others = new Set(items.slice(0, 3));
        items.forEach((item) => !others.has(item) && this.oweItem(item));
        const [heading, ours, theirs] = unusual.side;
        const column: Column = [heading, (item) => (others.has(item) ? theirs : ours)];
        const named: Column = [
          client[0],
          (item, index) =>
            others.has(item) ? `Zulieferer ${String.fromCharCode(65 + index)}` : this.name(item),
        ];
        const signed: Column = [open[0], (item) => this.amount(others.has(item) ? -item.cents : item.cents)];
        return this.table([column, named, document, issued, due, signed]);
      }
      default: {
        const lines = this.lines(["notDue", "d1_30", "d31_60", "d61_90", "d91_120"], 1_000);
        return [[unusual.thousands], [client[0], ...random.pick(words.buckets), words.total], ...lines];
      }
    }
  }

  private someOf(items: readonly Item[], share = 0.4): ReadonlySet<Item> {
    const some = new Set(items.filter(() => this.random.chance(share)));
    // At least one of them, and never the first: nobody writes a column for nothing.
    some.add(items.at(-1) as Item);
    some.delete(items[0] as Item);
    return some;
  }

  /** Each client once: in a row above its lines, or on the first of them. */
  private grouped(client: Column, columns: readonly Column[]): CellValue[][] {
    const isAbove = this.kind === "client above" || this.kind === "pages";
    const rows: CellValue[][] = [[client[0], ...columns.map(([heading]) => heading)]];
    const sums = this.random.chance(0.5);
    let last = -1;
    let sum = 0;
    const close = (): void => {
      if (sums && last >= 0)
        rows.push([`${this.words.total} ${NAMES[last] ?? ""}`, "", "", "", this.amount(sum)]);
      sum = 0;
    };
    this.items.forEach((item, index) => {
      const isNew = item.client !== last;
      if (isNew) close();
      last = item.client;
      sum += item.cents;
      if (isNew && isAbove) rows.push([this.name(item)]);
      rows.push([
        isNew && !isAbove ? this.name(item) : "",
        ...columns.map(([, cellOf]) => cellOf(item, index)),
      ]);
    });
    close();
    return rows;
  }

  private lines(parts: readonly (keyof Ageing)[], unit = 1): CellValue[][] {
    const most = 900_000 / Math.sqrt(unit);
    return NAMES.slice(0, 5).map((name, client) => {
      const cents = parts.map(() => (this.random.chance(0.3) ? 0 : this.random.whole(100, Math.floor(most))));
      cents.forEach((amount, place) => this.owe(client, parts[place] as keyof Ageing, unit * amount));
      const balance = cents.reduce((total, amount) => total + amount, 0);
      return [name, ...cents.map((amount) => this.amount(amount)), this.amount(balance)];
    });
  }

  private aged(headings: readonly string[], total: string): CellValue[][] {
    const lines = this.lines(["notDue", "d1_30", "d31_60", "d61_90", "d91_120"]);
    const rows: CellValue[][] = [[...headings, total], ...lines];
    return rows;
  }

  private longForm(client: string, bucket: string, open: string): CellValue[][] {
    const { buckets } = this.words;
    const labels = this.random.pick(buckets);
    const parts = ["notDue", "d1_30", "d31_60", "d61_90", "d91_120"] as const;
    const rows: CellValue[][] = [[client, bucket, open]];
    NAMES.slice(0, 4).forEach((name, place) => {
      parts.forEach((part, index) => {
        if (this.random.chance(0.4) && index > 0) return;
        const cents = this.random.whole(100, 900_000);
        this.owe(place, part, cents);
        rows.push([name, labels[index] ?? "", this.amount(cents)]);
      });
    });
    return rows;
  }
}

/** What is owed, by part, in a line of text. */
export function told(ageing: Ageing): string {
  return AGEING_PARTS.filter((part) => ageing[part] !== 0)
    .map((part) => `${part} ${ageing[part]}`)
    .join(", ");
}
