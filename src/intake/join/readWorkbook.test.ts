import { dayOf, isoDay } from "../../domain/basis/day";
import { readWorkbook, type IntakeOptions } from "./readWorkbook";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Intake, Source, SourceKind } from "../source";
import { whyNotReceivables } from "../find/whyNotReceivables";

function grid(sheet: string, rows: readonly (readonly CellValue[])[]): SheetGrid {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}

function read(grids: readonly SheetGrid[], options: Partial<IntakeOptions> = {}): Promise<Intake> {
  return readWorkbook(grids, { referenceDate: null, ...options });
}

function sourceOf(intake: Intake, kind: SourceKind): Source {
  const source = intake.sources.find((each) => each.kind === kind);
  if (source === undefined)
    throw new Error(`No ${kind} among ${intake.sources.map((each) => each.kind).join()}`);
  return source;
}

function fields(source: Source): Record<string, string> {
  return Object.fromEntries(Object.entries(source.columns).map(([field, { heading }]) => [field, heading]));
}

const codes = (intake: Intake): string[] => intake.warnings.map(({ code }) => code);

/** Rows read, ignored and refused are all rows from the headings to the last filled one. */
function expectNothingLost(intake: Intake, grids: readonly SheetGrid[]): void {
  for (const source of intake.sources) {
    const { values } = grids.find(({ sheet }) => sheet === source.sheet) as SheetGrid;
    const last = values.findLastIndex((row) => row.some((cell) => String(cell).trim() !== ""));
    const { rowsRead, ignored, rejected, headerRow } = source;
    expect([source.kind, rowsRead + ignored.length + rejected.length]).toEqual([
      source.kind,
      last + 1 - headerRow,
    ]);
  }
}

const FRENCH_ITEMS = grid("Pièces ouvertes", [
  ["Verrerie du Lac"],
  ["Pièces ouvertes arrêtées au 14/01/2026"],
  [],
  ["Code client", "Raison sociale", "N° pièce", "Type", "Date pièce", "Échéance", "Devise", "Restant dû"],
  ["0411023", "Distillerie du Val", "FA1", "Facture", dayOf(2025, 10, 3), dayOf(2025, 12, 3), "EUR", 1200.5],
  ["0411023", "Distillerie du Val ", "FA2", "Facture", "05/12/2025", "05/02/2026", "EUR", "1\u202f234,56"],
  ["0411099", "Parfums Ondine", "AV3", "Avoir", dayOf(2025, 11, 20), dayOf(2025, 11, 20), "EUR", -100.06],
  [],
  ["Total", "", "", "", "", "", "", 2335],
  ["", "", "", "", "", "", "", ""],
]);

