import { dayOf } from "../../src/domain/basis/day";
import { totalsOf } from "../../src/committee/analysis/classifyPortfolio";
import { DEFAULT_POLICY } from "../../src/domain/policy/policy";
import type { CellValue, SheetGrid } from "../../src/intake/cells/sheetGrid";
import { openQuestions } from "../../src/intake/check/questions";
import { withEffects } from "../../src/intake/join/effects";
import { readWorkbook, type IntakeOptions } from "../../src/intake/join/readWorkbook";
import { answerOf, isSameQuestion } from "../../src/intake/answers";
import { QUESTION_KINDS, QUESTIONS, type Question, type QuestionKind } from "../../src/intake/question";
import type { Field, Intake } from "../../src/intake/source";
import { columnLetters } from "../../src/intake/cells/a1";
import { headingText } from "../../src/intake/find/layout";
import { LANGUAGES, translator } from "../../src/locales/translator";
import { questionText } from "../../src/taskpane/sources/questionText";
import { isSettledBy } from "../../src/taskpane/sources/settledBy";
import { decisionOn, withColumn } from "../../src/taskpane/state/sourceDrafts";

const DAY = dayOf(2026, 3, 31);

type Rows = readonly (readonly CellValue[])[];

function grid(values: Rows, sheet = "Liste"): SheetGrid {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  return { sheet, firstRow: 0, firstColumn: 0, hidden: false, values: padded };
}

const LINES = ["Client", "N° facture", "Date facture", "Échéance"];
const ITEMS = [...LINES, "Solde dû"];
const AGED = ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "61-90"];
const LONG = ["Client", "Tranche de retard", "Solde"];

/** Items of four clients with what stands beside client, number and dates. */
function items(count: number, more: (row: number) => readonly CellValue[], term = 0): CellValue[][] {
  return Array.from({ length: count }, (_, row) => {
    const due = DAY - 60 + row * 10 + term;
    return [`Maison ${"ABCD"[row % 4]}`, `F${row}`, due - 30, due, ...more(row)];
  });
}

const status = (heading: string, words: readonly string[]): Rows => [
  [...LINES, "Montant TTC", heading],
  ...items(words.length, (row) => [100 + row, words[row] ?? ""]),
];

/** Dates that an American Excel turned round, among others that it left as texts. */
const TURNED = [
  ...[3, 4, 5, 6].map((month) => dayOf(2026, month, 1)),
  ...["13/01/2026", "14/01/2026", "15/01/2026", "16/01/2026"],
];

/** A workbook of which that is asked, and what else it is read with. */
interface Asked {
  readonly sheets: readonly Rows[];
  readonly options?: Partial<IntakeOptions>;
}

const one = (...rows: Rows): Asked => ({ sheets: [rows] });

