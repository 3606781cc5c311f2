import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { DifferenceLine, Reconciliation } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { CellLink } from "./CellLink";

const build = (theme: Theme) =>
  mergeStyleSets({
    list: { listStyle: "none", margin: 0, padding: 0, fontSize: 12, lineHeight: 16 },
    item: { padding: "6px 0", overflowWrap: "anywhere" },
    differs: { fontWeight: 600, color: theme.semanticColors.errorText },
    lines: { margin: "4px 0 0", paddingInlineStart: 18 },
    asked: { padding: "8px 12px 12px", border: `1px solid ${theme.semanticColors.errorText}` },
    note: { margin: "4px 0 10px", fontSize: 12, lineHeight: 16 },
  });

interface ReconciliationsProps {
  readonly reconciliation: readonly Reconciliation[];
  readonly onShowCell: (address: string) => void;
}

/** Each sum read against what another place states for it, with the lines that explain a difference. */
export function Reconciliations({ reconciliation, onShowCell }: ReconciliationsProps): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  if (reconciliation.length === 0) return null;
  return (
    <ul className={classes.list}>
      {reconciliation.map((item) => (
        <li key={`${item.sheet}/${item.kind}/${item.against}/${item.otherSheet}`} className={classes.item}>
          <div>{comparison(item, words)}</div>
          <div className={item.difference === 0 ? undefined : classes.differs}>{verdict(item, words)}</div>
          {item.difference !== 0 && (
            <Explanation item={item} onShowCell={onShowCell} className={classes.lines} />
          )}
        </li>
      ))}
    </ul>
  );
}

function comparison(item: Reconciliation, words: Translator): string {
  const values = {
    sheet: item.sheet,
    otherSheet: item.otherSheet,
    read: words.money(item.read),
    stated: words.money(item.stated),
  };
  return words.t(`reconciliation.${item.against}`, values);
}

function verdict({ difference }: Reconciliation, words: Translator): string {
  return difference === 0
    ? words.t("reconciliation.found")
    : words.t("reconciliation.difference", { amount: words.money(difference) });
}

const LINES_SHOWN = 10;

/** The parts of a difference, then the lines that make it, the largest first. */
function Explanation({
  item,
  onShowCell,
  className,
}: {
  readonly item: Reconciliation;
  readonly onShowCell: (address: string) => void;
  readonly className: string;
}): ReactElement {
  const words = useWords();
  const parts = (["rejected", "leftOut", "unexplained"] as const).filter((part) => item[part] !== 0);
  const shown = item.lines.slice(0, LINES_SHOWN);
  const more = item.lineCount - shown.length;
  return (
    <ul className={className}>
      {parts.map((part) => (
        <li key={part}>{words.t(`reconciliation.${part}`, { amount: words.money(item[part]) })}</li>
      ))}
      {shown.map((line, index) => (
        <li key={index}>
          {line.address !== null && (
            <>
              <CellLink address={line.address} onShowCell={onShowCell} />{" "}
            </>
          )}
          {lineText(line, words)}
        </li>
      ))}
      {more > 0 && <li>{words.t("reconciliation.more", { count: more, number: words.number(more) })}</li>}
    </ul>
  );
}

function lineText({ clientCode, clientName, read, stated }: DifferenceLine, words: Translator): string {
  const client = [clientCode, clientName].filter((text) => text !== "").join(" ");
  const figures =
    stated === null
      ? words.t("reconciliation.lineUnknown", { read: words.money(read) })
      : words.t("reconciliation.line", { read: words.money(read), stated: words.money(stated) });
  return client === "" ? figures : `${client}${words.t("reconciliation.colon")}${figures}`;
}

/** The differences that stopped the analysis, with the way to go on in spite of them. */
export function DifferencesToAccept({
  differences,
  isBusy,
  onAccept,
  onShowCell,
}: {
  readonly differences: readonly Reconciliation[];
  readonly isBusy: boolean;
  readonly onAccept: () => void;
  readonly onShowCell: (address: string) => void;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <section className={classes.asked}>
      <h2 className={classes.heading}>{words.t("reconciliation.heading", { count: differences.length })}</h2>
      <Reconciliations reconciliation={differences} onShowCell={onShowCell} />
      <p className={classes.note}>{words.t("reconciliation.acceptNote")}</p>
      <DefaultButton
        text={words.t("reconciliation.accept")}
        disabled={isBusy}
        allowDisabledFocus
        onClick={onAccept}
      />
    </section>
  );
}
