import type { MeetingClient, MeetingStep } from "../../../src/committee/meeting/meetingContract";
import type {
  ArbitrationRequest,
  DecisionDraft,
  Review,
} from "../../../src/committee/protocol/protocolContract";
import type { Day } from "../../../src/domain/basis/day";
import type { HeldPromise } from "../../../src/domain/protocol/promises";
import type { ActionKind, ProtocolEntry } from "../../../src/domain/protocol/protocol";
import { sheetWords } from "../../../src/book/words";
import type { Random } from "../random";
import { COMMITTEES_HELD } from "./calendar";
import { PEOPLE, SCRIPT, type ScriptedArbitration } from "./script";

/** A committee as its members sit in it. */
export interface Sitting {
  readonly number: number;
  readonly day: Day;
  readonly nextDay: Day;
  readonly random: Random;
}

type ReviewStep = Extract<MeetingStep, { kind: "review" }>;

/** What a committee decided of its own accord, and what goes to the arbiter. */
export interface Habit {
  readonly draft: Omit<DecisionDraft, "committeeDate" | "clientCode">;
  readonly arbitration: ScriptedArbitration | null;
}

/** From 0 at the first committee to 1 at the last: the team learns. */
function maturity({ number }: Sitting): number {
  return Math.min(1, (number - 1) / (COMMITTEES_HELD - 1));
}

const RESULTS: Readonly<Partial<Record<ActionKind, readonly string[]>>> = {
  "client-reminder": [
    "Virement reçu",
    "Comptable jointe : règlement au prochain échéancier",
    "Relevé renvoyé, factures retrouvées",
    "Traite reçue",
  ],
  "sales-action": ["Acheteur vu, règlement promis", "Client appelé par le commercial"],
  "cover-request": ["Demande déposée sur le portail de l'assureur", "Réponse de l'assureur reçue"],
  "dispute-handling": ["Avoir émis", "Bon de livraison signé retrouvé, litige levé"],
  "shipment-block": ["Compte bloqué, commercial prévenu"],
  "shipment-release": ["Commandes libérées"],
  "joint-visit": ["Visite faite, compte rendu envoyé"],
  "payment-plan": ["Versement reçu"],
  "insurer-declaration": ["Déclaration envoyée, accusé reçu"],
  litigation: ["Créance produite"],
};

/** What the committee hears of an action that is due. A promise is judged by the money that came. */
export function reviewOf({ entry, postponed, daysLate, promise }: ReviewStep, sitting: Sitting): Review {
  const { day, nextDay, random } = sitting;
  if (promise?.verdict === "kept") {
    return { outcome: "done", doneOn: day, result: heldText("kept", promise) };
  }
  if (isBrokenPromise(entry) || promise?.verdict === "broken") {
    if (daysLate === 0) return { outcome: "in-progress", result: "Rien reçu à ce jour" };
    const result = promise === null ? "Rien reçu : promesse non tenue" : heldText("broken", promise);
    return postponed === 0 ? putOff(sitting, result) : { outcome: "dropped", result };
  }
  if (promise?.verdict === "pending") return { outcome: "in-progress", result: "Versement attendu" };
  const isDone = random.chance(0.6 + 0.28 * maturity(sitting) + (daysLate > 0 ? 0.2 : 0));
  if (isDone || SCRIPT.some(({ decision }) => decision === entry.decision)) {
    const earliest = entry.committeeDate ?? day;
    const doneOn = Math.max(earliest, day - random.whole(0, 3));
    return { outcome: "done", doneOn, result: random.pick(RESULTS[entry.kind ?? "information"] ?? ["Fait"]) };
  }
  const what = random.next();
  if (what < 0.45) return { outcome: "in-progress", result: "Réponse attendue" };
  if (what < 0.88 && postponed < 2) return putOff(sitting, "");
  return postponed < 2 && nextDay > day
    ? { outcome: "in-progress", result: "Relancé par téléphone" }
    : { outcome: "dropped", result: "Sans objet" };
}

function heldText(verdict: "kept" | "broken", { promised, then, now }: HeldPromise): string {
  const words = sheetWords("fr");
  const amounts = {
    promised: words.money(promised, 0),
    then: words.money(then, 0),
    now: words.money(now, 0),
  };
  return words.t(`workbook:promise.result.${verdict}`, amounts);
}

function putOff({ day, nextDay }: Sitting, result: string): Review {
  return { outcome: "postponed", committeeDate: day, dueDate: nextDay, result };
}

function isBrokenPromise({ decision }: ProtocolEntry): boolean {
  return SCRIPT.some((own) => own.broken === true && own.decision === decision);
}

/** How much of a block's overdue may be left when it is released. */
const PAID_ENOUGH = 0.4;

/** What the committee decides about a client on its agenda; null for none. */
export function habitFor(client: MeetingClient, isBusy: boolean, sitting: Sitting): Habit | null {
  const { block, colour } = client;
  if (block !== null) return releaseOf(client, block, sitting);
  if (isBusy || colour === "green") return null;
  const wanted = colour === "red" ? 0.8 : client.countedOverdue > 0 ? 0.3 : 0.05;
  return sitting.random.chance(wanted) ? actionOn(client, sitting) : null;
}

/** No red client is left without a word: what is under way is maintained. */
export function maintained({ colour }: MeetingClient): Habit | null {
  if (colour !== "red") return null;
  return agreed({ kind: "information", decision: sheetWords("fr").t("workbook:suggestions.maintained") });
}

