import fc from "fast-check";
import type { PageRow } from "../../documents/form/sheetRows";
import { pagesOf } from "./pageBreaks";
import { PAPERS } from "./papers";

const WIDTHS = [100, 300];
const cell = (value: string) => [{ at: 0, value }];
const wraps = [{ at: 1, align: "Left", wraps: true }] as const;

/** A section as a document makes it: its heading, the headings of its columns, rows of one to some lines. */
const section = fc
  .record({
    rows: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 90 }),
    hasHeadings: fc.boolean(),
    laterFrom: fc.option(fc.nat(90), { nil: null }),
    startsPage: fc.boolean(),
  })
  .map(({ rows, hasHeadings, laterFrom, startsPage }): PageRow[] => [
    { kind: "blank", cells: [], startsPage },
    { kind: "section", cells: cell("Section") },
    ...(hasHeadings ? [{ kind: "headings" as const, cells: cell("Client") }] : []),
    ...rows.flatMap((length, index): PageRow[] => [
      ...(index === laterFrom ? [{ kind: "divider" as const, cells: cell("Later") }] : []),
      {
        kind: "row",
        cells: [...cell(`Row ${index}`), { at: 1, value: "mot ".repeat(length).trim() }],
        dress: wraps,
      },
    ]),
  ]);
const page = fc
  .array(section, { minLength: 1, maxLength: 6 })
  .map((sections): PageRow[] => [{ kind: "title", cells: cell("Title") }, ...sections.flat()]);

function paged(rows: readonly PageRow[]): PageRow[][] {
  const pages: PageRow[][] = [[]];
  for (const row of pagesOf(rows, WIDTHS, PAPERS.agenda)) {
    if (row.startsPage) pages.push([]);
    pages.at(-1)!.push(row);
  }
  return pages;
}

const plain = ({ kind, cells }: PageRow) => JSON.stringify([kind, cells]);

test("no row is lost or moved; only headings of columns are said again", () => {
  fc.assert(
    fc.property(page, (rows) => {
      const kept = paged(rows).flatMap((own, index) =>
        own.filter((row, at) => !(index > 0 && at === 0 && row.kind === "headings")),
      );
      expect(kept.map(plain)).toEqual(rows.map(plain));
    }),
  );
});

/** What begins a section on paper. */
const BEGINNINGS = ["blank", "section"];

test("no page ends with what needs rows below it, and one that begins within a table begins with its headings", () => {
  fc.assert(
    fc.property(page, (rows) => {
      const pages = paged(rows);
      let hasHeadings = false;
      pages.forEach((own, index) => {
        const last = own.at(-1);
        expect(["row", "title"]).toContain(last?.kind);
        const [first] = own;
        if (index > 0)
          expect([...BEGINNINGS, ...(hasHeadings ? ["headings"] : ["row", "divider"])]).toContain(
            first?.kind,
          );
        for (const { kind } of own) {
          if (kind === "section") hasHeadings = false;
          if (kind === "headings") hasHeadings = true;
        }
      });
    }),
  );
});

test("a page holds what its paper has room for: a longer table goes on, a short one is moved whole", () => {
  const lines = (count: number, name: string): PageRow[] => [
    { kind: "blank", cells: [] },
    { kind: "section", cells: cell(name) },
    { kind: "headings", cells: cell("Client") },
    ...Array.from({ length: count }, (_, index): PageRow => ({
      kind: "row",
      cells: cell(`${name} ${index}`),
    })),
  ];
  const pages = paged([
    { kind: "title", cells: cell("Title") },
    ...lines(109, "long"),
    ...lines(12, "short"),
  ]);
  expect(pages.map((own) => own.length)).toEqual([61, 53, 15]);
  expect(pages.map(([first]) => first?.kind)).toEqual(["title", "headings", "blank"]);
});
