import { ACTIONS_TABLE, INSURERS_TABLE, OVERRIDES_TABLE, PEOPLE_TABLE } from "../../src/book/settings";
import { GRID_TABLE, PARAMETERS_TABLE, RATINGS_TABLE } from "../../src/book/settings";
import { ANSWERS_TABLE, DIFFERENCES_TABLE, RATES_TABLE, SOURCES_TABLE } from "../../src/book/sources";
import { CLIENTS_TABLE } from "../../src/book/clients";
import { COMMITTEES_TABLE } from "../../src/book/committees";
import { HISTORY_TABLE } from "../../src/book/history";
import { PROTOCOL_TABLE } from "../../src/book/protocol";
import { headingOf, type TableLayout } from "../../src/book/table";
import { LANGUAGES } from "../../src/locales/translator";
import { rowHeight } from "../simulator/host/layout";
import { sheetNamed } from "../simulator/workbook";
import { openProtocol } from "./openProtocol";

/** All the tables of ours that people filter by the buttons of their headings. */
const FILTERED: readonly TableLayout[] = [
  CLIENTS_TABLE,
  COMMITTEES_TABLE,
  HISTORY_TABLE,
  PROTOCOL_TABLE,
  PARAMETERS_TABLE,
  GRID_TABLE,
  RATINGS_TABLE,
  PEOPLE_TABLE,
  ACTIONS_TABLE,
  INSURERS_TABLE,
  OVERRIDES_TABLE,
  SOURCES_TABLE,
  RATES_TABLE,
  DIFFERENCES_TABLE,
  ANSWERS_TABLE,
];

/** In points: a letter of Excel's bold 11 as it is on average, the space beside a cell's text, a filter button. */
const LETTER = 5.7;
const BESIDE = 4;
const BUTTON = 14;

/** So many lines stand in the row of headings; over the last of them lies the filter button. */
const LINES = 3;

test.each(LANGUAGES)("no heading is cut, and none stands under its filter button (%s)", (language) => {
  const wrong = FILTERED.flatMap(({ table, columns }) =>
    columns.flatMap(({ key, width }) => {
      const heading = headingOf(table, key, language);
      const lines = wrapped(heading, width - BESIDE);
      // Headings stand at the left of their columns or in the middle, where they reach further.
      const reaches = (width + lengthOf(lines[LINES - 1] ?? "")) / 2;
      const isCut = lines.length > LINES || lines.some((line) => lengthOf(line) > width - BESIDE);
      const isCovered = lines.length === LINES && reaches > width - BUTTON;
      return isCut || isCovered ? [`${table} "${heading}" in ${width}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test("reasons stand a step beside the amount on their left", async () => {
  const { model, close } = await openProtocol();
  const column = CLIENTS_TABLE.columns.findIndex(({ key }) => key === "reasons");
  const style = (row: number) => sheetNamed(model, "Clients").rows[row]?.[column]?.style;
  for (const row of [CLIENTS_TABLE.row, CLIENTS_TABLE.row + 1])
    expect(style(row)).toMatchObject({ horizontalAlignment: "Left", indentLevel: 1 });
  close();
});

test("headings stand above their filter buttons", async () => {
  const { model, close } = await openProtocol();
  for (const name of ["Clients", "Protocole"]) {
    expect(rowHeight(sheetNamed(model, name), CLIENTS_TABLE.row)).toBeGreaterThanOrEqual(LINES * 15);
  }
  close();
});

function lengthOf(text: string): number {
  return text.length * LETTER;
}

/** The lines of a text in a width, broken between words as Excel does. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && lengthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
