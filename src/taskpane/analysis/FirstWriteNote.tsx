import { ChoiceGroup } from "@fluentui/react/lib/ChoiceGroup";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import { useClasses } from "../kit/styles";
import type { AnalysisSteps } from "../state/useAnalysis";
import { useWords } from "../kit/words";
import type { Language } from "../../locales/translator";

const LANGUAGES: readonly Language[] = ["fr", "en"];

const build = (theme: Theme) =>
  mergeStyleSets({
    note: { margin: "6px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    languages: {
      marginTop: 8,
      selectors: { ".ms-ChoiceFieldGroup-flexContainer": { display: "flex", gap: 16 } },
    },
  });

interface FirstWriteNoteProps {
  readonly overview: Overview;
  readonly analysing: AnalysisSteps;
  readonly isBusy: boolean;
}

/** Says, beside the button that does it, which sheets the first write adds, and lets their language be chosen. */
export function FirstWriteNote({ overview, analysing, isBusy }: FirstWriteNoteProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const sheets = overview.sheetsToCreate[analysing.language];
  if (sheets.length === 0) return null;
  const values = { count: sheets.length, sheets: words.list(sheets) };
  return (
    <>
      <p className={classes.note}>{words.t("firstWrite.creates", values)}</p>
      {overview.workbookLanguage === null && (
        <ChoiceGroup
          className={classes.languages}
          label={words.t("firstWrite.language")}
          disabled={isBusy}
          options={LANGUAGES.map((language) => ({ key: language, text: words.t(`firstWrite.${language}`) }))}
          selectedKey={analysing.language}
          onChange={(_, option) => analysing.chooseLanguage(option?.key === "en" ? "en" : "fr")}
        />
      )}
    </>
  );
}
