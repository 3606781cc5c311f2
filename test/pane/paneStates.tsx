import "../../src/taskpane/noRemoteFonts";
import { createRoot } from "react-dom/client";
import type { CommitteeActions } from "../../src/committee/contract";
import { Problem } from "../../src/domain/problem";
import { App } from "../../src/taskpane/App";
import { registerPaneIcons } from "../../src/taskpane/icons";
import { meetingToHold } from "./sampleMeeting";
import { CLOSING, closingActionsOf } from "./sampleClosing";
import { manyDecisions, sampleHistory } from "./sampleDecisions";
import {
  analysisOf,
  answering,
  CHANGE,
  committee,
  DIFFERENCE,
  DOUBTS,
  EMPTY,
  FOUND,
  manyClients,
  standing,
  UNDATED,
} from "./sampleWeek";

/** The committees that the page can be opened on with `?committee=`. */
const COMMITTEES: Readonly<Record<string, () => CommitteeActions>> = {
  found: () => committee(FOUND),
  reading: () => committee(FOUND, { lookUp: standing({ step: "reading", done: 0.4 }) }),
  empty: () => committee(EMPTY),
  undated: () => committee(UNDATED),
  busy: () =>
    committee(FOUND, {
      analyse: (_, control) => standing({ step: "understanding", done: 0.62 })(control),
    }),
  classified: () =>
    committee({
      ...FOUND,
      workbookLanguage: "fr",
      sheetsToCreate: { fr: [], en: [] },
      clients: manyClients(160),
      agendaPrepared: true,
    }),
  meeting: () =>
    committee(
      { ...FOUND, workbookLanguage: "fr", sheetsToCreate: { fr: [], en: [] }, clients: manyClients(5) },
      meetingToHold(),
    ),
  closed: () =>
    committee(
      { ...FOUND, workbookLanguage: "fr", sheetsToCreate: { fr: [], en: [] }, clients: manyClients(160) },
      closingActionsOf({ ...CLOSING, undecided: [], closed: CLOSING.day, holiday: "Ascension" }),
    ),
  decisions: () =>
    committee(
      { ...FOUND, workbookLanguage: "fr", sheetsToCreate: { fr: [], en: [] }, clients: manyClients(160) },
      {
        searchDecisions: () => Promise.resolve({ entries: manyDecisions(15_000), warnings: [] }),
        clientHistory: () => Promise.resolve(sampleHistory()),
      },
    ),
  large: () => committee(FOUND, { analyse: () => Promise.resolve(analysisOf(manyClients(10_000))) }),
  moved: () =>
    committee(FOUND, {
      analyse: () => Promise.resolve({ ...analysisOf(manyClients(12)), change: CHANGE }),
    }),
  doubtful: () => committee(FOUND, { analyse: answering(DOUBTS) }),
  stale: () => committee({ ...FOUND, today: FOUND.today + 12 }, { analyse: answering(DOUBTS) }),
  differing: () => committee(FOUND, { analyse: answering(DIFFERENCE) }),
  late: () => committee({ ...FOUND, today: FOUND.agendaDue + 2 }),
  protected: () =>
    committee(FOUND, {
      analyse: () => Promise.reject(new Problem("sheet-protected", { sheet: "Clients" }, "AccessDenied")),
    }),
  broken: () => committee(FOUND, { lookUp: () => Promise.reject(new Error("no reply from the host")) }),
};

/** The pane by itself: `?committee=found&language=fr&dark=1`. Nothing stands behind its actions. */
const asked = new URLSearchParams(window.location.search);
const actions = COMMITTEES[asked.get("committee") ?? "found"]?.();
const root = document.getElementById("root");
registerPaneIcons();
if (root && actions) {
  createRoot(root).render(
    <App
      actions={actions}
      language={asked.get("language") === "en" ? "en" : "fr"}
      isDark={asked.has("dark") ? asked.get("dark") === "1" : null}
      version="0.1.0"
      onPageRequested={() => () => undefined}
    />,
  );
}
