import { dayOf } from "../../domain/basis/day";
import type { CellValue } from "../cells/sheetGrid";
import { openQuestions } from "../check/questions";
import { takenMessage } from "../check/takenMessage";
import { readWorkbook } from "../join/readWorkbook";
import { answerOf } from "../answers";
import type { Answer, Question } from "../question";
import type { Intake } from "../source";

const DAY = dayOf(2026, 3, 31);
const ISSUED = DAY - 80;
const DUE = DAY - 50;

/** Reads a list of items of two clients with the columns given beside what is billed. */
function read(
  more: readonly string[],
  cells: readonly (readonly CellValue[])[],
  { amount = "Montant TTC", answers = [] }: { amount?: string; answers?: readonly Answer[] } = {},
): Promise<Intake> {
  const headings = ["Client", "N° facture", "Date facture", "Échéance", amount, ...more];
  const rows = cells.map((row, place) => {
    return [`Client ${place % 2}`, `F${place}`, ISSUED + place, DUE + place, 100 * (place + 1), ...row];
  });
  const grid = {
    sheet: "Factures",
    hidden: false,
    firstRow: 0,
    firstColumn: 0,
    values: [headings, ...rows],
  };
  return readWorkbook([grid], { referenceDate: DAY, answers });
}

const sum = ({ openItems }: Intake): number =>
  [...openItems].reduce((total, { amount }) => total + amount, 0);
const asked = (intake: Intake): string[] => openQuestions(intake).map(({ kind }) => kind);
const paidOf = (intake: Intake): Question | undefined =>
  intake.sources[0]?.questions?.find(({ kind }) => kind === "lines-paid");

describe("what is plainly paid is left out unasked, and said with the sums of both readings", () => {
  test("by its status", async () => {
    const intake = await read(["Statut"], [["Payée"], ["En retard"], ["Soldée"], ["En attente"]]);
    expect(asked(intake)).toEqual([]);
    expect(sum(intake)).toBe(60_000);
    expect(intake.warnings).toContainEqual({
      code: "paid-left-out",
      values: expect.objectContaining({ rows: 2, amount: 400, without: 600, with: 1000 }) as unknown,
    });
  });

  test("by a date of payment", async () => {
    const intake = await read(["Date de règlement"], [[DAY - 3], [""], [DAY - 10], [""]]);
    expect(asked(intake)).toEqual([]);
    expect(sum(intake)).toBe(60_000);
  });

  test("by the amount paid, whole or part", async () => {
    const intake = await read(["Montant réglé"], [[100], [50], [0], [""]]);
    expect(asked(intake)).toEqual([]);
    expect(sum(intake)).toBe(85_000);
    expect(paidOf(intake)?.values).toMatchObject({ rows: 2, amount: 150, without: 850, with: 1000 });
  });

  test("and counted when that is answered, with the sums of both readings still known", async () => {
    const cells = [["Payée"], ["En retard"], ["Soldée"], ["En attente"]];
    const question = paidOf(await read(["Statut"], cells)) as Question;
    const kept = answerOf(question, { choice: "kept", heading: "" });
    const intake = await read(["Statut"], cells, { answers: [kept] });
    expect(sum(intake)).toBe(100_000);
    expect(paidOf(intake)?.values).toMatchObject({ without: 600, with: 1000 });
    expect(intake.warnings.map(({ code }) => code)).not.toContain("paid-left-out");
    expect(takenMessage(paidOf(intake) as Question)).toBeNull();
  });
});

