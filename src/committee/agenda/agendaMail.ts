import type { AgendaItem } from "../../domain/committee/agenda";
import { overdueRate } from "../../domain/results/committeeTrend";
import type { Day } from "../../domain/basis/day";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Cents } from "../../domain/basis/money";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { ClientStanding } from "../port/clientStanding";
import type { AgendaPage } from "./agendaPage";
import { marked, signed, successText } from "./agendaRows";
import { declarationSentence } from "../analysis/declarationSentence";
import type { Mail, MailBlock, MailEntry, MailFact } from "../mail/mail";

/**
 * The agenda as a mail: what its sheet says, in short. Figures with their change, last week's actions, each
 * red and orange client with its reasons and way out, arbitrations; the others by name.
 */
export function agendaMail(page: AgendaPage, workbook: string | null, words: Translator): Mail {
  const day = words.day(page.day, "long");
  const present = page.present.map(({ name, role }) => `${name} (${role})`);
  return {
    subject: words.t("workbook:agendaMail.subject", { day, time: words.time(page.time) }),
    title: words.t("workbook:agenda.title", { day, time: words.time(page.time) }),
    intro: [
      [page.company, page.place === "" ? "" : words.t("workbook:agenda.place", { place: page.place })]
        .filter((part) => part !== "")
        .join(" · "),
      present.length === 0 ? "" : words.t("workbook:agenda.present", { people: present.join(", ") }),
      words.t("workbook:agenda.figures", { day: words.day(page.referenceDate, "short") }),
      page.last === null
        ? ""
        : words.t("workbook:agendaMail.since", { day: words.day(page.last.date, "short") }),
    ].filter((line) => line !== ""),
    blocks: [
      { kind: "facts", facts: headFacts(page, words) },
      ...actionBlocks(page, words),
      ...clientBlocks(page, words),
      ...closingBlocks(page, words),
    ],
    link: workbook === null ? null : { text: words.t("workbook:mail.open"), address: workbook },
    footer: words.t("workbook:agenda.footer"),
  };
}

function headFacts({ portfolio, last }: AgendaPage, words: Translator): MailFact[] {
  const amount = (
    key: "exposure" | "overdue" | "uncovered",
    now: Cents,
    before: Cents | undefined,
  ): MailFact => ({
    label: words.t(`workbook:agenda.head.${key}`),
    value: words.money(now, 0),
    ...(before !== undefined && { change: signedMoney(now - before, words) }),
  });
  const counts = (text: (colour: (typeof COLOURS)[number]) => string) =>
    COLOURS.map((colour) => `${marked(colour, words)} ${text(colour)}`.replaceAll(" ", "\u00a0")).join("  ");
  const rate = overdueRate(portfolio);
  const rateBefore = last === null ? null : overdueRate(last.figures);
  return [
    amount("exposure", portfolio.exposure, last?.figures.exposure),
    amount("overdue", portfolio.countedOverdue, last?.figures.countedOverdue),
    ...(rate === null
      ? []
      : [
          {
            label: words.t("workbook:agenda.head.share"),
            value: words.percent(rate),
            ...(rateBefore !== null && { change: points((rate - rateBefore) * 100, words) }),
          },
        ]),
    amount("uncovered", portfolio.uncovered, last?.figures.uncovered),
    {
      label: words.t("workbook:agenda.head.colours"),
      value: counts((colour) => words.number(portfolio.counts[colour])),
      ...(last !== null && {
        change: counts((colour) => signed(portfolio.counts[colour] - last.figures.counts[colour], words)),
      }),
    },
  ];
}

function signedMoney(change: Cents, words: Translator): string {
  if (Math.round(change / 100) === 0) return "=";
  return `${change > 0 ? "+" : "−"}${words.money(Math.abs(change), 0)}`;
}

function points(change: number, words: Translator): string {
  const tenths = Math.round(Math.abs(change) * 10) / 10;
  if (tenths === 0) return "=";
  const number = tenths.toLocaleString(words.language === "fr" ? "fr-FR" : "en-GB");
  return words.t("workbook:agendaMail.points", { points: `${change > 0 ? "+" : "−"}${number}` });
}

function actionBlocks({ actions, agenda, last }: AgendaPage, words: Translator): MailBlock[] {
  const heading = titled(words.t("workbook:agenda.sections.actions", { minutes: agenda.actionsMinutes }));
  if (actions.length === 0) {
    const none = words.t(last === null ? "workbook:agenda.firstCommittee" : "workbook:agenda.noActions");
    return [heading, { kind: "paragraph", text: none }];
  }
  const entries = actions.map(({ entry, isOpen, daysLate, postponed }): MailEntry => {
    const status = words.t(`workbook:statuses.${entry.status ?? "to-do"}`);
    const due = entry.dueDate === null ? "" : dueText(entry, words);
    return {
      title: entry.decision || entry.topic || entry.kindText,
      aside: [entry.owner, due, status].filter((part) => part !== "").join(", "),
      ...(isOpen && daysLate > 0 && { alert: words.t("workbook:agendaMail.late", { count: daysLate }) }),
      lines: [
        [entry.clientName, entry.clientCode].filter((part) => part !== "").join(" · "),
        entry.result,
        postponed === 0 ? "" : words.t("workbook:agenda.actions.postponed", { count: postponed }),
      ].filter((line) => line !== ""),
    };
  });
  return [heading, { kind: "entries", entries }];
}

