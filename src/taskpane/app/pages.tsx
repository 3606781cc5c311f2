import { lazy, type ReactElement } from "react";
import type { TextKey } from "../../locales/translator";
import type { PageProps, PaneView } from "../state/paneView";
import { WeekPage } from "../week/WeekPage";

const ClientPage = lazy(async () => ({ default: (await import("../client/ClientPage")).ClientPage }));
const ClosingPage = lazy(async () => ({ default: (await import("../closing/ClosingPage")).ClosingPage }));
const DecisionsPage = lazy(async () => ({
  default: (await import("../protocol/DecisionsPage")).DecisionsPage,
}));
const MeetingPage = lazy(async () => ({ default: (await import("../meeting/MeetingPage")).MeetingPage }));
const PolicyPage = lazy(async () => ({ default: (await import("../policy/PolicyPage")).PolicyPage }));
const ResultsPage = lazy(async () => ({ default: (await import("../results/ResultsPage")).ResultsPage }));
export const SelfCheckPage = lazy(async () => ({
  default: (await import("../selfCheck/SelfCheckPage")).SelfCheckPage,
}));
const SendingPage = lazy(async () => ({ default: (await import("../agenda/SendingPage")).SendingPage }));
const SetUpPage = lazy(async () => ({ default: (await import("../policy/SetUpPage")).SetUpPage }));
const SourcesPage = lazy(async () => ({ default: (await import("../sources/SourcesPage")).SourcesPage }));

/** A page of the pane: its words and how it is drawn. */
export interface RegisteredPage {
  /** Its name in the navigation; null for a page that another one leads to. */
  readonly tab: TextKey | null;
  readonly title: TextKey;
  readonly render: (props: PageProps) => ReactElement;
}

/**
 * The pages there are, in the order of the navigation. All but the home page are loaded when first shown, so
 * that the pane opens fast.
 */
export const PAGES: Readonly<Partial<Record<PaneView, RegisteredPage>>> = {
  week: { tab: "nav.week", title: "week", render: (props) => <WeekPage {...props} /> },
  client: { tab: "nav.client", title: "nav.client", render: (props) => <ClientPage {...props} /> },
  session: { tab: "nav.session", title: "nav.session", render: (props) => <MeetingPage {...props} /> },
  closing: { tab: null, title: "closing.title", render: (props) => <ClosingPage {...props} /> },
  decisions: {
    tab: "nav.decisions",
    title: "nav.decisions",
    render: (props) => <DecisionsPage {...props} />,
  },
  results: {
    tab: "nav.results",
    title: "nav.results",
    render: ({ actions, pane }) => <ResultsPage actions={actions} act={pane.act} />,
  },
  policy: { tab: "nav.policy", title: "policy.title", render: (props) => <PolicyPage {...props} /> },
  setUp: { tab: null, title: "setUp.title", render: (props) => <SetUpPage {...props} /> },
  sending: { tab: null, title: "sending.title", render: (props) => <SendingPage {...props} /> },
  selfCheck: {
    tab: null,
    title: "selfCheck.title",
    render: ({ actions, version }) => <SelfCheckPage actions={actions} version={version} />,
  },
  sources: {
    tab: null,
    title: "sources.title",
    render: ({ overview, pane, actions, analysing, show }) => (
      <SourcesPage
        overview={overview}
        pane={pane}
        onConfirm={(decisions) => {
          show("week");
          analysing.start({ decisions });
        }}
        onShowCell={(address) => pane.act(() => actions.workbook.showCell(address))}
        onListSheets={(control) => actions.sources.sheetsToDeclare(control)}
        onBack={() => show("week")}
      />
    ),
  },
};
