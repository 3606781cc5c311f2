import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { parseIsoDay } from "../../src/domain/basis/day";
import { Problem } from "../../src/domain/basis/problem";
import { translator, type Translator, type Language } from "../../src/locales/translator";
import { asProblem, problemText } from "../../src/taskpane/kit/problemText";
import { openXlsx, WorkbookFileError } from "../simulator/files/openXlsx";
import { saveXlsx } from "../simulator/files/saveXlsx";
import { wordsIn } from "../demo/page/words";
import { AnswerError } from "./answering";
import { summaryOf } from "./summary";
import { tryWorkbook } from "./tryWorkbook";

const USAGE =
  "npm run try -- FILE.xlsx [--date YYYY-MM-DD] [--lang fr|en] [--out RESULT.xlsx] [--report REPORT.json] [--answer N]… [--yes]";

interface Arguments {
  readonly file: string;
  readonly date: string | undefined;
  readonly language: Language;
  readonly out: string | undefined;
  readonly report: string | undefined;
  readonly answers: readonly number[] | "yes";
}

/** A mistake in the command line. */
class UsageError extends Error {}

function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        date: { type: "string" },
        lang: { type: "string", default: "fr" },
        out: { type: "string" },
        report: { type: "string" },
        answer: { type: "string", multiple: true, default: [] },
        yes: { type: "boolean", default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError(USAGE);
    if (values.lang !== "fr" && values.lang !== "en") throw new UsageError(USAGE);
    if (values.date !== undefined && parseIsoDay(values.date) === null) throw new UsageError(USAGE);
    const { date, lang: language, out, report, answer, yes } = values;
    if (!answer.every((number) => /^[1-9]\d*$/.test(number))) throw new UsageError(USAGE);
    return { file, date, language, out, report, answers: yes ? "yes" : answer.map(Number) };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

/** A path that leads to no file that can be read. */
class UnreadableFile extends Error {
  constructor(readonly file: string) {
    super(file);
  }
}

const UNREADABLE: Readonly<Record<Language, (file: string) => string>> = {
  fr: (file) => `Le fichier « ${file} » ne peut pas être lu : vérifiez son chemin.`,
  en: (file) => `The file “${file}” cannot be read: check its path.`,
};

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    throw new UnreadableFile(file);
  }
}

/** A path that nothing can be written to. */
class UnwritableFile extends Error {
  constructor(readonly file: string) {
    super(file);
  }
}

const UNWRITABLE: Readonly<Record<Language, (file: string) => string>> = {
  fr: (file) => `Le fichier « ${file} » ne peut pas être écrit : vérifiez son dossier.`,
  en: (file) => `The file “${file}” cannot be written: check its folder.`,
};

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch {
    throw new UnwritableFile(file);
  }
}

async function run(
  { file, date, language, out, report, answers }: Arguments,
  print: Print,
): Promise<ExitCode> {
  const model = await openXlsx(await bytesOf(file), basename(file));
  const referenceDate = date === undefined ? null : parseIsoDay(date);
  const trial = await tryWorkbook(model, { language, referenceDate, answers });
  const isWaiting = trial.report.asked.some(({ answer }) => answer === null);
  // A workbook with figures that nobody has agreed to is not left behind.
  if (out !== undefined && !isWaiting) {
    const { bytes, leftOut } = await saveXlsx(model);
    await write(out, bytes);
    for (const what of leftOut) print.error(`Not saved: ${what}`);
  }
  if (report !== undefined) await write(report, `${JSON.stringify(trial.report, null, 2)}\n`);
  const words = translator(language, trial.report.currency);
  print.log(summaryOf(trial.report, words, isWaiting).join("\n"));
  return isWaiting ? WAITING : DONE;
}

/** One clear sentence for what a user can understand; anything else is a defect, and says what it is without a trace. */
function sentenceOf(error: unknown, words: Translator): string {
  if (error instanceof UsageError || error instanceof AnswerError) return error.message;
  if (error instanceof Problem) return Object.values(problemText(error, words)).join(" ");
  if (error instanceof WorkbookFileError) return wordsIn(words.language).problems[error.code];
  if (error instanceof UnreadableFile) return UNREADABLE[words.language](error.file);
  if (error instanceof UnwritableFile) return UNWRITABLE[words.language](error.file);
  const details = error instanceof Error ? error.message : String(error);
  const { what, why, next } = problemText(asProblem(error), words);
  return `${what} ${why} ${next} (${details})`;
}

/** Where the summary and the sentences go. */
export type Print = Pick<Console, "log" | "error">;

/** The analysis was done, could not be done, or waits for an answer. */
type ExitCode = typeof DONE | typeof NOT_DONE | typeof WAITING;
const DONE = 0;
const NOT_DONE = 1;
const WAITING = 2;

/** Runs the trial of a workbook as the command line asks for it; never throws. @returns the exit code. */
export async function runTry(args: readonly string[], print: Print): Promise<ExitCode> {
  let language: Language = "fr";
  try {
    const read = readArguments(args);
    language = read.language;
    return await run(read, print);
  } catch (error) {
    print.error(sentenceOf(error, translator(language)));
    return error instanceof Problem && error.code === "many-rows" ? WAITING : NOT_DONE;
  }
}
