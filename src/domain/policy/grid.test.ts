import { colourInGrid, defaultGrid, UNUSED, type Colour } from "./grid";

// One row per combination, as finance and sales read it: cover, signature, overdue → colour.
const EXPECTED = `
covered   good   up-to-date     green
covered   good   late           green
covered   good   seriously-late orange
covered   medium up-to-date     green
covered   medium late           orange
covered   medium seriously-late red
covered   weak   up-to-date     orange
covered   weak   late           orange
covered   weak   seriously-late red
partial   good   up-to-date     green
partial   good   late           orange
partial   good   seriously-late red
partial   medium up-to-date     orange
partial   medium late           orange
partial   medium seriously-late red
partial   weak   up-to-date     orange
partial   weak   late           orange
partial   weak   seriously-late red
uncovered good   up-to-date     orange
uncovered good   late           orange
uncovered good   seriously-late red
uncovered medium up-to-date     orange
uncovered medium late           orange
uncovered medium seriously-late red
uncovered weak   up-to-date     red
uncovered weak   late           red
uncovered weak   seriously-late red
`
  .trim()
  .split("\n")
  .map((line) => line.split(/\s+/) as [string, string, string, Colour]);

test("the default grid has 27 rows, in order, each with its colour", () => {
  expect(defaultGrid().map((row) => [row.cover, row.signature, row.overdue, row.colour])).toEqual(EXPECTED);
});

test("a grid edited by its users is followed", () => {
  const grades = { cover: "covered", signature: "good", overdue: "late" } as const;
  expect(colourInGrid([{ ...grades, colour: "orange" }], grades)).toBe("orange");
});

test("with two criteria the grid has 9 rows, with the overdue alone 3", () => {
  const colours = (inUse: Parameters<typeof defaultGrid>[0]) =>
    defaultGrid(inUse).map(({ colour }) => colour);
  const nine = [
    ...["green", "orange", "red"],
    ...["green", "orange", "red"],
    // The worst of the other criterion keeps from green.
    ...["orange", "orange", "red"],
  ];
  expect(colours({ cover: true, signature: false })).toEqual(nine);
  expect(colours({ cover: false, signature: true })).toEqual(nine);
  expect(colours({ cover: false, signature: false })).toEqual(["green", "orange", "red"]);
});

test("what the grid says of the criteria in use is what happens", () => {
  const grades = { cover: UNUSED, signature: UNUSED, overdue: "late" } as const;
  expect(colourInGrid([{ ...grades, colour: "green" }], grades)).toBe("green");
  expect(colourInGrid([], grades)).toBe("orange");
});
