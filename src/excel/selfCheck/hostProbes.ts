import { READY_MEASURE } from "../host/host";
import { tableOf, tried, type Bench, type ProbeRun } from "./bench";
import type { Fact, Question } from "./probe";

/** The workbook as a file, of each kind. */
export const files: ProbeRun = async ({ session }) => {
  const outcomeOf = (size: number | null) => (size === null ? "refused" : size === 0 ? "empty" : "given");
  const [pdf, compressed] = [await session.file.size("pdf"), await session.file.size("compressed")];
  return {
    facts: { pdf: outcomeOf(pdf), compressed: outcomeOf(compressed) },
    measures: { pdfBytes: pdf, compressedBytes: compressed },
  };
};

/** Where the file is and whether it may be written; never its address. */
export const file: ProbeRun = async ({ workbook, session }) => {
  const { workbook: book } = workbook;
  book.load("readOnly,autoSave");
  await workbook.sync();
  const { address } = session.file;
  const host = address === null ? "" : new URL(address).hostname;
  return {
    facts: { readOnly: book.readOnly },
    measures: { autoSave: book.autoSave, onSharePoint: /(^|\.)sharepoint\.[\w.]+$/i.test(host) },
  };
};

const SYNCS = 10;
const MUCH = { rows: 2000, columns: 10 } as const;
/** Below the corners of all probes. */
const BELOW = 5000;
const WATCHDOG_MS = 5000;

/** How long it took to reach Excel, and how long ten empty requests and the reading of 20 000 cells take. */
export const speed: ProbeRun = async ({ workbook, sheet }) => {
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return Math.round(performance.now() - start);
  };
  const cells = sheet.getRangeByIndexes(BELOW, 0, MUCH.rows, MUCH.columns);
  cells.values = Array.from({ length: MUCH.rows }, (_, row) => Array<number>(MUCH.columns).fill(row));
  await workbook.sync();
  const syncsMs = await timed(async () => {
    // Requests one after the other are what is measured.
    for (let count = 0; count < SYNCS; count += 1) await workbook.sync();
  });
  const readMs = await timed(() => {
    cells.load("values");
    return workbook.sync();
  });
  const ready = performance.getEntriesByName(READY_MEASURE).at(-1);
  return {
    facts: { syncsUnder5s: syncsMs < WATCHDOG_MS, readUnder5s: readMs < WATCHDOG_MS },
    measures: { syncsMs, readMs, readyMs: ready === undefined ? null : Math.round(ready.duration) },
  };
};

/** The menu of a plain cell and of a cell in a table, as the user sees it. */
export const contextMenu: ProbeRun = async (bench) => {
  const { workbook, sheet, home, range, ask, at } = bench;
  tableOf(bench, "C1:D3", [
    ["Client", "Solde"],
    ["Client A", 1],
    ["Client B", 2],
  ]);
  range("A1").values = [["Client A"]];
  sheet.activate();
  const facts: Record<string, Fact> = {};
  const look = async (name: string, id: Question["id"], local: string) => {
    range(local).select();
    await workbook.sync();
    const reply = await ask({ id, values: { cell: at(local) } });
    if (reply !== "skip") facts[name] = reply === "yes";
  };
  try {
    await look("onCell", "menuOnCell", "A1");
    await look("inTable", "menuInTable", "C2");
  } finally {
    await tried(workbook, () => home.activate());
  }
  return { facts };
};

/** A call on what does not exist. */
export const nullObjects: ProbeRun = async ({ workbook }) => {
  const absent = workbook.workbook.tables.getItemOrNullObject("CC_Absent");
  const deleted = await tried(workbook, () => absent.delete());
  const other = workbook.workbook.tables.getItemOrNullObject("CC_Absent");
  const load = await tried(workbook, () => other.load("name"));
  const parts = partsOf(workbook.workbook.tables.getItemOrNullObject("CC_Absent"));
  const chain = await tried(workbook, () => parts.forEach((part) => part.load()));
  return {
    facts: {
      delete: deleted,
      load,
      readsUndefined: load === "done" && readsUndefined(other),
      chain,
      partsAreNull: chain === "done" && parts.every(({ isNullObject }) => isNullObject),
    },
  };
};

/** What every use case asks of a table before it is known to exist: its sheet, its headings, its rows. */
function partsOf(table: Excel.Table) {
  return [
    table.worksheet,
    table.getHeaderRowRange(),
    table.getDataBodyRange(),
    table.getDataBodyRange().dataValidation,
  ] as const;
}

function readsUndefined(table: Excel.Table): boolean {
  try {
    return (table.name as string | undefined) === undefined;
  } catch {
    return false;
  }
}

/** Time to click into another workbook. */
const SWITCH_SECONDS = 10;

/** Calls made while the user has another workbook in front. */
export const otherWorkbook: ProbeRun = async (bench) => {
  const { ask } = bench;
  if ((await ask({ id: "otherWorkbook" })) !== "yes") return { facts: {} };
  await ask({ id: "switchNow", seconds: SWITCH_SECONDS });
  const facts = await behindAnother(bench);
  return (await ask({ id: "wasInFront" })) === "yes" ? { facts } : { facts: {} };
};

async function behindAnother({ workbook, sheet, home, range }: Bench): Promise<Record<string, Fact>> {
  const facts = {
    activeCell: await tried(workbook, () => workbook.workbook.getActiveCell().load("rowIndex")),
    activate: await tried(workbook, () => sheet.activate()),
    select: await tried(workbook, () => range("A1").select()),
    freeze: await tried(workbook, () => sheet.freezePanes.freezeRows(1)),
  };
  await tried(workbook, () => sheet.freezePanes.unfreeze());
  await tried(workbook, () => home.activate());
  return facts;
}
