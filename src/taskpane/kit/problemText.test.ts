import { Problem } from "../../domain/basis/problem";
import { translator } from "../../locales/translator";
import { problemText } from "./problemText";

test("what was taken away for a write and is not back is said with the failure", () => {
  const problem = new Problem("write-refused", { missing: "table filter\ntotals row" });
  expect(problemText(problem, translator("fr")).why).toMatch(
    /À vérifier après cet échec\u00a0: le filtre d'un tableau, à remettre et la ligne de total d'un tableau, à remettre\.$/,
  );
  expect(problemText(problem, translator("en")).why).toMatch(
    /To check after this failure: a table's filter, to be set again and a table's totals row, to be shown again\.$/,
  );
});
