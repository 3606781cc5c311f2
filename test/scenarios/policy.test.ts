import { defaultClock } from "../../src/domain/cover/insurersClock";
import { DEFAULT_PARAMETERS, DEFAULT_POLICY, type Policy } from "../../src/domain/policy/policy";
import type { WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import { tableNamed, valuesOf } from "../simulator/workbook";
import { columnLetters } from "../../src/book/cells";
import { firstDayWorkbook } from "./firstDay";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

/** The policy of the sample: the default one, and a row for each insurer that its covers name. */
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  insurers: ["Garance Assurance", "Prudence Crédit"].map((name) => defaultClock(name, DEFAULT_PARAMETERS)),
};

const FRENCH = { language: "fr", referenceDate: null } as const;

let committee: OpenCommittee;
beforeAll(async () => {
  committee = await openCommittee(await firstDayWorkbook());
  expect(await committee.actions.policy.readCreditPolicy()).toBeNull();
  await committee.actions.analysis.analyse(FRENCH, patience());
});
afterAll(() => committee?.close());

function rowsOf(model: WorkbookModel, name: string): (string | number | boolean)[][] {
  const { area } = tableNamed(model, name);
  const sheet = model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
  const right = columnLetters(area.left + area.columns - 1);
  return valuesOf(sheet, `${columnLetters(area.left)}${area.top + 1}:${right}${area.top + area.rows}`);
}

/** Those columns of the Clients table, row by row. */
function clientsOf(
  model: WorkbookModel,
  ...headings: readonly string[]
): (string | number | boolean | undefined)[][] {
  const [found, ...rows] = rowsOf(model, "CC_Clients");
  return rows.map((row) => headings.map((heading) => row[found!.indexOf(heading)]));
}

/** Names of the clients whose block *Clients* proposes, and of those it does not. */
function blocksShown(): { readonly proposed: readonly string[]; readonly others: readonly string[] } {
  const rows = clientsOf(committee.model, "Client", "Blocage proposé");
  const named = (isProposed: boolean) =>
    rows.filter(([, block]) => (block !== "") === isProposed).map(([name]) => String(name));
  return { proposed: named(true), others: named(false) };
}

/** As a colleague does who edits the settings in the sheet. */
async function colleague(edit: (workbook: Excel.Workbook) => void): Promise<void> {
  const other = await openClient(committee.excel);
  await other.Excel.run(async (context) => {
    edit(context.workbook);
    await context.sync();
  });
  other.close();
}

/** The value cell of a parameter, for a colleague's hands. */
function valueOf(workbook: Excel.Workbook, name: string): Excel.Range {
  const row = rowsOf(committee.model, "CC_Parameters").findIndex(([own]) => own === name) - 1;
  return workbook.tables.getItem("CC_Parameters").getDataBodyRange().getCell(row, 1);
}

const stricter = (policy: Policy): Policy => ({
  ...policy,
  parameters: { ...policy.parameters, upToDateMaximum: 0, upToDateDays: 0 },
  grid: policy.grid.map((row) =>
    row.cover === "covered" && row.signature === "good" && row.overdue === "late"
      ? { ...row, colour: "red" }
      : row,
  ),
});

test("every cell of the policy that people edit is held to a list or a range", async () => {
  const types: string[] = [];
  await colleagueReads(async (context) => {
    const tables = [
      "CC_Parameters",
      "CC_Grid",
      "CC_Ratings",
      "CC_People",
      "CC_Actions",
      "CC_Overrides",
      "CC_Rates",
      "CC_Insurers",
    ];
    for (const name of tables) {
      const body = context.workbook.tables.getItem(name).getDataBodyRange().load("rowCount,columnCount");
      await context.sync();
      const columns = name === "CC_Parameters" ? [1] : [...Array(body.columnCount).keys()];
      const cells = columns.flatMap((column) =>
        [...Array(body.rowCount).keys()].map((row) => body.getCell(row, column).dataValidation.load("type")),
      );
      await context.sync();
      types.push(
        ...cells.map(({ type }, index) => `${name} ${index} ${type}`).filter((own) => own.endsWith("None")),
      );
    }
  });
  // The client's name beside its code is the one cell of an override that says nothing to the policy.
  expect(types).toEqual(["CC_Overrides 1 None"]);
});

