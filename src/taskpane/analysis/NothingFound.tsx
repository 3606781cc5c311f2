import { PrimaryButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { HeadingSeen } from "../../intake/source";
import { headingsSeenText } from "../kit/problemText";
import { useWords } from "../kit/words";
import { SourcesFound } from "../sources/SourcesFound";

const classes = mergeStyleSets({
  heading: { margin: "0 0 4px", fontSize: 16, lineHeight: 22, fontWeight: 600 },
  text: { margin: "0 0 8px" },
  others: { marginTop: 16 },
});

/** Headings named of each kind: a sheet may have hundreds. */
const HEADINGS_SHOWN = 12;

function firstOfKinds(headings: readonly HeadingSeen[]): readonly HeadingSeen[] {
  const [unknown, known] = [false, true].map((kind) => {
    const ofKind = headings.filter(({ isKnown }) => isKnown === kind);
    const each = new Map(ofKind.map((seen) => [seen.heading, seen]));
    return [...each.values()].slice(0, HEADINGS_SHOWN);
  });
  return [...(unknown ?? []), ...(known ?? [])];
}

interface NothingFoundProps {
  /** Its sources are without receivables, when there are some. */
  readonly overview: Overview;
  readonly isBusy: boolean;
  readonly onReadAgain: () => void;
  /** Leads to where headings are chosen by hand. */
  readonly onChoose: () => void;
}

/** The workbook holds no receivables: why, and what to do next. */
export function NothingFound({
  overview: { sources, notFound, notRead },
  isBusy,
  onReadAgain,
  onChoose,
}: NothingFoundProps): ReactElement {
  const words = useWords();
  const headings = notRead.flatMap((sheet) => sheet.headings);
  return (
    <section>
      <h2 className={classes.heading}>{words.t("problems:no-receivables.what")}</h2>
      <p className={classes.text}>
        {notFound ? words.message(notFound) : words.t("problems:no-receivables.why")}
      </p>
      {headings.length > 0 && (
        <p className={classes.text}>
          {headingsSeenText(firstOfKinds(headings), words)}{" "}
          <Link onClick={onChoose}>{words.t("sources.chooseColumns")}</Link>
        </p>
      )}
      <p className={classes.text}>{words.t("problems:no-receivables.next")}</p>
      <PrimaryButton
        text={words.t("sources.readAgain")}
        disabled={isBusy}
        allowDisabledFocus
        onClick={onReadAgain}
      />
      {sources.length > 0 && (
        <div className={classes.others}>
          <p className={classes.text}>{words.t("sources.noReceivables")}</p>
          <SourcesFound sources={sources} />
        </div>
      )}
    </section>
  );
}
