import type { AgendaItem } from "../../domain/committee/agenda";
import type { Colour } from "../../domain/policy/grid";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { Criteria } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { overdueRate } from "../../domain/results/committeeTrend";
import type { Translator } from "../../locales/translator";
import type { Column, Document, Fact, Row, Section, Table } from "../form/document";
import { countsText, signed } from "../form/formats";
import { promiseText } from "../form/promiseText";
import { deadlineSection, isStated } from "./agendaDeadlines";
import { nameOf, type AgendaClient, type AgendaMatter } from "./agendaMatter";
import {
  actionText,
  amountsOf,
  atRisk,
  criteriaNamed,
  askedText,
  followUpText,
  situationText,
  type Stated,
  successesText,
} from "./agendaWords";

/**
 * What the agenda says. Page one is enough for whoever has a minute: figures, what is to be decided, deadlines, late
 * actions; then what the meeting goes through, in its order (credit committee rules, §4). No section is empty.
 */
export function agendaDocument(matter: AgendaMatter, words: Translator): Document {
  const { day, time } = matter;
  const title = words.t("workbook:agenda.title", { day: words.day(day, "long"), time: words.time(time) });
  const sections = [
    figures(matter, words),
    arbitrations(matter, words),
    toDecide(matter, words),
    deadlineSection(matter, words),
    lateActions(matter, words),
    ...startingAPage([
      actions(matter, words),
      clients("red", matter, words),
      clients("orange", matter, words),
      requests(matter, words),
      greens(matter, words),
      greensToFollow(matter, words),
      successes(matter, words),
    ]),
  ];
  return {
    subject: words.t("workbook:agendaMail.subject", { day: words.day(day, "long"), time: words.time(time) }),
    title,
    intro: intro(matter, words),
    sections: sections.filter((section) => !isEmpty(section)),
    footer: words.t("workbook:agenda.footer"),
    readIn: "agenda",
  };
}

function isEmpty(section: Section): boolean {
  return section.kind === "table" && section.rows.length === 0;
}

function startingAPage(sections: readonly Section[]): Section[] {
  const first = sections.find((section) => !isEmpty(section));
  return sections.map((section) => (section === first ? { ...section, startsPage: true } : section));
}

function intro(matter: AgendaMatter, words: Translator): string[] {
  const { company, place, present, referenceDate, criteria, actions: reviewed, isFirst } = matter;
  const people = present.map(({ name, role }) => `${name} (${role})`);
  return [
    [
      company,
      place === "" ? "" : words.t("workbook:agenda.place", { place }),
      words.t("workbook:agenda.figures", {
        day: words.day(referenceDate, "short"),
        currency: words.currency,
      }),
      words.t("workbook:agenda.criteria", { criteria: words.list(criteriaNamed(criteria, words)) }),
    ]
      .filter((part) => part !== "")
      .join(" · "),
    people.length === 0
      ? words.t("workbook:agenda.nobody")
      : words.t("workbook:agenda.present", { people: people.join(", ") }),
    [
      timeLine(matter, words),
      ...(reviewed.length > 0
        ? []
        : [words.t(isFirst ? "workbook:agenda.firstCommittee" : "workbook:agenda.noActions")]),
    ].join(" · "),
  ];
}

function timeLine({ agenda, meetingMinutes }: AgendaMatter, words: Translator): string {
  const { plannedMinutes, notFitting, minutes } = agenda;
  const values = { minutes: words.number(plannedMinutes), available: words.number(meetingMinutes) };
  return notFitting === 0
    ? words.t("workbook:agenda.time", values)
    : words.t("workbook:agenda.timeOver", {
        ...values,
        count: notFitting,
        more: words.number(minutes - plannedMinutes),
      });
}

