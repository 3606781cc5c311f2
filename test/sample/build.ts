import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { committeeFigures } from "./committeeFigures";
import { samplePortfolio } from "./portfolio";
import { sampleFile } from "./workbook";

const SAMPLE_FILE = resolve(__dirname, "../../assets/exemple-comite-credit.xlsx");

/** Writes the sample workbook and prints what a committee would find in it. */
async function buildSample(): Promise<void> {
  const portfolio = samplePortfolio();
  const bytes = await sampleFile(portfolio);
  writeFileSync(SAMPLE_FILE, bytes);
  console.log(`${SAMPLE_FILE}: ${bytes.length} bytes`);
  console.log(describe(committeeFigures(portfolio)));
}

function describe(figures: ReturnType<typeof committeeFigures>): string {
  const millions = (cents: number): string => `${(cents / 1e8).toFixed(2)} M€`;
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const { red, orange, green } = figures.colours;
  return [
    `${figures.clients} clients, ${figures.openItems} open items`,
    `Receivables ${millions(figures.balance)} on sales of ${millions(figures.sales)}: ${figures.daysOfSales.toFixed(1)} days`,
    `Overdue ${percent(figures.overdueShare)}; twenty largest clients ${percent(figures.topTwentyShare)}`,
    `${figures.aboveAgendaMinimum} clients at 50 000 € or more; red ${red}, orange ${orange}, green ${green}`,
  ].join("\n");
}

void buildSample();
