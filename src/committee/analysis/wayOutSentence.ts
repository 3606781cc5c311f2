import { COLOURS, severity, type Colour } from "../../domain/policy/grid";
import type { WayOut } from "../../domain/colour/wayOut";
import type { Translator } from "../../locales/translator";

/** From the colour that is the shortest way off to the farthest. */
const NEAREST_FIRST = COLOURS.toSorted((a, b) => severity(b) - severity(a));

/**
 * The shortest ways out as one sentence: "Orange si 44 211 € sont payés, ou si l'assureur accorde 182 000 €".
 * A client whom the policy computes green needs none: then it is blank.
 */
export function wayOutSentence(computedColour: Colour, ways: readonly WayOut[], words: Translator): string {
  const parts: string[] = [];
  for (const way of ways) if (way.kind === "wait") parts.push(waitText(way, words));
  const waits = parts.length;
  for (const colour of NEAREST_FIRST) {
    const texts: string[] = [];
    for (const way of ways) {
      if (way.kind !== "wait" && way.colour === colour) texts.push(actionText(way, words));
    }
    if (texts.length > 0) parts.push(ifSentence(colour, texts, words));
  }
  if (computedColour !== "green" && parts.length === waits) parts.push(words.t("workbook:wayOut.none"));
  let sentence = parts[0] ?? "";
  for (const part of parts.slice(1)) {
    sentence += words.t("workbook:wayOut.separator") + part.charAt(0).toLowerCase() + part.slice(1);
  }
  return sentence;
}

function ifSentence(colour: Colour, texts: readonly string[], words: Translator): string {
  return words.t("workbook:wayOut.sentence", {
    colour: words.t(`workbook:colours.${colour}`),
    ways: texts.reduce((first, second) => words.t("workbook:wayOut.or", { first, second })),
  });
}

function waitText({ colour, committees }: Extract<WayOut, { kind: "wait" }>, words: Translator): string {
  const named = words.t(`workbook:colours.${colour}`);
  return words.t("workbook:wayOut.wait", { colour: named, count: committees });
}

function actionText(way: Exclude<WayOut, { kind: "wait" }>, words: Translator): string {
  const amount = (cents: number) => words.money(cents, cents % 100 === 0 ? 0 : 2);
  switch (way.kind) {
    case "payment": {
      const paid = { amount: amount(way.amount), count: way.amount / 100 };
      // Nothing of it is late: nobody is reminded of it.
      if (way.notDue >= way.amount) return words.t("workbook:wayOut.prepaid", paid);
      const payment = words.t("workbook:wayOut.payment", paid);
      return way.notDue > 0
        ? words.t("workbook:wayOut.notDue", { payment, notDue: words.money(way.notDue, 0) })
        : payment;
    }
    case "cover":
      if (way.anyAmount) return words.t("workbook:wayOut.anyCover");
      return words.t(`workbook:wayOut.${way.granted === way.additional ? "newCover" : "moreCover"}`, {
        granted: amount(way.granted),
      });
    case "limit":
      return words.t(`workbook:wayOut.${way.isNew ? "newLimit" : "raisedLimit"}`, {
        limit: amount(way.limit),
      });
    case "dispute":
      return words.t("workbook:wayOut.dispute", { amount: words.money(way.amount, 0) });
    case "rating":
      return way.rating === null
        ? words.t(`workbook:wayOut.newRating.${way.quality}`)
        : words.t("workbook:wayOut.rating", { ...way.rating });
  }
}