describe("open items", () => {
  test("of a French sheet are read to the cent, from values and from texts", async () => {
    const intake = await read([FRENCH_ITEMS]);
    expect([...intake.openItems]).toEqual([
      item("0411023", "Distillerie du Val", "FA1", dayOf(2025, 10, 3), dayOf(2025, 12, 3), 120050),
      item("0411023", "Distillerie du Val", "FA2", dayOf(2025, 12, 5), dayOf(2026, 2, 5), 123456),
      item("0411099", "Parfums Ondine", "AV3", dayOf(2025, 11, 20), dayOf(2025, 11, 20), -10006),
    ]);
    const source = sourceOf(intake, "open-items");
    expect(source).toMatchObject({
      sheet: "Pièces ouvertes",
      headerRow: 4,
      rowsRead: 3,
      sheetTotal: 233500,
      sumRead: 233500,
    });
    expect(source.ignored).toEqual([
      { row: 8, reason: "blank" },
      { row: 9, reason: "total" },
    ]);
    expect(intake.referenceDate).toBe(dayOf(2026, 1, 14));
    expect(intake.warnings).toEqual([]);
    expectNothingLost(intake, [FRENCH_ITEMS]);
  });

  function item(
    clientCode: string,
    clientName: string,
    document: string,
    documentDate: number,
    dueDate: number,
    amount: number,
  ) {
    return { clientCode, clientName, document, documentDate, dueDate, amount, disputed: false };
  }

  test("of an export with dd-mm-yyyy texts and a reference date as text", async () => {
    const sheet = grid("Open items", [
      ["Open customer items"],
      ["As of", "30-04-2020"],
      [],
      [
        "cust_number",
        "name_customer",
        "clear_date",
        "doc_id",
        "posting_date",
        "due_in_date",
        "cust_payment_terms",
        "converted_usd",
      ],
      ["200769623", "WAL-MAR corp", "", "1930438491", "03-04-2020", "03-05-2020", "NAA8", 54273.28],
      ["0200980828", "BEN E", "", "1929646410", "26-01-2020", "10-02-2020", "NAA8", "79,656.60"],
    ]);
    const intake = await read([sheet]);
    expect(fields(sourceOf(intake, "open-items"))).toMatchObject({
      clientCode: "cust_number",
      clientName: "name_customer",
      document: "doc_id",
      documentDate: "posting_date",
      dueDate: "due_in_date",
      openAmount: "converted_usd",
    });
    expect([...intake.openItems].map(({ dueDate, amount }) => [isoDay(dueDate ?? 0), amount])).toEqual([
      ["2020-05-03", 5427328],
      ["2020-02-10", 7965660],
    ]);
    expect(isoDay(intake.referenceDate ?? 0)).toBe("2020-04-30");
    expect(sourceOf(intake, "open-items").dateOrder).toBe("dmy");
  });

  test("with a month-first column decided by one clear date, and one by the other column", async () => {
    const sheet = grid("Items", [
      ["Customer", "Invoice no", "Invoice date", "Due date", "Open amount"],
      ["C01", "1", "1/15/2026", "2/3/2026", 10],
      ["C02", "2", "3/4/2026", "4/5/2026", 20],
    ]);
    const { openItems } = await read([sheet]);
    expect([...openItems].map(({ dueDate }) => isoDay(dueDate ?? 0))).toEqual(["2026-02-03", "2026-04-05"]);
  });

  test("with dates that no clear one tells are read in the order that puts due dates after documents", async () => {
    const sheet = grid("Items", [
      ["Customer", "Invoice no", "Invoice date", "Due date", "Open amount"],
      ["C01", "1", "1/10/2026", "2/9/2026", 10],
      ["C02", "2", "2/12/2026", "3/8/2026", 20],
    ]);
    const intake = await read([sheet]);
    expect([...intake.openItems].map(({ dueDate }) => isoDay(dueDate ?? 0))).toEqual([
      "2026-02-09",
      "2026-03-08",
    ]);
    expect(codes(intake)).not.toContain("date-order-assumed");
  });

  test("rows that cannot be used are refused with the cell, the reason and the amount", async () => {
    const sheet = grid("O'Brien", [
      ["Code client", "Nom", "N° facture", "Échéance", "Solde"],
      ["C1", "Un", "F1", "31/12/2025", 100],
      ["C1", "Un", "F2", "31/12/2025", "#N/A"],
      ["C1", "Un", "F3", "31/12/2025", "à voir"],
      ["", "", "F4", "31/12/2025", 40],
      ["C1", "Un", "F5", "31/12/2025", ""],
      ["C2", "Deux", "", "", 7],
      ["C2", "Deux", "F6", "à convenir", 8],
      ["C2", "Deux", "F7", "", 9],
    ]);
    const intake = await read([sheet]);
    const { rejected, rowsRead } = sourceOf(intake, "open-items");
    expect(rejected.map(({ address, reason, amount }) => [address, reason.code, amount])).toEqual([
      ["'O''Brien'!E3", "cell-error", null],
      ["'O''Brien'!E4", "amount-unreadable", null],
      ["'O''Brien'!A5", "client-missing", 4000],
      ["'O''Brien'!E6", "amount-missing", null],
      ["'O''Brien'!E7", "item-incomplete", 700],
    ]);
    expect(rowsRead).toBe(3);
    expect([...intake.openItems].map(({ dueDate }) => dueDate)).toEqual([dayOf(2025, 12, 31), null, null]);
    expect(codes(intake)).toEqual(expect.arrayContaining(["due-date-unreadable", "due-date-missing"]));
    expectNothingLost(intake, [sheet]);
  });

  test("a sheet's total that differs is told, refused rows counted", async () => {
    const rows = [
      ["Code client", "N° facture", "Échéance", "Solde"],
      ["C1", "F1", "31/12/2025", 100],
      ["", "F2", "31/12/2025", 50],
    ];
    const right = await read([grid("S", [...rows, ["Total général", "", "", 150]])]);
    expect(codes(right)).not.toContain("sheet-total-differs");
    const wrong = await read([grid("S", [...rows, ["Total général", "", "", 151.01]])]);
    expect(wrong.warnings).toContainEqual({
      code: "sheet-total-differs",
      values: { sheet: "S", total: 151.01, read: 100, rejected: 50, difference: 1.01 },
    });
  });

  test("a client called Total is a client; sums per account are not", async () => {
    const sheet = grid("Grand livre", [
      ["Code client", "Nom", "N° facture", "Échéance", "Solde"],
      ["T01", "TOTAL ÉNERGIES", "F1", "31/12/2025", 100],
      ["T01", "TOTAL ÉNERGIES", "F2", "31/12/2025", 50],
      ["Total T01", "", "", "", 150],
      ["U01", "Union", "F3", "31/12/2025", 30],
      ["Total U01", "", "", "", 30],
      ["", "", "", "", 180],
    ]);
    const intake = await read([sheet]);
    expect([...intake.openItems].map(({ clientName, amount }) => [clientName, amount])).toEqual([
      ["TOTAL ÉNERGIES", 10000],
      ["TOTAL ÉNERGIES", 5000],
      ["Union", 3000],
    ]);
    expect(sourceOf(intake, "open-items").rejected).toEqual([]);
    expectNothingLost(intake, [sheet]);
  });

  test("debit and credit in two columns, matched lines left aside", async () => {
    const sheet = grid("Auxiliaire", [
      ["Compte tiers", "Intitulé", "Pièce", "Date", "Échéance", "Débit", "Crédit", "Lettrage"],
      ["C1", "Un", "F1", "15/11/2025", "31/12/2025", 100, "", ""],
      ["C1", "Un", "R1", "16/11/2025", "16/11/2025", "", 30, ""],
      ["C1", "Un", "F2", "15/10/2025", "30/11/2025", 55, "", "A"],
    ]);
    const intake = await read([sheet]);
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([10000, -3000]);
    expect(sourceOf(intake, "open-items").ignored).toEqual([{ row: 4, reason: "matched" }]);
  });

  test("credit notes without a sign count as negative when the sheet writes no sign at all", async () => {
    const row = (type: string, document: string, amount: number): CellValue[] => [
      "C1",
      document,
      type,
      "31/12/2025",
      amount,
    ];
    const head = ["Code client", "N° pièce", "Type", "Échéance", "Solde"];
    const unsigned = await read([grid("S", [head, row("Facture", "F1", 100), row("Avoir", "A1", 30)])]);
    expect([...unsigned.openItems].map(({ amount }) => amount)).toEqual([10000, -3000]);
    expect(codes(unsigned)).toContain("credit-notes-turned-negative");
    const rows = [row("Facture", "F1", 100), row("Avoir", "A1", 30), row("Avoir", "A2", -5)];
    const signed = await read([grid("S", [head, ...rows])]);
    expect([...signed.openItems].map(({ amount }) => amount)).toEqual([10000, 3000, -500]);
    expect(codes(signed)).toContain("credit-notes-positive");
  });

  test.each([
    ["FAC", "AVO"],
    ["F", "A"],
    ["FC", "AC"],
    ["INV", "CRN"],
  ])("codes of invoices and credit notes: %s and %s", async (invoice, credit) => {
    const rows = [
      ["Code client", "N° pièce", "Type", "Échéance", "Solde"],
      ["C1", "1", invoice, "31/12/2025", 100],
      ["C2", "2", invoice, "31/12/2025", 50],
      ["C1", "3", credit, "31/12/2025", 30],
    ];
    const intake = await read([grid("S", rows)]);
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([10_000, 5_000, -3_000]);
  });

  test("accounts under a heading of their own tell suppliers from clients", async () => {
    const rows = [
      ["Client", "N° pièce", "Échéance", "Solde", "Ventilation"],
      ["Ondine", "1", "31/12/2025", 100, 411000],
      ["Aciers Réunis", "2", "31/12/2025", 50, 401000],
      ["Valmont", "3", "31/12/2025", 30, 411000],
    ];
    const intake = await read([grid("S", rows)]);
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([10_000, 3_000]);
    expect(intake.sources[0]?.questions).toMatchObject([{ kind: "suppliers-among" }]);
  });

  test.each([
    ["N° facture", 4_010_001, 1],
    ["N° facture", 4085, 7],
    ["Bon de livraison", 40_850, 150],
  ])("numbers that begin as accounts do are no suppliers: %s from %d on", async (heading, first, step) => {
    const rows = Array.from({ length: 6 }, (_, place): CellValue[] => {
      return [`Client ${"ABC"[place % 3]}`, first + place * step, 45_900 + place, 45_950 + place, 100];
    });
    const intake = await read([
      grid("S", [["Client", heading, "Date facture", "Échéance", "Solde"], ...rows]),
    ]);
    expect([...intake.openItems]).toHaveLength(6);
    expect(intake.sources[0]?.questions ?? []).toEqual([]);
  });

  test("the row of a client over its documents names no account", async () => {
    const aged = [
      ["", "Account", "Not due", "1-30", "31-60", "Total"],
      ["Ondine", "", 10, 5, 0, 15],
      ["Valmont", "", 0, 5, 5, 10],
      ["Les Crus", "411000", 1, 0, 0, 1],
    ];
    expect((await read([grid("S", aged)])).agedBalance).toHaveLength(3);
  });

  test("real dates whose days and months were swapped on opening are reported, not repaired", async () => {
    const rows = Array.from({ length: 24 }, (_, place): CellValue[] => {
      const day = place + 1;
      return ["C1", `F${day}`, day <= 12 ? dayOf(2026, day, 3) : `${day}/03/2026`, 10];
    });
    const intake = await read([grid("S", [["Code client", "N° facture", "Échéance", "Solde"], ...rows])]);
    expect(intake.warnings).toContainEqual({
      code: "dates-perhaps-swapped",
      values: { sheet: "S", heading: "Échéance", rows: 12, address: "'S'!C2" },
    });
  });

  test("a table that does not start in A1 gives sheet addresses", async () => {
    const sheet: SheetGrid = {
      ...grid("S", [
        ["Code client", "N° facture", "Échéance", "Solde"],
        ["C1", "F1", "31/12/2025", 5],
        ["C1", "F2", "31/12/2025", "?"],
      ]),
      firstRow: 9,
      firstColumn: 26,
    };
    const source = sourceOf(await read([sheet]), "open-items");
    expect([source.headerRow, source.columns.openAmount?.column, source.rejected[0]?.address]).toEqual([
      10,
      29,
      "'S'!AD12",
    ]);
  });
});

