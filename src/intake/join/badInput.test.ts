import { dayOf } from "../../domain/basis/day";
import { readWorkbook } from "./readWorkbook";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { Intake } from "../source";

function grid(rows: readonly (readonly CellValue[])[], sheet = "Export"): SheetGrid {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const values = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]);
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}

const read = (...grids: readonly SheetGrid[]): Promise<Intake> =>
  readWorkbook(grids, { referenceDate: null });

const HEADINGS = ["Code client", "Raison sociale", "N° facture", "Échéance", "Restant dû"];
const D = dayOf(2026, 1, 3);
const line = (
  code: CellValue,
  name: CellValue,
  document: CellValue,
  amount: CellValue,
  due: CellValue = D,
) => [code, name, document, due, amount];

/** Every row below the headings is read, ignored for a reason or refused at an address. */
function expectAllTold(intake: Intake, rows: number): void {
  const [source] = intake.sources;
  expect(source).toBeDefined();
  const { rowsRead = 0, ignored = [], rejected = [] } = source ?? {};
  expect(rowsRead + ignored.length + rejected.length).toBe(rows);
}

test("error cells are refused where they matter and told where they do not", async () => {
  const rows = [
    line("C1", "Ondine", "F1", "#REF!"),
    line("#N/A", "#NAME?", "F2", 10),
    line("C1", "Ondine", "F3", 20, "#VALUE!"),
    line("C1", "#N/A", "#DIV/0!", 30),
    line("C2", "Valmont", "F5", 40),
  ];
  const intake = await read(grid([HEADINGS, ...rows]));
  expectAllTold(intake, 5);
  const [source] = intake.sources;
  expect(source?.rejected.map(({ address, reason }) => [address, reason.code])).toEqual([
    ["'Export'!E2", "cell-error"],
    ["'Export'!A3", "client-missing"],
  ]);
  expect(source?.findings.map(({ message, addresses }) => [message.code, addresses])).toContainEqual([
    "due-date-unreadable",
    ["'Export'!D4"],
  ]);
  expect(source?.sumRead).toBe(9_000);
});

test("text in amount cells is refused by address, with what stands there", async () => {
  const intake = await read(
    grid([
      HEADINGS,
      line("C1", "Ondine", "F1", "à voir"),
      line("C1", "Ondine", "F2", 10),
      line("C1", "Ondine", "F3", true),
    ]),
  );
  expectAllTold(intake, 3);
  expect(intake.sources[0]?.rejected.map(({ address, reason }) => [address, reason.values.value])).toEqual([
    ["'Export'!E2", "à voir"],
    ["'Export'!E4", "true"],
  ]);
});

test.each(["=1+1", "+33 1 23 45", "-Ondine", "@SUM(A1)", '=HYPERLINK("x")'])(
  "a name beginning like a formula (%s) is a name",
  async (name) => {
    const intake = await read(grid([HEADINGS, line("C1", name, "F1", 10), line("C2", "Valmont", "F2", 20)]));
    expect([...intake.openItems][0]).toMatchObject({ clientName: name, amount: 1_000 });
  },
);

test("names, codes and documents of 32,000 characters are read, and shortened in what is told", async () => {
  const long = "x".repeat(32_000);
  const rows = [line("C1", long, long, 10), line(long, "Valmont", "F2", 20), line("C3", long, "F3", long)];
  const intake = await read(grid([HEADINGS, ...rows]));
  expectAllTold(intake, 3);
  expect([...intake.openItems].map(({ amount }) => amount)).toEqual([1_000, 2_000]);
  expect(JSON.stringify(intake.sources).length).toBeLessThan(10_000);
});

test("a heading of 32,000 characters does not keep the others from being read", async () => {
  const intake = await read(
    grid([
      [...HEADINGS, "x".repeat(32_000)],
      [...line("C1", "Ondine", "F1", 10), "y"],
      [...line("C2", "Valmont", "F2", 5), "y"],
    ]),
  );
  expect(intake.sources[0]?.sumRead).toBe(1_500);
});

