import type { AgendaItem } from "../../domain/committee/agenda";
import type { Translator } from "../../locales/translator";
import type { Column, Document, Row, Section } from "../form/document";
import { agendaColumns, clientKey, lateSection, riskColumn, told } from "./agendaDocument";
import { nameOf, type AgendaClient, type AgendaMatter } from "./agendaMatter";
import { askedText, atRisk, followUpText, situationText } from "./agendaWords";

/** What one person is told before a committee. */
export interface PersonalAgenda {
  readonly name: string;
  /** This person's clients, in the order of the agenda. */
  readonly items: readonly AgendaItem<AgendaClient>[];
  /** By client code: the other salespeople of a client. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** This person's late actions. */
  readonly late: AgendaMatter["actions"];
}

/** The mail by which a salesperson gets his clients of the agenda, and any owner what is late (rules, §5). */
export function personalAgenda(own: PersonalAgenda, matter: AgendaMatter, words: Translator): Document {
  const { name, items, late } = own;
  const title = words.t(
    items.length === 0 ? "workbook:personalAgenda.subjectActions" : "workbook:personalAgenda.subject",
    { day: words.day(matter.day, "long") },
  );
  const { owner } = agendaColumns(words);
  const lateTable = lateSection(late, words.t("workbook:personalAgenda.late", { count: late.length }), words);
  return {
    subject: title,
    title,
    intro: [
      [matter.company, words.t("workbook:personalAgenda.to", { name })]
        .filter((part) => part !== "")
        .join(" · "),
      words.t("workbook:agenda.figures", {
        day: words.day(matter.referenceDate, "short"),
        currency: words.currency,
      }),
      words.t("workbook:personalAgenda.ask"),
    ],
    sections: [
      ...(items.length === 0 ? [] : [clients(own, matter, words)]),
      ...(late.length === 0
        ? []
        : [{ ...lateTable, columns: lateTable.columns.filter(({ key }) => key !== owner.key) }]),
    ],
    footer: words.t("workbook:agenda.footer"),
    readIn: "agenda",
  };
}

function clients({ items, others }: PersonalAgenda, matter: AgendaMatter, words: Translator): Section {
  const { client, salesperson, overdue } = agendaColumns(words);
  const risk = riskColumn(matter.criteria, words);
  const text = (key: string, role: "aside" | "line"): Column => ({ key, label: "", format: "text", role });
  const rows = items.map((item): Row => {
    const { client: each } = item;
    const people = others.get(each.clientCode) ?? [];
    return {
      key: clientKey(each),
      colour: each.colour,
      cells: {
        client: nameOf(each),
        salesperson:
          people.length === 0 ? "" : words.t("workbook:personalAgenda.with", { people: words.list(people) }),
        atRisk: atRisk(each, matter.criteria),
        overdue: each.overdueOutOfDispute,
        ifTime: item.fits ? "" : words.t("workbook:agenda.ifTime").toLowerCase(),
        asked: each.colour === "red" ? askedText(each, matter, words) : "",
        situation:
          each.colour === "green" ? followUpText(each, matter, words) : situationText(item, matter, words),
      },
    };
  });
  return {
    kind: "table",
    name: "clients",
    heading: words.t("workbook:personalAgenda.clients", { count: rows.length }),
    columns: told(
      [
        client,
        salesperson,
        risk,
        overdue,
        text("ifTime", "aside"),
        text("asked", "line"),
        text("situation", "line"),
      ],
      rows,
    ),
    rows,
  };
}
