import type { CoverStatus } from "../../domain/cover/cover";
import { hasDigit, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";

/** In this order: "partiellement accordé" is partial, "accord réduit" is reduced. Insurers' numbers too. */
const STATUSES: readonly (readonly [CoverStatus, RegExp])[] = [
  [
    "cancelled",
    /resili|annul|anulad|cancel|withdrawn|retir|ritirat|revo[ck]|supprim|suspend|sospes|termin|echu|expire|storn|entzogen|gekundigt|aufgehoben|widerruf|ausgesetzt|ingetrokken|geschrapt|opgezegd|beeindigd|^8\b/,
  ],
  [
    "refused",
    /refus|reject|declin|not (?:agreed|approved|insured|covered)|no cover|non (?:accord|garanti|couvert|assur)|ablehn|abgelehnt|abgewiesen|nicht (?:gedeckt|versichert)|rifiut|respint|non assicur|rechaz|denegad|no cubiert|geweiger|afgewezen|niet (?:gedekt|verzekerd|toegekend)|^3\b/,
  ],
  [
    "reduced",
    /redui|reduc|baiss|diminu|herabgesetzt|gekurzt|reduziert|ridott|rebajad|verlaagd|verminderd|^9\b/,
  ],
  [
    "partial",
    /partiel|partial|partly|teil(?:weise|zusage|annahme|deckung)|parzial|parcial|gedeelt|eingeschrankt|conditional|^[45]\b/,
  ],
  [
    "pending",
    /en cours|en curso|in corso|attente|attesa|pending|pendiente|investigat|etude|estudio|instruction|istruttoria|demande|beantragt|solicitad|richiest|bearbeitung|prufung|behandeling|aangevraagd|open|^6\b/,
  ],
  [
    "accepted",
    /accord|accept|acept|accettat|approuv|approv|aprobad|granted|valid|actif|active|attiv|activ|vigente|vigore|in essere|van kracht|geldig|actief|en vigueur|genehmigt|gezeichnet|agreed|in force|accolt|delivre|bewilligt|zugesagt|gewahrt|conced|concess|goedgekeurd|toegekend|verleend|^ok$|^oui$|^yes$|^2\b/,
  ],
];

/** The status of a cover that a wording stands for, or null when it is not known. */
export function coverStatusOf(text: string): CoverStatus | null {
  const plain = plainText(text);
  return STATUSES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The status that stands in the place of an amount and grants nothing ("refusé", "résilié", "en cours"), or null. */
export function answerInPlaceOfAmount(cell: CellValue | undefined): CoverStatus | null {
  if (typeof cell !== "string" || hasDigit(cell)) return null;
  const status = coverStatusOf(cell);
  return status === "refused" || status === "cancelled" || status === "pending" ? status : null;
}
