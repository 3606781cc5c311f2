import type { CellOutput } from "../../book/cells";
import { RATES_TABLE, SOURCES_TABLE } from "../../book/sources";
import { asDeclared } from "../../book/table";
import { readDecisions, readRates } from "./sourcesSheet";

const decisions = (...rows: (readonly CellOutput[])[]) =>
  readDecisions({ sheet: "Paramètres", ...asDeclared(SOURCES_TABLE, "fr"), rows });

const WHOLE: readonly CellOutput[] = [
  "Balance",
  "Pièces ouvertes",
  "(toute la feuille)",
  "",
  "oui",
  "",
  "non",
  46_000,
  "",
];
const FIELD: readonly CellOutput[] = [
  "Balance",
  "Pièces ouvertes",
  "Échéance",
  "Date due",
  "",
  "",
  "",
  "",
  "",
];

test("reads how a source is read, row by row", () => {
  expect(decisions(WHOLE, FIELD)).toMatchObject({
    decisions: [{ sheet: "Balance", kind: "open-items", isUsed: true, columns: { dueDate: "Date due" } }],
    warnings: [],
  });
});

test.each([
  ["field", 2, "'Paramètres'!AJ7"],
  ["heading", 3, "'Paramètres'!AK7"],
])("an error value for the %s is named and says nothing of a column", (_, column, address) => {
  const { decisions: read, warnings } = decisions(WHOLE, FIELD.with(column, "#REF!"));
  expect(read).toMatchObject([{ isUsed: true, columns: {} }]);
  expect(warnings).toMatchObject([{ values: { address, value: "#REF!" } }]);
});

test("a word that is no choice is named, and what it would change stays", () => {
  const { decisions: read, warnings } = decisions(WHOLE.with(4, "peut-être"));
  expect(read).toMatchObject([{ isUsed: true }]);
  expect(warnings).toMatchObject([
    { code: "source-setting-invalid", values: { address: "'Paramètres'!AL6", value: "peut-être" } },
  ]);
});

test("a rate that is none is named with what stands there and left out", () => {
  const rows = [
    ["usd", 0.9, ""],
    ["GBP", "1,15", ""],
    ["#N/A", 2, ""],
    ["CHF", -1, ""],
  ];
  const { rates, warnings } = readRates({ sheet: "Paramètres", ...asDeclared(RATES_TABLE, "fr"), rows });
  expect(rates).toEqual({ USD: 0.9 });
  expect(warnings.map(({ values }) => [values["address"], values["value"]])).toEqual([
    ["'Paramètres'!AE7", "1,15"],
    ["'Paramètres'!AD8", "#N/A"],
    ["'Paramètres'!AE9", "-1"],
  ]);
});
