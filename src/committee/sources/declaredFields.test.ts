import { dayOf } from "../../domain/basis/day";
import { SOURCE_KINDS } from "../../domain/receivables/sourceKind";
import type { CellValue, SheetGrid } from "../../intake/cells/sheetGrid";
import { FIELDS_OF_KIND, isEnough } from "../../intake/find/sourceFields";
import { readWorkbook } from "../../intake/join/readWorkbook";
import type { Field, Intake, Source, SourceDecision } from "../../intake/source";
import { DECLARED_FIELDS, isDeclarable } from "./declaredFields";

const headings = (...names: string[]) => names.map((heading, column) => ({ column, heading }));

test("what can be read can be declared: an original amount alone, months as headings, the overdue alone", () => {
  const client = { clientCode: "Code" };
  expect(isDeclarable("open-items", { ...client, originalAmount: "TTC" }, [])).toBe(true);
  expect(isDeclarable("open-items", { ...client, debit: "Débit" }, [])).toBe(false);
  const months = headings("Code", "janv. 2026", "févr. 2026", "mars 2026");
  expect(isDeclarable("sales", client, months)).toBe(true);
  expect(isDeclarable("sales", client, months.slice(0, 3))).toBe(false);
  expect(isDeclarable("aged-balance", { ...client, overdue: "Échu" }, [])).toBe(true);
  expect(isDeclarable("aged-balance", client, headings("Code", "1-30 jours"))).toBe(true);
  expect(isDeclarable("aged-balance", client, headings("Code", "Zone"))).toBe(false);
});

test("nothing is declared without its client", () => {
  expect(isDeclarable("open-items", { openAmount: "Solde" }, [])).toBe(false);
});

test("each field that is enough beside the client is asked for when a sheet is declared", () => {
  for (const kind of SOURCE_KINDS) {
    const enough = FIELDS_OF_KIND[kind].filter((field) =>
      isEnough(kind, { has: (each) => each === "clientCode" || each === field, months: 0, buckets: 0 }),
    );
    expect(DECLARED_FIELDS[kind]).toEqual(expect.arrayContaining(enough));
  }
});

const DAY = dayOf(2026, 3, 31);
const line = (row: number, ...more: readonly CellValue[]): CellValue[] => {
  return [`Maison ${"ABC"[row % 3]}`, `F${row}`, DAY - 90 + row, DAY - 60 + row, ...more];
};
const lines = (...more: readonly CellValue[]): CellValue[][] =>
  [0, 1, 2, 3, 4].map((row) => line(row, ...more));
const ITEMS = ["Client", "N° facture", "Date facture", "Échéance"];

const SHEETS: Readonly<Record<string, readonly (readonly CellValue[])[]>> = {
  "items with an original amount alone": [[...ITEMS, "Montant facture"], ...lines(100.5)],
  "a ledger": [[...ITEMS, "Lettrage", "Débit", "Crédit"], ...lines("", 100.5, 0)],
  "sales with a column for each month": [
    ["Client", "janv. 2026", "févr. 2026", "mars 2026"],
    ["Maison A", 10.5, 20.5, 30.5],
    ["Maison B", 11.5, 21.5, 31.5],
  ],
  "sales with a month on each line": [
    ["Client", "Mois", "CA"],
    ["Maison A", "janv. 2026", 10.5],
    ["Maison B", "févr. 2026", 11.5],
    ["Maison C", "mars 2026", 12.5],
  ],
  "an aged balance": [
    ["Client", "Solde", "Non échu", "1-30", "31-60", "> 60"],
    ["Maison A", 10, 1, 2, 3, 4],
    ["Maison B", 5, 5, 0, 0, 0],
  ],
  "a balance with the overdue alone": [
    ["Client", "Solde", "Non échu", "Total échu"],
    ["Maison A", 10, 1, 9],
    ["Maison B", 5, 5, 0],
  ],
  "a line for each bucket": [
    ["Client", "Tranche de retard", "Solde"],
    ["Maison A", "1-30 j", 2],
    ["Maison A", "> 60 j", 3],
    ["Maison B", "Non échu", 4],
  ],
  "limits of clients": [
    ["Code client", "Nom client", "Plafond"],
    ["C1", "Maison A", 1000],
    ["C2", "Maison B", 2000],
  ],
  "limits of an insurer": [
    ["Code client", "Assureur", "Garantie accordée", "Statut garantie"],
    ["C1", "Coface", 1000, "accordé"],
    ["C2", "Coface", 2000, "accordé"],
  ],
};

