import { dateOf, dayOf, type Day } from "../../domain/basis/day";
import {
  datesWithWords,
  dayOfCell,
  dayOfText,
  monthEndIn,
  monthOfTitle,
  monthsIn,
  orderOfTexts,
  textDatesIn,
  withoutDates,
} from "../cells/dates";
import { areOverDates } from "./headers";
import type { Layout } from "./layout";
import { isBlank, plainText } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { DateOrder } from "../source";

/** Words before the day the figures are of; the surer ones first. */
const LABELS: readonly RegExp[] = [
  /\b(?:arrete|arretee|arretes? au|arretes|arretees|as of|as at|situation au|situation comptable au|position au|date (?:d')?arrete|reference date|date (?:de )?reference|key date|date at filter|stichtag|per stichtag|balance (?:agee )?(?:clients )?au|encours au|creances au|a fecha de|alla data del|per datum|cloture|fecha de corte|corte al|peildatum|data (?:di )?riferimento|cierre|chiusura|afsluiting|afsluitdatum|situazione (?:al|in data)|situacion a|situacao a|(?:posicao|posizione|posicion) (?:em|al?)|saldi (?:al|per)|saldos? (?:a|al|em|per)|saldo's per|datos (?:a|al)|saldos vivos a|(?:aggiornat|actualizad|atualizad)[oaie]s? (?:al?|em)|bijgewerkt|data de referencia|rilevazione|dati al|gegevens per|maandafsluiting|maandeinde|donnees au|chiffres au|(?:figures|balances?) (?:as )?(?:of|at)|stand(?: vom| per)?|daten (?:zum|per)|auswertungsdatum|auswertung zum|cut-?off)\b/,
  /(?:^|\s)(?:au|date|am|al|per|op|on)\s*:?\s*(?:$|(?=\d))/,
];

/** The day a sheet was printed or exported is not the day of its figures, but better than none. */
const PRINTED =
  /\b(?:edite|editee|imprime|imprimee|exporte|exportee|export|extrait|extraction|extracted|exported|downloaded|produced|run on|heruntergeladen|exportiert|genere|generee|tirage|printed|generated|run date|created|druckdatum|gedruckt|ausgedruckt|erstellt|impreso|emitido|elaborado|listado|elaborato|elaborazione|emesso|opgesteld|opgemaakt|uitgedraaid|gedraaid|extraid[oa]s?|estratt[oiae]|emitid[oa]s?|descargad[oa]s?|scaricat[oiae]|opgehaald|gedownload|uitgevoerd op|impress[oa]|generado|exportado|stampato|stampa|generato|esportato|afgedrukt|geprint|gegenereerd|aangemaakt)\b/;

/** Cells to the right of a label in which its date may stand: merged cells leave blanks between. */
const CELLS_AFTER_LABEL = 4;

interface Found {
  readonly day: Day;
  /** 0 is the surest. */
  readonly rank: number;
}

/** Where a table stands, as far as its day is told by what is around it. */
type Place = Pick<Layout, "grid" | "headerIndex">;

/** The day that the figures are said to be of; `row` is the grid row below the table that alone says it, else null. */
export interface DaySaid {
  readonly day: Day;
  readonly row: number | null;
}

/**
 * The day the figures are of, as the rows above the headings say it: "arrêté au 31/12/2025" in one cell or
 * two, "Au :", "As of", a lone date, a print date, at last a date in the sheet's name. Text dates are read in the order of the table's
 * own dates. What stands below the table says it where nothing above or in the name speaks of another time. Null when
 * nothing says it, or two say different days.
 */
export function daySaid(place: Place, order: DateOrder | null): DaySaid | null {
  const found: Found[] = [];
  const titles = titlesOf(place);
  const read = order ?? orderOfTexts(titles.flat()) ?? "dmy";
  titles.forEach((row) => {
    row.forEach((cell, column) => {
      const date = dateIn(cell, row.slice(column + 1), read);
      if (date !== null) found.push(date);
    });
  });
  found.sort((a, b) => a.rank - b.rank);
  const [first] = found;
  const day = first?.day ?? lastTextDate(place.grid.sheet, read);
  if (day !== null && first?.rank !== PRINTED_RANK) return { day, row: null };
  const below = dayBelow(place, read);
  // The day of printing above, that of the figures below.
  if (day !== null)
    return below === null || below.isPrinting || below.day === day ? { day, row: null } : null;
  return below === null || speaksOfOther(place, below.day) ? null : below;
}

/** The day of `daySaid`, wherever it is said. */
export function referenceDateOf(place: Place, order: DateOrder | null): Day | null {
  return daySaid(place, order)?.day ?? null;
}

function titlesOf({ grid, headerIndex }: Place): SheetGrid["values"] {
  const { values } = grid;
  // Dates over the dates of the headings are headings too.
  const isHeading = areOverDates(values[headerIndex - 1] ?? [], values[headerIndex] ?? []);
  return values.slice(0, isHeading ? headerIndex - 1 : headerIndex);
}

/** A week by its number: "S52", "Semaine 48", "KW 7". */
const WEEK = /(?<![a-z])(?:s|sem|semaine|week|wk|w|kw|woche|semana|settimana)\.? ?(\d{2})(?!\d)/g;
const DAYS_IN_WEEK = 7;

/** True where a title or the sheet's name speaks of months, or of weeks, of which none holds the day. */
function speaksOfOther(place: Place, day: Day): boolean {
  const texts = [place.grid.sheet, ...titlesOf(place).flat()].filter((cell) => typeof cell === "string");
  const [year, month] = [dateOf(day).getUTCFullYear(), dateOf(day).getUTCMonth() + 1];
  const months = texts.flatMap(monthsIn).map((each) => each.month === month && (each.year ?? year) === year);
  const week = Math.ceil((day - dayOf(year, 1, 1) + 1) / DAYS_IN_WEEK);
  const weeks = texts.flatMap((text) => {
    const named = text.length > LONGEST_WITH_WEEK ? [] : [...plainText(text).matchAll(WEEK)];
    // However the year's first week is counted, and whether the week before is looked at.
    return named.map((found) => Math.abs(Number(found[1]) - week) <= 1);
  });
  return [months, weeks].some((named) => named.length > 0 && !named.includes(true));
}

/** Longer titles are notes, of whatever week. */
const LONGEST_WITH_WEEK = 80;

/** Rows looked at below a table for the day it was printed. */
const ROWS_BELOW = 6;

/** A day of the week or a time beside a date: the foot of a printed page. */
const STAMP =
  /^(?:(?:le |the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b|\d{1,2}[:h]\d{2}/;

/**
 * The day at the foot of the sheet, when a row there has nothing but a text that says it: "Édité le 31/03/2026",
 * "Tuesday, Mar 31, 2026 04:15 PM". None when several differ.
 */
function dayBelow({ grid, headerIndex }: Place, order: DateOrder): SaidBelow | null {
  const said: SaidBelow[] = [];
  let looked = 0;
  for (let index = grid.values.length - 1; index > headerIndex && looked < ROWS_BELOW; index--) {
    const filled = (grid.values[index] ?? []).filter((cell) => !isBlank(cell));
    if (filled.length === 0) continue;
    looked += 1;
    const [text] = filled;
    if (filled.length > 2 || typeof text !== "string") continue;
    const day = dayOfFoot(text, filled[1], order);
    if (day !== null) said.push({ day, row: index, isPrinting: isPrinting(text) });
  }
  const [first] = said;
  return first !== undefined && said.every(({ day }) => day === first.day) ? first : null;
}

interface SaidBelow extends DaySaid {
  /** True for the day of printing alone. */
  readonly isPrinting: boolean;
}

function isPrinting(text: string): boolean {
  const plain = plainText(withoutPrinting(text));
  return PRINTED.test(plain) || STAMP.test(plain);
}

function dayOfFoot(written: string, next: CellValue | undefined, order: DateOrder): Day | null {
  const text = withoutPrinting(written);
  const plain = plainText(text);
  const isSaid = PRINTED.test(plain) || STAMP.test(plain) || (LABELS[0] as RegExp).test(plain);
  const monthEnd = monthEndIn(text) ?? lastDayOfTitle(text)?.day ?? null;
  if (!isSaid) return monthEnd;
  return lastTextDate(text, order) ?? monthEnd ?? (next === undefined ? null : dayOfCell(next, order));
}

const LONE_DATE_RANK = LABELS.length;
const MONTH_RANK = LONE_DATE_RANK + 1;
const PRINTED_RANK = MONTH_RANK + 1;

function dateIn(cell: CellValue, after: readonly CellValue[], order: DateOrder): Found | null {
  if (isBlank(cell)) return null;
  if (typeof cell === "number") return loneDate(cell, order);
  if (typeof cell !== "string" || cell.length > 300) return null;
  const text = withoutPrinting(cell);
  const within = lastTextDate(text, order);
  const rank = rankOf(text);
  if (within !== null) return { day: within, rank: rank ?? LONE_DATE_RANK };
  const monthEnd = monthEndIn(cell);
  if (monthEnd !== null) return { day: monthEnd, rank: 0 };
  if (rank === null) return lastDayOfTitle(cell);
  const next = after.slice(0, CELLS_AFTER_LABEL).find((value) => !isBlank(value));
  const day = next === undefined ? null : dayOfCell(next, order);
  return day === null ? lastDayOfTitle(cell) : { day, rank };
}

/** The text without the day it was printed, where another day stands beside it. */
function withoutPrinting(text: string): string {
  const dates = datesWithWords(text);
  const others = dates.filter((said) => !PRINTED.test(plainText(said)));
  return others.length === 0 || others.length === dates.length ? text : others.join(" ");
}

/** Words of a title whose month is the one the figures are of. */
const OF_MONTH =
  /\b(?:balance|agee?s?|aged|aging|ageing|creances?|encours|clients?|situation|cloture|periode|period|mois|month|arrete|trimestre|quarter|quartal|kwartaal|(?:monats|quartals|jahres)?abschluss|(?:maand|kwartaal|jaar)(?:afsluiting|einde)|situacao|fecho|periodo|boekperiode|ejercicio|esposizione|exposicion|posicao|posizione|posicion|saldi|dividas?|monatsende|debitoren|forderungen|receivables?|debtors?|stand|monat|offene|saldenliste|op|saldos?|cartera|clienti|clientes|scadenzario|mes|mese|maand|debiteuren|openstaande|cierre|cobros|deuda|situacion|situazione|crediti|chiusura|partite|partidas|pendientes|vorderingen|afsluiting|ouderdom\w*|antiguedad)\b/;

/** The last day of a month that a title names alone: less sure than any date. */
function lastDayOfTitle(text: string): Found | null {
  const day = OF_MONTH.test(plainText(text)) ? monthOfTitle(text) : null;
  return day === null ? null : { day, rank: MONTH_RANK };
}

/** A number above the table is a date when it is one of recent decades and whole or with a time. */
function loneDate(value: number, order: DateOrder): Found | null {
  const plausible = (value > 36_526 && value < 60_000) || value > 19_900_000;
  const day = plausible ? dayOfCell(value, order) : null;
  return day === null || !Number.isInteger(value) ? null : { day, rank: LONE_DATE_RANK };
}

function rankOf(text: string): number | null {
  const plain = plainText(withoutDates(text));
  if (PRINTED.test(plain)) return PRINTED_RANK;
  const rank = LABELS.findIndex((label) => label.test(plain));
  return rank < 0 ? null : rank;
}

/** Of a period ("du 01/12/2025 au 31/12/2025") the last day counts. */
function lastTextDate(text: string, order: DateOrder): Day | null {
  const dates = textDatesIn(text).map((date) => dayOfText(date, order));
  return dates.filter((day) => day !== null).at(-1) ?? null;
}
