import type { Results } from "../../src/committee/results/resultsContract";
import { comparisonLines, headline, resultsNotices } from "../../src/documents/results/resultsWords";
import { translator } from "../../src/locales/translator";
import { asColleague } from "./openProtocol";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, patience, type OpenCommittee } from "./openCommittee";
import { heldCommittees, heldOn, holdCommittee, LALANDE, putExports, RAVEL } from "./heldCommittees";
import { readHistory } from "./readHistory";
import type { WorkbookModel } from "../simulator/model";

const fr = translator("fr");
const plain = (text: string) => text.replace(/\s/g, " ");

function removeClients(model: WorkbookModel, codes: readonly string[]): void {
  const sheet = sheetNamed(model, "Pièces ouvertes");
  sheet.rows = sheet.rows.filter((row) => codes.every((code) => row?.[0]?.value !== code));
}

/** What a reader who doubts would do to the figures: none of it may improve what is told. */
describe("four committees held", () => {
  let committee: OpenCommittee;
  let before: Results;

  beforeEach(async () => {
    committee = await heldCommittees(4);
    before = await committee.actions.results.readResults();
  });
  afterEach(() => committee.close());

  const changeNow = async () => (await committee.actions.results.readResults()).comparison;

  test("an agenda that is prepared and not held proves nothing", async () => {
    putExports(committee.model, 7);
    await analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(6) - 2 });
    await committee.actions.agenda.prepareAgenda(patience());
    const after = await committee.actions.results.readResults();
    expect(after.points.map(({ date }) => date)).toEqual([1, 2, 3, 4].map(heldOn));
    expect(after.comparison).toEqual(before.comparison);
    // Nor does it count among a client's committees, or turn one red.
    expect(before.improvements.length).toBeGreaterThan(0);
    expect(after.improvements).toEqual(before.improvements);
    expect([after.lost, after.blocks, after.kinds, after.who]).toEqual([
      before.lost,
      before.blocks,
      before.kinds,
      before.who,
    ]);
  });

  test("a loss is said, and takes nothing off the overdue that is told", async () => {
    const { actions } = committee;
    const owed = 100_000_15 - 40_000_00;
    await actions.protocol.recordDecision({
      committeeDate: heldOn(4),
      clientCode: RAVEL,
      decision: "Passer en perte",
      kind: "write-off",
      amount: owed,
      owner: "Paul Tillac",
      dueDate: heldOn(4),
    });
    const comparison = await changeNow();
    if (comparison === null || before.comparison === null) throw new Error("nothing compared");
    expect(comparison.fall.writtenOff).toBe(owed);
    expect(comparison.change).toBe(before.comparison.change + owed);
    expect(comparison.cashFreed).toBe(Math.max(0, before.comparison.cashFreed - owed));
    expect(plain(headline(comparison, fr))).not.toBe(plain(headline(before.comparison, fr)));
    expect(plain(comparisonLines(comparison, fr)[1] ?? "")).toContain("60 k€ passés en perte");
    const ravel = (await actions.results.readResults()).improvements.find(
      ({ clientCode }) => clientCode === RAVEL,
    );
    expect(ravel?.lost ?? owed).toBe(owed);
  });

  test("a committee closed twice counts once", async () => {
    const { undecided } = await committee.actions.closing.readClosing(heldOn(4));
    await committee.actions.closing.closeMeeting({
      day: heldOn(4),
      present: ["Anne Ravel"],
      guests: "",
      nextDate: heldOn(6),
      withoutDecision: undecided.map(({ clientCode }) => clientCode),
    });
    expect(await changeNow()).toEqual(before.comparison);
  });

  test("a committee whose row was copied counts once, and the copy is named", async () => {
    await asColleague(committee.excel, (context) => {
      const table = context.workbook.tables.getItem("CC_Committees");
      const copy = table.rows.getItemAt(3).getRange();
      table.rows.add();
      table.rows.getItemAt(4).getRange().copyFrom(copy, "Values");
    });
    const { warnings, comparison } = await committee.actions.results.readResults();
    expect(comparison).toEqual(before.comparison);
    expect(warnings.map(({ code }) => code)).toEqual(["committee-twice"]);
    expect(plain(fr.message(warnings[0]!))).toMatch(
      /^'Comités'!A9 : une ligne de la feuille Comités a la date/,
    );
  });

  test("six weeks without a committee are said", async () => {
    await holdCommittee(committee, 10);
    const { gaps } = await committee.actions.results.readResults();
    expect(gaps).toEqual([{ from: heldOn(4), to: heldOn(10) }]);
  });

  test("a file cut short by half is said, and improves nothing", async () => {
    await holdCommittee(committee, 6);
    const whole = await committee.actions.results.readResults();
    const history = (await readHistory(committee.session)).filter(
      ({ committeeDate, clientCode }) => committeeDate === heldOn(6) && [RAVEL, LALANDE].includes(clientCode),
    );
    const missing = history.reduce((sum, { countedOverdue }) => sum + countedOverdue, 0);
    expect(history).toHaveLength(2);
    const cut = () => removeClients(committee.model, [RAVEL, LALANDE]);
    for (const week of [7, 8]) {
      await holdCommittee(committee, week, "fr", cut);
      const results = await committee.actions.results.readResults();
      const { comparison } = results;
      if (comparison === null || whole.comparison === null) throw new Error("nothing compared");
      expect(results.points.at(-1)).toMatchObject({ absentClients: 2, absentOverdue: missing });
      expect(comparison.fall.absent).toBe(missing);
      expect(comparison.comparable).toBe(comparison.after.countedOverdue + missing);
      // The other clients' own falls alone may improve it: a thousand euros and a cent a week.
      expect(whole.comparison.comparable - comparison.comparable).toBeLessThanOrEqual((week - 6) * 1_000_01);
      expect(plain(comparisonLines(comparison, fr)[1] ?? "")).toContain("de clients absents du fichier");
      expect(results.improvements.map(({ clientCode }) => clientCode)).not.toContain(RAVEL);
      expect(plain(resultsNotices(results, fr).join(" "))).toContain("2 clients sont absents du fichier");
    }
    const rows = valuesOf(sheetNamed(committee.model, "Clients"), "A1:CZ40").flat().map(String);
    expect(rows.filter((cell) => cell.startsWith("Absent du fichier depuis le comité du"))).toHaveLength(2);
    // Back in the file they are missing no more.
    await holdCommittee(committee, 9);
    const back = await committee.actions.results.readResults();
    expect(back.points.at(-1)).toMatchObject({ absentClients: 0, absentOverdue: 0 });
    expect(back.comparison?.basis).toBe("means");
  });

  test("a list of committees made before is given the columns of clients missing from the file", async () => {
    const headings = () => tableNamed(committee.model, "CC_Committees").columns.map(({ name }) => name);
    const newer = ["Clients absents du fichier", "Échu des absents"];
    await asColleague(committee.excel, (context) => {
      const { columns } = context.workbook.tables.getItem("CC_Committees");
      for (const name of newer) columns.getItem(name).delete();
    });
    expect(await changeNow()).toEqual(before.comparison);
    await holdCommittee(committee, 6);
    expect(headings().slice(-2)).toEqual(newer);
    expect((await committee.actions.results.readResults()).points.at(-1)?.absentClients).toBe(0);
  });

  test("a client that left the file is among no successes", async () => {
    const named = async () =>
      (await committee.actions.results.readResults()).improvements.map(({ clientCode }) => clientCode);
    const held = await named();
    expect(held).toContain(RAVEL);
    const cut = () => removeClients(committee.model, [RAVEL]);
    putExports(committee.model, 5);
    cut();
    // What is only analysed changes nothing that was told of the committees held.
    await analyseAgreeing(committee, { language: "fr", referenceDate: heldOn(5) - 2 });
    expect(await named()).toEqual(held);
    await holdCommittee(committee, 6, "fr", cut);
    expect(await named()).not.toContain(RAVEL);
  });
});

