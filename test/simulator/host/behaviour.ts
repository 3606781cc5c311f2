/**
 * What Excels differ in, or what is reported and not sure: switches of one simulated Excel, to be turned while it
 * runs. "User" marks options of AutoCorrect that the user sets and no add-in can read.
 */
export interface Behaviour {
  /** Criteria given with null properties, as they are read back, are refused (office-js#1226). */
  refusesNullCriteria: boolean;
  /** Applying a filter after the table's filters were cleared is refused, whatever its criteria (office-js#1226). */
  refusesFilterAfterClear: boolean;
  /** A filter applied after the table's filters were cleared cannot be loaded: an internal error (office-js#3030). */
  refusesFilterLoadAfterApply: boolean;
  /** Range.find and findAll see shown text in cells that are not hidden (VBA: excelforum 694129), not values. */
  findsWhatIsShown: boolean;
  /** With manual calculation a formula is computed when it is entered, and only what reads it waits. */
  computesWhatIsEntered: boolean;
  /** A formula that names a table which is not there (yet) is refused. */
  refusesUnknownTables: boolean;
  /** The word that no sheet may bear follows the display language (XlsxWriter#688: "Журнал" in Russian). */
  reservesLocalSheetName: boolean;
  /** Pages to fit to are taken and not kept, while the Page Layout tab was never shown (office-js#1860). */
  ignoresFitToPages: boolean;
  /** User: a table takes in what is written below it and a heading written at its right. */
  expandsTables: boolean;
  /** User: one formula in an empty column of a table fills the column, later ones overwrite it (office-js#2093). */
  fillsCalculatedColumns: boolean;
}

/**
 * Off here though some Excels are reported to do so: ignoresFitToPages.
 */
export const DEFAULT_BEHAVIOUR: Readonly<Behaviour> = {
  refusesNullCriteria: true,
  refusesFilterAfterClear: false,
  refusesFilterLoadAfterApply: false,
  findsWhatIsShown: true,
  computesWhatIsEntered: true,
  refusesUnknownTables: true,
  reservesLocalSheetName: true,
  ignoresFitToPages: false,
  expandsTables: true,
  fillsCalculatedColumns: true,
};
