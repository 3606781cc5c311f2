import { tableNamed, sheetNamed, valuesOf } from "../simulator/workbook";
import { columnLetters } from "../../src/book/cells";
import { FRIDAY, openHeld, record } from "./openClosing";
import { patience, type OpenCommittee } from "./openCommittee";
import { asColleague } from "./openProtocol";

let committee: OpenCommittee;
afterEach(() => committee.close());

const protocol = () => {
  const { area } = tableNamed(committee.model, "CC_Protocol");
  const [left, right] = [columnLetters(area.left), columnLetters(area.left + area.columns - 1)];
  return valuesOf(
    sheetNamed(committee.model, "Protocole"),
    `${left}${area.top + 1}:${right}${area.top + area.rows}`,
  );
};

/** Columns that came later, in the order in which they did. */
const NEWER = [
  "Commercial",
  "Statut laissé en comité",
  "Échéance laissée en comité",
  "Responsable laissé en comité",
];

test("a protocol made before some columns records without them, and has them at its right after the next analysis", async () => {
  committee = await openHeld();
  await asColleague(committee.excel, (context) => {
    const { columns } = context.workbook.tables.getItem("CC_Protocol");
    for (const heading of NEWER) columns.getItem(heading).delete();
    columns.add(-1, undefined, "Vu par");
  });
  await record(committee, { decision: "Relancer", clientCode: "0410001" });
  expect(protocol()[0]?.slice(-2)).toEqual(["Arbitrage attendu le", "Vu par"]);
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: FRIDAY - 2 }, patience());
  expect(protocol()[0]?.slice(-2 - NEWER.length)).toEqual(["Arbitrage attendu le", "Vu par", ...NEWER]);
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: FRIDAY - 2 }, patience());
  expect(protocol()[0]?.filter((heading) => NEWER.includes(String(heading)))).toHaveLength(NEWER.length);
});
