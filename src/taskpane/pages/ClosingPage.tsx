import type { ReactElement } from "react";
import { ClosingPanel } from "../components/ClosingPanel";
import type { PageProps } from "../paneView";

/** The end of the meeting held last, by itself. */
export function ClosingPage({ actions, overview }: PageProps): ReactElement {
  return <ClosingPanel actions={actions} day={null} workbookLanguage={overview.workbookLanguage} />;
}
