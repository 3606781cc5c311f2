import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import { eachPlace } from "../basis/eachPlace";
import type { OpenItem } from "./receivables";

/** A client as its open items name it. */
export interface Debtor {
  readonly clientCode: string;
  readonly clientName: string;
}

/** Where a day is not known: days are counted from 1900, none is that far off. */
const NO_DAY = -(2 ** 31);

/** What an item may be marked as, by a bit each. */
export const ITEM_MARKS = { disputed: 1, doubtful: 2, retention: 4 } as const;

/**
 * What open items say, by column: an object kept for each of a hundred thousand is more to make, to move and to
 * collect than all that is done with it. Items are known by their place, from 0 on.
 */
export class ItemColumns {
  private readonly documents: string[];
  private readonly documentDates: Int32Array;
  private readonly dueDates: Int32Array;
  /** Whole numbers as long as all fit: what is added up of others takes memory of its own wherever it is kept. */
  private amounts: Int32Array | Float64Array;
  private readonly marks: Uint8Array;
  /** True where an item bears no document's number. */
  lacksDocuments = false;
  /** True where an item does not say when it is due. */
  lacksDueDates = false;
  /** True where an item bears its document's date. */
  hasDocumentDates = false;
  /** How many amounts are not nil, and how many of these are below it. */
  filled = 0;
  negative = 0;
  /** The first and the last of all their days, and the largest amount, whatever its sign. */
  firstDay: Day = Infinity;
  lastDay: Day = -Infinity;
  largest: Cents = 0;
  private count = 0;

  /** `most` is how many items there can be. */
  constructor(most: number) {
    this.documents = new Array<string>(most);
    this.documentDates = new Int32Array(most);
    this.dueDates = new Int32Array(most);
    this.amounts = new Int32Array(most);
    this.marks = new Uint8Array(most);
  }

  get length(): number {
    return this.count;
  }

  /**
   * Adds an item, field by field: an object made for each would take longer to collect than the item to keep.
   * @throws RangeError for one more than there can be: typed arrays would lose it without a word.
   */
  add(document: string, documentDate: Day | null, dueDate: Day | null, amount: Cents, marks: number): void {
    const place = this.count++;
    if (place >= this.marks.length) throw new RangeError(`more than ${this.marks.length} items`);
    this.documents[place] = document;
    if (document === "") this.lacksDocuments = true;
    if (documentDate !== null) {
      this.hasDocumentDates = true;
      this.noteDay(documentDate);
    }
    if (dueDate === null) this.lacksDueDates = true;
    else this.noteDay(dueDate);
    if (amount !== 0) this.filled += 1;
    if (amount < 0) this.negative += 1;
    if (Math.abs(amount) > this.largest) this.largest = Math.abs(amount);
    this.documentDates[place] = documentDate ?? NO_DAY;
    this.dueDates[place] = dueDate ?? NO_DAY;
    this.amounts[place] = amount;
    if (this.amounts[place] !== amount) this.keepLarge(place, amount);
    this.marks[place] = marks;
  }

  private noteDay(day: Day): void {
    if (day < this.firstDay) this.firstDay = day;
    if (day > this.lastDay) this.lastDay = day;
  }

  private keepLarge(place: number, amount: Cents): void {
    this.amounts = Float64Array.from(this.amounts);
    this.amounts[place] = amount;
  }

  documentAt(place: number): string {
    return this.documents[place] as string;
  }

  amountAt(place: number): Cents {
    return this.amounts[place] as Cents;
  }

  documentDateAt(place: number): Day | null {
    return dayIn(this.documentDates, place);
  }

  dueDateAt(place: number): Day | null {
    return dayIn(this.dueDates, place);
  }

  isDisputedAt(place: number): boolean {
    return this.isMarked(place, "disputed");
  }

  isDoubtfulAt(place: number): boolean {
    return this.isMarked(place, "doubtful");
  }

  isRetentionAt(place: number): boolean {
    return this.isMarked(place, "retention");
  }

  private isMarked(place: number, mark: keyof typeof ITEM_MARKS): boolean {
    return ((this.marks[place] as number) & ITEM_MARKS[mark]) !== 0;
  }

  /** The item as an object, made anew. */
  itemAt(place: number, { clientCode, clientName }: Debtor): OpenItem {
    return {
      clientCode,
      clientName,
      document: this.documentAt(place),
      documentDate: this.documentDateAt(place),
      dueDate: this.dueDateAt(place),
      amount: this.amountAt(place),
      disputed: this.isDisputedAt(place),
      ...(this.isDoubtfulAt(place) ? { doubtful: true } : {}),
      ...(this.isRetentionAt(place) ? { retention: true } : {}),
    };
  }
}

/** The marks that an item bears, put together. */
function marksOf(item: OpenItem): number {
  return (
    (item.disputed ? ITEM_MARKS.disputed : 0) |
    (item.doubtful === true ? ITEM_MARKS.doubtful : 0) |
    (item.retention === true ? ITEM_MARKS.retention : 0)
  );
}

function dayIn(days: Int32Array, place: number): Day | null {
  const day = days[place] as number;
  return day === NO_DAY ? null : day;
}

