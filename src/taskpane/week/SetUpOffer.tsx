import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    offer: { padding: "8px 12px", borderRadius: 4, background: theme.palette.neutralLighter },
    choices: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: 12, marginTop: 8 },
  });

interface SetUpOfferProps {
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onSkip: () => void;
}

/** Offers the short set-up form before the first agenda, or leaves it aside for good. */
export function SetUpOffer({ isBusy, onOpen, onSkip }: SetUpOfferProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const headingId = useId();
  return (
    <section className={classes.offer} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {words.t("setUp.offer")}
      </h2>
      <p className={classes.text}>{words.t("setUp.why")}</p>
      <div className={classes.choices}>
        <DefaultButton text={words.t("setUp.open")} disabled={isBusy} onClick={onOpen} />
        <Link disabled={isBusy} onClick={onSkip}>
          {words.t("setUp.skip")}
        </Link>
      </div>
    </section>
  );
}
