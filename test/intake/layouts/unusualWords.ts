import type { LayoutLanguage } from "./wordings";

/** What a language calls columns in words that are seldom met: what stands below or beside them has to tell. */
export interface UnusualWords {
  /** Not due, then ranges that follow one another and what is older, with words of no matter beside them. */
  readonly ranges: readonly string[];
  /** Over the day a document was paid. */
  readonly paidDay: string;
  /** Over what is left of the amount billed. */
  readonly rest: string;
  /** Over the country of a line. */
  readonly country: string;
  /** Over the control account of a line, then the account of clients and that of suppliers. */
  readonly accounts: readonly [heading: string, clients: string | number, suppliers: string | number];
  /** Over the head of a further page. */
  readonly page: string;
  /** Two types of documents in words that no dictionary here has: an invoice, then what takes from it. */
  readonly types: readonly [invoice: string, credit: string];
  /** Over a word that sets suppliers apart, with the word of clients and that of suppliers. */
  readonly side: readonly [heading: string, clients: string, suppliers: string];
  /** A title that counts the amounts below in thousands. */
  readonly thousands: string;
}

export const UNUSUAL_WORDS: Readonly<Record<LayoutLanguage, UnusualWords>> = {
  fr: {
    ranges: ["Non échu", "T1 (1-30)", "T2 (31-60)", "T3 (61-90)", "T4 (91 et au-dessus)"],
    paidDay: "Pointage",
    rest: "Quote à suivre",
    country: "Pays client",
    accounts: ["Collectif", "41110000", "40110000"],
    page: "Page 2",
    types: ["Document A", "Bon de retour"],
    side: ["Volet", "Amont", "Aval"],
    thousands: "(valeurs en milliers d'euros)",
  },
  erp: {
    ranges: ["Current", "Period 1 (1-30)", "Period 2 (31-60)", "Period 3 (61-90)", "Period 4 (91 on)"],
    paidDay: "Banked",
    rest: "Carried",
    country: "Territory",
    accounts: ["Control account", 1100, 2100],
    page: "Page 2 of 4",
    types: ["Lasku", "Hyvitys"],
    side: ["Wing", "East", "West"],
    thousands: "All amounts in EUR thousand",
  },
  de: {
    ranges: ["Nicht fällig", "Stufe 1 (1-30)", "Stufe 2 (31-60)", "Stufe 3 (61-90)", "Stufe 4 (91 ff.)"],
    paidDay: "Valuta Bank",
    rest: "Stand neu",
    country: "Land",
    accounts: ["Sammelkonto", 1400, 1600],
    page: "Seite 2",
    types: ["Beleg L", "Rückläufer"],
    side: ["Seite des Buchs", "Links", "Rechts"],
    thousands: "Angaben in TEUR",
  },
  es: {
    ranges: ["No vencido", "Fase 1 (1-30)", "Fase 2 (31-60)", "Fase 3 (61-90)", "Fase 4 (91 ss.)"],
    paidDay: "Conciliación",
    rest: "Queda",
    country: "País",
    accounts: ["Cuenta", 430000, 400000],
    page: "Página 2",
    types: ["Conta", "Quita"],
    side: ["Banda", "Azul", "Roja"],
    thousands: "Importes en miles de euros",
  },
  it: {
    ranges: ["A scadere", "Fase 1 (1-30)", "Fase 2 (31-60)", "Fase 3 (61-90)", "Fase 4 (91 ss.)"],
    paidDay: "Riconciliazione",
    rest: "Avanza",
    country: "Paese",
    accounts: ["Conto", 1100, 2100],
    page: "Pag. 2",
    types: ["Documento A", "Storno parziale"],
    side: ["Lato", "Sinistro", "Destro"],
    thousands: "Importi in migliaia di euro",
  },
  nl: {
    ranges: ["Niet vervallen", "Fase 1 (1-30)", "Fase 2 (31-60)", "Fase 3 (61-90)", "Fase 4 (91 e.v.)"],
    paidDay: "Afletterdag",
    rest: "Blijft",
    country: "Land",
    accounts: ["Rekening", 1300, 1600],
    page: "Blad 2",
    types: ["Stuk A", "Terugboeking"],
    side: ["Kolom", "Links", "Rechts"],
    thousands: "Bedragen in duizenden euro's",
  },
};
