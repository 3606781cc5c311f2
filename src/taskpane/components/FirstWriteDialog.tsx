import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { ChoiceGroup } from "@fluentui/react/lib/ChoiceGroup";
import { Dialog, DialogType } from "@fluentui/react/lib/Dialog";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useId, useState, type ReactElement } from "react";
import type { Language, Overview } from "../../committee/contract";
import { useClasses } from "../theme";
import type { AnalysisSteps } from "../useAnalysis";
import { useWords } from "../words";

const LANGUAGES: readonly Language[] = ["fr", "en"];

const build = (theme: Theme) =>
  mergeStyleSets({
    heading: { margin: "12px 0 4px", fontSize: 14, fontWeight: 600 },
    sheets: { margin: 0, paddingInlineStart: 20, lineHeight: 20 },
    buttons: {
      display: "flex",
      flexWrap: "wrap",
      gap: 8,
      marginTop: 20,
      selectors: { "> *": { flex: "1 1 auto" } },
    },
    // A dark surface needs an edge to stand out from the dark page.
    surface: { border: `1px solid ${theme.palette.neutralQuaternaryAlt}` },
    note: { margin: "4px 0 0", fontSize: 12, color: theme.palette.neutralSecondary },
  });

interface FirstWriteDialogProps {
  readonly overview: Overview;
  readonly analysing: AnalysisSteps;
}

/** Says before the first write which sheets it adds, and in which language; nothing is written on cancel. */
export function FirstWriteDialog({ overview, analysing }: FirstWriteDialogProps): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const headingId = useId();
  const [chosen, setChosen] = useState<Language>(analysing.language);
  const sheets = overview.sheetsToCreate[chosen];
  return (
    <Dialog
      hidden={false}
      onDismiss={analysing.cancelConfirming}
      minWidth={280}
      modalProps={{ isBlocking: true, containerClassName: classes.surface }}
      dialogContentProps={{
        type: DialogType.normal,
        title: words.t("firstWrite.title"),
        subText: words.t("firstWrite.creates", { count: sheets.length }),
      }}
    >
      {overview.workbookLanguage === null && (
        <>
          <ChoiceGroup
            label={words.t("firstWrite.language")}
            options={LANGUAGES.map((language) => ({
              key: language,
              text: words.t(`firstWrite.${language}`),
            }))}
            selectedKey={chosen}
            onChange={(_, option) => setChosen(option?.key === "en" ? "en" : "fr")}
          />
          <p className={classes.note}>{words.t("firstWrite.languageNote")}</p>
        </>
      )}
      <h2 id={headingId} className={classes.heading}>
        {words.t("firstWrite.sheets")}
      </h2>
      <ul className={classes.sheets} aria-labelledby={headingId}>
        {sheets.map((sheet) => (
          <li key={sheet}>{sheet}</li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <PrimaryButton text={words.t("firstWrite.confirm")} onClick={() => analysing.confirm(chosen)} />
        <DefaultButton text={words.t("firstWrite.cancel")} onClick={analysing.cancelConfirming} />
      </div>
    </Dialog>
  );
}
