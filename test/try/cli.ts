import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { parseIsoDay } from "../../src/domain/basis/day";
import { Problem } from "../../src/domain/basis/problem";
import { translator, type TextKey, type Translator, type Language } from "../../src/locales/translator";
import { problemText } from "../../src/taskpane/kit/problemText";
import { openXlsx, WorkbookFileError } from "../simulator/files/openXlsx";
import { saveXlsx } from "../simulator/files/saveXlsx";
import { wordsIn } from "../demo/page/words";
import { tryWorkbook, type Report } from "./tryWorkbook";

const USAGE =
  "npm run try -- FILE.xlsx [--date YYYY-MM-DD] [--lang fr|en] [--out RESULT.xlsx] [--report REPORT.json]";

interface Arguments {
  readonly file: string;
  readonly date: string | undefined;
  readonly language: Language;
  readonly out: string | undefined;
  readonly report: string | undefined;
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
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError(USAGE);
    if (values.lang !== "fr" && values.lang !== "en") throw new UsageError(USAGE);
    if (values.date !== undefined && parseIsoDay(values.date) === null) throw new UsageError(USAGE);
    return { file, date: values.date, language: values.lang, out: values.out, report: values.report };
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

async function run({ file, date, language, out, report }: Arguments): Promise<void> {
  const model = await openXlsx(await bytesOf(file), basename(file));
  const referenceDate = date === undefined ? null : parseIsoDay(date);
  const trial = await tryWorkbook(model, { language, referenceDate });
  if (out !== undefined) {
    const { bytes, leftOut } = await saveXlsx(model);
    await writeFile(out, bytes);
    for (const what of leftOut) console.error(`Not saved: ${what}`);
  }
  if (report !== undefined) await writeFile(report, `${JSON.stringify(trial.report, null, 2)}\n`);
  print(trial.report, translator(language));
}

function print(report: Report, words: Translator): void {
  const money = (units: number | null) => (units === null ? "–" : words.money(Math.round(units * 100)));
  const { clients, agenda, totals, cost } = report;
  console.log(`${words.t("referenceDate.label")}: ${report.referenceDate}`);
  for (const source of report.sources) {
    const kind = words.t(`sources.kind.${source.kind}` as TextKey);
    const { rowsRead, rowsIgnored, rejected } = source;
    console.log(`${source.sheet}: ${kind}, ${rowsRead} + ${rowsIgnored} (−) + ${rejected.length} (✗)`);
    for (const { address, reason } of rejected.slice(0, 20)) console.log(`  ✗ ${address} ${reason}`);
  }
  for (const [name, amount] of Object.entries(totals)) console.log(`${name.padEnd(20)} ${money(amount)}`);
  const colours = (["red", "orange", "green"] as const).map(
    (colour) => `${words.t(`workbook:colours.${colour}`)} ${clients[colour]}`,
  );
  console.log(`${clients.count} clients: ${colours.join(", ")}`);
  console.log(
    `${words.t("workbook:sheets.agenda")} ${agenda.day}: ${agenda.clients} clients, ${agenda.minutes} min`,
  );
  for (const question of report.asked) console.log(`? ${question}`);
  for (const warning of report.warnings) console.log(`! ${warning}`);
  console.log(`${cost.requests} requests, ${cost.bytesOut} bytes out, ${cost.bytesIn} bytes in`);
}

/** One clear sentence for what a user can understand; anything else is a defect and shows itself. */
function sentenceOf(error: unknown, words: Translator): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof Problem) return Object.values(problemText(error, words)).join(" ");
  if (error instanceof WorkbookFileError) return wordsIn(words.language).problems[error.code];
  if (error instanceof UnreadableFile) return UNREADABLE[words.language](error.file);
  throw error;
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
