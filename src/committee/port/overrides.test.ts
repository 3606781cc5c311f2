import { asDeclared } from "../../book/table";
import { dayOf } from "../../domain/basis/day";
import type { CellOutput } from "../../book/cells";
import { OVERRIDES_TABLE } from "../../book/settings";
import { overrideRow, readOverrides, type OverridesContent } from "./overrides";

const TODAY = dayOf(2026, 1, 15);
const UNTIL = dayOf(2026, 1, 31);

/** The table as the settings hold it, its first row in row 6. */
function table(...rows: (readonly CellOutput[])[]): OverridesContent {
  return {
    sheet: "Paramètres",
    ...asDeclared(OVERRIDES_TABLE, "fr"),
    rows,
    hasFilterButtons: true,
  };
}

const ROW: readonly CellOutput[] = [
  "0411",
  "Verrerie du Midi",
  "Orange",
  "Plan de règlement",
  "DAF",
  TODAY,
  UNTIL,
];
const replaced = (column: number, cell: CellOutput) => ROW.with(column, cell);
const read = (...rows: (readonly CellOutput[])[]) => readOverrides(table(...rows), 30, TODAY);

test("reads an override with its client, colour, reason, author and days", () => {
  expect(
    read(
      ROW,
      ROW.map(() => ""),
    ),
  ).toEqual({
    overrides: [
      {
        clientCode: "0411",
        clientName: "Verrerie du Midi",
        colour: "orange",
        reason: "Plan de règlement",
        who: "DAF",
        from: TODAY,
        until: UNTIL,
        address: "'Paramètres'!X6",
      },
    ],
    warnings: [],
  });
  expect(read(replaced(2, "green")).overrides).toMatchObject([{ colour: "green" }]);
});

test.each([
  ["no client", replaced(0, ""), "override-no-client", "'Paramètres'!V6"],
  ["an unknown colour", replaced(2, "Bleu"), "override-colour", "'Paramètres'!X6"],
  ["no end", replaced(6, ""), "override-no-end", "'Paramètres'!AB6"],
  ["an end that is no date", replaced(6, "fin janvier"), "override-no-end", "'Paramètres'!AB6"],
  ["a start that is no date", replaced(5, "hier"), "override-from", "'Paramètres'!AA6"],
  ["an end before its start", replaced(6, TODAY - 1), "override-reversed", "'Paramètres'!AB6"],
  ["a day more than the maximum", replaced(6, TODAY + 30), "override-too-long", "'Paramètres'!AB6"],
])("an override with %s is named with its address and not applied", (_, row, code, address) => {
  expect(read(row)).toMatchObject({ overrides: [], warnings: [{ code, values: { address } }] });
});

test("an override may last the maximum, its first and last day included", () => {
  expect(read(replaced(6, TODAY + 29))).toMatchObject({ overrides: [{ until: TODAY + 29 }], warnings: [] });
  expect(read(replaced(5, "").with(6, TODAY + 29)).warnings).toEqual([]);
  expect(read(replaced(5, "").with(6, TODAY + 30)).overrides).toEqual([]);
});

test("an override without reason or author applies, and says that it must be completed", () => {
  for (const column of [3, 4]) {
    const { overrides, warnings } = read(replaced(column, ""));
    expect(overrides).toHaveLength(1);
    expect(warnings).toMatchObject([{ code: "override-unsigned" }]);
  }
});

test("what a person types never becomes a formula", () => {
  const override = { ...read(ROW).overrides[0]!, reason: "=1+1", who: "-" };
  expect(overrideRow(override, "=A1", "fr")).toMatchObject({
    client: "'=A1",
    reason: "'=1+1",
    who: "'-",
    colour: "Orange",
  });
});

test.each([
  ["client", 1, "'Paramètres'!W6"],
  ["reason", 3, "'Paramètres'!Y6"],
  ["author", 4, "'Paramètres'!Z6"],
])("an error value for its %s is named, and never taken for a text", (_, column, address) => {
  const { overrides, warnings } = read(replaced(column, "#N/A"));
  expect(overrides).toHaveLength(1);
  expect(Object.values(overrides[0]!)).not.toContain("#N/A");
  expect(warnings).toContainEqual(
    expect.objectContaining({
      code: "cell-unreadable",
      values: expect.objectContaining({ address, value: "#N/A" }) as unknown,
    }),
  );
});
