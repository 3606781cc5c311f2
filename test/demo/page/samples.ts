/** The workbooks that the page offers: before the first committee, and after a year of them. */
export const SAMPLES = ["first-day", "after-a-year"] as const;
export type SampleName = (typeof SAMPLES)[number];

/** File of each, beside the page, and the day on which its story stands: the one before a committee. */
export const SAMPLE_FILES: Readonly<Record<SampleName, { readonly file: string; readonly day: string }>> = {
  "first-day": { file: "exemple-comite-credit.xlsx", day: "2026-01-15" },
  "after-a-year": { file: "exemple-comite-credit-apres-un-an.xlsx", day: "2027-02-18" },
};
