import { Pivot, PivotItem } from "@fluentui/react/lib/Pivot";
import type { ReactElement } from "react";
import type { Analysis, ClientSummary } from "../../committee/contract";
import type { Translator } from "../../locales/translator";
import { useWords } from "../words";
import { ChecksPanel } from "./ChecksPanel";
import { ClientsPanel } from "./ClientsPanel";

/** Which tab is shown and what is searched for among the clients. */
export interface ResultsView {
  readonly tab: "clients" | "checks";
  readonly search: string;
}

interface ResultsProps {
  readonly clients: readonly ClientSummary[];
  /** Null when the clients stand from an earlier analysis, whose checks are not kept. */
  readonly analysis: Analysis | null;
  readonly view: ResultsView;
  readonly onView: (view: ResultsView) => void;
  readonly onChooseClient: (code: string) => void;
  readonly onShowCell: (address: string) => void;
}

/** The clients and, for a fresh analysis, the checks on its figures. */
export function Results(props: ResultsProps): ReactElement {
  const words = useWords();
  const { clients, analysis, view, onView } = props;
  return (
    <Pivot
      selectedKey={analysis ? view.tab : "clients"}
      onLinkClick={(item) =>
        onView({ ...view, tab: item?.props.itemKey === "checks" ? "checks" : "clients" })
      }
    >
      <PivotItem
        itemKey="clients"
        headerText={words.t("clients.tab", { number: words.number(clients.length) })}
      >
        <ClientsPanel
          clients={clients}
          search={view.search}
          onSearch={(search) => onView({ ...view, search })}
          onChoose={props.onChooseClient}
        />
      </PivotItem>
      {analysis && (
        <PivotItem itemKey="checks" headerText={checksTitle(analysis, words)}>
          <ChecksPanel analysis={analysis} onShowCell={props.onShowCell} />
        </PivotItem>
      )}
    </Pivot>
  );
}

function checksTitle({ rejected, warnings }: Analysis, words: Translator): string {
  const count = rejected.length + warnings.length;
  return count === 0 ? words.t("checks.tab") : words.t("checks.tabCount", { number: words.number(count) });
}