function figures({ portfolio, last, referenceDate, criteria }: AgendaMatter, words: Translator): Section {
  const label = (key: "exposure" | "overdue" | "share" | "uncovered" | "colours") =>
    words.t(`workbook:agenda.head.${key}`);
  const amount = (
    key: "exposure" | "overdue" | "uncovered",
    of: "exposure" | "countedOverdue" | "uncovered",
  ): Fact => ({
    key,
    label: label(key),
    value: portfolio[of],
    format: "money",
    ...(last !== null && { change: portfolio[of] - last.figures[of], changeFormat: "moneyChange" }),
  });
  const rate = overdueRate(portfolio);
  const rateBefore = last === null ? null : overdueRate(last.figures);
  return {
    kind: "facts",
    name: "figures",
    heading: "",
    now: words.t("workbook:agenda.head.now", { day: words.day(referenceDate, "short") }),
    ...(last !== null && {
      since: words.t("workbook:agenda.head.since", { day: words.day(last.date, "short") }),
    }),
    facts: [
      amount("exposure", "exposure"),
      amount("overdue", "countedOverdue"),
      {
        key: "share",
        label: label("share"),
        value: rate,
        format: "share",
        ...(rate !== null &&
          rateBefore !== null && { change: rate - rateBefore, changeFormat: "pointsChange" }),
      },
      ...(looksAtCover(criteria) ? [amount("uncovered", "uncovered")] : []),
      {
        key: "colours",
        label: label("colours"),
        value: countsText((colour) => words.number(portfolio.counts[colour]), words),
        format: "text",
        ...(last !== null && {
          change: countsText(
            (colour) =>
              signed(portfolio.counts[colour] - last.figures.counts[colour], (count) => words.number(count)),
            words,
          ),
        }),
      },
    ],
  };
}

/** Columns that several sections have. */
export function agendaColumns(words: Translator) {
  const label = (key: Parameters<typeof headingText>[0]) => headingText(key, words);
  return {
    client: { key: "client", label: label("client"), format: "text", role: "title" },
    clientCode: {
      key: "clientCode",
      label: label("clientCode"),
      format: "text",
      role: "aside",
      isDetail: true,
    },
    salesperson: { key: "salesperson", label: label("salesperson"), format: "text", role: "aside" },
    exposure: { key: "exposure", label: label("exposure"), format: "money", role: "figure" },
    overdue: { key: "overdue", label: label("overdue"), format: "money", role: "figure" },
    owner: { key: "owner", label: label("owner"), format: "text", role: "aside" },
    day: { key: "day", label: label("day"), format: "day", role: "aside" },
    daysLate: { key: "daysLate", label: label("daysLate"), format: "count", role: "figure" },
  } as const satisfies Readonly<Record<string, Column>>;
}

/** What of the exposure the clients' criterion looks at (see `atRisk`), under its own name. */
export function riskColumn({ coverCriterion }: Criteria, words: Translator): Column {
  const label = {
    insurance: headingText("uncovered", words),
    limit: words.t("workbook:columns.CC_Clients.excess"),
    none: headingText("exposure", words),
  }[coverCriterion];
  return { key: "atRisk", label, format: "money", role: "figure" };
}

function headingText(
  key:
    | "client"
    | "clientCode"
    | "salesperson"
    | "exposure"
    | "uncovered"
    | "overdue"
    | "owner"
    | "day"
    | "daysLate"
    | "asked"
    | "what"
    | "action"
    | "status"
    | "number"
    | "situation"
    | "minutes"
    | "colour"
    | "decision"
    | "amount"
    | "d1_30"
    | "d31_60"
    | "d61_90"
    | "over90",
  words: Translator,
): string {
  return words.t(`workbook:agenda.headings.${key}`);
}

function line(key: "asked" | "what" | "action", words: Translator): Column {
  return { key, label: headingText(key, words), format: "text", role: "line" };
}

/** A column that says nothing of anybody is left out. */
export function told(all: readonly Column[], rows: readonly Row[]): Column[] {
  return all.filter(
    ({ key }) => key !== "salesperson" || rows.some(({ cells }) => (cells[key] ?? "") !== ""),
  );
}

function ofColour({ agenda }: AgendaMatter, colour: Colour): AgendaItem<AgendaClient>[] {
  return agenda.items.filter(({ client }) => client.colour === colour);
}

/**
 * A row for each client. Those whom the hour has no room for keep their place, behind a line that says so; one that is
 * followed by another who takes no time is marked itself.
 */
function rowsOf(
  items: readonly AgendaItem<AgendaClient>[],
  words: Translator,
  cellsOf: (item: AgendaItem<AgendaClient>) => Omit<Row, "isLater">,
): Row[] {
  const lastFitting = items.findLastIndex(({ fits }) => fits);
  return items.map((item, index): Row => {
    const row = cellsOf(item);
    if (item.fits) return row;
    if (index > lastFitting) return { ...row, isLater: true };
    const client = words.t("workbook:agenda.nameIfTime", { name: nameOf(item.client) });
    return { ...row, cells: { ...row.cells, client } };
  });
}

