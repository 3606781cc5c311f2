import { ChoiceGroup } from "@fluentui/react/lib/ChoiceGroup";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import { useClasses } from "../kit/styles";
import type { AnalysisSteps } from "../state/useAnalysis";
import { useWords } from "../kit/words";
import type { Language } from "../../locales/translator";

const LANGUAGES: readonly Language[] = ["fr", "en"];

const build = () =>
  mergeStyleSets({
    languages: {
      marginTop: 8,
      selectors: { ".ms-ChoiceFieldGroup-flexContainer": { display: "flex", gap: 16 } },
    },
  });

interface SheetLanguageProps {
  readonly analysing: AnalysisSteps;
  readonly isBusy: boolean;
}

/** The language of the sheets that the first analysis adds: it is chosen once. */
export function SheetLanguage({ analysing, isBusy }: SheetLanguageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <ChoiceGroup
      className={classes.languages}
      label={words.t("firstWrite.language")}
      disabled={isBusy}
      options={LANGUAGES.map((language) => ({ key: language, text: words.t(`firstWrite.${language}`) }))}
      selectedKey={analysing.language}
      onChange={(_, option) => analysing.chooseLanguage(option?.key === "en" ? "en" : "fr")}
    />
  );
}
