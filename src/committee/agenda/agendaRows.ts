import { overdueRate } from "../../domain/results/committeeTrend";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import { toUnits } from "../../domain/basis/money";
import type { Parameters } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import type { ClientSuccess, SuccessFact } from "../../domain/results/successes";
import type { AgendaItem, AgendaRule } from "../../domain/committee/agenda";
import type { AgendaColumnKey, AgendaContent, AgendaRow } from "../../excel/sheets/agendaSheet";
import { literal, type CellInput } from "../../book/cells";
import { sheetWords } from "../../book/words";
import type { Translator, Language } from "../../locales/translator";
import type { ClientStanding } from "../port/clientStanding";
import type { AgendaPage } from "./agendaPage";
import { declarationSentence } from "../analysis/declarationSentence";
import { COLOUR_MARKS } from "../mail/mail";

type Cells = AgendaRow["cells"];

/** A note typed on the agenda of an earlier committee. */
export interface EarlierNote {
  readonly clientCode: string;
  readonly text: string;
}

/** The agenda's sheet in words. */
export function agendaContent(
  page: AgendaPage,
  parameters: Parameters,
  earlier: { readonly day: number | null; readonly notes: readonly EarlierNote[] },
  language: Language,
): AgendaContent {
  const words = sheetWords(language, parameters.companyCurrency);
  const writer = { page, words, earlier };
  const title = words.t("workbook:agenda.title", {
    day: words.day(page.day, "long"),
    time: words.time(page.time),
  });
  return {
    day: page.day,
    rows: [
      { kind: "title", cells: { colour: literal(title) } },
      ...headRows(page, parameters, words),
      ...actionRows(page, words),
      ...clientSections(writer),
      ...closingSections(writer),
    ],
    leftTitle: { colour: literal(words.t("workbook:agenda.sections.left")) },
    print: {
      company: page.company,
      title,
      confidential: words.t("workbook:agenda.footer"),
      page: words.t("workbook:agenda.page"),
    },
    colourWords: Object.fromEntries(COLOURS.map((colour) => [colour, marked(colour, words)])) as Record<
      Colour,
      string
    >,
  };
}

interface Writer {
  readonly page: AgendaPage;
  readonly words: Translator;
  readonly earlier: { readonly day: number | null; readonly notes: readonly EarlierNote[] };
}

/** The colour as a word with a mark of its own shape, for pages printed in black and white. */
export function marked(colour: Colour, words: Translator): string {
  return `${COLOUR_MARKS[colour]} ${words.t(`workbook:colours.${colour}`)}`;
}

const BLANK: AgendaRow = { kind: "blank", cells: {} };

/** Company and place, present, the portfolio's figures with their change, the time it takes. */
function headRows(page: AgendaPage, parameters: Parameters, words: Translator): AgendaRow[] {
  const line = (...parts: readonly string[]): AgendaRow => ({
    kind: "line",
    cells: { colour: literal(parts.filter((part) => part !== "").join("   ·   ")) },
  });
  const present = page.present.map(({ name, role }) => `${name} (${role})`);
  return [
    line(
      page.company,
      page.place === "" ? "" : words.t("workbook:agenda.place", { place: page.place }),
      words.t("workbook:agenda.figures", { day: words.day(page.referenceDate, "short") }),
    ),
    line(
      present.length === 0
        ? words.t("workbook:agenda.nobody")
        : words.t("workbook:agenda.present", { people: present.join(", ") }),
    ),
    BLANK,
    ...figureRows(page, words),
    line(timeLine(page, parameters, words)),
    BLANK,
  ];
}