describe("yes and no below a heading that speaks of payment", () => {
  test.each<[string, CellValue, CellValue]>([
    ["Payée", "Oui", "Non"],
    ["Réglé ?", "X", ""],
    ["Soldé", "O", "N"],
    ["Réglée", 1, 0],
    ["Acquittée", true, false],
    ["Paid (Y/N)", "Y", "N"],
    ["Bezahlt", "ja", "nein"],
    ["Cobrada", "Sí", "No"],
    ["Incassata", "sì", "no"],
    ["Voldaan", "ja", "nee"],
    ["Impayée", "Non", "Oui"],
    ["Offen", "nein", "ja"],
    ["Openstaand", "nee", "ja"],
  ])("%s: %s is left out, %s is owed", async (heading, paid, open) => {
    const intake = await read([heading], [[paid], [open], [paid], [open]]);
    expect(asked(intake)).toEqual([]);
    expect(sum(intake)).toBe(60_000);
    expect(paidOf(intake)?.values).toMatchObject({ rows: 2, amount: 400 });
  });

  test("a column that says when a line is open, and leaves others blank, is asked about", async () => {
    expect(asked(await read(["Ouvert"], [["X"], [""], ["X"], ["Non"]]))).toEqual(["lines-paid"]);
  });

  test("blanks alone below such a heading are asked about too, and stay as they were answered", async () => {
    const cells = [["X"], [""], ["X"], [""]];
    const intake = await read(["Ouvert"], cells);
    expect(asked(intake)).toEqual(["status-word"]);
    const question = intake.sources[0]?.questions?.find(({ kind }) => kind === "status-word") as Question;
    const paid = await read(["Ouvert"], cells, {
      answers: [answerOf(question, { choice: "paid", heading: "" })],
    });
    expect([asked(paid), sum(paid)]).toEqual([[], 40_000]);
    const open = await read(["Ouvert"], cells, {
      answers: [answerOf(question, { choice: "open", heading: "" })],
    });
    expect([asked(open), sum(open)]).toEqual([[], 100_000]);
  });

  test("amounts of one are no words: the balance stands", async () => {
    const intake = await read([], [[], []], { amount: "Solde" });
    expect(sum(intake)).toBe(30_000);
  });

  test("a date of payment among words that say there is none yet", async () => {
    const intake = await read(["Réglée le"], [[DAY - 3], ["non réglée"], [DAY - 10], ["non réglée"]]);
    expect(asked(intake)).toEqual([]);
    expect(sum(intake)).toBe(60_000);
  });
});

describe("where cells contradict each other it is asked", () => {
  test.each<[string, readonly string[], readonly (readonly CellValue[])[]]>([
    [
      "a status and a date",
      ["Statut", "Date de règlement"],
      [
        ["Payée", ""],
        ["Ouverte", ""],
        ["Payée", DAY - 2],
      ],
    ],
    [
      "a status and an amount",
      ["Statut", "Montant réglé"],
      [
        ["Payée", 40],
        ["Ouverte", 0],
        ["Payée", 300],
      ],
    ],
    ["more paid than billed", ["Montant réglé"], [[150], [0], [300]]],
    ["payments still to come", ["Date de paiement"], [[DAY + 20], [DAY - 4], [""]]],
    ["payments before their documents", ["Date de paiement"], [[ISSUED - 20], [ISSUED - 3], [""]]],
    ["nothing left open", ["Statut"], [["Payée"], ["Payée"], ["Soldée"]]],
    ["a payment on its way", ["Statut"], [["En paiement"], ["Ouverte"], ["Payée"]]],
  ])("%s", async (_, headings, cells) => {
    expect(asked(await read(headings, cells))).toContain("lines-paid");
  });

  test("an open amount on a line that is called paid", async () => {
    const intake = await read(["Statut"], [["Payée"], ["Ouverte"], ["Payée"]], { amount: "Solde dû" });
    expect(asked(intake)).toEqual(["lines-paid"]);
    expect(sum(intake)).toBe(20_000);
  });

  test("a date of payment on a line of which all is open", async () => {
    const cells = [
      [DAY - 4, 100],
      ["", 200],
      [DAY - 4, 20],
    ];
    const intake = await read(["Date de règlement", "Montant facture"], cells, { amount: "Reste dû" });
    expect(asked(intake)).toEqual(["lines-paid"]);
    expect(paidOf(intake)?.values).toMatchObject({ rows: 1, amount: 100 });
  });
});