/** Page one: a line for each red client; what the arbiter is asked about others stands above already. */
function toDecide(matter: AgendaMatter, words: Translator): Section {
  const { client, salesperson, overdue } = agendaColumns(words);
  const risk = riskColumn(matter.criteria, words);
  const asked = new Set(matter.arbitrations.map(({ clientCode }) => clientCode));
  const all = ofColour(matter, "red");
  const items = all.filter((item) => !asked.has(item.client.clientCode));
  const above = all.length - items.length;
  const rows = rowsOf(items, words, (item) => ({
    key: `decide ${clientKey(item.client)}`,
    colour: "red",
    cells: {
      client: nameOf(item.client),
      salesperson: item.client.salesperson,
      atRisk: atRisk(item.client, matter.criteria),
      overdue: item.client.overdueOutOfDispute,
      asked: askedText(item.client, matter, words),
    },
  }));
  return {
    kind: "table",
    name: "decide",
    heading: words.t(
      above === 0 ? "workbook:agenda.sections.decide" : "workbook:agenda.sections.decideOthers",
      {
        count: rows.length,
        above: words.number(above),
      },
    ),
    later: words.t("workbook:agenda.ifTime"),
    columns: told([client, salesperson, risk, overdue, line("asked", words)], rows),
    rows,
  };
}

/** A key is one line, whatever a code holds. */
export function clientKey({ clientCode }: Pick<AgendaClient, "clientCode">): string {
  return `client:${clientCode.replace(/\s+/g, " ")}`;
}

/** A row typed by hand may have no number yet. */
function keyOf(about: "action" | "arbitration" | "request", entry: ProtocolEntry): string {
  const { number, committeeDate, topic } = entry;
  const name = number === null ? `${committeeDate ?? ""} ${topic.replace(/\s+/g, " ")}` : String(number);
  return `${about}:${name} ${clientKey(entry)}`;
}

/** Page one: what was promised and is not done. */
function lateActions(matter: AgendaMatter, words: Translator): Section {
  const late = matter.actions.filter(isLate);
  return lateSection(late, words.t("workbook:agenda.sections.late", { count: late.length }), words);
}

/** Whether an action was due before the committee and is not done. */
export function isLate({ isOpen, daysLate }: AgendaMatter["actions"][number]): boolean {
  return isOpen && daysLate > 0;
}

/** Late actions, one by one. */
export function lateSection(
  late: AgendaMatter["actions"],
  heading: string,
  words: Translator,
): Section & Table {
  const { client, owner, day, daysLate } = agendaColumns(words);
  const rows = late.map(({ entry, daysLate: days, promise }): Row => ({
    key: `late ${keyOf("action", entry)}`,
    cells: {
      client: nameOf(entry),
      owner: entry.owner,
      day: entry.dueDate,
      daysLate: days,
      action: [actionText(entry), ...(promise === null ? [] : [promiseText(promise, words)])].join(" · "),
    },
  }));
  return {
    kind: "table",
    name: "late",
    heading,
    columns: [client, owner, day, { ...daysLate, isDetail: true }, line("action", words)],
    rows,
  };
}

/** All actions to review, for the meeting. */
function actions(matter: AgendaMatter, words: Translator): Section {
  const { client, owner, day, daysLate } = agendaColumns(words);
  const rows = matter.actions.map(({ entry, isOpen, daysLate: late, postponed, promise }): Row => ({
    key: keyOf("action", entry),
    cells: {
      status: words.t(`workbook:statuses.${entry.status ?? "to-do"}`),
      number: entry.number,
      client: nameOf(entry),
      owner: entry.owner,
      day: entry.dueDate,
      daysLate: isOpen && late > 0 ? late : null,
      action: [
        actionText(entry),
        entry.status === "done" && entry.doneOn !== null
          ? words.t("workbook:agenda.facts.doneOn", { day: words.day(entry.doneOn, "short") })
          : "",
        postponed > 0 ? words.t("workbook:agenda.facts.postponed", { count: postponed }) : "",
        // A promise that is done was judged: its result says how.
        isOpen && promise !== null ? promiseText(promise, words) : "",
        entry.result,
      ]
        .filter((text) => text !== "")
        .join(" · "),
    },
  }));
  return {
    kind: "table",
    name: "actions",
    isDetail: true,
    heading: words.t("workbook:agenda.sections.actions", {
      count: rows.length,
      minutes: matter.agenda.minutesOf.actions,
    }),
    columns: [
      { key: "status", label: headingText("status", words), format: "text", role: "aside" },
      { key: "number", label: headingText("number", words), format: "number", role: "aside" },
      client,
      owner,
      day,
      daysLate,
      line("action", words),
      decisionColumn(words),
    ],
    rows,
  };
}

