import fc from "fast-check";
import "../../../test/order/seed";
import type { CellValue } from "../cells/sheetGrid";
import { ClientRegistry } from "./clientRegistry";
import { WaitingLines } from "./waitingLines";

type Line = readonly [code: CellValue, name: CellValue];

const line: fc.Arbitrary<Line> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom("0410003", "410003", "c 1", "C1", "", " ")),
    fc.constantFrom("Dupont SA", "DUPONT", "Duval", "Marchand Frères", ""),
  )
  .filter(([code, name]) => String(code).trim() !== "" || name !== "");

/** More of them than wait at once, so that some are found before the last ones are added. */
const lines = fc.array(line, { minLength: 1, maxLength: 1_500, size: "max" });

/** The clients of all lines, by row, and all that settling makes of them. */
function foundBy(read: (registry: ClientRegistry, found: (client: number, row: number) => void) => void) {
  const registry = new ClientRegistry();
  registry.enterSheet();
  const clients: (readonly [number, number])[] = [];
  read(registry, (client, row) => clients.push([row, client]));
  const settled = registry.settle();
  const identities = registry.all().map(({ clientCode, clientName }) => [clientCode, clientName]);
  return { clients, identities, settled };
}

test("lines whose clients wait find the ones that they find one by one, in their order", () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 1_499 }), (sheet, interruptedAt) => {
      const oneByOne = foundBy((registry, found) => {
        sheet.forEach(([code, name], row) => found(registry.identify(code, name), row));
      });
      const waiting = foundBy((registry, found) => {
        const waitingLines = new WaitingLines(registry, found);
        sheet.forEach(([code, name], row) => {
          if (row === interruptedAt) waitingLines.findClients();
          waitingLines.add(code, name, row);
        });
        waitingLines.findClients();
      });
      expect(waiting).toEqual(oneByOne);
    }),
    { numRuns: 60 },
  );
});
