import type {
  BeforeAfter,
  Improvement,
  KindOutcome,
  LostToRed,
  SalesHeld,
  YearOfLosses,
} from "../../domain/results/clientOutcomes";
import { beginning } from "../../domain/basis/text";
import type { Departure } from "../../domain/results/fall";
import type { PersonActions } from "../../domain/results/whoDecides";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Column, Row, Section } from "../form/document";
import type { Format } from "../form/formats";
import type { ResultsMatter } from "./resultsMatter";
import { decisionLine, decisionsBefore, decisionsPerRed, departedName } from "./resultsWords";

/** The tables below the page, each with what it rests on. */
const RESULTS_TABLES = [
  "improvements",
  "lost",
  "salesHeld",
  "blocks",
  "cover",
  "visits",
  "losses",
  "departures",
  "kinds",
  "who",
] as const;
export type ResultsTableName = (typeof RESULTS_TABLES)[number];

/** What a decision was followed by: an amount on its day and after it. */
const FOLLOWED = {
  label: "text",
  first: "day",
  second: "money",
  third: "money",
  fourth: "moneyChange",
} as const satisfies Record<string, Format>;

/** Number and words of a row's decision. */
const NAMED = { number: "number", text: "text" } as const satisfies Record<string, Format>;

/** The columns of each: their keys are those of the page's columns, in its order. */
const FORMATS: Readonly<Record<ResultsTableName, Readonly<Record<string, Format>>>> = {
  improvements: {
    label: "text",
    first: "count",
    second: "money",
    third: "money",
    fourth: "moneyChange",
    fifth: "shareChange",
    ...NAMED,
  },
  lost: { label: "text", first: "day", second: "money", third: "money", text: "text" },
  salesHeld: {
    label: "text",
    first: "day",
    second: "money",
    third: "money",
    fourth: "shareChange",
    fifth: "count",
    ...NAMED,
  },
  blocks: { ...FOLLOWED, ...NAMED },
  cover: { ...FOLLOWED, fifth: "money", ...NAMED },
  visits: { ...FOLLOWED, ...NAMED },
  losses: { label: "text", first: "count", second: "money", third: "count", fourth: "money" },
  departures: { label: "text", first: "day", second: "money", ...NAMED },
  kinds: {
    label: "text",
    first: "count",
    second: "count",
    third: "money",
    fourth: "money",
    fifth: "count",
  },
  who: { label: "text", first: "count", second: "count", third: "share", text: "text" },
};

/** What a mail says of a row besides its name and its lines: amounts, not what they were counted from. */
const TOLD = new Set(["second", "third", "fourth"]);

function columnsOf(name: ResultsTableName, words: Translator): Column[] {
  return Object.entries(FORMATS[name]).map(([key, format]): Column => {
    const label = words.t(`workbook:results.tables.${name}.${key}` as "workbook:results.tables.lost.label");
    if (key === "label") return { key, label, format, role: "title" };
    if (key === "text") return { key, label, format, role: "line" };
    return { key, label, format, role: "figure", ...(!TOLD.has(key) && { isDetail: true }) };
  });
}

/** A table of the page, of the rows given. */
export function resultsTable(name: ResultsTableName, rows: readonly Row[], words: Translator): Section {
  return { kind: "table", name, heading: "", columns: columnsOf(name, words), rows };
}

/** What a table rests on. Clients are compared with their means at the last closed committee, whose day it says. */
export function assumptionOf(name: ResultsTableName, matter: ResultsMatter, words: Translator): string {
  const last = matter.points.at(-1);
  return words.t(`workbook:results.tables.${name}.assumption`, {
    reds: decisionsPerRed(matter, words),
    day: last === undefined ? "–" : words.day(last.date, "short"),
  });
}

/** A table names the latest or the largest; the workbook has them all. */
const MOST_ROWS = 50;
/** Tables of what the history says of clients; the others are of what the protocol says. */
const OF_CLIENTS: ReadonlySet<ResultsTableName> = new Set(["improvements", "lost", "departures"]);
/** Decisions named beside a client whose overdue fell. */
const DECISIONS_TOLD = 4;

/** The tables below the page, on the sheet alone: title and what it rests on, its rows or that there are none. */
export function detailTables(matter: ResultsMatter, words: Translator): Section[] {
  return RESULTS_TABLES.flatMap((name): Section[] => {
    const rows = rowsOf(name, matter, words);
    const left = rows.length - MOST_ROWS;
    const head = prose(name, [assumptionOf(name, matter, words)]);
    const heading = words.t(`workbook:results.tables.${name}.title`);
    const more = words.t("workbook:results.moreRows", {
      count: left,
      number: words.number(left),
      sheet: words.sheets[OF_CLIENTS.has(name) ? "history" : "protocol"],
    });
    return [
      { ...head, heading },
      rows.length === 0
        ? prose("nothing", [nothingOf(name, matter, words)])
        : { ...resultsTable(name, rows.slice(0, MOST_ROWS), words), isDetail: true },
      ...(left > 0 ? [prose("more", [more])] : []),
    ];
  });
}

function prose(name: string, lines: readonly string[]): Section {
  return { kind: "prose", name, heading: "", lines, isDetail: true };
}

function nothingOf(name: ResultsTableName, matter: ResultsMatter, words: Translator): string {
  const { sales, termsRefused } = matter;
  if (name === "salesHeld" && termsRefused > 0 && sales !== "read") {
    return words.t(`workbook:results.sales.${sales}`);
  }
  return words.t(`workbook:results.nothing.${name}`);
}

