import type { LayoutLanguage } from "./wordings";

/** What a language calls the columns and cells of the kinds of layout. */
export interface KindWords {
  readonly client: readonly string[];
  readonly document: readonly string[];
  readonly issued: readonly string[];
  readonly due: readonly string[];
  readonly open: readonly string[];
  readonly billed: readonly string[];
  readonly paidDate: readonly string[];
  readonly paidAmount: readonly string[];
  readonly status: readonly string[];
  readonly paid: readonly string[];
  readonly unpaid: readonly string[];
  readonly side: readonly string[];
  readonly sides: readonly (readonly [debit: string, credit: string])[];
  readonly type: readonly string[];
  readonly invoice: string;
  readonly credits: readonly string[];
  readonly parties: readonly (readonly [client: string, supplier: string])[];
  readonly daysLate: readonly string[];
  readonly terms: readonly string[];
  readonly days: (days: number) => string;
  readonly bucket: readonly string[];
  /** Not due, 1–30, 31–60, 61–90, more. */
  readonly buckets: readonly (readonly string[])[];
  readonly months: readonly string[];
  /** "M-3" and all before. */
  readonly monthsBack: string;
  readonly twoHeadings: readonly [notDue: string, late: string];
  readonly total: string;
}

/** The words of each language; an ERP's are English. */
export const KIND_WORDS: Readonly<Record<LayoutLanguage, KindWords>> = {
  fr: {
    client: ["Client", "Débiteur", "Raison sociale", "Tiers"],
    document: ["N° facture", "Pièce", "Numéro"],
    issued: ["Date facture", "Date pièce", "Date d'émission"],
    due: ["Échéance", "Payable le", "Date limite"],
    open: ["Reste dû", "Reste à recouvrer", "Montant impayé", "Restant à encaisser"],
    billed: ["Montant TTC", "Montant facture"],
    paidDate: ["Date de règlement", "Réglé le", "Date de paiement"],
    paidAmount: ["Montant réglé", "Déjà payé", "Encaissé"],
    status: ["Statut", "État", "Statut du règlement"],
    paid: ["Payée", "Réglée", "Soldée"],
    unpaid: ["En attente", "Non payée", "En retard"],
    side: ["Sens", "D/C"],
    sides: [
      ["D", "C"],
      ["Débit", "Crédit"],
    ],
    type: ["Type", "Nature"],
    invoice: "Facture",
    credits: ["Avoir", "AVO", "AV", "Règlement", "Acompte"],
    parties: [
      ["Client", "Fournisseur"],
      ["Créance", "Dette"],
      ["411000", "401000"],
    ],
    daysLate: ["Jours de retard", "Nb jours retard"],
    terms: ["Conditions de règlement", "Délai de paiement"],
    days: (days) => `${days} jours`,
    bucket: ["Tranche", "Tranche de retard"],
    buckets: [
      ["Non échu", "1-30 j", "31-60 j", "61-90 j", "91 jours et +"],
      [
        "À échoir",
        "Entre 1 et 30 jours",
        "Entre 31 et 60 jours",
        "Entre 61 et 90 jours",
        "Au-delà de 90 jours",
      ],
    ],
    months: ["Non échu", "< 1 mois", "1 à 2 mois", "2 à 3 mois", "+ de 3 mois"],
    monthsBack: "M-3 et plus",
    twoHeadings: ["À échoir", "Échu"],
    total: "Total",
  },
  erp: {
    client: ["Customer", "Customer Name", "Debtor", "Buyer"],
    document: ["Invoice No", "Document No.", "Voucher No"],
    issued: ["Invoice Date", "Posting Date", "Document Date"],
    due: ["Due Date", "Pay by", "Net due date"],
    open: ["Outstanding Amount", "Open balance", "Unpaid", "Amount in LC"],
    billed: ["Amount", "Invoiced Amount"],
    paidDate: ["Payment Date", "SettledDate", "Paid on"],
    paidAmount: ["Paid", "Amount Paid"],
    status: ["Status", "Payment Status"],
    paid: ["Paid", "Settled", "Closed"],
    unpaid: ["Open", "Overdue", "Unpaid"],
    side: ["D/C", "Debit/Credit"],
    sides: [
      ["D", "C"],
      ["Dr", "Cr"],
    ],
    type: ["Type", "Document Type"],
    invoice: "Invoice",
    credits: ["Credit Memo", "CRN", "Payment", "Credit note"],
    parties: [
      ["Customer", "Supplier"],
      ["AR", "AP"],
    ],
    daysLate: ["Days overdue", "Days past due"],
    terms: ["Payment Terms", "Terms"],
    days: (days) => `Net ${days}`,
    bucket: ["Aging Bucket", "Bucket"],
    buckets: [
      ["Current", "1-30 Days", "31-60 Days", "61-90 Days", "90+ Days"],
      ["Not due", "1 - 30 days past due", "31 - 60 days past due", "61 - 90 days past due", "91 and over"],
    ],
    months: ["Current", "< 1 Month", "1 Month", "2 Months", "Older"],
    monthsBack: "M-3 and older",
    twoHeadings: ["Not due", "Overdue"],
    total: "Total",
  },
  de: {
    client: ["Kunde", "Debitor", "Kundenname"],
    document: ["Rechnungsnr", "Belegnummer", "Rechnung"],
    issued: ["Rechnungsdatum", "Belegdatum"],
    due: ["Fälligkeit", "Zahlbar bis", "Nettofälligkeit"],
    open: ["Offener Betrag", "Restbetrag", "Offene Forderung"],
    billed: ["Betrag", "Rechnungsbetrag"],
    paidDate: ["Zahlungsdatum", "Bezahlt am"],
    paidAmount: ["Bezahlt", "Bezahlter Betrag"],
    status: ["Status", "Zahlungsstatus"],
    paid: ["Bezahlt", "Ausgeglichen"],
    unpaid: ["Offen", "Überfällig"],
    side: ["S/H", "Soll/Haben"],
    sides: [
      ["S", "H"],
      ["Soll", "Haben"],
    ],
    type: ["Belegart", "Typ"],
    invoice: "Rechnung",
    credits: ["Gutschrift", "Zahlung", "Anzahlung"],
    parties: [
      ["Debitor", "Kreditor"],
      ["Kunde", "Lieferant"],
    ],
    daysLate: ["Verzugstage", "Tage überfällig"],
    terms: ["Zahlungsbedingung", "Zahlungsziel"],
    days: (days) => `${days} Tage netto`,
    bucket: ["Altersklasse", "Fälligkeitsklasse"],
    buckets: [
      ["Nicht fällig", "1-30 Tage", "31-60 Tage", "61-90 Tage", "über 90 Tage"],
      ["Noch nicht fällig", "überfällig 1-30", "überfällig 31-60", "überfällig 61-90", "mehr als 90 Tage"],
    ],
    months: ["Nicht fällig", "< 1 Monat", "1 bis 2 Monate", "2 bis 3 Monate", "über 3 Monate"],
    monthsBack: "M-3 und älter",
    twoHeadings: ["Nicht fällig", "Überfällig"],
    total: "Gesamt",
  },
  es: {
    client: ["Cliente", "Razón social", "Deudor"],
    document: ["N° factura", "Factura", "Documento"],
    issued: ["Fecha factura", "Fecha de emisión"],
    due: ["Vencimiento", "Fecha de vencimiento", "Fecha límite"],
    open: ["Importe pendiente", "Saldo pendiente", "Pendiente de cobro"],
    billed: ["Importe", "Importe factura"],
    paidDate: ["Fecha de pago", "Fecha de cobro"],
    paidAmount: ["Cobrado", "Importe pagado"],
    status: ["Estado", "Estado de pago"],
    paid: ["Pagada", "Cobrada"],
    unpaid: ["Pendiente", "Vencida"],
    side: ["D/H", "Debe/Haber"],
    sides: [
      ["D", "H"],
      ["Debe", "Haber"],
    ],
    type: ["Tipo", "Tipo de documento"],
    invoice: "Factura",
    credits: ["Abono", "Pago", "Anticipo"],
    parties: [["Cliente", "Proveedor"]],
    daysLate: ["Días de retraso", "Días vencidos"],
    terms: ["Condiciones de pago", "Plazo de pago"],
    days: (days) => `${days} días`,
    bucket: ["Tramo", "Antigüedad"],
    buckets: [
      ["No vencido", "1-30 días", "31-60 días", "61-90 días", "más de 90 días"],
      ["Por vencer", "1 a 30 días vencido", "31 a 60 días vencido", "61 a 90 días vencido", "91 y más"],
    ],
    months: ["No vencido", "< 1 mes", "1 a 2 meses", "2 a 3 meses", "más de 3 meses"],
    monthsBack: "M-3 y más",
    twoHeadings: ["No vencido", "Vencido"],
    total: "Total",
  },
  it: {
    client: ["Cliente", "Ragione sociale", "Debitore"],
    document: ["N. fattura", "Fattura", "Numero documento"],
    issued: ["Data fattura", "Data documento"],
    due: ["Scadenza", "Data scadenza"],
    open: ["Importo residuo", "Saldo aperto", "Da incassare"],
    billed: ["Importo", "Importo fattura"],
    paidDate: ["Data pagamento", "Data incasso"],
    paidAmount: ["Pagato", "Importo incassato"],
    status: ["Stato", "Stato pagamento"],
    paid: ["Pagata", "Saldata"],
    unpaid: ["Aperta", "Scaduta"],
    side: ["D/A", "Dare/Avere"],
    sides: [
      ["D", "A"],
      ["Dare", "Avere"],
    ],
    type: ["Tipo", "Tipo documento"],
    invoice: "Fattura",
    credits: ["Nota di credito", "Pagamento", "Acconto"],
    parties: [["Cliente", "Fornitore"]],
    daysLate: ["Giorni di ritardo", "Giorni scaduto"],
    terms: ["Condizioni di pagamento", "Termini di pagamento"],
    days: (days) => `${days} giorni`,
    bucket: ["Fascia", "Fascia scadenza"],
    buckets: [
      ["Non scaduto", "1-30 giorni", "31-60 giorni", "61-90 giorni", "oltre 90 giorni"],
      ["A scadere", "da 1 a 30 gg", "da 31 a 60 gg", "da 61 a 90 gg", "più di 90 gg"],
    ],
    months: ["Non scaduto", "< 1 mese", "1 a 2 mesi", "2 a 3 mesi", "oltre 3 mesi"],
    monthsBack: "M-3 e oltre",
    twoHeadings: ["Non scaduto", "Scaduto"],
    total: "Totale",
  },
  nl: {
    client: ["Klant", "Debiteur", "Bedrijfsnaam"],
    document: ["Factuurnummer", "Factuurnr", "Factuur"],
    issued: ["Factuurdatum", "Datum factuur"],
    due: ["Vervaldatum", "Vervaldag", "Te betalen voor"],
    open: ["Openstaand bedrag", "Openstaand saldo", "Nog te betalen"],
    billed: ["Bedrag", "Factuurbedrag"],
    paidDate: ["Betaaldatum", "Betaald op"],
    paidAmount: ["Betaald", "Betaald bedrag"],
    status: ["Status", "Betaalstatus"],
    paid: ["Betaald", "Voldaan"],
    unpaid: ["Openstaand", "Te laat", "Vervallen"],
    side: ["D/C", "Debet/Credit"],
    sides: [
      ["D", "C"],
      ["Debet", "Credit"],
    ],
    type: ["Soort", "Type"],
    invoice: "Factuur",
    credits: ["Creditnota", "Betaling", "Aanbetaling"],
    parties: [
      ["Debiteur", "Crediteur"],
      ["Klant", "Leverancier"],
    ],
    daysLate: ["Dagen te laat", "Dagen vervallen"],
    terms: ["Betalingsconditie", "Betalingstermijn"],
    days: (days) => `${days} dagen`,
    bucket: ["Ouderdom", "Ouderdomsklasse"],
    buckets: [
      ["Niet vervallen", "1-30 dagen", "31-60 dagen", "61-90 dagen", "meer dan 90 dagen"],
      ["Nog niet vervallen", "1 t/m 30 dagen", "31 t/m 60 dagen", "61 t/m 90 dagen", "91 en meer"],
    ],
    months: ["Niet vervallen", "< 1 maand", "1 tot 2 maanden", "2 tot 3 maanden", "meer dan 3 maanden"],
    monthsBack: "M-3 en ouder",
    twoHeadings: ["Niet vervallen", "Vervallen"],
    total: "Totaal",
  },
};
