import { readFile } from "node:fs/promises";
import { compareWithSimulator, type Comparison } from "./compare";
import { readReport, UnreadableReport, type ReadReport } from "./report";

const USAGE = "npm run probe -- REPORT.json";

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new UnreadableReport(`The file “${file}” cannot be read: check its path.`);
  }
}

function print({ excel }: ReadReport, { compared, differences, notCompared }: Comparison): void {
  console.log(
    `Excel ${excel.version}, ${excel.platform}, ${excel.displayLanguage}: ${compared} probes compared`,
  );
  const heads = ["#", "probe", "fact", "this Excel", "simulator", "documentation"];
  const rows = differences.map(({ number, probe, fact, excel: found, simulator, expected }) => [
    String(number),
    probe,
    fact,
    found,
    simulator,
    expected,
  ]);
  if (rows.length === 0) console.log("The simulator and this Excel do not differ.");
  else printTable([heads, ...rows]);
  for (const { probe, excel: found } of notCompared) console.log(`Not compared: ${probe}: ${found}`);
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}

/** Lists where the simulator and the Excel of a report differ: exit code 0 where nowhere, 1 where so, 2 for no report. */
async function main(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  try {
    if (file === undefined || more.length > 0) throw new UnreadableReport(USAGE);
    const report = readReport(await textOf(file), file);
    const comparison = await compareWithSimulator(report);
    print(report, comparison);
    process.exitCode = comparison.differences.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

void main();