describe("currencies", () => {
  const head = ["Code client", "N° facture", "Échéance", "Devise", "Solde"];
  const mixed = grid("S", [
    head,
    ["C1", "F1", "31/12/2025", "EUR", 100],
    ["C2", "F2", "31/12/2025", "USD", 200],
    ["C3", "F3", "31/12/2025", "", 300],
    ["Total", "", "", "", 600],
  ]);

  test("without a rate are refused by name, never added up", async () => {
    const intake = await read([mixed]);
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([10000, 30000]);
    expect(sourceOf(intake, "open-items").rejected).toEqual([
      {
        address: "'S'!D3",
        reason: { code: "currency-without-rate", values: { currency: "USD" } },
        amount: 20000,
      },
    ]);
    expect(sourceOf(intake, "open-items").sheetTotal).toBeNull();
  });

  test("with a rate are converted", async () => {
    const intake = await read([mixed], { rates: { USD: 0.85 } });
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([10000, 17000, 30000]);
    expect(codes(intake)).toEqual(expect.arrayContaining(["currency-converted", "currency-missing"]));
  });

  test("in one currency throughout are taken as they stand, and said", async () => {
    const intake = await read([grid("S", [head, ["C1", "F1", "31/12/2025", "USD", 200]])]);
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([20000]);
    expect(intake.warnings).toEqual([{ code: "currency-taken", values: { sheet: "S", currency: "USD" } }]);
  });

  test("an amount already converted is preferred to the document's own", async () => {
    const rows = [
      ["Code client", "N° facture", "Échéance", "Devise", "Montant devise", "Restant dû"],
      ["C1", "F1", "31/12/2025", "EUR", 100, 100],
      ["C2", "F2", "31/12/2025", "USD", 200, 170.5],
    ];
    const intake = await read([grid("S", rows)]);
    expect([...intake.openItems].map(({ amount }) => amount)).toEqual([10000, 17050]);
  });
});

const BALANCE_HEAD = [
  "Code client",
  "Raison sociale",
  "Commercial",
  "Non échu",
  "1-30 j",
  "31-60 j",
  "61-90 j",
  "> 90 j",
  "Solde",
];

