import { ageOpenItems } from "../receivables/ageing";
import { classify, type ClassifiedClient } from "../colour/classification";
import { NOTHING_KNOWN } from "../colour/clientFile";
import type { CoverStatus } from "../cover/cover";
import { dayOf } from "../basis/day";
import { defaultGrid, type Colour } from "./grid";
import { criteriaInUse, DEFAULT_PARAMETERS, DEFAULT_POLICY, type Parameters } from "./policy";
import type { OpenItem } from "../receivables/receivables";

// Cas de politique de crédit : une ligne par client, en euros et en jours, lisible par un credit manager.
// Pour ajouter un cas, écrire une ligne : le test dit ce que la politique par défaut en fait.
//
// "Pièces" : montant@retard, séparés par des espaces ; retard négatif = à échoir, montant négatif = avoir,
// L = en litige.
// "Couverture" : montant, suivi de "refusée", "réduite" ou "résiliée" ; "?" = l'assureur n'a pas répondu.
// "Cote" : sur l'échelle Altares (20 la meilleure) ; "?" = pas de cote. "!" = procédure collective.
// "Limite" : limite interne ; "-" = inconnue.
const CASES = `
  Situation                                     | Pièces                     | Couverture    | Cote | Promesses | Limite | Couleur | Blocage | Déclaration
  Couvert, bonne cote, à jour                   | 90000@-30                  | 90000         | 16   | 0         | -      | vert    | non     | -
  1 000 € de trop : couvert                     | 91000@-30                  | 90000         | 10   | 0         | -      | vert    | non     | -
  Un centime de plus : partiel, cote moyenne    | 91000.01@-30               | 90000         | 10   | 0         | -      | orange  | non     | -
  Partiel, bonne cote                           | 91000.01@-30               | 90000         | 16   | 0         | -      | vert    | non     | -
  La moitié non couverte : partiel              | 180000@-30                 | 90000         | 16   | 0         | -      | vert    | non     | -
  Un centime de plus que la moitié              | 180000.01@-30              | 90000         | 16   | 0         | -      | orange  | non     | -
  10 000 € et refusé : partiel                  | 10000@-30                  | 0 refusée     | 16   | 0         | -      | vert    | non     | -
  10 000,01 € et refusé : non couvert           | 10000.01@-30               | 0 refusée     | 16   | 0         | -      | orange  | non     | -
  Une petite couverture ne change rien          | 400000@-30                 | 20000         | 3    | 0         | -      | rouge   | non     | -
  Sans cote                                     | 90000@-30                  | 90000         | ?    | 0         | -      | orange  | non     | -
  Assureur sans réponse                         | 90000@-30                  | ?             | 16   | 0         | -      | orange  | non     | -
  Petit encours, assureur sans réponse          | 900@-30                    | ?             | 16   | 0         | -      | orange  | non     | -
  Refusé mais bonne cote, à jour                | 90000@-30                  | 0 refusée     | 16   | 0         | -      | orange  | non     | -
  Refusé et cote faible                         | 90000@-30                  | 0 refusée     | 3    | 0         | -      | rouge   | non     | -
  Échu de 500 € depuis 59 jours : à jour        | 90000@-30 500@59           | 95000         | 16   | 0         | -      | vert    | non     | urgent
  500,01 € depuis 59 jours : retard             | 90000@-30 500.01@59        | 95000         | 10   | 0         | -      | orange  | non     | urgent
  5 jours de retard : à jour                    | 90000@-30 15000@5          | 105000        | 16   | 0         | -      | vert    | non     | plus tard
  Retard seul, le reste au mieux                | 90000@-30 15000@20         | 105000        | 16   | 0         | -      | vert    | non     | plus tard
  Vert : jamais de blocage                      | 90000@-30 15000@31         | 105000        | 16   | 0         | -      | vert    | non     | plus tard
  30 jours de retard : pas de blocage           | 90000@-30 15000@30         | 105000        | 10   | 0         | -      | orange  | non     | plus tard
  31 jours de retard : blocage proposé          | 90000@-30 15000@31         | 105000        | 10   | 0         | -      | orange  | oui     | plus tard
  31 jours, 5 000 € : blocage proposé           | 90000@-30 5000@31          | 105000        | 10   | 0         | -      | orange  | oui     | plus tard
  31 jours, un centime de moins                 | 90000@-30 4999.99@31       | 105000        | 10   | 0         | -      | orange  | non     | plus tard
  31 jours, en litige : pas de blocage          | 90000@-30 6000@31L 900@20  | 105000        | 10   | 0         | -      | orange  | non     | plus tard
  20 000 € échus : pas de blocage               | 160000@-30 20000@10        | 220000        | 10   | 0         | -      | orange  | non     | plus tard
  20 000,01 € échus : blocage proposé           | 160000@-30 20000.01@10     | 220001        | 10   | 0         | -      | orange  | oui     | plus tard
  20 000,01 €, moins de 10 % de l'encours       | 190000@-30 20000.01@10     | 220001        | 10   | 0         | -      | orange  | non     | plus tard
  Livraisons encore assurées                    | 90000@-30 5000@60          | 95000         | 16   | 0         | -      | vert    | non     | urgent
  Livraisons plus assurées : même vert          | 90000@-30 5000@61          | 95000         | 16   | 0         | -      | vert    | oui     | dépassée
  Un litige n'arrête pas l'assurance            | 90000@-30 5000@61L         | 95000         | 16   | 0         | -      | vert    | non     | dépassée
  Déclaration : 11 jours avant                  | 90000@-30 5000@49          | 95000         | 16   | 0         | -      | vert    | non     | plus tard
  Déclaration : 10 jours avant                  | 90000@-30 5000@50          | 95000         | 16   | 0         | -      | vert    | non     | bientôt
  Déclaration : 4 jours avant                   | 90000@-30 5000@56          | 95000         | 16   | 0         | -      | vert    | non     | bientôt
  Déclaration : 3 jours avant                   | 90000@-30 5000@57          | 95000         | 16   | 0         | -      | vert    | non     | urgent
  Déclaration : le jour même                    | 90000@-30 5000@60          | 95000         | 16   | 0         | -      | vert    | non     | urgent
  Déclaration : le lendemain                    | 90000@-30 5000@61          | 95000         | 16   | 0         | -      | vert    | oui     | dépassée
  299,99 € : rien à déclarer                    | 90000@-30 299.99@61        | 95000         | 16   | 0         | -      | vert    | non     | -
  300 € en deux pièces                          | 90000@-30 200@57 100@20    | 95000         | 16   | 0         | -      | vert    | non     | urgent
  Non assuré : rien à déclarer                  | 90000@-30 5000@57          | 0 refusée     | 16   | 0         | -      | orange  | oui     | -
  Retard grave, couvert et bonne cote           | 90000@-30 5000.01@61       | 100000        | 16   | 0         | -      | orange  | oui     | dépassée
  Retard grave, couvert, cote moyenne           | 90000@-30 5000.01@61       | 100000        | 10   | 0         | -      | rouge   | oui     | dépassée
  Avoirs qui ramènent l'échu à 400 €            | 90000@-30 2000@40 -1600@0  | 95000         | 16   | 0         | -      | vert    | non     | plus tard
  Avoirs qui couvrent l'échu : rien à déclarer  | 90000@-30 2000@70 -1990@0  | 95000         | 16   | 0         | -      | vert    | non     | -
  Résidu de 50 € : pas de retard                | 90000@-30 50@300           | 95000         | 16   | 0         | -      | vert    | non     | -
  Tout l'échu en litige : à jour                | 90000@-30 30000@40L        | 120000        | 16   | 0         | -      | vert    | non     | plus tard
  Litige de 5 000 € depuis 61 jours             | 90000@-30 5000@61L         | 120000        | 16   | 0         | -      | vert    | non     | dépassée
  Litige ancien                                 | 90000@-30 5000.01@61L      | 120000        | 16   | 0         | -      | orange  | non     | dépassée
  Une promesse non tenue                        | 90000@-30                  | 90000         | 16   | 1         | -      | vert    | non     | -
  Deux promesses non tenues                     | 90000@-30                  | 90000         | 16   | 2         | -      | rouge   | non     | -
  Procédure collective, bien couvert            | 10@-30                     | 10            | 16!  | 0         | -      | rouge   | non     | -
  Couverture réduite, 10 000 € non couverts     | 30000@-30                  | 20000 réduite | 16   | 0         | -      | vert    | non     | -
  Couverture réduite, un centime de plus        | 30000.01@-30               | 20000 réduite | 16   | 0         | -      | rouge   | non     | -
  Couverture résiliée                           | 30000@-30                  | 20000 résiliée| 16   | 0         | -      | rouge   | non     | -
  Dans sa limite                                | 90000@-30                  | 90000         | 16   | 0         | 90000  | vert    | non     | -
  Limite dépassée de 10 %                       | 99000@-30                  | 99000         | 16   | 0         | 90000  | vert    | non     | -
  Limite dépassée d'un centime de plus          | 99000.01@-30               | 99001         | 16   | 0         | 90000  | orange  | non     | -
  Petite limite dépassée de 5 000 €             | 6000@-30                   | 6000          | 16   | 0         | 1000   | vert    | non     | -
  Limite dépassée de 5 000 €, moins de 10 %     | 85000@-30                  | 85000         | 16   | 0         | 80000  | vert    | non     | -
  Limite dépassée de 5 000,01 €, plus de 10 %   | 45000.01@-30               | 45001         | 16   | 0         | 40000  | orange  | non     | -
  Limite dépassée de 5 000,01 €, 10 % juste     | 55000.11@-30               | 55001         | 16   | 0         | 50000.1| vert    | non     | -
  Aucune vente à crédit, 5 000 €                | 5000@-30                   | 5000          | 16   | 0         | 0      | vert    | non     | -
  Aucune vente à crédit                         | 6000@-30                   | 6000          | 16   | 0         | 0      | orange  | non     | -
`;

