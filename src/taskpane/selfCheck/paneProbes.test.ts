/** @jest-environment jsdom */
import type { Question, Reply } from "../../committee/selfCheck/selfCheckContract";
import { PANE_PROBES } from "./paneProbes";

const asked: Question[] = [];
const answering = (reply: (question: Question) => Reply) => (question: Question) => {
  asked.push(question);
  return Promise.resolve(reply(question));
};
const nobody = answering(() => "skip");

/** Gives an object of the page other members while a test runs. */
function standIn(target: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
  }
}

beforeEach(() => {
  asked.length = 0;
  localStorage.clear();
  standIn(window, { ClipboardItem: class {} });
  standIn(document, { execCommand: () => true });
});

test("copying is told by each of its ways", async () => {
  standIn(navigator, { clipboard: { write: () => Promise.resolve() } });
  expect(await PANE_PROBES.clipboard(nobody)).toEqual({ facts: { richCopy: "done", command: true } });
  const refused = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  standIn(navigator, { clipboard: { write: refused } });
  standIn(document, { execCommand: () => false });
  expect(await PANE_PROBES.clipboard(nobody)).toEqual({
    facts: { richCopy: "NotAllowedError", command: false },
  });
});

test("a browser that never answers about copying stops nothing", async () => {
  jest.useFakeTimers();
  standIn(navigator, { clipboard: { write: () => new Promise(() => undefined) } });
  const found = PANE_PROBES.clipboard(nobody);
  await jest.advanceTimersByTimeAsync(10_000);
  jest.useRealTimers();
  expect(await found).toEqual({ facts: { richCopy: "no-answer", command: true } });
});

test("each kind of download is asked about, and only what was answered is told", async () => {
  const ask = answering(({ offer }) => {
    const name = offer && "file" in offer ? offer.file.name : "";
    return name.endsWith("txt") ? "yes" : name.endsWith("ics") ? "no" : "skip";
  });
  expect(await PANE_PROBES.downloads(ask)).toEqual({ facts: { txt: true, ics: false } });
  expect(asked.map(({ id }) => id)).toEqual(["arrived", "arrived", "arrived"]);
});

test("a link to the mail program holds no address", async () => {
  expect(await PANE_PROBES.mailto(answering(() => "no"))).toEqual({ facts: { opened: false } });
  expect(asked).toEqual([{ id: "opened", offer: { href: "mailto:?subject=Comit%C3%A9%20Cr%C3%A9dit" } }]);
});

test("an empty style element counts when the page's policy lets it have a sheet", async () => {
  expect((await PANE_PROBES.styles(nobody)).facts["emptyStyle"]).toBe(true);
  const elements = document.querySelectorAll("style").length;
  jest.spyOn(HTMLStyleElement.prototype, "sheet", "get").mockReturnValue(null);
  expect((await PANE_PROBES.styles(nobody)).facts["emptyStyle"]).toBe(false);
  jest.restoreAllMocks();
  expect(document.querySelectorAll("style")).toHaveLength(elements);
});

test("what the browser keeps is tried and taken away again", async () => {
  expect(await PANE_PROBES.memory(nobody)).toEqual({ facts: { kept: true } });
  expect(localStorage).toHaveLength(0);
  jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  expect(await PANE_PROBES.memory(nobody)).toEqual({ facts: { kept: false } });
  jest.restoreAllMocks();
});
