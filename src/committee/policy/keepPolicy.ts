import { colourInGrid, hasRow, type GridRow } from "../../domain/policy/grid";
import {
  criteriaInUse,
  isSameClock,
  PARAMETER_LIMITS,
  PARAMETER_NAMES,
  type InsurerClock,
  type Parameters,
  type Policy,
} from "../../domain/policy/policy";
import { Problem } from "../../domain/basis/problem";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { type RowInput } from "../../book/table";
import { ensureWritable } from "../../excel/sheets/ownSheets";
import type { TableContent } from "../../excel/table/ownTables";
import type { ExcelSession } from "../../excel/host/session";
import { readPolicyTables, writePolicyRows } from "../../excel/sheets/settingsSheet";
import { translator, type Translator, type Language } from "../../locales/translator";
import { asideAfter, colourRow, combination, unusedRows } from "../port/gridAndRatings";
import { insurerRow } from "../port/insurers";
import { parameterNamed, readPolicy, valueRow } from "../port/policySheet";
import { valueText } from "../port/policyValues";
import { readState } from "../port/workbookState";

/**
 * Writes what differs between the policy that was read and the one wanted into the settings: these cells only.
 * @returns how many cells changed.
 * @throws Problem "policy-changed" when one of these cells no longer says what was read; nothing is written.
 */
export async function keepPolicy(
  session: ExcelSession,
  read: Policy,
  wanted: Policy,
  displayLanguage: Language,
): Promise<number> {
  const { ownSheets } = await readState(session);
  const sheet = ownSheets.names.settings;
  if (sheet === null) throw new Problem("no-settings");
  const names = PARAMETER_NAMES.filter(
    (name) => name !== "coloursAside" && read.parameters[name] !== wanted.parameters[name],
  );
  // Another criterion in use means rows that the grid has not had.
  const rows = wanted.grid.filter(
    (row) => row.colour !== colourInGrid(read.grid, row) || !hasRow(read.grid, row),
  );
  const clocks = wanted.insurers.filter((clock) => !isSameClock(clock, clockIn(read, clock.insurer)));
  const { cells, refused } = await session.run(async (workbook) => {
    await ensureWritable(workbook, [sheet], false);
    const tables = await readPolicyTables(workbook);
    const { policy: current, language } = readPolicy(tables);
    if (tables.parameters === null || language === null) throw new Problem("no-settings");
    ensureUntouched(
      { read, wanted, current },
      { names, rows, clocks },
      translator(displayLanguage, wanted.parameters.companyCurrency),
    );
    const { parameters, grid, insurers } = tables;
    const kept = grid === null ? wanted : withAside(wanted, grid, language);
    const isOtherAside = kept.parameters.coloursAside !== current.parameters.coloursAside;
    const written = isOtherAside ? [...names, "coloursAside" as const] : names;
    return writePolicyRows(
      workbook,
      { ...tables, parameters },
      {
        parameters: [
          ...written.map((name) => valueRow(name, kept, parameters, language)),
          ...(names.includes("companyCurrency") ? unitRows(names, wanted, parameters, language) : []),
        ],
        grid: grid === null ? [] : rows.map((row) => colourRow(row, grid, language)),
        unusedGrid: grid === null ? [] : unusedRows(grid, criteriaInUse(wanted.parameters)),
        insurers: insurers === null ? [] : clocks.map((clock) => insurerRow(clock, language)),
      },
    );
  });
  session.say(refused);
  return cells;
}

/** A policy with what the grid of the sheet says of criteria that it does not use: their rows leave, not their colours. */
function withAside(
  wanted: Policy,
  grid: NonNullable<Awaited<ReturnType<typeof readPolicyTables>>["grid"]>,
  language: Language,
): Policy {
  const coloursAside = asideAfter(grid, wanted.parameters, sheetWords(language));
  return { ...wanted, parameters: { ...wanted.parameters, coloursAside } };
}

/** What differs between what was read and what is wanted. */
interface Changed {
  readonly names: readonly (keyof Parameters)[];
  readonly rows: readonly GridRow[];
  readonly clocks: readonly InsurerClock[];
}

function clockIn({ insurers }: Policy, insurer: string): InsurerClock | undefined {
  return insurers.find((clock) => clock.insurer === insurer);
}

/** « 60 / – / 300 € / 60 », in the order of the columns; a dash where an insurer has no row or says nothing. */
function clockText(clock: InsurerClock | undefined, words: Translator): string {
  if (clock === undefined) return "–";
  const { daysFromDue, daysFromInvoice, smallest, uninsuredAfterDays } = clock;
  const [due, invoice, uninsured] = [daysFromDue, daysFromInvoice, uninsuredAfterDays].map(
    (days) => days ?? "–",
  );
  return [due, invoice, words.money(smallest, 0), uninsured].join(" / ");
}

interface Versions {
  readonly read: Policy;
  readonly wanted: Policy;
  readonly current: Policy;
}

/** Refuses when somebody else changed one of the values meanwhile to something else than what is wanted. */
function ensureUntouched(
  { read, wanted, current }: Versions,
  { names, rows, clocks }: Changed,
  words: Translator,
): void {
  const both = (what: string, theirs: string, mine: string) => words.t("policy.both", { what, theirs, mine });
  const parameters = names
    .filter((name) => ![read.parameters[name], wanted.parameters[name]].includes(current.parameters[name]))
    .map((name) =>
      both(
        words.t(`workbook:parameters.${name}.name`),
        valueText(name, current.parameters[name], words),
        valueText(name, wanted.parameters[name], words),
      ),
    );
  const colours = rows
    .map((row) => ({ row, theirs: colourInGrid(current.grid, row) }))
    .filter(({ row, theirs }) => ![colourInGrid(read.grid, row), row.colour].includes(theirs))
    .map(({ row, theirs }) =>
      both(combination(row, words), words.t(`colour.${theirs}`), words.t(`colour.${row.colour}`)),
    );
  const insurers = clocks
    .map((clock) => ({
      clock,
      before: clockIn(read, clock.insurer),
      theirs: clockIn(current, clock.insurer),
    }))
    .filter(({ clock, before, theirs }) => !isSameClock(theirs, before) && !isSameClock(theirs, clock))
    .map(({ clock, theirs }) => both(clock.insurer, clockText(theirs, words), clockText(clock, words)));
  const changes = [...parameters, ...colours, ...insurers];
  if (changes.length > 0) throw new Problem("policy-changed", { changes: changes.join(" ; ") });
}

/** The rows of the other amounts with the sign of another currency. */
function unitRows(
  changed: readonly (keyof Parameters)[],
  { parameters: { companyCurrency } }: Policy,
  content: TableContent,
  language: Language,
): RowInput[] {
  const unit = literal(sheetWords(language, companyCurrency).currency);
  const column = content.keys.indexOf("name");
  return content.rows.flatMap((cells) => {
    const name = parameterNamed(cells[column]);
    const isOther = name !== null && !changed.includes(name) && PARAMETER_LIMITS[name].unit === "amount";
    return isOther ? [{ name: literal(String(cells[column])), unit }] : [];
  });
}
