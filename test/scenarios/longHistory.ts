import { COMMITTEES_TABLE } from "../../src/book/committees";
import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import type { TableLayout } from "../../src/book/table";
import { dayOf } from "../../src/domain/basis/day";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { putValues, sheetNamed, tableNamed } from "../simulator/workbook";
import { heldCommittees, type HeldOptions } from "./heldCommittees";
import type { OpenCommittee } from "./openCommittee";

const FIRST = dayOf(2021, 1, 15);
const CLIENTS = 300;
const REASONS =
  "Orange : 64 210 € échus dont 41 000 € > 60 j, non couvert (0 € garantis sur 182 000 €), cote 3/10";

/** Rows in the place of a table's own. */
function fill(
  model: WorkbookModel,
  sheet: string,
  layout: TableLayout,
  count: number,
  rowOf: (index: number) => Readonly<Record<string, Scalar>>,
): void {
  const table = tableNamed(model, layout.table);
  const rows = Array.from({ length: count }, (_, index) => {
    const row = rowOf(index);
    return layout.columns.map(({ key }) => row[key] ?? null);
  });
  putValues(sheetNamed(model, sheet), `A${table.area.top + 2}`, rows);
  table.area = { ...table.area, rows: count + 1 };
  table.insertRow = false;
}

/** So many weeks of committees over 300 clients, 30 decisions each: 260 are five years. */
export async function committeesOf(weeks: number, options: HeldOptions = {}): Promise<OpenCommittee> {
  const committee = await heldCommittees(2, options);
  const { model } = committee;
  fill(model, "Historique des clients", HISTORY_TABLE, weeks * CLIENTS, (index) => ({
    committeeDate: FIRST + 7 * Math.floor(index / CLIENTS),
    clientCode: `04${String(index % CLIENTS).padStart(5, "0")}`,
    client: `Client ${index % CLIENTS} Distribution SAS`,
    colour: "Orange",
    exposure: 182_000.55,
    validCover: 20_000,
    uncovered: 162_000.55,
    balance: 182_000.55,
    countedOverdue: 64_210.12 - (index % 977),
    rating: "Banque de France 4",
    salesperson: "Paul Tillac",
    reasons: REASONS,
    rules: "Rouge, encours",
    notes: index % 50 === 0 ? "Vu en séance" : null,
  }));
  fill(model, "Comités", COMMITTEES_TABLE, weeks, (index) => ({
    date: FIRST + 7 * index,
    time: "8:30",
    present: "Anne Ravel (Credit manager), Paul Tillac (Directeur commercial)",
    referenceDate: FIRST + 7 * index - 2,
    red: 40,
    orange: 100,
    green: 160,
    balance: 54_600_165,
    countedOverdue: 19_000_000 - index * 20_000,
    uncovered: 48_000_000,
    decisions: 30,
    arbitrations: 3,
    actionsDue: 28,
    actionsOnTime: 21,
    policy: "seuil 50 000 €",
  }));
  fill(model, "Protocole", PROTOCOL_TABLE, weeks * 30, (index) => ({
    number: index + 1,
    committeeDate: FIRST + 7 * Math.floor(index / 30),
    clientCode: `04${String(index % CLIENTS).padStart(5, "0")}`,
    client: `Client ${index % CLIENTS} Distribution SAS`,
    colour: "Orange",
    decision: "Relancer le service comptable du client et obtenir une date de virement ferme.",
    actionKind: index % 5 === 0 ? "Blocage expédition" : "Relance client",
    status: "Fait",
    salesPosition: REASONS,
    financePosition: REASONS,
  }));
  return committee;
}
