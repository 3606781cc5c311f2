import type { SampleName } from "./samples";

/** The languages of the demo's page and of the pane in it. */
export type Language = "fr" | "en";

/** What the page says around the workbook and the pane. */
export interface Words {
  readonly title: string;
  readonly demo: string;
  readonly demoHint: string;
  readonly open: string;
  readonly download: string;
  readonly startAgain: string;
  readonly samples: string;
  readonly sampleNames: Readonly<Record<SampleName, string>>;
  readonly sampleHints: Readonly<Record<SampleName, string>>;
  readonly today: string;
  readonly todayHint: string;
  readonly dayShape: string;
  readonly language: string;
  readonly workbook: string;
  readonly pane: string;
  readonly paneWidth: string;
  readonly goToPane: string;
  readonly dropHere: string;
  readonly close: string;
  readonly loading: string;
  readonly problems: Readonly<Record<FileProblem, string>>;
  readonly leftOut: string;
  readonly refused: string;
  readonly filter: string;
  readonly sortUp: string;
  readonly sortDown: string;
  readonly selectAll: string;
  readonly blanks: string;
  readonly apply: string;
  readonly cancel: string;
}

/** Why a file cannot be opened: the codes of the simulator's files, and what went wrong otherwise. */
export type FileProblem =
  "not-a-workbook" | "password" | "legacy-format" | "empty" | "too-large" | "no-sample";

const FRENCH: Words = {
  title: "Comité Crédit – démonstration",
  demo: "Sans Excel",
  demoHint:
    "Démonstration : le volet est celui du complément ; un simulateur tient la place d’Excel. Rien ne quitte cette machine.",
  open: "Ouvrir un classeur…",
  download: "Télécharger",
  startAgain: "Recommencer",
  samples: "Exemple",
  sampleNames: { "first-day": "Premier jour", "after-a-year": "Après un an" },
  sampleHints: {
    "first-day": "Les feuilles de la comptabilité, la veille du premier comité : rien n’est encore analysé.",
    "after-a-year":
      "Le même classeur après 52 comités, la veille du suivant : historique, protocole et résultats.",
  },
  today: "Aujourd’hui",
  todayHint: "Le volet croit être à cette date.",
  dayShape: "jj/mm/aaaa",
  language: "Langue",
  workbook: "Classeur",
  pane: "Comité Crédit",
  paneWidth: "Largeur du volet",
  goToPane: "Aller au volet (F6)",
  dropHere: "Déposez le classeur ici",
  close: "Fermer",
  loading: "Ouverture du classeur…",
  problems: {
    "not-a-workbook": "Ce fichier n’est pas un classeur Excel : choisissez un fichier .xlsx.",
    password:
      "Ce classeur est protégé par un mot de passe : dans Excel, retirez-le (Fichier › Informations › Protéger le classeur), enregistrez, puis ouvrez-le de nouveau ici.",
    "legacy-format":
      "Ce classeur est à l’ancien format .xls : dans Excel, enregistrez-le au format .xlsx, puis ouvrez-le de nouveau ici.",
    empty: "Ce fichier est vide : choisissez un fichier .xlsx qui contient au moins une feuille.",
    "too-large":
      "Ce fichier, une fois décompressé, dépasse ce qu’un classeur peut contenir : enregistrez-le de nouveau dans Excel, sans ses feuilles inutiles.",
    "no-sample": "Le classeur d’exemple est introuvable : ouvrez un classeur .xlsx de votre choix.",
  },
  leftOut: "Le fichier téléchargé ne contient pas tout ce que montre le classeur. Manque :",
  refused: "Excel refuse ce changement :",
  filter: "Filtrer la colonne",
  sortUp: "Trier par ordre croissant",
  sortDown: "Trier par ordre décroissant",
  selectAll: "(Tout sélectionner)",
  blanks: "(Vides)",
  apply: "Filtrer",
  cancel: "Annuler",
};

const ENGLISH: Words = {
  title: "Comité Crédit – demonstration",
  demo: "Without Excel",
  demoHint:
    "Demonstration: the pane is the add-in’s own; a simulator stands in for Excel. Nothing leaves this machine.",
  open: "Open a workbook…",
  download: "Download",
  startAgain: "Start again",
  samples: "Sample",
  sampleNames: { "first-day": "First day", "after-a-year": "After a year" },
  sampleHints: {
    "first-day": "The accountants’ sheets on the eve of the first committee: nothing is analysed yet.",
    "after-a-year":
      "The same workbook after 52 committees, on the eve of the next: history, protocol and results.",
  },
  today: "Today",
  todayHint: "The pane believes it is this date.",
  dayShape: "dd/mm/yyyy",
  language: "Language",
  workbook: "Workbook",
  pane: "Comité Crédit",
  paneWidth: "Width of the pane",
  goToPane: "Go to the pane (F6)",
  dropHere: "Drop the workbook here",
  close: "Close",
  loading: "Opening the workbook…",
  problems: {
    "not-a-workbook": "This file is not an Excel workbook: choose an .xlsx file.",
    password:
      "This workbook has a password: remove it in Excel (File › Info › Protect Workbook), save, then open it here again.",
    "legacy-format":
      "This workbook has the old .xls format: save it as .xlsx in Excel, then open it here again.",
    empty: "This file is empty: choose an .xlsx file with at least one sheet.",
    "too-large":
      "This file, once unpacked, is larger than a workbook can be: save it again in Excel, without the sheets you do not need.",
    "no-sample": "The sample workbook cannot be found: open an .xlsx workbook of your own.",
  },
  leftOut: "The downloaded file lacks something that the workbook shows:",
  refused: "Excel refuses this change:",
  filter: "Filter the column",
  sortUp: "Sort ascending",
  sortDown: "Sort descending",
  selectAll: "(Select all)",
  blanks: "(Blanks)",
  apply: "Filter",
  cancel: "Cancel",
};

/** The page's words in one language. */
export function wordsIn(language: Language): Words {
  return language === "fr" ? FRENCH : ENGLISH;
}
