import { ensureCell } from "../simulator/cells";
import { sheetNamed } from "../simulator/workbook";
import { deleted, expectEndsRight, onSheet, type Damage } from "./damages";
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

test.each<Damage>([
  { name: "Clients deleted", harm: deleted("Clients"), figures: WITHOUT_CLIENTS },
  {
    name: "Clients, agenda and minutes deleted",
    harm: deleted("Clients", "Ordre du jour", "Compte rendu"),
    figures: WITHOUT_CLIENTS,
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
