import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { Language } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

/** The help pages (src/taskpane/help), which the build puts beside the pane's own. */
const HELP_PAGES: Readonly<Record<Language, { readonly privacy: string; readonly support: string }>> = {
  fr: { privacy: "privacy.html", support: "support.html" },
  en: { privacy: "privacy-en.html", support: "support-en.html" },
};

const build = (theme: Theme) =>
  mergeStyleSets({
    footer: {
      display: "flex",
      flexWrap: "wrap",
      justifyContent: "space-between",
      alignItems: "baseline",
      columnGap: 8,
      padding: "1px 16px",
      borderTop: `1px solid ${theme.palette.neutralLight}`,
      fontSize: 11,
      lineHeight: 24,
      color: theme.palette.neutralSecondary,
    },
    link: { fontSize: "inherit", lineHeight: "inherit", color: "inherit", textDecoration: "underline" },
  });

/** Privacy, help and what the add-in is, each leading to its page in a window of its own; the version shows. */
export function Footer({ version }: { readonly version: string }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { privacy, support } = HELP_PAGES[words.language];
  const page = { className: classes.link, target: "_blank", rel: "noopener" };
  return (
    <footer className={classes.footer}>
      <Link {...page} href={privacy} title={words.t("footer.privacyTitle")}>
        {words.t("footer.privacy")}
      </Link>
      <Link {...page} href={support} title={words.t("footer.helpTitle")}>
        {words.t("footer.help")}
      </Link>
      <Link {...page} href={`${support}#about`} title={words.t("footer.aboutTitle")}>
        {words.t("footer.brand", { version })}
      </Link>
    </footer>
  );
}
