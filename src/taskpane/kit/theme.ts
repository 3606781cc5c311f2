import type { IRawStyle } from "@fluentui/react/lib/Styling";
import { createTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useSyncExternalStore } from "react";
import type { Colour } from "../../domain/policy/grid";
import type { Language } from "../../locales/translator";

const FONT = "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif";

/** Media query under which the system's own few colours must be used (Windows contrast themes). */
export const FORCED_COLOURS = "@media (forced-colors: active)";

/** What a page is there for is pressed on 44 px of height: a little above and below its frame too. */
export const MAIN_TARGET = {
  selectors: { "::before": { content: '""', position: "absolute", inset: "-7px 0" } },
} as const satisfies IRawStyle;

/**
 * What can be pressed is at least 24 px high without taking the room: the padding of a link lies over the lines
 * around it. In forced colours a link is told by its line.
 */
const components = {
  Link: {
    styles: {
      root: {
        padding: "5px 0",
        margin: "-5px 0",
        selectors: { [FORCED_COLOURS]: { textDecoration: "underline" } },
      },
    },
  },
  PrimaryButton: { styles: { root: MAIN_TARGET } },
  Checkbox: { styles: { label: { minHeight: 24, alignItems: "center" } } },
};

const light = createTheme({
  components,
  defaultFontStyle: { fontFamily: FONT },
  // A disabled primary button keeps its label readable: it says what is being done.
  semanticColors: {
    primaryButtonTextDisabled: "#8a8886",
    buttonTextDisabled: "#8a8886",
    disabledBodyText: "#706e6c",
  },
  palette: {
    themeDarker: "#06324a",
    themeDark: "#084463",
    themeDarkAlt: "#0a5173",
    themePrimary: "#0b5a80",
    themeSecondary: "#1f6f95",
    themeTertiary: "#5f9ebe",
    themeLight: "#a8cddf",
    themeLighter: "#cfe4ee",
    themeLighterAlt: "#f2f8fb",
  },
});

const dark = createTheme({
  components,
  defaultFontStyle: { fontFamily: FONT },
  isInverted: true,
  semanticColors: {
    primaryButtonTextDisabled: "#a6a6a6",
    buttonTextDisabled: "#a6a6a6",
    successBackground: "#1d3a27",
    disabledBodyText: "#a6a6a6",
  },
  palette: {
    themeDarker: "#b4def1",
    themeDark: "#94cfe9",
    themeDarkAlt: "#7cc3e4",
    themePrimary: "#6cbbe0",
    themeSecondary: "#5aa9cc",
    themeTertiary: "#4388a6",
    themeLight: "#1d4355",
    themeLighter: "#163442",
    themeLighterAlt: "#10222b",
    black: "#ffffff",
    neutralDark: "#f8f8f8",
    neutralPrimary: "#f3f2f1",
    neutralPrimaryAlt: "#dadada",
    neutralSecondary: "#c8c6c4",
    neutralSecondaryAlt: "#b3b0ad",
    neutralTertiary: "#a6a6a6",
    neutralTertiaryAlt: "#6e6e6e",
    neutralQuaternary: "#4a4a4a",
    neutralQuaternaryAlt: "#404040",
    neutralLight: "#383838",
    neutralLighter: "#2e2e2e",
    neutralLighterAlt: "#272727",
    white: "#1f1f1f",
  },
});

/** The marks of the three colours: at least 3:1 against the page in both themes. */
const MARKS: Record<"light" | "dark", Record<Colour, string>> = {
  light: { red: "#b3232d", orange: "#b85c00", green: "#1a7a3c" },
  dark: { red: "#ff8f98", orange: "#f9ad57", green: "#74cc86" },
};

/** The colour in which a client colour's mark is drawn. */
export function markColour(theme: Theme, colour: Colour): string {
  return MARKS[theme.isInverted ? "dark" : "light"][colour];
}

const DARK_QUERY = "(prefers-color-scheme: dark)";

function usePrefersDark(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(DARK_QUERY);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => window.matchMedia(DARK_QUERY).matches,
  );
}

/**
 * The pane's theme. Excel on the web does not tell its own theme (office-js#6134): null stands for
 * "not told", and the system's preference decides.
 */
export function usePaneTheme(isDark: boolean | null): Theme {
  const prefersDark = usePrefersDark();
  return (isDark ?? prefersDark) ? dark : light;
}

/** Gives the page itself the theme's ground and scroll bars, and the pane's language to screen readers. */
export function usePageLook(theme: Theme, language: Language): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.colorScheme = theme.isInverted ? "dark" : "light";
    document.body.style.margin = "0";
    document.body.style.background = theme.semanticColors.bodyBackground;
    document.documentElement.lang = language;
  }, [theme, language]);
}
