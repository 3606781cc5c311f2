import { Pivot, PivotItem } from "@fluentui/react/lib/Pivot";
import type { ReactElement, ReactNode } from "react";
import type { Analysis } from "../../committee/analysis/analysisContract";
import type { SourceSummary } from "../../committee/sources/sourcesContract";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";
import { useWords } from "../kit/words";
import { ChangeSince } from "./ChangeSince";
import { ChecksPanel } from "./ChecksPanel";
import { ClientsPanel } from "./ClientsPanel";
import type { PortfolioView } from "../state/paneView";

interface PortfolioProps {
  readonly clients: readonly ClientSummary[];
  /** False where no cover is looked at: what is uncovered would be the exposure again. */
  readonly looksAtCover: boolean;
  readonly sources: readonly SourceSummary[];
  /** Null when the clients stand from an earlier analysis, whose checks are not kept. */
  readonly analysis: Analysis | null;
  readonly today: Day;
  readonly view: PortfolioView;
  readonly onView: (view: PortfolioView) => void;
  readonly onChooseClient: (clientCode: string) => void;
  readonly onShowCell: (address: string) => void;
  /** The way to the page of sources. */
  readonly openSources: ReactNode;
}

/** The tabs begin where the text around them does. */
const TABS_STYLES = { root: { marginLeft: -8 } };

/** The clients, and what their figures come from. */
export function Portfolio(props: PortfolioProps): ReactElement {
  const words = useWords();
  const { clients, analysis, view, onView } = props;
  return (
    <Pivot
      styles={TABS_STYLES}
      selectedKey={view.tab}
      onLinkClick={(item) =>
        onView({ ...view, tab: item?.props.itemKey === "checks" ? "checks" : "clients" })
      }
    >
      <PivotItem
        itemKey="clients"
        headerText={words.t("clients.tab", { number: words.number(clients.length) })}
      >
        {analysis?.change && <ChangeSince change={analysis.change} />}
        <ClientsPanel
          clients={clients}
          looksAtCover={props.looksAtCover}
          today={props.today}
          view={view}
          onView={onView}
          onChoose={props.onChooseClient}
        />
      </PivotItem>
      <PivotItem itemKey="checks" headerText={checksTitle(analysis, words)}>
        <ChecksPanel
          sources={props.sources}
          analysis={analysis}
          onShowCell={props.onShowCell}
          openSources={props.openSources}
        />
      </PivotItem>
    </Pivot>
  );
}

function checksTitle(analysis: Analysis | null, words: Translator): string {
  const count = analysis ? analysis.rejected.length + analysis.warnings.length : 0;
  return count === 0 ? words.t("checks.tab") : words.t("checks.tabCount", { number: words.number(count) });
}
