import { advisedFor, agendaSize } from "../../src/committee/policy/agendaEffect";
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
    expect(advised?.minutes).toBeLessThanOrEqual(60);
    expect(advised?.share).toBeGreaterThan(0.2);
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