function dueText({ dueDate }: ProtocolEntry, words: Translator): string {
  return words.t("workbook:agenda.facts.dueOn", { day: words.day(dueDate ?? 0, "short") });
}

function clientBlocks(
  { agenda: { items, ifTimeAllows }, referenceDate }: AgendaPage,
  words: Translator,
): MailBlock[] {
  const fitting = (colour: Colour) => items.filter(({ client, fits }) => fits && client.colour === colour);
  const title = (colour: Colour, count: number) =>
    titled(words.t(`workbook:agenda.sections.${colour}`, { count }));
  const full = (["red", "orange"] as const).flatMap((colour): MailBlock[] => {
    const fitted = fitting(colour);
    if (fitted.length === 0)
      return [title(colour, 0), { kind: "paragraph", text: words.t("workbook:agenda.none") }];
    return [
      title(colour, fitted.length),
      { kind: "entries", entries: fitted.map((item) => clientEntry(item, referenceDate, words)) },
    ];
  });
  const greens = fitting("green");
  return [
    ...full,
    ...(greens.length === 0 ? [] : [title("green", greens.length), names(greens, words)]),
    ...(ifTimeAllows.length === 0
      ? []
      : [
          titled(words.t("workbook:agenda.sections.ifTime", { count: ifTimeAllows.length })),
          names(ifTimeAllows, words),
        ]),
  ];
}

/** So many are named in a row; the others are counted. */
const MOST_NAMES = 20;

function names(items: readonly AgendaItem<ClientStanding>[], words: Translator): MailBlock {
  const named = items.slice(0, MOST_NAMES).map(({ client }) => client.clientName || client.clientCode);
  const left = items.length - named.length;
  const more =
    left === 0 ? "" : ` ${words.t("workbook:mail.more", { count: left, number: words.number(left) })}`;
  return { kind: "paragraph", text: `${named.join(", ")}${more}` };
}

function clientEntry(
  { client }: AgendaItem<ClientStanding>,
  referenceDate: Day,
  words: Translator,
): MailEntry {
  const { wayOut, blockProposal, declaration, oldestDaysLate } = client;
  const figure = (key: "exposure" | "validCover" | "uncovered" | "overdue", amount: Cents): MailFact => ({
    label: words.t(`workbook:agenda.headings.${key}`),
    value: words.money(amount, 0),
  });
  const fact = (key: "wayOut" | "block", text: string) =>
    text === "" ? "" : words.t(`workbook:agenda.facts.${key}`, { text });
  return {
    colour: client.colour,
    title: client.clientName || client.clientCode,
    aside: client.clientName === "" ? "" : client.clientCode,
    figures: [
      figure("exposure", client.exposure),
      figure("uncovered", client.uncovered),
      figure("overdue", client.countedOverdue),
      ...(oldestDaysLate > 0
        ? [
            {
              label: words.t("workbook:agendaMail.oldest"),
              value: words.t("workbook:agendaMail.days", { number: words.number(oldestDaysLate) }),
            },
          ]
        : []),
    ],
    lines: [
      client.reasons,
      client.change === "" ? "" : words.t("workbook:agenda.facts.change", { text: client.change }),
      fact("wayOut", wayOut),
      fact("block", blockProposal),
      declarationSentence(declaration, referenceDate, words),
    ].filter((line) => line !== ""),
  };
}

/** Requests, arbitrations and successes, each only when there are any. */
function closingBlocks(page: AgendaPage, words: Translator): MailBlock[] {
  const section = (title: string, entries: readonly MailEntry[]): MailBlock[] =>
    entries.length === 0 ? [] : [titled(title), { kind: "entries", entries }];
  const { requests, arbitrations, successes, agenda } = page;
  return [
    ...section(
      words.t("workbook:agenda.sections.requests", { count: requests.length }),
      requests.map((entry) => ({
        title: entry.clientName || entry.clientCode || entry.topic,
        aside: [entry.owner, entry.dueDate === null ? "" : dueText(entry, words)]
          .filter((part) => part !== "")
          .join(", "),
        lines: [entry.topic, entry.decision].filter((line) => line !== ""),
      })),
    ),
    ...section(
      words.t("workbook:agenda.sections.arbitrations", { count: arbitrations.length }),
      arbitrations.map((entry) => arbitrationEntry(entry, page, words)),
    ),
    ...section(
      words.t("workbook:agenda.sections.successes", { minutes: agenda.successesMinutes }),
      successes.map(({ clientName, clientCode, facts }) => ({
        title: clientName || clientCode,
        lines: facts.map((fact) => successText(fact, words)),
      })),
    ),
  ];
}

function arbitrationEntry(entry: ProtocolEntry, { clients }: AgendaPage, words: Translator): MailEntry {
  const fact = (key: "question" | "sales" | "finance", text: string) =>
    text === "" ? "" : words.t(`workbook:agenda.facts.${key}`, { text });
  const colour = clients.get(entry.clientCode)?.colour;
  return {
    ...(colour !== undefined && { colour }),
    title: entry.clientName || entry.clientCode || entry.topic,
    aside:
      entry.rulingDue === null
        ? ""
        : words.t("workbook:agenda.facts.rulingDue", { day: words.day(entry.rulingDue, "short") }),
    lines: [
      fact("question", entry.question || entry.decision || entry.topic),
      fact("sales", entry.salesPosition),
      fact("finance", entry.financePosition),
    ].filter((line) => line !== ""),
  };
}

function titled(text: string): MailBlock {
  return { kind: "heading", text };
}