function figureRows({ portfolio, last, referenceDate }: AgendaPage, words: Translator): AgendaRow[] {
  const t = (key: "exposure" | "overdue" | "share" | "uncovered" | "colours") =>
    literal(words.t(`workbook:agenda.head.${key}`));
  const counts = (textOf: (colour: Colour) => string) =>
    literal(COLOURS.map((colour) => `${marked(colour, words)} ${textOf(colour)}`).join("   "));
  const rate = overdueRate(portfolio);
  const rows: AgendaRow[] = [
    {
      kind: "figureHeadings",
      cells: {
        exposure: t("exposure"),
        validCover: t("overdue"),
        uncovered: t("share"),
        overdue: t("uncovered"),
        situation: t("colours"),
      },
    },
    {
      kind: "figures",
      cells: {
        client: literal(words.t("workbook:agenda.head.now", { day: words.day(referenceDate, "short") })),
        exposure: toUnits(portfolio.exposure),
        validCover: toUnits(portfolio.countedOverdue),
        uncovered: rate ?? "",
        overdue: toUnits(portfolio.uncovered),
        situation: counts((colour) => words.number(portfolio.counts[colour])),
      },
    },
  ];
  if (last === null) return rows;
  const rateBefore = overdueRate(last.figures);
  const points = rate === null || rateBefore === null ? "" : (rate - rateBefore) * 100;
  rows.push({
    kind: "changes",
    cells: {
      client: literal(words.t("workbook:agenda.head.since", { day: words.day(last.date, "short") })),
      exposure: toUnits(portfolio.exposure - last.figures.exposure),
      validCover: toUnits(portfolio.countedOverdue - last.figures.countedOverdue),
      uncovered: points,
      overdue: toUnits(portfolio.uncovered - last.figures.uncovered),
      situation: counts((colour) => signed(portfolio.counts[colour] - last.figures.counts[colour], words)),
    },
  });
  return rows;
}

/** A change of a count, with its sign. */
export function signed(change: number, words: Translator): string {
  if (change === 0) return "=";
  return `${change > 0 ? "+" : "−"}${words.number(Math.abs(change))}`;
}

function timeLine({ agenda }: AgendaPage, { meetingMinutes }: Parameters, words: Translator): string {
  const { plannedMinutes, ifTimeAllows, minutes } = agenda;
  const values = { minutes: words.number(plannedMinutes), available: words.number(meetingMinutes) };
  const count = ifTimeAllows.length;
  return count === 0
    ? words.t("workbook:agenda.time", values)
    : words.t("workbook:agenda.timeOver", { ...values, count, more: words.number(minutes - plannedMinutes) });
}

/** 1: last week's actions, late ones first. */
function actionRows({ agenda, actions, isFirst }: AgendaPage, words: Translator): AgendaRow[] {
  const h = (
    key: "status" | "dueDate" | "daysLate" | "committee" | "number" | "owner" | "action" | "result" | "kind",
  ) => literal(words.t(`workbook:agenda.actions.${key}`));
  const section = sectionRow(
    words.t("workbook:agenda.sections.actions", { minutes: agenda.actionsMinutes }),
    "actions",
  );
  if (actions.length === 0) {
    const none = words.t(isFirst ? "workbook:agenda.firstCommittee" : "workbook:agenda.noActions");
    return [section, emptyRow(none), BLANK];
  }
  const rows: AgendaRow[] = [
    section,
    {
      kind: "actionHeadings",
      cells: {
        colour: h("status"),
        clientCode: heading("clientCode", words),
        client: literal(words.t("workbook:columns.CC_Protocol.client")),
        exposure: h("dueDate"),
        validCover: h("daysLate"),
        uncovered: h("committee"),
        overdue: h("number"),
        buckets: h("owner"),
        situation: h("action"),
        followUp: h("result"),
        rules: h("kind"),
        decision: heading("decision", words),
      },
    },
  ];
  for (const { entry, isOpen, daysLate, postponed } of actions) {
    const notes = [entry.result];
    if (entry.status === "done" && entry.doneOn !== null) {
      notes.unshift(words.t("workbook:agenda.actions.doneOn", { day: words.day(entry.doneOn, "short") }));
    }
    if (postponed > 0) notes.push(words.t("workbook:agenda.actions.postponed", { count: postponed }));
    rows.push({
      kind: "action",
      key: `action:${keyOf(entry)}`,
      cells: {
        colour: literal(statusWord(entry, isOpen && daysLate > 0, words)),
        clientCode: literal(entry.clientCode),
        client: literal(entry.clientName),
        exposure: entry.dueDate ?? "",
        validCover: isOpen && daysLate > 0 ? daysLate : "",
        uncovered: entry.committeeDate ?? "",
        overdue: entry.number ?? "",
        buckets: literal(entry.owner),
        situation: literal(lines(entry.topic, entry.decision)),
        followUp: literal(lines(...notes)),
        rules: literal(entry.kindText),
      },
    });
  }
  rows.push(BLANK);
  return rows;
}

