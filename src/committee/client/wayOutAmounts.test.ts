import type { WayOut } from "../../domain/colour/wayOut";
import { sheetWords } from "../../book/words";
import { wayOutAmounts } from "./wayOutAmounts";
import { wayOutSentence } from "../analysis/wayOutSentence";

const payment = (amount: number): WayOut => ({ kind: "payment", colour: "orange", amount, notDue: 0 });
const cover = (granted: number, additional = granted): WayOut => ({
  kind: "cover",
  colour: "green",
  additional,
  granted,
  anyAmount: false,
});

const WAYS: [string, WayOut[], number | null, number | null][] = [
  ["a payment and a cover", [payment(44_211_00), cover(182_000_00)], 44_211_00, 182_000_00],
  ["cents", [payment(1_234_567_89)], 1_234_567_89, null],
  ["one euro", [payment(1_00)], 1_00, null],
  ["millions, cover raised", [payment(2_000_000_00), cover(3_000_000_00, 1)], 2_000_000_00, 3_000_000_00],
  ["part of it not due", [{ ...payment(500_00), notDue: 100_00 } as WayOut], 500_00, null],
  ["nothing but a wait", [{ kind: "wait", colour: "green", committees: 2 }], null, null],
  [
    "a rating",
    [{ kind: "rating", colour: "orange", quality: "good", rating: { provider: "Coface", value: "7" } }],
    null,
    null,
  ],
];

describe.each(["fr", "en"] as const)("in %s", (language) => {
  test.each(WAYS)("reads %s back, whatever the currency", (_, ways, paid, granted) => {
    for (const currency of ["EUR", "USD", "CHF", "PLN", "JPY"]) {
      const sentence = wayOutSentence("red", ways, sheetWords(language, currency));
      expect([sentence, wayOutAmounts(sentence)]).toEqual([
        sentence,
        { payment: paid, cover: granted, limit: null },
      ]);
    }
  });
});

test.each([
  ["fr", true],
  ["fr", false],
  ["en", true],
  ["en", false],
] as const)("reads a limit back (%s, new: %s)", (language, isNew) => {
  const ways: WayOut[] = [payment(1_200_00), { kind: "limit", colour: "green", limit: 180_000_00, isNew }];
  const sentence = wayOutSentence("orange", ways, sheetWords(language, "EUR"));
  expect(wayOutAmounts(sentence)).toEqual({ payment: 1_200_00, cover: null, limit: 180_000_00 });
});

test("finds nothing in what people wrote", () => {
  expect(wayOutAmounts("Voir avec Hélène, 3 000 € promis")).toEqual({
    payment: null,
    cover: null,
    limit: null,
  });
});
