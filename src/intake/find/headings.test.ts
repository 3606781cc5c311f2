import { currencyOfHeading } from "../cells/currencies";
import { matchHeading, normaliseHeading } from "./headings";
import type { SourceKind } from "../source";

function meaning(heading: string, kind: SourceKind): string | undefined {
  const matches = [...matchHeading(normaliseHeading(heading), kind)].sort((a, b) => b.score - a.score);
  return matches[0]?.meaning;
}

test("headings compare without case, accents, punctuation, currency and TTC", () => {
  expect(normaliseHeading(" N° de  Facture ")).toBe("no facture");
  expect(normaliseHeading("Restant dû\n(EUR)")).toBe("restant du");
  expect(normaliseHeading("Mtt TTC Facture")).toBe("montant facture");
  expect(normaliseHeading("cust_payment_terms")).toBe("customer payment term");
  expect(normaliseHeading("netPaymentDate")).toBe("net payment date");
  expect(normaliseHeading("Date d'échéance.")).toBe("date echeance");
});

test.each([
  ["Code tiers", "clientCode"],
  ["CT_Num", "clientCode"],
  ["CompAuxNum", "clientCode"],
  ["cust_number", "clientCode"],
  ["KUNNR", "clientCode"],
  ["Raison sociale", "clientName"],
  ["name_customer", "clientName"],
  ["CompAuxLib", "clientName"],
  ["N° facture", "document"],
  ["Numero de Facture", "document"],
  ["doc_id", "document"],
  ["PieceRef", "document"],
  ["Nº fra.", "document"],
  ["Emisión", "documentDate"],
  ["Entregas a cuenta", "paidAmount"],
  ["Oorspronkelijk bedrag", "originalAmount"],
  ["F. factura", "documentDate"],
  ["Date facture", "documentDate"],
  ["posting_date", "documentDate"],
  ["Date de facture", "documentDate"],
  ["Date d'échéance calculée", "dueDate"],
  ["due_in_date", "dueDate"],
  ["Fälligkeitsdatum", "dueDate"],
  ["Fecha de vencimiento", "dueDate"],
  ["Data scadenza", "dueDate"],
  ["Vervaldatum", "dueDate"],
  ["Mtt dû", "openAmount"],
  ["Reste à payer", "openAmount"],
  ["Reste à devoir TTC", "openAmount"],
  ["total_open_amount", "openAmount"],
  ["converted_usd", "openAmount"],
  ["Offene Summe", "openAmount"],
  ["Importe pendiente", "openAmount"],
  ["Open bedrag", "openAmount"],
  ["Montant facture", "originalAmount"],
  ["Montant devise", "originalAmount"],
  ["invoice_currency", "currency"],
  ["Reste à recouvrer", "openAmount"],
  ["Montant impayé", "openAmount"],
  ["Solde non lettré", "openAmount"],
  ["Amount in LC", "openAmount"],
  ["Montant en devise société", "openAmount"],
  ["Montant (MAD)", "openAmount"],
  ["Débiteur", "clientName"],
  ["Auxiliaire", "clientName"],
  ["Buyer name", "clientName"],
  ["Payable le", "dueDate"],
  ["Pay by", "dueDate"],
  ["Zahlbar bis", "dueDate"],
  ["Montant réglé", "paidAmount"],
  ["Betaald bedrag", "paidAmount"],
  ["Zahlungsstatus", "status"],
  ["Tranche Retard", "ageBucket"],
  ["constructor", undefined],
  ["Encours autorisé", "other"],
  ["Date de règlement", "paidDate"],
  ["clear_date", "paidDate"],
  ["Code postal", "other"],
  ["Jours Retard", "daysLate"],
])("%s of an open-item sheet is %s", (heading, field) => {
  expect(meaning(heading, "open-items")).toBe(field);
});

test.each([
  ["Solde", "aged-balance", "balance"],
  ["Encours autorisé", "aged-balance", "other"],
  ["Non échu", "aged-balance", "notDue"],
  ["Mtt_Non_Echu", "aged-balance", "notDue"],
  ["Échu", "aged-balance", "overdue"],
  ["Nicht fällig", "aged-balance", "notDue"],
  ["Non\nimputés", "aged-balance", "unallocatedCredits"],
  ["Garantie\naccordée", "cover", "granted"],
  ["Garantie demandée", "cover", "requested"],
  ["Encours assuré", "cover", "granted"],
  ["Encours autorisé", "cover", "other"],
  ["Date d'effet", "cover", "coverFrom"],
  ["Quotité", "cover", "insuredShare"],
  ["Conditions de règlement", "clients", "paymentTerms"],
  ["Procédure collective", "clients", "insolvent"],
  ["Cote", "clients", "rating"],
  ["Mois", "sales", "month"],
] as const)("%s of a sheet of %s is %s", (heading, kind, field) => {
  expect(meaning(heading, kind)).toBe(field);
});

test("the currency of a heading", () => {
  expect(["converted_usd", "Restant dû (EUR)", "Solde (€)", "Montant"].map(currencyOfHeading)).toEqual([
    "USD",
    "EUR",
    "EUR",
    null,
  ]);
});

test.each([
  ["Suma asegurada", "granted"],
  ["Garantito importo", "granted"],
  ["Goedgekeurde dekking", "granted"],
  ["Cobertura solicitada", "requested"],
  ["Gevraagd krediet", "requested"],
])("what an insurer grants or is asked for, in either order of words: %s", (heading, field) => {
  expect(meaning(heading, "cover")).toBe(field);
});