async function colleagueReads(look: (context: Excel.RequestContext) => Promise<void>): Promise<void> {
  const other = await openClient(committee.excel);
  await other.Excel.run(look);
  other.close();
}

test("a stricter policy is previewed without writing, kept cell by cell, and applied by the next analysis", async () => {
  const { actions, model, excel } = committee;
  const stated = (await actions.policy.readCreditPolicy())!;
  expect(stated).toMatchObject({ policy: POLICY, overrides: [], warnings: [] });
  const wanted = stricter(stated.policy);
  excel.meters.reset();
  const effect = await actions.policy.previewPolicy(wanted, patience());
  expect([...excel.meters.written]).toEqual([]);
  expect(effect.clients).toBe(160);
  expect(effect.moves.length).toBeGreaterThan(0);
  const same = await actions.policy.previewPolicy(stated.policy, patience());
  expect(same).toMatchObject({ clients: 160, moves: [], agenda: { after: same.agenda.before } });
  const { blocks } = same;
  expect(blocks).toEqual({ before: blocks.after, after: blocks.after, begun: [], ended: [] });
  expect(blocks.after).toBe(blocksShown().proposed.length);
  // The threshold advised is one that makes the meeting fit when it is set.
  if (same.advised.threshold === null) throw new Error("No threshold was advised.");
  const { threshold, ...size } = same.advised;
  const raised = {
    ...stated.policy.parameters,
    agendaMinimumExposure: threshold,
    agendaRedMinimum: threshold,
  };
  const advised = await actions.policy.previewPolicy({ ...stated.policy, parameters: raised }, patience());
  expect(advised.agenda.after).toEqual({ clients: size.clients, minutes: size.minutes });
  expect(size.minutes).toBeLessThanOrEqual(60);
  expect(advised.agenda.before.minutes).toBeGreaterThan(60);

  const colours = () =>
    new Map(clientsOf(model, "Code client", "Couleur").map(([code, colour]) => [String(code), colour]));
  const before = colours();
  expect(await actions.policy.keepPolicy(stated.policy, wanted)).toBe(3);
  expect((await actions.policy.readCreditPolicy())!.policy).toEqual(wanted);
  await actions.analysis.analyse(FRENCH, patience());
  const after = colours();
  const changed = [...after].filter(([code, colour]) => before.get(code) !== colour).map(([code]) => code);
  expect(new Set(changed)).toEqual(new Set(effect.moves.map(({ clientCode }) => clientCode)));

  expect(await actions.policy.keepPolicy(wanted, POLICY)).toBe(3);
  expect((await actions.policy.readCreditPolicy())!.policy).toEqual(POLICY);
});

test("days that propose more blocks are previewed with the clients they are proposed for", async () => {
  const { actions } = committee;
  const { policy } = (await actions.policy.readCreditPolicy())!;
  await actions.analysis.analyse(FRENCH, patience());
  const parameters = { ...policy.parameters, blockAfterDays: 1, blockMinimumOverdue: 1_000_00 };
  const { moves, blocks } = await actions.policy.previewPolicy({ ...policy, parameters }, patience());
  expect(moves).toEqual([]);
  expect(blocks).toMatchObject({ before: blocksShown().proposed.length, ended: [] });
  expect(blocks.begun.length).toBe(blocks.after - blocks.before);
  expect(blocks.begun.length).toBeGreaterThan(0);
  expect(blocksShown().others).toEqual(expect.arrayContaining([...blocks.begun]));
});

