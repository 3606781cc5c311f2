import type { Grid } from "../../domain/policy/grid";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { Advice } from "../../domain/committee/advisedThreshold";
import type { Override } from "../../domain/policy/override";
import type { ROLES } from "../../book/settings";
import type { Parameters, Policy } from "../../domain/policy/policy";
import type { Message } from "../../intake/source";
import type { StatedOverride } from "../port/overrides";
import type { ColourMove } from "../analysis/analysisContract";
import type { AgendaSize } from "./agendaEffect";
import type { TaskControl } from "../port/task";

/** The credit policy as the settings sheet states it. */
export interface CreditPolicy {
  readonly policy: Policy;
  /** Ended ones included. */
  readonly overrides: readonly StatedOverride[];
  /** Values that are not valid, with their address and what is used meanwhile. */
  readonly warnings: readonly Message[];
  readonly today: Day;
}

/** The shipment blocks proposed under two policies. */
export interface BlocksEffect {
  readonly before: number;
  readonly after: number;
  /** Names of the clients that only the other policy, or only the one that stands, proposes to block. */
  readonly begun: readonly string[];
  readonly ended: readonly string[];
}

/** What another policy does to the portfolio. */
export interface PolicyEffect {
  /** How many clients were classified again. */
  readonly clients: number;
  /** Those that become worse first. */
  readonly moves: readonly ColourMove[];
  /** The agenda of the clients' figures under the policy that stands, and under the other one. */
  readonly agenda: { readonly before: AgendaSize; readonly after: AgendaSize };
  readonly blocks: BlocksEffect;
  /** The threshold with which the meeting would fit its hour under the other one; null when none does. */
  readonly advised: Advice;
}

/** Somebody with a role of the practice, as the settings name them first; "" where they do not. */
export interface SetUpPerson {
  readonly role: (typeof ROLES)[number];
  readonly name: string;
  readonly email: string;
}

/** What the short set-up form asks before the first agenda. */
export type SetUpAnswers = Pick<
  Parameters,
  "companyName" | "companyCurrency" | "coverCriterion" | "ratingsInUse"
> & { readonly people: readonly SetUpPerson[] };

/** The same as the settings have it, the criteria being those that a source was found for. */
export interface SetUp extends SetUpAnswers {
  /** The colours as they stand. */
  readonly grid: Grid;
  /** Names that the clients' salespeople have, to choose from. */
  readonly salespeople: readonly string[];
}

/** What the credit manager can do with the credit policy. */
export interface PolicyActions {
  /** Null before the first analysis, which creates the settings. */
  readCreditPolicy(): Promise<CreditPolicy | null>;
  /**
   * Classifies the portfolio again with another policy and with the one that stands. Writes nothing. The
   * portfolio of the last analysis serves; without one the sources are read first.
   */
  previewPolicy(policy: Policy, control: TaskControl): Promise<PolicyEffect>;
  /**
   * Writes what differs between the policy that was read and the one wanted into the settings.
   * @returns how many cells changed.
   * @throws Problem "policy-changed" when somebody else changed one of these cells meanwhile; nothing is written.
   */
  keepPolicy(read: Policy, wanted: Policy): Promise<number>;
  /**
   * Keeps a forced colour in the settings; the next analysis applies it.
   * @throws Problem "no-settings" before the first analysis; "override-too-long" beyond the policy's maximum.
   */
  addOverride(override: Override, clientName: string): Promise<void>;
  /** Sets both thresholds of the agenda, that of all clients and that of reds, to the one advised. */
  takeThreshold(threshold: Cents): Promise<void>;
  /**
   * Gives settings made before some rules rows for these: with their defaults, or with the values that leave
   * clients as they were.
   */
  settleNewRules(choice: "adopt" | "keep-earlier", control: TaskControl): Promise<void>;
  /** What the set-up form begins with; null before the first analysis. */
  readSetUp(): Promise<SetUp | null>;
  /**
   * Keeps what was answered; the form is then not offered again.
   * @returns whether the colours depend on something that has changed.
   */
  keepSetUp(answers: SetUpAnswers): Promise<boolean>;
  /** Leaves the form aside for good. */
  skipSetUp(): Promise<void>;
  /** Ends an override with yesterday, or tonight when it started today; its row stays. */
  endOverride(override: Override): Promise<void>;
}
