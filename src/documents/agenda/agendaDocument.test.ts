import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expectSaidEverywhere } from "../../../test/sample/eachFact";
import { protocolEntry } from "../../../test/sample/protocolEntry";
import { buildAgenda } from "../../domain/committee/agenda";
import { dayOf } from "../../domain/basis/day";
import { COLOURS, COVER_GRADES, OVERDUE_GRADES, SIGNATURE_GRADES, UNUSED } from "../../domain/policy/grid";
import { COVER_CRITERIA, DEFAULT_PARAMETERS } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { translator } from "../../locales/translator";
import { mailHtml } from "../form/mailHtml";
import { mailText } from "../form/mailText";
import { sheetRows } from "../form/sheetRows";
import { agendaDocument } from "./agendaDocument";
import { AGENDA_LAYOUT } from "./agendaLayout";
import type { AgendaClient, AgendaMatter } from "./agendaMatter";

const DAY = dayOf(2026, 1, 16);
const words = translator("fr");

const cents = fc.integer({ min: 0, max: 900_000_00 });
const text = fc.oneof(
  fc.constantFrom("", "Verrerie & Cie <b>", '=HYPERLINK("x")', "Été\nligne 2", "0410", "1/2", "a · b"),
  fc.stringMatching(/^[A-Za-zéà<>&'" ]{0,40}$/).map((each) => each.trim()),
);
const day = fc.option(fc.integer({ min: DAY - 40, max: DAY + 40 }), { nil: null });

const client: fc.Arbitrary<AgendaClient> = fc.record({
  clientCode: fc.stringMatching(/^[0-9]{7}$/),
  clientName: text,
  colour: fc.constantFrom(...COLOURS),
  exposure: cents,
  uncovered: cents,
  overdueOutOfDispute: cents,
  oldestDaysLate: fc.nat(400),
  hasEntered: fc.boolean(),
  hasMoved: fc.boolean(),
  isUpToDate: fc.boolean(),
  reasons: text,
  rating: text,
  wayOut: text,
  change: text,
  blockProposal: text,
  excess: cents,
  declaration: day,
  claims: day,
  drift: fc.record({
    fromAgreed: fc.option(fc.integer({ min: -60, max: 90 }), { nil: null }),
    beyondLaw: fc.nat(90),
  }),
  overrideUntil: day,
  salesperson: text,
  note: text,
  disputed: cents,
  ageing: fc.record({
    notDue: cents,
    d1_30: cents,
    d31_60: cents,
    d61_90: cents,
    d91_120: cents,
    over120: cents,
    unallocatedCredits: cents.map((amount) => -amount),
  }),
  grades: fc.option(
    fc.record({
      cover: fc.constantFrom(...COVER_GRADES, UNUSED),
      signature: fc.constantFrom(...SIGNATURE_GRADES, UNUSED),
      overdue: fc.constantFrom(...OVERDUE_GRADES),
    }),
    { nil: null },
  ),
});

const entries: fc.Arbitrary<ProtocolEntry[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 999 }),
      clientName: text,
      decision: text,
      topic: text,
      owner: text,
      result: text,
      question: text,
      salesPosition: text,
      dueDate: day,
      rulingDue: day,
      amount: fc.option(cents, { nil: null }),
    }),
    { selector: ({ number }) => number, maxLength: 5 },
  )
  .map((all) => all.map((own) => protocolEntry(own)));

const matter: fc.Arbitrary<AgendaMatter> = fc
  .record({
    clients: fc.uniqueArray(client, { selector: ({ clientCode }) => clientCode, maxLength: 25 }),
    actions: entries,
    arbitrations: entries,
    requests: entries,
    company: text,
    salespeople: fc.boolean(),
    coverCriterion: fc.constantFrom(...COVER_CRITERIA),
  })
  .map(
    ({
      clients: all,
      actions,
      arbitrations,
      requests,
      company,
      salespeople,
      coverCriterion,
    }): AgendaMatter => {
      const clients = all.map((each) => (salespeople ? each : { ...each, salesperson: "" }));
      const sum = (of: (each: AgendaClient) => number) =>
        clients.reduce((total, each) => total + of(each), 0);
      const codes = new Set(clients.map(({ clientCode }) => clientCode));
      const nobody = new Set<string>();
      const marks = {
        actionDue: nobody,
        blocked: nobody,
        pinned: codes,
        figures: new Map([...codes].map((code) => [code, ["exposure", "deadline"] as const])),
        deadlinePassed: nobody,
      };
      return {
        day: DAY,
        time: "8:30",
        place: "Salle Cristal",
        company,
        present: [{ name: "Nadia Meyrand", role: "Credit manager" }],
        referenceDate: DAY - 2,
        criteria: { coverCriterion, ratingsInUse: false },
        worthTelling: 500_00,
        meetingMinutes: 60,
        portfolio: {
          counts: { red: 1, orange: 2, green: 3 },
          exposure: sum(({ exposure }) => exposure),
          balance: sum(({ exposure }) => exposure),
          ageing: {
            notDue: 0,
            d1_30: 0,
            d31_60: 0,
            d61_90: 0,
            d91_120: 0,
            over120: 0,
            unallocatedCredits: 0,
          },
          countedOverdue: sum(({ overdueOutOfDispute }) => overdueOutOfDispute),
          uncovered: sum(({ uncovered }) => uncovered),
        },
        last: null,
        isFirst: true,
        actions: actions.map((entry) => ({
          entry,
          isOpen: true,
          daysLate: Math.max(0, DAY - (entry.dueDate ?? DAY)),
          postponed: 0,
          promise: null,
        })),
        upcoming: requests,
        agenda: buildAgenda(clients, DEFAULT_PARAMETERS, marks),
        explained: new Set(
          clients.filter(({ isUpToDate }) => isUpToDate).map(({ clientCode }) => clientCode),
        ),
        decisions: new Map(),
        blocks: new Map(),
        undecided: new Map(),
        requests,
        arbitrations,
        successes: [],
        clients: new Map(clients.map((each) => [each.clientCode, each])),
        earlier: { day: null, notes: [] },
      };
    },
  );

