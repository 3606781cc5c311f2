import { dayOf } from "../../src/domain/basis/day";
import { readWorkbook } from "../../src/intake/join/readWorkbook";
import { wideGrid } from "./grid";
import type { ReadingMemory } from "./memory";

/** Bytes in use once nothing is left to collect, typed arrays included. */
function bytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error("run with --expose-gc");
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function measure(items: number): Promise<ReadingMemory> {
  const options = { referenceDate: dayOf(2026, 1, 14) };
  // A small sheet first: code that is compiled on the way is not the reading's memory.
  await readWorkbook([wideGrid(1_000)], options);
  const before = bytesInUse();
  const grid = wideGrid(items);
  const matrix = bytesInUse() - before;
  let peak = 0;
  let pauses = 0;
  const look = (): Promise<void> => {
    pauses += 1;
    peak = Math.max(peak, bytesInUse() - before);
    return Promise.resolve();
  };
  const intake = await readWorkbook([grid], options, look);
  await look();
  return { matrixMb: matrix / 1e6, peakMb: peak / 1e6, pauses, items: intake.openItems.length };
}

void measure(Number(process.argv[2])).then((memory) => process.stdout.write(JSON.stringify(memory)));
