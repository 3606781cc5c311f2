import { LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import { translator } from "../../locales/translator";
import { mailText } from "../../documents/form/mailText";
import { resultsDocument } from "./resultsMail";

const fr = translator("fr");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("one page: headline, cash with its assumption, key figures, what preceded, what to know to compare", () => {
  const mail = resultsDocument(RESULTS, fr);
  expect(plain(mail.subject)).toBe("Comité crédit : retards −3,3 M€ (−35 %) depuis le 09/01/2026");
  expect(plain(mailText(mail, "https://verrier.example.com/comite.xlsx", fr))).toMatchInlineSnapshot(`
    "Résultats du comité crédit
    Verreries réunies
    17 comités, du 09/01/2026 au 08/05/2026
    Présenté par Paul Tillac, direction commerciale
    Retards : 9,4 M€ → 6,1 M€ (−3,3 M€, −35 %) depuis le 09/01/2026
    Trésorerie libérée : 3,3 M€, si cette baisse a été encaissée.

    Chiffres clés
    -------------

    Échu retenu : 9,4 M€ → 6,1 M€ (−3,3 M€)
    % échu : 15,2 % → 9,9 % (−5,3 pts)
    DSO : 68,4 j → 62,1 j (−6,3 j)
    Non couvert : 14,8 M€ → 10,9 M€ (−3,9 M€)
    Clients rouges : 31 → 19 (−12)
    Actions à temps : 61 % → 80 % (+19 pts)
    Arbitrages : 23 % → 9 % (−14 pts)

    Arbitrages
    ----------
    Arbitrages : 23 % → 9 % des décisions. Ils baissent : l'équipe mûrit.
    Le signal de 20 % n'est pas dépassé.

    Baisses les plus fortes
    -----------------------
    - Verrerie du Midi SAS, C00127
        642 100 € le 16/01/2026 → 64 210 € (−577 890 €)
        Précédé de :
        n° 12, 16/01/2026 : Blocage expédition
        n° 19, 16/01/2026 : Plan de règlement
    - Société Coopérative des Vignerons de la Haute Vallée, C00210
        312 000 € le 09/01/2026 → 0 € (−312 000 €)
        Précédé de :
        n° 41, 16/01/2026 : Visite conjointe
    - Brasserie Lalande, C00318
        98 400 € le 30/01/2026 → 12 000 € (−86 400 €)

    Pour comparer
    -------------
    Aucun comité entre le 24/04/2026 et le 08/05/2026.
    La politique de crédit a changé le 13/03/2026 : seuil 50 000 € → seuil 75 000 €.
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
  expect(plain(mailText(mail, null, fr))).toContain("deuxième comité, le vendredi 16 janvier 2026");
});
