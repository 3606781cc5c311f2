import type { ITextField } from "@fluentui/react/lib/TextField";
import { useRef, useState, type RefObject } from "react";
import type { AnalyseRequest, Language, Overview } from "../committee/contract";
import type { Day } from "../domain/day";
import type { CommitteePane } from "./useCommittee";

/** What the user says of the reference date: a day, or a text that is none. */
export interface ChosenDay {
  readonly day: Day | null;
  readonly typed: string;
}

/** What the user answers to the analysis' questions. */
export type Answers = Pick<AnalyseRequest, "decisions" | "accepted">;

/** The way from the Analyse button to the analysis: the date it needs and the sheets it may create. */
export interface AnalysisSteps {
  /** Null while the workbook's own date is taken. */
  readonly chosen: ChosenDay | null;
  /** True once the analysis was asked for without its date: the field then says so. */
  readonly isDateMissed: boolean;
  readonly dateField: RefObject<ITextField | null>;
  /** True while the user is asked about the sheets to be created. */
  readonly isConfirming: boolean;
  /** The language proposed for the sheets. */
  readonly language: Language;
  readonly chooseDay: (chosen: ChosenDay | null) => void;
  /**
   * Analyses at once, unless a date is missing or sheets have to be created; with what the user decided or
   * accepts, when that is what the analysis waits for.
   */
  readonly start: (answers?: Answers) => void;
  readonly confirm: (language: Language) => void;
  readonly cancelConfirming: () => void;
}

/** Holds what the analysis needs from the user before it starts. */
export function useAnalysis(overview: Overview, pane: CommitteePane, paneLanguage: Language): AnalysisSteps {
  const [chosen, setChosen] = useState<ChosenDay | null>(null);
  const [isDateMissed, setDateMissed] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const [agreed, setAgreed] = useState<Language | null>(null);
  const waiting = useRef<Answers>({});
  const dateField = useRef<ITextField>(null);
  const language = overview.workbookLanguage ?? agreed ?? paneLanguage;
  const run = (sheetLanguage: Language) => {
    setDateMissed(false);
    setConfirming(false);
    const { decisions = pane.state.drafts, accepted = [] } = waiting.current;
    pane.analyse({
      language: sheetLanguage,
      referenceDate: chosen?.day ?? null,
      ...(decisions.length > 0 && { decisions }),
      ...(accepted.length > 0 && { accepted }),
    });
  };
  const start = (answers: Answers = {}) => {
    waiting.current = answers;
    const isDayKnown = chosen === null ? overview.referenceDate !== null : chosen.day !== null;
    if (pane.state.task && pane.state.task.kind !== "preview") return;
    if (!isDayKnown) {
      setDateMissed(true);
      dateField.current?.focus();
    } else if (overview.sheetsToCreate[language].length > 0 && agreed === null) setConfirming(true);
    else run(language);
  };
  return {
    chosen,
    isDateMissed,
    dateField,
    isConfirming,
    language,
    chooseDay: setChosen,
    start,
    confirm: (sheetLanguage) => {
      setAgreed(sheetLanguage);
      run(sheetLanguage);
    },
    cancelConfirming: () => setConfirming(false),
  };
}