/** A row typed by hand may have no number yet. */
function keyOf({ number, clientCode, committeeDate, topic }: ProtocolEntry): string {
  return number === null ? `${clientCode} ${committeeDate ?? ""} ${topic}` : String(number);
}

function statusWord({ status }: ProtocolEntry, isLate: boolean, words: Translator): string {
  const word = words.t(`workbook:statuses.${status ?? "to-do"}`);
  return isLate ? lines(word, words.t("workbook:agenda.actions.late")) : word;
}

/** Up to so many actions leave room for the first reds on their page. */
const ACTIONS_BESIDE_REDS = 8;

/** 2–4: the clients that fit, by colour; then what the hour has no room for. */
function clientSections(writer: Writer): AgendaRow[] {
  const { page, words } = writer;
  const { items, ifTimeAllows } = page.agenda;
  const sections = COLOURS.map((colour) => {
    const sectionItems = items.filter(({ client, fits }) => fits && client.colour === colour);
    return {
      title: words.t(`workbook:agenda.sections.${colour}`, { count: sectionItems.length }),
      colour,
      sectionItems,
    };
  });
  const rows: AgendaRow[] = [headingsRow(words)];
  sections.forEach(({ title, colour, sectionItems }, index) => {
    rows.push(
      { ...sectionRow(title, colour), startsPage: index > 0 && sectionItems.length > 0 },
      ...sectionItems.map((item) => clientRow(item, writer)),
    );
    if (sectionItems.length === 0) rows.push(emptyRow(words.t("workbook:agenda.none")));
    rows.push(BLANK);
  });
  // The headings stand above the first section, and Excel repeats them on every page after it.
  const isFirstPageTaken =
    page.actions.length > ACTIONS_BESIDE_REDS && (sections[0]?.sectionItems.length ?? 0) > 0;
  rows[0] = { ...headingsRow(words), startsPage: isFirstPageTaken };
  if (ifTimeAllows.length > 0) {
    const title = words.t("workbook:agenda.sections.ifTime", { count: ifTimeAllows.length });
    rows.push(
      { ...sectionRow(title, "ifTime"), startsPage: true },
      ...ifTimeAllows.map((item) => clientRow(item, writer)),
      BLANK,
    );
  }
  return rows;
}

function headingsRow(words: Translator): AgendaRow {
  const cells = Object.fromEntries(HEADED.map((key) => [key, heading(key, words)]));
  return { kind: "clientHeadings", cells };
}

const HEADED = [
  "colour",
  "clientCode",
  "client",
  "exposure",
  "validCover",
  "uncovered",
  "overdue",
  "buckets",
  "oldestDaysLate",
  "situation",
  "followUp",
  "rules",
  "minutes",
  "decision",
] as const satisfies readonly AgendaColumnKey[];

function heading(key: AgendaColumnKey, words: Translator): CellInput {
  return literal(words.t(`workbook:agenda.headings.${key}`));
}

function sectionRow(title: string, name: string): AgendaRow {
  return { kind: "section", key: `section ${name}`, cells: { colour: literal(title) } };
}

function emptyRow(text: string): AgendaRow {
  return { kind: "empty", cells: { colour: literal(text) } };
}

