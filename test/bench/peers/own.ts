import { classifyPortfolio } from "../../../src/committee/analysis/classifyPortfolio";
import { dayOf } from "../../../src/domain/basis/day";
import { DEFAULT_POLICY } from "../../../src/domain/policy/policy";
import { defaultGrid, type Colour } from "../../../src/domain/policy/grid";
import type { SheetGrid } from "../../../src/intake/cells/sheetGrid";
import { readWorkbook } from "../../../src/intake/join/readWorkbook";
import { wideGrid } from "../grid";

/** Serial day to which all count delays. */
export const REFERENCE = dayOf(2026, 1, 14);

/** Lateness is the only criterion: the sheet knows no cover and no rating. */
const POLICY = {
  ...DEFAULT_POLICY,
  parameters: { ...DEFAULT_POLICY.parameters, coverCriterion: "none", ratingsInUse: false } as const,
  grid: defaultGrid({ cover: false, signature: false }),
};

/** The sheet that all are given: a row of headings, then so many items of 20 columns, none in dispute. */
export function sheetOf(items: number): SheetGrid {
  const grid = wideGrid(items);
  const disputed = grid.values[0]?.indexOf("Litige") ?? -1;
  return { ...grid, values: grid.values.map((row, index) => (index === 0 ? row : row.with(disputed, ""))) };
}

/** How many clients have each colour, by the product's own reading and classification. */
export async function coloursOf(grid: SheetGrid): Promise<Record<Colour, number>> {
  const pause = (): Promise<void> => Promise.resolve();
  const intake = await readWorkbook([grid], { referenceDate: REFERENCE });
  const counts = { red: 0, orange: 0, green: 0 };
  for (const { colour } of await classifyPortfolio(intake, POLICY, REFERENCE, { pause })) counts[colour] += 1;
  return counts;
}
