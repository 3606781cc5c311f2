import { openItemsMatrix } from "../../../test/sample/portfolio";
import { dayOf } from "../../domain/basis/day";
import type { ClassifiedClient } from "../../domain/colour/classification";
import { DEFAULT_POLICY } from "../../domain/policy/policy";
import { readWorkbook } from "../../intake/join/readWorkbook";
import type { Intake } from "../../intake/source";
import { classifyPortfolio } from "./classifyPortfolio";

const REFERENCE = dayOf(2026, 1, 14);

async function intakeOf(items: number, clients: number): Promise<Intake> {
  const values = openItemsMatrix(items, 7, clients);
  const grid = { sheet: "Pièces", hidden: false, firstRow: 0, firstColumn: 0, values };
  return readWorkbook([grid], { referenceDate: REFERENCE });
}

async function classified(intake: Intake): Promise<ClassifiedClient[]> {
  return classifyPortfolio(intake, DEFAULT_POLICY, REFERENCE, { pause: () => Promise.resolve() });
}

test.each([
  ["backwards", (clients: Intake["clients"]) => clients.toReversed()],
  ["but for the first one", (clients: Intake["clients"]) => clients.slice(1)],
  ["but for every other", (clients: Intake["clients"]) => clients.filter((_, place) => place % 2 === 1)],
])("each client has its own record where the sheets tell of them %s", async (_, told) => {
  const intake = await intakeOf(400, 60);
  expect(intake.clients.length).toBeGreaterThan(50);
  const clients = told(intake.clients);
  const wanted = new Map(clients.map((record) => [record.clientCode, record]));
  const found = await classified({ ...intake, clients });
  expect(found.map(({ clientCode, record }) => [clientCode, record])).toEqual(
    found.map(({ clientCode }) => [clientCode, wanted.get(clientCode) ?? null]),
  );
});

test("it gives way to others every few clients, and says what share is done", async () => {
  const shares: number[] = [];
  const pause = (done: number): Promise<void> => {
    shares.push(done);
    return Promise.resolve();
  };
  const clients = await classifyPortfolio(await intakeOf(1_500, 240), DEFAULT_POLICY, REFERENCE, { pause });
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.filter((share) => share > 0).length).toBe(Math.ceil(clients.length / 50) - 1);
});
