import { dayOf, isoDay } from "../../domain/basis/day";
import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import { answerOf } from "../answers";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

type Values = readonly (readonly CellValue[])[];

function sheet(values: Values, name = "Feuille") {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet: name, hidden: false, firstRow: 0, firstColumn: 0, values: padded };
}

const read = (values: Values, referenceDate: number | null = DAY): Promise<Intake> =>
  readWorkbook([sheet(values)], { referenceDate });

const asked = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);
const sumOf = ({ openItems }: Intake): number =>
  [...openItems].reduce((sum, { amount }) => sum + amount, 0) / 100;
const lateOf = ({ openItems }: Intake): (number | null)[] =>
  [...openItems].map(({ dueDate }) => (dueDate === null ? null : DAY - dueDate));
const notDueOf = ({ agedBalance }: Intake): number[] => agedBalance.map(({ notDue }) => notDue / 100);
const oldOf = ({ agedBalance }: Intake): number[] => agedBalance.map(({ d91_120 }) => d91_120 / 100);

/** Four documents of two clients, issued thirty days before they are due. */
const ITEMS: Values = [
  ["Tannerie Vial", "P10", DAY - 70, DAY - 40, 1_000],
  ["Moulin Roux", "P11", DAY - 44, DAY - 14, 600],
  ["Tannerie Vial", "P12", DAY - 35, DAY - 5, 300],
  ["Moulin Roux", "P13", DAY - 10, DAY + 20, 200],
];
const HEADINGS = ["Client", "Pièce", "Date pièce", "Échéance", "Solde dû"];

/** The same with one more column. */
const withColumn = (heading: string, cells: readonly CellValue[]): Values => [
  [...HEADINGS, heading],
  ...ITEMS.map((item, row) => [...item, cells[row] ?? ""]),
];

describe("days late", () => {
  test.each(["Écart échéance", "J+", "Days o/d", "Zielüberschr."])(
    "are read under « %s », and are no age of documents that all have one term",
    async (heading) => {
      const values = [
        ["Client", "Pièce", "Date pièce", "Solde dû", heading],
        ...ITEMS.map(([client, document, issued, due, amount]) => [
          client ?? "",
          document ?? "",
          issued ?? "",
          amount ?? "",
          Math.max(0, DAY - Number(due)),
        ]),
      ];
      const intake = await read(values);
      expect([lateOf(intake), asked(intake)]).toEqual([[40, 14, 5, 0], []]);
    },
  );

  test("that count from the documents to the day of the figures are their age", async () => {
    const values = [
      ["Client", "Pièce", "Date pièce", "Solde dû", "Jours"],
      ...ITEMS.map(([client, document, issued, , amount]) => [
        client ?? "",
        document ?? "",
        issued ?? "",
        amount ?? "",
        DAY - Number(issued),
      ]),
    ];
    expect(asked(await read(values))).toEqual(["due-unknown"]);
  });
});

test.each(["Mon.", "Whg", "Dev. pièce"])("codes of currencies are known under « %s »", async (heading) => {
  const intake = await read(withColumn(heading, ["EUR", "USD", "EUR", "EUR"]));
  expect(openQuestions(intake)).toMatchObject([{ kind: "other-currency", values: { currencies: "USD" } }]);
});

describe("types of documents", () => {
  test("of which none is known, all positive, are asked about but for that of the most", async () => {
    const intake = await read(withColumn("Type", ["V", "V", "Z", "V"]));
    const [question] = openQuestions(intake);
    expect(question).toMatchObject({
      kind: "type-word",
      column: { heading: "Type" },
      subject: "z",
      values: { amount: 300 },
    });
    if (question === undefined) return;
    const answers = [answerOf(question, { choice: "takes", heading: "" })];
    const taken = await readWorkbook([sheet(withColumn("Type", ["V", "V", "Z", "V"]))], {
      referenceDate: DAY,
      answers,
    });
    expect([sumOf(taken), asked(taken)]).toEqual([1_500, []]);
  });

  test("are none where each client has its own, or where a sign tells", async () => {
    expect(asked(await read(withColumn("Type", ["Pro", "Part", "Pro", "Part"])))).toEqual([]);
    const signed = withColumn("Type", ["V", "V", "Z", "V"]).map((row, place) =>
      place === 3 ? row.map((cell, column) => (column === 4 ? -300 : cell)) : row,
    );
    expect([sumOf(await read(signed)), asked(await read(signed))]).toEqual([1_500, []]);
  });

  test.each([
    ["Origine", "Facturation", "Trésorerie"],
    ["Class", "Billing", "Lockbox"],
    ["Vorfall", "Fakturierung", "Überweisung"],
    ["Mvt", "Déb.", "Créd."],
    ["Kz", "+", "–"],
  ])("« %s »: « %s » adds, « %s » takes", async (heading, adds, takes) => {
    const intake = await read(withColumn(heading, [adds, adds, takes, adds]));
    expect([sumOf(intake), asked(intake)]).toEqual([1_500, []]);
  });
});

