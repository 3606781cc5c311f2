import { translator } from "../../src/locales/translator";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { heldCommittees, heldOn, RAVEL } from "./heldCommittees";
import type { OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

const fr = translator("fr");
const said = (warning: Parameters<typeof fr.message>[0]) =>
  fr.message(warning).replace(/[\u00a0\u202f]/g, " ");
let committee: OpenCommittee;
beforeEach(async () => {
  committee = await heldCommittees(3);
});
afterEach(() => committee.close());

/** Types over a cell of one of our tables. @returns its address. */
async function type(table: string, heading: string, row: number, text: string): Promise<string> {
  const { area, sheet } = placeOf(table);
  const headings =
    valuesOf(sheetNamed(committee.model, sheet), `A${area.top + 1}:AZ${area.top + 1}`)[0] ?? [];
  const column = headings.indexOf(heading);
  let address = "";
  await asColleague(committee.excel, async (context) => {
    const cell = context.workbook.worksheets
      .getItem(sheet)
      .getRange()
      .getCell(area.top + 1 + row, column);
    cell.values = [[text]];
    cell.load("address");
    await context.sync();
    address = cell.address.slice(cell.address.lastIndexOf("!") + 1);
  });
  return address;
}

function placeOf(table: string) {
  const { area } = tableNamed(committee.model, table);
  const sheet = committee.model.sheets.find(({ tables }) => tables.some(({ name }) => name === table))!.name;
  return { area, sheet };
}

test("an amount typed as text among the committees is named, and its point is left out", async () => {
  const before = await committee.actions.results.readResults();
  const at = await type("CC_Committees", "Échu retenu", 1, "1397104.06 €");
  const after = await committee.actions.results.readResults();
  expect(after.warnings.map(said)).toEqual([
    `'Comités'!${at} (Échu retenu) : « 1397104.06 € » n'est pas un montant en chiffres, positif ou nul ; ` +
      "le chiffre est laissé de côté, il ne compte pas pour zéro.",
  ]);
  expect(after.points).toEqual(before.points.filter(({ date }) => date !== heldOn(2)));
  expect(after.comparison?.change).toBe(before.comparison?.change);
  expect(after.gaps).toEqual(before.gaps);
  const refreshed = await committee.actions.results.refreshResults();
  expect(refreshed.warnings).toContainEqual(after.warnings[0]);
  const { area } = tableNamed(committee.model, "CC_Results");
  const feed = valuesOf(
    sheetNamed(committee.model, "Résultats"),
    `K${area.top + 2}:Q${area.top + area.rows}`,
  );
  expect(feed.every((row) => row.every((cell) => typeof cell === "number"))).toBe(true);
  expect(feed.map(([date]) => date)).toEqual(after.points.map(({ date }) => date));
});

test("a first figure typed as text does not make a success: the comparison begins where figures are known", async () => {
  await type("CC_Committees", "Échu retenu", 0, "9 000 000");
  const { comparison } = await committee.actions.results.readResults();
  expect(comparison?.before.from).toBe(heldOn(2));
});

test("a blank figure is missing, not nil, and a date as words is no date", async () => {
  const blank = await type("CC_Committees", "Non couvert", 2, "");
  const words = await type("CC_Committees", "Arrêté des chiffres", 0, "vendredi 12 février");
  const { warnings, points } = await committee.actions.results.readResults();
  expect(warnings.map(said)).toEqual([
    `'Comités'!${words} (Arrêté des chiffres) : « vendredi 12 février » n'est pas une date ; ` +
      "le chiffre est laissé de côté, il ne compte pas pour zéro.",
    `'Comités'!${blank} (Non couvert) : la cellule est vide ; ` +
      "le chiffre est laissé de côté, il ne compte pas pour zéro.",
  ]);
  expect(points.map(({ date }) => date)).toEqual([heldOn(2)]);
});

test("an amount typed as text in the history is named, on the results and on the client's own card", async () => {
  const { area } = tableNamed(committee.model, "CC_History");
  const codes = valuesOf(
    sheetNamed(committee.model, "Historique des clients"),
    `B${area.top + 2}:B${area.top + area.rows}`,
  );
  const row = codes.findIndex(([code]) => code === RAVEL);
  const before = await committee.actions.protocol.clientHistory(RAVEL);
  const at = await type("CC_History", "Échu retenu", row, "180 000 euros");
  const named = expect.objectContaining({
    code: "point-unreadable",
    values: expect.objectContaining({
      address: `'Historique des clients'!${at}`,
      value: "180 000 euros",
    }) as unknown,
  }) as unknown;
  const after = await committee.actions.protocol.clientHistory(RAVEL);
  expect(after.warnings).toContainEqual(named);
  expect(after.points).toEqual(before.points.slice(1));
  expect((await committee.actions.results.readResults()).warnings).toContainEqual(named);
});

test("a column pasted as text is told in a few lines", async () => {
  const { area, sheet } = placeOf("CC_History");
  await asColleague(committee.excel, async (context) => {
    const table = context.workbook.tables.getItem("CC_History");
    table.columns.getItem("Non couvert").getDataBodyRange().values = Array.from(
      { length: area.rows - 1 },
      () => ["n.d."],
    );
    await context.sync();
  });
  const { warnings } = await committee.actions.results.readResults();
  expect(sheet).toBe("Historique des clients");
  expect(warnings.map(({ code }) => code)).toEqual([
    "point-unreadable",
    "point-unreadable",
    "point-unreadable",
    "cells-unreadable",
  ]);
  expect(said(warnings[3]!)).toBe(`Non couvert : ${area.rows - 4} autres cellules ne se lisent pas.`);
});
