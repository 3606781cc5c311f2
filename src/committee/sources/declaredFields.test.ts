import { isDeclarable } from "./declaredFields";

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
