import fc from "fast-check";
import { ItemColumns, OpenItems } from "./openItems";
import type { OpenItem } from "./receivables";

const day = fc.option(fc.integer({ min: -1, max: 80_000 }));
const items: fc.Arbitrary<OpenItem[]> = fc.array(
  fc
    .record({
      clientCode: fc.constantFrom("C1", "C2", "007", "constructor", ""),
      document: fc.constantFrom("", "F1", "F2"),
      documentDate: day,
      dueDate: day,
      amount: fc.maxSafeInteger(),
      disputed: fc.boolean(),
      marks: fc.constantFrom(
        {},
        { doubtful: true },
        { retention: true },
        { doubtful: true, retention: true },
      ),
    })
    .map(({ marks, ...item }) => ({ ...item, clientName: `Client ${item.clientCode}`, ...marks })),
);

test("items come back from their columns as they were, in their order", () => {
  fc.assert(fc.property(items, (all) => expect([...OpenItems.of(all)]).toEqual(all)));
});

test("each item is one client's, in the order in which clients and items first stand", () => {
  fc.assert(
    fc.property(items, (all) => {
      const open = OpenItems.of(all);
      const codes = [...new Set(all.map(({ clientCode }) => clientCode))];
      expect(open.byClient().map(({ clientCode }) => clientCode)).toEqual(codes);
      for (const code of codes) {
        const own = all.filter(({ clientCode }) => clientCode === code);
        expect([...open.ofClient(code)]).toEqual(own);
        expect(open.ofClient(code)).toHaveLength(own.length);
      }
      expect([...open.ofClient("nobody")]).toEqual([]);
    }),
  );
});

test("the balances of the clients are the sums of their items", () => {
  const item = { clientName: "", document: "", documentDate: null, dueDate: null, disputed: false };
  const open = OpenItems.of([
    { ...item, clientCode: "C1", amount: 10_05 },
    { ...item, clientCode: "C2", amount: -3_00 },
    { ...item, clientCode: "C1", amount: 2_00 },
  ]);
  expect([...open.balances()]).toEqual([12_05, -3_00]);
});

test("one item more than there can be is refused, not lost", () => {
  const columns = new ItemColumns(1);
  columns.add("F1", null, 46_000, 100, 0);
  expect(() => columns.add("F2", null, 46_000, 200, 0)).toThrow(RangeError);
});
