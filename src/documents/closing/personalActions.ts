import type { Day } from "../../domain/basis/day";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Column, Document, Row, Section } from "../form/document";
import { decisionLines } from "./minutesWords";

/** What one person has to do after a committee. */
export interface PersonalActions {
  readonly name: string;
  readonly company: string;
  readonly committee: Day;
  readonly next: Day | null;
  readonly today: Day;
  /** This person's open actions, the one due first at the top. */
  readonly entries: readonly ProtocolEntry[];
}

/** The mail by which an owner, of the committee or not, gets his own actions after the meeting (rules, §5). */
export function personalActions(own: PersonalActions, words: Translator): Document {
  const { name, company, committee, next, entries } = own;
  const title = words.t("workbook:personalActions.subject", { day: words.day(committee, "long") });
  const decided = entries.filter(({ committeeDate }) => committeeDate === committee);
  const others = entries.filter(({ committeeDate }) => committeeDate !== committee);
  return {
    subject: title,
    title,
    intro: [
      [company, words.t("workbook:personalAgenda.to", { name })].filter((part) => part !== "").join(" · "),
      next === null
        ? words.t("workbook:personalActions.askPlain")
        : words.t("workbook:personalActions.ask", { day: words.day(next, "long") }),
    ],
    sections: [...section("decided", decided, own, words), ...section("open", others, own, words)],
    footer: words.t("workbook:agenda.footer"),
    readIn: "protocol",
  };
}

function section(
  name: "decided" | "open",
  entries: readonly ProtocolEntry[],
  { today }: PersonalActions,
  words: Translator,
): Section[] {
  if (entries.length === 0) return [];
  const column = (key: string, role: Column["role"]): Column => ({ key, label: "", format: "text", role });
  return [
    {
      kind: "table",
      name,
      heading: words.t(`workbook:personalActions.${name}`, { count: entries.length }),
      columns: [
        { key: "number", label: "", format: "number", role: "aside" },
        column("client", "title"),
        column("due", "aside"),
        column("late", "alert"),
        column("text", "line"),
      ],
      rows: entries.map((entry): Row => ({
        ...(entry.colour !== null && { colour: entry.colour }),
        cells: {
          number: entry.number,
          client: entry.clientName || entry.clientCode || words.t("workbook:minutes.noClient"),
          due:
            entry.dueDate === null
              ? ""
              : words.t("workbook:personalActions.due", { day: words.day(entry.dueDate, "short") }),
          late:
            entry.dueDate === null || entry.dueDate >= today
              ? ""
              : words.t("workbook:personalActions.late", { count: today - entry.dueDate }),
          text: decisionLines(entry, words).join("\n"),
        },
      })),
    },
  ];
}
