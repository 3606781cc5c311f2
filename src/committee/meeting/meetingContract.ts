import type { Day } from "../../domain/basis/day";
import type { Deadline } from "../../domain/cover/deadline";
import type { Criteria } from "../../domain/policy/policy";
import type { Suggestion } from "../client/clientContract";
import type { ActionKind, ProtocolEntry } from "../../domain/protocol/protocol";
import type { NamedClient } from "../../domain/client/client";
import type { HeldPromise } from "../../domain/protocol/promises";
import type { NumberRun } from "../../domain/protocol/goneNumbers";
import type { SheetChange } from "../../domain/protocol/sheetEdits";
import type { Message } from "../../intake/source";
import type { ClientStanding } from "../port/clientStanding";
import type { TaskControl } from "../port/task";
import type { Language } from "../../locales/translator";

/** The parts of a meeting, in their order. */
export const MEETING_SECTIONS = [
  "actions",
  "arbitrations",
  "red",
  "orange",
  "requests",
  "green",
  "other",
] as const;
type MeetingSection = (typeof MEETING_SECTIONS)[number];

/** A client as the committee looks at it: as the Clients sheet says, with what was decided before. */
export interface MeetingClient extends Omit<ClientStanding, "declaration"> {
  /** The day by which the insurer must be told; null when there is none. */
  readonly declaration: Deadline | null;
  /** Why it is on the agenda, in the workbook's words; "" when it is not. */
  readonly rules: string;
  /** Its last decisions of earlier committees, newest first. */
  readonly before: readonly ProtocolEntry[];
  /** The shipment block in force, or null. */
  readonly block: ProtocolEntry | null;
  readonly suggestions: readonly Suggestion[];
}

interface Step {
  /** The same whenever the meeting is opened again. */
  readonly key: string;
  readonly section: MeetingSection;
  /** Minutes that the agenda gives it. */
  readonly minutes: number;
  /** False for what the hour has no room for: "si le temps le permet". */
  readonly fits: boolean;
  /** The client it is about; null for one who is not on the Clients sheet, or for none. */
  readonly client: MeetingClient | null;
}

/** One item of the meeting, handled at a time. */
export type MeetingStep =
  | (Step & { readonly kind: "arbitration"; readonly entry: ProtocolEntry })
  | (Step & {
      readonly kind: "review";
      readonly entry: ProtocolEntry;
      readonly daysLate: number;
      /** How often the action was put off already. */
      readonly postponed: number;
      /** A promise with what its client owed then and owes now; null for any other action. */
      readonly promise: HeldPromise | null;
    })
  /** What people changed or typed in the protocol's sheet: accepted, or corrected. */
  | (Step & {
      readonly kind: "edit";
      readonly entry: ProtocolEntry;
      readonly changes: readonly SheetChange[];
      /** The whole row was typed by hand. */
      readonly isTyped: boolean;
      /** Whom a typed row may be about: several who bear the name that it gives, one, or none. */
      readonly meant: readonly NamedClient[];
    })
  /** Rows that people took out of the protocol: they stand in a version before, or the committee takes note. */
  | (Step & { readonly kind: "gone"; readonly gone: readonly GoneRow[] })
  | (Step & { readonly kind: "client"; readonly client: MeetingClient })
  /** The greens of the agenda, gone through together. */
  | (Step & { readonly kind: "greens"; readonly clients: readonly MeetingClient[] })
  /** What is about no client on the agenda, such as a new one. */
  | (Step & { readonly kind: "other" });

/** A row, or several with neighbouring numbers, that the protocol has no more, with what is still known. */
export interface GoneRow extends NumberRun {
  /** Days of the committees of the rows before and after it; null where there is none. */
  readonly after: Day | null;
  readonly before: Day | null;
  /** Client and decision as a page of ours quotes them, or the client of a row that continues it; "" where none does. */
  readonly known: string;
}

/** A kind of action as the settings list it; null for one that users added. */
export interface ListedKind {
  readonly kind: ActionKind | null;
  readonly text: string;
}

/** A committee as it is held. */
export interface Meeting {
  readonly day: Day;
  readonly time: string;
  readonly today: Day;
  /** What the colours look at. */
  readonly criteria: Criteria;
  /** Minutes of the whole meeting. */
  readonly minutes: number;
  /** The committee after this one: when decisions are due unless told. */
  readonly nextDay: Day;
  readonly steps: readonly MeetingStep[];
  /** Actions done since the last committee. */
  readonly done: readonly ProtocolEntry[];
  /** What this committee decided so far, oldest first. */
  readonly recorded: readonly ProtocolEntry[];
  readonly kinds: readonly ListedKind[];
  /** The people of the settings, then the other owners that the protocol knows. */
  readonly owners: readonly string[];
  /** Name of the arbiter; null when the settings name none. */
  readonly arbiter: string | null;
  /** True once the committee was closed in the table of committees. */
  readonly isClosed: boolean;
  readonly workbookLanguage: Language;
  readonly warnings: readonly Message[];
}

/** What a meeting that was begun already had on its list. */
export interface BegunMeeting {
  readonly day: Day;
  readonly steps: readonly string[];
}

/** What the credit manager can do to hold a committee. */
export interface MeetingActions {
  /**
   * The committee to hold: today's, else one of the last days that was not closed, else the next. Writes
   * nothing.
   * @param begun keeps that meeting's steps in their order, also of actions that were closed meanwhile.
   * @throws Problem "not-analysed" when there is no Clients sheet yet.
   */
  openMeeting(begun: BegunMeeting | null, control: TaskControl): Promise<Meeting>;
}