/** Room for what is decided; people type their notes there. */
function decisionColumn(words: Translator): Column {
  return {
    key: "decision",
    label: headingText("decision", words),
    format: "text",
    role: "line",
    isDetail: true,
  };
}

/** The clients of a colour, one by one: red ones are named in the mail by what is to be decided about them. */
function clients(colour: "red" | "orange", matter: AgendaMatter, words: Translator): Section {
  const all = agendaColumns(words);
  const detail = (column: Column): Column => ({ ...column, isDetail: true });
  const bucket = (key: "d1_30" | "d31_60" | "d61_90" | "over90") =>
    detail({ key, label: headingText(key, words), format: "money", role: "figure" });
  // Where nothing else is looked at, the exposure itself is what a mail tells.
  const risk = riskColumn(matter.criteria, words);
  const amounts = isExposureItself(matter) ? [all.exposure] : [detail(all.exposure), risk];
  const items = ofColour(matter, colour);
  const statedOf = statedIn(matter);
  const rows = rowsOf(items, words, (item) => clientRow(item, matter, words, statedOf(item.client)));
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  return {
    kind: "table",
    name: colour,
    ...(colour === "red" && { isDetail: true as const }),
    heading: words.t(`workbook:agenda.sections.${colour}`, { count: rows.length, minutes }),
    later: words.t("workbook:agenda.ifTime"),
    columns: told(
      [
        detail({ key: "colour", label: headingText("colour", words), format: "colour", role: "aside" }),
        all.clientCode,
        all.client,
        all.salesperson,
        ...amounts,
        all.overdue,
        detail(all.daysLate),
        detail({ key: "situation", label: headingText("situation", words), format: "text", role: "line" }),
        bucket("d1_30"),
        bucket("d31_60"),
        bucket("d61_90"),
        bucket("over90"),
        detail({ key: "minutes", label: headingText("minutes", words), format: "count", role: "figure" }),
        decisionColumn(words),
      ],
      rows,
    ),
    rows,
  };
}

function isExposureItself({ criteria }: AgendaMatter): boolean {
  return criteria.coverCriterion === "none";
}

function clientRow(
  item: AgendaItem<AgendaClient>,
  matter: AgendaMatter,
  words: Translator,
  stated: Stated,
): Row {
  const { client, minutes } = item;
  const { d1_30, d31_60, d61_90, d91_120, over120 } = client.ageing;
  return {
    key: clientKey(client),
    colour: client.colour,
    cells: {
      colour: client.colour,
      clientCode: client.clientCode,
      client: nameOf(client),
      salesperson: client.salesperson,
      exposure: client.exposure,
      atRisk: atRisk(client, matter.criteria),
      overdue: client.overdueOutOfDispute,
      daysLate: client.oldestDaysLate,
      situation: situationText(item, matter, words, stated),
      d1_30,
      d31_60,
      d61_90,
      over90: d91_120 + over120,
      minutes,
    },
  };
}

/** The deadlines of page one and the actions under review are not said again beside their clients. */
function statedIn(matter: AgendaMatter): (client: AgendaClient) => Stated {
  const actions = new Set(matter.actions.map(({ entry }) => entry));
  return (client) => ({ hasDeadline: isStated(client.declaration, matter), actions });
}

