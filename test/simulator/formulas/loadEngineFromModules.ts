import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { loadFormulaEngine } from "./engine";

/** Loads the formula engine in Node, from the installed package. Not for pages: it reads the disk. */
export async function loadFormulaEngineFromModules(): Promise<void> {
  const path = createRequire(__filename).resolve("@ironcalc/wasm/wasm_bg.wasm");
  await loadFormulaEngine(new Uint8Array(await readFile(path)));
}