const TODAY = dayOf(2026, 1, 14);
const COLOURS: Readonly<Record<string, Colour>> = { rouge: "red", orange: "orange", vert: "green" };
const STATUSES: Readonly<Record<string, CoverStatus>> = {
  refusée: "refused",
  réduite: "reduced",
  résiliée: "cancelled",
};
const STATES = { later: "plus tard", soon: "bientôt", urgent: "urgent", passed: "dépassée" } as const;

const rows = CASES.trim()
  .split("\n")
  .slice(1)
  .map((row) => row.split("|").map((cell) => cell.trim()));

function itemsFrom(text: string): OpenItem[] {
  return text.split(/\s+/).map((own) => {
    const [amount, late] = own.replace("L", "").split("@").map(Number);
    return {
      clientCode: "C1",
      clientName: "Client",
      document: own,
      documentDate: null,
      dueDate: TODAY - (late ?? 0),
      amount: Math.round((amount ?? 0) * 100),
      disputed: own.endsWith("L"),
    };
  });
}

function classified(cells: readonly string[], change: Partial<Parameters> = {}): ClassifiedClient {
  const [, items = "", cover = "", rating = "", promises, limit = "-"] = cells;
  const parameters = { ...DEFAULT_PARAMETERS, ...change };
  const [granted, status] = cover.split(/\s+/);
  const [receivables] = ageOpenItems(itemsFrom(items), {
    referenceDate: TODAY,
    termOf: () => null,
    residue: parameters.residue,
  });
  if (receivables === undefined) throw new Error("no items");
  const value = rating.replace("!", "");
  const line = {
    clientCode: "C1",
    clientName: "Client",
    insurer: "Prudence Crédit",
    kind: "named",
    nature: "permanent",
    granted: Number(granted) * 100,
    requested: null,
    from: null,
    to: null,
    status: STATUSES[status ?? ""] ?? "accepted",
    insuredShare: 0.9,
  } as const;
  const record = {
    clientCode: "C1",
    clientName: "Client",
    group: "",
    salesperson: "",
    paymentTerms: "",
    termDays: null,
    ratings: value === "?" ? [] : [{ provider: "Altares", value, date: TODAY - 30 }],
    insolvency: rating.includes("!") ? { kind: null, date: null } : null,
    limit: null,
    turnover: null,
    exposureParts: null,
  };
  const coverLines = cover === "?" ? [] : [line];
  const file = {
    ...NOTHING_KNOWN,
    receivables,
    coverLines,
    record,
    limit: limit === "-" ? null : { amount: Number(limit) * 100, reviewDate: null, shared: null },
    brokenPromises: Number(promises),
  };
  const grid = defaultGrid(criteriaInUse(parameters));
  return classify(file, { ...DEFAULT_POLICY, parameters, grid }, TODAY);
}

