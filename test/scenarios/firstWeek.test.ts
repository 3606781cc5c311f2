import { createHash } from "node:crypto";
import type { CommitteeActions } from "../../src/committee/contract";
import { dayOf } from "../../src/domain/basis/day";
import { openXlsx } from "../simulator/files/openXlsx";
import { saveXlsx } from "../simulator/files/saveXlsx";
import type { SheetModel, WorkbookModel } from "../simulator/model";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { columnLetters } from "../../src/book/cells";
import { firstDayWorkbook } from "./firstDay";
import {
  analyseAgreeing,
  openCommittee,
  patience,
  type CommitteeOptions,
  type OpenCommittee,
} from "./openCommittee";

const FRENCH = { language: "fr", referenceDate: null } as const;

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function openSample(options: CommitteeOptions = {}): Promise<OpenCommittee> {
  const committee = await openCommittee(await firstDayWorkbook(), options);
  opened.push(committee);
  return committee;
}

/** The values of a table of the workbook, headings first. */
function tableValues(model: WorkbookModel, name: string): (string | number | boolean)[][] {
  const { area } = tableNamed(model, name);
  const sheet = model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
  const right = columnLetters(area.left + area.columns - 1);
  return valuesOf(sheet, `${columnLetters(area.left)}${area.top + 1}:${right}${area.top + area.rows}`);
}

function column(rows: (string | number | boolean)[][], heading: string): (string | number | boolean)[] {
  const index = rows[0]!.indexOf(heading);
  if (index < 0) throw new Error(`No column ${heading}`);
  return rows.slice(1).map((row) => row[index]!);
}

/** What each sheet holds and looks like, condensed: equal when nothing was touched. */
function fingerprint(sheets: readonly SheetModel[]): Record<string, string> {
  return Object.fromEntries(
    sheets.map(({ name, rows, columns, merges, tables }) => {
      // What a formula gives is computed anew in floating point: the formula itself is what must stay.
      const cells = rows.map((row) =>
        row?.map((cell) => cell && [cell.formula ?? cell.value, cell.numberFormat, cell.style]),
      );
      const content = JSON.stringify([cells, [...columns], merges, tables]);
      return [name, createHash("sha1").update(content).digest("hex")];
    }),
  );
}

test("opening the pane says what the week needs and writes nothing", async () => {
  const { actions, excel, model } = await openSample();
  const before = fingerprint(model.sheets);
  const overview = await actions.sources.lookUp(patience());
  expect(overview).toMatchObject({
    workbookLanguage: null,
    nextCommittee: { day: dayOf(2026, 1, 16), time: "8:30" },
    agendaDue: dayOf(2026, 1, 15),
    referenceDate: dayOf(2026, 1, 14),
    notRead: [{ sheet: "Notes équipe", reason: { code: "sheet-not-recognised" } }],
    notFound: null,
    clients: null,
    agendaPrepared: false,
    sheetsToCreate: {
      fr: ["Clients", "Protocole", "Paramètres"],
      en: ["Clients", "Protocol", "Settings"],
    },
  });
  expect(overview.sources.map(({ kind, sheet }) => `${kind}: ${sheet}`)).toEqual([
    "open-items: Pièces ouvertes",
    "aged-balance: Balance âgée",
    "cover: Couvertures",
    "clients: Fiches clients",
    "sales: Ventes",
  ]);
  expect(fingerprint(model.sheets)).toEqual(before);
  expect([...excel.meters.written]).toEqual([]);
});

