import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Mail, MailBlock, MailFact } from "../mail/mail";
import type { MinutesPage } from "./minutesPage";
import { decisionLines, rateSentence } from "./minutesWords";

/** A decision that the committee puts to its arbiter. */
export interface ArbitrationCase extends Pick<MinutesPage, "rate" | "weeks" | "signal" | "company"> {
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
export function arbitrationMail(
  arbitration: ArbitrationCase,
  workbook: string | null,
  words: Translator,
): Mail {
  const { entry, company, arbiter, before } = arbitration;
  const client = entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient");
  const [decision = ""] = decisionLines({ ...entry, arbitration: "none" }, words);
  const [asked, due] = [entry.committeeDate, entry.rulingDue];
  const orNone = (text: string) => text || words.t("workbook:arbitrationMail.notTold");
  const side = (title: string, name: string, text: string) => ({
    title: name === "" ? title : words.t("workbook:mail.colon", { label: title, value: name }),
    text: orNone(text),
  });
  return {
    subject: words.t("workbook:arbitrationMail.subject", { client, number: entry.number ?? "–" }),
    title: words.t("workbook:arbitrationMail.title", { client }),
    intro: [
      company,
      arbiter === "" ? "" : words.t("workbook:arbitrationMail.to", { name: arbiter }),
      asked === null ? "" : words.t("workbook:arbitrationMail.committee", { day: words.day(asked, "long") }),
    ].filter((line) => line !== ""),
    blocks: [
      { kind: "heading", text: words.t("workbook:arbitrationMail.question") },
      { kind: "paragraph", text: orNone(entry.question) },
      {
        kind: "paragraph",
        text:
          due === null
            ? words.t("workbook:arbitrationMail.noDeadline")
            : words.t("workbook:arbitrationMail.deadline", { day: words.day(due, "long") }),
      },
      { kind: "heading", text: words.t("workbook:arbitrationMail.figures") },
      { kind: "facts", facts: figures(entry, decision, words) },
      {
        kind: "sides",
        sides: [
          side(words.t("workbook:arbitrationMail.sales"), arbitration.sales, entry.salesPosition),
          side(words.t("workbook:arbitrationMail.finance"), arbitration.finance, entry.financePosition),
        ],
      },
      ...earlier(before, words),
      { kind: "paragraph", text: rateSentence(arbitration, words) },
    ],
    link: workbook === null ? null : { text: words.t("workbook:mail.open"), address: workbook },
    footer: words.t("workbook:agenda.footer"),
  };
}

/** The client's figures as they were frozen that day; what nobody filled in is left out. */
function figures(entry: ProtocolEntry, decision: string, words: Translator): MailFact[] {
  const { colour, exposure, uncovered, countedOverdue, oldestDaysLate, amount } = entry;
  const fact = (
    key: "colour" | "exposure" | "uncovered" | "overdue" | "oldest" | "amount",
    value: string | null,
  ) => (value === null ? [] : [{ label: words.t(`workbook:arbitrationMail.facts.${key}`), value }]);
  const money = (cents: number | null) => (cents === null ? null : words.money(cents, 0));
  return [
    { label: words.t("workbook:arbitrationMail.facts.decision"), value: decision },
    ...fact("colour", colour === null ? null : words.t(`workbook:colours.${colour}`)),
    ...fact("exposure", money(exposure)),
    ...fact("uncovered", money(uncovered)),
    ...fact("overdue", money(countedOverdue)),
    ...fact(
      "oldest",
      oldestDaysLate === null
        ? null
        : words.t("workbook:arbitrationMail.days", { number: words.number(oldestDaysLate) }),
    ),
    ...fact("amount", money(amount)),
  ];
}

function earlier(before: readonly ProtocolEntry[], words: Translator): MailBlock[] {
  if (before.length === 0) return [];
  return [
    { kind: "heading", text: words.t("workbook:arbitrationMail.before") },
    {
      kind: "entries",
      entries: before.map((entry) => ({
        title: entry.committeeDate === null ? "–" : words.day(entry.committeeDate, "short"),
        lines: [
          [
            decisionLines({ ...entry, arbitration: "none" }, words)[0] ?? "",
            entry.status === null ? "" : words.t(`workbook:statuses.${entry.status}`),
            entry.result,
          ]
            .filter((part) => part !== "")
            .join(" · "),
        ],
      })),
    },
  ];
}