test.each(rows)("%s", (...cells) => {
  const client = classified(cells);
  const [colour, block, declaration] = cells.slice(6);
  expect(client.colour).toBe(COLOURS[colour ?? ""]);
  expect(client.blockProposal === null ? "non" : "oui").toBe(block);
  expect(client.declaration === null ? "-" : STATES[client.declaration.state]).toBe(declaration);
});

const rowOf = (situation: string) => {
  const row = rows.find(([own]) => own === situation);
  if (row === undefined) throw new Error(`no case "${situation}"`);
  return row;
};

test.each<[string, Partial<Parameters>, Colour]>([
  ["Procédure collective, bien couvert", { hardRedInsolvency: false }, "green"],
  ["Couverture résiliée", { hardRedCoverWithdrawn: false }, "orange"],
  ["Deux promesses non tenues", { hardRedBrokenPromises: false }, "green"],
  ["Deux promesses non tenues", { brokenPromisesLimit: 3 }, "green"],
  ["Tout l'échu en litige : à jour", { countDisputes: true }, "orange"],
  ["Sans cote", { greenWithoutData: true }, "green"],
  ["Sans cote", { ratingsInUse: false }, "green"],
  ["Refusé et cote faible", { coverCriterion: "none" }, "orange"],
  ["Refusé et cote faible", { coverCriterion: "none", ratingsInUse: false }, "green"],
  ["Retard grave, couvert et bonne cote", { coverCriterion: "none" }, "red"],
  ["Dans sa limite", { coverCriterion: "limit" }, "green"],
  ["Limite dépassée de 10 %", { coverCriterion: "limit" }, "green"],
  ["Limite dépassée d'un centime de plus", { coverCriterion: "limit" }, "orange"],
  ["Limite dépassée d'un centime de plus", { coverCriterion: "limit", ratingsInUse: false }, "orange"],
  ["Limite dépassée d'un centime de plus", { coverCriterion: "limit", excessShare: 0.2 }, "green"],
  ["Limite dépassée d'un centime de plus", { coverCriterion: "limit", excessAmount: 1e12 }, "green"],
  ["Limite dépassée d'un centime de plus", { coverCriterion: "none", ratingsInUse: false }, "orange"],
  ["Limite dépassée de 5 000 €, moins de 10 %", { coverCriterion: "limit" }, "green"],
  ["Limite dépassée de 5 000,01 €, plus de 10 %", { coverCriterion: "limit" }, "orange"],
  ["Limite dépassée de 5 000,01 €, 10 % juste", { coverCriterion: "limit" }, "green"],
  ["Aucune vente à crédit, 5 000 €", { coverCriterion: "limit", ratingsInUse: false }, "orange"],
  ["Aucune vente à crédit", { coverCriterion: "limit" }, "orange"],
  ["Petite limite dépassée de 5 000 €", { coverCriterion: "limit", ratingsInUse: false }, "orange"],
  ["Refusé mais bonne cote, à jour", { coverCriterion: "limit" }, "orange"],
])("what a parameter does, each rule can be switched off: %s %p", (situation, change, colour) => {
  expect(classified(rowOf(situation), change).colour).toBe(colour);
});

