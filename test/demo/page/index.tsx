import { createRoot } from "react-dom/client";
import { loadFormulaEngine } from "../../simulator/formulas/engine";
import { markStale, recalculate } from "../../simulator/formulas/recalculate";
import { shiftFormulas } from "../../simulator/formulas/shiftFormulas";
import { loadStandIns } from "./canvasMeasure";
import { DemoApp } from "./DemoApp";
import "./demo.css";

/** The page that `npm run demo` opens: everything runs here, in the browser. */
async function start(): Promise<void> {
  await Promise.all([loadFormulaEngine(), loadStandIns()]);
  const place = document.getElementById("root");
  if (place) createRoot(place).render(<DemoApp formulas={{ markStale, recalculate, shiftFormulas }} />);
}

void start();
