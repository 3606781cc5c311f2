import fc from "fast-check";
import "../order/seed";
import { unknownClient } from "../../src/domain/client/client";
import { classify, type ClassifiedClient } from "../../src/domain/colour/classification";
import { NOTHING_KNOWN, type ClientFile } from "../../src/domain/colour/clientFile";
import type { CoverStatus } from "../../src/domain/cover/cover";
import { dayOf, type Day } from "../../src/domain/basis/day";
import { defaultGrid } from "../../src/domain/policy/grid";
import {
  criteriaInUse,
  DEFAULT_PARAMETERS,
  DEFAULT_POLICY,
  type InsurerClock,
} from "../../src/domain/policy/policy";
import { claimsDeclaredOn, insurerStepsIn } from "../../src/domain/protocol/insurerSteps";
import type { ProtocolFacts } from "../../src/domain/protocol/protocol";
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
  type StatedClock,
  type StatedStep,
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
  const grid = defaultGrid(criteriaInUse(parameters));
  const policy = { ...DEFAULT_POLICY, parameters, grid, insurers: choices.clocks.map(clockOf) };
  return readingOf(classify(fileOf(stated), policy, TODAY), TODAY);
}

function clockOf({ insurer, fromDue, fromInvoice, smallest, uninsuredAfter }: StatedClock): InsurerClock {
  const delays = { daysFromDue: fromDue, daysFromInvoice: fromInvoice };
  return { insurer, ...delays, smallest, uninsuredAfterDays: uninsuredAfter };
}

/** A stated step as a row of the protocol. */
function rowOf({ kind, status, isTakenBack, decided, done, until }: StatedStep, day: Day): ProtocolFacts {
  return {
    kind,
    status,
    cancelled: isTakenBack,
    committeeDate: day - decided,
    doneOn: done === null ? null : day - done,
    until: until === null ? null : day + until,
    ...{ number: 1, clientCode: "C1", colour: null, kindText: "", owner: "", dueDate: null },
    ...{ arbitration: "none", rulingDate: null, origin: null, amount: null, rulingDue: null },
  };
}

/** What the product makes of a client's protocol. */
function stepsOf(
  protocol: readonly StatedStep[],
  day: Day,
): Pick<ClientFile, "insurerSteps" | "claimsDeclaredOn"> {
  const rows = protocol.map((step) => rowOf(step, day));
  return { insurerSteps: insurerStepsIn(rows, day), claimsDeclaredOn: claimsDeclaredOn(rows, day) };
}

/** A classification in the words of the second reading. */
function readingOf(
  { grades, computedColour, blockProposal, declaration, uninsured, claims }: ClassifiedClient,
  day: Day,
): Reading {
  return {
    ...grades,
    colour: computedColour,
    block: blockProposal !== null,
    daysToDeclare: declaration === null ? null : declaration.deadline - day,
    uninsured: uninsured !== null,
    daysForClaims: claims === null ? null : claims.deadline - day,
  };
}