function releaseOf(client: MeetingClient, block: ProtocolEntry, sitting: Sitting): Habit | null {
  const told = SCRIPT.some(({ client: name, release }) => release === true && name === client.clientName);
  if (told || block.committeeDate === sitting.day) return null;
  if (client.countedOverdue > (block.countedOverdue ?? 0) * PAID_ENOUGH) return null;
  return agreed({
    kind: "shipment-release",
    decision: "Débloquer : l'essentiel de l'échu est réglé",
    until: sitting.day + 28,
    dueDate: sitting.nextDay,
    owner: PEOPLE.salesDirector.name,
    origin: block.number,
  });
}

function actionOn(client: MeetingClient, sitting: Sitting): Habit {
  const { random, day, nextDay } = sitting;
  const owner = ownName(client.salesperson);
  const suggested = (kind: ActionKind) => client.suggestions.find((own) => own.kind === kind);
  const isNew = (kind: ActionKind) => !client.before.some((entry) => entry.kind === kind);
  if (client.disputed > 0 && isNew("dispute-handling") && random.chance(0.5)) {
    return agreed({
      kind: "dispute-handling",
      decision: random.pick(DISPUTES),
      amount: client.disputed,
      dueDate: nextDay,
      owner,
    });
  }
  const cover = suggested("cover-request");
  if (cover !== undefined && client.uncovered >= 30_000_00 && isNew("cover-request") && random.chance(0.4)) {
    const { kind, decision, amount } = cover;
    return agreed({ kind, decision, amount, dueDate: day + 14, owner: PEOPLE.creditManager.name });
  }
  if (
    suggested("shipment-block") !== undefined &&
    client.colour === "red" &&
    isNew("shipment-block") &&
    random.chance(0.4)
  ) {
    const draft = {
      kind: "shipment-block",
      decision: "Bloquer les expéditions jusqu'au règlement de l'échu",
      dueDate: nextDay,
      owner: PEOPLE.salesDirector.name,
    } as const;
    return { draft, arbitration: random.chance((1 - maturity(sitting)) ** 2) ? DISAGREEMENT : null };
  }
  if (client.exposure > 300_000_00 && isNew("joint-visit") && random.chance(0.12)) {
    const until = day + 7 * random.whole(1, 3);
    return agreed({
      kind: "joint-visit",
      decision: "Visite du credit manager et du commercial",
      dueDate: until,
      until,
      owner,
    });
  }
  if (client.countedOverdue > 20_000_00 && isNew("payment-plan") && random.chance(0.15)) {
    const until = day + 21;
    const amount = Math.round(client.countedOverdue / 2 / 100_000) * 100_000;
    return agreed({
      kind: "payment-plan",
      decision: "Échéancier en deux versements",
      amount,
      dueDate: until,
      until,
      owner,
    });
  }
  const reminder = suggested("client-reminder");
  if (reminder !== undefined && random.chance(0.6)) {
    const { kind, decision } = reminder;
    return agreed({ kind, decision, dueDate: nextDay, owner: PEOPLE.creditManager.name });
  }
  const bySales = random.chance(0.4);
  return bySales
    ? agreed({
        kind: "sales-action",
        decision: random.pick(SALES_ACTIONS),
        dueDate: nextDay,
        owner,
      })
    : agreed({
        kind: "client-reminder",
        decision: random.pick(REMINDERS),
        dueDate: nextDay,
        owner: PEOPLE.creditManager.name,
      });
}

const DISPUTES = [
  "Retrouver le bon de livraison et lever le litige",
  "Chiffrer la casse avec le transporteur, émettre l'avoir",
  "Faire trancher l'écart de prix par l'administration des ventes",
];
const SALES_ACTIONS = [
  "Appeler l'acheteur : pas de nouvelle commande sans date de règlement",
  "Voir le gérant à la prochaine tournée et rapporter un chèque",
  "Lier la remise de fin d'année au règlement de l'échu",
  "Demander l'adresse du service comptable et le circuit de validation",
];
const REMINDERS = [
  "Relancer le directeur financier",
  "Envoyer le relevé et rappeler sous 48 heures",
  "Mettre en demeure par lettre recommandée",
  "Obtenir une date de virement, facture par facture",
  "Rappeler les pénalités et l'indemnité de 40 € par facture",
];

function agreed(draft: Habit["draft"]): Habit {
  return { draft, arbitration: null };
}

const DISAGREEMENT: ScriptedArbitration = {
  sales: "Le client commande chaque semaine et finit toujours par payer.",
  finance: "L'échu vieillit et l'assureur demandera des comptes.",
  question: "Bloque-t-on les expéditions dès maintenant ?",
  ruling: "Bloquer si rien n'est reçu sous huit jours",
};

/** Both positions as the request to the arbiter states them. */
export function requestOf({ sales, finance, question }: ScriptedArbitration, due: Day): ArbitrationRequest {
  return { salesPosition: sales, financePosition: finance, question, rulingDue: due };
}

/** "Claire Dupont" for "DUPONT Claire". */
function ownName(salesperson: string): string {
  const [family = "", first = ""] = salesperson.split(" ");
  return `${first} ${family.slice(0, 1)}${family.slice(1).toLowerCase()}`.trim();
}
