import fc from "fast-check";
import "../order/seed";
import { unknownClient } from "../../src/domain/client/client";
import { classify, type ClassifiedClient } from "../../src/domain/colour/classification";
import { NOTHING_KNOWN, type ClientFile } from "../../src/domain/colour/clientFile";
import type { CoverStatus } from "../../src/domain/cover/cover";
import { dayOf, type Day } from "../../src/domain/basis/day";
import { defaultGrid } from "../../src/domain/policy/grid";
import { criteriaInUse, DEFAULT_PARAMETERS, DEFAULT_POLICY } from "../../src/domain/policy/policy";
import { ageOpenItems } from "../../src/domain/receivables/ageing";
import { figureRules } from "../../src/domain/committee/agendaRules";
import { assignLimits, excessOver } from "../../src/domain/cover/internalLimit";
import { classifiedClients } from "../sample/committeeFigures";
import { samplePortfolio } from "../sample/portfolio";
import {
  secondAgenda,
  secondReading,
  type Choices,
  type GroupedAccount,
  type Reading,
  type StatedClient,
} from "./secondReading";

const TODAY = dayOf(2026, 1, 14);
const VALUES = { good: "16", medium: "10", weak: "3" } as const;

/** The product's own classification of a stated client. */
function classified(stated: StatedClient, choices: Choices): Reading {
  const parameters = {
    ...DEFAULT_PARAMETERS,
    coverCriterion: choices.criterion,
    ratingsInUse: choices.ratings,
    greenWithoutData: choices.greenWithoutData,
    countDisputes: choices.disputesCounted,
  };
  const policy = { ...DEFAULT_POLICY, parameters, grid: defaultGrid(criteriaInUse(parameters)) };
  return readingOf(classify(fileOf(stated), policy, TODAY), TODAY);
}

/** A classification in the words of the second reading. */
function readingOf(
  { grades, computedColour, blockProposal, declaration, uninsured }: ClassifiedClient,
  day: Day,
): Reading {
  return {
    ...grades,
    colour: computedColour,
    block: blockProposal !== null,
    daysToDeclare: declaration === null ? null : declaration.deadline - day,
    uninsured: uninsured !== null,
  };
}

function fileOf({ items, covers, quality, limit, proceedings, brokenPromises }: StatedClient): ClientFile {
  const [receivables] = ageOpenItems(
    items.map(({ amount, daysLate, disputed, doubtful }) => ({
      clientCode: "C1",
      clientName: "Client",
      document: "F",
      documentDate: null,
      dueDate: daysLate === null ? null : TODAY - daysLate,
      amount,
      disputed,
      ...(doubtful && { doubtful }),
    })),
    { referenceDate: TODAY, termOf: () => null, residue: DEFAULT_PARAMETERS.residue },
  );
  if (receivables === undefined) throw new Error("no items");
  const kind = proceedings === "none" || proceedings === "unknown" ? null : proceedings;
  return {
    ...NOTHING_KNOWN,
    receivables,
    coverLines: covers.map(({ granted, status, endedDaysAgo }) => ({
      clientCode: "C1",
      clientName: "Client",
      insurer: "Prudence Crédit",
      kind: null,
      nature: "permanent",
      granted,
      requested: null,
      from: null,
      to: endedDaysAgo === null ? null : TODAY - endedDaysAgo,
      status,
      insuredShare: null,
    })),
    record: {
      ...unknownClient("C1", "Client"),
      ratings: quality === null ? [] : [{ provider: "Altares", value: VALUES[quality], date: TODAY }],
      insolvency: proceedings === "none" ? null : { kind, date: null },
    },
    limit: limit === null ? null : { amount: limit, reviewDate: null, shared: null },
    brokenPromises,
  };
}

