import { splitAddress } from "../../book/cells";
import type { Unreadable } from "../../book/reading";
import { groupBy } from "../../domain/basis/groupBy";
import type { Message } from "../../intake/source";

/** A column pasted as text has hundreds of unreadable cells: so many are named, the others counted. */
const NAMED_PER_COLUMN = 3;

/**
 * Says of each cell that could not be read where it stands, what it holds and what was meant.
 * @param left what is left out for it: the cell alone, the point of a figure over time, the client in a list, what
 *   is known of the client at the last committee, a figure that a decision should freeze, a difference that was accepted, or a cell that the analysis writes again.
 */
export function unreadableWarnings(
  unreadable: readonly Unreadable[],
  left: "cell" | "point" | "listed" | "memory" | "frozen" | "acceptance" | "rewritten" = "cell",
): Message[] {
  return [...groupBy(unreadable, ({ heading }) => heading)].flatMap(([column, cells]) => {
    const named = cells.slice(0, NAMED_PER_COLUMN).map(({ address, text, meaning, choices }) => ({
      code: text === "" ? `${left}-missing` : `${left}-unreadable`,
      values: { address, column, value: text, meaning, choices },
    }));
    const others = cells.length - named.length;
    return others === 0 ? named : [...named, { code: "cells-unreadable", values: { column, count: others } }];
  });
}

/** Up to so many warnings of one kind in one column each stand for themselves. */
const MOST_PER_COLUMN = 5;

/**
 * Says once what is wrong with a column: where one of its cells after the other lacks the same, as when people clear a
 * column or lose its content with its heading, that is told in one sentence, else the first few are named and the
 * others counted. A warning without an address stands for itself.
 */
export function gatheredByColumn(warnings: readonly Message[]): Message[] {
  return [...groupBy<Message, unknown>(warnings, (warning) => columnOf(warning) ?? warning)].flatMap(
    ([, alike]) => {
      const [first] = alike;
      if (first === undefined || alike.length <= MOST_PER_COLUMN) return alike;
      const last = splitAddress(String(alike.at(-1)?.values["address"]))?.local ?? "";
      const values = { address: `${first.values["address"] ?? ""}:${last}`, count: alike.length };
      if (alike.every(({ values: { value } }) => value === "")) return [{ code: "column-emptied", values }];
      const named = alike.slice(0, NAMED_PER_COLUMN);
      return [...named, { code: "column-others", values: { ...values, count: alike.length - named.length } }];
    },
  );
}

/** What is said, and of which column of which sheet; null where no cell is named. */
function columnOf({ code, values: { address } }: Message): string | null {
  const cell = typeof address === "string" ? splitAddress(address) : null;
  return cell === null ? null : `${code} ${cell.sheet}!${cell.local.replace(/\d+$/, "")}`;
}

/** Says which cell of the settings of sources cannot be used: its address, its heading and what stands there. */
export function invalidSetting({ address, heading, text }: Unreadable): Message {
  return { code: "source-setting-invalid", values: { address, column: heading, value: text } };
}

/** As `unreadableWarnings`, of the cells that no warning names yet. */
export function otherUnreadable(unreadable: readonly Unreadable[], warnings: readonly Message[]): Message[] {
  const named = new Set(warnings.map(({ values }) => values["address"]));
  return unreadableWarnings(unreadable.filter(({ address }) => !named.has(address)));
}
