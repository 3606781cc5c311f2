import type { AboutExcel } from "../../excel/host/about";
import type { Ask, Facts, Outcome, ProbeAnswer } from "../../excel/selfCheck/probe";
import type { PaneProbeId, ProbeId } from "../../excel/selfCheck/probes";

export { PROBES } from "../../excel/selfCheck/probes";
export type { Facts, Outcome, ProbeAnswer, ProbeId };
export type { Ask, Question, Reply } from "../../excel/selfCheck/probe";

/** How one probe ended. */
export interface ProbeResult {
  readonly number: number;
  readonly id: ProbeId;
  readonly outcome: Outcome;
  /** Excel's code, or why it was not asked: "unsupported", "skipped", "cancelled"; null when it was answered. */
  readonly code: string | null;
  readonly expected: Facts;
  readonly facts: Facts;
  readonly measures: Facts;
  readonly ms: number;
}

/** A whole check, as it is copied: nothing of the user, of the workbook's cells or of its place. */
export interface SelfCheckReport {
  readonly product: "Comité Crédit";
  readonly version: string;
  readonly excel: AboutExcel;
  /** False when Excel refused to take the scratch sheet away: the next opening of the pane tries again. */
  readonly sheetRemoved: boolean;
  /** In the order of the list. */
  readonly probes: readonly ProbeResult[];
}

/** How the pane's own page is tried: what only it can see. */
export type PaneProbes = Readonly<Record<PaneProbeId, (ask: Ask) => Promise<ProbeAnswer>>>;

/** What a check needs from whoever asked for it. */
export interface SelfCheckControl {
  readonly signal: AbortSignal;
  /** Told before each probe. */
  readonly onProbe: (id: ProbeId, done: number) => void;
  /** Rejects with Problem "cancelled" when the user stops the check meanwhile. */
  readonly ask: Ask;
}

/** What the credit manager, or whoever helps them, can find out about this Excel. */
export interface SelfCheckActions {
  /**
   * Tries every probe of the list; one that fails stops nothing. Stopped by the user, it tells of those not tried
   * that they were not asked. The scratch sheet is gone then, or the report says that it is not.
   * @throws Problem when nothing can be tried: "workbook-read-only", "workbook-protected"; "cancelled" when the
   * user stops it before anything is added to the workbook.
   */
  checkExcel(pane: PaneProbes, version: string, control: SelfCheckControl): Promise<SelfCheckReport>;
}
