import type { ResultsMatter } from "../../documents/results/resultsMatter";
import type { Message } from "../../intake/source";
import type { MailToSend } from "../mail/mailToSend";

/** What the committees achieved, and how its sheet stands. */
export interface Results extends ResultsMatter {
  /** Whether the sheet stands, and shows the last committee. */
  readonly sheet: "absent" | "behind" | "current";
  readonly warnings: readonly Message[];
}

/** A Results sheet brought up to date. */
export interface ResultsRefreshed {
  readonly results: Results;
  /** What this Excel could not dress up. */
  readonly warnings: readonly Message[];
  readonly written: { readonly sheetsCreated: readonly string[]; readonly cellsChanged: number };
}

export interface ResultsActions {
  /** What was achieved, from the committees, the history and the protocol; writes nothing. */
  readResults(): Promise<Results>;
  /** Writes the Results sheet, or brings it up to date; people's formatting of its charts stays. */
  refreshResults(): Promise<ResultsRefreshed>;
  /** The page for the management committee as a mail. Writes nothing. */
  resultsMail(): Promise<MailToSend>;
}
