import type { ActionKind } from "../../../src/domain/protocol/protocol";
import { sheetWords } from "../../../src/book/words";
import { NAMES } from "./cast";

/** The people of the invented maker, by their roles in the settings. */
export const PEOPLE = {
  creditManager: { name: "Nadia Meyrand", email: "nadia.meyrand@brasselune.example" },
  salesDirector: { name: "Luc Armandier", email: "luc.armandier@brasselune.example" },
  financeDirector: { name: "Hélène Castaing", email: "helene.castaing@brasselune.example" },
  arbiter: { name: "Marc Orsanne", email: "marc.orsanne@brasselune.example" },
} as const;

/** Salespeople own actions and get their mails; they do not sit. */
export const CONTACTS = [
  { name: "Claire Dupont", email: "claire.dupont@brasselune.example" },
  { name: "Sylvie Berthier", email: "sylvie.berthier@brasselune.example" },
  { name: "Antoine Lemoine", email: "antoine.lemoine@brasselune.example" },
  { name: "Thomas Nguyen", email: "thomas.nguyen@brasselune.example" },
  { name: "Paulo Ferreira", email: "paulo.ferreira@brasselune.example" },
  { name: "Hélène Rousseau", email: "helene.rousseau@brasselune.example" },
  { name: "Katrin Weber", email: "katrin.weber@brasselune.example" },
] as const;

/** What both sides say when they disagree, and what the arbiter rules at the next committee. */
export interface ScriptedArbitration {
  readonly sales: string;
  readonly finance: string;
  readonly question: string;
  readonly ruling: string;
}

/** A decision that the year tells, whatever the figures suggest. */
export interface ScriptedDecision {
  readonly committee: number;
  /** "" for one about no client. */
  readonly client: string;
  readonly kind: ActionKind;
  readonly decision: string;
  readonly topic?: string;
  readonly owner?: string;
  /** In euros. */
  readonly amount?: number;
  /** Weeks from the committee to the due date; 1 unless told. */
  readonly due?: number;
  /** Weeks to the day that the kind asks for: promise, visit, end of a release. */
  readonly until?: number;
  /** Ends the block in force. */
  readonly release?: true;
  readonly arbitration?: ScriptedArbitration;
  /** A promise that the client does not keep. */
  readonly broken?: true;
}

const refused = sheetWords("fr").t("workbook:topics.termsRefused");
const { creditManager, salesDirector, financeDirector } = PEOPLE;

