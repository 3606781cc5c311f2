import { mayBeTotal, totalWordingOf } from "./totals";

test.each([
  ["Total", "total"],
  ["TOTAL :", "total"],
  ["Total (EUR)", "total"],
  ["Total · 20 customers", "total"],
  ["Summe", "total"],
  ["Totaal", "total"],
  ["TOTAUX", "grand"],
  ["Total général", "grand"],
  ["Totaux généraux", "grand"],
  ["Total clients", "grand"],
  ["Grand total", "grand"],
  ["Gesamtsumme", "grand"],
  ["Sous-total DUPONT", "sub"],
  ["sous total", "sub"],
  ["S/Total", "sub"],
  ["Subtotal", "sub"],
  ["Zwischensumme", "sub"],
  ["Total DUPONT", "named"],
  ["TOTAL ÉNERGIES", "named"],
  ["Total client C001", "named"],
  ["Totaux compte 0411023", "named"],
  ["DUPONT Total", "named"],
  ["C001 Result", "named"],
  ["En %", "share"],
  ["% du solde", "share"],
  ["Répartition", "share"],
  ["Pourcentage", "share"],
] as const)("%s is a label of kind %s", (label, wording) => {
  expect(totalWordingOf(label)).toBe(wording);
  expect(mayBeTotal(label)).toBe(true);
});

test.each([
  "0411023",
  "Distillerie du Val",
  "Totem",
  "Somme Emballages SARL",
  "Société Totale Verre",
  "Result SAS",
  "",
  "Sous le pont",
])("%j names no sum", (label) => {
  expect(totalWordingOf(label)).toBeNull();
});
