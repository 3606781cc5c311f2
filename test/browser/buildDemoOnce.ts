import { buildDemo } from "../demo/buildDemo";
import { availableBrowser } from "./availableBrowser";
import { DEMO_FOLDER } from "./demoPage";

/** Before the first of the tests in a browser: looks for one, and builds the demo for all of them. */
export default async function buildDemoOnce(): Promise<void> {
  if ("path" in availableBrowser()) await buildDemo(DEMO_FOLDER);
}
