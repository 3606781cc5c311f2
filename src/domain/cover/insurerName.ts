import { folded } from "../basis/text";
import { withoutLegalForm } from "../client/legalForms";

/** An insurer's name as it is compared: without case, accents, punctuation, blanks between and legal form. */
export function insurerKey(name: string): string {
  const words = folded(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return withoutLegalForm(words).replaceAll(" ", "");
}
