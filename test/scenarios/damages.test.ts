import type { CellOutput } from "../../src/book/cells";
import { ensureCell } from "../simulator/cells";
import { sheetNamed } from "../simulator/workbook";
import { deleted, expectEndsRight, inTable, onSheet, typed, type Damage } from "./damages";
import { HARMLESS } from "./harmlessDamages";

test.each(HARMLESS.flatMap(([first]) => first ?? []))("$name: nothing changes", expectEndsRight);

/** Sheets that are made again. */
const MADE_AGAIN: readonly Damage[] = [
  { name: "agenda deleted to start afresh", harm: deleted("Ordre du jour") },
  { name: "minutes deleted to start afresh", harm: deleted("Compte rendu") },
];

const WITHOUT_CLIENTS: Damage["figures"] = {
  home: expect.objectContaining({ clientsDay: null, openActions: 5, lateActions: 4 }),
  // What each client's row remembered of the committee before went with it.
  analysis: { counts: { red: 3, orange: 2, green: 0 }, balance: 492_200_84, change: null },
};

const UNLISTED =
  "1 comité a des chiffres dans l'historique ('Historique des clients'!A5) et plus de ligne dans la feuille Comités : il ne compte pas dans les résultats. Annulez la suppression (Ctrl+Z, ou version précédente) ; s'il n'a pas eu lieu, supprimez ses lignes de la feuille Historique des clients.";

const TWICE =
  "'Historique des clients'!B20 : une ligne de l'historique dit une deuxième fois ce client pour le même comité ; la première compte. Supprimez l'autre.";

/** What is lost with it is said. */
const LOST: Damage["says"] = {
  analysis: [
    "La feuille Clients avait perdu ses lignes : elle est refaite. Ce qui a bougé depuis le dernier comité n'est pas connu cette fois ; les notes et les épingles sont à ressaisir, ou à reprendre d'une version précédente du classeur.",
  ],
};

test.each<Damage>([
  { name: "Clients deleted", harm: deleted("Clients"), figures: WITHOUT_CLIENTS, says: LOST },
  {
    name: "every row of Clients cleared",
    harm: inTable("CC_Clients", (table) => table.getDataBodyRange().clear("Contents")),
    figures: { analysis: WITHOUT_CLIENTS?.analysis },
    says: LOST,
  },
  {
    name: "a row of the history copied",
    harm: inTable("CC_History", async (table, context) => {
      const first = table.getDataBodyRange().getRow(0).load("values");
      await context.sync();
      const [cells = []] = first.values as CellOutput[][];
      const asTyped = cells.map((cell) => (typeof cell === "string" && cell !== "" ? `'${cell}` : cell));
      table.rows.add(undefined, [asTyped]);
    }),
    says: { analysis: [TWICE], agenda: [TWICE], results: [TWICE], sheet: [TWICE] },
  },
  {
    name: "the day of a committee typed as words",
    harm: typed("CC_Committees", "Date du comité", 2, "'vendredi 30 janvier"),
    steps: ["analysis"],
    figures: { analysis: expect.objectContaining({ balance: 492_200_84 }) },
    says: {
      analysis: [
        "'Comités'!A7 (Date du comité) : « vendredi 30 janvier » n'est pas une date ; le chiffre est laissé de côté, il ne compte pas pour zéro.",
      ],
    },
  },
  {
    name: "the row of a committee deleted",
    harm: inTable("CC_Committees", ({ rows }) => rows.getItemAt(0).delete()),
    figures: { results: expect.objectContaining({ freed: 1_800_002 }), sheet: 3 },
    says: { results: [UNLISTED], sheet: [UNLISTED] },
  },
  {
    name: "Clients, agenda and minutes deleted",
    harm: deleted("Clients", "Ordre du jour", "Compte rendu"),
    figures: WITHOUT_CLIENTS,
    says: LOST,
  },
  {
    name: "the protocol's sheet protected",
    harm: onSheet("Protocole", ({ protection }) => protection.protect()),
    stops: {
      decision:
        "La feuille « Protocole » n'a pas pu être mise à jour. Elle est protégée. Ôtez la protection (onglet Révision, Ôter la protection de la feuille), puis recommencez.",
    },
    says: {
      closing: ["Cette version d'Excel a refusé : le tri d'un tableau. Les données sont complètes."],
    },
    figures: {
      closing: { day: 46_059, decisions: 0, undecided: 3 },
      results: expect.objectContaining({ decisions: 5, lost: 1, improvements: 2 }),
    },
  },
])("$name: the rest of the week is done", expectEndsRight);

test.each(MADE_AGAIN)("$name: the next run makes it again with the same figures", expectEndsRight);

/** What stops one use case, with its sentence; the next press goes on once it is put right. */
const STOPPING: readonly Damage[] = [
  {
    name: "a dot in the last cell of a source",
    harm: {
      inFile: (model) =>
        void (ensureCell(sheetNamed(model, "Pièces ouvertes"), 1_048_575, 16_383).value = "."),
    },
    steps: ["analysis"],
    stops: {
      analysis:
        "La feuille « Pièces ouvertes » n'a pas pu être lue. Elle va jusqu'à la cellule XFD1048576 : une valeur s'y trouve, loin de toute donnée. Effacez cette cellule (Ctrl+Fin y mène), ou les lignes et les colonnes inutiles, puis recommencez.",
    },
    heal: ({ model }) => {
      ensureCell(sheetNamed(model, "Pièces ouvertes"), 1_048_575, 16_383).value = null;
    },
  },
];

test.each(STOPPING)("$name: said, and put right", expectEndsRight);