test.each<[string, readonly (readonly CellValue[])[]]>([
  ["nothing at all", []],
  ["one empty cell", [[""]]],
  ["one column", [["Restant dû"], [10], [20]]],
  ["one row", [HEADINGS]],
  [
    "numbers alone",
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
  ],
  [
    "errors alone",
    [
      ["#N/A", "#REF!"],
      ["#N/A", "#REF!"],
    ],
  ],
  [
    "booleans",
    [
      [true, false],
      [false, true],
    ],
  ],
  ["headings over blank rows", [HEADINGS, ...Array.from({ length: 5_000 }, () => ["", "", "", "", ""])]],
])("%s is read without a crash, and gives no receivables", async (_, rows) => {
  const intake = await read(grid(rows));
  expect([...intake.openItems]).toEqual([]);
  expect(intake.sources.flatMap(({ ignored }) => ignored)).toEqual([]);
});

test("blank formatted rows below a table are no rows of it", async () => {
  const blank = Array.from({ length: 50_000 }, () => ["", "", "", "", ""]);
  const intake = await read(
    grid([HEADINGS, line("C1", "Ondine", "F1", 10), line("C2", "Valmont", "F2", 5), ...blank]),
  );
  expectAllTold(intake, 2);
});

test("columns named alike are kept apart, and asked about when they say different things", async () => {
  const rows = [
    ["Code client", "N° facture", "Échéance", "Montant", "Montant"],
    ["C1", "F1", D, 100, 60],
    ["C2", "F2", D, 200, 70],
  ];
  const [source] = (await read(grid(rows))).sources;
  expect(source?.headings.map(({ heading }) => heading)).toEqual([
    "Code client",
    "N° facture",
    "Échéance",
    "Montant (1, col. D)",
    "Montant (2, col. E)",
  ]);
  expect(source?.status).toBe("doubtful");
  expect(source?.findings.map(({ message }) => message.code)).toContain("columns-compete");
});

describe("what deserves a look", () => {
  const clients = Array.from({ length: 30 }, (_, index) =>
    line(`C${index}`, `Client ${index}`, `F${index}`, 100 + index),
  );
  const codesOf = async (rows: readonly (readonly CellValue[])[]) => {
    const [source] = (await read(grid([HEADINGS, ...clients, ...rows]))).sources;
    return source?.findings.map(({ message, addresses, rows: count }) => [message.code, addresses, count]);
  };

  test("is nothing in a plain sheet", async () => {
    expect(await codesOf([])).toEqual([]);
  });

  test("the same document twice", async () => {
    expect(await codesOf([line("C4", "Client 4", "F4", 104)])).toEqual([
      ["duplicate-documents", ["'Export'!C32"], 1],
    ]);
  });

  test("instalments of one invoice are no duplicates", async () => {
    expect(await codesOf([line("C4", "Client 4", "F4", 104, D + 30)])).toEqual([]);
  });

  test("a date far from all others", async () => {
    expect(await codesOf([line("C4", "Client 4", "F99", 104, dayOf(2062, 1, 3))])).toEqual([
      ["dates-far-off", ["'Export'!D32"], 1],
    ]);
  });

  test("an amount out of all proportion", async () => {
    expect(await codesOf([line("C4", "Client 4", "F99", 12_345_678)])).toEqual([
      ["amounts-outsized", ["'Export'!E32"], 1],
    ]);
  });

  test("credits for more than all invoices of a client", async () => {
    expect(await codesOf([line("C4", "Client 4", "AV1", -500)])).toEqual([
      ["credit-exceeds-invoices", ["'Export'!E32"], 1],
    ]);
  });
});

test("one name over several codes is proposed as a group, whatever its legal form is written like", async () => {
  const rows = [
    line("C1", "Verrex PVT LTD", "F1", 10),
    line("C2", "Verrex Private Limited", "F2", 20),
    line("C3", "Ondine SARL", "F3", 20),
    line("C4", "ONDINE S.A.R.L.", "F4", 20),
    line("C5", "Valmont", "F5", 20),
  ];
  const intake = await read(grid([HEADINGS, ...rows]));
  expect(intake.groupProposals.map(({ codes }) => codes)).toEqual([
    ["C1", "C2"],
    ["C3", "C4"],
  ]);
  expect(new Set([...intake.openItems].map(({ clientCode }) => clientCode)).size).toBe(5);
});

