import type { CellValue } from "../../../src/intake/cells/sheetGrid";
import { openQuestions } from "../../../src/intake/check/questions";
import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import { generateUnknown, type Unknown } from "./generateUnknown";
import { HARMLESS_COLUMNS } from "./harmlessColumns";

/** Open items, billed amounts of which it is asked anyway whether they are open, and an aged balance. */
const KINDS: readonly Unknown[] = [
  "statuses of open amounts",
  "statuses of billed amounts",
  "balance of ranges",
];

test.each(KINDS)(
  "what ordinary exports have beside: %s, nothing is asked of it and nothing named",
  async (kind) => {
    for (const [place, [heading = "", ...values]] of HARMLESS_COLUMNS.entries()) {
      const { grids, day, invented } = generateUnknown(kind, 77 + (place % 5));
      const [grid] = grids;
      if (grid === undefined) throw new Error("no sheet");
      const isStatus = kind !== "balance of ranges";
      const column = isStatus
        ? (grid.values[0] ?? []).indexOf(invented[0] ?? "")
        : (grid.values[0] ?? []).length;
      const rows = grid.values.map((row, index): CellValue[] => {
        const more = [...row];
        more[column] = index === 0 ? heading : (values[(index * 7 + (index % 3)) % values.length] ?? "");
        return more;
      });
      const intake = await readWorkbook([{ ...grid, values: rows }], { referenceDate: day });
      const about = openQuestions(intake).filter(({ kind: asked, column: named }) => {
        return asked !== "open-amount" || named?.heading === heading;
      });
      const unread = intake.sources.flatMap(({ unread = [] }) => unread.map((each) => each.heading));
      expect([heading, about, unread.includes(heading)]).toEqual([heading, [], false]);
    }
  },
);
