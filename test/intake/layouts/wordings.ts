import type { Field, SourceKind } from "../../../src/intake/source";

export const LANGUAGES = ["fr", "erp", "de", "es", "it", "nl"] as const;
export type LayoutLanguage = (typeof LANGUAGES)[number];

/** Wordings of each field in each language, as accounting and ERP exports write them; "|" sets them apart. */
type Wordings = Readonly<Partial<Record<Field, Readonly<Record<LayoutLanguage, string>>>>>;

const CLIENT: Wordings = {
  clientCode: {
    fr: "Code client|Code tiers|N° client|Compte auxiliaire|CT_Num|Compte tiers",
    erp: "cust_number|Customer No.|KUNNR|Customer ID|Account No.|customerNumber",
    de: "Kundennummer|Debitorennummer|Kunden-Nr.",
    es: "Código cliente|Ref Empresa|Cód. cliente",
    it: "Codice cliente",
    nl: "Klantnummer|Debiteurnummer",
  },
  clientName: {
    fr: "Raison sociale|Nom du client|Intitulé|Nom|CT_Intitule|Dénomination",
    erp: "name_customer|Customer Name|Partner|Party",
    de: "Kunde|Kundenname",
    es: "Cliente|Empresa|Razón social",
    it: "Cliente|Ragione sociale",
    nl: "Klant|Relatie|Klantnaam",
  },
};

const ITEMS: Wordings = {
  ...CLIENT,
  document: {
    fr: "N° facture|N° pièce|N° document|Référence|Numero de Facture",
    erp: "doc_id|invoice_id|Voucher No|BELNR|Document No.",
    de: "Rechnungsnummer|Belegnummer",
    es: "N° factura|Número de factura",
    it: "N. fattura|Numero documento",
    nl: "Factuurnummer",
  },
  documentDate: {
    fr: "Date facture|Date pièce|Date de facture|Date document|Date",
    erp: "posting_date|Posting Date|Invoice Date|BLDAT|document_create_date",
    de: "Rechnungsdatum|Belegdatum",
    es: "Fecha de factura|Fecha emisión",
    it: "Data fattura|Data documento",
    nl: "Factuurdatum",
  },
  dueDate: {
    fr: "Échéance|Date d'échéance|Date échéance|Date d'échéance calculée",
    erp: "due_in_date|Due Date|Net due date|netPaymentDate",
    de: "Fälligkeit|Fälligkeitsdatum",
    es: "Fecha vencimiento|Fecha de vencimiento|Vencimiento",
    it: "Scadenza|Data scadenza",
    nl: "Vervaldatum|Vervaldag",
  },
  openAmount: {
    fr: "Restant dû|Reste à payer|Solde dû|Montant dû|Résiduel|Mtt dû|Reste dû|Reste à devoir TTC|Montant à régler",
    erp: "total_open_amount|Outstanding Amount|Open amount|Residual|DMSHB|converted_usd",
    de: "Restbetrag|Offene Summe|Offener Betrag",
    es: "Importe pendiente|Remanente",
    it: "Importo residuo|Residuo",
    nl: "Open bedrag|Openstaand bedrag",
  },
};

const { openAmount: _open, ...WITHOUT_AMOUNT } = ITEMS;

