import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { detect } from "./detect";
import { headingsSeen, unreadColumns } from "./unread";

function grid(values: readonly (readonly CellValue[])[]): SheetGrid {
  return {
    sheet: "Feuille",
    firstRow: 0,
    firstColumn: 0,
    hidden: false,
    values: values.map((row) => [...row]),
  };
}

const layoutsOf = (values: readonly (readonly CellValue[])[]) =>
  detect(grid(values), {}, () => Promise.resolve());

const HEADINGS = ["Code client", "Nom client", "N° pièce", "Échéance", "Solde dû"];
const rows = (more: (row: number) => readonly CellValue[]): CellValue[][] =>
  Array.from({ length: 10 }, (_, row) => [
    `C${row}`,
    `Client ${row}`,
    `F${row}`,
    46_000 + row,
    100.5 + row,
    ...more(row),
  ]);

test("columns left unread are named when they hold amounts, dates or statuses, and not otherwise", async () => {
  const headings = ["Zone A", "Zone B", "Zone C", "Zone D", "Zone E"];
  const more = (row: number): CellValue[] => [
    12.25 + row,
    45_900 + row,
    row % 2 === 0 ? "bloqué" : "ouvert",
    `AB${row}`,
    `Une remarque à part, la ${row}e`,
  ];
  const [layout] = await layoutsOf([[...HEADINGS, ...headings], ...rows(more)]);
  expect(layout && unreadColumns(layout)).toEqual([
    { column: 5, heading: "Zone A", holds: "amounts" },
    { column: 6, heading: "Zone B", holds: "dates" },
    { column: 7, heading: "Zone C", holds: "statuses" },
  ]);
});

test("what people note beside a line, or where it comes from, is no status", async () => {
  const more = (row: number): CellValue[] => [
    row % 2 === 0 ? "à revoir avec Paul" : "vu",
    row % 2 === 0 ? "Lyon" : "Nantes",
    row % 2 === 0 ? "Zoulou" : "Yankee",
  ];
  const [layout] = await layoutsOf([[...HEADINGS, "Commentaire", "Site", "Statut interne"], ...rows(more)]);
  expect(layout && unreadColumns(layout)).toEqual([
    { column: 7, heading: "Statut interne", holds: "statuses" },
  ]);
});

test("a few words under a heading that nobody knows are named: they may say anything of their lines", async () => {
  const more = (row: number): CellValue[] => [
    row % 2 === 0 ? "blip" : "nark",
    row % 3 === 0 ? 8_310_000 : 8_720_000,
    row === 4 ? "blip" : "",
    `blip ${row}`,
    "blip",
  ];
  const headings = ["Zorb", "Kwint", "Plaf", "Drumo", "Vexil"];
  const [layout] = await layoutsOf([[...HEADINGS, ...headings], ...rows(more)]);
  expect(layout && unreadColumns(layout)).toEqual([
    { column: 5, heading: "Zorb", holds: "words" },
    { column: 6, heading: "Kwint", holds: "words" },
  ]);
});

test("whole numbers are amounts below a heading that says so, else numbers of something", async () => {
  const [layout] = await layoutsOf([
    [...HEADINGS, "Total zone", "Zone"],
    ...rows((row) => [100_000 + row, 100_000 + row]),
  ]);
  expect(layout && unreadColumns(layout)).toEqual([{ column: 5, heading: "Total zone", holds: "amounts" }]);
});

test("of a sheet that is not read all headings are named, those that mean nothing first; notes are not", () => {
  const unread = grid([
    ["Titre"],
    ["Code client", "Zone A", "Adresse", "Tranche de retard"],
    ["C1", 1, 2, 3],
  ]);
  expect(headingsSeen(unread)).toEqual([
    { column: 1, heading: "Zone A", isKnown: false },
    { column: 2, heading: "Adresse", isKnown: false },
    { column: 0, heading: "Code client", isKnown: true },
    { column: 3, heading: "Tranche de retard", isKnown: true },
  ]);
  expect(
    headingsSeen(
      grid([
        ["À faire", "", "Téléphones"],
        ["Rappeler Paul", "", "Relancer"],
      ]),
    ),
  ).toEqual([]);
});
