import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { Finding } from "../../intake/source";
import { useWords } from "../kit/words";
import { CellLink } from "./CellLink";

const classes = mergeStyleSets({
  list: { margin: 0, paddingInlineStart: 18, fontSize: 12, lineHeight: 16 },
  item: { padding: "2px 0", overflowWrap: "anywhere" },
  cells: { display: "flex", flexWrap: "wrap", columnGap: 10 },
});

/** As many cells as a person goes to by hand. */
const CELLS_SHOWN = 5;

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly onShowCell: (address: string) => void;
}

/** What deserves a look in a source, each with the way to its first cells. */
export function Findings({ findings, onShowCell }: FindingsProps): ReactElement | null {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.list}>
      {findings.map((finding, index) => (
        <li key={`${finding.message.code}/${index}`} className={classes.item}>
          <FindingText finding={finding} onShowCell={onShowCell} />
        </li>
      ))}
    </ul>
  );
}

/** The sentence of a finding, in which the cells it names lead to them; the other first ones follow it. */
export function FindingText({
  finding: { message, addresses },
  onShowCell,
}: {
  readonly finding: Pick<Finding, "message" | "addresses">;
  readonly onShowCell: FindingsProps["onShowCell"];
}): ReactElement {
  const words = useWords();
  const shown = addresses.slice(0, CELLS_SHOWN);
  const parts = partsOf(words.message(message), shown);
  const named = new Set(parts.map((part) => (typeof part === "string" ? "" : part.address)));
  const others = shown.filter((address) => !named.has(address));
  return (
    <>
      {parts.map((part) =>
        typeof part === "string" ? (
          part
        ) : (
          <CellLink key={part.address} address={part.address} text={part.shown} onShowCell={onShowCell} />
        ),
      )}
      {others.length > 0 && (
        <span className={classes.cells}>
          {others.map((address) => (
            <CellLink key={address} address={address} onShowCell={onShowCell} />
          ))}
        </span>
      )}
    </>
  );
}

type Part = string | { readonly address: string; readonly shown: string };

/** A sentence cut at the cells that it names, with their sheet or, after the first, without. */
function partsOf(sentence: string, addresses: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let rest = sentence;
  for (const address of addresses) {
    const cell = address.slice(address.lastIndexOf("!") + 1);
    const shown = [address, cell].find((said) => placeOf(rest, said) >= 0);
    if (shown === undefined) continue;
    const place = placeOf(rest, shown);
    parts.push(rest.slice(0, place), { address, shown });
    rest = rest.slice(place + shown.length);
  }
  return [...parts, rest];
}

/** Where a text stands as a word of its own ("F7" is not in "F70"); -1 when it does not. */
function placeOf(sentence: string, said: string): number {
  let place = sentence.indexOf(said);
  while (
    place >= 0 &&
    (/[\w!]/.test(sentence.charAt(place - 1)) || /\w/.test(sentence.charAt(place + said.length)))
  ) {
    place = sentence.indexOf(said, place + 1);
  }
  return place;
}
