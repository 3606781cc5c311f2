import { openItemsMatrix } from "../sample/portfolio";
import { addSheet, newWorkbook, putValues } from "../simulator/workbook";
import { COMMITTEE, draft, openProtocol } from "./openProtocol";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";
import { CountedWork } from "./countedWork";
import { committeesOf } from "./longHistory";
import { fillProtocol } from "./longProtocol";

/** What is fixed falls out of two differences: they double with the rows; a list walked for each row makes them fourfold. */
const MOST = 2.5;

type Works = Readonly<Record<string, (committee: OpenCommittee) => Promise<unknown>>>;

const analyse = ({ actions }: OpenCommittee) =>
  actions.analysis.analyse({ language: "fr", referenceDate: COMMITTEE - 2 }, patience());

/** What a committee does each week, by name. */
const WEEKLY: Works = {
  "the agenda is prepared": ({ actions }) => actions.agenda.prepareAgenda(patience()),
  "home is shown": ({ actions }) => actions.week.readWeek(),
  "the meeting is opened": ({ actions }) => actions.meeting.openMeeting(null, patience()),
  "the closing is prepared": ({ actions }) => actions.closing.readClosing(COMMITTEE),
};

const OVER_PROTOCOL: Works = {
  ...WEEKLY,
  "a decision is recorded": ({ actions }) => actions.protocol.recordDecision(draft()),
  "a client's card is shown": ({ actions }) => actions.client.clientCard("0410155", patience()),
  "a client's history is read": ({ actions }) => actions.protocol.clientHistory("0410012"),
  "decisions are searched": ({ actions }) => actions.protocol.searchDecisions({ text: "virement ferme" }),
  "the workbook is analysed": analyse,
};

const OVER_ITEMS: Works = {
  "the sheets are looked up": ({ actions }) => actions.sources.lookUp(patience()),
  "the workbook is analysed": analyse,
  "it is analysed again": analyse,
  ...WEEKLY,
};

const OVER_HISTORY: Works = {
  "results are refreshed": ({ actions }) => actions.results.refreshResults(),
  "results are read": ({ actions }) => actions.results.readResults(),
};

async function withProtocol(rows: number): Promise<OpenCommittee> {
  const committee = await openProtocol();
  fillProtocol(committee.model, rows);
  return committee;
}

/** Fifteen items of each client. */
function withItems(count: number): Promise<OpenCommittee> {
  const model = newWorkbook("grand.xlsx", []);
  putValues(addSheet(model, "Pièces ouvertes"), "A1", openItemsMatrix(count, 3));
  return openCommittee(model);
}

/** What Excel computes in a moment takes the simulator's engine minutes. */
const withCommittees = (weeks: number) => committeesOf(weeks, { formulas: null });

/** Least rows of the protocol, items and committees held: each is doubled twice. */
interface Least {
  readonly rows: number;
  readonly items: number;
  readonly weeks: number;
}

/** Tests that the work of use cases grows with what they read, and not with its square. */
export function testGrowth({ rows, items, weeks }: Least): void {
  const counted = new CountedWork();
  beforeAll(() => counted.begin());
  afterAll(() => counted.end());
  testGrowthOf("rows of the protocol", { least: rows, open: withProtocol, works: OVER_PROTOCOL }, counted);
  testGrowthOf("items", { least: items, open: withItems, works: OVER_ITEMS }, counted);
  testGrowthOf("committees", { least: weeks, open: withCommittees, works: OVER_HISTORY }, counted);
}

interface Growing {
  readonly least: number;
  readonly open: (count: number) => Promise<OpenCommittee>;
  readonly works: Works;
}

function testGrowthOf(what: string, { least, open, works }: Growing, counted: CountedWork): void {
  describe(`over ${least}, ${2 * least} and ${4 * least} ${what}`, () => {
    const counts: ReadonlyMap<string, number>[] = [];
    beforeAll(async () => {
      // What is made once (words, patterns) is made before anything is compared.
      for (const times of [1, 1, 2, 4]) counts.push(await worksOf(await open(least * times), works, counted));
    });

    test.each(Object.keys(works))("when %s, the work grows with them and not with their square", (name) => {
      const [once = 0, twice = 0, fourfold = 0] = counts.slice(1).map((each) => each.get(name));
      expect(once).toBeGreaterThan(0);
      expect(fourfold - twice).toBeLessThan(MOST * (twice - once));
    });
  });
}

async function worksOf(
  committee: OpenCommittee,
  works: Works,
  counted: CountedWork,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const [name, work] of Object.entries(works)) {
    counts.set(name, await counted.of(() => work(committee)));
  }
  committee.close();
  return counts;
}
