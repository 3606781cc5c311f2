import init, { initSync, Model } from "@ironcalc/wasm";

let isLoaded = false;
let loading: Promise<void> | null = null;

/**
 * Loads the engine that computes formulas; to be awaited once before recalculate. In a page, without bytes, it fetches
 * the engine that the bundler put beside the script; in Node, see loadFormulaEngineFromModules.
 *
 * @param bytes the content of the package's wasm_bg.wasm
 */
export function loadFormulaEngine(bytes?: Uint8Array<ArrayBuffer>): Promise<void> {
  loading ??= start(bytes);
  return loading;
}

async function start(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
  if (bytes === undefined) await init();
  else initSync({ module: bytes });
  isLoaded = true;
}

export function isFormulaEngineLoaded(): boolean {
  return isLoaded;
}

/**
 * A blank workbook of the engine, in English and UTC; its one sheet counts as 0. Nothing is computed before evaluate.
 * @throws when the engine is not loaded yet
 */
export function newEngineWorkbook(): Model {
  if (!isLoaded) throw new Error("Await loadFormulaEngine() before formulas are computed");
  const model = new Model("workbook", "en", "UTC", "en");
  model.pauseEvaluation();
  return model;
}

const functionKnown = new Map<string, boolean>();

/** Whether the engine has the function: it calls a name that it does not know #NAME?, whatever the arguments. */
export function isKnownFunction(name: string): boolean {
  const upper = name.toUpperCase();
  const known = functionKnown.get(upper) ?? probe(upper);
  functionKnown.set(upper, known);
  return known;
}

function probe(name: string): boolean {
  const model = newEngineWorkbook();
  model.setUserInput(0, 1, 1, `=${name}()`);
  model.resumeEvaluation();
  model.evaluate();
  const known = model.getFormattedCellValue(0, 1, 1) !== "#NAME?";
  model.free();
  return known;
}
