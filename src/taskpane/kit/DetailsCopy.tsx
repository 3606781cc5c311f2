import type { ReactElement } from "react";
import { CopyButton } from "./CopyButton";
import { useWords } from "./words";

/** Copies a problem's details for a support person. */
export function DetailsCopy({ details }: { readonly details: string }): ReactElement {
  const words = useWords();
  return (
    <CopyButton
      content={{ text: details }}
      label={words.t("problem.copy")}
      copied={words.t("problem.copied")}
      look="plain"
    />
  );
}