function clientRow({ client, rules, minutes }: AgendaItem<ClientStanding>, writer: Writer): AgendaRow {
  return {
    kind: "client",
    key: `client:${client.clientCode}`,
    cells: {
      ...figuresOf(client, writer.words),
      situation: literal(situationOf(client, writer)),
      followUp: literal(followUpOf(client, writer)),
      rules: literal(rulesText(rules, writer.words)),
      minutes,
    },
  };
}

/** Why a client is on the agenda, in words. */
export function rulesText(rules: readonly AgendaRule[], words: Translator): string {
  return rules.map((rule) => words.t(`workbook:agenda.rules.${rule}`)).join(", ");
}

/** The cells that say who a client is and how it stands, in every section that names clients. */
function figuresOf(client: ClientStanding, words: Translator): Cells {
  return {
    colour: literal(marked(client.colour, words)),
    clientCode: literal(client.clientCode),
    client: literal(lines(client.clientName, client.rating)),
    exposure: toUnits(client.exposure),
    validCover: toUnits(client.validCover),
    uncovered: toUnits(client.uncovered),
    overdue: toUnits(client.countedOverdue),
    buckets: literal(bucketsOf(client, words)),
    oldestDaysLate: client.oldestDaysLate,
  };
}

/** The parts of what is overdue that are not nil, unallocated credits too. */
function bucketsOf({ ageing }: ClientStanding, words: Translator): string {
  const parts = AGEING_PARTS.filter((part) => part !== "notDue" && ageing[part] !== 0);
  return lines(
    ...parts.map((part) =>
      words.t(`workbook:agenda.buckets.${part as "d1_30"}`, {
        amount: words.number(Math.round(toUnits(ageing[part]))),
      }),
    ),
  );
}

/** Reasons, what changed, the way out, and what must be decided: one line each. */
function situationOf(client: ClientStanding, { page, words }: Writer): string {
  const { reasons, change, wayOut, blockProposal, declaration, disputed } = client;
  const t = (key: "change" | "wayOut" | "block", text: string) =>
    text === "" ? "" : words.t(`workbook:agenda.facts.${key}`, { text });
  return lines(
    reasons,
    t("change", change),
    t("wayOut", wayOut),
    t("block", blockProposal),
    declarationSentence(declaration, page.referenceDate, words),
    disputed === 0 ? "" : words.t("workbook:agenda.facts.disputed", { amount: words.money(disputed, 0) }),
  );
}

/** The block that stands, the last decisions, notes. */
function followUpOf({ clientCode, note }: ClientStanding, { page, words, earlier }: Writer): string {
  const block = page.blocks.get(clientCode);
  const blockDay = block?.committeeDate ?? null;
  const notes = earlier.notes.filter((each) => each.clientCode === clientCode).map(({ text }) => text);
  return lines(
    blockDay === null ? "" : words.t("workbook:agenda.facts.blocked", { day: words.day(blockDay, "short") }),
    ...(page.decisions.get(clientCode) ?? []).map((entry) => decisionText(entry, words)),
    notes.length === 0 || earlier.day === null
      ? ""
      : words.t("workbook:agenda.facts.earlierNote", {
          day: words.day(earlier.day, "short"),
          text: notes.join(" ; "),
        }),
    note === "" ? "" : words.t("workbook:agenda.facts.note", { text: note }),
  );
}

function decisionText(entry: ProtocolEntry, words: Translator): string {
  const { committeeDate, kindText, decision, topic, status } = entry;
  const text = words.t("workbook:agenda.facts.decision", {
    day: committeeDate === null ? "" : words.day(committeeDate, "short"),
    text: decision || topic || kindText,
  });
  return status === null ? text : `${text} (${words.t(`workbook:statuses.${status}`).toLowerCase()})`;
}

