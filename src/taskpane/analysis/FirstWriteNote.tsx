import { lazy, Suspense, type ReactElement } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import { useClasses } from "../kit/styles";
import type { AnalysisSteps } from "../state/useAnalysis";
import { useWords } from "../kit/words";

// Wanted once in the life of a workbook.
const FirstWriteChoices = lazy(async () => ({
  default: (await import("./FirstWriteChoices")).FirstWriteChoices,
}));

interface FirstWriteNoteProps {
  readonly overview: Overview;
  readonly analysing: AnalysisSteps;
  readonly isBusy: boolean;
}

/** Says, beside the button that does it, which sheets the first write adds, and lets be chosen what is chosen once. */
export function FirstWriteNote({ overview, analysing, isBusy }: FirstWriteNoteProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses();
  const sheets = overview.sheetsToCreate[analysing.language];
  if (sheets.length === 0) return null;
  const values = { count: sheets.length, sheets: words.list(sheets) };
  return (
    <>
      <p className={classes.note}>{words.t("firstWrite.creates", values)}</p>
      <Suspense fallback={null}>
        {overview.workbookLanguage === null && (
          <FirstWriteChoices overview={overview} analysing={analysing} isBusy={isBusy} />
        )}
      </Suspense>
    </>
  );
}
