import { Link } from "@fluentui/react/lib/Link";
import type { ReactElement } from "react";
import { useWords } from "../kit/words";

// "F7" is pressed on 24 px of width too, and takes no more room than its letters.
const WIDE_ENOUGH = { root: { padding: 5, margin: -5 } };

interface CellLinkProps {
  readonly address: string;
  /** The address as it is shown: without its sheet where that is plain. */
  readonly text?: string;
  readonly onShowCell: (address: string) => void;
}

/** A cell's address, which leads to the cell. */
export function CellLink({ address, text = address, onShowCell }: CellLinkProps): ReactElement {
  const words = useWords();
  return (
    <Link
      styles={WIDE_ENOUGH}
      aria-label={words.t("checks.goTo", { address })}
      onClick={() => onShowCell(address)}
    >
      {text}
    </Link>
  );
}