/** For each kind of question a small workbook that raises it: a kind without one does not compile. */
const ASKED: Readonly<Record<QuestionKind, Asked>> = {
  "amount-unit": one(
    ["Balance âgée (en K€)"],
    AGED,
    ["C1", "A", 5.5, 5.5, 0, 0, 0],
    ["C2", "B", 1.5, 0, 1.5, 0, 0],
  ),
  "three-decimals": one(ITEMS, ...items(6, (row) => [row < 2 ? `1${row},345` : `${row}0,50`])),
  "pasted-twice": one(ITEMS, ...items(6, () => [100]), ...items(6, () => [100])),
  "dates-shifted": one(ITEMS, ...items(8, () => [100], -1_462)),
  "nothing-due": one(ITEMS, ...items(6, () => [100], 70)),
  "all-old": one(ITEMS, ...items(6, () => [100], -300)),
  "one-client": one(ITEMS, ...items(12, () => [100]).map((row) => ["Maison A", ...row.slice(1)])),
  "many-rejected": one(ITEMS, ...items(10, (row) => [row < 6 ? "voir avec Paul" : 100])),
  "unread-bucket": one(
    [...AGED, "Vieux dossiers"],
    ["C1", "A", 90, 0, 0, 0, 0, 90],
    ["C2", "B", 700, 100, 100, 200, 200, 100],
  ),
  "parts-short": one(AGED, ["C1", "A", 100, 10, 0, 0, 0], ["C2", "B", 30, 10, 0, 0, 0]),
  "bucket-twice": one(
    [...AGED, "31-90"],
    ["C1", "A", 600, 100, 200, 250, 50, 300],
    ["C2", "B", 130, 0, 0, 130, 0, 130],
  ),
  "lines-paid": one(...status("Statut", ["Payée", "En retard", "In payment", "En attente"])),
  "status-word": one(...status("Statut", ["Archivée", "En retard", "Archivée", "En attente"])),
  "partly-paid": one(...status("Statut", ["Partiellement payée", "En retard", "Partiellement payée"])),
  "suppliers-among": one(
    ["Nature", ...ITEMS],
    ...items(4, () => [100]).map((row, place) => [
      ["Client", "Fournisseur", "Divers", "Fournisseur"][place] ?? "",
      ...row,
    ]),
  ),
  "parties-apart": one(
    ["Volet", ...ITEMS],
    ...items(8, (row) => [row % 2 === 0 ? -100 - row : 100]).map((row, place) => [
      place % 2 === 0 ? "Rouge" : "Bleu",
      ...row,
    ]),
  ),
  "type-word": one(
    ["Type", ...ITEMS],
    ...items(6, (row) => [100 + row]).map((row, place) => [place > 3 ? "Zwrot" : "Facture", ...row]),
  ),
  "documents-later": one(
    ITEMS,
    ...items(6, () => [100]).map(([client = "", number = "", , due = ""], row) => [
      client,
      number,
      row < 3 ? DAY + 5 : DAY - 90,
      due,
      100,
    ]),
  ),
  "dates-reversed": one(
    ITEMS,
    ...items(6, () => [100]).map(([client = "", number = "", , due = ""], row) => [
      client,
      number,
      row < 2 ? dayOf(2026, 2, 20) : DAY - 90,
      row < 2 ? dayOf(2026, 1, 3) : due,
      100,
    ]),
  ),
  "end-of-month": one(
    ["Client", "N° facture", "Date facture", "Conditions", "Solde dû"],
    ...[0, 1, 2].map((row) => [
      `Maison ${"ABC"[row] ?? ""}`,
      `F${row}`,
      dayOf(2026, 1, 15),
      "45 jours fin de mois",
      100,
    ]),
  ),
  "aged-by-invoice": one(
    ["Ancienneté calculée sur la date de facture"],
    AGED,
    ["C1", "A", 6, 1, 2, 3, 0],
    ["C2", "B", 5, 5, 0, 0, 0],
  ),
  "other-currency": {
    sheets: [[[...LINES, "Devise", "Reste dû"], ...items(4, (row) => [row > 1 ? "USD" : "EUR", 100])]],
  },
  "months-back": one(
    ["Code client", "Nom client", "M", "M-1", "M-2"],
    ["C1", "A", 4, 3, 2],
    ["C2", "B", 1, 1, 1],
  ),
  "months-ahead": one(
    ["Code client", "Nom client", "M+1", "M+2", "M+3"],
    ["C1", "A", 4, 3, 2],
    ["C2", "B", 1, 1, 1],
  ),
  "bucket-hole": one(
    ["Code client", "Nom client", "Non échu", "1-30", "Divers", "> 60"],
    ["C1", "A", 9, 1, 7.5, 2],
    ["C2", "B", 9, 1, 3, 2],
  ),
  "credits-column": one(
    ["Code client", "Nom client", "Non échu", "1-30", "31-60", "> 60", "Zorb"],
    ["C1", "A", 9, 1, 7.5, 2, -3],
    ["C2", "B", 9, 1, 3, 2, -1.5],
  ),
  "signs-turned": one(ITEMS, ...items(6, (row) => [-100 - row])),
  "due-unknown": one(
    ITEMS,
    ...items(6, () => [100]).map(([client = "", number = "", issued = "", due = ""], row) => [
      client,
      number,
      issued,
      row < 4 ? "" : due,
      100,
    ]),
  ),
  "buckets-nested": one(
    ["Code client", "Nom client", "Non échu", "> 0 j", "> 30 j", "> 60 j"],
    ["C1", "A", 0, 1500, 1000, 0],
    ["C2", "B", 10, 700, 700, 700],
  ),
  "ranges-twice": one(
    ["Code client", "Nom client", "0-30", "31-60", "> 60", "0-30", "31-60", "> 60"],
    ["C1", "A", 10, 0, 7, 5, 0, 0],
    ["C2", "B", 20, 9, 0, 7, 0, 3],
  ),
  "range-missing": one(
    ["Code client", "Nom client", "Non échu", "1-30", "61-90", "> 90"],
    ["C1", "A", 9, 1, 2, 3],
    ["C2", "B", 9, 1, 2, 3],
  ),
  "bucket-word": one(LONG, ["A", "1-30 j", 1], ["A", "> 90 j", 2], ["B", "gesund", 8], ["C", "gesund", 9]),
  "bucket-words": one(
    LONG,
    ...[..."12345678"].map((digit) => [`Maison ${digit}`, `${digit}1-${digit}9 j`, 5]),
    ...[..."abcdefgh"].map((letter, row) => [`Maison ${letter}`, `Classe ${letter}`, 10 * (row + 1)]),
  ),
  "sheet-kind": one(["Client", "Non échu", "Total échu"], ["Maison A", 100.5, 10], ["Maison B", 7.5, 20]),
  "lines-above": one(...items(2, () => [70]), ITEMS, ...items(4, () => [100])),
  "table-below": one(
    ITEMS,
    ...items(4, () => [100]),
    [],
    ["Nom", "Motif", "Jour", "Terme", "Promesse"],
    ...items(2, () => [40]),
  ),
  "columns-compete": one([...LINES, "Solde dû", "Reste dû"], ...items(4, (row) => [120 + row, 100])),
  "date-order": one(
    ["Customer", "Invoice no", "Due date", "Open amount"],
    ["Alpha", "1", "02/03/2026", 10],
    ["Bravo", "2", "04/05/2025", 20],
  ),
  "dates-mixed": one(
    ["Client", "N° facture", "Échéance", "Solde dû"],
    ...TURNED.map((day, row) => [`Maison ${"AB"[row % 2]}`, `F${row}`, day, 10]),
  ),
  "decimal-mark": one(
    ["Customer", "Invoice no", "Due date", "Open amount"],
    ...["1,234", "1,234", "1.234"].map((amount, row) => [`Maison ${row}`, `F${row}`, DAY - 40, amount]),
  ),
  "open-amount": one([...LINES, "Montant TTC", "Base"], ...items(4, () => [120.5, 100.25])),
  "amount-paid": one(
    [...LINES, "Montant TTC", "Déjà perçu"],
    ...items(4, (row) => [120.5, [0, 120.5, 0, 60][row] ?? 0]),
  ),
  "unknown-words": one(...status("Zorb", ["blip", "nark", "tolu", "blip", "nark", "tolu"])),
  "word-total": one([...ITEMS, "Zorb"], ...items(6, (row) => [100 + row, row < 2 ? "blip" : "nark"]), [
    "Total",
    "",
    "",
    "",
    414 - 201,
  ]),
  "which-list": {
    sheets: [
      [ITEMS, ...items(4, () => [100])],
      [ITEMS, ...items(4, () => [90])],
    ],
  },
  "figures-twice": {
    sheets: [1, 2].map((sheet) => [
      ITEMS,
      ...items(6, (row) => [100 + row]).map(([, , ...row], place) => [
        `${sheet === 1 ? "Maison" : "Compte"} ${"ABC"[place % 3]}`,
        `${sheet}-${place}`,
        ...row,
      ]),
    ]),
  },
  "client-column": one(["Qui", ...ITEMS.slice(1)], ...items(4, () => [100.5])),
  "due-date-column": one(
    ["Client", "N° facture", "Date facture", "Fin", "Solde dû"],
    ...items(4, () => [100]),
  ),
  "codes-alike": one(
    ["Code client", ...ITEMS],
    ...items(6, () => [100]).map(([, ...row], place) => [
      ...(place % 2 === 0 ? ["007", "Verrerie Ravel"] : ["7", "Garage Moulin"]),
      ...row,
    ]),
  ),
  "names-of-code": one(
    ["Code client", ...ITEMS],
    ...items(6, () => [100]).map(([, ...row], place) => [
      "007",
      place % 2 === 0 ? "Verrerie Ravel" : "Garage Moulin",
      ...row,
    ]),
    ...items(4, () => [100]).map((row, place) => [`10${place}`, ...row]),
  ),
  "codes-of-sheets": {
    sheets: [
      ["Verrerie Ravel", "Garage Moulin", "Tuilerie du Lac", "Cidrerie Le Goff"],
      ["Brasserie Haut", "Papeterie Nord", "Optique Vial", "Laiterie Roux"],
    ].map((names, sheet) => [
      ["Code client", ...ITEMS],
      ...items(4, () => [100]).map(([, , ...row], place) => [
        `C${place}`,
        names[place] ?? "",
        `${sheet}-${place}`,
        ...row,
      ]),
    ]),
  },
  "clients-blank": one(
    ITEMS,
    ...items(4, () => [100]).map((row, place) => (place === 2 ? ["", ...row.slice(1)] : row)),
  ),
};