const FRENCH_BALANCE = grid("Balance âgée", [
  ["Verrerie du Lac"],
  ["Balance âgée clients"],
  ["Arrêtée au :", "", dayOf(2026, 1, 14)],
  BALANCE_HEAD,
  ["C1", "Un", "DUPONT", 100, 20, "", "", "", 120],
  ["C2", "Deux", "DUPONT", "1 000,50", 0, 0, 0, -50.5, "950,00"],
  ["Sous-total DUPONT", "", "", 1100.5, 20, 0, 0, -50.5, 1070],
  [],
  ["C3", "Trois", "MARTIN", 0, 0, 0, 7, 3, 10],
  ["Sous-total MARTIN", "", "", 0, 0, 0, 7, 3, 10],
  BALANCE_HEAD,
  ["C4", "Quatre", "", 1, 2, 3, 4, 5, 15],
  ["Total général", "", "", 1101.5, 22, 3, 11, -42.5, 1095],
  ["", "", "", 1.006, 0.02, 0, 0.01, -0.039, 1],
  ["Édité par la comptabilité clients"],
]);

describe("an aged balance", () => {
  test("is taken as it stands, without its sums, shares, repeated headings and footer", async () => {
    const intake = await read([FRENCH_BALANCE]);
    const figures = intake.agedBalance.map((line) => [
      line.clientCode,
      line.notDue,
      line.d1_30,
      line.d31_60,
      line.d61_90,
      line.d91_120,
      line.balance,
    ]);
    expect(figures).toEqual([
      ["C1", 10000, 2000, 0, 0, 0, 12000],
      ["C2", 100050, 0, 0, 0, -5050, 95000],
      ["C3", 0, 0, 0, 700, 300, 1000],
      ["C4", 100, 200, 300, 400, 500, 1500],
    ]);
    const source = sourceOf(intake, "aged-balance");
    expect(source).toMatchObject({ headerRow: 4, rowsRead: 4, sheetTotal: 109500, sumRead: 109500 });
    expect(source.ignored.map(({ reason }) => reason)).toEqual([
      "subtotal",
      "blank",
      "subtotal",
      "repeated-header",
      "total",
      "percent",
      "note",
    ]);
    expect(source.columns.over90?.heading).toBe("> 90 j");
    expect(intake.referenceDate).toBe(dayOf(2026, 1, 14));
    expect(codes(intake)).toEqual(["bucket-open-ended"]);
    expectNothingLost(intake, [FRENCH_BALANCE]);
  });

  test("in English with headings on two rows and credits in a column of their own", async () => {
    const sheet = grid("Aging", [
      ["As of 31 December 2025"],
      ["Customer", "", "Balance", "Not due", "Overdue", "", "", "Unapplied"],
      ["No.", "Name", "", "", "1-30", "31-60", "> 60", "credits"],
      ["C1", "One", 90, 50, 30, 20, "", 10],
      ["C2", "Two", 60, 40, 10, 5, 10, 5],
    ]);
    const intake = await read([sheet]);
    expect(intake.agedBalance).toEqual([
      {
        clientCode: "C1",
        clientName: "One",
        notDue: 5000,
        d1_30: 3000,
        d31_60: 2000,
        d61_90: 0,
        d91_120: 0,
        over120: 0,
        unallocatedCredits: -1000,
        balance: 9000,
      },
      expect.objectContaining({ clientCode: "C2", d61_90: 1000, unallocatedCredits: -500, balance: 6000 }),
    ]);
    expect(isoDay(intake.referenceDate ?? 0)).toBe("2025-12-31");
    expect(sourceOf(intake, "aged-balance").headerRow).toBe(3);
  });

  test("tells each row that does not add up, keeps the balance and adds no lateness", async () => {
    const sheet = grid("B", [
      ["Client", "Non échu", "1-30", "31-60", "Solde"],
      ["Un", 10, 5, 0, 16],
      ["Deux", 10, 5, 0, 14.99],
      ["Trois", 10, 5, 0, 15],
    ]);
    const intake = await read([sheet]);
    expect(intake.warnings).toEqual([
      { code: "row-does-not-add-up", values: { address: "'B'!E2", difference: 1 } },
      { code: "row-does-not-add-up", values: { address: "'B'!E3", difference: -0.01 } },
    ]);
    expect(
      intake.agedBalance.map(({ notDue, d1_30, unallocatedCredits, balance }) => [
        notDue,
        d1_30,
        unallocatedCredits,
        balance,
      ]),
    ).toEqual([
      [1100, 500, 0, 1600],
      [1000, 500, -1, 1499],
      [1000, 500, 0, 1500],
    ]);
  });

  test("without a column of balances adds up its parts", async () => {
    const sheet = grid("B", [
      ["Client", "Non échu", "0-30", "31-60"],
      ["Un", 10, 5, 1],
    ]);
    expect((await read([sheet])).agedBalance[0]?.balance).toBe(1600);
  });

  test("with more buckets than the committee's counts several columns in one", async () => {
    const sheet = grid("B", [
      ["Client", "Not due", "1-30", "31-60", "61-90", "91-120", "121-180", "> 180", "Balance"],
      ["One", 1, 2, 3, 4, 5, 6, 7, 28],
    ]);
    const intake = await read([sheet]);
    expect(intake.agedBalance[0]).toMatchObject({ d91_120: 500, over120: 1300, balance: 2800 });
    expect(sourceOf(intake, "aged-balance").otherColumns?.map(({ heading }) => heading)).toEqual(["> 180"]);
    expect(intake.warnings).toEqual([]);
  });

  test("a total per salesperson that adds nothing up is refused where it might be a client", async () => {
    const sheet = grid("B", [
      ["Client", "Non échu", "1-30", "31-60", "Solde"],
      ["Un", 10, 5, 0, 15],
      ["Total Lubrifiants", 7, 0, 0, 7],
      ["Deux", 1, 0, 0, 1],
      ["Total DUPONT", 18, 5, 0, 23],
    ]);
    const intake = await read([sheet]);
    expect(
      sourceOf(intake, "aged-balance").rejected.map(({ address, reason, amount }) => [
        address,
        reason.code,
        amount,
      ]),
    ).toEqual([
      ["'B'!A3", "unverified-total", 700],
      ["'B'!A5", "unverified-total", 2300],
    ]);
    expectNothingLost(intake, [sheet]);
  });
});

