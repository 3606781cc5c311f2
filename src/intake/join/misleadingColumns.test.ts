import { dayOf } from "../../domain/basis/day";
import { openQuestions } from "../check/questions";
import type { CellValue } from "../cells/sheetGrid";
import type { Intake } from "../source";
import { readWorkbook } from "./readWorkbook";

const DAY = dayOf(2026, 3, 31);

function read(values: readonly (readonly CellValue[])[]): Promise<Intake> {
  const width = Math.max(...values.map((row) => row.length));
  const padded = values.map((row) => [...row, ...Array<CellValue>(width - row.length).fill("")]);
  const grid = { sheet: "Export", hidden: false, firstRow: 0, firstColumn: 0, values: padded };
  return readWorkbook([grid], { referenceDate: DAY });
}

/** Six items of three clients, as the cells of client, document, date, due date and amount. */
const ITEMS = Array.from({ length: 6 }, (_, row) => ({
  client: `Maison ${"ABC"[row % 3]}`,
  document: `F${row}`,
  issued: DAY - 90 + row,
  due: DAY - 60 + row,
  amount: 100 + row,
}));

const clientsOf = ({ openItems }: Intake): number =>
  new Set([...openItems].map(({ clientCode }) => clientCode)).size;
const sumOf = ({ openItems }: Intake): number => [...openItems].reduce((sum, { amount }) => sum + amount, 0);
const kindsOf = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);

test("what a client calls its order is no code of the client", async () => {
  const intake = await read([
    ["Réf. client", "Tiers", "N° facture", "Date facture", "Échéance", "Reste dû"],
    ...ITEMS.map((each) => [
      `PO-${each.document}`,
      each.client,
      each.document,
      each.issued,
      each.due,
      each.amount,
    ]),
  ]);
  expect([clientsOf(intake), sumOf(intake), kindsOf(intake)]).toEqual([3, 61_500, []]);
});

test.each(["Solde", "Solde cumulé", "Balance"])("a running « %s » is not what is open", async (heading) => {
  let balance = 0;
  const intake = await read([
    ["Client", "N° facture", "Date facture", "Échéance", "Montant", heading],
    ...ITEMS.map((each) => {
      balance += each.amount;
      return [each.client, each.document, each.issued, each.due, each.amount, balance];
    }),
  ]);
  expect(sumOf(intake)).toBe(61_500);
});

test("of two amounts due, the one that is the other less what is paid is open", async () => {
  const intake = await read([
    ["Client", "N° facture", "Date facture", "Échéance", "Montant dû", "Montant réglé", "Solde dû"],
    ...ITEMS.map((each) => [
      each.client,
      each.document,
      each.issued,
      each.due,
      each.amount + 7,
      7,
      each.amount,
    ]),
  ]);
  expect([sumOf(intake), kindsOf(intake), intake.sources[0]?.status]).toEqual([61_500, [], "found"]);
});

describe.each([
  "Sold to",
  "Sold-to party",
  "Bill to",
  "Billed to",
  "Ship to",
  "Payer",
  "Payor",
  "Invoice to",
])("whom a document is for, under « %s »", (heading) => {
  const list = (first: string | null, cellOf: (row: number) => string, clientOf: (row: number) => string) =>
    read([
      [...(first === null ? [] : [first]), heading, "Invoice no", "Invoice date", "Due date", "Open amount"],
      ...ITEMS.map((each, row) => [
        ...(first === null ? [] : [cellOf(row)]),
        clientOf(row),
        each.document,
        each.issued,
        each.due,
        each.amount,
      ]),
    ]);
  const name = (row: number): string => ITEMS[row]?.client ?? "";

  test("is the client's name beside its code, whose letter tells suppliers", async () => {
    const intake = await list("Code", (row) => `${"CCF"[row % 3]}00${row % 3}`, name);
    expect(intake.sources[0]?.columns).toMatchObject({ clientName: { heading }, clientCode: { column: 0 } });
    expect([clientsOf(intake), kindsOf(intake)]).toEqual([2, ["suppliers-among"]]);
  });

  test("is the client's name beside a type that tells suppliers", async () => {
    const intake = await list("Type", (row) => (row % 3 === 2 ? "Vendor" : "Customer"), name);
    expect([clientsOf(intake), sumOf(intake)]).toEqual([2, 40_800]);
  });

  test("is the client's code where codes stand there", async () => {
    const alone = await list(null, name, (row) => `1000${row % 3}`);
    expect(alone.sources[0]?.columns).toMatchObject({ clientCode: { heading } });
    const named = await list("Name", name, (row) => `1000${row % 3}`);
    expect([...named.openItems][1]).toMatchObject({ clientCode: "10001", clientName: "Maison B" });
  });
});

