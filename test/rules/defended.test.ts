import { reasonSentence } from "../../src/committee/analysis/reasons";
import { wayOutSentence } from "../../src/committee/analysis/wayOutSentence";
import { waysOut } from "../../src/domain/colour/wayOut";
import { OpenItems } from "../../src/domain/receivables/openItems";
import { LANGUAGES, translator } from "../../src/locales/translator";
import { classifiedCompany, TODAY } from "./companies";

/** What a commercial director reads of every client, and would laugh at. */

const COMPANIES = [
  { clients: 300, isInsured: true, hasRatings: true, hasLimits: true },
  { clients: 300, isInsured: false, hasRatings: false, hasLimits: true },
  { clients: 300, isInsured: false, hasRatings: false, hasLimits: false },
] as const;

const amountsIn = (text: string) =>
  [...text.matchAll(/\d[\d ]* €/g)].map(([found]) => Number(found.replace(/\D/g, "")));

test.each(COMPANIES)(
  "no reason says twice the same amount as a part of itself, nor nil as cover: %j",
  (company) => {
    for (const language of LANGUAGES) {
      const words = translator(language);
      const { clients } = classifiedCompany(company, 17);
      for (const { colour, reasons } of clients) {
        const said = reasonSentence(colour, reasons, words).replace(/[\u00a0\u202f]/g, " ");
        expect(said).not.toMatch(/couvert en partie \(0 |partly covered \(€0 /);
        const [, whole, part] = /([\d ,€]+) (?:échus dont|overdue of which) ([\d ,€]+) >/.exec(said) ?? [];
        if (whole !== undefined) expect([said, part]).not.toEqual([said, whole]);
      }
    }
  },
);

test.each(COMPANIES)(
  "reasons quote nothing below the residue, ways out nothing that is disputed: %j",
  (company) => {
    const words = translator("fr");
    const { clients, policy, items } = classifiedCompany(company, 23);
    const { residue } = policy.parameters;
    let paid = 0;
    for (const client of clients) {
      const { overdueOutOfDispute, computedColour, receivables } = client;
      for (const reason of client.reasons) {
        if (reason.kind === "overdue" || reason.kind === "disputed")
          expect(reason.amount).toBeGreaterThan(residue);
      }
      const ways = waysOut(
        client,
        OpenItems.of(items.get(client.clientCode) ?? []).ofClient(client.clientCode),
        policy,
        TODAY,
      );
      const said = wayOutSentence(computedColour, ways, words).replace(/[\u00a0\u202f]/g, " ");
      const payment = ways.find((way) => way.kind === "payment");
      if (payment?.kind !== "payment") continue;
      paid += 1;
      const owed = receivables.balance - receivables.disputed;
      expect(payment.amount - payment.notDue).toBeLessThanOrEqual(overdueOutOfDispute + 100);
      expect(payment.amount).toBeLessThanOrEqual(Math.max(owed, 0) + 100);
      // What is wholly to come is no overdue that is settled.
      expect(said.includes("d'avance")).toBe(payment.notDue === payment.amount);
      expect(amountsIn(said)).toContain(Math.round(payment.amount / 100));
    }
    expect(paid).toBeGreaterThan(20);
  },
);

test.each(COMPANIES)("a block is proposed on nobody who pays: %j", (company) => {
  const { clients } = classifiedCompany(company, 29);
  const proposed = clients.filter(({ blockProposal }) => blockProposal !== null);
  expect(proposed.length).toBeGreaterThan(5);
  for (const { colour, grades, overdueOutOfDispute, uninsured, blockProposal } of proposed) {
    expect(overdueOutOfDispute).toBeGreaterThan(0);
    if (blockProposal?.why === "uninsured") expect(uninsured).not.toBeNull();
    else expect([colour === "green", grades.overdue === "up-to-date"]).toEqual([false, false]);
  }
});