/** Amounts on both sides of every threshold of the rules, and any other. */
const amounts = fc.oneof(
  fc.constantFrom(50_00, 50_01, 500_00, 500_01, 5_000_00, 5_000_01, 20_000_00, 19_999_99, 10_000_00),
  fc.integer({ min: 1, max: 80_000_00 }),
);
const clients: fc.Arbitrary<StatedClient> = fc.record({
  items: fc.array(
    fc.record({
      amount: fc.oneof(
        { weight: 5, arbitrary: amounts },
        { weight: 1, arbitrary: amounts.map((amount) => -amount) },
      ),
      daysLate: fc.option(fc.oneof(fc.constantFrom(0, 5, 6, 60, 61), fc.integer({ min: -90, max: 150 })), {
        freq: 8,
      }),
      disputed: fc.constantFrom(false, false, false, true),
      doubtful: fc.constantFrom(...Array.from({ length: 19 }, () => false), true),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  covers: fc.array(
    fc
      .record({
        granted: fc.oneof(amounts, fc.constant(0)),
        status: fc.constantFrom<CoverStatus>(
          "accepted",
          "accepted",
          "partial",
          "refused",
          "reduced",
          "cancelled",
          "pending",
        ),
        endedDaysAgo: fc.constantFrom(null, null, null, 1, 40),
      })
      .map((cover) => ({ ...cover, inForce: cover.endedDaysAgo === null })),
    { maxLength: 2 },
  ),
  quality: fc.constantFrom("good", "good", "medium", "weak", null),
  limit: fc.option(fc.oneof(amounts, fc.constant(0))),
  proceedings: fc.constantFrom(
    ...Array.from({ length: 20 }, () => "none" as const),
    ...(["conciliation", "safeguard", "receivership", "liquidation", "plan", "unknown"] as const),
  ),
  brokenPromises: fc.constantFrom(0, 0, 0, 0, 1, 2),
});
const choices: fc.Arbitrary<Choices> = fc.record({
  criterion: fc.constantFrom("insurance", "limit", "none"),
  ratings: fc.boolean(),
  greenWithoutData: fc.boolean(),
  disputesCounted: fc.boolean(),
});

test("a second reading of the rules agrees on 1,000 random portfolios", () => {
  const seen = { red: 0, orange: 0, green: 0, block: 0, declared: 0, uninsured: 0 };
  fc.assert(
    fc.property(fc.array(clients, { minLength: 1, maxLength: 6 }), choices, (portfolio, chosen) => {
      for (const client of portfolio) {
        const reading = secondReading(client, chosen);
        expect(classified(client, chosen)).toEqual(reading);
        seen[reading.colour] += 1;
        seen.block += Number(reading.block);
        seen.declared += Number(reading.daysToDeclare !== null);
        seen.uninsured += Number(reading.uninsured);
      }
    }),
    { numRuns: 1_000, seed: 20260114 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(200);
});

test("a second reading of the rules agrees on every client of the sample", () => {
  const chosen: Choices = {
    criterion: "insurance",
    ratings: true,
    greenWithoutData: false,
    disputesCounted: false,
  };
  const portfolio = samplePortfolio();
  const colours = classifiedClients(portfolio).map((client) => {
    const stated: StatedClient = {
      items: portfolio.items
        .filter((item) => item.client.code === client.clientCode)
        .map(({ open: amount, dueDate, disputed }) => {
          return {
            amount,
            daysLate: dueDate === null ? null : portfolio.referenceDate - dueDate,
            disputed,
            doubtful: false,
          };
        }),
      covers: client.coverLines.map(({ granted, status, from, to }) => {
        const day = portfolio.referenceDate;
        const inForce = (from ?? day) <= day && day <= (to ?? day);
        return { granted, status, inForce, endedDaysAgo: to !== null && to < day ? day - to : null };
      }),
      quality: client.signature?.quality ?? null,
      limit: client.limit?.amount ?? null,
      proceedings: client.record?.insolvency == null ? "none" : (client.record.insolvency.kind ?? "unknown"),
      brokenPromises: 0,
    };
    const reading = secondReading(stated, chosen);
    expect({ code: client.clientCode, ...readingOf(client, portfolio.referenceDate) }).toEqual({
      code: client.clientCode,
      ...reading,
    });
    return reading.colour;
  });
  expect(colours).toHaveLength(160);
});

const accounts: fc.Arbitrary<GroupedAccount> = fc.record({
  group: fc.constantFrom("", "", "North", "South"),
  isRed: fc.boolean(),
  exposure: fc.oneof(
    amounts,
    amounts.map((amount) => -amount),
  ),
  limit: fc.option(fc.oneof(amounts, fc.constant(0))),
});

test("a second reading of the agenda's rules agrees on 1,000 portfolios with groups", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(accounts, { minLength: 1, maxLength: 8 }), (portfolio) => {
      const named = portfolio.map((account, index) => ({ ...account, clientCode: `C${index}` }));
      const limits = assignLimits(
        named.map(({ clientCode, group, exposure, limit }) => {
          const item = { clientName: "", document: "F", documentDate: null, dueDate: TODAY + 30 };
          const items = [{ ...item, clientCode, amount: exposure, disputed: false }];
          const [receivables] = ageOpenItems(items, { referenceDate: TODAY, termOf: () => null, residue: 0 });
          const stated = limit === null ? null : { amount: limit, reviewDate: null };
          return {
            receivables: receivables!,
            record: { ...unknownClient(clientCode, ""), group, limit: stated },
          };
        }),
      );
      const ruled = named.map(({ clientCode, group, isRed, exposure }) => {
        const limit = limits.get(clientCode) ?? null;
        return {
          ...{ clientCode, group, exposure, deadline: null, drift: { fromAgreed: null, beyondLaw: 0 } },
          colour: isRed ? ("red" as const) : ("green" as const),
          limit: limit?.amount ?? null,
          excess: excessOver(limit, exposure),
        };
      });
      const rules = figureRules(ruled, DEFAULT_PARAMETERS, TODAY);
      const expected = secondAgenda(portfolio);
      named.forEach(({ clientCode }, index) => {
        expect(rules.get(clientCode)).toEqual(expected[index]);
        for (const rule of expected[index]!) seen.add(`${rule} ${portfolio[index]!.group}`);
      });
    }),
    { numRuns: 1_000, seed: 20260115 },
  );
  expect(seen.size).toBe(9);
});
