declare module "@socialgouv/jours-feries" {
  /** Public holidays of France in a year, by name, at midnight local time. */
  export default function getJoursFeries(
    year: number,
    options?: { readonly alsace?: boolean },
  ): Record<string, Date>;
}
