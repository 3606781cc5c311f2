import { PrimaryButton } from "@fluentui/react/lib/Button";
import { Component, type ReactElement, type ReactNode } from "react";
import { Problem } from "../../domain/basis/problem";
import type { Translator } from "../../locales/translator";
import { DetailsCopy } from "../kit/DetailsCopy";
import { problemDetails } from "../kit/problemText";

interface ErrorBoundaryProps {
  readonly words: Translator;
  readonly version: string;
  readonly children: ReactNode;
}

/** Shows what to do when drawing the pane itself fails, instead of an empty pane. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly details: string | null }> {
  override state = { details: null };

  static getDerivedStateFromError(error: unknown): { readonly details: string } {
    return { details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override render(): ReactNode {
    const { details } = this.state;
    return details === null ? this.props.children : this.renderFailure(details);
  }

  private renderFailure(details: string): ReactElement {
    const { words, version } = this.props;
    return (
      <main role="alert" style={{ padding: 16 }}>
        <h1 style={{ marginTop: 0, fontSize: 20, fontWeight: 600 }}>{words.t("crash.title")}</h1>
        <p>{words.t("crash.text")}</p>
        <PrimaryButton text={words.t("crash.reload")} onClick={() => window.location.reload()} />
        <DetailsCopy details={problemDetails(new Problem("unexpected", {}, details), version)} />
      </main>
    );
  }
}