/** 5–7: requests, arbitrations, successes, on one page. */
function closingSections(writer: Writer): AgendaRow[] {
  const { page, words } = writer;
  const { requests, arbitrations, successes, agenda } = page;
  const none = emptyRow(words.t("workbook:agenda.none"));
  const section = (name: "requests" | "arbitrations" | "successes", rows: readonly AgendaRow[]) => {
    const title = words.t(`workbook:agenda.sections.${name}`, {
      count: rows.length,
      minutes: agenda.successesMinutes,
    });
    return [sectionRow(title, name), ...(rows.length === 0 ? [none] : rows), BLANK];
  };
  const [first, ...rest] = [
    ...section(
      "requests",
      requests.map((entry) => requestRow(entry, writer)),
    ),
    ...section(
      "arbitrations",
      arbitrations.map((entry) => arbitrationRow(entry, writer)),
    ),
    ...section(
      "successes",
      successes.map((success) => successRow(success, writer)),
    ),
  ];
  const isLong = requests.length + arbitrations.length + successes.length > 0;
  return first === undefined ? [] : [{ ...first, startsPage: isLong }, ...rest];
}

/** The client of a protocol row as it stands today, or as the row names it when it owes nothing. */
function clientOf(clientCode: string, clientName: string, { page, words }: Writer): Cells {
  const client = page.clients.get(clientCode);
  return client === undefined
    ? { clientCode: literal(clientCode), client: literal(clientName) }
    : figuresOf(client, words);
}

function requestRow(entry: ProtocolEntry, writer: Writer): AgendaRow {
  const { words } = writer;
  const asked = entry.dueDate === null ? "" : words.day(entry.dueDate, "short");
  return {
    kind: "client",
    key: `request:${keyOf(entry)}`,
    cells: {
      ...clientOf(entry.clientCode, entry.clientName, writer),
      situation: literal(
        lines(entry.topic, entry.decision, entry.amount === null ? "" : words.money(entry.amount, 0)),
      ),
      followUp: literal(
        lines(entry.owner, asked === "" ? "" : words.t("workbook:agenda.facts.dueOn", { day: asked })),
      ),
      rules: literal(entry.kindText),
    },
  };
}

function arbitrationRow(entry: ProtocolEntry, writer: Writer): AgendaRow {
  const { words } = writer;
  const fact = (key: "question" | "sales" | "finance", text: string) =>
    text === "" ? "" : words.t(`workbook:agenda.facts.${key}`, { text });
  return {
    kind: "client",
    key: `arbitration:${keyOf(entry)}`,
    cells: {
      ...clientOf(entry.clientCode, entry.clientName, writer),
      situation: literal(
        lines(
          fact("question", entry.question || entry.decision || entry.topic),
          fact("sales", entry.salesPosition),
          fact("finance", entry.financePosition),
        ),
      ),
      followUp: literal(
        entry.rulingDue === null
          ? ""
          : words.t("workbook:agenda.facts.rulingDue", { day: words.day(entry.rulingDue, "short") }),
      ),
      rules: literal(words.t("workbook:arbitration.asked")),
    },
  };
}

function successRow(success: ClientSuccess<ProtocolEntry>, writer: Writer): AgendaRow {
  const { words } = writer;
  const { clientCode, clientName, facts, precededBy } = success;
  return {
    kind: "client",
    key: `success:${clientCode}`,
    cells: {
      ...clientOf(clientCode, clientName, writer),
      situation: literal(lines(...facts.map((fact) => successText(fact, words)))),
      followUp: literal(
        precededBy.length === 0
          ? ""
          : lines(
              words.t("workbook:agenda.successes.precededBy"),
              ...precededBy.map((entry) => decisionText(entry, words)),
            ),
      ),
    },
  };
}

/** What got better, in words. */
export function successText(fact: SuccessFact, words: Translator): string {
  switch (fact.kind) {
    case "back-to-green":
      return words.t("workbook:agenda.successes.back-to-green", {
        before: words.t(`workbook:colours.${fact.before}`).toLowerCase(),
      });
    case "paid":
      return words.t("workbook:agenda.successes.paid", {
        paid: words.money(fact.paid, 0),
        left: words.money(fact.left, 0),
      });
    case "released":
      return words.t("workbook:agenda.successes.released", { paid: words.money(fact.paid, 0) });
  }
}

/** Texts that are not blank, each on a line of its own. */
function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}
