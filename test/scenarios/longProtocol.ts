import { PROTOCOL_TABLE, type ProtocolColumn } from "../../src/book/protocol";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { putValues, sheetNamed, tableNamed } from "../simulator/workbook";
import { COMMITTEE } from "./openProtocol";

const WORDS = "Relancer le service comptable du client et obtenir une date de virement ferme. ".repeat(2);

/**
 * Fills a blank protocol: 60 rows of each weekly committee, about 300 clients, one action in ten still open. Each row
 * puts off the one that its client got five committees before.
 */
export function fillProtocol(model: WorkbookModel, count: number): void {
  const keys = PROTOCOL_TABLE.columns.map(({ key }) => key);
  const rows = Array.from({ length: count }, (_, index): Scalar[] => {
    const committeeDate = COMMITTEE - 7 * Math.floor((count - index) / 60);
    const cells: Partial<Record<ProtocolColumn, Scalar>> = {
      number: index + 1,
      committeeDate,
      clientCode: `0410${String(index % 300).padStart(3, "0")}`,
      client: `Client ${index % 300} Distribution SAS`,
      colour: "Orange",
      exposure: 120_345.67,
      uncovered: 45_000,
      overdue: 23_456.78,
      oldestDaysLate: 47,
      topic: "Retard répété",
      decision: WORDS,
      actionKind: "Relance client",
      owner: "Claire Fontaine",
      dueDate: committeeDate + 7,
      status: index % 10 === 0 ? "En cours" : "Fait",
      doneOn: index % 10 === 0 ? null : COMMITTEE,
      result: "Virement reçu le mardi suivant",
      origin: index < 300 ? null : index + 1 - 300,
    };
    return keys.map((key) => cells[key] ?? null);
  });
  putValues(sheetNamed(model, "Protocole"), "A5", rows);
  const table = tableNamed(model, "CC_Protocol");
  table.area = { ...table.area, rows: count + 1 };
  table.insertRow = false;
}
