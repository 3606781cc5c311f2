import { ask } from "../find/ask";
import { nestedBuckets } from "../read/nested";
import type { Layout } from "../find/layout";
import type { Question } from "../question";

/**
 * Ranges that overlap ("> 30" beside "> 60", "0-60" beside "0-30") where on every row the wider holds no less than the
 * narrower: each amount may hold those inside it. Nothing is asked where the rows make their balance side by side, or
 * where a row says otherwise.
 */
export function bucketsNested(layout: Layout, hasGaps: boolean): readonly Question[] {
  const nested = nestedBuckets(layout);
  const [first] = nested;
  if (first === undefined) return [];
  if (layout.columns.balance !== undefined && !hasGaps && !isAnswered(layout)) return [];
  const headings = nested.flatMap(({ outer, inner }) => [outer.heading, inner.heading]);
  return [
    ask(layout, "buckets-nested", {
      column: first.outer.index,
      rows: first.rows,
      subject: "",
      values: { headings: [...new Set(headings)].join("\n") },
      choices: ["nested", "apart"],
    }),
  ];
}

function isAnswered({ answers }: Layout): boolean {
  return answers.some(({ kind }) => kind === "buckets-nested");
}
