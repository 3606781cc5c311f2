import { advisedFor, agendaSize } from "../../src/committee/policy/agendaEffect";
import { translator } from "../../src/locales/translator";
import { advisedText } from "../../src/taskpane/policy/advisedText";
import { COLOURS } from "../../src/domain/policy/grid";
import { classifiedCompany, TODAY } from "./companies";

test("a small insured company has few clients on its agenda, and needs no threshold", () => {
  const { clients, policy } = classifiedCompany(
    { clients: 8, isInsured: true, hasRatings: true, hasLimits: true },
    8,
  );
  expect(policy.grid).toHaveLength(27);
  expect(agendaSize(clients, policy.parameters, TODAY).minutes).toBeLessThanOrEqual(60);
  expect(advisedFor(clients, policy.parameters, TODAY)).toMatchObject({ threshold: 5_000_00, clients: 8 });
});

test.each([
  ["internal limits", true, 9],
  ["nothing but its ledger", false, 3],
])(
  "300 clients of a company that is not insured and has %s: all three colours, an agenda that fits",
  (_what, hasLimits, rows) => {
    const { clients, policy } = classifiedCompany(
      { clients: 300, isInsured: false, hasRatings: false, hasLimits },
      300,
    );
    expect(policy.grid).toHaveLength(rows);
    for (const colour of COLOURS) {
      expect(clients.filter((client) => client.colour === colour).length).toBeGreaterThan(20);
    }
    expect(
      clients.filter(({ blockProposal, colour }) => blockProposal !== null && colour === "green"),
    ).toEqual([]);
    const advised = advisedFor(clients, policy.parameters, TODAY);
    expect(agendaSize(clients, policy.parameters, TODAY).minutes).toBeGreaterThan(60);
    expect(advised.minutes).toBeLessThanOrEqual(60);
    if (advised.threshold === null) throw new Error("No threshold was advised.");
    expect(advised.share).toBeGreaterThan(0.2);
  },
);

test("5,000 clients: a green client is blocked only where deliveries are no longer insured", () => {
  const { clients } = classifiedCompany(
    { clients: 5_000, isInsured: true, hasRatings: true, hasLimits: false },
    5_000,
  );
  const blocked = clients.filter(({ blockProposal, colour }) => blockProposal !== null && colour === "green");
  expect(blocked.length).toBeGreaterThan(0);
  expect(blocked.filter(({ uninsured }) => uninsured === null)).toEqual([]);
});

test("5,000 clients: where no threshold makes the meeting fit, what stays under any is told with its reasons", () => {
  const { clients, policy } = classifiedCompany(
    { clients: 5_000, isInsured: true, hasRatings: true, hasLimits: true },
    5_000,
  );
  const advised = advisedFor(clients, policy.parameters, TODAY);
  if (advised.threshold !== null) throw new Error("A threshold was advised.");
  const { keptBy } = advised;
  expect(advised.minutes).toBeGreaterThan(60);
  expect(keptBy.deadline + keptBy.excess + keptBy.blocked).toBeGreaterThanOrEqual(advised.clients);
  expect(Math.max(keptBy.deadline, keptBy.excess, keptBy.blocked)).toBeLessThanOrEqual(advised.clients);
  const said = advisedText(advised, translator("fr")).replace(/\s/g, " ");
  expect(said).toContain(`${translator("fr").number(advised.clients).replace(/\s/g, " ")} clients`);
  expect(said).toContain("par un délai de déclaration");
});