const BALANCES: Wordings = {
  ...CLIENT,
  balance: {
    fr: "Solde|Solde total|Total|Encours|Total dû",
    erp: "Balance|Total Outstanding|balanceDue|Total due",
    de: "Saldo|Gesamt",
    es: "Saldo|Saldo total",
    it: "Saldo|Totale",
    nl: "Saldo|Totaal",
  },
  notDue: {
    fr: "Non échu|À échoir|Mtt_Non_Echu|Non échus|Montant non échu",
    erp: "Not due|Current|Not yet due",
    de: "Nicht fällig|Ist-Summe",
    es: "No vencido|Actual",
    it: "Non scaduto|Non dovuto|Attuale",
    nl: "Niet vervallen|Huidig",
  },
  d1_30: {
    fr: "1-30|0 à 30 j|1 à 30|Moins de 30 jours|Échu 30|30 jours|1-30 j",
    erp: "0-30|1-30|Age ≤ 30 d.",
    de: "1-30 Tage|1-30",
    es: "1-30|1 a 30 días",
    it: "1-30|1-30 gg",
    nl: "1-30|1-30 dagen",
  },
  d31_60: {
    fr: "31-60|31 à 60|60 jours|31-60 j|30-60j",
    erp: "31-60|Age ≤ 60 d.",
    de: "31-60 Tage|31-60",
    es: "31-60|31 a 60 días",
    it: "31-60|31-60 gg",
    nl: "31-60|31-60 dagen",
  },
  d61_90: {
    fr: "61-90|61 à 90|90 jours|61-90 j|60-90j",
    erp: "61-90|Age ≤ 90 d.",
    de: "61-90 Tage|61-90",
    es: "61-90|61 a 90 días",
    it: "61-90|61-90 gg",
    nl: "61-90|61-90 dagen",
  },
  over90: {
    fr: "> 90|+90 j|Plus de 90 jours|91 et plus|Au-delà de 90|90j+",
    erp: "91-Above|> 90|90+",
    de: "> 90 Tage|Älter",
    es: "> 90|Mayor",
    it: "> 90|Più vecchio",
    nl: "> 90|Ouder",
  },
};

const COVER: Wordings = {
  ...CLIENT,
  insurer: {
    fr: "Assureur|Compagnie",
    erp: "Insurer|Insurance Company",
    de: "Versicherer",
    es: "Aseguradora",
    it: "Assicuratore",
    nl: "Verzekeraar",
  },
  granted: {
    fr: "Garantie accordée|Encours assuré|Montant garanti|Limite de crédit de l'assurance|Agrément",
    erp: "Granted amount|Insurance's Credit Limit|maxCoverageAmount|Approved limit",
    de: "Versicherungslimit",
    es: "Límite de crédito del seguro",
    it: "Limite di credito dell'assicurazione",
    nl: "Verzekerd bedrag",
  },
  coverTo: {
    fr: "Date de fin|Fin de validité|Valable jusqu'au",
    erp: "validUntil|Valid until|Expiry date",
    de: "Gültig bis",
    es: "Válido hasta",
    it: "Valido fino al",
    nl: "Geldig tot",
  },
  coverStatus: {
    fr: "Statut|État de la garantie|Décision",
    erp: "Policy State|Decision|Status",
    de: "Status",
    es: "Estado de la póliza",
    it: "Stato polizza",
    nl: "Status",
  },
};

const CLIENTS: Wordings = {
  ...CLIENT,
  group: {
    fr: "Groupe|Tête de groupe",
    erp: "Group|Parent Company",
    de: "Konzern",
    es: "Grupo",
    it: "Gruppo",
    nl: "Groep",
  },
  salesperson: {
    fr: "Commercial|Vendeur",
    erp: "Sales Person|Account Manager",
    de: "Vertriebler|Verkäufer",
    es: "Comercial",
    it: "Addetto vendite",
    nl: "Vertegenwoordiger",
  },
  paymentTerms: {
    fr: "Conditions de paiement|Délai Paiement Jours|Condition de règlement",
    erp: "cust_payment_terms|Payment Term",
    de: "Zahlungsbedingung",
    es: "Condiciones de pago",
    it: "Condizioni di pagamento",
    nl: "Betalingsconditie",
  },
  rating: {
    fr: "Cote|Cotation|Note|DRA",
    erp: "grade|Credit Rating",
    de: "Rating",
    es: "Rating",
    it: "Rating",
    nl: "Rating",
  },
};

const SALES: Wordings = {
  ...CLIENT,
  month: { fr: "Mois", erp: "Month", de: "Monat", es: "Mes", it: "Mese", nl: "Maand" },
  amount: {
    fr: "CA|Chiffre d'affaires|Ventes",
    erp: "Sales|Net Sales|Revenue",
    de: "Umsatz",
    es: "Facturación",
    it: "Fatturato",
    nl: "Omzet",
  },
};

