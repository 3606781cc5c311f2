import { accountRole, AccountsLeftOut } from "./accounts";

test.each([
  ["411000", "receivable"],
  [4_110_000, "receivable"],
  ["411DUPONT", "receivable"],
  ["4117", "retention"],
  ["411700", "retention"],
  ["416000", "doubtful"],
  ["413100", "bills"],
  ["419100", "deposits"],
  ["4198", "other"],
  ["418100", "deliveries"],
  ["401000", "other"],
  ["512", "other"],
  [" 411", "receivable"],
  ["", "other"],
  [undefined, "other"],
] as const)("account %s: %s", (account, role) => {
  expect(accountRole(account)).toBe(role);
});

test("what is left out is told by account, the largest first", () => {
  const accounts = new AccountsLeftOut();
  accounts.add("512100", 10_00);
  accounts.add("401000", -700_00);
  accounts.add("401200", -50_50);
  accounts.add("512", 5_00);
  expect(accounts.messages("Grand livre").map(({ code, values }) => [code, values])).toEqual([
    ["account-left-out", { sheet: "Grand livre", account: "401", rows: 2, count: 2, amount: -750.5 }],
    ["account-left-out", { sheet: "Grand livre", account: "512", rows: 2, count: 2, amount: 15 }],
  ]);
});
