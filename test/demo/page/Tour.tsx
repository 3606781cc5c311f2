import { useEffect, useState } from "react";
import type { Words } from "./words";

/** Part of the page that each step is about. */
const STEPS = ["workbook", "pane", "workbook", "pane", "bar"] as const;
type TourPart = (typeof STEPS)[number];

/** A region is known to a screen reader by then. */
const SAID_AFTER_MS = 200;

/** Under which name the browser keeps that somebody has seen enough. */
const SEEN = "comite-credit-demo-tour";

/** Which step is shown, and how to go on. */
export interface TourState {
  /** From 0; null while no tour is shown. */
  readonly step: number | null;
  readonly part: TourPart | null;
  start(): void;
  next(): void;
  end(): void;
}

/** Begins by itself, once; it is not shown again to whoever went through it or skipped it, until he asks for it. */
export function useTour(): TourState {
  const [step, setStep] = useState<number | null>(() => (wasSeen() ? null : 0));
  const end = () => {
    keepSeen();
    setStep(null);
  };
  return {
    step,
    part: step === null ? null : (STEPS[step] ?? null),
    start: () => setStep(0),
    next: () => (step === null || step + 1 >= STEPS.length ? end() : setStep(step + 1)),
    end,
  };
}

interface TourProps {
  readonly tour: TourState;
  readonly words: Words;
}

/** One sentence or two about what is outlined meanwhile; the page can be used all along. */
export function Tour({ tour: { step, next, end }, words }: TourProps) {
  const text = step === null ? "" : (words.tourSteps[step] ?? "");
  const isLast = step === STEPS.length - 1;
  return (
    <>
      <Announced text={text} />
      {step !== null && (
        <section className="tour" aria-label={words.tour}>
          <p className="tour-place">{words.tourPlace(step + 1, STEPS.length)}</p>
          <p>{text}</p>
          <div className="tour-actions">
            {!isLast && (
              <button type="button" onClick={end}>
                {words.tourSkip}
              </button>
            )}
            <button type="button" className="primary" onClick={next}>
              {isLast ? words.tourEnd : words.tourNext}
            </button>
          </div>
        </section>
      )}
    </>
  );
}

/** A text as screen readers say it: they tell what changes in a region that was there before, empty. */
function Announced({ text }: { readonly text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="unseen">
      {said}
    </p>
  );
}

/** A browser that keeps nothing shows the tour each time. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}

function keepSeen(): void {
  try {
    localStorage.setItem(SEEN, "seen");
  } catch {
    // Nothing is lost but a skip.
  }
}