/** What a reader finds first: the headline, and the cash that is claimed. */
const told = ({ comparison }: Results) => (comparison === null ? "" : plain(headline(comparison, fr)));

async function typed(committee: OpenCommittee, row: number, heading: string, cell: string): Promise<void> {
  await asColleague(committee.excel, (context) => {
    const column = context.workbook.tables.getItem("CC_Committees").columns.getItem(heading);
    column.getDataBodyRange().getCell(row, 0).values = [[cell]];
  });
}

describe("nine committees held, means compared", () => {
  let committee: OpenCommittee;
  let before: Results;

  beforeEach(async () => {
    committee = await heldCommittees(9);
    before = await committee.actions.results.readResults();
    expect(before.comparison?.basis).toBe("means");
  }, 60_000);
  afterEach(() => committee.close());
  const read = () => committee.actions.results.readResults();

  test("an amount typed as text is named, and a comparison that needs it is not made: no cash, no percentage", async () => {
    for (const [row, week] of [
      [7, 9],
      [0, 1],
    ] as const) {
      await typed(committee, row, "Échu retenu", "1 397 104 €");
      const results = await read();
      expect(results.warnings).toHaveLength(1);
      expect(told(results)).toBe(
        `Retards non comparés : les chiffres du comité du ${fr.day(heldOn(week), "short")} ne se lisent pas`,
      );
      expect(results.comparison?.cashFreed).toBe(0);
      const sheet = await committee.actions.results.refreshResults();
      expect(sheet.results.comparison).toEqual(results.comparison);
      const page = valuesOf(sheetNamed(committee.model, "Résultats"), "A1:H20");
      expect(plain(String(page[2]?.[0]))).toBe(told(results));
      expect(page.find(([label]) => label === "Retards comparés (€)")?.slice(3, 5)).toEqual(["–", "–"]);
      const { mail } = await committee.actions.results.resultsMail();
      expect(plain(mail.subject)).toBe("Comité crédit : retards non comparés");
      expect(plain(mail.text)).toContain(told(results));
      expect(plain(mail.text)).not.toContain("Trésorerie");
      const was = before.points.find(({ date }) => date === heldOn(week))?.countedOverdue ?? 0;
      await asColleague(committee.excel, (context) => {
        const column = context.workbook.tables.getItem("CC_Committees").columns.getItem("Échu retenu");
        column.getDataBodyRange().getCell(row, 0).values = [[was / 100]];
      });
      expect(told(await read())).toBe(told(before));
    }
  }, 60_000);

  test("the committees of another currency are said and not compared with those after", async () => {
    for (let row = 0; row < 5; row += 1) await typed(committee, row, "Devise", "usd");
    const results = await read();
    expect(results.otherCurrency).toEqual({ until: heldOn(6), currency: "USD" });
    expect(results.points.map(({ date }) => date)).toEqual([7, 8, 9].map(heldOn));
    expect(results.comparison?.basis).toBe("ends");
    expect(results.comparison?.before.from).toBe(heldOn(7));
    expect(plain(resultsNotices(results, fr)[0] ?? "")).toBe(
      `Jusqu'au comité du ${fr.day(heldOn(6), "short")}, les montants étaient en USD : seuls les comités en EUR sont comparés.`,
    );
    expect(results.blocks).toEqual([]);
  }, 60_000);

  test("accounts that became one group count as one client, said", async () => {
    await asColleague(committee.excel, (context) => {
      const table = context.workbook.tables.getItem("CC_History");
      const codes = valuesOf(sheetNamed(committee.model, "Historique des clients"), "B5:B80").flat();
      const group = table.columns.getItem("Groupe").getDataBodyRange();
      codes.forEach((code, row) => {
        if ([RAVEL, LALANDE].includes(String(code))) group.getCell(row, 0).values = [["Holding du Val"]];
      });
    });
    const results = await read();
    expect(results.mergedGroups).toEqual(["Holding du Val"]);
    expect(results.comparison).toEqual(before.comparison);
    const grouped = results.improvements.find(({ clientCode }) => [RAVEL, LALANDE].includes(clientCode));
    const apart = before.improvements.find(({ clientCode }) => clientCode === RAVEL);
    expect(grouped?.fall ?? 0).toBeLessThan(apart?.fall ?? 0);
    expect(plain(resultsNotices(results, fr).join(" "))).toContain("Holding du Val");
  }, 60_000);
});