test("accounts beside names tell suppliers, under any heading of accounts", async () => {
  const intake = await read([
    ["Client", "N° facture", "Échéance", "Solde dû", "Compte général"],
    ...ITEMS.map((each, row) => [
      each.client,
      each.document,
      each.due,
      each.amount,
      row < 4 ? "411000" : "401000",
    ]),
  ]);
  expect(sumOf(intake)).toBe(40_600);
});

test("codes that begin as those of suppliers are asked about", async () => {
  const intake = await read([
    ["Code tiers", "Tiers", "N° facture", "Échéance", "Solde dû"],
    ...ITEMS.map((each, row) => [
      `${row < 4 ? "C" : "F"}00${row % 3}`,
      each.client,
      each.document,
      each.due,
      each.amount,
    ]),
  ]);
  expect(kindsOf(intake)).toEqual(["suppliers-among"]);
});

test("codes of letters that begin as those of suppliers are asked about", async () => {
  const codes = ["CMAA", "CMAB", "FACI", "FIRI"];
  const intake = await read([
    ["Code", "Tiers", "N° facture", "Échéance", "Solde dû"],
    ...[...ITEMS, ...ITEMS].map((each, row) => {
      const code = codes[row % 4] ?? "";
      return [code, `Maison ${code.slice(1)}`, `F${row}`, each.due, each.amount];
    }),
  ]);
  expect(kindsOf(intake)).toEqual(["suppliers-among"]);
});

test("an open amount beside the date of its payment is asked about", async () => {
  const intake = await read([
    ["Client", "N° facture", "Échéance", "Reste à encaisser", "Réglé le"],
    ...ITEMS.map((each, row) => [
      each.client,
      each.document,
      each.due,
      each.amount,
      row === 0 ? DAY - 9 : "",
    ]),
  ]);
  expect(kindsOf(intake)).toEqual(["lines-paid"]);
});

test("some documents after the day of the figures are asked about", async () => {
  const intake = await read([
    ["Client", "N° facture", "Date facture", "Échéance", "Solde dû"],
    ...ITEMS.map((each, row) => [
      each.client,
      each.document,
      row < 2 ? DAY + 2 : each.issued,
      row < 2 ? DAY + 32 : each.due,
      each.amount,
    ]),
  ]);
  expect(kindsOf(intake)).toEqual(["documents-later"]);
});

test("a title that counts to a thousand says nothing of the unit of the amounts", async () => {
  const intake = await read([
    ["Échéancier complet, fin 1 000 premières lignes"],
    ["Client", "N° facture", "Échéance", "Solde dû"],
    ...ITEMS.map((each) => [each.client, each.document, each.due, each.amount]),
  ]);
  expect([sumOf(intake), kindsOf(intake)]).toEqual([61_500, []]);
});

test("a client that owes as much as all others in one bucket is no total", async () => {
  const intake = await read([
    ["Client", "Non échu", "1-30", "31-60", "> 60", "Total"],
    ["Maison A", 0, 1000, 0, 0, 1000],
    ["Maison B", 0, 400, 0, 0, 400],
    ["Maison C", 0, 600, 0, 0, 600],
  ]);
  expect(intake.agedBalance.map(({ balance }) => balance)).toEqual([100_000, 40_000, 60_000]);
});

