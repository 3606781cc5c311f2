import type { AboutExcel } from "../host/about";

/** Something that Excel gave: a value, an error's code, "done". */
export type Fact = string | number | boolean | null;

/** What a probe found, by a name that says what was tried. */
export type Facts = Readonly<Record<string, Fact>>;

/** What a probe found. */
export interface ProbeAnswer {
  /** Compared with what is expected; one that is absent was not asked. */
  readonly facts: Facts;
  /** Told only: times, heights, sizes. */
  readonly measures?: Facts;
}

/** One thing that is checked of an Excel, and what is expected of it. */
export interface ProbeSpec {
  readonly number: number;
  readonly id: string;
  /** Where it is tried: in the workbook, or in the pane's own page. */
  readonly where: "excel" | "pane";
  /** What of the product hangs on it, for developers; users read `selfCheck.probes` of the locales. */
  readonly decides: string;
  /** The ExcelApi requirement set that its newest member came with; null for none. */
  readonly requires: string | null;
  /** What documentation and reports let expect, where it depends on it of this Excel. */
  readonly expected: Facts | ((about: AboutExcel) => Facts);
}

/** How a probe ended. */
export type Outcome = "holds" | "differs" | "refused" | "notAsked";

/** What is expected of one Excel. */
export function expectedOf({ expected }: ProbeSpec, about: AboutExcel): Facts {
  return typeof expected === "function" ? expected(about) : expected;
}

/** Whether what was found is what is expected; what was not asked does not count. */
export function outcomeOf(expected: Facts, { facts }: ProbeAnswer): Outcome {
  const asked = Object.keys(expected).filter((name) => name in facts);
  if (asked.length === 0) return "notAsked";
  return asked.every((name) => facts[name] === expected[name]) ? "holds" : "differs";
}

/** Something that only the user can see, or a moment to do something in. */
export interface Question {
  /** Names its words: `selfCheck.ask.<id>` of the locales. */
  readonly id:
    "menuOnCell" | "menuInTable" | "otherWorkbook" | "switchNow" | "wasInFront" | "arrived" | "opened";
  readonly values?: Readonly<Record<string, string>>;
  /** What the user is to press before answering. */
  readonly offer?:
    | { readonly file: { readonly name: string; readonly content: string; readonly type: string } }
    | { readonly href: string };
  /** Answered "yes" by itself after so many seconds. */
  readonly seconds?: number;
}

export type Reply = "yes" | "no" | "skip";

/** Puts a question to the user. */
export type Ask = (question: Question) => Promise<Reply>;
