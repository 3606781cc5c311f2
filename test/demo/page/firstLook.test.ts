import { newWorkbook, putTable, putValues, sheetNamed } from "../../simulator/workbook";
import { firstLook } from "./firstLook";

const HEADINGS = ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "61-90"];

function balance(name: string, headings: readonly string[], row: readonly (string | number)[]) {
  const workbook = newWorkbook(name, ["Balance âgée"]);
  putValues(sheetNamed(workbook, "Balance âgée"), "A1", [
    ["Balance âgée clients au 31/03/2026"],
    [null],
    [...headings],
    [...row],
  ]);
  return workbook;
}

test("a workbook that leaves nothing open asks nothing", async () => {
  const workbook = balance("claire.xlsx", HEADINGS, ["C1", "Alpha", 90, 90, 0, 0, 0]);
  expect(await firstLook(workbook, "fr")).toEqual({ hasReceivables: true, questions: [] });
});

test("what it leaves open has the names that the pane gives it, in the page's language", async () => {
  const workbook = balance(
    "question.xlsx",
    [...HEADINGS, "Vieux dossiers"],
    ["C1", "Alpha", 90_000, 0, 0, 0, 0, 90_000],
  );
  expect((await firstLook(workbook, "fr")).questions).toEqual(["Colonne d'une tranche"]);
  expect((await firstLook(workbook, "en")).questions).toEqual(["Column of a bucket"]);
});

test("an empty workbook, and one without receivables, have none", async () => {
  const empty = newWorkbook("vide.xlsx", ["Feuil1"]);
  expect(await firstLook(empty, "fr")).toEqual({ hasReceivables: false, questions: [] });
  putValues(sheetNamed(empty, "Feuil1"), "B2", [["Bonjour", 12]]);
  expect(await firstLook(empty, "fr")).toEqual({ hasReceivables: false, questions: [] });
});

test("a workbook with tables of ours was asked before", async () => {
  const prepared = newWorkbook("suite.xlsx", ["Clients"]);
  putValues(sheetNamed(prepared, "Clients"), "A1", [["Client"], ["Alpha"]]);
  putTable(prepared, sheetNamed(prepared, "Clients"), "CC_Clients", "A1:A2");
  expect(await firstLook(prepared, "fr")).toEqual({ hasReceivables: true, questions: [] });
});
