import { capitalised } from "../../domain/basis/text";
import type { Change, GradeMove } from "../../domain/colour/change";
import type { Translator } from "../../locales/translator";

/** What changed of a client since the last committee: "Vert → Orange (retard : à jour → retard)". */
export function changeSentence(change: Change, words: Translator): string {
  switch (change.kind) {
    case "new":
    case "unchanged":
      return words.t(`workbook:changes.${change.kind}`);
    case "grades":
      return capitalised(movesText(change.grades, words));
    case "colour": {
      const from = words.t(`workbook:colours.${change.from}`);
      const to = words.t(`workbook:colours.${change.to}`);
      const moves = movesText(change.grades, words);
      return moves === ""
        ? words.t("workbook:changes.colour", { from, to })
        : words.t("workbook:changes.colourBecause", { from, to, moves });
    }
  }
}

function movesText(moves: readonly GradeMove[], words: Translator): string {
  return moves
    .map(({ criterion, from, to }) =>
      words.t("workbook:changes.move", {
        criterion: words.t(`workbook:changes.criteria.${criterion}`),
        from: words.t(`workbook:grades.${from}`).toLowerCase(),
        to: words.t(`workbook:grades.${to}`).toLowerCase(),
      }),
    )
    .join(", ");
}
