import { dayOf } from "../../domain/basis/day";
import { SOURCE_KINDS } from "../../domain/receivables/sourceKind";
import { readWorkbook } from "../join/readWorkbook";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { tablesOf } from "./tables";

function grid(sheet: string, rows: readonly (readonly CellValue[])[]): SheetGrid {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}

const read = (...grids: readonly SheetGrid[]): Promise<Intake> =>
  readWorkbook(grids, { referenceDate: null });

const D = dayOf(2025, 11, 3);

test("a ledger's unmatched lines of 411 accounts are open items; other accounts and matched lines are left out", async () => {
  const head =
    "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";
  const line = (
    account: string,
    client: string,
    piece: string,
    debit: CellValue,
    credit: CellValue,
    letters: string,
  ): CellValue[] => {
    const name = client === "" ? "" : `Société ${client}`;
    return [
      "VE",
      "Ventes",
      "1",
      20251103,
      account,
      "x",
      client,
      name,
      piece,
      20251103,
      "Facture",
      debit,
      credit,
      letters,
      "",
      20251103,
      "",
      "",
    ];
  };
  const ledger = grid("FEC", [
    head.split("|"),
    line("411000", "CL1", "F1", 120, 0, ""),
    line("707000", "", "F1", 0, 100, ""),
    line("445710", "", "F1", 0, 20, ""),
    line("411000", "CL2", "F2", 240.5, 0, "AA"),
    line("411000", "CL2", "R2", 0, 240.5, "AA"),
    line("411000", "CL2", "F3", 60, 0, ""),
    line("411000", "CL1", "R9", 0, 20.25, ""),
    line("512000", "", "R9", 20.25, 0, ""),
    line("411000", "", "F4", 10, 0, ""),
  ]);
  const intake = await read(ledger);
  expect(
    [...intake.openItems].map(({ clientCode, document, amount }) => [clientCode, document, amount]),
  ).toEqual([
    ["CL1", "F1", 12_000],
    ["CL2", "F3", 6_000],
    ["CL1", "R9", -2_025],
    ["411000", "F4", 1_000],
  ]);
  const [source] = intake.sources;
  expect(source?.ignored.map(({ row, reason }) => [row, reason])).toEqual([
    [3, "other-account"],
    [4, "other-account"],
    [5, "matched"],
    [6, "matched"],
    [9, "other-account"],
  ]);
  expect(source?.columns).toMatchObject({
    clientCode: { heading: "CompAuxNum" },
    account: { heading: "CompteNum" },
    matching: { heading: "EcritureLet" },
  });
});

const ITEMS: readonly (readonly CellValue[])[] = [
  ["Code client", "N° facture", "Échéance", "Restant dû"],
  ["C1", "F1", D, 100],
  ["C2", "F2", D, 50.5],
  ["Total", "", "", 150.5],
];

const COVER: readonly (readonly CellValue[])[] = [
  ["Code client", "Assureur", "Garantie accordée", "Statut"],
  ["C1", "Assurance du Nord", 1_000, "Accordé"],
  ["C2", "Assurance du Nord", 0, "Refusé"],
];

test("two tables one below the other are read each", async () => {
  const intake = await read(grid("Tout", [["Pièces"], ...ITEMS, [], ["Couvertures"], ...COVER]));
  expect(intake.sources.map(({ kind, headerRow, rowsRead }) => [kind, headerRow, rowsRead])).toEqual([
    ["open-items", 2, 2],
    ["cover", 8, 2],
  ]);
  expect(intake.sources[0]).toMatchObject({ sumRead: 15_050, sheetTotal: 15_050 });
  expect(intake.coverLines.map(({ granted }) => granted)).toEqual([100_000, 0]);
});

test("two tables side by side are read each", async () => {
  const rows = ITEMS.map((row, index) => [...row, "", ...(COVER[index] ?? [])]);
  const intake = await read(grid("Tout", rows));
  expect(intake.sources.map(({ kind, rowsRead }) => [kind, rowsRead])).toEqual([
    ["open-items", 2],
    ["cover", 2],
  ]);
  expect(intake.sources[1]?.columns.granted).toEqual({ column: 7, heading: "Garantie accordée" });
});

