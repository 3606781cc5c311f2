import { dayOf } from "../../domain/basis/day";
import { translator } from "../../locales/translator";
import { declarationSentence } from "./agendaWords";

const FRIDAY = dayOf(2026, 5, 15);
const of = (deadline: number | null) =>
  declarationSentence(deadline, FRIDAY, translator("fr")).replace(/\s/g, " ");

test("a deadline still to come is named, one that has passed is said to have passed", () => {
  expect(of(FRIDAY + 3)).toBe("Déclaration à l'assureur avant le 18/05/2026");
  expect(of(FRIDAY)).toBe("Déclaration à l'assureur avant le 15/05/2026");
  expect(of(FRIDAY - 1)).toBe("Déclaration à l'assureur : délai dépassé depuis le 14/05/2026");
  expect(of(null)).toBe("");
});
