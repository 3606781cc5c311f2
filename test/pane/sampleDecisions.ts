import type { ClientHistory } from "../../src/committee/protocol/protocolContract";
import { dayOf } from "../../src/domain/basis/day";
import { ACTION_KINDS, ACTION_STATUSES, type ProtocolEntry } from "../../src/domain/protocol/protocol";
import { translator } from "../../src/locales/translator";
import { protocolEntry } from "../sample/protocolEntry";

const LAST = dayOf(2026, 5, 8);
const words = translator("fr");
const CLIENTS = ["Verrerie du Midi SAS", "Brossard & Fils", "Confitureries de la Vallée d'Aubresse"] as const;
const OWNERS = ["Claire Ravel", "Paul Tillac", "Jeanne Marot"] as const;
const TEXTS = [
  "Relance client : 44 211 € échus, réponse attendue avant le comité",
  "Bloquer les expéditions tant que la facture FA-2210 n'est pas réglée ; prévenir le dépôt",
  "Demander à l'assureur une garantie de 182 000 €",
] as const;

/** So many decisions over weekly committees, the newest first. */
export function manyDecisions(count: number): ProtocolEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const kind = ACTION_KINDS[index % ACTION_KINDS.length] ?? "information";
    const status = ACTION_STATUSES[index % ACTION_STATUSES.length] ?? "done";
    const committeeDate = LAST - 7 * Math.floor(index / 12);
    return protocolEntry({
      number,
      committeeDate,
      clientCode: `C0004${index % 3}`,
      clientName: CLIENTS[index % 3] ?? "",
      decision: `${TEXTS[index % 3]} (${number})`,
      kind,
      kindText: words.t(`workbook:actionKinds.${kind}`),
      owner: OWNERS[index % 3] ?? "",
      status,
      dueDate: committeeDate + 7,
      doneOn: status === "done" ? committeeDate + 6 : null,
      result: status === "done" ? "Réglé" : "",
      arbitration: index === 1 ? "asked" : index === 4 ? "ruled" : "none",
      ruling: index === 4 ? "Livrer contre acompte de 30 %" : "",
    });
  });
}

/** A client over fourteen committees: red, orange, then green, with a promise of each kind. */
export function sampleHistory(): ClientHistory {
  const decisions = manyDecisions(36).filter(({ clientCode }) => clientCode === "C00040");
  const [first, second, third] = decisions;
  return {
    points: Array.from({ length: 14 }, (_, index) => ({
      committeeDate: LAST - 7 * (13 - index),
      colour: index < 6 ? "red" : index < 11 ? "orange" : "green",
      exposure: (240 - index * 6 + (index % 3) * 9) * 1_000_00,
      validCover: 60_000_00,
      uncovered: (180 - index * 9) * 1_000_00,
      countedOverdue: Math.max(0, 96 - index * 8) * 1_000_00,
      oldestDaysLate: Math.max(0, 92 - index * 7),
    })),
    decisions,
    brokenPromises: first ? [first] : [],
    keptPromises: second ? [second] : [],
    arbitrations: third ? [third] : [],
    block: third ?? null,
    opening: null,
    warnings: [],
  };
}