const COVER = grid("Couvertures", [
  ["Garanties d'assurance-crédit"],
  [
    "Assureur",
    "Code client",
    "Raison sociale",
    "Garantie demandée",
    "Garantie accordée",
    "Quotité",
    "Date d'effet",
    "Date de fin",
    "Type",
    "Nature",
    "Statut",
  ],
  [
    "Prudence",
    411023,
    "Distillerie du Val",
    100000,
    "80 000,00",
    0.9,
    dayOf(2025, 1, 1),
    "",
    "Dénommé",
    "Permanente",
    "Partielle",
  ],
  [
    "Prudence",
    411023,
    "Distillerie du Val",
    20000,
    20000,
    "90 %",
    "01/12/2025",
    "31/03/2026",
    "Dénommé",
    "Temporaire",
    "Accordée",
  ],
  ["Garance", 411099, "Parfums Ondine", 50000, 0, 90, "", "", "Non dénommé", "Permanente", "Refusée"],
  ["Garance", 411100, "Autre", 50000, 10000, 90, "", "", "ND", "Permanente", "???"],
]);

test("cover lines are read with their dates, status, kind, nature and share", async () => {
  const intake = await read([FRENCH_ITEMS, COVER]);
  const line = {
    clientCode: "0411023",
    clientName: "Distillerie du Val",
    insurer: "Prudence",
    kind: "named",
    insuredShare: 0.9,
  };
  expect(intake.coverLines).toEqual([
    {
      ...line,
      nature: "permanent",
      granted: 8000000,
      requested: 10000000,
      from: dayOf(2025, 1, 1),
      to: null,
      status: "partial",
    },
    {
      ...line,
      nature: "temporary",
      granted: 2000000,
      requested: 2000000,
      from: dayOf(2025, 12, 1),
      to: dayOf(2026, 3, 31),
      status: "accepted",
    },
    expect.objectContaining({ clientCode: "0411099", kind: "unnamed", granted: 0, status: "refused" }),
    expect.objectContaining({ kind: "unnamed", granted: 1000000, status: "pending" }),
  ]);
  expect(codes(intake)).toEqual(["cover-status-unknown"]);
});

test("clients are read with group, salesperson, terms, ratings and insolvency", async () => {
  const sheet = grid("Fiches clients", [
    [
      "Code client",
      "Raison sociale",
      "Groupe",
      "Commercial",
      "Conditions de règlement",
      "Cote Banque de France",
      "Note Altares",
      "Date de la cote",
      "Procédure collective",
      "CA 12 mois",
    ],
    ["C1", "Un", "G", "DUPONT", "30 jours net", "3+", "12/20", dayOf(2025, 6, 1), "", 1000],
    ["C2", "Deux", "", "MARTIN", "45 j fin de mois", "", "NC", "", "RJ", "2 000,50"],
    ["C1", "Un", "", "", "60 jours", "3+", "", dayOf(2025, 6, 1), "non", ""],
  ]);
  const { clients } = await read([FRENCH_ITEMS, { ...sheet, values: sheet.values.slice(0, 3) }]);
  expect(clients).toEqual([
    {
      clientCode: "C1",
      clientName: "Un",
      group: "G",
      salesperson: "DUPONT",
      paymentTerms: "30 jours net",
      termDays: 30,
      ratings: [
        { provider: "Banque de France", value: "3+", date: dayOf(2025, 6, 1) },
        { provider: "Altares", value: "12/20", date: dayOf(2025, 6, 1) },
      ],
      insolvency: null,
      limit: null,
      turnover: 100000,
      exposureParts: null,
    },
    expect.objectContaining({
      clientCode: "C2",
      termDays: null,
      ratings: [],
      insolvency: { kind: "receivership", date: null },
      limit: null,
      turnover: 200050,
      exposureParts: null,
    }),
  ]);
});

test("limits are read with their review; nil is no sale on credit, a blank or what cannot be read is none", async () => {
  const intake = await read([
    FRENCH_ITEMS,
    grid("Clients", [
      [
        "Code client",
        "Raison sociale",
        "Commercial",
        "Encours autorisé",
        "Revue limite",
        "Procédure collective",
      ],
      ["C1", "Un", "DUPONT", 50_000, dayOf(2026, 6, 30), ""],
      ["C2", "Deux", "DUPONT", 0, "", ""],
      ["C3", "Trois", "MARTIN", "", "", "LJ du 12/01/2026"],
      ["C4", "Quatre", "MARTIN", -5, "", ""],
      ["C5", "Cinq", "MARTIN", "beaucoup", "", ""],
    ]),
  ]);
  const limits = intake.clients.map(({ clientCode, limit }) => [clientCode, limit]);
  expect(Object.fromEntries(limits)).toEqual({
    C1: { amount: 50_000_00, reviewDate: dayOf(2026, 6, 30) },
    C2: { amount: 0, reviewDate: null },
    C3: null,
    C4: null,
    C5: null,
  });
  expect(intake.clients[2]?.insolvency).toEqual({ kind: "liquidation", date: dayOf(2026, 1, 12) });
  expect(intake.warnings).toContainEqual({
    code: "limit-unreadable",
    values: expect.objectContaining({ rows: 2, address: "'Clients'!D5" }) as object,
  });
});

