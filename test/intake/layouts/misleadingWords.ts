import type { LayoutLanguage } from "./wordings";

/** What a language calls columns that mislead: beside, or instead of, those that say it plainly. */
export interface MisleadingWords {
  /** A heading that speaks of payment, what says yes below it, and no. */
  readonly flags: readonly (readonly [heading: string, yes: string, no: string])[];
  readonly staff: string;
  /** What the client calls its order. */
  readonly reference: readonly string[];
  /** A balance that runs from line to line. */
  readonly running: readonly string[];
  /** A means of payment, whose words hold the days. */
  readonly means: string;
  readonly meansWithin: (days: number) => string;
  /** The text of an entry, which begins with what it is of. */
  readonly label: string;
  /** A second name for what is left of the amount. */
  readonly rest: string;
}

export const MISLEADING_WORDS: Readonly<Record<LayoutLanguage, MisleadingWords>> = {
  fr: {
    flags: [
      ["Payée", "Oui", "Non"],
      ["Réglé", "X", ""],
      ["Soldée ?", "O", "N"],
    ],
    staff: "Salarié",
    reference: ["Réf. client", "Référence client"],
    running: ["Solde", "Solde progressif", "Solde cumulé"],
    means: "Mode de règlement",
    meansWithin: (days) => `Virement ${days} jours`,
    label: "Libellé",
    rest: "Solde dû",
  },
  erp: {
    flags: [
      ["Paid", "Yes", "No"],
      ["Settled", "Y", "N"],
      ["Closed", "TRUE", "FALSE"],
    ],
    staff: "Employee",
    reference: ["Your reference", "Reference"],
    running: ["Balance", "Running balance"],
    means: "Payment method",
    meansWithin: (days) => `Bank transfer ${days} days`,
    label: "Description",
    rest: "Balance due",
  },
  de: {
    flags: [
      ["Bezahlt", "ja", "nein"],
      ["Ausgeglichen", "x", ""],
    ],
    staff: "Mitarbeiter",
    reference: ["Kundenreferenz", "Referenz"],
    running: ["Saldo", "Laufender Saldo"],
    means: "Zahlungsart",
    meansWithin: (days) => `Überweisung ${days} Tage`,
    label: "Buchungstext",
    rest: "Restbetrag",
  },
  es: {
    flags: [
      ["Pagada", "Sí", "No"],
      ["Cobrada", "S", "N"],
    ],
    staff: "Empleado",
    reference: ["Su referencia", "Referencia"],
    running: ["Saldo", "Saldo acumulado"],
    means: "Forma de pago",
    meansWithin: (days) => `Transferencia ${days} días`,
    label: "Concepto",
    rest: "Importe pendiente",
  },
  it: {
    flags: [
      ["Pagata", "Sì", "No"],
      ["Incassata", "x", ""],
    ],
    staff: "Dipendente",
    reference: ["Vostro riferimento", "Riferimento"],
    running: ["Saldo", "Saldo progressivo"],
    means: "Modalità di pagamento",
    meansWithin: (days) => `Bonifico ${days} gg`,
    label: "Descrizione",
    rest: "Importo residuo",
  },
  nl: {
    flags: [
      ["Betaald", "Ja", "Nee"],
      ["Voldaan", "J", "N"],
    ],
    staff: "Medewerker",
    reference: ["Uw referentie", "Referentie"],
    running: ["Saldo", "Lopend saldo"],
    means: "Betaalwijze",
    meansWithin: (days) => `Overboeking ${days} dagen`,
    label: "Omschrijving",
    rest: "Openstaand bedrag",
  },
};
