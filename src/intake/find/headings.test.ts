import { bucketOf } from "./buckets";
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
  ["Encours autorisé", "other"],
  ["Date de règlement", "other"],
  ["clear_date", "other"],
  ["Code postal", "other"],
  ["Jours Retard", "other"],
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

test.each([
  ["1-30", 1, 30],
  ["0-30 j", 1, 30],
  ["30-60j", 31, 60],
  ["1 à 30", 1, 30],
  ["1–30 j", 1, 30],
  ["31-60", 31, 60],
  ["61 à 90 jours", 61, 90],
  ["Échu 1-30", 1, 30],
  ["Échu 30", 1, 30],
  ["60 jours", 31, 60],
  ["Age ≤ 60 d.", 31, 60],
  ["< 30 j", 1, 30],
  ["Moins de 30 jours", 1, 30],
  ["<1", 0, 0],
  ["> 90", 91, null],
  ["+90 j", 91, null],
  ["90j+", 91, null],
  ["Plus de 90 jours", 91, null],
  ["+ de 90 jours", 91, null],
  ["91 et plus", 91, null],
  ["Au-delà de 90", 91, null],
  ["91-Above", 91, null],
  ["> 120 j", 121, null],
  ["1-30 (€)", 1, 30],
])("%s is the bucket from %s to %s", (heading, from, to) => {
  expect(bucketOf(heading)).toEqual({ from, to });
});

test.each(["Solde", "Conditions 30 jours fin de mois", "2025", "N° 30", "1er trimestre"])(
  "%s is no bucket",
  (heading) => {
    expect(bucketOf(heading)).toBeNull();
  },
);

test("the currency of a heading", () => {
  expect(["converted_usd", "Restant dû (EUR)", "Solde (€)", "Montant"].map(currencyOfHeading)).toEqual([
    "USD",
    "EUR",
    "EUR",
    null,
  ]);
});