test("sales by month in columns, and in lines", async () => {
  const wide = grid("Ventes", [
    ["Code client", "Raison sociale", "oct. 2025", dayOf(2025, 11, 1), "12/2025", "Total"],
    ["C1", "Un", 100, "200,50", "", 300.5],
    ["Total", "", 100, 200.5, "", 300.5],
  ]);
  const long = grid("CA mensuel", [
    ["Code client", "Mois", "CA"],
    ["C1", "oct. 2025", 100],
    ["C1", dayOf(2025, 11, 15), 200],
    ["C1", "30/11/2025", 0.5],
  ]);
  const expected = [
    { clientCode: "C1", month: dayOf(2025, 10, 1), amount: 10000 },
    { clientCode: "C1", month: dayOf(2025, 11, 1), amount: 20050 },
  ];
  const fromWide = await read([FRENCH_ITEMS, wide]);
  expect(fromWide.sales).toEqual(expected);
  expect(sourceOf(fromWide, "sales")).toMatchObject({ rowsRead: 1, sheetTotal: 30050, sumRead: 30050 });
  expect((await read([FRENCH_ITEMS, long])).sales).toEqual(expected);
});

test("orders of a client on several lines of a client list add up in its exposure; a line that says them again does not", async () => {
  const clients = grid("Fiches", [
    ["Code client", "Nom", "Conditions de règlement", "Commandes non livrées"],
    ["C1", "Un", "30 jours", 100],
    ["C1", "Un", "30 jours", 250],
    ["C2", "Deux", "30 jours", 60],
    ["C2", "Deux", "30 jours", 60],
    ...[..."345678"].map((digit) => [`C${digit}`, `Maison ${digit}`, "30 jours", 10]),
  ]);
  const intake = await read([FRENCH_ITEMS, clients]);
  const ordered = intake.clients.flatMap(({ exposureParts }) => exposureParts?.ordersNotDelivered ?? []);
  expect(ordered.slice(0, 3)).toEqual([35_000, 6_000, 1_000]);
});

describe("the same client in several sheets", () => {
  test("joins although one has numbers and the other lost nothing; the fullest code and usual name stand", async () => {
    const intake = await read([
      grid("A", [
        ["Code client", "Nom", "N° facture", "Échéance", "Solde"],
        [1234, "SYSCO", "F1", "31/12/2025", 1],
        ["1234", "SYSCO corp", "F2", "31/12/2025", 1],
        ["0001234", "SYSCO corp", "F3", "31/12/2025", 1],
      ]),
      COVER,
    ]);
    expect(
      new Set([...intake.openItems].map(({ clientCode, clientName }) => `${clientCode} ${clientName}`)),
    ).toEqual(new Set(["0001234 SYSCO corp"]));
  });

  test("says that one sheet writes a code in several ways: under one name, and under several", async () => {
    const intake = await read([
      grid("A", [
        ["Code client", "Nom", "N° facture", "Échéance", "Solde"],
        ["007", "Verrerie Ravel", "F1", "31/12/2025", 1],
        ["7", "VERRERIE RAVEL SARL", "F2", "31/12/2025", 1],
        ["07", "Verrerie Ravel", "F3", "31/12/2025", 1],
        ["08", "Garage Moulin", "F4", "31/12/2025", 1],
        [8, "Cidrerie Le Goff", "F5", "31/12/2025", 1],
      ]),
    ]);
    expect(intake.sources[0]?.questions).toMatchObject([
      {
        kind: "codes-alike",
        subject: "8",
        proposed: 1,
        values: { first: "08", second: "8", firstName: "Garage Moulin", secondName: "Cidrerie Le Goff" },
      },
    ]);
    expect(intake.warnings.filter(({ code }) => code.startsWith("codes-"))).toEqual([
      { code: "codes-written", values: { clients: 1, one: "007 ('A'!A2)", other: "7 ('A'!A3)" } },
    ]);
  });

  test("codes written differently in different sheets are the exports' own ways, and not told", async () => {
    const intake = await read([
      FRENCH_ITEMS,
      grid("Clients", [
        ["Code client", "Nom", "Plafond"],
        [411023, "Distillerie du Val", 100],
      ]),
    ]);
    expect(codes(intake)).not.toContain("codes-written");
  });

  test("joins by name a sheet without codes, and says so", async () => {
    const balance = grid("Balance", [
      ["Client", "Non échu", "1-30", "31-60", "Solde"],
      ["DISTILLERIE DU VAL SARL", 10, 0, 0, 10],
      ["Inconnu", 5, 0, 0, 5],
    ]);
    const intake = await read([FRENCH_ITEMS, balance]);
    expect(intake.agedBalance.map(({ clientCode }) => clientCode)).toEqual(["0411023", "Inconnu"]);
    expect(intake.warnings).toContainEqual({
      code: "joined-by-name",
      values: { clients: 1, names: "DISTILLERIE DU VAL SARL" },
    });
  });
});

describe("several sheets of receivables", () => {
  const items = (sheet: string, date: string, document: string): SheetGrid =>
    grid(sheet, [
      ["Arrêté au", date],
      ["Code client", "N° facture", "Échéance", "Solde"],
      ["C1", document, "31/12/2025", 10],
    ]);

  test("of two weeks: the newest is taken, the other named", async () => {
    const intake = await read([items("S02", "14/01/2026", "F1"), items("S01", "07/01/2026", "F0")]);
    expect([...intake.openItems].map(({ document }) => document)).toEqual(["F1"]);
    expect(intake.sources.map(({ sheet, superseded }) => [sheet, superseded === true])).toEqual([
      ["S02", false],
      ["S01", true],
    ]);
    expect(intake.referenceDate).toBe(dayOf(2026, 1, 14));
    expect(intake.warnings).toEqual([{ code: "sheet-superseded", values: { sheet: "S01", kept: "S02" } }]);
  });

  test("of one day with other documents are added up; the same documents are not", async () => {
    const two = await read([items("A", "14/01/2026", "F1"), items("B", "14/01/2026", "F2")]);
    expect([...two.openItems]).toHaveLength(2);
    expect(codes(two)).toEqual(["sheets-added-up"]);
    const same = await read([items("A", "14/01/2026", "F1"), items("B", "14/01/2026", "F1")]);
    expect([...same.openItems]).toHaveLength(1);
  });

  test("open items and an aged balance that disagree are told, to the cent", async () => {
    const intake = await read([FRENCH_ITEMS, FRENCH_BALANCE]);
    expect(intake.warnings).toContainEqual({
      code: "receivables-differ",
      values: {
        itemsSheet: "Pièces ouvertes",
        balanceSheet: "Balance âgée",
        items: 2335,
        balance: 1095,
        difference: 1240,
      },
    });
  });

  test("the user's date stands, and an aged balance of another day is told", async () => {
    const intake = await read([FRENCH_BALANCE], { referenceDate: dayOf(2026, 1, 16) });
    expect(intake.referenceDate).toBe(dayOf(2026, 1, 16));
    expect(intake.warnings).toContainEqual({
      code: "reference-date-differs",
      values: { sheet: "Balance âgée", sheetDay: "2026-01-14", day: "2026-01-16" },
    });
  });
});