/** What is asked about the sheet as a whole, and of none of its columns. */
const OF_THE_SHEET: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["aged-by-invoice", "many-rejected"]);

const totalsUnderPolicy = (intake: Intake) => totalsOf(intake, DEFAULT_POLICY, DAY);

/** @param asked a workbook that raises it, the kind's own unless told. */
async function questionOf(kind: QuestionKind, workbook = ASKED[kind]): Promise<Question> {
  const { sheets, options: more } = workbook;
  const grids = sheets.map((rows, place) => grid(rows, place === 0 ? "Liste" : "Autre liste"));
  const options: IntakeOptions = { referenceDate: DAY, ...more };
  const asked = openQuestions(await readWorkbook(grids, options)).filter((each) => each.kind === kind);
  const pause = () => Promise.resolve();
  const [question] = await withEffects(asked.slice(0, 1), grids, options, pause, totalsUnderPolicy);
  if (question === undefined) throw new Error(`${kind} is not asked`);
  return question;
}

test.each(QUESTION_KINDS)("%s names sheet, column, two rows and the figures of each choice", async (kind) => {
  const question = await questionOf(kind);
  expect(question.column === null).toBe(OF_THE_SHEET.has(kind));
  for (const language of LANGUAGES) {
    const { place, title, ask, examples, choices } = questionText(question, translator(language));
    const { column, sheet } = question;
    expect(place).toContain(sheet);
    if (column !== null) expect(place).toContain(columnLetters(column.column));
    if (column !== null) expect(place).toContain(headingText(column.heading));
    expect(examples).toHaveLength(2);
    for (const { address, cell, text } of examples) {
      expect(address).toMatch(/^'(Liste|Autre liste)'![A-Z]+\d+$/);
      expect(cell).toMatch(/^('Autre liste'!)?[A-Z]+\d+$/);
      expect(text).toMatch(/\S/);
    }
    expect(choices.length).toBeGreaterThan(1);
    expect(choices.filter(({ isProposed }) => isProposed)).toHaveLength(1);
    expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
    for (const { effects } of choices) expect(effects[0]).toMatch(/\d/);
    const said = [place, title, ask, ...choices.map(({ text }) => text)].join("\n");
    expect(said).not.toMatch(/\{\{|undefined|NaN|null|'Liste'!|, col\. /);
    expect(said).not.toMatch(language === "en" ? /[«»]/ : /[“”]/);
    // A minus as wide as the plus of the other figures.
    expect([said, ...examples.map(({ text }) => text)].join("\n")).not.toMatch(/(?<!\w)-\d/);
    for (const word of [kind, ...QUESTIONS[kind]].filter((each) => /[a-z][-A-Z]|_|\d_/.test(each))) {
      expect(said).not.toContain(word);
    }
  }
});

test.each<[QuestionKind, [address: string, holds: string][]]>([
  [
    "figures-twice",
    [
      ["'Liste'!E2", "Maison A"],
      ["'Autre liste'!E2", "Compte A"],
    ],
  ],
  [
    "which-list",
    [
      ["'Liste'!E2", "Maison A"],
      ["'Autre liste'!E2", "Maison A"],
    ],
  ],
  [
    "codes-of-sheets",
    [
      ["'Liste'!A2", "Verrerie Ravel"],
      ["'Autre liste'!A2", "Brasserie Haut"],
    ],
  ],
])("%s: a row of each sheet is shown", async (kind, rows) => {
  const { examples } = await questionOf(kind);
  expect(examples.map(({ address }) => address)).toEqual(rows.map(([address]) => address));
  rows.forEach(([, holds], place) => expect(examples[place]?.cells).toContain(holds));
});

test("the row that holds the same figures is shown, wherever it stands in the other sheet", async () => {
  const [first, [headings, ...rows] = []] = ASKED["figures-twice"].sheets;
  const sheets = [first!, [headings!, ...rows.toReversed()]];
  const { examples } = await questionOf("figures-twice", { sheets });
  const [one, other] = examples.map(({ cells }) => cells.at(-1));
  expect(one).toEqual(other);
});

test("of rejected rows the cell is shown that rejected them", async () => {
  const [{ cells } = { cells: [] }] = (await questionOf("many-rejected")).examples;
  expect(cells.at(-1)).toBe("voir avec Paul");
});

test("a client that is missing is not shown where it is asked whose line it is", async () => {
  const [{ cells: below } = { cells: [] }, { cells: above } = { cells: [] }] = (
    await questionOf("clients-blank")
  ).examples;
  expect(below[0]).toBe("F2");
  expect(above[0]).toBe("Maison B");
});

test("a word that is no bucket is asked about once, not as a missing rest of the balance too", async () => {
  const grids = ASKED["bucket-word"].sheets.map((rows) => grid(rows));
  const asked = openQuestions(await readWorkbook(grids, { referenceDate: DAY }));
  expect(asked.map(({ kind }) => kind)).toEqual(["bucket-word"]);
});

test.each(QUESTION_KINDS)("%s: whichever choice is made, the same is not asked again", async (kind) => {
  const { sheets, options: more } = ASKED[kind];
  const grids = sheets.map((rows, place) => grid(rows, place === 0 ? "Liste" : "Autre liste"));
  const question = await questionOf(kind);
  for (const choice of question.choices) {
    const options = { referenceDate: DAY, ...more, answers: [answerOf(question, choice)] };
    const left = openQuestions(await readWorkbook(grids, options));
    expect(left.filter((each) => isSameQuestion(each, question))).toEqual([]);
  }
});

/** Fields of which another column can be chosen by hand where it is asked which one gives them. */
const BY_HAND: readonly (readonly [QuestionKind, Field, string])[] = [
  ["client-column", "clientName", "N° facture"],
  ["due-date-column", "dueDate", "Date facture"],
  ["columns-compete", "openAmount", "Reste dû"],
  ["open-amount", "openAmount", "Base"],
  ["amount-paid", "openAmount", "Déjà perçu"],
  ["unknown-words", "openAmount", "N° facture"],
];

test.each(BY_HAND)(
  "%s: needs no answer once another column is chosen by hand",
  async (kind, field, heading) => {
    const grids = ASKED[kind].sheets.map((rows) => grid(rows));
    const question = await questionOf(kind);
    const [source] = (await readWorkbook(grids, { referenceDate: DAY })).sources;
    const decision = decisionOn(source!, [], []);
    expect(isSettledBy([decision], question)).toBe(false);
    expect(isSettledBy([{ ...decision, isUsed: false }], question)).toBe(true);
    const chosen = withColumn(decision, field, heading);
    expect(isSettledBy([chosen], question)).toBe(true);
    const left = openQuestions(await readWorkbook(grids, { referenceDate: DAY, decisions: [chosen] }));
    expect(left.filter((each) => isSameQuestion(each, question))).toEqual([]);
  },
);

/** Choices that change no sum by themselves confirm what is proposed, or move amounts of lines apart. */
test("readings that differ come to different figures, one for each choice", async () => {
  const same: QuestionKind[] = [];
  for (const kind of QUESTION_KINDS) {
    const { choices } = await questionOf(kind);
    const sums = new Set(choices.map(({ totals }) => JSON.stringify(totals)));
    if (choices.length > 1 && sums.size === 1) same.push(kind);
  }
  expect(same).toEqual([]);
});

test("an end of month on the client sheet alone comes to other figures with each reading", async () => {
  const clients: Rows = [
    ["Code client", "Nom", "Conditions de règlement"],
    ["C1", "Maison A", "45 jours fin de mois"],
    ["C2", "Maison B", "60 jours fin de mois"],
  ];
  const owed: Rows = [
    ["Code client", "N° facture", "Date facture", "Échéance", "Solde dû"],
    ["C1", "F1", dayOf(2026, 1, 15), "", 100],
    ["C2", "F2", dayOf(2026, 1, 15), "", 100],
  ];
  const { choices } = await questionOf("end-of-month", { sheets: [owed, clients] });
  // 45 days from the end of January: 17 March; 45 days, then their month's end: 31 March, the day of the figures.
  expect(choices.map(({ totals }) => totals?.d1_30)).toEqual([10_000, 0]);
});