const squeezed = (said: string) => said.replace(/\s/g, "");
const written = (each: AgendaMatter) => {
  const document = agendaDocument(each, words);
  return {
    document,
    rows: sheetRows(document, AGENDA_LAYOUT, words),
    html: new JSDOM(mailHtml(document, null, words)).window.document,
    plain: mailText(document, null, words),
  };
};

test("each fact of the mail is on the sheet and in the plain text; each fact of the sheet that is no detail is in both", () => {
  fc.assert(
    fc.property(matter, (each) => {
      const { document } = written(each);
      const tables = document.sections.flatMap((section) => (section.kind === "table" ? [section.rows] : []));
      expect(tables.every((rows) => rows.length > 0)).toBe(true);
      expectSaidEverywhere(document, AGENDA_LAYOUT, words);
    }),
    { numRuns: 25 },
  );
});

test("the agenda says what its colours are made of", () => {
  fc.assert(
    fc.property(matter, (each) => {
      const [criteria, limits] = [
        { coverCriterion: "insurance", ratingsInUse: true },
        { coverCriterion: "limit", ratingsInUse: false },
      ] as const;
      expect(written({ ...each, criteria: limits }).plain).toContain(
        "couleurs\u00a0: limite interne et retard",
      );
      expect(written({ ...each, criteria }).plain).toContain("couleurs\u00a0: assurance, cote et retard");
    }),
    { numRuns: 5 },
  );
});

test("what is uncovered is told where cover is looked at, what is above limits where these are, else the exposure", () => {
  fc.assert(
    fc.property(matter, (each) => {
      const { document } = written(each);
      const { coverCriterion } = each.criteria;
      const tables = document.sections.flatMap((section) => (section.kind === "table" ? [section] : []));
      const labels = (name: string) => {
        const columns = tables.find((table) => table.name === name)?.columns ?? [];
        return columns.filter(({ format }) => format === "money").map(({ label }) => label);
      };
      const own = { insurance: ["Non couvert"], limit: ["Dépassement"], none: [] }[coverCriterion];
      const isRed = each.agenda.items.some(({ client: found }) => found.colour === "red");
      if (isRed) {
        expect(labels("decide")).toEqual([...(own.length > 0 ? own : ["Encours"]), "Échu hors litige"]);
        expect(labels("red").slice(0, 2 + own.length)).toEqual(["Encours", ...own, "Échu hors litige"]);
      }
      const facts = document.sections.flatMap((section) => (section.kind === "facts" ? section.facts : []));
      expect(facts.some(({ key }) => key === "uncovered")).toBe(coverCriterion === "insurance");
      for (const { rows } of tables.filter(({ name }) => name === "decide")) {
        for (const { key, cells } of rows) {
          const { exposure, uncovered, excess } = [...each.clients.values()].find(
            ({ clientCode }) => key === `decide client:${clientCode}`,
          )!;
          expect(cells.atRisk).toBe({ insurance: uncovered, limit: excess, none: exposure }[coverCriterion]);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("paper and mail have the clients in the order of the agenda, each once", () => {
  fc.assert(
    fc.property(matter, (each) => {
      const { document, rows, html } = written(each);
      const items = each.agenda.items.map(({ client: found }) => found);
      const asked = new Set(each.arbitrations.map(({ clientCode }) => clientCode));
      const keys = rows.flatMap(({ key = "" }) => key.split("\n")).filter((key) => key.startsWith("client:"));
      expect(keys).toEqual(items.map(({ clientCode }) => `client:${clientCode}`));
      const named = (name: string) => {
        const heading = document.sections.find((section) => section.name === name)?.heading;
        const found = [...html.querySelectorAll("h2")].find(({ textContent }) => textContent === heading);
        return [...(found?.nextElementSibling?.querySelectorAll("strong") ?? [])]
          .map(({ textContent }) => textContent)
          .filter((said) => said !== "Si le temps le permet")
          .map(squeezed);
      };
      for (const [section, colour] of [
        ["decide", "red"],
        ["orange", "orange"],
      ] as const) {
        const names = items
          .filter((item) => item.colour === colour)
          // What the arbiter is asked about others stands above the rest that is to be decided.
          .filter((item) => colour !== "red" || !asked.has(item.clientCode))
          .map((item) => squeezed(item.clientName || item.clientCode));
        expect(named(section)).toEqual(names);
      }
    }),
    { numRuns: 20 },
  );
});

test("without a salesperson anywhere the column is left out; nothing that is empty is printed", () => {
  fc.assert(
    fc.property(matter, (each) => {
      const { document } = written(each);
      const sections = document.sections.flatMap((section) => (section.kind === "table" ? [section] : []));
      const tells = each.agenda.items.some(({ client: found }) => found.salesperson !== "");
      if (!tells) {
        const keys = sections.filter(({ name }) => name !== "arbitrations").flatMap(({ columns }) => columns);
        expect(keys.map(({ key }) => key)).not.toContain("salesperson");
      }
      expect(sections.every(({ rows }) => rows.length > 0)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
