import { dayOf, type Day } from "../../../src/domain/basis/day";
import type { Cents } from "../../../src/domain/basis/money";
import { bucketOf } from "../../../src/domain/receivables/ageing";
import { NO_AGEING, type Ageing } from "../../../src/domain/receivables/receivables";
import type { CellValue, SheetGrid } from "../../../src/intake/cells/sheetGrid";
import { seededRandom, shuffled, type Random } from "../../sample/random";

/**
 * Workbooks in which one column, title or sheet speaks in invented words. "asked": what is owed or late depends on it,
 * and it is asked about; "named": no figure is known to depend on it, it is named among what is not read; "right": other
 * columns prove what it holds.
 */
export const UNKNOWNS = {
  "statuses of billed amounts": "asked",
  "statuses of open amounts": "named",
  "draft and posted of open amounts": "named",
  "oldest bucket beside a balance": "asked",
  "middle bucket beside a balance": "asked",
  "newest bucket beside a balance": "right",
  "credits beside a balance": "right",
  "oldest bucket": "asked",
  "middle bucket": "asked",
  "newest bucket": "asked",
  "credits of ranges": "asked",
  "balance of ranges": "right",
  "paid amounts": "asked",
  "rest of billed amounts": "asked",
  "second amount": "asked",
  "second amount of open ones": "named",
  "only date": "asked",
  "due date beside the document's": "asked",
  "two dates, one before the other": "asked",
  "three dates": "asked",
  "second date beside the due date": "named",
  "payments of billed amounts": "asked",
  "payments of open amounts": "named",
  "sides with a total": "asked",
  "sides without a total": "named",
  "sides with series of documents": "asked",
  "types that nobody knows": "asked",
  "parties without a total": "named",
  "parties with a total": "asked",
  "accounts that nobody knows": "named",
  "day in a title": "right",
  "age in words": "named",
  "sheet that is not understood": "named",
  "the same items without numbers": "asked",
  "the same items under names": "asked",
  "the same items twice": "right",
} as const satisfies Readonly<Record<string, "asked" | "named" | "right">>;

export type Unknown = keyof typeof UNKNOWNS;

export const UNKNOWN_KINDS = Object.keys(UNKNOWNS) as readonly Unknown[];

/** A workbook made up, and what is owed in it on the day of the figures. */
export interface GeneratedUnknown {
  readonly kind: Unknown;
  readonly grids: readonly SheetGrid[];
  /** The day given beside it; null where the workbook has to say it. */
  readonly day: Day | null;
  readonly ageing: Ageing;
  /** The invented headings and sheets: what is asked or named has to bear one of them. */
  readonly invented: readonly string[];
}

export const DAY: Day = dayOf(2026, 3, 31);

const HEADINGS = ["Zorb", "Kwint", "Plaf", "Drumo", "Vexil", "Ombrik"];
const VALUES = ["blip", "nark", "tolu", "grem", "sift", "wobe"];
const NAMES = ["Dubreuil Frères", "Nordwind", "Castellana", "Verhoeven", "Ondine Parfums", "Albatros"];

const WORDS = [
  {
    client: "Client",
    code: "Code client",
    document: "N° facture",
    issued: "Date facture",
    due: "Échéance",
    open: "Reste dû",
    billed: "Montant TTC",
    type: "Type",
    ranges: ["Non échu", "1-30 j", "31-60 j", "61-90 j", "> 90 j"],
    balance: "Solde",
  },
  {
    client: "Customer",
    code: "Customer code",
    document: "Invoice no",
    issued: "Invoice date",
    due: "Due date",
    open: "Outstanding amount",
    billed: "Invoice amount",
    type: "Type",
    ranges: ["Not due", "1-30 days", "31-60 days", "61-90 days", "> 90 days"],
    balance: "Balance",
  },
] as const;

interface Item {
  readonly client: number;
  readonly document: string;
  readonly issued: Day;
  readonly due: Day;
  readonly cents: Cents;
}

type Column = readonly [heading: string, cellOf: (item: Item, index: number) => CellValue];

const PARTS = ["notDue", "d1_30", "d31_60", "d61_90", "d91_120"] as const;

