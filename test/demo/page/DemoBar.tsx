import { useRef, useState } from "react";
import { SAMPLES, type SampleName } from "./samples";
import type { Language, Words } from "./words";

interface DemoBarProps {
  readonly words: Words;
  readonly fileName: string;
  readonly language: Language;
  /** "2026-01-15" */
  readonly day: string;
  readonly sample: SampleName | null;
  onSample(sample: SampleName): void;
  onOpen(file: File): void;
  onDownload(): void;
  onStartAgain(): void;
  onLanguage(language: Language): void;
  onDay(day: string): void;
  onTour(): void;
}

const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: "fr", name: "Français" },
  { code: "en", name: "English" },
];

/** The bar over the workbook: which file, what can be done with it, and what the pane takes for today. */
export function DemoBar(props: DemoBarProps) {
  const { words } = props;
  return (
    <header className="bar">
      <div className="bar-file">
        <h1 title={props.fileName}>{props.fileName}</h1>
        <span className="bar-demo" title={words.demoHint}>
          {words.demo}
        </span>
      </div>
      <SampleChoice words={words} sample={props.sample} onSample={props.onSample} />
      <div className="bar-actions">
        <OpenButton words={words} onOpen={props.onOpen} />
        <button type="button" onClick={props.onDownload}>
          {words.download}
        </button>
        <button type="button" onClick={props.onStartAgain}>
          {words.startAgain}
        </button>
        <button type="button" title={words.tourHint} onClick={props.onTour}>
          {words.tour}
        </button>
      </div>
      <div className="bar-settings">
        <DayField words={words} day={props.day} language={props.language} onDay={props.onDay} />
        <LanguageChoice words={words} language={props.language} onLanguage={props.onLanguage} />
      </div>
    </header>
  );
}

function SampleChoice({ words, sample, onSample }: Pick<DemoBarProps, "words" | "sample" | "onSample">) {
  return (
    <div className="bar-samples">
      <span id="bar-samples">{words.samples}</span>
      <div className="bar-choice" role="group" aria-labelledby="bar-samples">
        {SAMPLES.map((name) => (
          <button
            key={name}
            type="button"
            title={words.sampleHints[name]}
            aria-pressed={name === sample}
            onClick={() => onSample(name)}
          >
            {words.sampleNames[name]}
          </button>
        ))}
      </div>
    </div>
  );
}

function OpenButton({ words, onOpen }: Pick<DemoBarProps, "words" | "onOpen">) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {words.open}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.open}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) onOpen(file);
        }}
      />
    </>
  );
}

function DayField({
  words,
  day,
  language,
  onDay,
}: Pick<DemoBarProps, "words" | "day" | "language" | "onDay">) {
  const shown = shownDay(day);
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft === null ? day : typedDay(draft);
  const commit = () => {
    if (typed !== null && typed !== day) onDay(typed);
    if (typed !== null) setDraft(null);
  };
  return (
    <label title={words.todayHint}>
      {words.today}
      <span className="bar-weekday">{weekday(typed ?? day, language)}</span>
      <input
        size={10}
        inputMode="numeric"
        value={draft ?? shown}
        placeholder={words.dayShape}
        aria-invalid={typed === null}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={({ key }) => key === "Enter" && commit()}
        onBlur={commit}
      />
    </label>
  );
}

/** "15/01/2026" for "2026-01-15", in both of the page's languages. */
function shownDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** "2026-01-15" for "15/01/2026"; null for what is no day. */
function typedDay(text: string): string | null {
  const [, day = "", month = "", year = ""] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = year !== "" && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? date.toISOString().slice(0, 10) : null;
}

function weekday(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    weekday: "long",
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function LanguageChoice({
  words,
  language,
  onLanguage,
}: Pick<DemoBarProps, "words" | "language" | "onLanguage">) {
  return (
    <div className="bar-choice" role="group" aria-label={words.language}>
      {LANGUAGES.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={name}
          aria-label={name}
          aria-pressed={code === language}
          onClick={() => onLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
