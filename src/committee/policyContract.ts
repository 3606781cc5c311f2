import type { Override } from "../domain/override";

/** What the credit manager can do with the credit policy. */
export interface PolicyActions {
  /**
   * Keeps a forced colour in the settings; the next analysis applies it.
   * @throws Problem "no-settings" before the first analysis; "override-too-long" beyond the policy's maximum.
   */
  addOverride(override: Override, clientName: string): Promise<void>;
  /** Ends an override with yesterday, or tonight when it started today; its row stays. */
  endOverride(override: Override): Promise<void>;
}
