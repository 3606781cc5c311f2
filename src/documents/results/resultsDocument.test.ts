import { LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import { translator } from "../../locales/translator";
import { mailText } from "../form/mailText";
import { resultsDocument } from "./resultsDocument";

const fr = translator("fr");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("one page: headline, cash with its assumption, key figures, what preceded, what to know to compare", () => {
  const mail = resultsDocument(RESULTS, fr);
  expect(plain(mail.subject)).toBe("Comité crédit : retards −2,6 M€ (−28 %), moyennes de 4 comités");
  expect(plain(mailText(mail, "https://verrier.example.com/comite.xlsx", fr))).toMatchInlineSnapshot(`
    "Résultats du comité crédit
    Verreries réunies
    17 comités, du 09/01/2026 au 08/05/2026
    Présenté par Paul Tillac, direction commerciale
    Retards : 9,1 M€ → 6,5 M€ (−2,6 M€, −28 %), moyennes de 4 comités
    Trésorerie libérée : 2,6 M€, si elle a été encaissée. Échu constaté : plus haut le 09/01/2026 : 9,4 M€, plus bas le 08/05/2026 : 6,1 M€.

    Chiffres clés
    -------------

    Retards comparés : 9,1 M€ → 6,5 M€ (−2,6 M€)
    Hors succès : 0 €
    Échu retenu constaté : 9,1 M€ → 6,5 M€
    % échu constaté : 14,7 % → 10,5 % (−4,2 pts)
    DSO constaté : 67,8 j → 62,9 j (−4,9 j)
    Non couvert constaté : 14,5 M€ → 11,4 M€ (−3,0 M€)
    Clients rouges : 30,0 → 20,5 (−9,5)
    Actions à temps : 74 % → 80 % (+6 pts)
    Arbitrages : 23 % → 9 % (−14 pts)

    Arbitrages
    ----------
    Arbitrages : 23 % → 9 % des décisions, en baisse.
    Le signal de 20 % n'est pas dépassé.

    Repères
    -------
    ◆ politique : 13/03/2026 · ■ reprise : 08/05/2026

    Baisses les plus fortes et décisions qui ont précédé
    ----------------------------------------------------
    - Verrerie du Midi SAS
        Échu moyen 642 100 · Au dernier comité 64 210 · Évolution −577 890
        n° 19, 16/01/2026 : Plan de règlement
        n° 12, 16/01/2026 : Blocage expédition
    - Société Coopérative des Vignerons de la Haute Vallée
        Échu moyen 312 000 · Au dernier comité – · Évolution −272 000
        Hors 40 000 € passés en perte ou indemnisés
        n° 41, 16/01/2026 : Visite conjointe
    - Brasserie Lalande
        Échu moyen 98 400 · Au dernier comité 12 000 · Évolution −86 400
        Aucune décision depuis

    Pour comparer
    -------------
    Aucun comité clos entre le 24/04/2026 et le 08/05/2026.
    Depuis le comité du 13/03/2026, la politique de crédit est une autre : seuil 50 000 € → seuil 75 000 €.
    Lunetterie Comtoise : le code C00771 est devenu D10771 (27/02/2026). Les deux sont suivis comme un seul client.

    Ouvrir le classeur : https://verrier.example.com/comite.xlsx

    Confidentiel"
  `);
});

test("the presenter is of the commercial management, or is still to be named", () => {
  expect(resultsDocument({ ...RESULTS, presenter: "" }, fr).intro).toContain(
    "À présenter par la direction commerciale",
  );
});

test("before the second committee it says when there will be results", () => {
  const mail = resultsDocument(LITTLE_HISTORY, fr);
  expect(plain(mail.subject)).toBe("Comité crédit : résultats à venir");
  expect(plain(mailText(mail, null, fr))).toContain("deuxième, le vendredi 16 janvier 2026");
});
