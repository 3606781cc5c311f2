import { useCallback, useEffect, useState } from "react";
import type { FormulaEngine } from "../../simulator/host/host";
import { firstLook } from "./firstLook";
import { openFile, openSample, saveFile, type OpenedFile } from "./demoFiles";
import type { NoticeText } from "./Notice";
import type { WorkbookModel } from "../../simulator/model";
import { OpenedWorkbook } from "./openedWorkbook";
import { SAMPLE_FILES, type SampleName } from "./samples";
import { dayOf } from "./shiftedClock";
import { wordsIn, type Language, type Words } from "./words";

/** What the page shows and what its bar can do. */
export interface Demo {
  readonly words: Words;
  readonly language: Language;
  readonly day: string;
  /** The sample that is open; null while it is a file of the user's own. */
  readonly sample: SampleName | null;
  readonly workbook: OpenedWorkbook | null;
  /** Another one whenever the pane must be loaded again: another file, language or day. */
  readonly paneKey: string;
  /** Another one for each opened file. */
  readonly fileKey: number;
  /** Grows whenever the workbook may have changed. */
  readonly version: number;
  readonly notice: NoticeText | null;
  notify(notice: NoticeText | null): void;
  redraw(): void;
  open(file: File): void;
  openSample(sample: SampleName): void;
  /** The sample that was opened last, as it was at first. */
  startAgain(): void;
  download(): void;
  setLanguage(language: Language): void;
  setDay(day: string): void;
}

/** A workbook that is open. */
interface Opened {
  readonly workbook: OpenedWorkbook;
  readonly sample: SampleName | null;
  readonly fileKey: number;
}

/** Keeps the state of the page: the open workbook, the language and the day. The sample opens by itself. */
export function useDemo(formulas: FormulaEngine): Demo {
  const [language, setLanguage] = useState<Language>("fr");
  const [day, setDay] = useState(SAMPLE_FILES["first-day"].day);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [lastSample, setLastSample] = useState<SampleName>("first-day");
  const [version, setVersion] = useState(0);
  const [notice, notify] = useState<NoticeText | null>(null);
  const redraw = useCallback(() => setVersion((before) => before + 1), []);
  const words = wordsIn(language);

  const show = (file: OpenedFile, onDay: string, sample: SampleName | null) => {
    if ("problem" in file) {
      notify({ kind: "error", text: words.problems[file.problem] });
      return;
    }
    const workbook = new OpenedWorkbook(file.model, onDay, language, formulas, redraw);
    setDay(onDay);
    notify(null);
    setOpened((before) => ({ workbook, sample, fileKey: (before?.fileKey ?? 0) + 1 }));
  };
  const showSample = (sample: SampleName) => {
    setLastSample(sample);
    notify({ kind: "information", text: words.loading });
    void painted()
      .then(() => openSample(sample))
      .then((file) => show(file, SAMPLE_FILES[sample].day, sample));
  };
  useEffect(() => showSample("first-day"), []);

  const lookInto = async (model: WorkbookModel) => {
    const { hasReceivables, questions } = await firstLook(model, language);
    if (questions.length > 0) notify({ kind: "information", text: words.leavesOpen(questions) });
    if (hasReceivables) return;
    const action = { label: words.openSample, run: () => showSample("first-day") };
    notify({ kind: "information", text: words.noReceivables, action });
  };

  const set = (newLanguage: Language, newDay: string) => {
    opened?.workbook.setting(newLanguage, newDay);
    setLanguage(newLanguage);
    setDay(newDay);
  };
  return {
    words,
    language,
    day,
    sample: opened?.sample ?? null,
    workbook: opened?.workbook ?? null,
    paneKey: `${opened?.fileKey ?? 0} ${language} ${day}`,
    fileKey: opened?.fileKey ?? 0,
    version,
    notice,
    notify,
    redraw,
    open: (file) => {
      notify({ kind: "information", text: words.loading });
      void painted()
        .then(() => openFile(file))
        .then((result) => {
          show(result, dayOf(new Date()), null);
          return "model" in result ? lookInto(result.model) : undefined;
        });
    },
    openSample: showSample,
    startAgain: () => showSample(lastSample),
    download: () => void download(opened?.workbook, words).then(notify),
    setLanguage: (newLanguage) => set(newLanguage, day),
    setDay: (newDay) => set(language, newDay),
  };
}

/** Resolves when the browser has shown what was last said: reading a large workbook leaves it no time for that. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

async function download(workbook: OpenedWorkbook | undefined, words: Words): Promise<NoticeText | null> {
  if (!workbook) return null;
  const leftOut = await saveFile(workbook.model);
  return leftOut.length > 0 ? { kind: "information", text: `${words.leftOut} ${leftOut.join(", ")}.` } : null;
}
