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

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
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

async function run({ file, date, language, out, report, answers }: Arguments): Promise<void> {
  const model = await openXlsx(await bytesOf(file), basename(file));
  const referenceDate = date === undefined ? null : parseIsoDay(date);
  const trial = await tryWorkbook(model, { language, referenceDate, answers });
  const isWaiting = trial.report.asked.some(({ answer }) => answer === null);
  // A workbook with figures that nobody has agreed to is not left behind.
  if (out !== undefined && !isWaiting) {
    const { bytes, leftOut } = await saveXlsx(model);
    await writeFile(out, bytes);
    for (const what of leftOut) console.error(`Not saved: ${what}`);
  }
  if (report !== undefined) await writeFile(report, `${JSON.stringify(trial.report, null, 2)}\n`);
  const words = translator(language, trial.report.currency);
  console.log(summaryOf(trial.report, words, isWaiting).join("\n"));
  if (isWaiting) process.exitCode = 2;
}

/** One clear sentence for what a user can understand; anything else is a defect, and says what it is without a trace. */
function sentenceOf(error: unknown, words: Translator): string {
  if (error instanceof UsageError || error instanceof AnswerError) return error.message;
  if (error instanceof Problem) return Object.values(problemText(error, words)).join(" ");
  if (error instanceof WorkbookFileError) return wordsIn(words.language).problems[error.code];
  if (error instanceof UnreadableFile) return UNREADABLE[words.language](error.file);
  const details = error instanceof Error ? error.message : String(error);
  const { what, why, next } = problemText(asProblem(error), words);
  return `${what} ${why} ${next} (${details})`;
}

async function main(): Promise<void> {
  let language: Language = "fr";
  try {
    const args = readArguments();
    language = args.language;
    await run(args);
  } catch (error) {
    console.error(sentenceOf(error, translator(language)));
    process.exitCode = 1;
  }
}

void main();