test("a word that says neither paid nor open is asked about, and its answer holds for its lines", async () => {
  const cells = [["Payée"], ["Archivée"], ["En attente"], ["Archivée"], ["Payée"], ["En attente"]];
  const intake = await read(["Statut facture"], cells);
  const question = openQuestions(intake).find(({ kind }) => kind === "status-word");
  expect(question).toMatchObject({ subject: "Archivée", values: { rows: 2, amount: 600 } });
  expect(sum(intake)).toBe(150_000);
  const paid = answerOf(question as Question, { choice: "paid", heading: "" });
  const after = await read(["Statut facture"], cells, { answers: [paid] });
  expect(asked(after)).toEqual([]);
  expect(sum(after)).toBe(90_000);
});

test("an unreadable amount paid rejects its line: it is not nil", async () => {
  const intake = await read(["Montant réglé"], [[0], ["voir mail"], [100], [50]]);
  expect(intake.sources[0]?.rejected).toEqual([
    {
      address: "'Factures'!F3",
      reason: { code: "amount-unreadable", values: { value: "voir mail" } },
      amount: 20_000,
    },
  ]);
});

test("what is received stands beside what is left, and is not taken off it again", async () => {
  const cells = [
    [100, 0],
    [50, 150],
    [0, 300],
  ];
  const intake = await read(["Received", "Balance"], cells, { amount: "Invoiced" });
  expect(asked(intake)).toEqual([]);
  expect(sum(intake)).toBe(45_000);
});

test("a payment by part without its amount counts in full, and is asked about", async () => {
  const intake = await read(["Statut"], [["Payée"], ["Partiellement payée"], ["Ouverte"]]);
  expect(asked(intake)).toEqual(["partly-paid"]);
  expect(sum(intake)).toBe(50_000);
  const question = openQuestions(intake)[0] as Question;
  const answers = [answerOf(question, { choice: "left-out", heading: "" })];
  const cells = [["Payée"], ["Partiellement payée"], ["Ouverte"]];
  const without = await read(["Statut"], cells, { answers });
  expect([asked(without), sum(without)]).toEqual([[], 30_000]);
});

describe("suppliers among the clients", () => {
  const list = (parties: readonly string[]) =>
    readWorkbook(
      [
        {
          sheet: "Échéances",
          hidden: false,
          firstRow: 0,
          firstColumn: 0,
          values: [
            ["Nature", "Tiers", "N° pièce", "Date pièce", "Échéance", "Solde"],
            ...parties.map((party, place) => [
              party,
              `T${place}`,
              `F${place}`,
              ISSUED,
              DUE,
              100 * (place + 1),
            ]),
          ],
        },
      ],
      { referenceDate: DAY },
    );

  test("are left out unasked where every line says whose it is", async () => {
    const intake = await list(["Facture client", "Facture fournisseur", "Facture client"]);
    expect(asked(intake)).toEqual([]);
    expect(sum(intake)).toBe(40_000);
    expect(intake.warnings).toContainEqual({
      code: "suppliers-left-out",
      values: expect.objectContaining({ rows: 1, amount: 200, without: 400, with: 600 }) as unknown,
    });
  });

  test("are told by a letter below a heading of parties, and asked about below another", async () => {
    const lettered = (heading: string) =>
      readWorkbook(
        [
          {
            sheet: "Échéances",
            hidden: false,
            firstRow: 0,
            firstColumn: 0,
            values: [
              [heading, "Tiers", "N° pièce", "Date pièce", "Échéance", "Solde"],
              ["C", "Alpha", "F1", ISSUED, DUE, 100],
              ["F", "Bravo", "F2", ISSUED, DUE, 200],
              ["C", "Delta", "F3", ISSUED, DUE, 300],
            ],
          },
        ],
        { referenceDate: DAY },
      );
    const told = await lettered("Type tiers");
    expect([sum(told), asked(told)]).toEqual([40_000, []]);
    expect(asked(await lettered("Nature"))).toEqual(["suppliers-among"]);
  });

  test("are asked about where some lines do not say it", async () => {
    expect(asked(await list(["Client", "Fournisseur", "Divers", "Client"]))).toEqual(["suppliers-among"]);
  });
});
