import { browserPath, launchBrowser } from "./launch";

/** Starts the browser once and prints where it stands, as JSON, or why there is none. See availableBrowser.ts. */
async function main(): Promise<{ path: string } | { reason: string }> {
  try {
    const path = await browserPath();
    const { close } = await launchBrowser();
    await close();
    return { path };
  } catch (error) {
    return { reason: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

void main().then((outcome) => console.log(JSON.stringify(outcome)));
