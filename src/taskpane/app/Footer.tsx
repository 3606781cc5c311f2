import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { useClasses } from "../kit/theme";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    footer: {
      display: "flex",
      flexWrap: "wrap",
      justifyContent: "space-between",
      columnGap: 12,
      padding: "5px 16px 6px",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      fontSize: 11,
      lineHeight: 15,
      color: theme.palette.neutralSecondary,
    },
  });

/** The promise of privacy, the brand and the version. */
export function Footer({ version }: { readonly version: string }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  return (
    <footer className={classes.footer}>
      <span>{words.t("footer.privacy")}</span>
      <span>{words.t("footer.brand", { version })}</span>
    </footer>
  );
}
