import { dayOf } from "../../domain/basis/day";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { readWorkbook } from "../join/readWorkbook";
import { answerOf } from "../answers";
import type { Answer, Question } from "../question";
import type { Intake } from "../source";
import { openQuestions } from "./questions";

const DAY = dayOf(2026, 3, 31);

function list(sheet: string, names: readonly string[]): SheetGrid {
  const rows = names.map((name, place): CellValue[] => {
    return [place + 1, name, `${sheet}${place}`, DAY - 90, DAY - 60 + place * 20, 100];
  });
  const headings = ["Code client", "Nom", "N° facture", "Date facture", "Échéance", "Solde"];
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values: [headings, ...rows] };
}

const FRENCH = list("FR", ["Verrerie Ravel", "Garage Moulin", "Tuilerie du Lac", "Cidrerie Le Goff"]);
const BELGIAN = list("BE", ["Brasserie Haut", "Papeterie Nord", "Tuilerie du Lac", "Laiterie Roux"]);

function read(grids: readonly SheetGrid[], answers: readonly Answer[] = []): Promise<Intake> {
  return readWorkbook(grids, { referenceDate: DAY, answers });
}

const kinds = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

test("two sheets whose codes name other clients are asked about before their debts are added up", async () => {
  const [question, ...more] = openQuestions(await read([FRENCH, BELGIAN])) as [Question];
  expect(more).toEqual([]);
  expect(question).toMatchObject({
    kind: "codes-of-sheets",
    sheet: "FR",
    values: { other: "BE", count: 3, code: "1", first: "Verrerie Ravel", second: "Brasserie Haut" },
    examples: [{ address: "'FR'!A2" }, { address: "'BE'!A2" }],
    proposed: 1,
  });
  const owed = async (choice: string): Promise<readonly string[]> => {
    const answered = await read([FRENCH, BELGIAN], [answerOf(question, { choice, heading: "" })]);
    expect(kinds(answered)).toEqual([]);
    return [...new Set([...answered.openItems].map(({ clientCode }) => clientCode))].sort();
  };
  expect(await owed("same")).toEqual(["1", "2", "3", "4"]);
  expect(await owed("apart")).toEqual([
    "1 BRASSERIE HAUT",
    "1 VERRERIE RAVEL",
    "2 GARAGE MOULIN",
    "2 PAPETERIE NORD",
    "3",
    "4 CIDRERIE LE GOFF",
    "4 LAITERIE ROUX",
  ]);
});

test.each([
  ["name the same clients otherwise", ["RAVEL (Verrerie) SA", "Moulin", "Tuilerie", "Le Goff"]],
  [
    "differ by one client that was renamed",
    ["Verrerie Ravel", "Garage Moulin", "Briques Réunies", "Le Goff"],
  ],
  ["bear no names", ["", "", "", ""]],
  ["bear words of the lines", ["Facture", "Facture", "Facture", "Acompte"]],
])("nothing is asked of two sheets that %s", async (_, names) => {
  expect(kinds(await read([FRENCH, list("BE", names)]))).toEqual([]);
});
