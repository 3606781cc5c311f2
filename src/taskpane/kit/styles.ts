import { mergeStyleSets, type IRawStyle } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useMemo } from "react";
import { FORCED_COLOURS, MAIN_TARGET } from "./theme";

/** The looks that all pages share. */
const shared = (theme: Theme) =>
  mergeStyleSets({
    /** The parts of a page. */
    stack: { display: "flex", flexDirection: "column", gap: 14 },
    /** Fields and buttons that belong together. */
    group: { display: "flex", flexDirection: "column", gap: 8 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8 },
    /** A button as wide as the page, whose words may take several lines. */
    wide: {
      width: "100%",
      height: "auto",
      minHeight: 32,
      padding: "4px 12px",
      selectors: { ".ms-Button-label": { lineHeight: 18 } },
    },
    main: MAIN_TARGET,
    heading: { margin: "0 0 4px", fontSize: 14, lineHeight: 20, fontWeight: 600 },
    text: { margin: 0 },
    strong: { margin: 0, fontWeight: 600 },
    /** A paragraph that explains. */
    small: { margin: 0, fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    /** The same beside something, in its line. */
    hint: { fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    /** The same in a line of its own, below what it explains. */
    below: { display: "block", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    /** A paragraph that explains what stands above it. */
    note: { margin: "6px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    /** A paragraph that tells what has become of something. */
    said: { margin: 0, fontSize: 12, lineHeight: 16, color: theme.semanticColors.bodyText },
    /** One of the lines of a message. */
    line: { display: "block", margin: "0 0 2px" },
    list: { margin: 0, padding: 0, listStyle: "none" },
    table: { width: "100%", borderCollapse: "collapse", fontSize: 12, lineHeight: 16 },
    /** Said to those who do not see the page. */
    hidden: {
      position: "absolute",
      width: 1,
      height: 1,
      margin: 0,
      overflow: "hidden",
      clipPath: "inset(50%)",
      whiteSpace: "nowrap",
    },
  });

type Shared = ReturnType<typeof shared>;

/** The shared classes and those that `Build` makes, which go before. */
export type ClassesOf<Build extends (theme: Theme) => object> = Omit<Shared, keyof ReturnType<Build>> &
  ReturnType<Build>;

/** On a page whose buttons stay in view at its bottom, what has the focus is scrolled above two lines of them. */
export const ABOVE_BUTTONS: IRawStyle = { selectors: { "*": { scrollMarginBottom: 140 } } };

/** Those buttons: the page stays where it is when they get the focus. */
export function buttonsInView(theme: Theme): IRawStyle {
  return {
    position: "sticky",
    bottom: -16,
    zIndex: 1,
    display: "flex",
    gap: 8,
    margin: "0 -16px -16px",
    padding: "10px 16px",
    borderTop: `1px solid ${theme.palette.neutralLight}`,
    background: theme.semanticColors.bodyBackground,
    selectors: { "*": { scrollMarginBottom: 0 } },
  };
}

/** The look of a frame that is pressed or chosen among others: its size and what is in it are the component's. */
export function choiceLook(theme: Theme, state: "aria-pressed" | "aria-checked"): IRawStyle {
  return {
    border: `1px solid ${theme.palette.neutralTertiary}`,
    borderRadius: 4,
    background: theme.semanticColors.bodyBackground,
    color: theme.semanticColors.bodyText,
    font: "inherit",
    cursor: "pointer",
    selectors: {
      ":hover": { background: theme.palette.neutralLighter },
      [`&[${state}="true"]`]: {
        borderColor: theme.palette.themePrimary,
        background: theme.palette.themeLighter,
        boxShadow: `inset 0 0 0 1px ${theme.palette.themePrimary}`,
        selectors: {
          [FORCED_COLOURS]: {
            forcedColorAdjust: "none",
            background: "Highlight",
            color: "HighlightText",
            borderColor: "Highlight",
          },
        },
      },
    },
  };
}

/** The look of a row that is pressed as a whole: its size and what is in it are the component's. */
export function rowLook(theme: Theme): IRawStyle {
  return {
    width: "100%",
    border: 0,
    background: "transparent",
    color: theme.semanticColors.bodyText,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    selectors: { ":hover": { background: theme.palette.neutralLighter } },
  };
}

const none = () => ({});

/**
 * The shared classes and a component's own, for the theme in use.
 * @param build makes the component's own; it must be a constant of its module.
 */
export function useClasses(): Shared;
export function useClasses<Build extends (theme: Theme) => object>(build: Build): ClassesOf<Build>;
export function useClasses(build: (theme: Theme) => object = none): object {
  const theme = useTheme();
  return useMemo(() => ({ ...shared(theme), ...build(theme) }), [theme, build]);
}
