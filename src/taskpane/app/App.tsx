import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { ThemeProvider, type Theme } from "@fluentui/react/lib/Theme";
import { useMemo, type ReactElement } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Page } from "../../commands/navigation";
import { translator, type Language } from "../../locales/translator";
import { ErrorBoundary } from "./ErrorBoundary";
import { PaneShell } from "./PaneShell";
import { MendingProvider } from "../kit/Mending";
import { usePageLook, usePaneTheme } from "../kit/theme";
import { WordsProvider } from "../kit/words";

export interface AppProps {
  readonly actions: CommitteeActions;
  readonly language: Language;
  /** Whether Excel's theme is dark; null when it does not say. */
  readonly isDark: boolean | null;
  readonly version: string;
  /** Listens to the pages that the ribbon asks for; returns what ends the listening. */
  readonly onPageRequested: (onRequest: (page: Page) => void) => () => void;
}

const build = (theme: Theme) =>
  mergeStyleSets({
    pane: {
      display: "flex",
      flexDirection: "column",
      height: "100dvh",
      fontSize: 14,
      lineHeight: 20,
      color: theme.semanticColors.bodyText,
      background: theme.semanticColors.bodyBackground,
      selectors: {
        ":global(*)": {
          selectors: {
            "@media (prefers-reduced-motion: reduce)": {
              animationDuration: "0.01ms !important",
              animationIterationCount: "1 !important",
              transitionDuration: "0.01ms !important",
            },
          },
        },
      },
    },
  });

/** The task pane: everything it can do comes in as props, so that it runs without Excel too. */
export function App({ actions, language, isDark, version, onPageRequested }: AppProps): ReactElement {
  const theme = usePaneTheme(isDark);
  const classes = useMemo(() => build(theme), [theme]);
  const words = useMemo(() => translator(language), [language]);
  usePageLook(theme, language);
  return (
    <ThemeProvider theme={theme} className={classes.pane}>
      <WordsProvider value={words}>
        <ErrorBoundary words={words} version={version}>
          <MendingProvider value={actions.workbook}>
            <PaneShell actions={actions} version={version} onPageRequested={onPageRequested} />
          </MendingProvider>
        </ErrorBoundary>
      </WordsProvider>
    </ThemeProvider>
  );
}