function fileOf({ items, covers, quality, limit, brokenPromises, ...stated }: StatedClient): ClientFile {
  const { proceedings, judgment } = stated;
  const [receivables] = ageOpenItems(
    items.map(({ amount, daysLate, age, disputed, doubtful }) => ({
      clientCode: "C1",
      clientName: "Client",
      document: "F",
      documentDate: age === null ? null : TODAY - age,
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
    coverLines: covers.map(({ insurer, granted, status, endedDaysAgo }) => ({
      clientCode: "C1",
      clientName: "Client",
      insurer,
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
      insolvency: proceedings === "none" ? null : { kind, date: judgment },
    },
    ...stepsOf(stated.protocol, TODAY),
    limit: limit === null ? null : { amount: limit, reviewDate: null, shared: null },
    brokenPromises,
  };
}

/** Amounts on both sides of every threshold of the rules, and any other. */
const amounts = fc.oneof(
  fc.constantFrom(50_00, 50_01, 500_00, 500_01, 5_000_00, 5_000_01, 20_000_00, 19_999_99, 10_000_00),
  fc.integer({ min: 1, max: 80_000_00 }),
);
const INSURERS = ["Prudence Crédit", "Coface"] as const;
/** Days ago on both sides of what items and judgments are late by; some are to come. */
const ago = fc.oneof(fc.constantFrom(0, 5, 6, 60, 61), fc.integer({ min: -20, max: 150 }));
const steps: fc.Arbitrary<StatedStep> = fc.record({
  kind: fc.constantFrom(
    "insurer-declaration",
    "due-date-extension",
    "due-date-extension",
    "litigation",
    "litigation",
  ),
  status: fc.constantFrom("to-do", "in-progress", "done", "done", "done", "dropped"),
  isTakenBack: fc.constantFrom(false, false, false, false, true),
  decided: ago,
  done: fc.option(ago),
  until: fc.option(fc.integer({ min: -70, max: 40 }), { freq: 8 }),
});
const clocks: fc.Arbitrary<readonly StatedClock[]> = fc
  .record({
    fromDue: fc.option(fc.constantFrom(30, 60, 90), { freq: 3 }),
    fromInvoice: fc.option(fc.constantFrom(90, 120), { freq: 1 }),
    smallest: fc.constantFrom(0, 300_00, 10_000_00),
    uninsuredAfter: fc.option(fc.constantFrom(30, 60, 90), { freq: 4 }),
  })
  .chain((clock) =>
    fc.subarray(["PRUDENCE CREDIT", "Coface SA"]).map((own) => own.map((insurer) => ({ insurer, ...clock }))),
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
      age: fc.option(fc.integer({ min: 0, max: 220 }), { freq: 6 }),
      disputed: fc.constantFrom(false, false, false, true),
      doubtful: fc.constantFrom(...Array.from({ length: 19 }, () => false), true),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  covers: fc.array(
    fc
      .record({
        insurer: fc.constantFrom(...INSURERS),
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
  judgment: fc.option(
    ago.map((days) => TODAY - days),
    { freq: 6 },
  ),
  protocol: fc.oneof(fc.constant([]), fc.array(steps, { maxLength: 3 })),
  brokenPromises: fc.constantFrom(0, 0, 0, 0, 1, 2),
});
const choices: fc.Arbitrary<Choices> = fc.record({
  criterion: fc.constantFrom("insurance", "limit", "none"),
  ratings: fc.boolean(),
  greenWithoutData: fc.boolean(),
  disputesCounted: fc.boolean(),
  clocks,
  today: fc.constant(TODAY),
});

test("a second reading of the rules agrees on 1,000 random portfolios", () => {
  const seen = { red: 0, orange: 0, green: 0, block: 0, declared: 0, uninsured: 0, claims: 0 };
  const without = { moved: 0, silenced: 0, claims: 0, clock: 0 };
  fc.assert(
    fc.property(fc.array(clients, { minLength: 1, maxLength: 9 }), choices, (portfolio, chosen) => {
      for (const client of portfolio) {
        const reading = secondReading(client, chosen);
        expect(classified(client, chosen)).toEqual(reading);
        seen[reading.colour] += 1;
        seen.block += Number(reading.block);
        seen.declared += Number(reading.daysToDeclare !== null);
        seen.uninsured += Number(reading.uninsured);
        seen.claims += Number(reading.daysForClaims !== null);
        // What the protocol and the insurers' own rows change is there to be seen.
        const unsaid = secondReading({ ...client, protocol: [] }, chosen);
        const usual = secondReading(client, { ...chosen, clocks: [] });
        without.silenced += Number(reading.daysToDeclare === null && unsaid.daysToDeclare !== null);
        without.moved += Number(
          reading.daysToDeclare !== null && reading.daysToDeclare !== unsaid.daysToDeclare,
        );
        without.claims += Number(reading.daysForClaims !== unsaid.daysForClaims);
        without.clock += Number(reading.daysToDeclare !== usual.daysToDeclare);
      }
    }),
    { numRuns: 1_000, seed: 20260114 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(200);
  expect(Math.min(...Object.values(without))).toBeGreaterThan(20);
});

const SAMPLE = samplePortfolio();
const SAMPLE_CHOICES: Choices = {
  criterion: "insurance",
  ratings: true,
  greenWithoutData: false,
  disputesCounted: false,
  clocks: [],
  today: SAMPLE.referenceDate,
};

/** A client of the sample as its sheets state it, with what a protocol might say of it. */
function statedSample(client: ClassifiedClient, protocol: readonly StatedStep[]): StatedClient {
  const { items, referenceDate: day } = SAMPLE;
  const insolvency = client.record?.insolvency ?? null;
  return {
    items: items
      .filter((item) => item.client.code === client.clientCode)
      .map(({ open: amount, dueDate, documentDate, disputed }) => ({
        amount,
        daysLate: dueDate === null ? null : day - dueDate,
        age: day - documentDate,
        disputed,
        doubtful: false,
      })),
    covers: client.coverLines.map(({ insurer, granted, status, from, to }) => {
      const inForce = (from ?? day) <= day && day <= (to ?? day);
      return { insurer, granted, status, inForce, endedDaysAgo: to !== null && to < day ? day - to : null };
    }),
    quality: client.signature?.quality ?? null,
    limit: client.limit?.amount ?? null,
    proceedings: insolvency === null ? "none" : (insolvency.kind ?? "unknown"),
    judgment: insolvency?.date ?? null,
    brokenPromises: 0,
    protocol,
  };
}

test("a second reading of the rules agrees on every client of the sample", () => {
  const day = SAMPLE_CHOICES.today;
  const compared = classifiedClients(SAMPLE).map((client) => {
    const reading = secondReading(statedSample(client, []), SAMPLE_CHOICES);
    return [client.clientCode, readingOf(client, day), reading] as const;
  });
  expect(compared).toHaveLength(160);
  for (const [code, own, reading] of compared) expect([code, own]).toEqual([code, reading]);
});

test("and with insurers' own clocks, a protocol, and judgments: declarations, dates put off, claims declared", () => {
  const day = SAMPLE_CHOICES.today;
  const clock = { smallest: 1_000_00, uninsuredAfter: 10 };
  const clocks = [
    { insurer: "PRUDENCE CREDIT", fromDue: 45, fromInvoice: 100, ...clock },
    { insurer: "GARANCE ASSURANCE SA", fromDue: null, fromInvoice: 90, ...clock },
  ];
  const policy = { ...DEFAULT_POLICY, insurers: clocks.map(clockOf) };
  const step = { status: "done", isTakenBack: false, done: null } as const;
  const protocols: readonly (readonly StatedStep[])[] = [
    [],
    [{ ...step, kind: "insurer-declaration", decided: 20, until: null }],
    [{ ...step, kind: "due-date-extension", status: "to-do", decided: 30, until: 10 }],
    [{ ...step, kind: "due-date-extension", status: "to-do", decided: 60, until: -5 }],
    [{ ...step, kind: "litigation", decided: 10, until: null }],
  ];
  const seen = { moved: 0, uninsured: 0, claims: 0 };
  classifiedClients(SAMPLE).forEach((client, index) => {
    const protocol = protocols[index % protocols.length]!;
    const record = {
      ...(client.record ?? unknownClient(client.clientCode, client.clientName)),
      insolvency: index % 7 === 0 ? { kind: "receivership" as const, date: day - (index % 50) } : null,
    };
    const known = classify({ ...client, record, ...stepsOf(protocol, day) }, policy, day);
    const reading = secondReading(statedSample(known, protocol), { ...SAMPLE_CHOICES, clocks });
    expect([client.clientCode, readingOf(known, day)]).toEqual([client.clientCode, reading]);
    const before = client.declaration === null ? null : client.declaration.deadline - day;
    seen.moved += Number(reading.daysToDeclare !== before);
    seen.uninsured += Number(reading.uninsured);
    seen.claims += Number(reading.daysForClaims !== null);
  });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
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
