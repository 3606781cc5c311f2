import type { ITextField } from "@fluentui/react/lib/TextField";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { AnalyseRequest } from "../../committee/analysis/analysisContract";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { Criteria } from "../../domain/policy/policy";
import type { Day } from "../../domain/basis/day";
import { mergeAnswers } from "../../intake/answers";
import type { CommitteePane } from "./useCommittee";
import type { Language, Translator } from "../../locales/translator";

/** What the user says of the reference date: a day, or a text that is none. */
interface ChosenDay {
  readonly day: Day | null;
  readonly typed: string;
}

/** What the user answers to the analysis' questions. */
type Answers = Pick<AnalyseRequest, "decisions" | "accepted" | "answers">;

/** The way from the Analyse button to the analysis: the date it needs and the language of new sheets. */
export interface AnalysisSteps {
  /** Null while the workbook's own date is taken. */
  readonly chosen: ChosenDay | null;
  /** True once the analysis was asked for without its date: the field then says so. */
  readonly isDateMissed: boolean;
  readonly dateField: RefObject<ITextField | null>;
  /** What was answered about criteria that the workbook has nothing for; null while what is proposed is taken. */
  readonly criteria: Criteria | null;
  /** The language that the sheets have or will take. */
  readonly language: Language;
  readonly chooseDay: (chosen: ChosenDay | null) => void;
  /** Opens the field of the date, whatever the workbook says of it: the focus goes there. */
  readonly changeDay: () => void;
  readonly chooseCriteria: (criteria: Criteria) => void;
  readonly chooseLanguage: (language: Language) => void;
  /**
   * Analyses at once, unless its date is missing; with what the user decided or accepts, when that is what
   * the analysis waits for.
   */
  readonly start: (answers?: Answers) => void;
}

/** Holds what the analysis needs from the user before it starts. */
export function useAnalysis(overview: Overview, pane: CommitteePane, words: Translator): AnalysisSteps {
  const [chosen, setChosen] = useState<ChosenDay | null>(null);
  const [isDateMissed, setDateMissed] = useState(false);
  const [criteria, setCriteria] = useState<Criteria | null>(null);
  const [chosenLanguage, setChosenLanguage] = useState(words.language);
  const dateField = useRef<ITextField>(null);
  const language = overview.workbookLanguage ?? chosenLanguage;
  const run = ({ decisions = pane.state.drafts, accepted = [], answers: newer = [] }: Answers) => {
    const answers = mergeAnswers(pane.state.answers, newer);
    pane.analyse({
      language,
      referenceDate: chosen?.day ?? null,
      ...(criteria !== null && { criteria }),
      ...(decisions.length > 0 && { decisions }),
      ...(answers.length > 0 && { answers }),
      ...(accepted.length > 0 && { accepted }),
    });
  };
  const isDayWanted = useRef(false);
  const changeDay = () => {
    isDayWanted.current = true;
    const day = chosen?.day ?? overview.referenceDate;
    setChosen({ day, typed: day === null ? "" : words.day(day, "short") });
  };
  useEffect(() => {
    if (!isDayWanted.current || dateField.current === null) return;
    isDayWanted.current = false;
    dateField.current.focus();
  });
  const start = (answers: Answers = {}) => {
    const isDayKnown = chosen === null ? overview.referenceDate !== null : chosen.day !== null;
    if (pane.state.task && pane.state.task.kind !== "preview") return;
    setDateMissed(!isDayKnown);
    if (isDayKnown) run(answers);
    else dateField.current?.focus();
  };
  return {
    chosen,
    isDateMissed,
    dateField,
    criteria,
    language,
    chooseDay: setChosen,
    changeDay,
    chooseCriteria: setCriteria,
    chooseLanguage: setChosenLanguage,
    start,
  };
}
