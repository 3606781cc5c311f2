import type { Day } from "../../domain/basis/day";
import type { Override } from "../../domain/policy/override";
import { literal, type CellOutput } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { type RowInput } from "../../book/table";
import { recordCells, type RecordCells, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import { colourFrom } from "./cellWords";
import type { Language } from "../../locales/translator";
import { textIn } from "./cellReading";

/** The overrides of the settings, ended ones included, with a warning for each row that is not valid. */
export interface StatedOverrides {
  readonly overrides: readonly StatedOverride[];
  readonly warnings: readonly Message[];
}

/**
 * Reads the overrides. People edit them, so each is checked: one without client, colour or end, or longer
 * than the policy allows, is named with its address and not applied; the computed colour then stands.
 *
 * @param maximumDays how long an override may last, its first and last day included.
 * @param today what an override without start is measured from.
 */
export function readOverrides(
  content: TableContent | null,
  maximumDays: number,
  today: Day,
): StatedOverrides {
  const overrides: StatedOverride[] = [];
  const warnings: Message[] = [];
  for (const record of content === null ? [] : recordCells(content)) {
    const override = overrideFrom(record);
    const fault = override === null ? faultOf(record) : lengthFault(override, record, maximumDays, today);
    if (fault !== null) warnings.push(fault);
    else if (override !== null) {
      overrides.push(override);
      if (override.reason === "" || override.who === "") warnings.push(said(record, "unsigned", "client"));
    }
  }
  return { overrides, warnings };
}

function overrideFrom({ cells, addresses }: RecordCells): StatedOverride | null {
  const clientCode = textIn(cells["clientCode"]);
  const colour = colourFrom(cells["colour"]);
  const from = dayFrom(cells["from"]);
  const until = dayFrom(cells["until"]);
  const isStartValid = from !== null || textIn(cells["from"]) === "";
  if (clientCode === "" || colour === null || until === null || !isStartValid) return null;
  return {
    clientCode,
    clientName: textIn(cells["client"]),
    colour,
    reason: textIn(cells["reason"]),
    who: textIn(cells["who"]),
    from,
    until,
    address: addresses["colour"] ?? "",
  };
}

/** Why a row is no override. */
function faultOf(record: RecordCells): Message {
  const { cells } = record;
  if (textIn(cells["clientCode"]) === "") return said(record, "no-client", "clientCode");
  if (colourFrom(cells["colour"]) === null) return said(record, "colour", "colour");
  if (dayFrom(cells["until"]) === null) return said(record, "no-end", "until");
  return said(record, "from", "from");
}

function lengthFault(
  { from, until }: Override,
  record: RecordCells,
  maximum: number,
  today: Day,
): Message | null {
  if (from !== null && until < from) return said(record, "reversed", "until");
  const days = until - (from ?? today) + 1;
  return days > maximum ? said(record, "too-long", "until", { days, maximum }) : null;
}

function said(
  { cells, addresses }: RecordCells,
  what: "no-client" | "colour" | "from" | "no-end" | "reversed" | "too-long" | "unsigned",
  column: string,
  more: Readonly<Record<string, number>> = {},
): Message {
  const values = { address: addresses[column] ?? "", value: textIn(cells[column]), ...more };
  return { code: `override-${what}`, values };
}

/** A day is a positive serial number; its hour, if any, is left aside. */
function dayFrom(cell: CellOutput | undefined): Day | null {
  return typeof cell === "number" && cell >= 1 ? Math.floor(cell) : null;
}

/** The row of an override, in the workbook's language. The code goes to cells in the format of text. */
export function overrideRow(override: Override, clientName: string, language: Language): RowInput {
  const { clientCode, colour, reason, who, from, until } = override;
  return {
    clientCode,
    client: literal(clientName),
    colour: literal(sheetWords(language).t(`workbook:colours.${colour}`)),
    reason: literal(reason),
    who: literal(who),
    from: from ?? "",
    until,
  };
}

/** An override as its row states it. */
export interface StatedOverride extends Override {
  readonly clientName: string;
  /** Where its colour stands, with the sheet's name. */
  readonly address: string;
}
