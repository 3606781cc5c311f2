import type { OpenCommittee } from "./openCommittee";
import { openCommittee } from "./openCommittee";
import { Problem } from "../../src/domain/basis/problem";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { RowChanged } from "../../src/committee/protocol/rowChanged";
import { seededRandom, type Random } from "../sample/random";
import { tableNamed } from "../simulator/workbook";
import { asColleague, COMMITTEE, draft, entriesOf, openProtocol } from "./openProtocol";

/** Operations between two at which a person inserts a column or takes it away. */
const LEAST_BETWEEN_COLUMNS = 8;

/** What both people were told stands in the table, by the words of the decision. */
type Ledger = Map<string, ProtocolEntry>;

/** One person at work: records, reviews, sorts, filters, inserts rows above, renames people, types numbers
 * as text, shows totals, inserts a column, hides the sheet, closes the pane. */
class Person {
  private written = 0;
  private sinceColumn = 0;
  /** Failures that the person was told of. */
  readonly told: string[] = [];

  constructor(
    readonly name: string,
    private committee: OpenCommittee,
    private readonly random: Random,
    private readonly ledger: Ledger,
  ) {}

  async work(operations: number): Promise<void> {
    for (let done = 0; done < operations; done += 1) {
      const what = this.random.weighted([
        ["record", 30],
        ["review", 40],
        ["sort", 10],
        ["filter", 10],
        ["insert", 4],
        ["rename", 4],
        ["retype", 4],
        ["hide", 3],
        ["totals", 4],
        ["column", 3],
        ["reopen", 2],
      ] as const);
      this.sinceColumn += 1;
      await this[what]();
    }
  }

  close(): void {
    this.committee.close();
  }

  /** Records a decision; told that it is not sure, tries again with the same words. */
  private async record(): Promise<void> {
    this.written += 1;
    const decision = `${this.name} ${this.written}`;
    const clientCode = this.random.pick(["A", "B", "0411"]);
    const recorded = await this.insisting(() =>
      this.committee.actions.protocol.recordDecision(draft({ decision, clientCode, owner: this.name })),
    );
    this.ledger.set(decision, recorded.entry);
  }

  /** Says what became of an action, as last seen; told that it changed, leaves it. */
  private async review(): Promise<void> {
    const seen = [...this.ledger.values()];
    if (seen.length === 0) return;
    const entry = this.random.pick(seen);
    const result = `${this.name} ${this.random.whole(1, 1e9)}`;
    const outcome = this.random.pick(["in-progress", "to-do", "dropped"] as const);
    try {
      const reviewed = await this.committee.actions.protocol.reviewAction(entry, { outcome, result });
      this.ledger.set(entry.decision, reviewed.entry);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.told.push(error.code);
      if (error instanceof RowChanged) return;
      // Its number was settled, or it could not be read back: the person looks again.
      const now = (await entriesOf(this.committee)).find(({ decision }) => decision === entry.decision);
      if (now !== undefined) this.ledger.set(now.decision, now);
    }
  }

