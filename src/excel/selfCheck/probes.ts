import type { AboutExcel } from "../host/about";
import { handOver } from "../host/handOver";
import type { Fact, ProbeSpec } from "./probe";

const REFUSED = "InvalidArgument";
const isWeb = ({ platform }: AboutExcel) => platform === "OfficeOnline";
const speaks = ({ displayLanguage }: AboutExcel, language: string) =>
  displayLanguage.toLowerCase().startsWith(language);

/** A filter of each kind: given back as read it is refused (office-js#1226), without its nulls it stands again. */
const FILTERS = ["values", "custom", "dynamic", "dates"].flatMap((kind): [string, Fact][] => [
  [`${kind} applied`, "done"],
  [`${kind} raw`, REFUSED],
  [`${kind} stripped`, "done"],
  [`${kind} filtered`, true],
  [`${kind} read again`, "done"],
]);

/**
 * What is checked of an Excel: the contract of the page "Check this Excel", of the tests over the simulator
 * and of the comparison of a report with it. Expected is what documentation or reports of users say.
 */
export const PROBES = [
  {
    number: 1,
    id: "reservedNames",
    where: "excel",
    decides: "which names of sheets a language reserves",
    requires: "1.1",
    expected: (about) => ({
      History: speaks(about, "en") ? REFUSED : "done",
      Historique: speaks(about, "fr") ? REFUSED : "done",
      Журнал: speaks(about, "ru") ? REFUSED : "done",
    }),
  },
  {
    number: 2,
    id: "filterCriteria",
    where: "excel",
    decides: "how filters that people set are put back",
    requires: "1.9",
    expected: Object.fromEntries<Fact>(FILTERS),
  },
  {
    number: 3,
    id: "find",
    where: "excel",
    decides: "whether find may look up a row: it searches what is shown, one cell stands for the sheet",
    requires: "1.9",
    expected: {
      oneCell: true,
      hiddenRow: false,
      filteredRow: false,
      hiddenColumn: false,
      hiddenSheet: false,
      shownText: true,
      valueOfShown: false,
      hashes: false,
    },
  },
  {
    number: 4,
    id: "belowTable",
    where: "excel",
    decides: "whether rows written below a table, and a heading at its right, join it",
    requires: "1.2",
    expected: { below: true, belowFiltered: true, headingAtRight: true },
  },
  {
    number: 5,
    id: "resizeFiltered",
    where: "excel",
    decides: "whether a filtered table can be resized, its hidden rows staying so",
    requires: "1.13",
    expected: { resize: "done", rowStaysHidden: true, staysFiltered: true },
  },
  {
    number: 6,
    id: "apostrophe",
    where: "excel",
    decides: "how text that looks like a formula is written and read back",
    requires: "1.1",
    expected: { value: "=1+1", formula: "=1+1", valueInText: "'=1+1", formulaInText: "'=1+1" },
  },
  {
    number: 7,
    id: "dropDowns",
    where: "excel",
    decides: "what parts the words of a drop-down, which lengths of its alert are refused",
    requires: "1.8",
    expected: {
      commaParts: true,
      semicolonParts: false,
      emptyAlert: "done",
      title33: REFUSED,
      message256: REFUSED,
    },
  },
  {
    number: 8,
    id: "rules",
    where: "excel",
    decides: "that formulas of rules are English, and what a malformed one is answered",
    requires: "1.8",
    expected: {
      condition: "done",
      validation: "done",
      readBackInEnglish: true,
      brokenFormula: REFUSED,
      brokenCondition: REFUSED,
      brokenValidation: REFUSED,
      brokenFormat: REFUSED,
    },
  },
  {
    number: 9,
    id: "slicers",
    where: "excel",
    decides: "how slicers are added",
    requires: "1.10",
    expected: { objects: "done", names: "done", objectsInFront: "done", namesInFront: "done" },
  },
  {
    number: 10,
    id: "fitToPage",
    where: "excel",
    decides: "whether a sheet fits its page in width, and whether reading tells",
    requires: "1.9",
    expected: { set: "done", pagesWide: 1 },
  },
  {
    number: 11,
    id: "frozenRows",
    where: "excel",
    decides: "whether rows can be frozen on a sheet that is not in front",
    requires: "1.7",
    expected: { behind: "done", behindRows: 1, inFront: "done", inFrontRows: 1 },
  },
  {
    number: 12,
    id: "rowHeights",
    where: "excel",
    decides: "whether rows of wrapped text take their height by themselves",
    requires: "1.2",
    expected: { autofit: "done", grows: true },
  },
  {
    number: 13,
    id: "noFilterButtons",
    where: "excel",
    decides: "what a table without filter buttons answers when asked for its filters",
    requires: "1.9",
    expected: { read: "done", enabled: false, filtered: false, clear: "done" },
  },
  {
    number: 14,
    id: "outline",
    where: "excel",
    decides: "whether detail can be grouped, folded and hidden",
    requires: "1.10",
    expected: { group: "done", fold: "done", foldedIsHidden: true, unfold: "done", hide: "done" },
  },
  {
    number: 15,
    id: "charts",
    where: "excel",
    decides: "how charts take their labels, and a point that is #N/A",
    requires: "1.7",
    expected: { labels: "done", points: 3 },
  },
  {
    number: 16,
    id: "linkFormulas",
    where: "excel",
    decides: "whether links can be formulas",
    requires: "1.1",
    expected: { value: "lien", text: "lien" },
  },
  {
    number: 17,
    id: "files",
    where: "excel",
    decides: "whether Excel gives the workbook as a file",
    requires: null,
    // Excel on the web gives PDFs of size 0 since 2025 (office-js#5950).
    expected: (about) => ({ pdf: isWeb(about) ? "empty" : "given", compressed: "given" }),
  },
  {
    number: 18,
    id: "clipboard",
    where: "pane",
    decides: "which way of copying works in the pane",
    requires: null,
    expected: { richCopy: "done", command: true },
  },
  {
    number: 19,
    id: "downloads",
    where: "pane",
    decides: "where downloads are offered: Excel for Mac takes none (office-js#2700)",
    requires: null,
    expected: (about) => {
      const arrives = handOver(about.platform).downloads;
      return { txt: arrives, ics: arrives, eml: arrives };
    },
  },
  {
    number: 20,
    id: "mailto",
    where: "pane",
    decides: "where a mail is offered as a link: in Excel for Windows nothing opens (office-js#5011)",
    requires: null,
    expected: (about) => ({ opened: handOver(about.platform).mailLinks }),
  },
  {
    number: 21,
    id: "styles",
    where: "pane",
    decides: "whether the pane's styles need adopted sheets",
    requires: null,
    expected: { emptyStyle: true, adopted: true },
  },
  {
    number: 22,
    id: "memory",
    where: "pane",
    decides: "where a name and the state of the meeting are kept",
    requires: null,
    expected: { kept: true },
  },
  {
    number: 23,
    id: "file",
    where: "excel",
    decides: "whether the file is on SharePoint, writable and saved by itself",
    requires: "1.9",
    expected: { readOnly: false },
  },
  {
    number: 24,
    id: "speed",
    where: "excel",
    decides: "time budgets; Office restarts a pane that is busy for five seconds",
    requires: "1.1",
    expected: { syncsUnder5s: true, readUnder5s: true },
  },
  {
    number: 25,
    id: "contextMenu",
    where: "excel",
    decides: "where the cell menu has our entry: inside tables on the web alone (office-js#6612)",
    requires: "1.1",
    expected: (about) => ({ onCell: true, inTable: isWeb(about) }),
  },
  {
    number: 26,
    id: "nullObjects",
    where: "excel",
    decides: "that calls on what is missing do nothing, and that its parts are missing too",
    requires: "1.8",
    expected: { delete: "done", load: "done", readsUndefined: true, chain: "done", partsAreNull: true },
  },
  {
    number: 27,
    id: "dateSystem",
    where: "excel",
    decides: "how a workbook that counts days from 1904 is recognised",
    requires: "1.2",
    expected: { known: true, agrees: true },
  },
  {
    number: 28,
    id: "movedFormulas",
    where: "excel",
    decides: "what Excel does by itself with formulas of a column, and when rows are sorted",
    requires: "1.2",
    expected: { fillsColumn: true, sameRow: true, otherRow: true },
  },
  {
    number: 29,
    id: "mergedCells",
    where: "excel",
    decides: "what is refused around merged cells",
    requires: "1.2",
    expected: { insertRefused: true, secondCell: "" },
  },
  {
    number: 30,
    id: "otherWorkbook",
    where: "excel",
    decides: "which calls fail, and how, while another workbook is in front",
    requires: "1.7",
    expected: (about) => ({
      activeCell: "InvalidSelection",
      ...(isWeb(about)
        ? { activate: "done", select: "done", freeze: "done" }
        : { activate: "GeneralException", select: "GeneralException", freeze: "GeneralException" }),
    }),
  },
] as const satisfies readonly ProbeSpec[];

type Probe = (typeof PROBES)[number];
export type ProbeId = Probe["id"];
export type ExcelProbeId = Extract<Probe, { where: "excel" }>["id"];
export type PaneProbeId = Extract<Probe, { where: "pane" }>["id"];
