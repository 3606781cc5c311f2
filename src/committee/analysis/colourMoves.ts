import type { ClassifiedClient } from "../../domain/colour/classification";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Translator } from "../../locales/translator";
import type { ColourMove } from "./analysisContract";
import { reasonSentence } from "./reasons";

/** The clients whose colour differs, those that become worse first, then by their new colour and name. */
export function movesBetween(
  before: readonly ClassifiedClient[],
  after: readonly ClassifiedClient[],
  words: Translator,
): ColourMove[] {
  const colours = new Map(before.map(({ clientCode, colour }) => [clientCode, colour]));
  const rank = (colour: Colour) => COLOURS.indexOf(colour);
  return after
    .flatMap(({ clientCode, clientName, colour, reasons }): ColourMove[] => {
      const from = colours.get(clientCode);
      if (from === undefined || from === colour) return [];
      return [{ clientCode, clientName, from, to: colour, why: reasonSentence(colour, reasons, words) }];
    })
    .sort(
      (a, b) =>
        Number(rank(a.to) > rank(a.from)) - Number(rank(b.to) > rank(b.from)) ||
        rank(a.to) - rank(b.to) ||
        rank(a.from) - rank(b.from) ||
        a.clientName.localeCompare(b.clientName),
    );
}