test("a single credit is found beside the debits although another list stands below", async () => {
  const head = ["Code client", "Client", "N° pièce", "Date pièce", "Échéance", "Débit", "Crédit"];
  const lines = Array.from({ length: 24 }, (_, index) => {
    const sides = index === 5 ? ["", 40] : [100 + index, ""];
    return [`411${index}`, `Société ${index}`, `FA${index}`, D + index, D + index + 30, ...sides];
  });
  const legend = [
    ["", "", "", "", "", "Pays", "Ville"],
    ["", "", "", "", "", "FR", "Lyon"],
    ["", "", "", "", "", "BE", "Liège"],
    ["", "", "", "", "", "CH", "Genève"],
  ];
  const { sources } = await read(grid("Auxiliaire", [head, ...lines, [""], ...legend]));
  expect(sources[0]).toMatchObject({ kind: "open-items", rowsRead: 24, sumRead: 257_100 - 4_000 });
});

test("headings repeated after a blank row are one table's", async () => {
  const intake = await read(grid("Tout", [...ITEMS, [], ...ITEMS]));
  expect(intake.sources).toHaveLength(1);
  expect(intake.sources[0]).toMatchObject({ rowsRead: 4, sumRead: 30_100 });
});

test("clients named once above their lines are given to each line", async () => {
  const intake = await read(
    grid("Relevé", [
      ["N° facture", "Date facture", "Échéance", "Restant dû"],
      ["411023 - Distillerie du Val"],
      ["F1", D, D + 30, 100],
      ["F2", D, D + 30, 50],
      ["Sous-total", "", "", 150],
      ["411099 - Parfums Ondine"],
      ["F3", D, D + 30, 70.07],
      ["Sous-total", "", "", 70.07],
      ["Total général", "", "", 220.07],
    ]),
  );
  expect(
    [...intake.openItems].map(({ clientCode, clientName, amount }) => [clientCode, clientName, amount]),
  ).toEqual([
    ["411023", "Distillerie du Val", 10_000],
    ["411023", "Distillerie du Val", 5_000],
    ["411099", "Parfums Ondine", 7_007],
  ]);
  expect(intake.sources[0]).toMatchObject({ rowsRead: 3, sheetTotal: 22_007, sumRead: 22_007 });
  expect(intake.sources[0]?.ignored.map(({ reason }) => reason)).toEqual([
    "note",
    "subtotal",
    "note",
    "subtotal",
    "total",
  ]);
});

test("a running balance beside debits and credits is not added up", async () => {
  const intake = await read(
    grid("Grand livre", [
      ["Code client", "Client", "Pièce", "Date", "Échéance", "Débit", "Crédit", "Solde"],
      ["C1", "Ondine", "F1", D, D + 30, 100, "", 100],
      ["C1", "Ondine", "F2", D, D + 30, 50, "", 150],
      ["C2", "Valmont", "F3", D, D + 30, 80, "", 80],
      ["C2", "Valmont", "R3", D, D + 30, "", 20, 60],
      ["C3", "Les Crus", "F4", D, D + 30, 10, "", 10],
    ]),
  );
  expect(intake.sources[0]).toMatchObject({ rowsRead: 5, sumRead: 22_000 });
});

test("amounts by the month they fell due in are aged from the day of the sheet", async () => {
  const intake = await read(
    grid("Balance", [
      ["Balance au 16/01/2026"],
      ["Code client", "Client", "Solde", "Non échu", "janv. 2026", "déc. 2025", "nov. 2025", "Antérieur"],
      ["C1", "Ondine", 150, 100, 10, 20, 10, 10],
      ["C2", "Valmont", 10, 10, 0, 0, 0, 0],
      ["C3", "Les Crus", 10, 10, 0, 0, 0, 0],
    ]),
  );
  expect(intake.sources.map(({ kind, sumRead }) => [kind, sumRead])).toEqual([["aged-balance", 17_000]]);
  expect(intake.agedBalance[0]).toMatchObject({ notDue: 10_000, d1_30: 3_000, d31_60: 1_000, d61_90: 1_000 });
});

test("amounts in thousands are read as such, and asked about", async () => {
  const intake = await read(
    grid("Balance", [
      ["Code", "Client", "Solde k€", "Non échu k€", "1-30 k€", "31-60 k€"],
      ["C1", "Ondine", 12.5, 10, 2.5, 0],
      ["C2", "Valmont", 10, 10, 0, 0],
    ]),
  );
  expect(intake.sources[0]?.questions).toMatchObject([{ kind: "amount-unit", values: { said: "Solde k€" } }]);
  expect(intake.agedBalance.map(({ balance }) => balance)).toEqual([1_250_000, 1_000_000]);
});

