import type { Day } from "../../domain/basis/day";
import type { Override } from "../../domain/policy/override";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { readRows, type Reading } from "../../book/reading";
import { OVERRIDES_TABLE } from "../../book/settings";
import type { RowInput } from "../../book/table";
import type { KeyOf, TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import type { Language } from "../../locales/translator";
import { gatheredByColumn, otherUnreadable } from "./unreadable";

/** The overrides of the settings, ended ones included, with a warning for each row that is not valid. */
export interface StatedOverrides {
  readonly overrides: readonly StatedOverride[];
  readonly warnings: readonly Message[];
}

type OverrideColumn = KeyOf<typeof OVERRIDES_TABLE>;
type OverridesReading = Reading<typeof OVERRIDES_TABLE.declared, OverrideColumn>;
type Row = OverridesReading["rows"][number];

const COLUMNS = OVERRIDES_TABLE.columns.map(({ key }) => key);

/** The overrides' table as it stands. */
export type OverridesContent = TableContent<OverrideColumn>;

/**
 * Reads the overrides. People edit them, so each is checked: one without client, colour or end, or longer
 * than the policy allows, is named with its address and not applied; the computed colour then stands.
 *
 * @param maximumDays how long an override may last, its first and last day included.
 * @param today what an override without start is measured from.
 */
export function readOverrides(
  content: OverridesContent | null,
  maximumDays: number,
  today: Day,
): StatedOverrides {
  const overrides: StatedOverride[] = [];
  const warnings: Message[] = [];
  const reading = readRows(OVERRIDES_TABLE, content, COLUMNS);
  for (const row of reading.rows) {
    const override = overrideFrom(reading, row);
    const fault =
      override === null
        ? faultOf(reading, row)
        : lengthFault(override, reading, row.index, maximumDays, today);
    if (fault !== null) warnings.push(fault);
    else if (override !== null) {
      overrides.push(override);
      if (override.reason === "" || override.who === "")
        warnings.push(said(reading, row.index, "unsigned", "client"));
    }
  }
  warnings.push(...otherUnreadable(reading.unreadable, warnings));
  return { overrides, warnings: gatheredByColumn(warnings) };
}

function overrideFrom(
  { at, isUnreadable }: OverridesReading,
  { index, values: { client, ...values } }: Row,
): StatedOverride | null {
  const { clientCode, colour, until } = values;
  if (clientCode === "" || colour === null || until === null || isUnreadable(index, "from")) return null;
  return {
    ...values,
    clientName: client,
    colour,
    until,
    address: at(index, "colour").address,
  };
}

/** Why a row is no override. */
function faultOf(reading: OverridesReading, { index, values }: Row): Message {
  if (values.clientCode === "") return said(reading, index, "no-client", "clientCode");
  if (values.colour === null) return said(reading, index, "colour", "colour");
  if (values.until === null) return said(reading, index, "no-end", "until");
  return said(reading, index, "from", "from");
}

function lengthFault(
  { from, until }: Override,
  reading: OverridesReading,
  index: number,
  maximum: number,
  today: Day,
): Message | null {
  if (from !== null && until < from) return said(reading, index, "reversed", "until");
  const days = until - (from ?? today) + 1;
  return days > maximum ? said(reading, index, "too-long", "until", { days, maximum }) : null;
}

function said(
  { at }: OverridesReading,
  index: number,
  what: "no-client" | "colour" | "from" | "no-end" | "reversed" | "too-long" | "unsigned",
  column: OverrideColumn,
  more: Readonly<Record<string, number>> = {},
): Message {
  const { address, text } = at(index, column);
  return { code: `override-${what}`, values: { address, value: text, ...more } };
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