describe("reconciliation", () => {
  test("explains a total by the row whose amount is unreadable", async () => {
    const rows = [
      line("C1", "Ondine", "F1", 10),
      line("C2", "Valmont", "F2", "#N/A"),
      ["Total", "", "", "", 35],
    ];
    const { reconciliation } = await read(grid([HEADINGS, ...rows]));
    expect(reconciliation).toEqual([
      expect.objectContaining({
        against: "sheet-total",
        read: 1_000,
        stated: 3_500,
        difference: 2_500,
        rejected: 0,
        unexplained: 2_500,
        lines: [{ address: "'Export'!E3", clientCode: "", clientName: "", stated: null, read: 0 }],
      }),
    ]);
  });

  test("names the clients whose open items differ from the aged balance", async () => {
    const items = grid([HEADINGS, line("C1", "Ondine", "F1", 10), line("C2", "Valmont", "F2", 20)]);
    const balance = grid(
      [
        ["Code client", "Raison sociale", "Solde", "Non échu", "1-30", "31-60"],
        ["C1", "Ondine", 10, 10, 0, 0],
        ["C2", "Valmont", 25.5, 20, 5.5, 0],
        ["C3", "Les Crus", 1, 1, 0, 0],
      ],
      "Balance",
    );
    const { reconciliation } = await read(items, balance);
    expect(reconciliation.find(({ against }) => against === "aged-balance")).toMatchObject({
      read: 3_000,
      stated: 3_650,
      difference: 650,
      unexplained: 650,
      lineCount: 2,
      lines: [
        { clientCode: "C2", clientName: "Valmont", stated: 2_550, read: 2_000 },
        { clientCode: "C3", clientName: "Les Crus", stated: 100, read: 0 },
      ],
    });
  });
});

test("clients without cover and cover without client are named", async () => {
  const items = grid([HEADINGS, line("C1", "Ondine", "F1", 10), line("C2", "Valmont", "F2", 20)]);
  const cover = grid(
    [
      ["Code client", "Raison sociale", "Assureur", "Garantie accordée", "Statut"],
      ["C1", "Ondine", "Assurance du Nord", 100, "Accordé"],
      ["C9", "Ancien client", "Assurance du Nord", 100, "Accordé"],
    ],
    "Couvertures",
  );
  const source = (await read(items, cover)).sources.find(({ kind }) => kind === "cover");
  expect(source?.findings).toEqual([
    {
      message: {
        code: "clients-without-cover",
        values: { sheet: "Couvertures", clients: 1, names: "Valmont" },
      },
      addresses: [],
      rows: 1,
    },
    {
      message: {
        code: "cover-without-client",
        values: { sheet: "Couvertures", clients: 1, names: "Ancien client" },
      },
      addresses: ["'Couvertures'!A3"],
      rows: 1,
    },
  ]);
});

