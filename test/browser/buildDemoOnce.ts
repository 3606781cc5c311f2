import { builtDemo } from "../demo/builtDemo";
import { availableBrowser } from "./availableBrowser";

/** Before the first of the tests in a browser: looks for one, and builds the demo for all of them. */
export default async function buildDemoOnce(): Promise<void> {
  if ("path" in availableBrowser()) await builtDemo();
}