describe("what is no receivable", () => {
  const sales = grid("Ventes", [
    ["Date", "Client", "Article", "Quantité", "Prix unitaire", "Montant HT"],
    ["15/01/2026", "Un", "Flacon", 10, 2, 20],
    ["16/01/2026", "Deux", "Bocal", 5, 3, 15],
  ]);
  const bank = grid("Relevé", [
    ["Date opération", "Date valeur", "Libellé", "Débit", "Crédit", "Solde"],
    ["15/01/2026", "15/01/2026", "VIR UN", "", 100, 1100],
    ["16/01/2026", "16/01/2026", "PRLV", 50, "", 1050],
  ]);
  const suppliers = grid("Échéancier fournisseurs", [
    ["Code", "Nom", "N° facture", "Échéance", "Solde"],
    ["F1", "Sable SA", "X1", "31/12/2025", 10],
  ]);
  const notes = grid("Notes équipe", [
    ["Rappeler M. Un"],
    ["Solde de tout compte ?", "", "voir Julie"],
    ["Échéance : vendredi"],
  ]);
  const noDue = grid("Liste", [
    ["Code client", "Nom", "Montant"],
    ["C1", "Un", 10],
  ]);
  const noClient = grid("Liste", [
    ["N° facture", "Échéance", "Restant dû"],
    ["F1", "31/12/2025", 10],
  ]);

  const ORDERS = grid("Export", [
    ["Code client", "N° commande", "Date commande", "Échéance", "Solde à livrer"],
    ["C1", "CDE1", "01/12/2025", "31/01/2026", 10],
  ]);
  const NAMED_ORDERS = grid("Open orders", [
    ["Customer", "Order no", "Date", "Due date", "Amount"],
    ["C1", "SO1", "01/12/2025", "31/12/2025", 10],
  ]);
  const DELIVERIES = grid("Order book", [
    ["Customer code", "Order no", "Delivery date", "Open order amount"],
    ["C1", "SO1", "31/12/2025", 10],
  ]);
  const withoutFirst = ({ sheet, values }: SheetGrid): SheetGrid =>
    grid(
      sheet,
      values.map((row) => row.slice(1)),
    );

  test("a list of invoices that tells their orders and deliveries is one of receivables", async () => {
    const invoices = grid("Commandes livrées", [
      ["Code client", "N° facture", "N° commande", "Date livraison", "Échéance", "Solde dû"],
      ["C1", "F1", "CDE1", "01/12/2025", "31/12/2025", 10],
    ]);
    const open = grid("Orders", [
      ["Customer", "Order no", "Order date", "Due date", "Amount due"],
      ["C1", "SO1", "01/12/2025", "31/12/2025", 10],
    ]);
    for (const sheet of [invoices, open]) expect((await read([sheet])).openItems.length).toBe(1);
  });

  test.each([
    ["a sales list", sales, "looks-like-sales"],
    ["a bank statement", bank, "looks-like-bank-statement"],
    ["what is owed to suppliers", suppliers, "looks-like-payables"],
    ["a list of orders", ORDERS, "orders-worth"],
    ["a list of orders without clients", withoutFirst(ORDERS), "orders-worth"],
    ["a list of orders by its name and one heading", NAMED_ORDERS, "orders-worth"],
    ["a list of orders in words of which few are known", DELIVERIES, "orders-worth"],
    ["notes", notes, "nothing-like-receivables"],
    ["an empty sheet", grid("Feuil1", [[""]]), "workbook-empty"],
    ["a list without due dates", noDue, "due-date-not-found"],
    ["a list without clients", noClient, "client-not-found"],
  ])("%s is not taken for receivables, and the reason is given", async (_, sheet, reason) => {
    const intake = await read([sheet]);
    expect([[...intake.openItems], intake.agedBalance]).toEqual([[], []]);
    expect(intake.sources.filter(({ kind }) => kind === "open-items" || kind === "aged-balance")).toEqual([]);
    expect(whyNotReceivables([sheet]).code).toBe(reason);
  });

  test("of a sheet beside receivables it is said that nothing in it is recognised", async () => {
    const { notRead } = await read([FRENCH_ITEMS, notes]);
    expect(notRead).toEqual([
      { sheet: "Notes équipe", reason: { code: "sheet-not-recognised", values: {} }, headings: [] },
    ]);
  });

  test("no sheet at all", async () => {
    expect(await read([])).toMatchObject({
      sources: [],
      openItems: { length: 0 },
      referenceDate: null,
      warnings: [],
    });
    expect(whyNotReceivables([]).code).toBe("workbook-empty");
  });

  test("our own sheets are left alone", async () => {
    expect((await read([FRENCH_ITEMS], { ignoredSheets: ["PIÈCES OUVERTES"] })).sources).toEqual([]);
  });
});