test.each([
  ["Rôle", "Acheteur", "Vendeur"],
  ["Ledger", "SL", "PL"],
  ["Nature compte", "Cl", "Fo"],
  ["Nebenbuch", "Abnehmer", "Zulieferer"],
  ["Rolle", "Käufer", "Verkäufer"],
  ["Modul", "Deb", "Kred"],
])("« %s » tells « %s » from « %s »", async (heading, client, supplier) => {
  const intake = await read(withColumn(heading, [client, supplier, client, supplier]));
  expect(sumOf(intake)).toBe(1_300);
});

describe("the sum below a client's lines", () => {
  const block = (sum: (name: string) => string): Values => [
    ["Pièce", "Date pièce", "Échéance", "Solde dû"],
    ["Tannerie Vial"],
    ["P10", DAY - 70, DAY - 40, 1_000],
    ["P12", DAY - 35, DAY - 5, 300],
    [sum("Tannerie Vial"), "", "", 1_300],
    ["Moulin Roux"],
    ["P11", DAY - 44, DAY - 14, 600],
    [sum("Moulin Roux"), "", "", 600],
  ];

  test.each(["Cumul tiers", "Saldo Konto", "S/T", "Récap."])("« %s » is no line", async (words) => {
    const intake = await read(block((name) => `${words} ${name}`));
    expect([sumOf(intake), intake.openItems.length, asked(intake)]).toEqual([1_900, 3, []]);
  });

  test("is a line where a number beside a single one may be a document's", async () => {
    const intake = await read(block((name) => (name === "Moulin Roux" ? "P14" : "Cumul")));
    expect(sumOf(intake)).toBe(2_500);
  });
});

/** An aged balance of two clients. */
const aged = (headings: readonly string[], titles: readonly string[] = []): Values => [
  ...titles.map((title) => [title]),
  ["Client", ...headings],
  ["Tannerie Vial", 100, 20, 3, 7],
  ["Moulin Roux", 200, 0, 40, 9],
];

test.each(["2025 et avant", "Antériorités", "Exercices antérieurs", "Prior years", "Vorjahre"])(
  "« %s » is the oldest range",
  async (oldest) => {
    const intake = await read(aged(["Non échu", "1-60 j", "61-90 j", oldest]));
    expect([oldOf(intake), asked(intake)]).toEqual([[7, 9], []]);
  },
);

test("ranges that begin anew under another heading are asked about", async () => {
  const intake = await read([
    ["Client", "Zorb", "", "Kwint", "", ""],
    ["", "0-14", "15 +", "1-30", "31-60", "61 +"],
    ["Tannerie Vial", 100, 20, 3, 7, 5],
    ["Moulin Roux", 200, 0, 40, 9, 6],
  ]);
  const [question] = openQuestions(intake);
  expect(question).toMatchObject({ kind: "ranges-twice", column: { heading: "0-14" } });
  if (question === undefined) return;
  const answers = [answerOf(question, { choice: "left-not-due", heading: "" })];
  const grid = sheet([
    ["Client", "Zorb", "", "Kwint", "", ""],
    ["", "0-14", "15 +", "1-30", "31-60", "61 +"],
    ["Tannerie Vial", 100, 20, 3, 7, 5],
    ["Moulin Roux", 200, 0, 40, 9, 6],
  ]);
  const answered = await readWorkbook([grid], { referenceDate: DAY, answers });
  expect([notDueOf(answered), asked(answered)]).toEqual([[120, 200], []]);
});

test.each([
  ["Upcoming", "Arrears"],
  ["Künftig", "Rückständig"],
  ["Im Ziel", "Über Ziel"],
])("of the same ranges those under « %s » are not due, those under « %s » are late", async (coming, late) => {
  const intake = await read([
    ["Client", coming, "", late, ""],
    ["", "0-30", "31-60", "0-30", "31-60"],
    ["Tannerie Vial", 100, 20, 3, 7],
    ["Moulin Roux", 200, 0, 40, 9],
  ]);
  expect([notDueOf(intake), asked(intake)]).toEqual([[120, 200], []]);
});

