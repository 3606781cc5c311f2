import fc from "fast-check";
import { expectSaidEverywhere } from "../../../test/sample/eachFact";
import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import { translator } from "../../locales/translator";
import { mailText } from "../form/mailText";
import { MINUTES_LAYOUT, minutesDocument } from "./minutesDocument";
import type { MinutesMatter } from "./minutesMatter";

const words = translator("fr");
const MATTER: MinutesMatter = {
  day: friday(2),
  time: "8:30",
  place: "Salle Cristal",
  company: "Verreries",
  present: "Nadia Meyrand",
  referenceDate: friday(2) - 2,
  criteria: { coverCriterion: "insurance", ratingsInUse: true },
  portfolio: { counts: { red: 1, orange: 0, green: 0 }, exposure: 1, countedOverdue: 1, uncovered: 1 },
  punctuality: { due: 0, onTime: 0 },
  decisions: [],
  reviewed: [],
  pending: [],
  rate: { decisions: 0, arbitrations: 0, rate: null, isHigh: false },
  weeks: 12,
  signal: 0.2,
  undecided: [],
  blocked: [],
  nextDate: null,
};
const said = (own: Partial<MinutesMatter>) =>
  mailText(minutesDocument({ ...MATTER, ...own }, words), null, words).replace(/[\u00a0\u202f]/g, " ");
const headings = (own: Partial<MinutesMatter>) =>
  minutesDocument({ ...MATTER, ...own }, words)
    .sections.map(({ heading }) => heading.replace(/[\u00a0\u202f]/g, " "))
    .filter((heading) => heading !== "");

test("kind and amount are not said twice where the decision begins with them", () => {
  const text = said({
    decisions: [
      protocolEntry({ decision: `Relance client : ${words.money(21_720_00, 0)}`, amount: 21_720_00 }),
      protocolEntry({ number: 2, decision: "Appeler", amount: 5_000_00 }),
      protocolEntry({ number: 3, decision: "Solder 30 000 € par tiers", amount: 30_000_00 }),
      protocolEntry({ number: 4, decision: "Obtenir 140 000 €", amount: 40_000_00 }),
    ],
  });
  expect(text).toContain("Montant : 40 000 €");
  expect(text.match(/30 000 €/g)).toHaveLength(1);
  expect(text.match(/Relance client/g)).toHaveLength(4);
  expect(text.match(/21 720 €/g)).toHaveLength(1);
  expect(text).toContain("Relance client : Appeler");
  expect(text).toContain("Montant : 5 000 €");
});

test("a plan until the day that it is due says that day once", () => {
  const plan = { dueDate: friday(4), until: friday(4) };
  expect(said({ decisions: [protocolEntry(plan)] })).not.toContain("Jusqu'au");
  expect(said({ decisions: [protocolEntry({ ...plan, until: friday(5) })] })).toContain(
    "Jusqu'au 30/01/2026",
  );
});

test("that things are maintained is said without a kind", () => {
  const entry = protocolEntry({ kind: "information", kindText: "Information", decision: "On maintient" });
  expect(said({ decisions: [entry] })).not.toContain("Information");
});

test("blocked clients are listed with their day, and sections are numbered in order", () => {
  const block = protocolEntry({
    kind: "shipment-block",
    clientName: "Brasserie Lalande",
    salesperson: "DUPONT",
  });
  const text = said({ blocked: [block, { ...block, number: 2, until: friday(6) }] });
  expect(text).toContain("Expéditions bloquées depuis le 02/01/2026");
  expect(text).toContain("Expéditions bloquées du 02/01/2026 au 06/02/2026");
  expect(text).toContain("DUPONT");
  expect(headings({ decisions: [block], blocked: [block] })).toEqual([
    "1. Décisions (1)",
    "2. Clients bloqués (1)",
  ]);
});

test("what there is none of is named in one line: no empty section", () => {
  expect(headings({})).toEqual([]);
  expect(said({ decisions: [protocolEntry({})] })).toContain(
    "Néant : actions à revoir, arbitrages en attente, clients bloqués, clients rouges sans décision.",
  );
});

test("the salesperson stands beside the client only where somebody has one", () => {
  const columns = (salesperson: string) =>
    minutesDocument({ ...MATTER, decisions: [protocolEntry({ salesperson })] }, words).sections.flatMap(
      (section) => (section.kind === "table" ? section.columns.map(({ key }) => key) : []),
    );
  expect(columns("DUPONT")).toContain("salesperson");
  expect(columns("")).not.toContain("salesperson");
});

const cents = fc.integer({ min: 0, max: 900_000_00 });
const named = fc.oneof(
  fc.constantFrom("", "Verrerie & Cie <b>", '=HYPERLINK("x")', "0410", "1/2", "a · b"),
  fc.stringMatching(/^[A-Za-zéà<>&'" ]{0,30}$/).map((each) => each.trim()),
);
const day = fc.option(fc.integer({ min: friday(1), max: friday(9) }), { nil: null });
const entries = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 999 }),
      clientName: named,
      decision: named,
      topic: named,
      owner: named,
      result: named,
      question: named,
      ruling: named,
      salesperson: named,
      dueDate: day,
      until: day,
      amount: fc.option(cents, { nil: null }),
      arbitration: fc.constantFrom("none", "asked", "ruled"),
      status: fc.constantFrom("to-do", "in-progress", "done", "dropped"),
      colour: fc.constantFrom("red", "orange", "green", null),
    }),
    { selector: ({ number }) => number, maxLength: 6 },
  )
  .map((all) => all.map((own) => protocolEntry(own)));

test("each fact of the minutes is on the sheet, in the mail and in the plain text, in both languages", () => {
  const matter = fc.record({
    decisions: entries,
    pending: entries,
    blocked: entries,
    present: named,
    place: named,
    nextDate: day,
    undecided: fc.array(
      fc.record({
        clientCode: fc.stringMatching(/^[0-9]{7}$/),
        clientName: named,
        colour: fc.constantFrom("red" as const),
        salesperson: named,
        exposure: cents,
        uncovered: cents,
        countedOverdue: cents,
      }),
      { maxLength: 5 },
    ),
  });
  fc.assert(
    fc.property(matter, fc.constantFrom("fr" as const, "en" as const), (own, language) => {
      const each = translator(language);
      expectSaidEverywhere(minutesDocument({ ...MATTER, ...own }, each), MINUTES_LAYOUT, each);
    }),
    { numRuns: 60 },
  );
});
