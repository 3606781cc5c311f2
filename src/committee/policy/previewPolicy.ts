import type { Day } from "../../domain/basis/day";
import type { ClassifiedClient } from "../../domain/colour/classification";
import type { Policy } from "../../domain/policy/policy";
import { readReferenceDate } from "../../excel/sheets/clientsSheet";
import type { ExcelSession } from "../../excel/host/session";
import { advisedFor, agendaSize } from "./agendaEffect";
import { clientKnowledge } from "../analysis/clientKnowledge";
import { type TaskControl, breathe } from "../port/task";
import type { BlocksEffect, PolicyEffect } from "./policyContract";
import { movesBetween } from "../analysis/colourMoves";
import { translator, type Language } from "../../locales/translator";
import { readPortfolio, type KeptPortfolio, type Portfolio } from "../analysis/readPortfolio";
import { readState } from "../port/workbookState";
import { classifyPortfolio } from "../analysis/classifyPortfolio";

/**
 * Classifies the portfolio again with another policy and with the one that stands in the settings now, so that
 * the difference is the policy's alone. Writes nothing.
 */
export async function previewPolicy(
  session: ExcelSession,
  kept: KeptPortfolio,
  policy: Policy,
  control: TaskControl,
  today: Day,
  displayLanguage: Language,
): Promise<PolicyEffect> {
  const portfolio = kept.current ?? (await readAgain(session, control, today));
  kept.current = portfolio;
  // Overrides and memory as they stand now: only the policy may differ.
  const state = await readState(session, "knowledge");
  const { intake, referenceDate } = portfolio;
  const classifiedWith = (each: Policy) =>
    classifyPortfolio(intake, each, referenceDate, {
      knowledgeOf: clientKnowledge(state, each.parameters, today, intake).fileOf,
      pause: () => breathe(control),
    });
  control.onProgress({ step: "classifying", done: 0 });
  await breathe(control);
  const before = await classifiedWith(state.policy);
  control.onProgress({ step: "classifying", done: 0.5 });
  await breathe(control);
  const after = await classifiedWith(policy);
  return {
    clients: after.length,
    moves: movesBetween(before, after, translator(displayLanguage, policy.parameters.companyCurrency)),
    agenda: {
      before: agendaSize(before, state.policy.parameters, referenceDate),
      after: agendaSize(after, policy.parameters, referenceDate),
    },
    blocks: blocksBetween(before, after),
    advised: advisedFor(after, policy.parameters, referenceDate),
  };
}

function blocksBetween(
  before: readonly ClassifiedClient[],
  after: readonly ClassifiedClient[],
): BlocksEffect {
  const blocked = (clients: readonly ClassifiedClient[]) =>
    clients.filter(({ blockProposal }) => blockProposal !== null);
  const [then, now] = [blocked(before), blocked(after)];
  const onlyIn = (some: readonly ClassifiedClient[], others: readonly ClassifiedClient[]) => {
    const known = new Set(others.map(({ clientCode }) => clientCode));
    return some.filter(({ clientCode }) => !known.has(clientCode)).map(({ clientName }) => clientName);
  };
  return {
    before: then.length,
    after: now.length,
    begun: onlyIn(now, then),
    ended: onlyIn(then, now),
  };
}

/** The sources as of the day of the last analysis, whatever day they say now. */
async function readAgain(session: ExcelSession, control: TaskControl, today: Day): Promise<Portfolio> {
  const referenceDate = await session.run(readReferenceDate);
  return readPortfolio(session, { referenceDate, isLargeAccepted: true }, control, today);
}