test.each([
  "Ancienneté décomptée à partir de la facturation",
  "Ageing based on date of issue",
  "Alter der Posten seit Ausstellung",
])("« %s » says that ranges count from the invoice", async (title) => {
  expect(asked(await read(aged(["0-30", "31-60", "61-90", "> 90"], [title])))).toContain("aged-by-invoice");
});

test.each(["Montants exprimés en KE", "Chiffres (en K)"])("« %s » says thousands", async (title) => {
  const intake = await read(aged(["Non échu", "1-60 j", "61-90 j", "> 90 j"], [title]));
  expect(asked(intake)).toEqual(["amount-unit"]);
});

test.each([
  "Balance âgée 31 mars 26",
  "Aged debtors @ 31 Mar 26",
  "Zum Monatsultimo März 2026",
  "OP-Liste Ultimo 03/26",
  "Month-end: March 2026",
])("« %s » says the day of the figures", async (title) => {
  const intake = await read(aged(["Non échu", "1-60 j", "61-90 j", "> 90 j"], [title]), null);
  expect(intake.referenceDate === null ? null : isoDay(intake.referenceDate)).toBe("2026-03-31");
});

test.each(["en règle", "sans retard", "à jour", "on time", "pünktlich", "kein Verzug", "0", 0])(
  "« %s » among ranges of days late says that nothing is late",
  async (word) => {
    const intake = await read([
      ["Client", "Tranche de retard", "Montant"],
      ["Tannerie Vial", word, 100],
      ["Tannerie Vial", "31-60", 20],
      ["Moulin Roux", word, 200],
      ["Moulin Roux", "1-30", 40],
    ]);
    expect([notDueOf(intake), asked(intake)]).toEqual([[100, 200], []]);
  },
);

describe("sums between the lines of an aged balance", () => {
  const balance = (first: string, second: string): Values => [
    ["Client", "Non échu", "1-30 j", "31-60 j", "> 60 j"],
    ["Tannerie Vial", 100, 20, 0, 7],
    ["Moulin Roux", 200, 0, 40, 9],
    [first, 300, 20, 40, 16],
    ["Forge Blin", 50, 5, 0, 0],
    ["Verrerie Lys", 0, 10, 30, 0],
    [second, 50, 15, 30, 0],
  ];

  test.each([
    ["Région Nord", "Région Sud"],
    ["North (2)", "South (2)"],
    ["-- Gebiet 1 --", "-- Gebiet 2 --"],
  ])("« %s » and « %s » are no clients", async (first, second) => {
    const intake = await read(balance(first, second));
    expect(notDueOf(intake)).toEqual([100, 200, 50, 0]);
  });

  test("are clients where they have a code", async () => {
    const coded = balance("Région Nord", "Région Sud").map((row, place) => [
      place === 0 ? "Code client" : `C00${place}`,
      ...row,
    ]);
    expect(notDueOf(await read(coded))).toEqual([100, 200, 300, 50, 0, 50]);
  });
});

describe("what is called a balance", () => {
  test("is what is overdue where it is the sum of what is late", async () => {
    const intake = await read([
      ["Client", "À échoir", "1-30", "31-60", "> 60", "Global impayé"],
      ["Tannerie Vial", 100, 20, 0, 7, 27],
      ["Moulin Roux", 200, 0, 40, 9, 49],
    ]);
    expect([intake.agedBalance.map((line) => line.balance / 100), asked(intake)]).toEqual([[127, 249], []]);
  });

  test("is none where it is nil beside ranges that hold something: it is asked about", async () => {
    const intake = await read([
      ["Client", "Not due", "1-30", "31-60", "61-90", "Long outstanding"],
      ["Tannerie Vial", 100, 20, 0, 7, 0],
      ["Moulin Roux", 200, 0, 40, 9, 33],
      ["Forge Blin", 50, 5, 0, 0, 0],
    ]);
    expect(openQuestions(intake)).toMatchObject([
      { kind: "bucket-hole", column: { heading: "Long outstanding" } },
    ]);
  });
});