test("a released client is not proposed for a block again before the release has ended", () => {
  const client = classified(rowOf("31 jours de retard : blocage proposé"));
  const again = (releasedUntil: number) =>
    classify({ ...client, releasedUntil }, DEFAULT_POLICY, TODAY).blockProposal;
  expect(client.blockProposal).toEqual({ days: 31, amount: 15_000_00, why: "days" });
  expect(again(TODAY)).toBeNull();
  expect(again(TODAY - 1)).toEqual(client.blockProposal);
});

test("a rating older than a year still counts and says so", () => {
  const client = classified(rowOf("Couvert, bonne cote, à jour"));
  const dated = (date: number) => {
    const ratings = [{ provider: "Altares", value: "16", date }];
    const record = client.record && { ...client.record, ratings };
    return classify({ ...client, record }, DEFAULT_POLICY, TODAY);
  };
  expect(dated(TODAY - 365).signature).toMatchObject({ quality: "good", old: false });
  const old = dated(TODAY - 366);
  expect(old).toMatchObject({ colour: "green", signature: { old: true } });
  expect(old.reasons).toContainEqual(expect.objectContaining({ oldSince: TODAY - 366 }));
});

test("the exposure adds what the workbook has beside the balance", () => {
  const client = classified(rowOf("Couvert, bonne cote, à jour"));
  const exposureParts = {
    deliveriesNotInvoiced: 4_000_00,
    ordersNotDelivered: 3_000_00,
    billsNotMatured: 2_000_00,
    deposits: 1_500_00,
  };
  const record = client.record && { ...client.record, exposureParts };
  const whole = classify({ ...client, record }, DEFAULT_POLICY, TODAY);
  expect(whole).toMatchObject({ exposure: 97_500_00, uncovered: 7_500_00, exposureParts });
  expect(client).toMatchObject({ exposure: 90_000_00, uncovered: 0, exposureParts: null });
});
