export type Colour = "red" | "orange" | "green";
export const COLOURS = ["red", "orange", "green"] as const satisfies readonly Colour[];

/** Couvert, partiel, non couvert. */
export type CoverGrade = "covered" | "partial" | "uncovered";
/** Bonne, moyenne (or unknown), faible. */
export type SignatureGrade = "good" | "medium" | "weak";
/** À jour, retard, retard grave. */
export type OverdueGrade = "up-to-date" | "late" | "seriously-late";

/** In the place of the grade of a criterion that is not in use. */
export const UNUSED = "unused" as const;
export type Unused = typeof UNUSED;

/** The three grades of a client, each from best to worst. */
export interface Grades {
  readonly cover: CoverGrade | Unused;
  readonly signature: SignatureGrade | Unused;
  readonly overdue: OverdueGrade;
}

/** Which criteria the grid looks at beside the overdue, which it always does. */
export interface CriteriaInUse {
  readonly cover: boolean;
  readonly signature: boolean;
}

export const COVER_GRADES = ["covered", "partial", "uncovered"] as const satisfies readonly CoverGrade[];
export const SIGNATURE_GRADES = ["good", "medium", "weak"] as const satisfies readonly SignatureGrade[];
export const OVERDUE_GRADES = [
  "up-to-date",
  "late",
  "seriously-late",
] as const satisfies readonly OverdueGrade[];

export interface GridRow extends Grades {
  readonly colour: Colour;
}

/**
 * One row for each combination of the grades in use, in a fixed order: cover, then signature, then overdue.
 * 27 rows, 9 where one criterion is not in use, 3 for the overdue alone.
 */
export type Grid = readonly GridRow[];

/** The colour a combination has by default: see the rules in the body (credit committee rules, §3). */
export function defaultColour(grades: Grades): Colour {
  if (grades.cover === UNUSED || grades.signature === UNUSED) return colourOfTwo(grades);
  const ranks = [gradeRank(grades.cover), gradeRank(grades.signature), gradeRank(grades.overdue)];
  const worst = ranks.filter((rank) => rank === 2).length;
  const middling = ranks.filter((rank) => rank === 1).length;
  const safe = grades.cover === "covered" && grades.signature === "good";
  if (worst >= 2 || (grades.overdue === "seriously-late" && !safe)) return "red";
  return worst === 0 && middling <= 1 ? "green" : "orange";
}

/** With the overdue and one other criterion at most: the overdue decides, the worst of the other keeps from green. */
function colourOfTwo({ cover, signature, overdue }: Grades): Colour {
  if (overdue === "seriously-late") return "red";
  const isOtherWorst = cover === "uncovered" || signature === "weak";
  return overdue === "late" || isOtherWorst ? "orange" : "green";
}

/** Every criterion in use. */
const ALL_IN_USE: CriteriaInUse = { cover: true, signature: true };

/** The default grid: every combination of the criteria in use with its default colour. */
export function defaultGrid(inUse: CriteriaInUse = ALL_IN_USE): Grid {
  const covers = inUse.cover ? COVER_GRADES : ([UNUSED] as const);
  const signatures = inUse.signature ? SIGNATURE_GRADES : ([UNUSED] as const);
  return covers.flatMap((cover) =>
    signatures.flatMap((signature) =>
      OVERDUE_GRADES.map((overdue) => {
        const grades = { cover, signature, overdue };
        return { ...grades, colour: defaultColour(grades) };
      }),
    ),
  );
}

/** A grid's rows for the criteria in use: those that it has, the default ones for the rest. */
export function gridInUse(grid: Grid, inUse: CriteriaInUse): Grid {
  return defaultGrid(inUse).map((row) => ({ ...row, colour: colourInGrid(grid, row) }));
}

/** Whether a grid has a row of its own for these grades. */
export function hasRow(grid: Grid, { cover, signature, overdue }: Grades): boolean {
  return grid.some((row) => row.cover === cover && row.signature === signature && row.overdue === overdue);
}

/** The rows that other criteria in use have no place for, of a colour that somebody chose. */
export function rowsLeaving(grid: Grid, inUse: CriteriaInUse): Grid {
  const wanted = defaultGrid(inUse);
  return grid.filter((row) => !hasRow(wanted, row) && row.colour !== defaultColour(row));
}

const RANKS: Readonly<Record<CoverGrade | SignatureGrade | OverdueGrade | Unused, number>> = {
  unused: -1,
  covered: 0,
  partial: 1,
  uncovered: 2,
  good: 0,
  medium: 1,
  weak: 2,
  "up-to-date": 0,
  late: 1,
  "seriously-late": 2,
};

/** How bad a grade is: 0 best, 2 worst; -1 for a criterion that is not in use. */
export function gradeRank(grade: CoverGrade | SignatureGrade | OverdueGrade | Unused): number {
  return RANKS[grade];
}

const SEVERITIES: Readonly<Record<Colour, number>> = { green: 0, orange: 1, red: 2 };

/** How bad a colour is: 0 green, 2 red. */
export function severity(colour: Colour): number {
  return SEVERITIES[colour];
}

function place({ cover, signature, overdue }: Grades): number {
  return (RANKS[cover] + 1) * 12 + (RANKS[signature] + 1) * 3 + RANKS[overdue];
}

/** The colours of a grid by place: a grid is looked up for thousands of clients. */
const COLOURS_BY_PLACE = new WeakMap<Grid, readonly Colour[]>();

function coloursByPlace(grid: Grid): readonly Colour[] {
  const known = COLOURS_BY_PLACE.get(grid);
  if (known !== undefined) return known;
  const colours: Colour[] = [];
  // From the last row to the first: of two rows for one combination, the first counts.
  for (const row of grid.toReversed()) colours[place(row)] = row.colour;
  COLOURS_BY_PLACE.set(grid, colours);
  return colours;
}

/** The colour the grid gives to a combination; a row missing from an edited grid takes the default. */
export function colourInGrid(grid: Grid, grades: Grades): Colour {
  return coloursByPlace(grid)[place(grades)] ?? defaultColour(grades);
}
