import type { ReactElement } from "react";
import { meetingMemory } from "../meeting/meetingMemory";
import type { PageProps } from "../state/paneView";
import { ClosingPanel } from "./ClosingPanel";

/** The end of the meeting held last, by itself. Once it is closed, nothing of it stays in the browser. */
export function ClosingPage({ actions }: PageProps): ReactElement {
  return (
    <ClosingPanel
      actions={actions}
      day={null}
      onClosed={() => meetingMemory(actions.workbook.memoryKey()).forget()}
    />
  );
}
