import "../../src/taskpane/app/beforeFluent";
import { createRoot } from "react-dom/client";
import type { CommitteeActions } from "../../src/committee/contract";
import type { Overview } from "../../src/committee/sources/sourcesContract";
import { Problem } from "../../src/domain/basis/problem";
import { defaultClock } from "../../src/domain/cover/insurersClock";
import type { Policy } from "../../src/domain/policy/policy";
import { App } from "../../src/taskpane/app/App";
import { registerPaneIcons } from "../../src/taskpane/kit/icons";
import { meetingToHold } from "./sampleMeeting";
import { CLOSING, closingActionsOf } from "./sampleClosing";
import { manyDecisions, sampleHistory } from "./sampleDecisions";
import {
  analysisOf,
  answering,
  CHANGE,
  committee,
  CREDIT_POLICY,
  DIFFERENCE,
  DOUBTS,
  KEPT_ANSWERS,
  QUESTIONS_ASKED,
  EMPTY,
  FOUND,
  manyClients,
  standing,
  UNDATED,
  UNINSURED,
} from "./sampleWeek";
import { LITTLE_HISTORY, RESULTS } from "../sample/results";
import { resultsActionsOf } from "./sampleResults";
import { selfCheckAsking } from "./sampleSelfCheck";
import { weekOf } from "./sampleSending";

const CLASSIFIED: Overview = {
  ...FOUND,
  workbookLanguage: "fr",
  sheetsToCreate: { fr: [], en: [] },
  clients: manyClients(160),
  agendaPrepared: true,
};

/** The day after the last committee: its minutes have not left, it took place in an office, on a holiday. */
const HELD = weekOf(CLASSIFIED, {
  committee: FOUND.today - 1,
  agendaSent: FOUND.today - 2,
  place: "Bureau du directeur financier",
  holiday: { name: "Ascension", proposed: FOUND.today - 4 },
  warnings: [
    { code: "too-many-people", values: { count: 6, maximum: 4 } },
    { code: "office-as-place", values: { place: "Bureau du directeur financier" } },
  ],
  openActions: 12,
  lateActions: 4,
  sheetEdits: 3,
});

/** Insurers with a row of their own. */
const INSURED: Policy = {
  ...CREDIT_POLICY.policy,
  insurers: ["Prudence Crédit", "Société d'assurance-crédit des Verreries et Distilleries Réunies"].map(
    (insurer) => defaultClock(insurer, CREDIT_POLICY.policy.parameters),
  ),
};

/** The committees that the page can be opened on with `?committee=`. */
const COMMITTEES: Readonly<Record<string, () => CommitteeActions>> = {
  found: () => committee(FOUND),
  reading: () => committee(FOUND, { lookUp: standing({ step: "reading", done: 0.4 }) }),
  empty: () => committee(EMPTY),
  undated: () => committee(UNDATED),
  uninsured: () => committee(UNINSURED),
  busy: () =>
    committee(FOUND, {
      analyse: (_, control) => standing({ step: "understanding", done: 0.62 })(control),
    }),
  classified: () => committee(CLASSIFIED),
  firstAgenda: () =>
    committee(CLASSIFIED, {
      readWeek: () => Promise.resolve(weekOf(CLASSIFIED, { isPrepared: false, isSetUpOffered: true })),
      readCreditPolicy: () => Promise.resolve({ ...CREDIT_POLICY, policy: INSURED }),
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
  results: () => committee(CLASSIFIED, resultsActionsOf()),
  resultsAbsent: () => committee(CLASSIFIED, resultsActionsOf({ ...RESULTS, sheet: "absent" })),
  resultsSoon: () => committee(CLASSIFIED, resultsActionsOf(LITTLE_HISTORY)),
  asking: () => committee(CLASSIFIED, selfCheckAsking()),
  large: () => committee(FOUND, { analyse: () => Promise.resolve(analysisOf(manyClients(10_000))) }),
  moved: () =>
    committee(FOUND, {
      analyse: () => Promise.resolve({ ...analysisOf(manyClients(12)), change: CHANGE }),
    }),
  doubtful: () => committee(FOUND, { analyse: answering(DOUBTS) }),
  stale: () => committee({ ...FOUND, today: FOUND.today + 12 }, { analyse: answering(DOUBTS) }),
  kept: () => committee({ ...FOUND, readings: [KEPT_ANSWERS] }),
  questioned: () => committee(FOUND, { analyse: answering(QUESTIONS_ASKED) }),
  differing: () => committee(FOUND, { analyse: answering(DIFFERENCE) }),
  held: () => committee(CLASSIFIED, { readWeek: () => Promise.resolve(HELD) }),
  late: () => committee({ ...CLASSIFIED, today: FOUND.agendaDue + 1 }),
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
