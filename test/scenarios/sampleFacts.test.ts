import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dateOf, dayOf, type Day } from "../../src/domain/basis/day";
import { openXlsx } from "../simulator/files/openXlsx";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, valuesOf } from "../simulator/workbook";
import { clientsTable } from "./clientsTable";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience } from "./openCommittee";

/**
 * What the sample workbooks must never show, read from their cells: the finance team's on one side, the Clients
 * sheet on the other. No rule of the product is used to say what is expected.
 */

type Row = Record<string, string | number | boolean>;

const YEAR_FILE = "exemple-comite-credit-apres-un-an.xlsx";

async function firstDay(): Promise<WorkbookModel> {
  const committee = await openCommittee(await firstDayWorkbook());
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  committee.close();
  return committee.model;
}

const afterAYear = () =>
  openXlsx(new Uint8Array(readFileSync(join(__dirname, "../../assets", YEAR_FILE))), YEAR_FILE);

/** The rows of a sheet of the finance team by their headings. */
function rowsOf(model: WorkbookModel, sheet: string, headerRow: number): Row[] {
  const [headings, ...rows] = valuesOf(sheetNamed(model, sheet), `A${headerRow}:L4000`);
  return rows
    .filter(([first]) => first !== "")
    .map((row) => Object.fromEntries(row.map((cell, index) => [String(headings![index]), cell])));
}

const number = (cell: unknown) =>
  typeof cell === "number"
    ? cell
    : Number(
        String(cell)
          .replace(/[^\d,-]/g, "")
          .replace(",", "."),
      );
const cents = (cell: unknown) => Math.round(number(cell) * 100);
/** A date, typed as one or as the text of one. */
function day(cell: unknown): Day | null {
  if (typeof cell === "number") return cell;
  const found = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(String(cell).trim());
  return found === null ? null : dayOf(Number(found[3]), Number(found[2]), Number(found[1]));
}
const endOfMonth = (date: Day) => {
  const at = dateOf(date);
  return dayOf(at.getUTCFullYear(), at.getUTCMonth() + 2, 1) - 1;
};
/** The latest day that any reading of the law lets an invoice of that day be due. */
const latestLegal = (date: Day) => Math.max(date + 60, endOfMonth(date) + 45, endOfMonth(date + 45));
/** Codes of one client are typed with and without their first nought. */
const code = (cell: unknown) => String(cell).replace(/^0+/, "");
function sumBy<T>(rows: readonly T[], keyOf: (row: T) => string, amountOf: (row: T) => number) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
}

describe.each([
  ["on the first day", firstDay, 160],
  ["after a year", afterAYear, 57],
])("the sample %s", (_, open, count) => {
  let clients: Row[];
  let items: Row[];
  let files: Map<string, Row>;
  let figuresOf: Day;

  beforeAll(async () => {
    const model = await open();
    clients = clientsTable(model);
    figuresOf = number(valuesOf(sheetNamed(model, "Clients"), "C1:C1")[0]![0]);
    items = rowsOf(model, "Pièces ouvertes", 4);
    files = new Map(rowsOf(model, "Fiches clients", 3).map((row) => [code(row["Code client"]), row]));
  });

  test("is whole", () => {
    expect(clients).toHaveLength(count);
    expect(items.length).toBeGreaterThan(count);
    expect(new Set(clients.map(({ Couleur }) => Couleur))).toEqual(new Set(["Rouge", "Orange", "Vert"]));
  });

  test("proposes no block on a green client whose deliveries are insured, nor on one that pays in time", () => {
    // An invoice out of dispute that is later than this ends the insurance of new deliveries.
    const unpaidTooLong = new Set(
      items
        .filter((item) => number(item["Restant dû (EUR)"]) > 0 && item.Litige === "")
        .filter((item) => figuresOf - (day(item["Échéance"]) ?? figuresOf) > 60)
        .map((item) => code(item["Code client"])),
    );
    const proposed = clients.filter((client) => client["Blocage proposé"] !== "");
    const uninsured = proposed.filter((client) => {
      const isNamed = String(client.Motifs).includes("nouvelles livraisons non assurées");
      return isNamed && unpaidTooLong.has(code(client["Code client"]));
    });
    const others = proposed.filter((client) => !uninsured.includes(client));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ Couleur, Retard }) => Couleur === "Vert" || Retard === "À jour")).toEqual([]);
    expect(uninsured.filter(({ Couleur }) => Couleur === "Vert").length).toBe(0);
    for (const client of proposed) expect(number(client["Échu hors litige"])).toBeGreaterThan(0);
  });

  test("alerts on a legal term only where an invoice is due later than any reading of the law", () => {
    const illegal = new Set(
      items
        .filter((item) => {
          const [from, due] = [day(item["Date pièce"]), day(item["Échéance"])];
          const isInvoice = number(item["Restant dû (EUR)"]) > 0;
          return isInvoice && from !== null && due !== null && due > latestLegal(from);
        })
        .map((item) => code(item["Code client"])),
    );
    const alerted = clients.filter((client) => number(client["Au-delà du délai légal (j)"]) > 0);
    expect(alerted.map((client) => code(client["Code client"])).filter((each) => !illegal.has(each))).toEqual(
      [],
    );
  });

  test("shows each dispute, beside an overdue that is out of it", () => {
    const disputed = items.filter(({ Litige }) => Litige !== "");
    const sums = sumBy(
      disputed,
      (item) => code(item["Code client"]),
      (item) => cents(item["Restant dû (EUR)"]),
    );
    expect(sums.size).toBeGreaterThan(2);
    for (const client of clients) {
      const key = code(client["Code client"]);
      expect([key, cents(client.Litiges)]).toEqual([key, sums.get(key) ?? 0]);
      expect(cents(client["Échu hors litige"])).toBeLessThanOrEqual(cents(client["Échu retenu"]));
    }
  });

  test("shows each internal limit and by how much it is exceeded", () => {
    const alone = clients.filter(({ Groupe }) => Groupe === "");
    const above = alone.filter((client) => {
      const key = code(client["Code client"]);
      const stated = files.get(key)?.["Encours autorisé"] ?? "";
      expect([key, client["Limite interne"] === ""]).toEqual([key, stated === ""]);
      if (stated === "") return false;
      expect([key, cents(client["Limite interne"])]).toEqual([key, cents(stated)]);
      const excess = Math.max(0, cents(client.Encours) - cents(stated));
      expect([key, cents(client["Dépassement"])]).toEqual([key, excess]);
      return excess > 5_000_00 && excess > cents(stated) / 10;
    });
    expect(above.length).toBeGreaterThan(3);
    for (const client of above) {
      expect([client.Client, client.Couleur]).not.toEqual([client.Client, "Vert"]);
      const excess = Math.round(cents(client["Dépassement"]) / 100).toLocaleString("fr-FR");
      expect(String(client.Motifs)).toMatch(new RegExp(`limite[^,(]*${excess}`));
    }
  });
});
