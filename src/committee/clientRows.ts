import type { ClassifiedClient } from "../domain/classification";
import { COLOURS } from "../domain/grid";
import type { Cents } from "../domain/money";
import { toCents, toUnits } from "../domain/money";
import { AGEING_PARTS } from "../domain/receivables";
import { literal, type CellInput, type CellOutput } from "../excel/cells";
import type { ClientsContent } from "../excel/clientsSheet";
import { sheetWords, type RowInput, type SheetLanguage } from "../excel/layout";
import { recordsOf, type TableContent } from "../excel/ownTables";
import type { Day } from "../domain/day";
import type { Translator } from "../locales/translator";
import type { ClientSummary } from "./contract";
import { colourFrom } from "./policySheet";
import { reasonSentence } from "./reasons";

/** The Clients sheet as it should stand: clients already in order of urgency. */
export function clientsContent(
  clients: readonly ClassifiedClient[],
  referenceDate: Day,
  language: SheetLanguage,
): ClientsContent {
  const words = sheetWords(language);
  return {
    referenceDate,
    subtitle: subtitle(clients, words),
    rows: clients.map((client, index) => rowOf(client, index + 1, words)),
    emptied: emptiedRow(referenceDate, clients.length + 1, words),
  };
}

function subtitle(clients: readonly ClassifiedClient[], words: Translator): string {
  const sum = (amount: (client: ClassifiedClient) => Cents) =>
    words.money(
      clients.reduce((total, client) => total + amount(client), 0),
      0,
    );
  return words.t("workbook:clients.subtitle", {
    count: clients.length,
    number: words.number(clients.length),
    ...Object.fromEntries(
      COLOURS.map((colour) => [colour, words.number(clients.filter((own) => own.colour === colour).length)]),
    ),
    exposure: sum(({ exposure }) => exposure),
    overdue: sum(({ countedOverdue }) => countedOverdue),
    uncovered: sum(({ uncovered }) => uncovered),
  });
}

function rowOf(client: ClassifiedClient, rank: number, words: Translator): RowInput {
  const { receivables, cover, signature, record, grades } = client;
  const grade = (key: "covered" | "good" | "late" | "unknown") => literal(words.t(`workbook:grades.${key}`));
  const ageing = AGEING_PARTS.map((part) => [part, toUnits(receivables.ageing[part])] as const);
  return {
    rank,
    colour: literal(words.t(`workbook:colours.${client.colour}`)),
    clientCode: literal(client.clientCode),
    client: literal(client.clientName),
    reasons: literal(reasonSentence(client.colour, client.reasons, words)),
    exposure: toUnits(client.exposure),
    validCover: toUnits(cover.valid),
    uncovered: toUnits(client.uncovered),
    countedOverdue: toUnits(client.countedOverdue),
    oldestDaysLate: client.oldestDaysLate,
    averageDaysLate: receivables.averageDaysLate === null ? "" : Math.round(receivables.averageDaysLate),
    ...Object.fromEntries(ageing),
    disputed: toUnits(receivables.disputed),
    coverGrade: grade(grades.cover as "covered"),
    insurer: literal(cover.insurers.join(", ")),
    coverEnd: cover.endsOn ?? "",
    signature: grade((signature?.quality ?? "unknown") as "good"),
    rating: literal(signature === null ? "" : `${signature.provider} ${signature.value}`.trim()),
    ratingDate: signature?.date ?? "",
    overdueGrade: grade(grades.overdue as "late"),
    salesperson: literal(record?.salesperson ?? ""),
    group: literal(record?.group ?? ""),
  };
}

/** What remains of a client who owes nothing any more while people's own columns hold something. */
function emptiedRow(referenceDate: Day, rank: number, words: Translator): RowInput {
  const day = words.day(referenceDate, "short");
  const nil: [string, CellInput][] = [
    "exposure",
    "validCover",
    "uncovered",
    "countedOverdue",
    "oldestDaysLate",
    ...AGEING_PARTS,
    "disputed",
  ].map((key) => [key, 0]);
  const blank: [string, CellInput][] = [
    "colour",
    "averageDaysLate",
    "coverGrade",
    "insurer",
    "coverEnd",
    "signature",
    "rating",
    "ratingDate",
    "overdueGrade",
  ].map((key) => [key, ""]);
  return {
    rank,
    reasons: literal(words.t("workbook:clients.settled", { day })),
    ...Object.fromEntries([...nil, ...blank]),
  };
}

/** A client as the Clients sheet shows it: the agenda and the pane are made of these. */
export interface ClientStanding extends ClientSummary {
  readonly validCover: Cents;
  readonly rating: string;
}

/** Reads the Clients table back; rows without a colour word are of clients who owe nothing any more. */
export function clientStandings(content: TableContent): ClientStanding[] {
  return recordsOf(content).flatMap((record) => {
    const colour = colourFrom(record["colour"]);
    const text = (key: string) => String(record[key] ?? "");
    const amount = (key: string) => toCents(numberIn(record[key]));
    if (colour === null) return [];
    return [
      {
        code: text("clientCode"),
        name: text("client"),
        colour,
        reasons: text("reasons"),
        exposure: amount("exposure"),
        validCover: amount("validCover"),
        uncovered: amount("uncovered"),
        overdue: amount("countedOverdue"),
        oldestDaysLate: numberIn(record["oldestDaysLate"]),
        rating: text("rating"),
      },
    ];
  });
}

function numberIn(cell: CellOutput | undefined): number {
  return typeof cell === "number" ? cell : 0;
}

/** A classified client as the pane lists it. */
export function summaryOf(client: ClassifiedClient, words: Translator): ClientSummary {
  return {
    code: client.clientCode,
    name: client.clientName,
    colour: client.colour,
    reasons: reasonSentence(client.colour, client.reasons, words),
    exposure: client.exposure,
    uncovered: client.uncovered,
    overdue: client.countedOverdue,
    oldestDaysLate: client.oldestDaysLate,
  };
}
