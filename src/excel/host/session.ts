import { Problem } from "../../domain/basis/problem";
import { aboutExcel, platformOf, type AboutExcel, type AboutHost } from "./about";
import { excelCode, toProblem } from "./excelProblem";
import { handOver, type HandOver } from "./handOver";
import { missingIn } from "./missing";
import { workbookFile, type FileHost, type WorkbookFile } from "./workbookFile";

/** One conversation with the workbook: proxies of it live as long as the run that gave it. */
export type WorkbookContext = Excel.RequestContext;

/** What a method of Excel's will have given once the caller has synced. */
export function answerOf<T>(result: OfficeExtension.ClientResult<T>): () => T {
  return () => result.value;
}

/** How the product speaks with Excel: every read and write of a use case goes through `run`. */
export interface ExcelSession {
  /**
   * Runs one batch of work on the workbook.
   * @param undo "one": where this Excel can (ExcelApi 1.20), Ctrl+Z takes the whole of the work back at once instead of
   * each request of it. Such work must find what it has written already: when Excel cannot undo a part of it, it
   * refuses, and the work begins again without.
   * @throws Problem whatever Excel refuses, in the user's terms; its value `missing` has, one a line, what was taken
   *   away for the write and is not back.
   */
  run<T>(work: (workbook: WorkbookContext) => Promise<T>, undo?: "one"): Promise<T>;
  /**
   * Says what could not be put back or dressed by work that answers nothing else: it is done all the same.
   * @param refused as `Written` has it; nothing is said when it is empty.
   */
  say(refused: readonly string[]): void;
  /** Hears what is said. @returns what ends it. */
  onSaid(listener: (refused: readonly string[]) => void): () => void;
  /** Whether this Excel has a requirement set above the manifest's floor, e.g. "1.17". */
  supports(excelApi: string): boolean;
  readonly file: WorkbookFile;
  /** What this Excel passes on to the user's machine. */
  readonly handsOver: HandOver;
  /** What this Excel says of itself. */
  about(): AboutExcel;
}

/** What a session needs of Office.js; tests give each simulated client its own. */
export interface OfficeHost extends FileHost, AboutHost {
  /** @param mergesUndo what cannot be done before ExcelApi 1.20 is not tried there. */
  readonly run: <T>(batch: (context: Excel.RequestContext) => Promise<T>, mergesUndo: boolean) => Promise<T>;
}

/** Begins to wait for an answer, and calls `giveUp` once none can be expected any more; returns what ends the wait. */
export type AnswerWatch = (giveUp: () => void) => () => void;

/** Excel on the web can leave a sync without answer for ever (office-js#4805, #6150). */
const SILENCE_MS = 60_000;

/** Gives up after a minute of silence. */
const aMinute: AnswerWatch = (giveUp) => {
  const timer = setTimeout(giveUp, SILENCE_MS);
  return () => clearTimeout(timer);
};

/** The session with the Excel this page runs in, or with `host` when it is given. */
export function openSession(
  host: OfficeHost = {
    run: (batch, mergesUndo) =>
      mergesUndo && Office.context.requirements.isSetSupported("ExcelApi", "1.20")
        ? Excel.run({ mergeUndoGroup: true }, batch)
        : Excel.run(batch),
    document: () => Office.context.document,
    context: () => Office.context,
    isSetSupported: (name, version) => Office.context.requirements.isSetSupported(name, version),
  },
  watch: AnswerWatch = aMinute,
): ExcelSession {
  // Until this Excel says that it cannot undo what is done here.
  let canMergeUndo = true;
  const listeners = new Set<(refused: readonly string[]) => void>();
  const say = (refused: readonly string[]) => {
    if (refused.length > 0) listeners.forEach((listener) => listener(refused));
  };
  return {
    say,
    onSaid: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    file: workbookFile(host),
    get handsOver() {
      return handOver(platformOf(host));
    },
    about: () => aboutExcel(host),
    supports: (excelApi) => host.isSetSupported("ExcelApi", excelApi),
    run: async (work, undo) => {
      const mergesUndo = undo === "one" && canMergeUndo;
      let missing: () => readonly string[] = () => [];
      const noting = (context: WorkbookContext) => {
        missing = () => missingIn(context);
        return work(context);
      };
      try {
        try {
          return await answeredInTime(host, noting, watch, mergesUndo);
        } catch (error) {
          if (!mergesUndo || excelCode(error) !== "UndoNotSupported") throw error;
          canMergeUndo = false;
          say(missing());
          return await answeredInTime(host, noting, watch, false);
        }
      } catch (error) {
        const problem = toProblem(error);
        const names = missing();
        throw names.length === 0 ? problem : problem.saying({ missing: names.join("\n") });
      }
    },
  };
}

/**
 * Runs the batch, but gives up when Excel stays silent: the promise of a sync that is never answered
 * never settles, so the silence is counted from one sync to the next. Nothing is sent again blindly.
 */
function answeredInTime<T>(
  host: OfficeHost,
  work: (context: Excel.RequestContext) => Promise<T>,
  watch: AnswerWatch,
  mergesUndo: boolean,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let hush: () => void = () => undefined;
    const listen = () => {
      hush();
      hush = watch(() => reject(new Problem("no-answer")));
    };
    const batch = (context: Excel.RequestContext) => {
      watchSync(context, listen, () => hush());
      return work(context);
    };
    host
      .run(batch, mergesUndo)
      .then(resolve, reject)
      .finally(() => hush());
  });
}

function watchSync(context: Excel.RequestContext, before: () => void, after: () => void): void {
  const sync = context.sync.bind(context);
  context.sync = async <P>(passThrough?: P) => {
    before();
    try {
      return (await sync(passThrough)) as P;
    } finally {
      after();
    }
  };
}
