import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { useState, type ReactElement } from "react";
import type { ProtocolActions } from "../../committee/protocol/protocolContract";
import { useWords } from "./words";

/** A decision's row was asked for and a filter of the protocol hides it. */
function HiddenRowNote({ onDismiss }: { readonly onDismiss: () => void }): ReactElement {
  const words = useWords();
  return (
    <MessageBar
      messageBarType={MessageBarType.info}
      isMultiline
      onDismiss={onDismiss}
      dismissButtonAriaLabel={words.t("policy.dismiss")}
    >
      {words.t("decisions.hidden")}
    </MessageBar>
  );
}

interface ShownRow {
  /** Selects a decision's row in the protocol. */
  readonly show: (number: number) => void;
  /** Says that a filter hides the row that was asked for; null when none does. */
  readonly note: ReactElement | null;
}

/**
 * Leads to the rows of decisions.
 * @param act does something short.
 */
export function useShownRow(
  protocol: Pick<ProtocolActions, "showDecision">,
  act: (action: () => Promise<void>) => void,
): ShownRow {
  const [isHidden, setHidden] = useState(false);
  return {
    show: (number) =>
      act(async () => {
        setHidden(false);
        setHidden(!(await protocol.showDecision(number)));
      }),
    note: isHidden ? <HiddenRowNote onDismiss={() => setHidden(false)} /> : null,
  };
}
