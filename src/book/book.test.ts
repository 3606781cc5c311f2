import fc from "fast-check";
import { folded } from "../domain/basis/text";
import { LANGUAGES, type Language } from "../locales/translator";
import { cellAddress, type CellInput, type CellOutput } from "./cells";
import type { Column, Columns, Kind } from "./column";
import { COMMITTEES_TABLE } from "./committees";
import { CLIENTS_TABLE } from "./clients";
import { HISTORY_TABLE } from "./history";
import { PROTOCOL_TABLE } from "./protocol";
import { RESULTS_TABLE } from "./results";
import {
  ACTIONS_TABLE,
  GRID_TABLE,
  INSURERS_TABLE,
  OVERRIDES_TABLE,
  PARAMETERS_TABLE,
  PEOPLE_TABLE,
  RATINGS_TABLE,
} from "./settings";
import { ANSWERS_TABLE, DIFFERENCES_TABLE, RATES_TABLE, SOURCES_TABLE } from "./sources";
import { readRows } from "./reading";
import { asDeclared, columnKey, headingOf, type Table, type TableCells } from "./table";
import { toCells } from "./writing";
import { sheetWords } from "./words";

const BOOK = [
  ACTIONS_TABLE,
  ANSWERS_TABLE,
  CLIENTS_TABLE,
  COMMITTEES_TABLE,
  DIFFERENCES_TABLE,
  GRID_TABLE,
  HISTORY_TABLE,
  INSURERS_TABLE,
  OVERRIDES_TABLE,
  PARAMETERS_TABLE,
  PEOPLE_TABLE,
  PROTOCOL_TABLE,
  RATES_TABLE,
  RATINGS_TABLE,
  RESULTS_TABLE,
  SOURCES_TABLE,
] as unknown as readonly Table<Columns>[];

const COLUMNS = BOOK.flatMap((table) =>
  LANGUAGES.flatMap((language) => table.columns.map(({ key }) => [table, key, language] as const)),
);
const NAMED = COLUMNS.map(
  ([table, key, language]) => [`${table.table} ${key} ${language}`, table, key, language] as const,
);

/** What Excel keeps of what is sent: the leading apostrophe is consumed. */
function stored(input: CellInput | undefined): CellOutput {
  return typeof input === "string" ? input.replace(/^'/, "") : (input ?? "");
}

const plainText = fc
  .string({ unit: "grapheme" })
  .map((text) => text.trim())
  .filter((text) => !text.startsWith("#"));

/** Values that a column may be given. */
function valuesOf({ kind, accepts }: Column<unknown>, language: Language): fc.Arbitrary<unknown> {
  if (kind.choices !== undefined && kind.isOpen === undefined) {
    return fc.constantFrom(null, ...kind.choices(sheetWords(language)).map((text) => kind.read(text)));
  }
  const most = typeof accepts === "object" && "between" in accepts ? accepts.between[1] : 999_999;
  const known = {
    money: fc.integer({ min: -1e14, max: 1e14 }),
    amount: fc.nat(1e14),
    day: fc.integer({ min: 61, max: 2_958_465 }),
    count: fc.nat(most),
    number: fc.double({ noDefaultInfinity: true, noNaN: true }),
    share: fc.double({ noDefaultInfinity: true, noNaN: true }),
    text: plainText,
    word: plainText,
    time: fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([hour, minute]) => `${hour}:${String(minute).padStart(2, "0")}`),
  }[kind.name];
  return fc.oneof(fc.constant(kind.blank), known);
}

function standing(
  table: Table<Columns>,
  key: string,
  cell: CellOutput,
  language: Language,
): TableCells<string> {
  const { keys, ...place } = asDeclared(table, language);
  return { ...place, keys, sheet: "L'été", rows: [keys.map((each) => (each === key ? cell : ""))] };
}

test.each(NAMED)("what is written reads back equal: %s", (_, table, key, language) => {
  fc.assert(
    fc.property(valuesOf(table.declared[key]!, language), (value) => {
      const cell = stored(toCells(table, { [key]: value }, language)[key]);
      const { rows, unreadable } = readRows(table, standing(table, key, cell, language), [key]);
      expect(unreadable).toEqual([]);
      expect(rows[0]?.values[key] ?? table.declared[key]!.kind.blank).toEqual(value);
    }),
    { numRuns: 40 },
  );
});

const junk = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom("1397104.06 €", "#REF!", "#N/A", "le 12/02/2027", "vendredi 12 février", "n.d.", 1e300),
);

test.each(NAMED)("any cell reads as what it says, or is named: %s", (_, table, key, language) => {
  const { kind } = table.declared[key]!;
  fc.assert(
    fc.property(junk, (cell) => {
      const cells = standing(table, key, cell, language);
      const { rows, unreadable } = readRows(table, cells, [key]);
      const [named] = unreadable;
      if (named !== undefined) {
        const at = cellAddress(cells.bodyRow, cells.bodyColumn + cells.keys.indexOf(key));
        expect(named.address).toBe(`'L''été'!${at}`);
        expect(named.text).toBe(String(cell).trim());
        expect(rows[0]?.values[key]).toBe(kind.blank);
      } else if (String(cell).trim() !== "") {
        expect(says(kind, cell, rows[0]?.values[key], language)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

/** Whether a value is what the cell says, by what the column means. */
function says({ name, write }: Kind<unknown>, cell: CellOutput, value: unknown, language: Language): boolean {
  // Half a cent, and what a double of that size cannot tell.
  const tolerance = 0.5 + Math.abs(Number(value)) * 1e-15;
  if (name === "money" || name === "amount") return Math.abs(Number(cell) * 100 - Number(value)) <= tolerance;
  if (name === "day") return value === Math.floor(Number(cell));
  if (name === "time" && typeof cell === "number") return /^\d?\d:\d\d$/.test(String(value));
  if (name === "word") {
    return folded(String(stored(write(value, sheetWords(language))))) === folded(String(cell));
  }
  return value === cell || value === String(cell) || value === String(cell).trim();
}

test.each(NAMED)("each column has a heading of its own: %s", (_, table, key, language) => {
  expect(columnKey(table, headingOf(table.table, key, language))).toBe(key);
});

test("of two columns that bear one heading the first is read, and rows blank in what is read are none", () => {
  const cells = {
    ...asDeclared(COMMITTEES_TABLE, "fr"),
    sheet: "Comités",
    keys: ["date", "date", "place"],
    places: { date: 0, place: 2 } as never,
    rows: [
      [46_000, "autre", ""],
      ["", "autre", ""],
    ],
  };
  const { rows, unreadable } = readRows(COMMITTEES_TABLE, cells, ["date", "place"]);
  expect(rows).toEqual([{ index: 0, values: { date: 46_000, place: "" } }]);
  expect(unreadable).toEqual([]);
});

test.each(LANGUAGES.flatMap((language) => BOOK.map(({ table }) => [table, language] as const)))(
  "%s has words for what it is and for what becomes of the workbook without it (%s)",
  (table, language) => {
    const words = sheetWords(language);
    for (const part of ["what", "next"] as const) {
      expect(words.t(`problems:table-deleted.${part}`, { table })).not.toContain("CC_");
    }
  },
);
