import { plainText } from "../cells/plainText";
import type { SheetGrid } from "../cells/sheetGrid";
import type { HeadingSeen, UnreadColumn } from "../source";
import { profileColumn, sampleRows, type ColumnProfile } from "./columnProfile";
import { possibleHeadings } from "./headers";
import { isHeadingUnderstood, isKnownHeading, normaliseHeading } from "./headings";
import { bucketOfCell, lineStatusOf, partyOf, sideOf } from "./lineWords";
import { headingText, sourceColumn, type Layout } from "./layout";

/** Columns looked at and named: a sheet may have thousands. */
const MOST_COLUMNS = 60;

/** Different words of a column of statuses, at most, each of which stands there again and again. */
const MOST_STATUSES = 8;

/** Different values ÷ cells of a column whose words come again and again. */
const OFTEN_REPEATED = 0.7;

/** Share of a column's cells that must be of a kind. */
const MOST = 0.8;

/** The columns of a table that nothing is read from and that hold amounts, dates, statuses or a few words: each may matter. */
export function unreadColumns(layout: Layout): readonly UnreadColumn[] {
  const found = unread(layout, holding);
  // Cover, clients and sales have words enough that say nothing of a figure.
  const isOfReceivables = layout.kind === "open-items" || layout.kind === "aged-balance";
  return isOfReceivables ? found : found.filter(({ holds }) => holds !== "words");
}

/** Those that hold figures, though their whole numbers may be codes of something. */
export function unreadFigures(layout: Layout): readonly UnreadColumn[] {
  return unread(layout, ({ filled, numbers, textAmounts, dates }) => {
    return filled > 0 && numbers + textAmounts >= MOST && dates < MOST ? "amounts" : null;
  });
}

function unread(layout: Layout, holdingOf: typeof holding): readonly UnreadColumn[] {
  const { grid, columns, buckets, months, moreRatings, headings, headerIndex } = layout;
  const read = new Set(
    [...Object.values(columns), ...buckets, ...months, ...moreRatings].map(({ index }) => index),
  );
  const rows = sampleRows(headerIndex + 1, grid.values.length);
  return headings
    .filter(({ index }) => !read.has(index))
    .slice(0, MOST_COLUMNS)
    .flatMap(({ index, text }) => {
      const holds = holdingOf(profileColumn(grid, index, rows), text);
      return holds === null ? [] : [{ ...sourceColumn(layout, index), holds }];
    });
}

/** Headings of amounts, whose cells may all be whole numbers, as those of numbers of documents are. */
const AMOUNT_WORDS =
  /\b(?:montant|amount|total|solde|balance|regle|paye|paid|verse|debit|credit|reste|open|due|du|valeur|value|betrag|saldo|importe|importo|bedrag|avance|acompte)/;

/** Headings of statuses, sides and kinds; what people note or arbitrate beside is no fact about a line. */
const STATUS_WORDS =
  /\b(?:statut|status|etat|state|situation|sens|side|type|nature|litige|dispute|lettr|regl|paye|paid|solde|bloc|sperr|zahl|estado|tipo|pago|cobr|stato|pagat|soort|betaal|kategori|categor)/;

/** True for a word that says whether a line is paid, whose it is, on which side, or how late. */
function isTelling(value: string): boolean {
  return (
    lineStatusOf(value) !== null ||
    partyOf(value) !== null ||
    sideOf(value) !== null ||
    bucketOfCell(value) !== null
  );
}

function holding(profile: ColumnProfile, heading: string): UnreadColumn["holds"] | null {
  const { filled, numbers, textAmounts, dates, words, distinct, values, codes } = profile;
  if (filled === 0) return null;
  const isNamedAmount = AMOUNT_WORDS.test(plainText(heading));
  if (numbers + textAmounts >= MOST && (codes < MOST || isNamedAmount)) return "amounts";
  if (dates >= MOST) return "dates";
  const named = plainText(heading);
  const mayTell = (STATUS_WORDS.test(named) && !OF_NO_FIGURE.test(named)) || values.some(isTelling);
  const isFew = values.length > 1 && values.length <= MOST_STATUSES && distinct < OFTEN_REPEATED;
  if (!isFew) return null;
  if (mayTell && words >= MOST && codes < MOST) return "statuses";
  return isOfWords(profile, heading) ? "words" : null;
}

/** True for a heading that is neither understood nor one of what changes no figure. */
function isUnknownHeading(heading: string): boolean {
  return !OF_NO_FIGURE.test(plainText(heading)) && !isHeadingUnderstood(normaliseHeading(heading));
}

/** Letters of a word, or of a code, that may say what its line is; more are a remark. */
const LONGEST_WORD = 24;

/** Headings of what parts the lines and says nothing of what they come to: places, people, trades, ways to pay. */
const OF_NO_FIGURE =
  /\b(?:sites?|agences?|etablissements?|filiales?|succursales?|regions?|regione|zona|zones?|secteurs?|territor\w+|branch\w*|subsidiar\w+|locations?|departments?|departements?|divisions?|division\w*|business (?:unit|area)s?|activites?|familles?|canal|channel|categories?|class|langues?|language|incoterms?|regime|tva|vat|tax|iva|btw|steuer\w*|mwst\w*|utilisateur|saisi|user|created|modified|memo|note|posting key|niederlassung|filial\w*|land|landkreis|buchungskreis|company code|zahlweg|zahlart|vertriebs\w*|delegacion|sucursal|provincia|forma|modo|vestiging|kantoor|afdeling|metodo|entite|entity|exercice|periode|period|mode|moyen|payment method|betaalwijze)\b/;

/** A few short words or codes on most lines, under a heading that nobody knows: they may say anything of the lines. */
function isOfWords({ words, codes, density, values }: ColumnProfile, heading: string): boolean {
  const areShort = values.every((value) => value.length <= LONGEST_WORD);
  const isFilled = Math.max(words, codes) >= MOST && density >= MOST;
  return areShort && isFilled && isUnknownHeading(heading);
}

/** Headings of a sheet that was not read which are shown, of either kind. */
const MOST_HEADINGS = 12;

/** The headings of a sheet that was not read, of the row with the most texts: those that mean nothing to the product first. */
export function headingsSeen(grid: SheetGrid): readonly HeadingSeen[] {
  const rows = possibleHeadings({ ...grid, values: grid.values.slice(0, ROWS_LOOKED_AT) });
  const most = Math.max(0, ...rows.map(({ headings }) => headings.length));
  const likeliest = rows.find(({ headings }) => headings.length === most);
  if (likeliest === undefined || most < LEAST_HEADINGS) return [];
  const seen = likeliest.headings.flatMap((column): HeadingSeen[] => {
    const text = headingText(column.heading);
    const isHeading = /\p{L}{2}/u.test(text) && text.length <= LONGEST_HEADING;
    return isHeading ? [{ ...column, isKnown: isKnownHeading(normaliseHeading(text)) }] : [];
  });
  const ofKind = (known: boolean): readonly HeadingSeen[] =>
    seen.filter(({ isKnown }) => isKnown === known).slice(0, MOST_HEADINGS);
  return [...ofKind(false), ...ofKind(true)];
}

/** Fewer texts in a row, or longer ones, are notes. */
const LEAST_HEADINGS = 3;
const LONGEST_HEADING = 40;

/** Titles and legends may stand above the headings, hardly more than this. */
const ROWS_LOOKED_AT = 60;
