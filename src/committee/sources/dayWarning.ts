import type { Day } from "../../domain/basis/day";
import { dayDoubt } from "../../domain/receivables/dayOfFigures";
import type { Message } from "../../intake/source";
import { translator, type Language } from "../../locales/translator";

/** What to say of figures of that day: that they are older than a week, or of a day to come; else null. */
export function dayWarning(dayOfFigures: Day, today: Day, language: Language): Message | null {
  const day = translator(language).day(dayOfFigures, "short");
  switch (dayDoubt(dayOfFigures, today)) {
    case "future":
      return { code: "reference-date-future", values: { day } };
    case "old":
      return { code: "reference-date-old", values: { day, count: today - dayOfFigures } };
    case null:
      return null;
  }
}