describe("a client's row that cannot be taken as it stands", () => {
  const FIGURES = dayOf(2026, 1, 14);
  const items = grid([HEADINGS, line("C1", "Ondine", "F1", 10), line("C2", "Valmont", "F2", 20)]);

  /** The record of the first client, and what is told of its sheet. */
  async function told(
    headings: readonly string[],
    cells: readonly CellValue[],
    usual: readonly CellValue[],
    rates = {},
  ) {
    const facts = ["Groupe Est", "A. Roche", "30 jours"];
    const sheet = grid(
      [
        ["Code client", "Raison sociale", "Groupe", "Commercial", "Conditions de règlement", ...headings],
        ["C1", "Ondine", ...facts, ...cells],
        ["C2", "Valmont", ...facts, ...headings.map(() => "")],
        ...[3, 4, 5].map((client) => [`C${client}`, `Client ${client}`, ...facts, ...usual]),
      ],
      "Fiches",
    );
    const intake = await readWorkbook([items, sheet], {
      referenceDate: FIGURES,
      companyCurrency: "EUR",
      rates,
    });
    const source = intake.sources.find(({ kind }) => kind === "clients");
    const findings = source?.findings ?? [];
    return {
      record: intake.clients.find(({ clientCode }) => clientCode === "C1"),
      other: intake.clients.find(({ clientCode }) => clientCode === "C2"),
      findings: findings.map(({ message, addresses }) => [message.code, addresses]),
      warnings: intake.warnings.map(({ code }) => code),
    };
  }

  test.each<[string, CellValue, string]>([
    ["text", "à revoir", "limit-unreadable"],
    ["a negative amount", -5_000, "limit-unreadable"],
    ["another currency without a rate", "50 000 USD", "limit-without-rate"],
  ])("%s is no limit, and named with its cell", async (_, cell, code) => {
    const { record, findings, warnings } = await told(["Encours autorisé"], [cell], [10_000]);
    expect(record?.limit).toBeNull();
    expect(findings).toEqual([[code, ["'Fiches'!F2"]]]);
    expect(warnings).toContain(code);
  });

  test("another currency that has a rate is converted, whether the cell or the heading tells it", async () => {
    const usd = { USD: 0.9 };
    const limit = { amount: 45_000_00, reviewDate: null };
    const inCell = await told(["Encours autorisé"], ["50 000 USD"], [10_000], usd);
    expect([inCell.record?.limit, inCell.findings]).toEqual([
      limit,
      [["currency-converted", ["'Fiches'!F2"]]],
    ]);
    const inHeading = await told(["Encours autorisé (USD)"], [50_000], [10_000], usd);
    expect(inHeading.record?.limit).toEqual(limit);
    const own = await told(["Encours autorisé (EUR)"], ["50 000 €"], [10_000]);
    expect([own.record?.limit, own.findings]).toEqual([{ amount: 50_000_00, reviewDate: null }, []]);
  });

  test("a cover in another currency is converted at its rate, and refused with its cell where it has none", async () => {
    const covers = (rates: Readonly<Record<string, number>>) =>
      readWorkbook(
        [
          grid(
            [
              ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû"],
              ["C1", "Un", "F1", "01/12/2025", "30/01/2026", 1_000],
              ["C2", "Deux", "F2", "01/12/2025", "30/01/2026", 1_000],
            ],
            "Pièces",
          ),
          grid(
            [
              ["Assureur", "Code client", "Raison sociale", "Garantie accordée", "Statut"],
              ["Garance", "C1", "Un", "100 000 USD", "Accordée"],
              ["Garance", "C2", "Deux", 5_000, "Accordée"],
            ],
            "Couvertures",
          ),
        ],
        { referenceDate: FIGURES, rates },
      );
    const refused = await covers({});
    expect(refused.coverLines.map(({ clientCode }) => clientCode)).toEqual(["C2"]);
    const rejected = refused.sources.flatMap((source) => source.rejected);
    expect(rejected.map(({ address, reason }) => [address, reason.code, reason.values])).toEqual([
      ["'Couvertures'!D2", "currency-without-rate", { currency: "USD" }],
    ]);
    const converted = await covers({ USD: 0.9 });
    expect(converted.coverLines.map(({ granted }) => granted)).toEqual([90_000_00, 5_000_00]);
  });

  test("nil says that nothing is sold on credit, a blank that no limit is known", async () => {
    const { record, other, findings } = await told(["Encours autorisé"], [0], [10_000]);
    expect(record?.limit).toEqual({ amount: 0, reviewDate: null });
    expect(other?.limit).toBeNull();
    expect(findings).toEqual([]);
  });

  test("a judgment after the day of the figures counts, and is named with its cell", async () => {
    const headings = ["Procédure collective", "Date jugement"];
    const usual = ["Liquidation judiciaire", "02/12/2025"];
    const { record, findings, warnings } = await told(headings, ["Redressement", "15/01/2026"], usual);
    expect(record?.insolvency).toEqual({ kind: "receivership", date: FIGURES + 1 });
    expect(findings).toEqual([["judgment-later", ["'Fiches'!G2"]]]);
    expect(warnings).toContain("judgment-later");
    expect((await told(headings, ["Redressement", "14/01/2026"], usual)).findings).toEqual([]);
  });

  test("a rating that no scale knows is named with its cell; one that a scale knows is not", async () => {
    const headings = ["Cote", "Fournisseur cote"];
    const rated = (value: string, provider: string) => told(headings, [value, provider], ["14", "Altares"]);
    const unknown = await rated("71", "Creditsafe");
    expect(unknown.record?.ratings).toEqual([{ provider: "Creditsafe", value: "71", date: null }]);
    expect(unknown.findings).toEqual([["rating-unknown-scale", ["'Fiches'!F2"]]]);
    expect(unknown.warnings).toContain("rating-unknown-scale");
    expect((await rated("7/10", "Coface")).findings).toEqual([]);
    expect((await rated("11/10", "Coface")).findings).toEqual([["rating-unknown-scale", ["'Fiches'!F2"]]]);
  });
});