function rowsOf(name: ResultsTableName, matter: ResultsMatter, words: Translator): Row[] {
  switch (name) {
    case "improvements":
      return matter.improvements.map((one) => improvementRow(one, matter, DECISIONS_TOLD, words));
    case "lost":
      return matter.lost.map((client) => lostRow(client, words));
    case "salesHeld":
      return matter.salesHeld.map(salesRow);
    case "blocks":
    case "cover":
    case "visits":
      return [...matter[name]].reverse().map(outcomeRow);
    case "losses":
      return matter.losses.map(lossRow);
    case "departures":
      return [...matter.departures].reverse().map((one) => departureRow(one, matter, words));
    case "kinds":
      return matter.kinds.map(kindRow);
    case "who":
      return matter.who.people.map((person) => personRow(person, words));
  }
}

/** Names the client and the decision that a row is about, so that whoever shows it leads there. */
function keyOf(clientCode: string, number: number | null = null): string {
  return [...(number === null ? [] : [`action:${number}`]), `client:${clientCode}`].join(" ");
}

/**
 * A client whose overdue fell, and the last decisions before.
 * @param most as many decisions are named.
 */
export function improvementRow(
  improvement: Improvement,
  matter: ResultsMatter,
  most: number,
  words: Translator,
): Row {
  const { clientCode, clientName, mean, committees, now, fall, lost } = improvement;
  const before = decisionsBefore(improvement, matter);
  const shown = before.slice(-most).reverse();
  const more = before.length - shown.length;
  const lines = [
    ...(lost > 0 ? [words.t("workbook:results.besideLoss", { lost: words.money(lost, 0) })] : []),
    ...shown.map((entry) => decisionLine(entry, words)),
    ...(more > 0 ? [words.t("workbook:results.moreDecisions", { count: more })] : []),
  ];
  const latest = before.at(-1)?.number ?? null;
  return {
    key: keyOf(clientCode, latest),
    cells: {
      label: clientName || clientCode,
      first: committees,
      second: mean,
      third: now,
      fourth: -fall,
      fifth: -fall / mean,
      number: latest,
      text: lines.join("\n") || words.t("workbook:results.noDecision"),
    },
  };
}

function lostRow(
  { clientCode, clientName, since, before, exposure, countedOverdue }: LostToRed,
  words: Translator,
): Row {
  const colour = (key: "red" | typeof before) => words.t(`workbook:colours.${key}`);
  return {
    key: keyOf(clientCode),
    cells: {
      label: clientName || clientCode,
      first: since,
      second: exposure,
      third: countedOverdue,
      text: words.t("workbook:results.firstToLast", { first: colour(before), last: colour("red") }),
    },
  };
}

function salesRow({ entry, before, after, months }: SalesHeld): Row {
  const change = before > 0 ? after / before - 1 : null;
  return decisionRow(entry, { second: before, third: after, fourth: change, fifth: months });
}

/** What a decision was followed by; a request of cover with what was asked. */
function outcomeRow({ entry, before, after }: BeforeAfter): Row {
  return decisionRow(entry, {
    second: before,
    third: after,
    fourth: before === null || after === null ? null : after - before,
    ...(entry.kind === "cover-request" && { fifth: entry.amount }),
  });
}

/** A cell shows the beginning; the protocol has the whole text. */
const MOST_CHARACTERS = 200;

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${beginning(text, MOST_CHARACTERS)}…` : text;
}

/** Client, day, number and words of a decision, with its figures. */
function decisionRow(entry: ProtocolEntry, figures: Row["cells"]): Row {
  const { clientName, clientCode, committeeDate, number, decision, topic, kindText } = entry;
  return {
    key: keyOf(clientCode, number),
    cells: {
      label: clientName || clientCode,
      first: committeeDate,
      ...figures,
      number,
      text: shortened(decision || topic || kindText),
    },
  };
}

function lossRow({ year, writtenOff, indemnified }: YearOfLosses): Row {
  return {
    cells: {
      label: String(year),
      first: writtenOff.count,
      second: writtenOff.amount,
      third: indemnified.count,
      fourth: indemnified.amount,
    },
  };
}

/** One loss or indemnity of those that the years add up. */
function departureRow(departure: Departure, matter: ResultsMatter, words: Translator): Row {
  const { kind, number, clientCode, day, amount } = departure;
  return {
    key: keyOf(clientCode, number),
    cells: {
      label: departedName(departure, matter),
      first: day,
      second: amount,
      number,
      text: words.t(`workbook:results.departureKinds.${kind}`),
    },
  };
}

function kindRow({ kindText, actions, done, overdueBefore, overdueAfter, measured }: KindOutcome): Row {
  return {
    key: `kind:${kindText}`,
    cells: {
      label: kindText,
      first: actions,
      second: done,
      third: measured === 0 ? null : overdueBefore,
      fourth: measured === 0 ? null : overdueAfter,
      fifth: measured,
    },
  };
}

function personRow({ role, name, due, onTime }: PersonActions, words: Translator): Row {
  return {
    key: `${role}:${name}`,
    cells: {
      label: name,
      first: due,
      second: onTime,
      third: onTime / due,
      text: words.t(`workbook:results.roles.${role}`),
    },
  };
}
