import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import { arbitrationRate, pendingArbitrations } from "./arbitration";

test("arbitrations asked for and not ruled are pending, the one needed first at the top", () => {
  const entries = [
    protocolEntry({ number: 1, arbitration: "asked", rulingDue: friday(4) }),
    protocolEntry({ number: 2, arbitration: "asked", rulingDue: friday(3) }),
    protocolEntry({ number: 3, arbitration: "asked" }),
    protocolEntry({ number: 4, arbitration: "ruled" }),
    protocolEntry({ number: 5, arbitration: "asked", status: "dropped" }),
    protocolEntry({ number: 6 }),
  ];
  expect(pendingArbitrations(entries).map(({ number }) => number)).toEqual([2, 1, 3]);
});

test("the rate is of the decisions of twelve weeks, without postponements and rows taken back", () => {
  const entries = [
    protocolEntry({ number: 1, committeeDate: friday(1), arbitration: "asked" }),
    protocolEntry({ number: 2, committeeDate: friday(2), arbitration: "ruled" }),
    protocolEntry({ number: 3, committeeDate: friday(13) }),
    protocolEntry({ number: 4, committeeDate: friday(13) }),
    protocolEntry({ number: 5, committeeDate: friday(13) }),
    protocolEntry({ number: 6, committeeDate: friday(13), origin: 5 }),
    protocolEntry({ number: 7, committeeDate: friday(13), cancelled: true, status: "dropped" }),
    protocolEntry({ number: 8, committeeDate: friday(14), arbitration: "asked" }),
    protocolEntry({ number: 9, committeeDate: null, arbitration: "asked" }),
  ];
  expect(arbitrationRate(entries, friday(13))).toEqual({
    decisions: 4,
    arbitrations: 1,
    rate: 0.25,
    isHigh: false,
  });
  expect(arbitrationRate([], friday(1)).rate).toBeNull();
});

test("informations, such as that things are maintained, thin the rate out no more than actions put off do", () => {
  const decided = Array.from({ length: 10 }, (_, index) =>
    protocolEntry({ number: index + 1, arbitration: index < 3 ? "asked" : "none" }),
  );
  const maintained = Array.from({ length: 20 }, (_, index) =>
    protocolEntry({ number: 11 + index, kind: "information" }),
  );
  expect(arbitrationRate([...decided, ...maintained], friday(1))).toMatchObject({
    decisions: 10,
    arbitrations: 3,
    isHigh: true,
  });
});

test("the rate is signalled above its share, and from ten decisions on", () => {
  const decided = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      protocolEntry({
        number: index + 1,
        committeeDate: friday(1),
        arbitration: index < 3 ? "asked" : "none",
      }),
    );
  const isHigh = (count: number, signal?: number) =>
    arbitrationRate(decided(count), friday(1), 12, signal).isHigh;
  expect([9, 10, 15].map((count) => isHigh(count))).toEqual([false, true, false]);
  expect(isHigh(10, 0.3)).toBe(false);
});
