import fc from "fast-check";
import "../../../test/order/seed";
import type { ClientRecord } from "../client/client";
import { coverOn, type CoverLine } from "./cover";
import { dayOf } from "../basis/day";
import { assignCovers, type CoveredAccount } from "./groupCover";
import { DEFAULT_PARAMETERS } from "../policy/policy";
import { NO_AGEING, NOTHING_APART } from "../receivables/receivables";

const TODAY = dayOf(2026, 1, 14);
const SHARING = { ...DEFAULT_PARAMETERS, groupsShareCover: true };

function account(clientCode: string, group: string, balance: number): CoveredAccount {
  const record: ClientRecord = {
    clientCode,
    clientName: clientCode,
    group,
    salesperson: "",
    paymentTerms: "",
    termDays: null,
    ratings: [],
    insolvency: null,
    limit: null,
    turnover: null,
    exposureParts: null,
  };
  return {
    record,
    receivables: {
      clientCode,
      clientName: clientCode,
      ageing: { ...NO_AGEING, notDue: balance },
      balance,
      oldestDaysLate: 0,
      oldestIsMinimum: false,
      averageDaysLate: null,
      items: 1,
      itemsWithoutDueDate: 0,
      ...NOTHING_APART,
      oldestOutOfDispute: 0,
    },
  };
}

function limit(clientCode: string, granted: number, change: Partial<CoverLine> = {}): CoverLine {
  return {
    clientCode,
    clientName: "",
    insurer: "Prudence Crédit",
    kind: "named",
    nature: "permanent",
    granted,
    requested: null,
    from: null,
    to: null,
    status: "accepted",
    insuredShare: 0.9,
    ...change,
  };
}

function validByCode(accounts: readonly CoveredAccount[], lines: readonly CoverLine[], shares: boolean) {
  const parameters = shares ? SHARING : DEFAULT_PARAMETERS;
  const assigned = assignCovers(accounts, lines, parameters, TODAY);
  return accounts.map(({ receivables }) => {
    return coverOn(assigned.get(receivables.clientCode) ?? [], TODAY).valid;
  });
}

const TWO = [account("A1", "Groupe Élan", 75_000_00), account("A2", "groupe elan", 25_000_00)];

test("a limit in the group's name is shared in proportion to the exposures", () => {
  expect(validByCode(TWO, [limit("GROUPE ELAN", 80_000_00)], false)).toEqual([60_000_00, 20_000_00]);
  const named = limit("G-17", 80_000_00, { clientName: "Groupe Elan" });
  expect(validByCode(TWO, [named], false)).toEqual([60_000_00, 20_000_00]);
});

test("own limits count first: the group's goes to what they leave uncovered", () => {
  const lines = [limit("A1", 50_000_00), limit("Groupe Élan", 40_000_00)];
  expect(validByCode(TWO, lines, false)).toEqual([50_000_00 + 20_000_00, 20_000_00]);
});

test("an account's own limit stays its own unless the policy says that groups share", () => {
  const lines = [limit("A1", 80_000_00)];
  expect(validByCode(TWO, lines, false)).toEqual([80_000_00, 0]);
  expect(validByCode(TWO, lines, true)).toEqual([60_000_00, 20_000_00]);
});

test("each account knows the limit it has a part of", () => {
  const assigned = assignCovers(TWO, [limit("Groupe Élan", 80_000_00)], DEFAULT_PARAMETERS, TODAY);
  const shared = { granted: 80_000_00, accounts: 2 };
  expect(coverOn(assigned.get("A2") ?? [], TODAY)).toMatchObject({ valid: 20_000_00, shared });
});

test("a group's cancelled limit is known, withdrawn and gives nothing", () => {
  const lines = [limit("Groupe Élan", 80_000_00, { status: "cancelled" })];
  const assigned = assignCovers(TWO, lines, DEFAULT_PARAMETERS, TODAY);
  for (const code of ["A1", "A2"]) {
    expect(coverOn(assigned.get(code) ?? [], TODAY)).toMatchObject({
      valid: 0,
      known: true,
      withdrawn: true,
    });
  }
});

test("a limit that ended is not shared out any more", () => {
  expect(validByCode(TWO, [limit("Groupe Élan", 80_000_00, { to: TODAY - 1 })], false)).toEqual([0, 0]);
});

test("accounts that owe nothing share equally; groups of others are left alone", () => {
  const none = [account("A1", "G", 0), account("A2", "G", 0), account("B", "H", 10)];
  expect(validByCode(none, [limit("G", 101)], false)).toEqual([51, 50, 0]);
});

test("whatever the accounts and limits, every limit is given out once, to the cent", () => {
  const cents = fc.integer({ min: 0, max: 500_000_00 });
  const accounts = fc
    .array(fc.tuple(fc.constantFrom("", "G", "H"), fc.integer({ min: -50_000_00, max: 500_000_00 })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((own) => own.map(([group, balance], index) => account(`C${index}`, group, balance)));
  const limits = fc.array(fc.tuple(fc.constantFrom("G", "H", "C0", "C1"), cents), { maxLength: 6 });
  fc.assert(
    fc.property(accounts, limits, fc.boolean(), (own, granted, shares) => {
      const names = new Set(
        own.flatMap(({ receivables, record }) => [receivables.clientCode, record?.group]),
      );
      const lines = granted.filter(([code]) => names.has(code)).map(([code, amount]) => limit(code, amount));
      const valid = validByCode(own, lines, shares);
      expect(valid.every((amount) => amount >= 0)).toBe(true);
      const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
      expect(sum(valid)).toBe(sum(lines.map((line) => line.granted)));
    }),
  );
});