test("a value that a colleague changed meanwhile is not overwritten, and both are shown", async () => {
  const { actions } = committee;
  const { policy } = (await actions.policy.readCreditPolicy())!;
  await colleague((workbook) => {
    valueOf(workbook, "Seuil minimal d'encours").values = [[40000]];
  });
  const wanted = {
    ...policy,
    parameters: { ...policy.parameters, agendaMinimumExposure: 60_000_00, vatRate: 0.1 },
  };
  const refused = await actions.policy.keepPolicy(policy, wanted).then(
    () => null,
    (error: unknown) => error as { code: string; values: Record<string, string> },
  );
  expect(refused?.code).toBe("policy-changed");
  expect(refused?.values["changes"]?.replace(/[\u00a0\u202f]/g, " ")).toBe(
    "Seuil minimal d'encours : 40 000 € dans la feuille, 60 000 € ici",
  );
  const { policy: standing } = (await actions.policy.readCreditPolicy())!;
  expect(standing.parameters).toEqual({ ...DEFAULT_PARAMETERS, agendaMinimumExposure: 40_000_00 });
  expect(await actions.policy.keepPolicy(standing, POLICY)).toBe(1);
});

test("in another company currency, sentences and settings bear its sign", async () => {
  const { actions, model } = committee;
  const { policy } = (await actions.policy.readCreditPolicy())!;
  const parameters = { ...policy.parameters, companyCurrency: "CHF", agendaMinimumExposure: 60_000_00 };
  await actions.policy.keepPolicy(policy, { ...policy, parameters });
  const amounts = rowsOf(model, "CC_Parameters").filter(([, , unit]) => unit === "€" || unit === "CHF");
  expect(amounts.length).toBeGreaterThan(3);
  expect(new Set(amounts.map(([, , unit]) => unit))).toEqual(new Set(["CHF"]));
  expect(rowsOf(model, "CC_Parameters").find(([name]) => name === "Seuil minimal d'encours")?.[1]).toBe(
    60_000,
  );
  expect((await actions.sources.lookUp(patience())).currency).toBe("CHF");
  await actions.policy.keepPolicy({ ...policy, parameters }, policy);
});

test("settings made before a parameter existed get its row, and nobody's values change", async () => {
  const { actions, model } = committee;
  const before = rowsOf(model, "CC_Parameters");
  const gone = before.findIndex(([name]) => name === "Taux de TVA") - 1;
  await colleague((workbook) => {
    valueOf(workbook, "Durée du comité").values = [[45]];
    workbook.tables.getItem("CC_Parameters").rows.getItemAt(gone).delete();
  });
  await actions.analysis.analyse(FRENCH, patience());
  const after = rowsOf(model, "CC_Parameters");
  expect(after).toHaveLength(before.length);
  expect(after.at(-1)).toEqual(before[gone + 1]);
  expect(after.find(([name]) => name === "Durée du comité")?.[1]).toBe(45);
  await colleagueReads(async (context) => {
    const cell = valueOf(context.workbook, "Taux de TVA").load("numberFormat");
    const { dataValidation } = valueOf(context.workbook, "Taux de TVA");
    dataValidation.load("type");
    await context.sync();
    expect([cell.numberFormat, dataValidation.type]).toEqual([[["0%"]], "Decimal"]);
  });
  const again = await actions.analysis.analyse(FRENCH, patience());
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
});

