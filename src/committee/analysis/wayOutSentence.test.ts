import { translator } from "../../locales/translator";
import { wayOutSentence } from "./wayOutSentence";
import type { Colour } from "../../domain/policy/grid";
import type { WayOut } from "../../domain/colour/wayOut";

/** French writes thin and no-break spaces; the tests read them as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const payment = (amount: number, change: Partial<Extract<WayOut, { kind: "payment" }>> = {}): WayOut => ({
  kind: "payment",
  colour: "orange",
  amount,
  notDue: 0,
  ...change,
});
const cover = (additional: number, granted: number, anyAmount = false): WayOut => ({
  kind: "cover",
  colour: "orange",
  additional,
  granted,
  anyAmount,
});

test.each<[string, string, Colour, readonly WayOut[]]>([
  [
    "Orange si 44 211 € sont payés, ou si l'assureur accorde 182 000 €",
    "Orange if €44,211 are paid, or if the insurer grants €182,000",
    "red",
    [payment(44_211_00), cover(182_000_00, 182_000_00)],
  ],
  [
    "Orange si l'assureur porte la couverture à 182 000 € ; vert si 1 € est payé",
    "Orange if the insurer raises the cover to €182,000; green if €1 is paid",
    "red",
    [payment(1_00, { colour: "green" }), cover(82_000_00, 182_000_00)],
  ],
  [
    "Orange si 1 000 000 € sont payés (dont 400 000 € non échus)",
    "Orange if €1,000,000 are paid (€400,000 of it not due yet)",
    "red",
    [payment(1_000_000_00, { notDue: 400_000_00 })],
  ],
  [
    "Orange si l'assureur accorde une couverture, même partielle, ou si la cote Coface atteint 4",
    "Orange if the insurer grants cover, even partial, or if the Coface rating reaches 4",
    "red",
    [
      cover(1_00, 1_00, true),
      { kind: "rating", colour: "orange", quality: "medium", rating: { provider: "Coface", value: "4" } },
    ],
  ],
  [
    "Vert si une bonne cote est obtenue",
    "Green if a good rating is obtained",
    "orange",
    [{ kind: "rating", colour: "green", quality: "good", rating: null }],
  ],
  [
    "Orange après 2 comités de plus sans aggravation ; aucune action seule ne suffit",
    "Orange after 2 more committees without worsening; no single action is enough",
    "orange",
    [{ kind: "wait", colour: "orange", committees: 2 }],
  ],
  [
    "Vert après 1 comité de plus sans aggravation",
    "Green after 1 more committee without worsening",
    "green",
    [{ kind: "wait", colour: "green", committees: 1 }],
  ],
  ["Aucune action seule ne suffit", "No single action is enough", "red", []],
  ["", "", "green", []],
])("%s", (french, english, computed, ways) => {
  expect(plain(wayOutSentence(computed, ways, translator("fr")))).toBe(french);
  expect(wayOutSentence(computed, ways, translator("en"))).toBe(english);
});
