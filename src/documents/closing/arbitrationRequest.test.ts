import { JSDOM } from "jsdom";
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