test("the first analysis classifies every client and creates the committee's sheets, red first", async () => {
  const { actions, model, excel } = await openSample();
  const finance = fingerprint(model.sheets);
  const theirs = model.sheets.map(({ name }) => name);
  const task = patience();
  const analysis = await actions.analysis.analyse(FRENCH, task);

  expect(analysis.written.sheetsCreated).toEqual(["Clients", "Protocole", "Paramètres"]);
  expect(analysis.referenceDate).toBe(dayOf(2026, 1, 14));
  const { totals, counts } = analysis;
  expect(totals.balance).toBe(totals.sheetTotal);
  expect(counts.red + counts.orange + counts.green).toBe(analysis.clients.length);
  expect(analysis.clients).toHaveLength(160);

  const clients = tableValues(model, "CC_Clients");
  const colours = column(clients, "Couleur");
  expect(colours).toEqual([
    ...Array<string>(counts.red).fill("Rouge"),
    ...Array<string>(counts.orange).fill("Orange"),
    ...Array<string>(counts.green).fill("Vert"),
  ]);
  const exposure = column(clients, "Encours").reduce<number>((sum, cell) => sum + Number(cell), 0);
  expect(Math.round(exposure * 100)).toBe(totals.balance);
  expect(column(clients, "Motifs").every((reason) => String(reason).length > 20)).toBe(true);
  // Codes keep their leading zero: text, never a number.
  expect(column(clients, "Code client").every((code) => /^0\d+$/.test(String(code)))).toBe(true);

  expect(fingerprint(model.sheets.filter(({ name }) => theirs.includes(name)))).toEqual(finance);
  expect([...excel.meters.written.keys()].filter((name) => theirs.includes(name))).toEqual([]);
  expect(task.steps.at(-1)).toEqual({ step: "writing", done: 1 });
});

test("the protocol has its columns, drop-downs and filters; settings hold the policy", async () => {
  const { actions, model } = await openSample();
  await actions.analysis.analyse(FRENCH, patience());
  const protocol = tableNamed(model, "CC_Protocol");
  expect(protocol.columns.map(({ name }) => name)).toEqual([
    "N°",
    "Date du comité",
    "Client",
    "Décision",
    "Responsable",
    "Échéance",
    "Statut",
    "Nature de l'action",
    "Couleur",
    "Commercial",
    "Résultat",
    "Fait le",
    "Encours",
    "Non couvert",
    "Échu",
    "Plus ancien retard (j)",
    "Montant",
    "Jusqu'au / le",
    "Code client",
    "Sujet",
    "Origine (N°)",
    "Arbitrage",
    "Position commerciale",
    "Position finance",
    "Question à l'arbitre",
    "Décision de l'arbitre",
    "Date de l'arbitrage",
    "Arbitrage attendu le",
    "Statut laissé en comité",
    "Échéance laissée en comité",
    "Responsable laissé en comité",
  ]);
  expect(protocol.showFilterButton).toBe(true);
  const lists = sheetNamed(model, "Protocole").validations.map(({ rule }) => JSON.stringify(rule));
  expect(lists.filter((rule) => rule.includes("À faire,En cours,Fait,Abandonné"))).toHaveLength(1);
  expect(lists.filter((rule) => rule.includes("'Paramètres'!"))).toHaveLength(2);

  const parameters = tableValues(model, "CC_Parameters");
  const value = (name: string) => parameters.find(([own]) => own === name)?.[1];
  expect(value("Seuil minimal d'encours")).toBe(50_000);
  expect(value("Jour du comité")).toBe("vendredi");
  expect(value("Heure du comité")).toBe("8:30");
  expect(tableValues(model, "CC_Grid")).toHaveLength(28);
  expect(tableValues(model, "CC_Actions")).toHaveLength(21);
});