/** A ledger of accounts: what it says of a line beside debit and credit, after the French standard file. */
const LEDGER: Wordings = {
  account: {
    fr: "CompteNum|Compte général",
    erp: "General account|GL account",
    de: "CompteNum",
    es: "CompteNum",
    it: "CompteNum",
    nl: "CompteNum",
  },
  clientCode: {
    fr: "CompAuxNum|Compte auxiliaire",
    erp: "CompAuxNum",
    de: "CompAuxNum",
    es: "CompAuxNum",
    it: "CompAuxNum",
    nl: "CompAuxNum",
  },
  clientName: {
    fr: "CompAuxLib",
    erp: "CompAuxLib",
    de: "CompAuxLib",
    es: "CompAuxLib",
    it: "CompAuxLib",
    nl: "CompAuxLib",
  },
  matching: {
    fr: "Lettrage|EcritureLet",
    erp: "Matching",
    de: "EcritureLet",
    es: "EcritureLet",
    it: "EcritureLet",
    nl: "EcritureLet",
  },
};

/** What a generated table holds, by its shape. */
export const SHAPES = {
  "open items": { kind: "open-items", wordings: ITEMS },
  "debit and credit": {
    kind: "open-items",
    wordings: {
      ...WITHOUT_AMOUNT,
      debit: { fr: "Débit", erp: "Debit", de: "Soll", es: "Debe", it: "Dare", nl: "Debet" },
      credit: { fr: "Crédit", erp: "Credit", de: "Haben", es: "Haber", it: "Avere", nl: "Credit" },
    },
  },
  ledger: {
    kind: "open-items",
    wordings: {
      ...WITHOUT_AMOUNT,
      ...LEDGER,
      debit: { fr: "Débit", erp: "Debit", de: "Debit", es: "Debe", it: "Dare", nl: "Debet" },
      credit: { fr: "Crédit", erp: "Credit", de: "Credit", es: "Haber", it: "Avere", nl: "Credit" },
    },
  },
  "aged balance": { kind: "aged-balance", wordings: BALANCES },
  cover: { kind: "cover", wordings: COVER },
  clients: { kind: "clients", wordings: CLIENTS },
  sales: { kind: "sales", wordings: SALES },
  "sales by month": { kind: "sales", wordings: CLIENT },
} as const satisfies Record<string, { kind: SourceKind; wordings: Wordings }>;

export type Shape = keyof typeof SHAPES;

/** Columns that are none of ours, whatever the language of the rest. */
export const OTHER_COLUMNS = [
  "Commentaire",
  "Téléphone",
  "Ville",
  "Code postal",
  "Email",
  "Pays",
  "Remarque",
];

/** Month columns as exports head them: January to June 2025. */
export const MONTH_WORDS: Readonly<Record<LayoutLanguage, readonly string[]>> = {
  fr: ["janv. 2025", "févr. 2025", "mars 2025", "avr. 2025", "mai 2025", "juin 2025"],
  erp: ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025", "Jun 2025"],
  de: ["Januar 2025", "Februar 2025", "März 2025", "April 2025", "Mai 2025", "Juni 2025"],
  es: ["enero 2025", "febrero 2025", "marzo 2025", "abril 2025", "mayo 2025", "junio 2025"],
  it: ["gennaio 2025", "febbraio 2025", "marzo 2025", "aprile 2025", "maggio 2025", "giugno 2025"],
  nl: ["januari 2025", "februari 2025", "maart 2025", "april 2025", "mei 2025", "juni 2025"],
};

/** What stands over the overdue buckets when they share a merged heading. */
export const OVERDUE_WORDS: Readonly<Record<LayoutLanguage, string>> = {
  fr: "Échu",
  erp: "Overdue",
  de: "Überfällig",
  es: "Vencido",
  it: "Scaduto",
  nl: "Vervallen",
};

export const TOTAL_WORDS: Readonly<Record<LayoutLanguage, readonly [subtotal: string, total: string]>> = {
  fr: ["Sous-total", "Total général"],
  erp: ["Subtotal", "Grand Total"],
  de: ["Zwischensumme", "Gesamtsumme"],
  es: ["Subtotal", "Total general"],
  it: ["Subtotale", "Totale generale"],
  nl: ["Subtotaal", "Eindtotaal"],
};
