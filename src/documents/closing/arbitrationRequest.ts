import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { Criteria } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Document, Fact, Section } from "../form/document";
import type { Format, Value } from "../form/formats";
import type { MinutesMatter } from "./minutesMatter";
import { decisionLines, rateSentence } from "./minutesWords";

/** A decision that the committee puts to its arbiter. */
export interface ArbitrationCase extends Pick<
  MinutesMatter,
  "rate" | "weeks" | "signal" | "company" | "criteria"
> {
  readonly entry: ProtocolEntry;
  /** Name of the arbiter; "" when the settings name none. */
  readonly arbiter: string;
  /** Who stands behind each position; "" when the settings do not say. */
  readonly sales: string;
  readonly finance: string;
  /** What was decided about the client before, newest first. */
  readonly before: readonly ProtocolEntry[];
}

/**
 * The request to the arbiter on one page: the question, the figures of the day, and both positions in their
 * own words side by side, with the same room (credit committee rules, §1).
 */
export function arbitrationRequest(arbitration: ArbitrationCase, words: Translator): Document {
  const { entry, company, arbiter, before, criteria } = arbitration;
  const client = entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient");
  const [decision = ""] = decisionLines({ ...entry, arbitration: "none" }, words);
  const [asked, due] = [entry.committeeDate, entry.rulingDue];
  const orNone = (text: string) => text || words.t("workbook:arbitrationMail.notTold");
  const side = (title: string, name: string, text: string) => ({
    title: name === "" ? title : words.t("workbook:mail.colon", { label: title, value: name }),
    text: orNone(text),
  });
  const deadline =
    due === null
      ? words.t("workbook:arbitrationMail.noDeadline")
      : words.t("workbook:arbitrationMail.deadline", { day: words.day(due, "long") });
  return {
    subject: words.t("workbook:arbitrationMail.subject", { client, number: entry.number ?? "–" }),
    title: words.t("workbook:arbitrationMail.title", { client }),
    intro: [
      company,
      arbiter === "" ? "" : words.t("workbook:arbitrationMail.to", { name: arbiter }),
      asked === null ? "" : words.t("workbook:arbitrationMail.committee", { day: words.day(asked, "long") }),
    ].filter((line) => line !== ""),
    sections: [
      {
        kind: "prose",
        name: "question",
        heading: words.t("workbook:arbitrationMail.question"),
        lines: [orNone(entry.question), deadline],
      },
      {
        kind: "facts",
        name: "figures",
        heading: words.t("workbook:arbitrationMail.figures"),
        facts: figures(entry, decision, criteria, words),
      },
      {
        kind: "sides",
        name: "positions",
        heading: "",
        sides: [
          side(words.t("workbook:arbitrationMail.sales"), arbitration.sales, entry.salesPosition),
          side(words.t("workbook:arbitrationMail.finance"), arbitration.finance, entry.financePosition),
        ],
      },
      ...earlier(before, words),
      { kind: "prose", name: "rate", heading: "", lines: [rateSentence(arbitration, words)] },
    ],
    footer: words.t("workbook:agenda.footer"),
    readIn: "protocol",
  };
}

/** The client's figures as they were frozen that day; what nobody filled in is left out. */
function figures(entry: ProtocolEntry, decision: string, criteria: Criteria, words: Translator): Fact[] {
  const { colour, exposure, uncovered, countedOverdue, oldestDaysLate, amount } = entry;
  const fact = (
    key: "decision" | "colour" | "exposure" | "uncovered" | "overdue" | "oldest" | "amount",
    value: Value,
    format: Format,
  ): Fact[] =>
    value === null ? [] : [{ key, label: words.t(`workbook:arbitrationMail.facts.${key}`), value, format }];
  const oldest =
    oldestDaysLate === null
      ? null
      : words.t("workbook:arbitrationMail.days", { number: words.number(oldestDaysLate) });
  return [
    ...fact("decision", decision, "text"),
    ...fact("colour", colour === null ? null : words.t(`workbook:colours.${colour}`), "text"),
    ...fact("exposure", exposure, "money"),
    ...(looksAtCover(criteria) ? fact("uncovered", uncovered, "money") : []),
    ...fact("overdue", countedOverdue, "money"),
    ...fact("oldest", oldest, "text"),
    ...fact("amount", amount, "money"),
  ];
}

function earlier(before: readonly ProtocolEntry[], words: Translator): Section[] {
  if (before.length === 0) return [];
  return [
    {
      kind: "table",
      name: "before",
      heading: words.t("workbook:arbitrationMail.before"),
      columns: [
        { key: "day", label: "", format: "text", role: "title" },
        { key: "text", label: "", format: "text", role: "line" },
      ],
      rows: before.map((entry) => ({
        cells: {
          day: entry.committeeDate === null ? "–" : words.day(entry.committeeDate, "short"),
          text: [
            decisionLines({ ...entry, arbitration: "none" }, words)[0] ?? "",
            entry.status === null ? "" : words.t(`workbook:statuses.${entry.status}`),
            entry.result,
          ]
            .filter((part) => part !== "")
            .join(" · "),
        },
      })),
    },
  ];
}
