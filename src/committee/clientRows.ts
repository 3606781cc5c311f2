import type { ClassifiedClient } from "../domain/classification";
import { EXPOSURE_PARTS } from "../domain/client";
import type { ClientMemory } from "../domain/clientMemory";
import {
  COLOURS,
  COVER_GRADES,
  OVERDUE_GRADES,
  SIGNATURE_GRADES,
  type Colour,
  type Grades,
} from "../domain/grid";
import type { Cents } from "../domain/money";
import { toUnits } from "../domain/money";
import { AGEING_PARTS, type Ageing } from "../domain/receivables";
import { literal, type CellInput, type CellOutput } from "../excel/cells";
import type { ClientsContent } from "../excel/clientsSheet";
import { sheetWords, type RowInput, type SheetLanguage } from "../excel/layout";
import { recordsOf, type TableContent } from "../excel/ownTables";
import type { Day } from "../domain/day";
import type { Translator } from "../locales/translator";
import type { ClientSummary } from "./contract";
import { ageingIn, centsIn, dayIn, numberIn, wordIn, type CellRecord } from "./cellReading";
import { colourFrom, isWord } from "./policySheet";
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
  return words.t("workbook:clients.subtitle", {
    count: clients.length,
    number: words.number(clients.length),
    ...Object.fromEntries(
      COLOURS.map((colour) => [colour, words.number(clients.filter((own) => own.colour === colour).length)]),
    ),
  });
}

function rowOf(client: ClassifiedClient, rank: number, words: Translator): RowInput {
  const { receivables, cover, signature, record, grades } = client;
  const grade = (key: "covered" | "good" | "late" | "unknown") => literal(words.t(`workbook:grades.${key}`));
  const ageing = AGEING_PARTS.map((part) => [part, toUnits(receivables.ageing[part])] as const);
  const parts = EXPOSURE_PARTS.map((part) => [part, toUnits(record?.exposureParts?.[part] ?? 0)] as const);
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
    ...Object.fromEntries(parts),
    balance: toUnits(receivables.balance),
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
    ...EXPOSURE_PARTS,
    "balance",
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

/** A client as the Clients sheet shows it: the agenda, the history and the pane are made of these. */
export interface ClientStanding extends ClientSummary {
  readonly validCover: Cents;
  readonly rating: string;
  readonly wayOut: string;
  /** What moved since the last committee, in the workbook's words. */
  readonly change: string;
  readonly blockProposal: string;
  /** Day by which the insurer must be told of an unpaid item. */
  readonly declaration: Day | null;
  readonly salesperson: string;
  readonly group: string;
  /** People pin a client to the agenda with any word but no. */
  readonly pinned: boolean;
  readonly note: string;
  readonly balance: Cents;
  readonly ageing: Ageing;
  readonly disputed: Cents;
  readonly averageDaysLate: number | null;
  /** Null when a cell no longer says one of our words. */
  readonly grades: Grades | null;
  readonly computedColour: Colour | null;
  readonly overrideUntil: Day | null;
}

/** Reads the Clients table back; rows without a colour word are of clients who owe nothing any more. */
export function clientStandings(content: TableContent): ClientStanding[] {
  return recordsOf(content).flatMap((record) => {
    const colour = colourFrom(record["colour"]);
    const text = (key: string) => String(record[key] ?? "");
    const amount = (key: string) => centsIn(record[key]);
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
        oldestDaysLate: numberIn(record["oldestDaysLate"]) ?? 0,
        rating: text("rating"),
        wayOut: text("wayOut"),
        change: text("change"),
        blockProposal: text("blockProposal"),
        declaration: dayIn(record["declaration"]),
        salesperson: text("salesperson"),
        group: text("group"),
        pinned: isYes(record["pinned"]),
        note: text("note"),
        balance: amount("balance"),
        ageing: ageingIn(record),
        disputed: amount("disputed"),
        averageDaysLate: numberIn(record["averageDaysLate"]),
        grades: gradesIn(record, { cover: "coverGrade", signature: "signature", overdue: "overdueGrade" }),
        computedColour: colourFrom(record["computedColour"]),
        overrideUntil: dayIn(record["overrideUntil"]),
      },
    ];
  });
}

/** How each client stood at the last committee, by code, as the Clients table keeps it. */
export function clientMemories(content: TableContent): Map<string, ClientMemory> {
  const memories = recordsOf(content).flatMap((record): [string, ClientMemory][] => {
    const committeeDate = dayIn(record["memoryDate"]);
    const colour = colourFrom(record["memoryColour"]);
    const grades = gradesIn(record, {
      cover: "memoryCoverGrade",
      signature: "memorySignature",
      overdue: "memoryOverdueGrade",
    });
    if (committeeDate === null || colour === null || grades === null) return [];
    const memory = {
      committeeDate,
      colour,
      grades,
      countedOverdue: centsIn(record["memoryOverdue"]),
      uncovered: centsIn(record["memoryUncovered"]),
      betterRuns: numberIn(record["betterRuns"]) ?? 0,
    };
    return [[String(record["clientCode"] ?? ""), memory]];
  });
  return new Map(memories);
}

/** The three grades that cells' words name, or null when one names none. An unknown signature counts as medium. */
function gradesIn(record: CellRecord, columns: Readonly<Record<keyof Grades, string>>): Grades | null {
  const cover = wordIn(record[columns.cover], COVER_GRADES, "grades");
  const isUnknown = isWord(record[columns.signature], "grades.unknown");
  const signature = isUnknown ? "medium" : wordIn(record[columns.signature], SIGNATURE_GRADES, "grades");
  const overdue = wordIn(record[columns.overdue], OVERDUE_GRADES, "grades");
  return cover && signature && overdue ? { cover, signature, overdue } : null;
}

function isYes(cell: CellOutput | undefined): boolean {
  return cell !== undefined && cell !== "" && cell !== false && !isWord(cell, "choices.no");
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
