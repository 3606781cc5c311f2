import type { AgendaActions } from "../../src/committee/agenda/agendaContract";
import type { AnalysisActions } from "../../src/committee/analysis/analysisContract";
import type { ClientActions } from "../../src/committee/client/clientContract";
import type { ClosingActions } from "../../src/committee/closing/closingContract";
import type { CommitteeActions } from "../../src/committee/contract";
import type { MeetingActions } from "../../src/committee/meeting/meetingContract";
import type { PolicyActions } from "../../src/committee/policy/policyContract";
import type { WorkbookActions } from "../../src/committee/port/workbookActions";
import type { ProtocolActions } from "../../src/committee/protocol/protocolContract";
import type { ResultsActions } from "../../src/committee/results/resultsContract";
import type { SelfCheckActions } from "../../src/committee/selfCheck/selfCheckContract";
import type { SourcesActions } from "../../src/committee/sources/sourcesContract";
import type { WeekActions } from "../../src/committee/week/weekContract";

/** Every action of every feature by its name alone, which no other feature has. */
export type EveryAction = WorkbookActions &
  SourcesActions &
  AnalysisActions &
  PolicyActions &
  ClientActions &
  WeekActions &
  AgendaActions &
  MeetingActions &
  ProtocolActions &
  ClosingActions &
  ResultsActions &
  SelfCheckActions;

/** The features with some of their actions replaced, each in the feature that has it. */
export function withActions(features: CommitteeActions, over: Partial<EveryAction>): CommitteeActions {
  const replaced = Object.entries(features).map(([name, feature]: [string, object]) => {
    const own = Object.entries(over).filter(([action]) => action in feature);
    return [name, { ...feature, ...Object.fromEntries(own) }] as const;
  });
  return Object.fromEntries(replaced) as unknown as CommitteeActions;
}
