import type { Results, ResultsActions } from "../../src/committee/results/resultsContract";
import { RESULTS } from "../sample/results";

/** Results that are read at once, and a sheet that is written whenever it is asked for. */
export function resultsActionsOf(results: Results = RESULTS): ResultsActions {
  const isNew = results.sheet === "absent";
  return {
    readResults: () => Promise.resolve(results),
    refreshResults: () =>
      Promise.resolve({
        results: { ...results, sheet: "current" },
        warnings: [],
        written: { sheetsCreated: isNew ? ["Résultats"] : [], cellsChanged: isNew ? 840 : 42 },
      }),
    resultsMail: () =>
      Promise.resolve({
        mail: {
          subject: "Comité crédit : résultats",
          html: "<p>Résultats</p>",
          text: "Résultats",
          recipients: [{ name: "Louis Arnoux", email: "louis@exemple.fr" }],
        },
        mailto: "mailto:louis@exemple.fr?subject=R%C3%A9sultats",
        asFile: true,
        withoutAddress: [],
      }),
  };
}
