import type { TaskControl } from "../port/task";
import type { Day } from "../../domain/basis/day";
import type { Intake, SourceDecision, Source, Message, SourceKind, SourceColumn } from "../../intake/source";
import type { Criteria } from "../../domain/policy/policy";
import type { ClientSummary } from "../port/clientStanding";
import type { Language, SheetNames } from "../../locales/translator";
import type { Week } from "../week/weekContract";

/** One source as the pane names it. */
export interface SourceSummary {
  readonly sheet: string;
  readonly kind: SourceKind;
  readonly headerRow: number;
  /** Before the analysis: the rows below the headings. */
  readonly rowsRead: number;
  /** Null before the analysis, which alone reads every row. */
  readonly rowsIgnored: number | null;
  readonly rowsRejected: number | null;
  readonly referenceDate: Day | null;
}

/** What the pane can say on opening, from a read that writes nothing. */
export interface Overview {
  /** Language of the sheets when the workbook has been set up, else null. */
  readonly workbookLanguage: Language | null;
  /** Day of the next committee and its hour, e.g. "8:30". */
  /** ISO code of the company's currency. */
  readonly currency: string;
  readonly nextCommittee: { readonly day: Day; readonly time: string };
  /** The day the agenda must leave. */
  readonly agendaDue: Day;
  readonly today: Day;
  /** Sheets of the finance team in which receivables or other sources were found, best first. */
  readonly sources: readonly SourceSummary[];
  /** The same as understood from their first rows: columns, preview, doubts. */
  readonly readings: readonly Source[];
  /** What was decided about sources before, sheets not to be read included. */
  readonly decisions: readonly SourceDecision[];
  readonly referenceDate: Day | null;
  /** Sheets that nothing was read from, and why. */
  readonly notRead: Intake["notRead"];
  /** Why there are no receivables among the sources, or null when there are. */
  readonly notFound: Message | null;
  /** What the colours look at; before the first write what there is a source for: of the rest is asked whether it counts. */
  readonly criteria: Criteria;
  /** Names of the sheets that the first write will create, in the language the workbook has or would take. */
  readonly sheetsToCreate: Readonly<Record<Language, readonly string[]>>;
  /** What our sheets are called, or would be, in the language the workbook has or would take. */
  readonly sheetNames: Readonly<Record<Language, SheetNames>>;
  /** The last analysis standing in CC_Clients, when there is one. */
  readonly clients: readonly ClientSummary[] | null;
  /** Cells of theirs that do not read; such a client is not among them. */
  readonly clientWarnings: readonly Message[];
  readonly agendaPrepared: boolean;
}

/** What opening the pane reads in one go. */
export interface FirstLook extends Overview {
  /** Where the week stands at that moment; absent when a table that only the week needs cannot be read. */
  readonly week?: Week;
}

/** A sheet of the finance team and the rows that could be its headings, for declaring it a source by hand. */
export interface SheetToDeclare {
  readonly sheet: string;
  /** Among its first rows; `row` is the one-based row of the sheet. */
  readonly rows: readonly { readonly row: number; readonly headings: readonly SourceColumn[] }[];
}

/** What the credit manager can do with the finance team's sheets. */
export interface SourcesActions {
  /** Reads only: nothing is written on opening the pane. */
  lookUp(control: TaskControl): Promise<FirstLook>;
  /** The sources as their first rows read under these decisions. Writes nothing. */
  previewSources(decisions: readonly SourceDecision[], control: TaskControl): Promise<readonly Source[]>;
  /** Every sheet that is not ours and has a row of texts, hidden ones too. Writes nothing. */
  sheetsToDeclare(control: TaskControl): Promise<readonly SheetToDeclare[]>;
}