/** Some open items in their order, each made when it is asked for. */
type ItemList = Iterable<OpenItem> & { readonly length: number };

/** What one client owes, item by item. */
export interface ClientItems extends ItemList, Debtor {
  readonly columns: ItemColumns;
  /** The place in the columns of the item of that index, from 0 on. */
  placeAt(index: number): number;
}

/** The open items of a reading in the order of the sheets, each with its client. */
export class OpenItems implements ItemList {
  private groups: Groups | null = null;
  private byCode: ReadonlyMap<string, ClientItems> | null = null;

  /**
   * @param clients by item, the place of its client among `debtors`, of whom several may bear one code: they are one
   *   client.
   * @param isOneCodeEach true where no two debtors bear one code: nothing has to be looked for by its text then.
   */
  constructor(
    readonly columns: ItemColumns,
    private readonly clients: Int32Array,
    private readonly debtors: readonly Debtor[],
    private readonly isOneCodeEach = false,
  ) {}

  static of(items: Iterable<OpenItem>): OpenItems {
    const list = [...items];
    const columns = new ItemColumns(list.length);
    for (const item of list) {
      columns.add(item.document, item.documentDate, item.dueDate, item.amount, marksOf(item));
    }
    return new OpenItems(columns, Int32Array.from(list.keys()), list);
  }

  get length(): number {
    return this.columns.length;
  }

  debtorAt(place: number): Debtor {
    return this.debtors[this.clients[place] as number] as Debtor;
  }

  itemAt(place: number): OpenItem {
    return this.columns.itemAt(place, this.debtorAt(place));
  }

  *[Symbol.iterator](): Iterator<OpenItem> {
    for (let place = 0; place < this.length; place += 1) yield this.itemAt(place);
  }

  /** The items of each client, in the order in which they first stand in the sheets. */
  byClient(): readonly ClientItems[] {
    return this.grouped().lists;
  }

  /** The items of the client of that code; none where it owes nothing. */
  ofClient(clientCode: string): ClientItems {
    this.byCode ??= new Map(this.byClient().map((own) => [own.clientCode, own]));
    const own = this.byCode.get(clientCode);
    return own ?? new ItemsOfClient(this.columns, { clientCode, clientName: "" }, NO_PLACES, 0, 0);
  }

  /** By client, in the order of `byClient`, the sum of its items. */
  balances(): Float64Array {
    const { groupOf, lists } = this.grouped();
    const sums = new Float64Array(lists.length);
    eachPlace(0, this.length, (place) => {
      const group = groupOf[this.clients[place] as number] as number;
      sums[group] = (sums[group] as Cents) + this.columns.amountAt(place);
    });
    return sums;
  }

  private grouped(): Groups {
    return (this.groups ??= this.group());
  }

  /** Sorts the places of the items by client, who keep the order in which they first stand. */
  private group(): Groups {
    const byCode = this.isOneCodeEach ? null : new Map<string, number>();
    const firsts: Debtor[] = [];
    const groupOf = new Int32Array(this.debtors.length).fill(-1);
    const sizes = new Int32Array(this.debtors.length);
    const first = (client: number): number => {
      const debtor = this.debtors[client] as Debtor;
      const group = byCode?.get(debtor.clientCode) ?? firsts.length;
      if (group === firsts.length) {
        firsts.push(debtor);
        byCode?.set(debtor.clientCode, group);
      }
      groupOf[client] = group;
      return group;
    };
    eachPlace(0, this.length, (place) => {
      const client = this.clients[place] as number;
      const known = groupOf[client] as number;
      const group = known < 0 ? first(client) : known;
      sizes[group] = (sizes[group] as number) + 1;
    });
    const places = new Int32Array(this.length);
    let end = 0;
    const lists = firsts.map((debtor, group) => {
      const from = end;
      end += sizes[group] as number;
      sizes[group] = from;
      return new ItemsOfClient(this.columns, debtor, places, from, end);
    });
    // What was the size of a group is now where its next item goes.
    eachPlace(0, this.length, (place) => {
      const group = groupOf[this.clients[place] as number] as number;
      const next = sizes[group] as number;
      places[next] = place;
      sizes[group] = next + 1;
    });
    return { lists, groupOf };
  }
}

const NO_PLACES = new Int32Array(0);

/** Which items are whose. */
interface Groups {
  readonly lists: readonly ClientItems[];
  /** By debtor, the place in `lists`; -1 for one without items. */
  readonly groupOf: Int32Array;
}

/** The items of one client: a part of the places of all, sorted by client. */
class ItemsOfClient implements ClientItems {
  readonly clientCode: string;
  readonly clientName: string;

  constructor(
    readonly columns: ItemColumns,
    debtor: Debtor,
    private readonly places: Int32Array,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.clientCode = debtor.clientCode;
    this.clientName = debtor.clientName;
  }

  get length(): number {
    return this.to - this.from;
  }

  placeAt(index: number): number {
    return this.places[this.from + index] as number;
  }

  *[Symbol.iterator](): Iterator<OpenItem> {
    for (let index = 0; index < this.length; index += 1) {
      yield this.columns.itemAt(this.placeAt(index), this);
    }
  }
}