test.each([
  ["Nature", "Client", "Salarié"],
  ["Kategorie", "Kunde", "Mitarbeiter"],
  ["Code journal", "VE", "ACH"],
])("%s: %s is ours, %s is not", async (heading, ours, theirs) => {
  const intake = await read([
    ["Nom", "N° facture", "Échéance", "Solde dû", heading],
    ...ITEMS.map((each, row) => [each.client, each.document, each.due, each.amount, row < 4 ? ours : theirs]),
  ]);
  expect(sumOf(intake)).toBe(40_600);
});

test("a means of payment with its days tells when each line is due", async () => {
  const terms = ["Virement 30 jours", "LCR 60 jours", "Chèque à réception"];
  const intake = await read([
    ["Client", "N° facture", "Date facture", "Reste dû", "Mode de règlement"],
    ...ITEMS.map((each, row) => [each.client, each.document, each.issued, each.amount, terms[row % 3] ?? ""]),
  ]);
  expect(
    [...intake.openItems].map(({ dueDate, documentDate }) => (dueDate ?? 0) - (documentDate ?? 0)),
  ).toEqual([30, 60, 0, 30, 60, 0]);
});

test("many headings of days overdue are ranges of them, not the days", async () => {
  const intake = await read([
    [
      "Debitor",
      "offen gesamt",
      "davon nicht fällig",
      "davon 1-30 Tage überfällig",
      "davon über 30 Tage überfällig",
    ],
    ["Alpha", 60, 10, 20, 30],
    ["Bravo", 6, 1, 2, 3],
  ]);
  expect(intake.agedBalance).toMatchObject([
    { notDue: 1_000, d1_30: 2_000, d31_60: 3_000 },
    { balance: 600 },
  ]);
});

test("a row above the clients that they add up to is their total, whatever it is called", async () => {
  const intake = await read([
    ["", "Not due", "1-30", "31-60", "Total"],
    ["Aged Receivable", 11, 22, 33, 66],
    ["Alpha", 10, 20, 30, 60],
    ["Bravo", 1, 2, 3, 6],
  ]);
  expect(intake.agedBalance.map(({ balance }) => balance)).toEqual([6_000, 600]);
});

test("a client who owes as much as all others together stays one: it bears a code", async () => {
  const intake = await read([
    ["Code client", "Client", "Solde", "Non échu", "1-30"],
    ["C1", "Alpha", 300, 0, 300],
    ["C2", "Bravo", 100, 0, 100],
    ["C3", "Charlie", 200, 0, 200],
  ]);
  expect(intake.agedBalance.map(({ balance }) => balance)).toEqual([30_000, 10_000, 20_000]);
});

test("clients called as sums are: with them the lines make the sheet's total", async () => {
  const rows = [
    ["Total Énergies", 15, 10, 5],
    ["Suma", 12, 12, 0],
    ["Répartition 2000", 7, 0, 7],
    ["Dupont", 3, 3, 0],
  ];
  const headings = ["Client", "Solde", "Non échu", "1-30"];
  const intake = await read([headings, ...rows, ["Total", 37, 25, 12]]);
  expect(new Set(intake.agedBalance.map(({ clientName }) => clientName))).toEqual(
    new Set(rows.map(([name]) => name)),
  );
  expect(intake.sources[0]).toMatchObject({ rejected: [], sumRead: 3_700, sheetTotal: 3_700 });
});

