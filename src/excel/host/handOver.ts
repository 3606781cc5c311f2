/** What this Excel passes on from the pane to the user's machine. */
export interface HandOver {
  /** Whether a file that the pane offers arrives among the downloads. */
  readonly downloads: boolean;
  /** Whether a `mailto:` link opens the mail program. */
  readonly mailLinks: boolean;
  /** Whether File has Export beside Print; elsewhere the print dialog makes the PDF. */
  readonly exports: boolean;
}

const NOTHING: HandOver = { downloads: false, mailLinks: false, exports: false };

/**
 * The one rule of what is offered besides copying, which works everywhere. Whoever is not named here, tablets
 * among them, is offered nothing that might do nothing.
 * - PC: WebView2 downloads all but PDF blobs (office-js-docs-pr, browsers-used-by-office-web-add-ins); a
 *   `mailto:` opens nothing (office-js#5011) or asks an administrator's trust (manage-trust-options).
 * - Mac: a download does nothing, without an error (office-js#2700, by design).
 * - OfficeOnline: the pane is a page of the user's own browser.
 */
const BY_PLATFORM: Readonly<Record<string, HandOver>> = {
  PC: { downloads: true, mailLinks: false, exports: true },
  Mac: { downloads: false, mailLinks: true, exports: false },
  OfficeOnline: { downloads: true, mailLinks: true, exports: false },
};

/**
 * @param platform one of `Office.PlatformType`, as Excel names it; blank where it does not say.
 */
export function handOver(platform: string): HandOver {
  return BY_PLATFORM[platform] ?? NOTHING;
}
