import type { PageLayout, Places } from "../form/sheetRows";

/** In points: narrow columns of figures between texts, so that each section finds columns for what it has. */
const WIDTHS = [54, 48, 140, 80, 64, 64, 64, 48, 328, 46, 46, 46, 46, 28, 84] as const;

/** A text begins in the situation's column and goes on over what is blank on its right. */
const LONG = { at: 8, spills: 116, indent: true } as const;

const client: Places = {
  colour: { at: 0 },
  clientCode: { at: 1 },
  client: { at: 2, wraps: true },
  salesperson: { at: 3, wraps: true },
  exposure: { at: 4 },
  atRisk: { at: 5 },
  overdue: { at: 6 },
  daysLate: { at: 7 },
  situation: { at: 8, wraps: true, indent: true },
  d1_30: { at: 9 },
  d31_60: { at: 10 },
  d61_90: { at: 11 },
  over90: { at: 12 },
  minutes: { at: 13 },
  decision: { at: 14, wraps: true, indent: true },
};

const first = {
  clientCode: { at: 1 },
  client: { at: 2 },
  exposure: { at: 4 },
  atRisk: { at: 5 },
  overdue: { at: 6 },
};
const second = {
  clientCode: { at: 7, indent: true },
  client: { at: 8, indent: true },
  exposure: { at: 9 },
  atRisk: { at: 10 },
  overdue: { at: 11 },
} as const;

/** How the agenda stands on its sheet. */
export const AGENDA_LAYOUT: PageLayout = {
  widths: WIDTHS,
  lineLength: 190,
  large: new Set(["figures", "arbitrations", "decide", "deadlines", "late"]),
  places: {
    figures: [
      {
        exposure: { at: 2 },
        overdue: { at: 4 },
        share: { at: 5 },
        uncovered: { at: 6 },
        colours: { at: 8, indent: true },
      },
    ],
    arbitrations: [
      { client: { at: 0 }, salesperson: { at: 3 }, atRisk: { at: 5 }, overdue: { at: 6 }, asked: LONG },
    ],
    decide: [
      {
        client: { at: 0 },
        salesperson: { at: 3 },
        atRisk: { at: 5 },
        overdue: { at: 6 },
        asked: LONG,
      },
    ],
    deadlines: [{ kind: { at: 0 }, days: { at: 4, spills: 150 } }],
    late: [{ client: { at: 0 }, owner: { at: 3 }, day: { at: 5 }, daysLate: { at: 6 }, action: LONG }],
    actions: [
      {
        status: { at: 0 },
        number: { at: 1 },
        client: { at: 2 },
        owner: { at: 4 },
        day: { at: 6 },
        daysLate: { at: 7 },
        action: { at: 8, spills: 112, indent: true },
        decision: { at: 14, wraps: true, indent: true },
      },
    ],
    red: [client],
    orange: [client],
    requests: [{ client: { at: 0 }, owner: { at: 3 }, day: { at: 5 }, amount: { at: 6 }, what: LONG }],
    green: [first, second],
    greensToFollow: [{ client: { at: 1 }, what: { at: 4, spills: 150 } }],
    successes: [{ client: { at: 0 }, what: { at: 4, spills: 150 } }],
  },
};

/** The columns of the second of two greens, and those of the first that they match. */
export const SECOND_GREEN: ReadonlyMap<number, number> = new Map(
  (["clientCode", "client", "exposure", "atRisk", "overdue"] as const).map((key) => [
    second[key].at,
    first[key].at,
  ]),
);