/** The year's own events, in the order of the committees. */
export const SCRIPT: readonly ScriptedDecision[] = [
  {
    committee: 1,
    client: NAMES.garonnais,
    kind: "payment-plan",
    decision: "Solder 30 000 € sous quinze jours, le reste par tiers",
    amount: 30_000,
    due: 2,
    until: 2,
    owner: "Claire Dupont",
    broken: true,
  },
  {
    committee: 1,
    client: NAMES.wolvenberg,
    kind: "shipment-block",
    decision: "Ne plus livrer sans paiement d'avance",
    owner: salesDirector.name,
    arbitration: {
      sales: "Premier brasseur belge du fichier : un blocage le pousse chez le concurrent.",
      finance: "Rien reçu depuis novembre, l'assureur se retire.",
      question: "Livre-t-on encore sans paiement d'avance ?",
      ruling: "Paiement d'avance pour toute livraison",
    },
  },
  {
    committee: 1,
    client: NAMES.vaucressange,
    kind: "litigation",
    decision: "Déclarer la créance à Me Dorvault, mandataire",
    owner: creditManager.name,
    due: 2,
  },
  {
    committee: 2,
    client: NAMES.vernois,
    kind: "insurer-declaration",
    decision: "Déclarer la menace de sinistre avant le 30",
    amount: 58_000,
    owner: creditManager.name,
  },
  {
    committee: 2,
    client: NAMES.orvains,
    kind: "payment-terms",
    topic: refused,
    decision: "Rester à 45 jours net : la demande de 60 jours est refusée",
    owner: "Antoine Lemoine",
    arbitration: {
      sales: "La cave signe un volume de 4 M€ si elle obtient 60 jours.",
      finance: "Déjà 250 k€ échus ; 15 jours de plus coûtent 160 k€ de trésorerie.",
      question: "Accorde-t-on 60 jours aux Trois-Orvains ?",
      ruling: "Non ; proposer un prix pour paiement comptant",
    },
  },
  {
    committee: 3,
    client: NAMES.orvains,
    kind: "cover-request",
    decision: "Demander une hausse de garantie, bilan à l'appui",
    amount: 1_200_000,
    due: 3,
    owner: creditManager.name,
  },
  {
    committee: 4,
    client: NAMES.garonnais,
    kind: "payment-plan",
    decision: "Nouvel engagement écrit du gérant : 20 000 €",
    amount: 20_000,
    due: 2,
    until: 2,
    owner: "Claire Dupont",
    broken: true,
  },
  {
    committee: 5,
    client: NAMES.wolvenberg,
    kind: "insurer-declaration",
    decision: "Déclarer l'impayé à Garance Assurance",
    amount: 196_000,
    owner: creditManager.name,
  },
  {
    committee: 5,
    client: NAMES.aumerlin,
    kind: "joint-visit",
    decision: "Voir M. Aumerlin avec Sylvie Berthier : calendrier de règlement",
    owner: creditManager.name,
    due: 2,
    until: 2,
  },
  {
    committee: 7,
    client: NAMES.aumerlin,
    kind: "payment-plan",
    decision: "Échéancier signé : 200 000 € à la fin du mois",
    amount: 200_000,
    due: 5,
    until: 5,
    owner: "Sylvie Berthier",
  },
  {
    committee: 6,
    client: NAMES.aumerlin,
    kind: "due-date-extension",
    decision: "Reporter l'échéance de fin février au 31 mars, accord de l'assureur",
    due: 1,
    until: 5,
    owner: "Sylvie Berthier",
  },
  {
    committee: 7,
    client: NAMES.belladone,
    kind: "dispute-handling",
    decision: "Expertise contradictoire des flacons rayés du lot 4471",
    amount: 77_000,
    due: 6,
    owner: "Hélène Rousseau",
  },
  {
    committee: 9,
    client: NAMES.atlantique,
    kind: "shipment-block",
    decision: "Bloquer : plus rien reçu depuis le 20 février",
    owner: salesDirector.name,
    arbitration: {
      sales: "Le dépôt de Bordeaux vit de ses livraisons : bloqué, il ne paiera jamais.",
      finance: "L'encours monte de 25 k€ par semaine.",
      question: "Bloque-t-on Verre Distribution Atlantique-Sud ?",
      ruling: "Bloquer, et livrer au comptant ce qui est commandé",
    },
  },
  {
    committee: 11,
    client: NAMES.combrecy,
    kind: "payment-terms",
    topic: refused,
    decision: "Quinze jours de plus refusés ; escompte de 1 % proposé",
    owner: "Sylvie Berthier",
  },
  {
    committee: 12,
    client: NAMES.lavaurelle,
    kind: "cover-request",
    decision: "Demander 400 000 € avant la saison des fruits",
    amount: 400_000,
    due: 4,
    owner: creditManager.name,
  },
  {
    committee: 14,
    client: NAMES.wolvenberg,
    kind: "litigation",
    decision: "Produire la créance auprès du curateur",
    owner: creditManager.name,
    due: 2,
  },
  {
    committee: 14,
    client: NAMES.lestrevan,
    kind: "joint-visit",
    decision: "Rendez-vous à Aÿ avec la directrice financière",
    due: 4,
    until: 4,
    owner: "Sylvie Berthier",
  },
  {
    committee: 17,
    client: NAMES.atlantique,
    kind: "payment-plan",
    decision: "Trois versements de 50 000 €, caution du groupe",
    amount: 50_000,
    due: 6,
    until: 6,
    owner: "Claire Dupont",
  },
  {
    committee: 18,
    client: NAMES.vernois,
    kind: "litigation",
    decision: "Liquidation : produire la créance au liquidateur",
    owner: creditManager.name,
  },
  {
    committee: 19,
    client: NAMES.balmeron,
    kind: "information",
    decision: "Nouveau numéro de compte depuis la fusion des fichiers (0420017)",
  },
  {
    committee: 20,
    client: NAMES.harrowmere,
    kind: "guarantee",
    decision: "Lettre de crédit stand-by pour ce que l'assureur ne couvre plus",
    amount: 150_000,
    due: 4,
    owner: "Katrin Weber",
  },
  {
    committee: 22,
    client: NAMES.lavaurelle,
    kind: "raise-limit",
    decision: "Porter la limite interne à 450 000 € pour la saison",
    amount: 450_000,
    due: 1,
    until: 20,
    owner: financeDirector.name,
  },
  {
    committee: 23,
    client: NAMES.vaucressange,
    kind: "write-off",
    decision: "Passer la créance en perte : certificat d'irrécouvrabilité reçu",
    amount: 102_845.03,
    owner: financeDirector.name,
  },
  {
    committee: 24,
    client: NAMES.aumerlin,
    kind: "information",
    decision: "Échéancier tenu : félicitations de la direction commerciale",
  },
  {
    committee: 26,
    client: NAMES.atlantique,
    kind: "shipment-release",
    decision: "Débloquer : deux versements reçus",
    until: 6,
    release: true,
    owner: salesDirector.name,
  },
  {
    committee: 31,
    client: NAMES.gargouille,
    kind: "new-client",
    decision: "Ouvrir le compte : 30 jours, plafond 50 000 € après réponse de l'assureur",
    amount: 50_000,
    due: 2,
    owner: "Thomas Nguyen",
  },
  {
    committee: 32,
    client: NAMES.valdorne,
    kind: "cover-request",
    decision: "Demander une hausse sur le bilan 2025",
    amount: 1_800_000,
    due: 4,
    owner: creditManager.name,
  },
  {
    committee: 34,
    client: NAMES.wolvenberg,
    kind: "write-off",
    decision: "Passer la créance en perte au 30 septembre : liquidation sans actif",
    amount: 282_189.75,
    owner: financeDirector.name,
  },
  {
    committee: 35,
    client: NAMES.courtemanche,
    kind: "joint-visit",
    decision: "Visiter le laboratoire : retards nouveaux, cote abaissée",
    due: 3,
    until: 3,
    owner: "Hélène Rousseau",
  },
  {
    committee: 35,
    client: NAMES.courtemanche,
    kind: "lower-limit",
    decision: "Ramener la limite interne à 60 000 € tant que la cote baisse",
    amount: 60_000,
    due: 1,
    until: 12,
    owner: financeDirector.name,
  },
  {
    committee: 36,
    client: NAMES.harrowmere,
    kind: "cover-request",
    decision: "Demander le rétablissement sur comptes semestriels",
    amount: 300_000,
    due: 2,
    owner: creditManager.name,
  },
  {
    committee: 38,
    client: NAMES.vernois,
    kind: "indemnity",
    decision: "Indemnité de l'assureur reçue : solder la créance",
    amount: 130_417.66,
    owner: creditManager.name,
  },
  {
    committee: 38,
    client: NAMES.castelverdan,
    kind: "payment-terms",
    topic: refused,
    decision: "75 jours refusés : au-delà du délai légal",
    owner: "Paulo Ferreira",
  },
  {
    committee: 47,
    client: NAMES.courtemanche,
    kind: "shipment-block",
    decision: "Bloquer : aucun règlement depuis le 10 décembre",
    owner: salesDirector.name,
    arbitration: {
      sales: "Commande de 90 k€ prête à partir, marge forte.",
      finance: "Garantie réduite à 40 k€, 100 k€ échus.",
      question: "Expédie-t-on la commande prête ?",
      ruling: "Expédier contre virement préalable, bloquer le reste",
    },
  },
  {
    committee: 48,
    client: NAMES.courtemanche,
    kind: "insurer-declaration",
    decision: "Déclarer l'impayé à Garance Assurance",
    amount: 40_000,
    owner: creditManager.name,
  },
  {
    committee: 50,
    client: NAMES.castelverdan,
    kind: "payment-plan",
    decision: "Engagement du gérant : 60 000 € fin février",
    amount: 60_000,
    due: 4,
    until: 4,
    owner: "Paulo Ferreira",
  },
  {
    committee: 52,
    client: "",
    kind: "information",
    decision: "Bilan de l'année à présenter au comité de direction",
    owner: financeDirector.name,
    due: 3,
  },
];