  private async insisting<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Problem) || tries === 10) throw error;
        this.told.push(error.code);
      }
    }
  }

  private sort(): Promise<void> {
    const fields = [{ key: this.random.whole(0, 16), ascending: this.random.chance(0.5) }];
    return this.inTheSheet((table) => table.sort.apply(fields));
  }

  private filter(): Promise<void> {
    const owner = this.random.pick(["Ana", "Ben", null]);
    return this.inTheSheet((table) => {
      if (owner === null) table.clearFilters();
      else table.columns.getItem("Responsable").filter.applyValuesFilter([owner]);
    });
  }

  private insert(): Promise<void> {
    return this.inTheSheet((table) => table.worksheet.getRange("1:1").insert("Down"));
  }

  /** Types the number of a row as text. */
  private retype(): Promise<void> {
    return asColleague(this.committee.excel, async (context) => {
      const numbers = context.workbook.tables.getItem("CC_Protocol").columns.getItem("N°").getDataBodyRange();
      numbers.load("values");
      await context.sync();
      const row = this.random.whole(0, numbers.values.length - 1);
      const number: unknown = numbers.values[row]?.[0];
      if (typeof number !== "number") return;
      const cell = numbers.getCell(row, 0);
      cell.numberFormat = [["@"]];
      cell.values = [[String(number)]];
    });
  }

  private hide(): Promise<void> {
    const visibility = this.random.pick(["Hidden", "Visible"] as const);
    return this.inTheSheet((table) => {
      table.worksheet.visibility = visibility;
    });
  }

  /** Shows totals, or takes them and the filters away. */
  private totals(): Promise<void> {
    const shown = this.random.chance(0.5);
    return this.inTheSheet((table) => {
      if (!shown) table.clearFilters();
      table.showTotals = shown;
    });
  }

  /** Inserts a column of their own anywhere, or takes it away again. */
  private column(): Promise<void> {
    // Nobody inserts a column and takes it away again within one write of somebody else; two people might.
    if (this.name !== "Ana" || this.sinceColumn < LEAST_BETWEEN_COLUMNS) return Promise.resolve();
    this.sinceColumn = 0;
    const at = this.random.whole(0, 12);
    return asColleague(this.committee.excel, async (context) => {
      const { columns } = context.workbook.tables.getItem("CC_Protocol");
      const own = columns.getItemOrNullObject("Mon avis").load("name");
      await context.sync();
      if (own.isNullObject) columns.add(at, undefined, "Mon avis");
      else own.delete();
    });
  }

  private rename(): Promise<void> {
    const name = `Claire ${this.random.whole(1, 99)}`;
    return asColleague(this.committee.excel, (context) => {
      context.workbook.tables.getItem("CC_People").getDataBodyRange().getCell(0, 1).values = [[name]];
    });
  }

  private async reopen(): Promise<void> {
    this.committee.close();
    const { model, excel } = this.committee;
    this.committee = await openCommittee(model, { excel });
  }

  private inTheSheet(act: (table: Excel.Table) => unknown): Promise<void> {
    return asColleague(this.committee.excel, (context) => {
      act(context.workbook.tables.getItem("CC_Protocol"));
    });
  }
}

/**
 * Lets two people work in one protocol at the same time, this many operations each, and expects that nothing is lost,
 * doubled or altered, and that numbers are unique.
 * @returns how they got in each other's way: rows changed or went under their eyes, which of the two is a matter of
 *   moments.
 */
export async function expectTogether(operations: number, seed: number): Promise<string[]> {
  const first = await openProtocol();
  const second = await openCommittee(first.model, { excel: first.excel });
  const ledger: Ledger = new Map();
  const people = [
    new Person("Ana", first, seededRandom(seed), ledger),
    new Person("Ben", second, seededRandom(seed + 1000), ledger),
  ];
  await Promise.all(people.map((person) => person.work(operations)));
  const last = await openCommittee(first.model, { excel: first.excel });
  await last.actions.protocol.settleProtocol();
  const entries = await entriesOf(last);
  const numbers = entries.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).not.toContain(null);
  expect(entries.filter(({ decision }) => !ledger.has(decision))).toEqual([]);
  const byWords = new Map(entries.map((entry) => [entry.decision, entry]));
  expect(byWords.size).toBe(entries.length);
  expect([...byWords.keys()].sort()).toEqual([...ledger.keys()].sort());
  const told = ({ number: _, ...entry }: ProtocolEntry) => entry;
  for (const [words, entry] of ledger) expect(told(byWords.get(words)!)).toEqual(told(entry));
  const { area, showTotals } = tableNamed(first.model, "CC_Protocol");
  expect(area.rows).toBe(entries.length + (showTotals ? 2 : 1));
  expect(entries.every(({ committeeDate }) => committeeDate === COMMITTEE)).toBe(true);
  [...people, last].forEach((own) => own.close());
  return people.flatMap(({ told }) => told).filter((code) => code === "row-changed" || code === "row-gone");
}
