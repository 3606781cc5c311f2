import type { Ask, PaneProbes, ProbeAnswer, Question } from "../../committee/selfCheck/selfCheckContract";
import { copyBySelection } from "../kit/copyContent";
import { meetingMemory } from "../meeting/meetingMemory";
import type { MeetingProgress } from "../meeting/meetingProgress";

const TEXT = "Comité Crédit";

/** A browser may wait for the user's leave to copy, and never say so. */
const COPY_MS = 10_000;

/** What only the pane's own page can tell, each tried as the product does it. */
export const PANE_PROBES: PaneProbes = {
  clipboard: async () => {
    const richCopy = await Promise.race([copiedRich(), timeIsUp()]);
    return { facts: { richCopy, command: copyBySelection({ text: TEXT }) } };
  },
  downloads: async (ask) => ({
    facts: {
      ...(await arrived(ask, "txt", "text/plain", TEXT)),
      ...(await arrived(ask, "ics", "text/calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")),
      ...(await arrived(ask, "eml", "message/rfc822", `Subject: ${TEXT}\r\nX-Unsent: 1\r\n\r\n${TEXT}\r\n`)),
    },
  }),
  mailto: async (ask) => ({
    facts: await seen(ask, "opened", {
      id: "opened",
      offer: { href: `mailto:?subject=${encodeURIComponent(TEXT)}` },
    }),
  }),
  styles: () => Promise.resolve({ facts: { emptyStyle: takesEmptyStyle(), adopted: adoptsStyles() } }),
  memory: () => Promise.resolve({ facts: { kept: keepsMeetings() } }),
};

async function copiedRich(): Promise<string> {
  try {
    const blob = (type: string) => new Blob([TEXT], { type });
    const item = new ClipboardItem({ "text/html": blob("text/html"), "text/plain": blob("text/plain") });
    await navigator.clipboard.write([item]);
    return "done";
  } catch (error) {
    return error instanceof Error ? error.name : "refused";
  }
}

function timeIsUp(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve("no-answer"), COPY_MS));
}

function arrived(ask: Ask, ending: string, type: string, content: string): Promise<ProbeAnswer["facts"]> {
  const file = { name: `essai.${ending}`, content, type };
  return seen(ask, ending, { id: "arrived", offer: { file } });
}

async function seen(ask: Ask, name: string, question: Question): Promise<ProbeAnswer["facts"]> {
  const reply = await ask(question);
  return reply === "skip" ? {} : { [name]: reply === "yes" };
}

/** Fluent UI inserts its rules into style elements that are empty at first; a strict policy may refuse those. */
function takesEmptyStyle(): boolean {
  const style = document.createElement("style");
  document.head.append(style);
  const taken = style.sheet !== null;
  style.remove();
  return taken;
}

function adoptsStyles(): boolean {
  return "adoptedStyleSheets" in document;
}

const PROGRESS: MeetingProgress = {
  day: 0,
  startedAt: 0,
  steps: [],
  current: "",
  since: 0,
  spent: {},
  skipped: [],
  handled: [],
  drafts: {},
};

/** Keeps a meeting of nobody's, reads it back and forgets it. */
function keepsMeetings(): boolean {
  const memory = meetingMemory("selfCheck");
  const kept = memory.keep(PROGRESS) && memory.recall() !== null;
  memory.forget();
  return kept;
}