test.each([
  [["Klant", "Saldo", "Niet vervallen", "1-30"], "Bedragen x € 1.000", "Lijst"],
  [["Client", "Solde", "Non échu", "1-30"], "", "Balance K€"],
  [["Kunde", "Saldo TEUR", "nicht fällig", "1-30"], "", "Liste"],
])(
  "a unit is seen in a title, the sheet's name or the balance's heading: %j",
  async (headings, title, sheet) => {
    const values = [[title, "", "", ""], headings, ["Alpha", 3.5, 1, 2.5], ["Bravo", 2, 2, 0]];
    const grid = { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
    const intake = await readWorkbook([grid], { referenceDate: DAY });
    expect(kindsOf(intake)).toEqual(["amount-unit"]);
    expect(intake.agedBalance[0]).toMatchObject({ balance: 350_000, notDue: 100_000, d1_30: 250_000 });
  },
);

test.each([
  ["Balance au 31/03/2026", "Non échu", "Mars", "Février", "Janvier", "Avant"],
  ["Situación a 31/03/2026", "Pte. vencer", "Marzo", "Febrero", "Enero", "Antes"],
  ["Stand 31.03.2026", "Im Ziel", "März", "Februar", "Januar", "Davor"],
])("months without a year are those before the day the sheet is of: %s", async (title, ...ranges) => {
  const rows = [
    ["Client", "Solde", ...ranges],
    ["Alpha", 15, 1, 2, 3, 4, 5],
    ["Bravo", 10, 10, 0, 0, 0, 0],
  ];
  const padded = [[title], ...rows].map((row) => [...row, ...Array<string>(7 - row.length).fill("")]);
  const intake = await readWorkbook(
    [{ sheet: "Liste", hidden: false, firstRow: 0, firstColumn: 0, values: padded }],
    { referenceDate: null },
  );
  expect(kindsOf(intake)).toEqual([]);
  expect(intake.agedBalance[0]).toMatchObject({
    notDue: 100,
    d1_30: 200,
    d31_60: 300,
    d61_90: 400,
    d91_120: 500,
  });
});

test("a list of clients and one fact of each is read beside the receivables", async () => {
  const items = {
    sheet: "Liste",
    values: [
      ["Client", "Échéance", "Reste dû"],
      ["Alpha", DAY - 10, 50],
    ],
  };
  const ratings = {
    sheet: "Cotes",
    values: [
      ["Name", "D&B rating"],
      ["Alpha", "3A2"],
      ["Bravo", "2A1"],
    ],
  };
  const orders = {
    sheet: "Carnet",
    values: [
      ["Client", "Commandes en portefeuille"],
      ["Alpha", 1_000],
      ["Bravo", 5],
    ],
  };
  const place = { hidden: false, firstRow: 0, firstColumn: 0 };
  const grids = [items, ratings, orders].map((each) => ({ ...place, ...each }));
  const intake = await readWorkbook(grids, { referenceDate: DAY });
  expect(intake.notRead).toEqual([]);
  const alpha = intake.clients.find(({ clientName }) => clientName === "Alpha");
  expect(alpha?.exposureParts?.ordersNotDelivered).toBe(100_000);
  expect(alpha?.ratings.map(({ value }) => value)).toEqual(["3A2"]);
});

test("an aged balance with several lines of a client has that client once", async () => {
  const intake = await read([
    ["Code client", "Nom client", "Solde", "Non échu", "1-30"],
    ["C1", "Alpha", 100, 40, 60],
    ["C2", "Bravo", 30, 30, 0],
    ["C1", "Alpha", 50, 0, 50],
  ]);
  expect(intake.agedBalance).toMatchObject([
    { clientCode: "C1", balance: 15_000, notDue: 4_000, d1_30: 11_000 },
    { clientCode: "C2", balance: 3_000 },
  ]);
});

test("marks of matched lines are known by the amounts that make nil, whatever their heading", async () => {
  const lines = ITEMS.map(({ client, document, issued, due, amount }) => [
    client,
    document,
    issued,
    due,
    amount,
    "",
    "",
  ]);
  const paid = [
    ["Maison A", "F90", DAY - 90, DAY - 60, 70, "", "AB"],
    ["Maison A", "R1", DAY - 20, DAY - 20, "", 70, "AB"],
  ];
  const headings = ["Tiers", "N° pièce", "Date pièce", "Échéance", "Débit", "Crédit", "Rappro."];
  const intake = await read([headings, ...lines, ...paid]);
  expect([sumOf(intake), kindsOf(intake)]).toEqual([61_500, []]);
});

test("a reference that differs for one client, or that some lines lack, is that of its order", async () => {
  const lines = ITEMS.map(({ client, document, due, amount }, row) => [
    row % 3 === 0 ? "" : `PO${Math.floor(row / 2)}`,
    client,
    document,
    due,
    amount,
  ]);
  const intake = await read([["Réf. client", "Tiers", "N° facture", "Échéance", "Reste dû"], ...lines]);
  expect(clientsOf(intake)).toBe(3);
});

test("lines below their client's name are read though every amount is a text", async () => {
  const intake = await read([
    ["Rechnungsdatum", "Fälligkeit", "Rechnungsnummer", "Offener Betrag"],
    ["Hofmann Elektro"],
    ["02.01.2026", "01.02.2026", "V26000", "13.914,39"],
    ["Lindner KG"],
    ["18.01.2026", "17.02.2026", "V26019", "6.308,23"],
  ]);
  expect([clientsOf(intake), sumOf(intake)]).toEqual([2, 2_022_262]);
});

test.each(["Older", "À jour", "31-60"])(
  "a range beside a document's total is no payment: %s",
  async (range) => {
    const lines = ITEMS.map(({ client, document, issued, due, amount }, row) => [
      client,
      document,
      issued,
      due,
      row === 0 ? amount : 0,
      amount,
    ]);
    const intake = await read([["Client", "N° pièce", "Date pièce", "Échéance", range, "Total"], ...lines]);
    expect(kindsOf(intake)).not.toContain("amount-paid");
    expect(sumOf(intake)).toBe(61_500);
  },
);

test("ranges of days late under a heading of due dates are ranges", async () => {
  const { agedBalance } = await read([
    ["Deudor", "Vencimiento", "Saldo"],
    ["Alpha", "61-90 días", 30],
    ["Beta", "Sin vencer", 70],
  ]);
  expect(agedBalance.map(({ balance }) => balance)).toEqual([3_000, 7_000]);
});

test("money to come in and to go out tells clients from others; no line is a payment then", async () => {
  const lines = ITEMS.map(({ client, document, due, amount }, place) => {
    return [place === 1 ? "Pagamenti" : "Incassi", client, document, due, amount];
  });
  const intake = await read([["Natura", "Soggetto", "N. doc.", "Scadenza", "Residuo"], ...lines]);
  expect(sumOf(intake)).toBe(61_500 - 10_100);
});

test("a mere number beside sums in the column of dates is the document's, below clients' names", async () => {
  const block = (client: string, amount: number): CellValue[][] => [
    [client],
    [DAY - 60, `${amount}/A`, DAY - 30, amount],
    [DAY - 50, `${amount}/B`, DAY - 20, 1],
    [`Totale cliente ${client}`, "", "", amount + 1],
  ];
  const intake = await read([
    ["Data", "Numero", "Scadenza", "Importo aperto"],
    ...block("Ferro Srl", 10),
    ...block("Legno Srl", 20),
  ]);
  expect([clientsOf(intake), sumOf(intake), kindsOf(intake)]).toEqual([2, 3_200, []]);
});

test("what is called a debt and is the sum of all ranges on every line is the balance", async () => {
  const { agedBalance } = await read([
    ["Cliente", "1-30", "31-60", "> 60", "Deuda"],
    ["Alpha", 10, 0, 5, 15],
    ["Beta", 0, 20, 0, 20],
  ]);
  expect(agedBalance.map(({ balance }) => balance)).toEqual([1_500, 2_000]);
});
