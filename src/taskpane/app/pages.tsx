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
  /** Where the navigation has it; null for a page that another one leads to. */
  readonly place: "tab" | "menu" | null;
  /** Its name in the navigation. */
  readonly name: TextKey;
  /** Stands for the name of a tab. */
  readonly icon?: string;
  readonly title: TextKey;
  readonly render: (props: PageProps) => ReactElement;
}

/**
 * The pages there are, in the order of the navigation. All but the home page are loaded when first shown, so
 * that the pane opens fast.
 */
export const PAGES: Readonly<Partial<Record<PaneView, RegisteredPage>>> = {
  week: {
    place: "tab",
    name: "nav.week",
    icon: "Home",
    title: "week",
    render: (props) => <WeekPage {...props} />,
  },
  client: {
    place: "tab",
    name: "nav.client",
    title: "nav.client",
    render: (props) => <ClientPage {...props} />,
  },
  session: {
    place: "tab",
    name: "nav.session",
    title: "nav.session",
    render: (props) => <MeetingPage {...props} />,
  },
  closing: {
    place: null,
    name: "closing.title",
    title: "closing.title",
    render: (props) => <ClosingPage {...props} />,
  },
  decisions: {
    place: "tab",
    name: "nav.decisions",
    title: "nav.decisions",
    render: (props) => <DecisionsPage {...props} />,
  },
  results: {
    place: "tab",
    name: "nav.results",
    title: "nav.results",
    render: ({ actions, pane }) => <ResultsPage actions={actions} act={pane.act} />,
  },
  policy: {
    place: "menu",
    name: "policy.title",
    title: "policy.title",
    render: (props) => <PolicyPage {...props} />,
  },
  setUp: {
    place: null,
    name: "setUp.title",
    title: "setUp.title",
    render: (props) => <SetUpPage {...props} />,
  },
  sending: {
    place: null,
    name: "sending.title",
    title: "sending.title",
    render: (props) => <SendingPage {...props} />,
  },
  selfCheck: {
    place: "menu",
    name: "selfCheck.title",
    title: "selfCheck.title",
    render: ({ actions, version }) => <SelfCheckPage actions={actions} version={version} />,
  },
  sources: {
    place: "menu",
    name: "sources.title",
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
        onChangeDay={() => {
          show("week");
          analysing.changeDay();
        }}
      />
    ),
  },
};