describe("a few words that nobody knows beside open amounts", () => {
  test.each(["Événement", "Posting side", "Source code", "Pièce type"])(
    "are asked about under « %s »",
    async (heading) => {
      const intake = await read(withColumn(heading, ["Blip", "Blip", "Nark", "Blip"]));
      expect(openQuestions(intake)).toMatchObject([
        { kind: "type-word", column: { heading }, subject: "nark", values: { amount: 300 } },
      ]);
    },
  );

  test("are not under a heading of something else, nor where each client has one", async () => {
    expect(asked(await read(withColumn("Agence", ["Blip", "Blip", "Nark", "Blip"])))).toEqual([]);
    expect(asked(await read(withColumn("Événement", ["Blip", "Nark", "Blip", "Nark"])))).toEqual([]);
  });
});

test("whole numbers that make one day with the documents' dates before that of the figures are days late", async () => {
  const intake = await read([
    ["Client", "Pièce", "Date pièce", "Solde dû", "Zorb"],
    ...ITEMS.map(([client = "", document = "", issued = "", due, amount = ""]) => [
      client,
      document,
      issued,
      amount,
      Math.max(0, DAY - Number(due)),
    ]),
  ]);
  expect([lateOf(intake), asked(intake)]).toEqual([[40, 14, 5, 0], []]);
});

test("they are where the documents have several terms", async () => {
  const terms = [30, 45, 30, 45, 30, 45];
  const intake = await read([
    ["Client", "Pièce", "Date pièce", "Solde dû", "Zorb"],
    ...terms.map((term, row) => [
      `Maison ${row % 2}`,
      `P${row}`,
      DAY - term - 10 * row - 3,
      100,
      10 * row + 3,
    ]),
  ]);
  expect([lateOf(intake), asked(intake)]).toEqual([[3, 13, 23, 33, 43, 53], []]);
});

test.each([
  ["Signe", "P", "N", ["type-word"]],
  ["Écriture", "Au débit", "Au crédit", []],
  ["Vz", "pos.", "neg.", []],
] as const)("« %s »: « %s » and « %s » are sides, or asked about", async (heading, adds, takes, kinds) => {
  const intake = await read(withColumn(heading, [adds, adds, takes, adds]));
  expect([sumOf(intake), asked(intake)]).toEqual([kinds.length > 0 ? 2_100 : 1_500, kinds]);
});

test.each(["Base : 1 000 EUR", "Values /1000", "En K€uros", "Beträge in T-EUR"])(
  "« %s » says thousands above the headings",
  async (title) => {
    const intake = await read(aged(["Non échu", "1-60 j", "61-90 j", "> 90 j"], [title]));
    expect(asked(intake)).toEqual(["amount-unit"]);
  },
);

test("terms in the place of due dates are no types of documents", async () => {
  const intake = await read([
    ["Client", "Pièce", "Date pièce", "Payable le", "Solde dû", "Zorb"],
    ["Tannerie Vial", "P10", DAY - 70, "", 1_000, "30 jours"],
    ["Moulin Roux", "P11", DAY - 44, "", 600, "30 jours"],
    ["Tannerie Vial", "P12", DAY - 35, DAY + 10, 300, "45 jours"],
    ["Moulin Roux", "P13", DAY - 10, DAY + 35, 200, "45 jours"],
    ["Tannerie Vial", "P14", DAY - 9, DAY + 36, 100, "45 jours"],
  ]);
  expect([sumOf(intake), asked(intake)]).toEqual([2_200, []]);
});

describe.each(["C01.", "C01/", "<C01> ", "C01#"])("a code joined to its name (« %sTannerie »)", (first) => {
  const of = (code: string): string => first.replace("01", code);

  test("is the code of other sheets", async () => {
    const balance = sheet(
      [
        ["Compte tiers", "Non échu", "1-30 j", "31-60 j", "> 60 j"],
        [`${of("01")}Tannerie Vial`, 100, 20, 0, 7],
        [`${of("02")}Moulin Roux`, 200, 0, 40, 9],
      ],
      "Balance",
    );
    const cover = sheet(
      [
        ["Code client", "Assureur", "Montant garanti", "Décision"],
        ["C01", "Atradius", 5_000, "Accordé"],
        ["C02", "Atradius", 7_000, "Accordé"],
      ],
      "Garanties",
    );
    const { agedBalance, coverLines } = await readWorkbook([balance, cover], { referenceDate: DAY });
    expect(agedBalance.map(({ clientCode, clientName }) => [clientCode, clientName])).toEqual([
      ["C01", "Tannerie Vial"],
      ["C02", "Moulin Roux"],
    ]);
    expect(coverLines.map(({ clientCode }) => clientCode)).toEqual(["C01", "C02"]);
  });
});
