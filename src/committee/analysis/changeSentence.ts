import { capitalised } from "../../domain/basis/text";
import type { Change, GradeMove } from "../../domain/colour/change";
import { COVER_GRADES } from "../../domain/policy/grid";
import type { Criteria } from "../../domain/policy/policy";
import { coverWord } from "../../documents/form/coverWord";
import type { Translator } from "../../locales/translator";

/** What changed of a client since the last committee: "Vert → Orange (retard : à jour → retard)". */
export function changeSentence(change: Change, criteria: Criteria, words: Translator): string {
  switch (change.kind) {
    case "new":
    case "unchanged":
      return words.t(`workbook:changes.${change.kind}`);
    case "grades":
      return capitalised(movesText(change.grades, criteria, words));
    case "colour": {
      const from = words.t(`workbook:colours.${change.from}`);
      const to = words.t(`workbook:colours.${change.to}`);
      const moves = movesText(change.grades, criteria, words);
      return moves === ""
        ? words.t("workbook:changes.colour", { from, to })
        : words.t("workbook:changes.colourBecause", { from, to, moves });
    }
  }
}

function movesText(moves: readonly GradeMove[], criteria: Criteria, words: Translator): string {
  return moves
    .map(({ criterion, from, to }) => {
      const isLimit = criterion === "cover" && criteria.coverCriterion === "limit";
      return words.t("workbook:changes.move", {
        criterion: words.t(`workbook:changes.criteria.${isLimit ? "limit" : criterion}`),
        from: gradeText(from, criteria, words),
        to: gradeText(to, criteria, words),
      });
    })
    .join(", ");
}

function gradeText(grade: GradeMove["from"], criteria: Criteria, words: Translator): string {
  const cover = COVER_GRADES.find((one) => one === grade);
  const text = cover === undefined ? words.t(`workbook:grades.${grade}`) : coverWord(cover, criteria, words);
  return text.toLowerCase();
}
