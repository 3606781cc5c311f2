import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { Translator } from "../../locales/translator";
import type { Column, Document, Row, Section } from "../form/document";

/** A client whose shipments are blocked, as those who deliver need to know it. */
interface BlockedClient {
  readonly clientCode: string;
  readonly clientName: string;
  /** Committee that blocked it; null for a row that people typed without one. */
  readonly since: Day | null;
  /** The decision as it was recorded. */
  readonly why: string;
  readonly salesperson: string;
  /** Counted overdue today; null for a client who is on no sheet any more. */
  readonly overdue: Cents | null;
  /** Last day of the block; null until the committee releases it. */
  readonly until: Day | null;
}

/** A client who may be delivered for a while. */
interface ReleasedClient {
  readonly clientCode: string;
  readonly clientName: string;
  readonly salesperson: string;
  readonly until: Day;
}

/** Who is blocked and who is released on a day, for order desk and logistics. */
export interface BlockedMatter {
  readonly company: string;
  readonly day: Day;
  readonly blocked: readonly BlockedClient[];
  readonly released: readonly ReleasedClient[];
}

/** The list of blocked clients as a message: a client a line, since when, why, who follows it, until when. */
export function blockedList({ company, day, blocked, released }: BlockedMatter, words: Translator): Document {
  const title = words.t("workbook:blocked.title", {
    count: blocked.length,
    number: words.number(blocked.length),
    day: words.day(day, "short"),
  });
  return {
    subject: title,
    title,
    intro: [company, words.t("workbook:blocked.ask")].filter((line) => line !== ""),
    sections: [blockedSection(blocked, words), ...releasedSections(released, words)],
    footer: words.t("workbook:agenda.footer"),
    readIn: "protocol",
  };
}

function blockedSection(blocked: readonly BlockedClient[], words: Translator): Section {
  if (blocked.length === 0) {
    return { kind: "prose", name: "blocked", heading: "", lines: [words.t("workbook:blocked.nobody")] };
  }
  const label = (key: "client" | "code" | "since" | "overdue" | "why" | "salesperson" | "until") =>
    words.t(`workbook:blocked.headings.${key}`);
  const columns: Column[] = [
    { key: "client", label: label("client"), format: "text", role: "title" },
    { key: "code", label: label("code"), format: "text", role: "aside" },
    { key: "since", label: label("since"), format: "text", role: "aside" },
    { key: "overdue", label: label("overdue"), format: "money", role: "figure" },
    { key: "salesperson", label: label("salesperson"), format: "text", role: "aside" },
    { key: "why", label: label("why"), format: "text", role: "line" },
    { key: "until", label: label("until"), format: "text", role: "line" },
  ];
  return {
    kind: "table",
    name: "blocked",
    heading: words.t("workbook:blocked.blocked"),
    columns,
    rows: blocked.map((client) => row(client, words)),
  };
}

function row(client: BlockedClient, words: Translator): Row {
  const { clientCode, clientName, since, why, salesperson, overdue, until } = client;
  return {
    key: `client:${clientCode}`,
    cells: {
      client: clientName || clientCode,
      code: clientCode,
      since: since === null ? null : words.t("workbook:blocked.since", { day: words.day(since, "short") }),
      overdue,
      salesperson,
      why,
      until:
        until === null
          ? words.t("workbook:blocked.untilReleased")
          : words.t("workbook:blocked.until", { day: words.day(until, "short") }),
    },
  };
}

function releasedSections(released: readonly ReleasedClient[], words: Translator): Section[] {
  if (released.length === 0) return [];
  const label = (key: "client" | "code" | "salesperson" | "until") =>
    words.t(`workbook:blocked.headings.${key}`);
  return [
    {
      kind: "table",
      name: "released",
      heading: words.t("workbook:blocked.released"),
      columns: [
        { key: "client", label: label("client"), format: "text", role: "title" },
        { key: "code", label: label("code"), format: "text", role: "aside" },
        { key: "salesperson", label: label("salesperson"), format: "text", role: "aside" },
        { key: "until", label: label("until"), format: "text", role: "line" },
      ],
      rows: released.map(({ clientCode, clientName, salesperson, until }) => ({
        key: `client:${clientCode}`,
        cells: {
          client: clientName || clientCode,
          code: clientCode,
          salesperson,
          until: words.t("workbook:blocked.releasedUntil", { day: words.day(until, "short") }),
        },
      })),
    },
  ];
}
