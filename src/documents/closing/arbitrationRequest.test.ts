import { JSDOM } from "jsdom";
import fc from "fast-check";
import { expectSaidEverywhere } from "../../../test/sample/eachFact";
import { protocolEntry } from "../../../test/sample/protocolEntry";
import { dayOf } from "../../domain/basis/day";
import { translator } from "../../locales/translator";
import { mailHtml } from "../form/mailHtml";
import { mailText } from "../form/mailText";
import { arbitrationRequest } from "./arbitrationRequest";

const words = translator("fr");
const NASTY = '=HYPERLINK("x")<b onclick="a()">Été</b>';
const CASE = {
  entry: protocolEntry({
    number: 127,
    clientName: NASTY,
    arbitration: "asked",
    salesPosition: `Livrer : ${NASTY}`,
    financePosition: "Bloquer\njusqu'au paiement",
    question: "Faut-il livrer ?",
    rulingDue: dayOf(2026, 1, 20),
  }),
  company: "Verreries réunies",
  criteria: { coverCriterion: "insurance", ratingsInUse: true },
  arbiter: "Louis Arnoux",
  sales: "Paul Tillac",
  finance: "Jeanne Marot",
  before: [protocolEntry({ number: 90, decision: "Relancer", status: "done", result: "Promesse" })],
  rate: { decisions: 40, arbitrations: 9, rate: 0.225, isHigh: true },
  weeks: 12,
  signal: 0.2,
} as const;

const WORKBOOK = "https://contoso.sharepoint.com/a.xlsx";
const mail = arbitrationRequest(CASE, words);
const page = new JSDOM(mailHtml(mail, WORKBOOK, words)).window.document;
const plain = (text: string | null) => (text ?? "").replace(/[\u202f\u00a0]/g, " ");

test("both sides have the same room, in their own words", () => {
  const cells = [...page.querySelectorAll('td[width="50%"]')];
  expect(cells.map(({ textContent }) => plain(textContent))).toEqual([
    `Position du commerce : Paul TillacLivrer : ${NASTY}`,
    "Position de la finance : Jeanne MarotBloquerjusqu'au paiement",
  ]);
  expect(cells[0]?.getAttribute("style")).toBe(cells[1]?.getAttribute("style"));
  expect(page.querySelectorAll("b, [onclick]")).toHaveLength(0);
});

test("a long position is cut where the other would be", () => {
  const long = {
    ...CASE,
    entry: { ...CASE.entry, salesPosition: "é".repeat(32_767), financePosition: "à".repeat(32_767) },
  };
  const html = new JSDOM(mailHtml(arbitrationRequest(long, words), null, words)).window.document;
  const lengths = [...html.querySelectorAll('td[width="50%"]')].map(
    ({ lastChild }) => lastChild?.textContent?.length,
  );
  expect(lengths[0]).toBe(lengths[1]);
  expect(lengths[0]).toBeLessThan(3_100);
});

test("the question, its deadline, the figures of the day, what was decided before and the rate are told", () => {
  const said = plain(mailText(mail, WORKBOOK, words));
  for (const line of [
    "Faut-il livrer ?",
    "Réponse attendue pour le mardi 20 janvier 2026.",
    "À l'attention de Louis Arnoux",
    "Encours : 100 000 €",
    "Non couvert : 40 000 €",
    "Échu retenu : 20 000 €",
    "Plus ancien retard : 35 jours",
    "Relance client : Relancer · Fait · Promesse",
    "Arbitrage sur 12 semaines : 9 des 40 décisions (23 %), au-delà du signal de 20 %",
    "https://contoso.sharepoint.com/a.xlsx",
  ]) {
    expect(said).toContain(line);
  }
});

test("each fact of a request is in the mail and in the plain text, in both languages", () => {
  const text = fc.oneof(
    fc.constantFrom("", NASTY, "a\nb", "1/2", '=HYPERLINK("x")'),
    fc.stringMatching(/^[A-Za-zéà<>&'" ]{0,60}$/).map((each) => each.trim()),
  );
  const own = fc.record({
    clientName: text,
    salesPosition: text,
    financePosition: text,
    question: text,
    topic: text,
    exposure: fc.integer({ min: 0, max: 900_000_00 }),
    rulingDue: fc.option(fc.integer({ min: dayOf(2026, 1, 2), max: dayOf(2026, 3, 1) }), { nil: null }),
  });
  const before = fc
    .array(fc.record({ decision: text, result: text, owner: text }), { maxLength: 4 })
    .map((all) => all.map((each, index) => protocolEntry({ ...each, number: index + 1 })));
  fc.assert(
    fc.property(own, before, fc.constantFrom("fr" as const, "en" as const), (entry, decided, language) => {
      const each = translator(language);
      const request = { ...CASE, entry: { ...CASE.entry, ...entry }, before: decided };
      expectSaidEverywhere(arbitrationRequest(request, each), null, each);
    }),
    { numRuns: 60 },
  );
});