const figures = ({ openItems, agedBalance, clients, sales, coverLines }: Intake) => ({
  items: [...openItems].map(({ clientName, amount }) => [clientName, amount]),
  lines: agedBalance.map(({ clientName, balance, notDue, over120 }) => [
    clientName,
    balance,
    notDue,
    over120,
  ]),
  clients: clients.map(({ clientCode, limit }) => [clientCode, limit]),
  sales: sales.map(({ clientCode, amount }) => [clientCode, amount]),
  granted: coverLines.map(({ clientCode, granted }) => [clientCode, granted]),
});

/** What the form makes of choosing the columns in which a source was found. */
function declared(source: Source): SourceDecision {
  const { sheet, kind, columns } = source;
  const chosen = Object.entries(columns).filter(([field]) => DECLARED_FIELDS[kind].includes(field as Field));
  return {
    sheet,
    kind,
    isUsed: true,
    columns: Object.fromEntries(chosen.map(([field, column]) => [field, column.heading])),
    dateOrder: null,
    repairsSwappedDates: false,
    layout: "",
  };
}

test.each(Object.keys(SHEETS))(
  "what is found is declared by the same rule, and reads the same: %s",
  async (name) => {
    const values = (SHEETS[name] ?? []).map((row) => [...row]);
    const grid: SheetGrid = { sheet: "Liste", firstRow: 0, firstColumn: 0, hidden: false, values };
    const found = await readWorkbook([grid], { referenceDate: DAY });
    const [source] = found.sources;
    if (source === undefined) throw new Error("nothing is found");
    const decision = declared(source);
    expect(isDeclarable(source.kind, decision.columns, source.headings)).toBe(true);
    const again = await readWorkbook([grid], { referenceDate: DAY, decisions: [decision] });
    expect(again.sources[0]?.status).toBe("confirmed");
    expect(figures(again)).toEqual(figures(found));
  },
);

const TRICKY = ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty"] as const;

test.each(TRICKY)("a heading named « %s » is a heading: chosen by hand, or beside others", async (tricky) => {
  const grid = (headings: readonly string[], more: readonly CellValue[]): SheetGrid => {
    const values = [[...headings], ...[0, 1, 2, 3, 4].map((row) => line(row, ...more))];
    return { sheet: "Liste", firstRow: 0, firstColumn: 0, hidden: false, values };
  };
  const beside = await readWorkbook([grid([...ITEMS, "Solde dû", tricky], [100.5, 3.25])], {
    referenceDate: DAY,
  });
  expect([...beside.openItems].map(({ amount }) => amount)).toEqual(Array(5).fill(10_050));
  expect(beside.sources[0]?.unread).toMatchObject([{ heading: tricky, holds: "amounts" }]);
  const chosen: [string, readonly string[], Record<string, string>][] = [
    ["amount", [...ITEMS, tricky], { clientName: "Client", openAmount: tricky }],
    ["client", [tricky, ...ITEMS.slice(1), "Solde dû"], { clientName: tricky, openAmount: "Solde dû" }],
    [
      "due date",
      ["Client", "N° facture", "Date facture", tricky, "Solde dû"],
      { clientName: "Client", dueDate: tricky, openAmount: "Solde dû" },
    ],
  ];
  for (const [, headings, columns] of chosen) {
    expect(isDeclarable("open-items", columns, [])).toBe(true);
    const decision = {
      sheet: "Liste",
      kind: "open-items",
      isUsed: true,
      columns,
      dateOrder: null,
      repairsSwappedDates: false,
      layout: "",
    } as const;
    const { openItems } = await readWorkbook([grid(headings, [100.5])], {
      referenceDate: DAY,
      decisions: [decision],
    });
    expect([...openItems].map(({ amount, dueDate }) => [amount, dueDate])).toEqual(
      [0, 1, 2, 3, 4].map((row) => [10_050, DAY - 60 + row]),
    );
  }
});