test("a date in the sheet's name tells which of two weeks is the newer", async () => {
  const week = (sheet: string, owed: number): SheetGrid =>
    grid(sheet, [
      ["Code client", "Client", "Total", "Non échu", "1-30", "31-60"],
      ["C1", "Ondine", owed, owed, 0, 0],
      ["C2", "Valmont", 100, 100, 0, 0],
    ]);
  const intake = await read(week("BA 09-01-2026", 100), week("BA 16-01-2026", 110));
  expect(intake.sources.map(({ superseded, status }) => [superseded ?? false, status])).toEqual([
    [true, "found"],
    [false, "found"],
  ]);
  expect(intake.referenceDate).toBe(dayOf(2026, 1, 16));
});

test("a currency without a rate refuses its rows by name, and is not added up", async () => {
  const rows = [
    ["Code client", "N° facture", "Échéance", "Devise", "Restant dû"],
    ["C1", "F1", D, "EUR", 100],
    ["C2", "F2", D, "USD", 100],
    ["C3", "F3", D, "GBP", 100],
  ];
  const intake = await readWorkbook([grid("P", rows)], { referenceDate: null, rates: { USD: 0.9 } });
  expect(intake.sources[0]).toMatchObject({ rowsRead: 2, sumRead: 19_000 });
  expect(intake.sources[0]?.rejected.map(({ reason }) => reason)).toEqual([
    { code: "currency-without-rate", values: { currency: "GBP" } },
  ]);
});

describe("what is owed to suppliers below what clients owe, on one sheet", () => {
  const line = (name: string, amount: number): CellValue[] => [name, `D${amount}`, D, D + 30, amount];
  const headings = (party: string): CellValue[] => [party, "Pièce", "Date pièce", "Échéance", "Reste dû"];
  const clients = [line("Alpha", 100), line("Beta", 50)];
  const suppliers = [line("Gamma", 7_000), line("Delta", 9)];

  test.each([
    ["headings of their own", [headings("Client"), ...clients, [""], headings("Fournisseur"), ...suppliers]],
    [
      "titles",
      [
        ["Ventes clients"],
        headings("Tiers"),
        ...clients,
        [""],
        ["Dettes fournisseurs"],
        headings("Tiers"),
        ...suppliers,
      ],
    ],
    ["a word alone", [headings("Tiers"), ...clients, ["FORNITORI"], ...suppliers]],
    [
      "suppliers first",
      [
        ["Crediteuren"],
        headings("Relatie"),
        ...suppliers,
        [""],
        ["Debiteuren"],
        headings("Relatie"),
        ...clients,
      ],
    ],
  ])("is left out and said: %s", async (_, rows) => {
    const { openItems, notRead } = await read(grid("Tiers", rows));
    expect([...openItems].map(({ clientName }) => clientName)).toEqual(["Alpha", "Beta"]);
    expect(notRead).toMatchObject([{ sheet: "Tiers", reason: { code: "suppliers-apart" } }]);
  });

  test("a client called like a supplier stays one", async () => {
    const rows = [
      headings("Client"),
      ["Fournisseurs Réunis SA"],
      ...clients.map(([, ...rest]) => ["", ...rest]),
    ];
    const { openItems } = await read(
      grid("Tiers", [...rows, ["Zeta"], ["", "D3", D, D + 30, 3], ["Eta"], ["", "D4", D, D + 30, 4]]),
    );
    expect([...openItems].map(({ amount }) => amount)).toEqual([10_000, 5_000, 300, 400]);
  });
});

test("a title that names a month after a word for a closing tells the day", async () => {
  const aged = grid("Saldi", [
    ["Chiusura aprile 2026"],
    ["Cliente", "A scadere", "1-30", "31-60"],
    ["Alfa", 1, 2, 3],
  ]);
  expect((await read(aged)).referenceDate).toBe(dayOf(2026, 4, 30));
});

test("what a sheet is, is found with a pause before each kind that is tried; what one throws ends it", async () => {
  const sheet = grid("Pièces", [
    ["Code client", "N° facture", "Échéance", "Solde"],
    ["C1", "F1", 46_000, 100],
    ["C2", "F2", 46_010, 200],
  ]);
  let pauses = 0;
  const tables = await tablesOf(sheet, {}, () => Promise.resolve(void (pauses += 1)));
  expect(tables.map(([main]) => main?.kind)).toEqual(["open-items"]);
  expect(pauses).toBeGreaterThan(SOURCE_KINDS.length);
  const cancelled = new Error("cancelled");
  let left = 3;
  const cancel = () => ((left -= 1) > 0 ? Promise.resolve() : Promise.reject(cancelled));
  await expect(tablesOf(sheet, {}, cancel)).rejects.toBe(cancelled);
});
