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
  /** What an opened workbook leaves open, by the names that the pane gives it. */
  readonly leavesOpen: (questions: readonly string[]) => string;
  readonly noReceivables: string;
  readonly openSample: string;
  readonly tour: string;
  readonly tourHint: string;
  readonly tourPlace: (step: number, steps: number) => string;
  readonly tourSteps: readonly string[];
  readonly tourNext: string;
  readonly tourSkip: string;
  readonly tourEnd: string;
  readonly leftOut: string;
  readonly refused: string;
  readonly filter: string;
  /** @param caption heading of the column that the slicer filters. */
  slicer(caption: string): string;
  clearSlicer(caption: string): string;
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
  leavesOpen: (questions) =>
    questions.length === 1
      ? `Ce classeur laisse une question ouverte : ${questions.join("")}. Appuyez sur Analyser : le volet la pose et montre ce que donne chaque réponse.`
      : `Ce classeur laisse ${questions.length} questions ouvertes : ${questions.join(" ; ")}. Appuyez sur Analyser : le volet les pose et montre ce que donne chaque réponse.`,
  noReceivables:
    "Aucune créance n’a été trouvée dans ce classeur : ni liste de pièces ouvertes, ni balance âgée.",
  openSample: "Ouvrir l’exemple",
  tour: "Visite",
  tourHint: "Cinq étapes, en une minute.",
  tourPlace: (step, steps) => `Visite : ${step} sur ${steps}`,
  tourSteps: [
    "Voici le classeur de la comptabilité, tel qu’elle le tient : balance âgée, pièces ouvertes, couvertures. Le complément lit ces feuilles et n’y écrit jamais.",
    "À droite, le complément. Appuyez sur Analyser : chaque client est classé en rouge, orange ou vert, en quelques secondes.",
    "L’analyse ajoute la feuille Clients : la couleur, les montants, les motifs, et ce qu’il faudrait pour en sortir. Filtrez et triez comme dans Excel.",
    "Le volet mène la semaine : préparer l’ordre du jour, tenir la séance, noter les décisions dans le Protocole, envoyer le compte rendu.",
    "Après un an, en haut, ouvre le même classeur après 52 comités. Ou déposez le vôtre sur la page : rien ne quitte cette machine.",
  ],
  tourNext: "Suivant",
  tourSkip: "Passer la visite",
  tourEnd: "Terminer",
  leftOut: "Le fichier téléchargé ne contient pas tout ce que montre le classeur. Manque :",
  refused: "Excel refuse ce changement :",
  filter: "Filtrer la colonne",
  slicer: (caption) => `Segment : ${caption}`,
  clearSlicer: (caption) => `Effacer le filtre : ${caption}`,
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
  leavesOpen: (questions) =>
    questions.length === 1
      ? `This workbook leaves one question open: ${questions.join("")}. Press Analyse: the pane asks it and shows what each answer comes to.`
      : `This workbook leaves ${questions.length} questions open: ${questions.join("; ")}. Press Analyse: the pane asks them and shows what each answer comes to.`,
  noReceivables:
    "No receivables were found in this workbook: neither a list of open items nor an aged balance.",
  openSample: "Open the sample",
  tour: "Tour",
  tourHint: "Five steps, one minute.",
  tourPlace: (step, steps) => `Tour: ${step} of ${steps}`,
  tourSteps: [
    "This is the accountants’ workbook as they keep it: aged balance, open items, covers. The add-in reads these sheets and never writes to them.",
    "On the right, the add-in. Press Analyse: each client is classified as red, orange or green within seconds.",
    "The analysis adds the sheet Clients: the colour, the amounts, the reasons, and what it would take to get out. Filter and sort as in Excel.",
    "The pane leads through the week: prepare the agenda, hold the meeting, note decisions in the Protocol, send the minutes.",
    "After a year, at the top, opens the same workbook after 52 committees. Or drop your own on the page: nothing leaves this machine.",
  ],
  tourNext: "Next",
  tourSkip: "Skip the tour",
  tourEnd: "Done",
  leftOut: "The downloaded file lacks something that the workbook shows:",
  refused: "Excel refuses this change:",
  filter: "Filter the column",
  slicer: (caption) => `Slicer: ${caption}`,
  clearSlicer: (caption) => `Clear the filter: ${caption}`,
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
