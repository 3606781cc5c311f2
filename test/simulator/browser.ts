import type { Bridge, SimulatedExcel } from "./excel";

/** Office.js reads from the address which host it runs in: Excel for Mac, the flavour that speaks plain JSON. */
export function paneUrl(page: string, excel: SimulatedExcel): string {
  const url = new URL(page);
  const query = `_host_Info=Excel$Mac$16.01$${excel.office.displayLanguage}$simulator$$$0`;
  url.search = url.search === "" ? query : `${url.search.slice(1)}&${query}`;
  return url.href;
}

interface PaneWindow {
  _richApiNativeBridge?: unknown;
  webkit?: unknown;
  JSON: JSON;
  OSF?: { ScriptMessaging: { agaveHostCallback(id: string, params: unknown): void } };
}

/**
 * Gives a same-origin frame the doors to a simulated Excel that lives in the parent page. To be called by the
 * frame's page before its Office.js script runs, or by the parent as soon as the frame's window exists.
 * @param frame the frame's window
 * @param person who works in the pane; see SimulatedExcel.connect
 */
export function connectFrame(frame: Window, excel: SimulatedExcel, person?: string): Bridge {
  const bridge = excel.connect(person);
  const pane = frame as unknown as PaneWindow;
  pane._richApiNativeBridge = bridge.richApi;
  pane.webkit = {
    messageHandlers: { Agave: { postMessage: (text: string) => bridge.postOfficeMessage(text) } },
  };
  bridge.onOfficeAnswer = (id, params) => {
    // The answer is given as the frame's own array: Office.js asks for instances of its Array.
    const own: unknown = pane.JSON.parse(JSON.stringify(params));
    pane.OSF?.ScriptMessaging.agaveHostCallback(id, own);
  };
  frame.addEventListener("pagehide", () => bridge.disconnect());
  return bridge;
}
