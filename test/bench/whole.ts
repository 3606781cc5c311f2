import { classifyPortfolio } from "../../src/committee/analysis/classifyPortfolio";
import { clientsContent, summaryOf } from "../../src/committee/analysis/clientRows";
import { dayOf } from "../../src/domain/basis/day";
import { DEFAULT_POLICY } from "../../src/domain/policy/policy";
import { readWorkbook } from "../../src/intake/join/readWorkbook";
import { translator } from "../../src/locales/translator";
import { wideGrid } from "./grid";

const REFERENCE = dayOf(2026, 1, 14);

const SUMMARIES_AT_ONCE = 200;

/** A whole analysis but for Excel, once, in a process that has done nothing before: what a user waits for. */
async function main(): Promise<void> {
  const grid = wideGrid(Number(process.argv[2]));
  const policy = DEFAULT_POLICY;
  let longest = 0;
  let last = performance.now();
  const pause = (): Promise<void> => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    return Promise.resolve();
  };
  const cpuMs: Record<string, number> = {};
  const step = async <Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> => {
    const start = process.cpuUsage();
    const result = await work();
    await pause();
    const { user, system } = process.cpuUsage(start);
    cpuMs[name] = (user + system) / 1000;
    return result;
  };
  last = performance.now();
  const intake = await step("read", () => readWorkbook([grid], { referenceDate: REFERENCE }, pause));
  const clients = await step("classify", () => classifyPortfolio(intake, policy, REFERENCE, { pause }));
  const portfolio = { clients, openItems: intake.openItems, remembered: [], absent: [] };
  const all = { ...portfolio, policy, referenceDate: REFERENCE };
  await step("rows", () => clientsContent(all, "fr", pause));
  const words = translator("fr");
  await step("summaries", async () => {
    for (const [index, client] of clients.entries()) {
      if (index % SUMMARIES_AT_ONCE === 0) await pause();
      summaryOf(client, false, words);
    }
  });
  process.stdout.write(JSON.stringify({ clients: clients.length, cpuMs, longestTaskMs: longest }));
}

void main();