/** The workbook of that kind and seed. */
export function generateUnknown(kind: Unknown, seed: number): GeneratedUnknown {
  return new UnknownMaker(kind, seededRandom(seed)).make();
}

class UnknownMaker {
  private readonly words: (typeof WORDS)[number];
  private readonly heading: string;
  private readonly other: string;
  private readonly values: readonly string[];
  private readonly items: readonly Item[];
  private readonly ageing: Record<keyof Ageing, Cents> = { ...NO_AGEING };
  private day: Day | null = DAY;
  private invented: string[];

  constructor(
    private readonly kind: Unknown,
    private readonly random: Random,
  ) {
    this.words = random.pick(WORDS);
    [this.heading = "", this.other = ""] = shuffled(HEADINGS, random);
    this.values = shuffled(VALUES, random);
    this.invented = [this.heading];
    const items: Item[] = [];
    for (let client = 0; client < NAMES.length; client++) {
      const count = random.whole(2, 4);
      for (let place = 0; place < count; place++) {
        const issued = DAY - random.whole(1, 200);
        items.push({
          client,
          document: `F${1000 + 10 * client + place}`,
          issued,
          due: issued + random.pick([30, 45, 60]),
          cents: random.whole(10_001, 9_000_000),
        });
      }
    }
    this.items = items;
  }

  make(): GeneratedUnknown {
    const sheets = this.sheets();
    const grids = sheets.map(([sheet, rows]) => gridOf(sheet, rows));
    return { kind: this.kind, grids, day: this.day, ageing: this.ageing, invented: this.invented };
  }

  private owe(item: Item, cents = item.cents): void {
    const part = cents < 0 ? "unallocatedCredits" : bucketOf(DAY - item.due);
    this.ageing[part] += cents;
  }

  private oweAll(): void {
    this.items.forEach((item) => this.owe(item));
  }

  private someOf(share: number): ReadonlySet<Item> {
    const some = new Set(this.items.filter(() => this.random.chance(share)));
    some.add(this.items.at(-1) as Item);
    some.add(this.items.at(-4) as Item);
    some.delete(this.items[0] as Item);
    some.delete(this.items[1] as Item);
    return some;
  }

  private base(): Record<"client" | "code" | "document" | "issued" | "due" | "open" | "billed", Column> {
    const { words } = this;
    return {
      client: [words.client, ({ client }) => NAMES[client] ?? ""],
      code: [words.code, ({ client }) => `C${100 + client}`],
      document: [words.document, ({ document }) => document],
      issued: [words.issued, ({ issued }) => issued],
      due: [words.due, ({ due }) => due],
      open: [words.open, ({ cents }) => cents / 100],
      billed: [words.billed, ({ cents }) => cents / 100],
    };
  }

  private table(columns: readonly Column[], items: readonly Item[] = this.items): CellValue[][] {
    const placed = shuffled(columns, this.random);
    return [
      placed.map(([heading]) => heading),
      ...items.map((item, index) => placed.map(([, cellOf]) => cellOf(item, index))),
    ];
  }

  /** The table with a row of its own total below. */
  private totalled(columns: readonly Column[], amount: string, total: Cents): CellValue[][] {
    const [client, ...others] = columns;
    const placed = [client as Column, ...shuffled(others, this.random)];
    return [
      placed.map(([heading]) => heading),
      ...this.items.map((item, index) => placed.map(([, cellOf]) => cellOf(item, index))),
      placed.map(([heading], place) => (place === 0 ? "Total" : heading === amount ? total / 100 : "")),
    ];
  }

  private word(column: number): string {
    return this.values[column] ?? "";
  }

