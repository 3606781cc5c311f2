import type { Unreadable } from "../../book/reading";
import { groupBy } from "../../domain/basis/groupBy";
import type { Message } from "../../intake/source";

/** A column pasted as text has hundreds of unreadable cells: so many are named, the others counted. */
const NAMED_PER_COLUMN = 3;

/**
 * Says of each cell that could not be read where it stands, what it holds and what was meant.
 * @param left what is left out for it: the cell alone, the point of a figure over time, the client in a list, what
 *   is known of the client at the last committee, a figure that a decision should freeze, or a difference that was accepted.
 */
export function unreadableWarnings(
  unreadable: readonly Unreadable[],
  left: "cell" | "point" | "listed" | "memory" | "frozen" | "acceptance" = "cell",
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

/** Says which cell of the settings of sources cannot be used: its address, its heading and what stands there. */
export function invalidSetting({ address, heading, text }: Unreadable): Message {
  return { code: "source-setting-invalid", values: { address, column: heading, value: text } };
}

/** As `unreadableWarnings`, of the cells that no warning names yet. */
export function otherUnreadable(unreadable: readonly Unreadable[], warnings: readonly Message[]): Message[] {
  const named = new Set(warnings.map(({ values }) => values["address"]));
  return unreadableWarnings(unreadable.filter(({ address }) => !named.has(address)));
}