test("an insurer's own delay moves the deadlines of its clients and of nobody else, and its row is what is kept", async () => {
  const { actions, model } = committee;
  const deadlines = () =>
    new Map(
      clientsOf(model, "Code client", "Assureur", "À déclarer avant le").map(
        ([code, insurer, day]) => [String(code), [insurer, day]] as const,
      ),
    );
  const before = deadlines();
  const wanted = {
    ...POLICY,
    parameters: (await actions.policy.readCreditPolicy())!.policy.parameters,
    insurers: POLICY.insurers.map((clock) =>
      clock.insurer === "Prudence Crédit" ? { ...clock, daysFromDue: 45, daysFromInvoice: 200 } : clock,
    ),
  };
  const read = { ...wanted, insurers: POLICY.insurers };
  expect(await actions.policy.keepPolicy(read, wanted)).toBe(2);
  expect(rowsOf(model, "CC_Insurers").slice(1)).toEqual([
    ["Garance Assurance", 60, "", 300, 60],
    ["Prudence Crédit", 45, 200, 300, 60],
  ]);
  await expect(
    actions.policy.keepPolicy(read, {
      ...read,
      insurers: read.insurers.map((clock) => ({ ...clock, daysFromDue: 90 })),
    }),
  ).rejects.toMatchObject({ code: "policy-changed" });
  await actions.analysis.analyse(FRENCH, patience());
  const moved = [...deadlines()].filter(([client, [, day]]) => before.get(client)?.[1] !== day);
  expect(moved.length).toBeGreaterThan(5);
  // A cover that has ended since names no insurer, and its deadlines run on.
  const insurers = new Set(moved.map(([, [name]]) => name));
  expect([insurers.has("Prudence Crédit"), insurers.has("Garance Assurance")]).toEqual([true, false]);
  for (const [client, [, day]] of moved) expect(Number(before.get(client)?.[1]) - Number(day)).toBe(15);
  expect(await actions.policy.keepPolicy(wanted, read)).toBe(2);
});

test("settings made before insurers had a table get one with the delay that the rules had", async () => {
  const { actions, model } = committee;
  await colleague((workbook) => {
    valueOf(workbook, "Déclaration à l'assureur\u00a0: délai").values = [[45]];
    workbook.tables.getItem("CC_Insurers").delete();
    workbook.names.getItem("CC_Insurers_Place").delete();
  });
  await actions.analysis.analyse(FRENCH, patience());
  expect(rowsOf(model, "CC_Insurers").slice(1)).toEqual([
    ["Garance Assurance", 45, "", 300, 60],
    ["Prudence Crédit", 45, "", 300, 60],
  ]);
  await colleague((workbook) => {
    valueOf(workbook, "Déclaration à l'assureur\u00a0: délai").values = [[60]];
    const body = workbook.tables.getItem("CC_Insurers").getDataBodyRange();
    body.getColumn(1).values = [[60], [60]];
  });
});

test("an override is kept on a row of its own, refused when too long, and ended without losing its trace", async () => {
  const { actions, model, now } = committee;
  const today = (await actions.policy.readCreditPolicy())!.today;
  expect(now.getDate()).toBe(15);
  const override = {
    clientCode: "0411",
    colour: "green",
    reason: "=caution",
    who: "DAF",
    from: null,
  } as const;
  await expect(actions.policy.addOverride({ ...override, until: today + 30 }, "X")).rejects.toMatchObject({
    code: "override-too-long",
    values: { days: 31, maximum: 30 },
  });
  await actions.policy.addOverride({ ...override, until: today + 29 }, "Verrerie");
  await actions.policy.addOverride({ ...override, clientCode: "0412", until: today + 9 }, "Autre");
  expect(rowsOf(model, "CC_Overrides").slice(1)).toEqual([
    ["0411", "Verrerie", "Vert", "=caution", "DAF", today, today + 29],
    ["0412", "Autre", "Vert", "=caution", "DAF", today, today + 9],
  ]);
  const [first] = (await actions.policy.readCreditPolicy())!.overrides;
  committee.now = new Date(2026, 0, 20, 10);
  await actions.policy.endOverride(first!);
  committee.now = now;
  expect(rowsOf(model, "CC_Overrides")[1]).toEqual([
    "0411",
    "Verrerie",
    "Vert",
    "=caution",
    "DAF",
    today,
    today + 4,
  ]);
  await expect(actions.policy.endOverride({ ...first!, reason: "autre" })).rejects.toMatchObject({
    code: "override-changed",
  });
  expect(rowsOf(model, "CC_Overrides")).toHaveLength(3);
});
