/*
 * Stands before Office.js in the page and in a bundle of its own: when a proxy, a firewall or an extension holds
 * a file of Office.js back, its `onReady` neither resolves nor rejects (office-js#6040), and what waits behind it
 * never runs. The page's own words say that it connects; this says after a while what may stand in the way.
 */

/** Slow networks take some seconds; nobody waits longer without wondering. */
const PATIENCE_MS = 12_000;

/** Shows the words of the browser's language, and the advice when they still stand after `patience`. */
export function watchConnection(page: Document, patience: number = PATIENCE_MS): void {
  const waiting = page.getElementById("connecting");
  if (waiting === null) return;
  const language = navigator.language.startsWith("fr") ? "fr" : "en";
  for (const part of waiting.querySelectorAll<HTMLElement>("[lang]")) part.hidden = part.lang !== language;
  waiting.style.cssText = "margin:24px;font:14px/20px 'Segoe UI',system-ui,sans-serif";
  setTimeout(() => {
    // React has put the pane in its place, or a sentence that says why there is none.
    if (waiting.isConnected) advise(page, waiting, patience);
  }, patience);
}

function advise(page: Document, waiting: HTMLElement, patience: number): void {
  const advice = waiting.querySelector<HTMLElement>("[data-advice]");
  if (advice === null) return;
  advice.hidden = false;
  const details = advice.querySelector("textarea");
  if (details !== null) {
    details.value = detailsOf(page, patience);
    details.style.cssText = "box-sizing:border-box;width:100%;height:88px;font:12px/16px monospace";
  }
  for (const button of advice.querySelectorAll<HTMLButtonElement>("button")) {
    button.style.cssText = "min-height:32px;margin:0 8px 12px 0;padding:4px 16px;font:inherit";
    button.addEventListener("click", () => {
      if (button.dataset["does"] === "reload") page.location.reload();
      else details?.select();
    });
  }
}

/** What tells a support person where it stopped; nothing of the workbook is known yet. */
function detailsOf({ scripts, location }: Document, patience: number): string {
  const office = [...scripts].find(({ src }) => src.includes("/office.js"));
  return [
    `Comité Crédit ${location.origin}`,
    `office.js: ${"Office" in window ? "loaded, no answer" : "not loaded"} after ${patience / 1000} s`,
    office?.src ?? "",
    navigator.userAgent,
  ].join("\n");
}

watchConnection(document);