test("reading pauses about every 2,000 rows, and what the pause throws ends it", async () => {
  const rows = Array.from({ length: 9_000 }, (_, place): CellValue[] => ["C1", `F${place}`, 46_000, 1]);
  const sheet = grid("S", [["Code client", "N° facture", "Échéance", "Solde"], ...rows]);
  const done: number[] = [];
  await readWorkbook([sheet], { referenceDate: null }, (count) => Promise.resolve(void done.push(count)));
  expect([...new Set(done)]).toEqual([0, 2_000, 4_000, 6_000, 8_000, 9_001]);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  const cancelled = new Error("cancelled");
  const cancel = (count: number): Promise<void> =>
    count > 3_000 ? Promise.reject(cancelled) : Promise.resolve();
  await expect(readWorkbook([sheet], { referenceDate: null }, cancel)).rejects.toBe(cancelled);
});

test("cells that look like formulas or markup, error cells and endless texts crash nothing", async () => {
  const nasty: CellValue[] = [
    "=1+1",
    "+A1",
    "@x",
    "-1-",
    "#REF!",
    "<b>",
    "x".repeat(32_000),
    true,
    Number.NaN,
    1e300,
    "\u0000",
  ];
  const rows = nasty.map((cell): CellValue[] => [cell, "F1", cell, cell]);
  const sheet = grid("S", [
    ["Code client", "N° facture", "Échéance", "Solde"],
    ["C1", "F", "31/12/2025", 1],
    ...rows,
  ]);
  expectNothingLost(await read([sheet]), [sheet]);
});

describe("the parts of the exposure beside the balance", () => {
  const BALANCE_HEADINGS = ["Code client", "Raison sociale", "Solde", "Non échu", "1-30", "31-60", "> 60"];

  test("are read from the list of clients, deposits as positive, blanks as nil, no figures as null", async () => {
    const intake = await read([
      grid("Clients", [
        [
          "Code client",
          "Raison sociale",
          "Livré non facturé",
          "Commandes en cours",
          "Effets non échus",
          "Dépôts de garantie",
        ],
        ["C1", "Ondine", 1200.5, 300, "", -50],
        ["C2", "Valmont", "", "", "", ""],
        ["C3", "Colbert", "2 000,10", "", 10, ""],
      ]),
    ]);
    expect(intake.clients.map(({ clientCode, exposureParts }) => [clientCode, exposureParts])).toEqual([
      [
        "C1",
        { deliveriesNotInvoiced: 120050, ordersNotDelivered: 30000, billsNotMatured: 0, deposits: 5000 },
      ],
      ["C2", null],
      ["C3", { deliveriesNotInvoiced: 200010, ordersNotDelivered: 0, billsNotMatured: 1000, deposits: 0 }],
    ]);
    expect(intake.sources[0]?.columns.ordersNotDelivered?.heading).toBe("Commandes en cours");
  });

  test("are read beside an aged balance, added up over a client's lines, and never enter the balance", async () => {
    const intake = await read([
      grid("Balance", [
        [...BALANCE_HEADINGS, "LCR non échues", "Orders not delivered"],
        ["C1", "Ondine", 100, 60, 20, 20, 0, 40, 7],
        ["C1", "Ondine", 50, 50, 0, 0, 0, 2, ""],
        ["C2", "Valmont", 30, 0, 0, 30, 0, "", ""],
        ["Total", "", 180, 110, 20, 50, 0, 42, 7],
      ]),
    ]);
    expect(
      intake.clients.map(({ clientCode, clientName, exposureParts }) => [
        clientCode,
        clientName,
        exposureParts,
      ]),
    ).toEqual([
      [
        "C1",
        "Ondine",
        { deliveriesNotInvoiced: 0, ordersNotDelivered: 700, billsNotMatured: 4200, deposits: 0 },
      ],
    ]);
    expect(intake.agedBalance.map(({ balance }) => balance)).toEqual([15000, 3000]);
    expect(intake.reconciliation.map(({ difference }) => difference)).toEqual([0]);
  });

  test("that cannot be read are said with their cell and count as nil", async () => {
    const intake = await read([
      grid("Clients", [
        ["Code client", "Raison sociale", "Commandes en cours", "Effets non échus"],
        ["C1", "Ondine", "#N/A", 10],
        ["C2", "Valmont", 20, 10],
        ["C3", "Colbert", 20, 10],
      ]),
    ]);
    expect(intake.clients[0]?.exposureParts).toMatchObject({ ordersNotDelivered: 0, billsNotMatured: 1000 });
    expect(intake.warnings).toContainEqual({
      code: "exposure-part-unreadable",
      values: { sheet: "Clients", rows: 1, address: "'Clients'!C2", value: "#N/A" },
    });
  });
});

describe("a list of clients", () => {
  const clients = Array.from({ length: 6 }, (_, index) => `Distillerie ${index + 1}`);

  test.each([
    ["rating", ["Customer", "Credit rating"], "7/20"],
    ["internalLimit", ["Raison sociale", "Encours autorisé"], 50_000],
  ])("needs no more than a name and one fact: %s", async (field, headings, fact) => {
    const list = grid("Fiches", [headings, ...clients.map((name) => [name, fact])]);
    const source = sourceOf(await read([FRENCH_ITEMS, list]), "clients");
    expect(Object.keys(source.columns)).toEqual(["clientName", field]);
    expect(source.rowsRead).toBe(6);
  });
});

test("of a table read twice nothing is called unread that one of both readings takes, or said twice", async () => {
  const headings = ["Customer", "Current", "1-30", "31-60", "> 60", "Total", "Credit limit", "Payment terms"];
  const rows = Array.from({ length: 8 }, (_, index) => [
    `Customer ${index}`,
    10,
    5,
    1,
    2,
    18,
    200 + index,
    "Net 30",
  ]);
  const intake = await read([grid("Aging", [["In thousands of GBP"], headings, ...rows])]);
  expect(intake.sources.map(({ kind, unread }) => [kind, unread])).toEqual([
    ["aged-balance", []],
    ["clients", []],
  ]);
  const said = intake.warnings.map((warning) => JSON.stringify(warning));
  expect(said).toEqual([...new Set(said)]);
  expect(said.join()).toContain("In thousands of GBP");
});
