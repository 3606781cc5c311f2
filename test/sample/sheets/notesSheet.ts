import type { Alignment, Workbook, Worksheet } from "@cj-tech-master/excelts";
import { fill } from "./look";

export const NOTES_SHEET = "Notes équipe";

interface Note {
  /** Where it stands; several cells are merged. */
  readonly area: string;
  readonly text: string;
  readonly background?: string;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly size?: number;
  readonly alignment?: Partial<Alignment>;
}

const MIDDLE: Partial<Alignment> = { horizontal: "center", vertical: "middle", wrapText: true };
const TOP: Partial<Alignment> = { vertical: "top", wrapText: true };

/** Telephone numbers are of the ranges that Arcep keeps for works of fiction. */
const NOTES: readonly Note[] = [
  {
    area: "B2:H3",
    text: "BLOC-NOTES RECOUVREMENT – NE PAS SUPPRIMER !!!",
    background: "FFD966",
    bold: true,
    size: 16,
    alignment: MIDDLE,
  },
  { area: "B5:D5", text: "À faire cette semaine", background: "C6E0B4", bold: true, alignment: MIDDLE },
  { area: "B6:D6", text: "☐ rappeler Garonnais (promesse de 60 k€ pour le 16, rien reçu)" },
  { area: "B7:D7", text: "☑ envoyer relevé à Aumerlin – fait mardi" },
  { area: "B8:D8", text: "☐ Théo : retrouver le BL signé du litige Aubresse (palette cassée)" },
  { area: "B9:D9", text: "☐ demander à l'assureur une hausse sur les Trois-Orvains" },
  {
    area: "B10:D10",
    text: "☐ déclaration de menace de sinistre Bas-Vernois avant le 30 !!",
    bold: true,
    colour: "C00000",
  },
  { area: "F5:H5", text: "Téléphones utiles", background: "BDD7EE", bold: true, alignment: MIDDLE },
  { area: "F6:G6", text: "Prudence Crédit (arbitrage)" },
  { area: "H6", text: "01 99 00 41 17" },
  { area: "F7:G7", text: "Garance Assurance – M. Tillac" },
  { area: "H7", text: "04 65 71 20 08" },
  { area: "F8:G8", text: "Compta Courvalay (Mme Ravel)" },
  { area: "H8", text: "05 36 49 33 62" },
  { area: "F9:G9", text: "Me Dorvault, mandataire Vaucressange" },
  { area: "H9", text: "06 39 98 75 10" },
  {
    area: "B12:H15",
    text:
      "Comité du 9/01 : Claire doit voir M. Escarnac au salon de Bordeaux. Sylvie demande 15 jours de plus pour " +
      "les Celliers, refusé. Reparler des délais de Wolvenberg (plus rien depuis octobre). " +
      "Objectif échu fin mars : moins de 2,5 M€.",
    background: "FFF2CC",
    alignment: TOP,
  },
  { area: "B17:C17", text: "Congés", background: "E2EFDA", bold: true, alignment: MIDDLE },
  { area: "B18:C18", text: "Nadia 19 → 23 janv." },
  { area: "B19:C19", text: "Théo le 30" },
  { area: "E17:H17", text: "Idées / divers", background: "F4B084", bold: true, alignment: MIDDLE },
  { area: "E18:H18", text: "Mot de passe du portail : voir Nadia" },
  { area: "E19:H19", text: "Changer le modèle de lettre n° 2 (trop gentil)" },
  { area: "E20:H20", text: "Penser aux vœux des clients « verts »" },
];

/** The team's own jottings: merged cells, colours, lists. Nothing in it is a table. */
export function addNotesSheet(workbook: Workbook): void {
  const sheet = workbook.addWorksheet(NOTES_SHEET, {
    properties: { tabColor: { argb: "FFFFD966" } },
    views: [{ state: "normal", showGridLines: false }],
  });
  [3, 26, 22, 24, 4, 20, 20, 18].forEach((width, column) => {
    sheet.getColumn(column + 1).width = width;
  });
  for (const note of NOTES) writeNote(sheet, note);
  Object.assign(sheet.pageSetup, { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 1 });
}

function writeNote(sheet: Worksheet, note: Note): void {
  const { area, text, background, bold = false, colour = "000000", size = 11, alignment } = note;
  const [first = area] = area.split(":");
  if (area.includes(":")) sheet.mergeCells(area);
  const cell = sheet.getCell(first);
  cell.value = text;
  cell.font = { name: "Calibri", size, bold, color: { argb: `FF${colour}` } };
  if (background !== undefined) cell.fill = fill(background);
  if (alignment !== undefined) cell.alignment = alignment;
}