test("a limit whose amount is the insurer's answer is that answer, and any other word is refused", async () => {
  const headings = ["Acheteur", "N° client", "Assureur", "Montant accordé"];
  const limits = [
    "refusé",
    "abgelehnt",
    "résilié",
    "en cours",
    "voir courrier",
    5_000,
    10_000,
    12_000,
    8_000,
    20_000,
    9_000,
    7_500,
  ];
  const rows = limits.map((granted, index) => [`Client ${index + 1}`, `C${index + 1}`, "Coface", granted]);
  const { coverLines, sources } = await read(
    grid([headings, ...rows], "Assurance"),
    grid([
      HEADINGS,
      ...limits.map((_, index) => line(`C${index + 1}`, `Client ${index + 1}`, `F${index}`, 10)),
    ]),
  );
  const first = coverLines.slice(0, 6);
  expect(first.map(({ clientCode, granted, status }) => [clientCode, granted, status])).toEqual([
    ["C1", 0, "refused"],
    ["C2", 0, "refused"],
    ["C3", 0, "cancelled"],
    ["C4", 0, "pending"],
    ["C6", 500_000, "accepted"],
    ["C7", 1_000_000, "accepted"],
  ]);
  const rejected = sources.flatMap((source) => source.rejected);
  expect(rejected.map(({ address }) => address)).toEqual(["'Assurance'!D6"]);
});

test.each([
  ["Accord partiel", "partial"],
  ["teilweise genehmigt", "partial"],
  ["Teilzusage", "partial"],
  ["In Prüfung", "pending"],
  ["Denegada", "refused"],
  ["niet verzekerd", "refused"],
  ["Revocato", "cancelled"],
  ["Suspendu", "cancelled"],
  ["Herabgesetzt", "reduced"],
  ["Goedgekeurd", "accepted"],
  ["Concedido", "accepted"],
])("the answer %s of an insurer is %s", async (answer, status) => {
  const headings = ["Acheteur", "N° client", "Assureur", "Montant accordé", "Décision"];
  const { coverLines, warnings } = await read(
    grid([headings, ["Client 1", "C1", "Coface", 5_000, answer]], "Assurance"),
    grid([HEADINGS, line("C1", "Client 1", "F1", 10)]),
  );
  expect(coverLines.map((cover) => cover.status)).toEqual([status]);
  expect(warnings.map(({ code }) => code)).not.toContain("cover-status-unknown");
});

test("an answer of an insurer that is not understood grants nothing, and is told", async () => {
  const headings = ["Acheteur", "N° client", "Assureur", "Montant accordé", "Décision"];
  const { coverLines, warnings } = await read(
    grid([headings, ["Client 1", "C1", "Coface", 5_000, "Zéphyr"]], "Assurance"),
    grid([HEADINGS, line("C1", "Client 1", "F1", 10)]),
  );
  expect(coverLines.map((cover) => cover.status)).toEqual(["pending"]);
  expect(warnings.map(({ code }) => code)).toContain("cover-status-unknown");
});
