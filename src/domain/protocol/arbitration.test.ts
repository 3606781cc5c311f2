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
    isHigh: true,
  });
  expect(arbitrationRate(entries, friday(13), 12, 0.25).isHigh).toBe(false);
  expect(arbitrationRate([], friday(1)).rate).toBeNull();
});

test("informations, such as that things are maintained, thin the rate out no more than actions put off do", () => {
  const asked = protocolEntry({ number: 1, arbitration: "asked" });
  const maintained = [2, 3, 4].map((number) => protocolEntry({ number, kind: "information" }));
  expect(arbitrationRate([asked, ...maintained], friday(1))).toMatchObject({
    decisions: 1,
    arbitrations: 1,
    isHigh: true,
  });
});
