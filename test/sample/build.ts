import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { committeeFigures } from "./committeeFigures";
import { samplePortfolio } from "./portfolio";
import { COMMITTEES_HELD, committeeDay, figuresDay } from "./year/calendar";
import { YEAR_FILE_NAME } from "./year/holdCommittee";
import { yearFile } from "./year/yearFile";
import { keepBooks, portfolioOn } from "./year/yearPortfolio";
import { sampleFile } from "./workbook";

const ASSETS = resolve(__dirname, "../../assets");
const SAMPLE_FILE = resolve(ASSETS, "exemple-comite-credit.xlsx");
const YEAR_FILE = resolve(ASSETS, YEAR_FILE_NAME);

/** Writes both sample workbooks and prints what a committee would find in them. */
async function buildSamples(): Promise<void> {
  const portfolio = samplePortfolio();
  save(SAMPLE_FILE, await sampleFile(portfolio));
  console.log(describe(committeeFigures(portfolio)));
  const { bytes, leftOut } = await yearFile((number) => {
    if (number % 13 === 0) console.log(`${number} committees held`);
  });
  save(YEAR_FILE, bytes);
  if (leftOut.length > 0) console.log(`The file cannot hold: ${leftOut.join(", ")}`);
  const eve = figuresDay(committeeDay(COMMITTEES_HELD + 1));
  console.log(describe(committeeFigures(portfolioOn(keepBooks(), eve))));
}

function save(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes);
  console.log(`${path}: ${bytes.length} bytes`);
}

function describe(figures: ReturnType<typeof committeeFigures>): string {
  const millions = (cents: number): string => `${(cents / 1e8).toFixed(2)} M€`;
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const { red, orange, green } = figures.colours;
  return [
    `${figures.clients} clients, ${figures.openItems} open items`,
    `Receivables ${millions(figures.balance)}: ${figures.daysOfSales.toFixed(1)} days of sales`,
    `Overdue ${percent(figures.overdueShare)}; twenty largest clients ${percent(figures.topTwentyShare)}`,
    `${figures.aboveAgendaMinimum} clients at 50 000 € or more; red ${red}, orange ${orange}, green ${green}`,
  ].join("\n");
}

void buildSamples();