  private sheets(): readonly (readonly [string, CellValue[][]])[] {
    const { random, heading, other, items } = this;
    const { client, code, document, issued, due, open, billed } = this.base();
    const one = (rows: CellValue[][]): readonly (readonly [string, CellValue[][]])[] => [["Export", rows]];
    const sumOwed = (): Cents => Object.values(this.ageing).reduce((sum, cents) => sum + cents, 0);
    const some = this.someOf(0.3);
    const worded: Column = [heading, (item) => this.word(some.has(item) ? 1 : 0)];
    const signOf = (item: Item): 1 | -1 => (some.has(item) ? -1 : 1);
    switch (this.kind) {
      case "statuses of billed amounts": {
        items.forEach((item) => !some.has(item) && this.owe(item));
        const openWords = random.whole(1, 3);
        const column: Column = [
          heading,
          (item) => this.word(some.has(item) ? 0 : 1 + (item.cents % openWords)),
        ];
        return one(this.table([client, document, issued, due, billed, column]));
      }
      case "statuses of open amounts":
      case "draft and posted of open amounts":
        this.oweAll();
        return one(this.table([client, document, issued, due, open, worded]));
      case "oldest bucket beside a balance":
        return one(this.aged([4], true));
      case "middle bucket beside a balance":
        return one(this.aged([2], true));
      case "newest bucket beside a balance":
        return one(this.aged([0], true));
      case "credits beside a balance":
        return one(this.aged([], true, true));
      case "oldest bucket":
        return one(this.aged([4], false));
      case "middle bucket":
        return one(this.aged([2], false));
      case "newest bucket":
        return one(this.aged([0], false));
      case "credits of ranges":
        return one(this.aged([], false, true));
      case "balance of ranges": {
        const [headings = [], ...lines] = this.aged([], true);
        return one([[...headings.slice(0, -1), heading], ...lines]);
      }
      case "paid amounts": {
        const paid = (item: Item): Cents =>
          some.has(item) ? (item.cents % 2 === 0 ? item.cents : 5_000) : 0;
        items.forEach((item) => item.cents > paid(item) && this.owe(item, item.cents - paid(item)));
        return one(
          this.table([client, document, issued, due, billed, [heading, (item) => paid(item) / 100]]),
        );
      }
      case "rest of billed amounts": {
        const rest = (item: Item): Cents => (some.has(item) ? item.cents - 5_000 : item.cents);
        items.forEach((item) => this.owe(item, rest(item)));
        return one(
          this.table([client, document, issued, due, billed, [heading, (item) => rest(item) / 100]]),
        );
      }
      case "second amount": {
        const rest = (item: Item): Cents =>
          some.has(item) ? item.cents + 5_000 : Math.floor(item.cents / 1.2);
        this.oweAll();
        return one(
          this.table([client, document, issued, due, billed, [heading, (item) => rest(item) / 100]]),
        );
      }
      case "second amount of open ones": {
        this.oweAll();
        const net = ({ cents }: Item): Cents => Math.floor(cents / 1.2);
        return one(this.table([client, document, issued, due, open, [heading, (item) => net(item) / 100]]));
      }
      case "only date":
        this.oweAll();
        return one(this.table([client, document, [heading, due[1]], open]));
      case "due date beside the document's":
        this.oweAll();
        return one(this.table([client, document, issued, [heading, due[1]], open]));
      case "two dates, one before the other":
        this.oweAll();
        this.invented = [heading, other];
        return one(this.table([client, document, [heading, issued[1]], [other, due[1]], open]));
      case "three dates": {
        this.oweAll();
        const [, , third = ""] = shuffled(
          HEADINGS.filter((each) => each !== heading && each !== other),
          random,
        );
        this.invented = [heading, other, third];
        return one(
          this.table([
            client,
            document,
            [heading, issued[1]],
            [other, due[1]],
            [third, (item) => item.issued + 3],
            open,
          ]),
        );
      }
      case "second date beside the due date":
        this.oweAll();
        return one(this.table([client, document, issued, due, [heading, (item) => item.issued + 2], open]));
      case "payments of billed amounts":
      case "payments of open amounts": {
        const isBilled = this.kind === "payments of billed amounts";
        items.forEach((item) => !(isBilled && some.has(item)) && this.owe(item));
        const day: Column = [heading, (item) => (some.has(item) ? Math.min(DAY, item.issued + 25) : "")];
        return one(this.table([client, document, issued, due, isBilled ? billed : open, day]));
      }
      case "sides with a total":
        items.forEach((item) => this.owe(item, signOf(item) * item.cents));
        return one(this.totalled([client, document, issued, due, open, worded], open[0], sumOwed()));
      case "sides without a total":
        items.forEach((item) => this.owe(item, signOf(item) * item.cents));
        return one(this.table([client, document, issued, due, open, worded]));
      case "sides with series of documents": {
        items.forEach((item) => this.owe(item, signOf(item) * item.cents));
        const numbered: Column = [
          document[0],
          (item) => (some.has(item) ? `Q${item.document.slice(1)}` : item.document),
        ];
        const dated: Column = [due[0], (item) => (some.has(item) ? "" : item.due)];
        return one(this.table([client, numbered, issued, dated, open, worded]));
      }
      case "types that nobody knows":
        items.forEach((item) => this.owe(item, signOf(item) * item.cents));
        this.invented = [this.words.type];
        return one(this.table([client, document, issued, due, open, [this.words.type, worded[1]]]));
      case "parties without a total":
      case "parties with a total": {
        const others = new Set(items.filter((item) => item.client > 3));
        items.forEach((item) => !others.has(item) && this.owe(item));
        const column: Column = [heading, (item) => this.word(others.has(item) ? 1 : 0)];
        const columns = [client, document, issued, due, open, column];
        return one(
          this.kind === "parties with a total"
            ? this.totalled(columns, open[0], sumOwed())
            : this.table(columns),
        );
      }
      case "accounts that nobody knows": {
        const others = new Set(items.filter((item) => item.client > 3));
        items.forEach((item) => !others.has(item) && this.owe(item));
        const column: Column = [heading, (item) => (others.has(item) ? 8_720_000 : 8_310_000)];
        return one(this.table([client, document, issued, due, open, column]));
      }
      case "day in a title":
        this.oweAll();
        this.day = null;
        return one([["Zorbi 31/03/2026"], [], ...this.table([client, document, issued, due, open])]);
      case "age in words": {
        this.oweAll();
        const age: Column = [heading, (item) => this.word(DAY > item.due ? 1 : 0)];
        return one(this.table([client, document, issued, open, age]));
      }
      case "sheet that is not understood": {
        this.oweAll();
        this.invented = ["Feuille B"];
        const [a = "", b = "", c = "", d = ""] = shuffled(HEADINGS, random);
        const rows = this.table([
          [a, client[1]],
          [b, document[1]],
          [c, due[1]],
          [d, open[1]],
        ]);
        return [
          ["Export", this.table([client, document, issued, due, open])],
          ["Feuille B", rows],
        ];
      }
      case "the same items twice":
        this.oweAll();
        return [
          ["Export", this.table([client, document, issued, due, open])],
          ["Feuille B", this.table([client, document, due, open])],
        ];
      case "the same items without numbers":
        this.oweAll();
        this.invented = ["Feuille B", "Export"];
        return [
          ["Export", this.table([client, document, issued, due, open])],
          ["Feuille B", this.table([client, [heading, document[1]], due, open])],
        ];
      default:
        this.oweAll();
        this.invented = ["Feuille B", "Export"];
        return [
          ["Export", this.table([code, document, issued, due, open])],
          ["Feuille B", this.table([client, [heading, (_, index) => `R${index}`], due, open])],
        ];
    }
  }

  /** Ranges of days late, those of the places named under invented headings. */
  private aged(unknown: readonly number[], hasBalance: boolean, hasCredits = false): CellValue[][] {
    const { words, random, heading } = this;
    const headings = words.ranges.map((range, place) => (unknown.includes(place) ? heading : range));
    const lines = NAMES.map((name) => {
      const cents = PARTS.map(() => (random.chance(0.25) ? 0 : random.whole(100, 900_000)));
      const credit = hasCredits && random.chance(0.6) ? -random.whole(100, 50_000) : 0;
      cents.forEach((amount, place) => (this.ageing[PARTS[place] ?? "notDue"] += amount));
      this.ageing.unallocatedCredits += credit;
      const balance = cents.reduce((sum, amount) => sum + amount, credit);
      return [
        name,
        ...[...cents, ...(hasCredits ? [credit] : []), ...(hasBalance ? [balance] : [])].map(
          (each) => each / 100,
        ),
      ];
    });
    return [
      [words.client, ...headings, ...(hasCredits ? [heading] : []), ...(hasBalance ? [words.balance] : [])],
      ...lines,
    ];
  }
}

function gridOf(sheet: string, rows: CellValue[][]): SheetGrid {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}
