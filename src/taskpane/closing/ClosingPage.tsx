import type { ReactElement } from "react";
import { ClosingPanel } from "./ClosingPanel";
import type { PageProps } from "../state/paneView";

/** The end of the meeting held last, by itself. */
export function ClosingPage({ actions }: PageProps): ReactElement {
  return <ClosingPanel actions={actions} day={null} />;
}