/** All greens in one compact table: two beside each other on paper, one after the other in a mail. */
function greens(matter: AgendaMatter, words: Translator): Section {
  const all = agendaColumns(words);
  const items = ofColour(matter, "green");
  return {
    kind: "table",
    name: "green",
    isRunOn: true,
    heading: words.t("workbook:agenda.sections.green", { count: items.length }),
    columns: [
      all.clientCode,
      all.client,
      all.exposure,
      ...(isExposureItself(matter)
        ? []
        : [{ ...riskColumn(matter.criteria, words), isDetail: true as const }]),
      { ...all.overdue, isDetail: true },
    ],
    later: words.t("workbook:agenda.ifTime"),
    rows: rowsOf(items, words, (item) => ({
      key: clientKey(item.client),
      cells: {
        clientCode: item.client.clientCode,
        client: nameOf(item.client),
        exposure: item.client.exposure,
        atRisk: atRisk(item.client, matter.criteria),
        overdue: item.client.overdueOutOfDispute,
      },
    })),
  };
}

/** What is still open or noted about greens, whose table has no room for it. */
function greensToFollow(matter: AgendaMatter, words: Translator): Section {
  const { client } = agendaColumns(words);
  const statedOf = statedIn(matter);
  return {
    kind: "table",
    name: "greensToFollow",
    isDetail: true,
    heading: "",
    columns: [client, line("what", words)],
    rows: ofColour(matter, "green").flatMap(({ client: each }): Row[] => {
      const what = followUpText(each, matter, words, statedOf(each));
      return what === "" ? [] : [{ key: `follow ${clientKey(each)}`, cells: { client: nameOf(each), what } }];
    }),
  };
}

function arbitrations(matter: AgendaMatter, words: Translator): Section {
  const { client, salesperson, overdue } = agendaColumns(words);
  const risk = riskColumn(matter.criteria, words);
  const askedOf = (red: AgendaClient | undefined) => (red === undefined ? "" : askedText(red, matter, words));
  const fact = (key: "question" | "sales" | "finance", text: string) =>
    text === "" ? "" : words.t(`workbook:agenda.facts.${key}`, { text });
  const reds = new Map(ofColour(matter, "red").map(({ client: each }) => [each.clientCode, each]));
  const rows = matter.arbitrations.map((entry): Row => ({
    key: keyOf("arbitration", entry),
    ...(entry.colour !== null && { colour: matter.clients.get(entry.clientCode)?.colour ?? entry.colour }),
    cells: {
      client: nameOf(entry),
      ...amountsOf(entry, matter),
      asked: [
        fact("question", entry.question || actionText(entry)),
        fact("sales", entry.salesPosition),
        fact("finance", entry.financePosition),
        // A day within the fortnight stands among the deadlines.
        entry.rulingDue === null || isStated(entry.rulingDue, matter)
          ? ""
          : words.t("workbook:agenda.facts.rulingDue", { day: words.day(entry.rulingDue, "short") }),
        askedOf(reds.get(entry.clientCode)),
      ]
        .filter((text) => text !== "")
        .join(" · "),
    },
  }));
  return {
    kind: "table",
    name: "arbitrations",
    heading: words.t("workbook:agenda.sections.arbitrations", { count: rows.length }),
    columns: told([client, salesperson, risk, overdue, line("asked", words)], rows),
    rows,
  };
}

function requests(matter: AgendaMatter, words: Translator): Section {
  const { client, owner, day } = agendaColumns(words);
  return {
    kind: "table",
    name: "requests",
    heading: words.t("workbook:agenda.sections.requests", {
      count: matter.requests.length,
      minutes: matter.agenda.minutesOf.requests,
    }),
    columns: [
      client,
      owner,
      day,
      { key: "amount", label: headingText("amount", words), format: "money", role: "figure" },
      line("what", words),
    ],
    rows: matter.requests.map((entry): Row => ({
      key: keyOf("request", entry),
      cells: {
        client: nameOf(entry),
        owner: entry.owner,
        day: entry.dueDate,
        amount: entry.amount,
        what: [entry.kindText, entry.topic, entry.decision]
          .filter((text, index, all) => text !== "" && all.indexOf(text) === index)
          .join(" · "),
      },
    })),
  };
}

function successes(matter: AgendaMatter, words: Translator): Section {
  const { client } = agendaColumns(words);
  return {
    kind: "table",
    name: "successes",
    heading: words.t("workbook:agenda.sections.successes", { minutes: matter.agenda.minutesOf.successes }),
    columns: [client, line("what", words)],
    rows: matter.successes.map((success): Row => ({
      key: `success: ${clientKey(success)}`,
      cells: { client: nameOf(success), what: successesText(success, words) },
    })),
  };
}
