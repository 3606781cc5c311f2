import { ChoiceGroup, type IChoiceGroupOption } from "@fluentui/react/lib/ChoiceGroup";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import { defaultGrid } from "../../domain/policy/grid";
import { criteriaInUse, type Criteria } from "../../domain/policy/policy";
import { useClasses } from "../kit/styles";
import type { AnalysisSteps } from "../state/useAnalysis";
import { useWords } from "../kit/words";
import type { Language } from "../../locales/translator";

const LANGUAGES: readonly Language[] = ["fr", "en"];

const build = () =>
  mergeStyleSets({
    asked: { marginTop: 8 },
    languages: {
      marginTop: 8,
      selectors: { ".ms-ChoiceFieldGroup-flexContainer": { display: "flex", gap: 16 } },
    },
    choice: { display: "block", paddingInlineStart: 26 },
  });

interface FirstWriteChoicesProps {
  readonly overview: Overview;
  readonly analysing: AnalysisSteps;
  readonly isBusy: boolean;
}

/** What is chosen once, before the first write: criteria that the workbook has nothing for, and the sheets' language. */
export function FirstWriteChoices({ overview, analysing, isBusy }: FirstWriteChoicesProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { criteria } = overview;
  return (
    <>
      <CriteriaQuestions
        found={criteria}
        chosen={analysing.criteria ?? criteria}
        isBusy={isBusy}
        onChoose={analysing.chooseCriteria}
      />
      <ChoiceGroup
        className={classes.languages}
        label={words.t("firstWrite.language")}
        disabled={isBusy}
        options={LANGUAGES.map((language) => ({ key: language, text: words.t(`firstWrite.${language}`) }))}
        selectedKey={analysing.language}
        onChange={(_, option) => analysing.chooseLanguage(option?.key === "en" ? "en" : "fr")}
      />
    </>
  );
}

interface CriteriaQuestionsProps {
  /** What the workbook has a source for. */
  readonly found: Criteria;
  readonly chosen: Criteria;
  readonly isBusy: boolean;
  readonly onChoose: (chosen: Criteria) => void;
}

/** Asks of each criterion without a source whether it counts; that it does not is proposed, and stands first. */
function CriteriaQuestions({ found, chosen, isBusy, onChoose }: CriteriaQuestionsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const option = (choice: Partial<Criteria>, text: string, isCounted: boolean): IChoiceGroupOption => {
    const rows = defaultGrid(criteriaInUse({ ...chosen, ...choice })).length;
    return {
      key: String(isCounted),
      text: isCounted ? text : words.t("sources.questions.proposed", { choice: text }),
      onRenderLabel: (shown) => (
        <span className={classes.choice}>
          {shown?.text}
          <span className={classes.below}>
            {words.t(isCounted ? "setUp.rowsUnknown" : "setUp.rows", { rows: words.number(rows) })}
          </span>
        </span>
      ),
    };
  };
  return (
    <>
      {found.coverCriterion === "none" && (
        <ChoiceGroup
          className={classes.asked}
          label={words.t("setUp.noCover")}
          disabled={isBusy}
          options={[
            option({ coverCriterion: "none" }, words.t("setUp.criterion.none"), false),
            option({ coverCriterion: "insurance" }, words.t("setUp.criterion.insurance"), true),
          ]}
          selectedKey={String(chosen.coverCriterion !== "none")}
          onChange={(_, picked) =>
            onChoose({ ...chosen, coverCriterion: picked?.key === "true" ? "insurance" : "none" })
          }
        />
      )}
      {!found.ratingsInUse && (
        <ChoiceGroup
          className={classes.asked}
          label={words.t("setUp.noRatings")}
          disabled={isBusy}
          options={[
            option({ ratingsInUse: false }, words.t("setUp.unrated"), false),
            option({ ratingsInUse: true }, words.t("setUp.rated"), true),
          ]}
          selectedKey={String(chosen.ratingsInUse)}
          onChange={(_, picked) => onChoose({ ...chosen, ratingsInUse: picked?.key === "true" })}
        />
      )}
    </>
  );
}