test("running again changes nothing", async () => {
  const { actions, model, excel } = await openSample();
  await actions.analysis.analyse(FRENCH, patience());
  await actions.agenda.prepareAgenda(patience());
  const before = fingerprint(model.sheets);
  excel.meters.reset();
  const again = await actions.analysis.analyse(FRENCH, patience());
  const agenda = await actions.agenda.prepareAgenda(patience());
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
  expect(agenda.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
  expect([...excel.meters.written]).toEqual([]);
  expect(fingerprint(model.sheets)).toEqual(before);
});

test("a payment changes its client only, and people's own column, sort and filter stay", async () => {
  const { actions, model, excel } = await openSample();
  await actions.analysis.analyse(FRENCH, patience());
  const clients = tableNamed(model, "CC_Clients");
  const codes = column(tableValues(model, "CC_Clients"), "Code client");
  await addOwnColumn(
    excel.model,
    actions,
    codes.map((code) => `note ${String(code)}`),
  );

  payOldestItemOf(model, String(codes[0]));
  const { analysis: again } = await analyseAgreeing({ actions }, FRENCH);
  expect(again.written.cellsChanged).toBeGreaterThan(0);
  const rows = tableValues(model, "CC_Clients");
  expect(tableNamed(model, "CC_Clients").columns).toHaveLength(clients.columns.length);
  column(rows, "Visite").forEach((note, index) =>
    expect(note).toBe(`note ${String(column(rows, "Code client")[index])}`),
  );
});

/** As a person does who types a heading beside the table, and notes below it. */
async function addOwnColumn(
  model: WorkbookModel,
  _actions: CommitteeActions,
  notes: string[],
): Promise<void> {
  const { openClient } = await import("../simulator/node");
  const colleague = await openClient(opened[0]!.excel);
  await colleague.Excel.run(async (context) => {
    context.workbook.tables
      .getItem("CC_Clients")
      .columns.add(-1, [["Visite"], ...notes.map((note) => [note])]);
    await context.sync();
  });
  colleague.close();
  expect(model).toBe(opened[0]!.model);
}

/** Removes the amount of the client's first item from the finance team's sheet, as its next export would. */
function payOldestItemOf(model: WorkbookModel, code: string): void {
  const sheet = sheetNamed(model, "Pièces ouvertes");
  const headings = valuesOf(sheet, "A4:K4")[0]!;
  const codeColumn = headings.indexOf("Code client");
  const amountColumn = headings.indexOf("Restant dû (EUR)");
  const row = sheet.rows.find((cells) => cells?.[codeColumn]?.value === code)!;
  row[amountColumn]!.value = 0.01;
}

/** What the rows are about whose keys begin so, in their order; two clients stand beside each other in some. */
function keysOf(rows: readonly (readonly unknown[])[], begin: string): string[] {
  return rows
    .flatMap((row) => String(row[15]).split("\n"))
    .flatMap((key) => (key.startsWith(begin) ? [key.slice(begin.length)] : []));
}

test("the agenda of next Friday lists its clients with the rule that brings each", async () => {
  const { actions, model } = await openSample();
  const analysis = await actions.analysis.analyse(FRENCH, patience());
  const agenda = await actions.agenda.prepareAgenda(patience());
  expect(agenda.day).toBe(dayOf(2026, 1, 16));
  expect(agenda.written.sheetsCreated).toEqual(["Ordre du jour", "Historique des clients", "Comités"]);
  const order = ["Clients", "Ordre du jour", "Protocole", "Historique des clients", "Comités", "Paramètres"];
  expect(model.sheets.map(({ name }) => name).slice(-6)).toEqual(order);
  const sheet = sheetNamed(model, "Ordre du jour");
  const rows = valuesOf(sheet, "A1:P200");
  expect(rows[0]![0]).toBe("Comité crédit du vendredi 16 janvier 2026 à 8\u202fh\u202f30");
  const listed = keysOf(rows, "client:");
  // Beside the thresholds, which are the client's own here: limits, deadlines, and accounts of one group.
  const inOrder = analysis.clients
    .map(({ clientCode }) => clientCode)
    .filter((code) => listed.includes(code));
  expect(listed).toEqual(inOrder);
  expect(agenda.clients).toBe(listed.length);
  const sure = analysis.clients.filter(
    ({ colour, exposure }) => (colour === "red" && exposure >= 10_000_00) || exposure >= 50_000_00,
  );
  expect(listed).toEqual(expect.arrayContaining(sure.map(({ clientCode }) => clientCode)));
  const reds = rows.filter(([colour]) => colour === "■ Rouge");
  expect(keysOf(rows, "decide client:")).toEqual(keysOf(reds, "client:"));
  // Amounts are numbers, ageing too; minutes add up to what is planned.
  for (const red of reds) {
    for (const column of [4, 5, 6, 7, 9, 10, 11, 12, 13]) expect(typeof red[column]).toBe("number");
  }
  const minutes = rows.filter((row) => String(row[15]).startsWith("client:")).map((row) => Number(row[13]));
  expect(minutes.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0);
  expect(agenda.minutes - 2 * agenda.notFitting).toBeLessThanOrEqual(60);
  expect(model.names.map(({ name }) => name)).toContain("CC_Agenda");
});

test("notes typed in the agenda follow their client when the agenda is built again", async () => {
  const { actions, model } = await openSample();
  await actions.analysis.analyse(FRENCH, patience());
  await actions.agenda.prepareAgenda(patience());
  const sheet = sheetNamed(model, "Ordre du jour");
  const rows = valuesOf(sheet, "A1:P200");
  const [first, second] = rows.flatMap(([colour], index) => (colour === "■ Rouge" ? [index] : []));
  const code = rows[second!]![1];
  sheet.rows[second!]![14]!.value = "Appeler M. Tillac";
  payEverythingOf(model, String(rows[first!]![1]));
  await analyseAgreeing({ actions }, FRENCH);
  await actions.agenda.prepareAgenda(patience());
  const noted = valuesOf(sheet, "A1:P200").filter((row) => row[14] === "Appeler M. Tillac");
  expect(noted.map((row) => row[1])).toEqual([code]);
});

function payEverythingOf(model: WorkbookModel, code: string): void {
  const sheet = sheetNamed(model, "Pièces ouvertes");
  const headings = valuesOf(sheet, "A4:K4")[0]!;
  const codeColumn = headings.indexOf("Code client");
  const amountColumn = headings.indexOf("Restant dû (EUR)");
  for (const cells of sheet.rows) {
    if (cells?.[codeColumn]?.value === code) cells[amountColumn]!.value = 0.01;
  }
}

test("in English the sheets speak English, and a workbook set up in French stays French", async () => {
  const english = await openSample({ language: "en" });
  await english.actions.analysis.analyse({ language: "en", referenceDate: null }, patience());
  await english.actions.agenda.prepareAgenda(patience());
  expect(english.model.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Clients", "Agenda", "Protocol", "Settings"]),
  );
  expect(column(tableValues(english.model, "CC_Clients"), "Colour")[0]).toBe("Red");

  const french = await openSample({ language: "en" });
  await french.actions.analysis.analyse(FRENCH, patience());
  const again = await french.actions.analysis.analyse({ language: "en", referenceDate: null }, patience());
  expect(again.written).toEqual({ sheetsCreated: [], cellsChanged: 0 });
});

test("clicking a client selects its row, on whatever row it stands now", async () => {
  const { actions, model } = await openSample();
  const analysis = await actions.analysis.analyse(FRENCH, patience());
  const last = analysis.clients.at(-1)!;
  await actions.client.showClient(last.clientCode);
  const { area } = tableNamed(model, "CC_Clients");
  expect(model.selection).toEqual({
    top: area.top + area.rows - 1,
    left: area.left,
    rows: 1,
    columns: area.columns,
  });
  const told: (string | null)[] = [];
  const stop = await actions.client.followSelection((code) => told.push(code));
  stop();
  expect(told).toEqual([last.clientCode]);
});

test("the result is a workbook that opens again with its tables", async () => {
  const { actions, model } = await openSample();
  await actions.analysis.analyse(FRENCH, patience());
  await actions.agenda.prepareAgenda(patience());
  const { bytes } = await saveXlsx(model);
  const again = await openXlsx(bytes, "resultat.xlsx");
  for (const name of ["CC_Clients", "CC_Protocol", "CC_Parameters", "CC_Grid"]) {
    expect(tableValues(again, name)).toEqual(tableValues(model, name));
  }
});
