import { HISTORY_TABLE } from "../../src/book/history";
import { formatArea } from "../simulator/address";
import { PAYLOAD_LIMIT } from "../simulator/excel";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { committeesOf } from "./longHistory";
import { costOf } from "./workCost";

const WEEKS = 260;

test("five years over 300 clients take hardly more requests than half a year, and the columns needed alone", async () => {
  const short = await committeesOf(26);
  const few = await costOf(short, short.actions.results.refreshResults);
  const unchanged = await costOf(short, short.actions.results.refreshResults);
  short.close();
  // What Excel computes in a moment takes the simulator's engine minutes; requests and bytes are the same.
  const long = await committeesOf(WEEKS, { formulas: null });
  const first = await costOf(long, long.actions.results.refreshResults);
  const again = await costOf(long, long.actions.results.refreshResults);
  const { area } = tableNamed(long.model, HISTORY_TABLE.table);
  const history = JSON.stringify(
    valuesOf(sheetNamed(long.model, "Historique des clients"), formatArea(area)),
  );
  long.close();
  // One that finds everything as it stands reads, and makes sure that nothing keeps it from writing.
  expect(unchanged.requests).toBeLessThanOrEqual(8);
  for (const cost of [first, again]) {
    // Beside what the charts take: more answers, since one may not hold everything.
    expect(cost.requests).toBeLessThanOrEqual(few.requests + 10);
    expect(cost.largest).toBeLessThan(PAYLOAD_LIMIT / 2);
    expect(cost.bytesIn).toBeLessThan(0.5 * history.length);
  }
}, 120_000);
