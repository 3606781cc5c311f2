import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import type { ReactElement } from "react";
import { useWords } from "./words";

/** A decision's row was asked for and a filter of the protocol hides it. */
export function HiddenRowNote({ onDismiss }: { readonly onDismiss: () => void }): ReactElement {
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
