import { protocolEntry } from "../../../test/sample/protocolEntry";
import { sheetWords } from "../../book/words";
import { DEFAULT_PARAMETERS } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { NO_AGEING } from "../../domain/receivables/receivables";
import type { ClientStanding } from "../port/clientStanding";
import { suggestionsFor } from "./suggestions";

const DAY = 46_150;
const words = sheetWords("fr");

/** A red client, late with some of it disputed. */
const RED: ClientStanding = {
  clientCode: "C1",
  clientName: "Verrerie du Midi",
  colour: "red",
  reasons: "",
  exposure: 182_000_00,
  validCover: 0,
  uncovered: 182_000_00,
  countedOverdue: 64_210_00,
  overdueOutOfDispute: 64_210_00,
  oldestDaysLate: 92,
  rating: "",
  wayOut: "Orange si 44 211 € sont payés, ou si l'assureur accorde 182 000 €",
  change: "",
  blockProposal: "",
  limit: null,
  excess: 0,
  shipments: "",
  claims: null,
  drift: { fromAgreed: null, beyondLaw: 0 },
  declaration: null,
  salesperson: "Hélène Roux",
  group: "",
  pinned: false,
  note: "",
  balance: 182_000_00,
  ageing: NO_AGEING,
  disputed: 0,
  averageDaysLate: 60,
  behaviour: null,
  grades: { cover: "uncovered", signature: "weak", overdue: "seriously-late" },
  computedColour: "red",
  overrideUntil: null,
  hasEntered: false,
  hasTurnedRed: false,
  declareBy: null,
  hasMoved: false,
  isUpToDate: false,
};

/** A green client that owes nothing late. */
const GREEN: ClientStanding = {
  ...RED,
  colour: "green",
  countedOverdue: 0,
  overdueOutOfDispute: 0,
  wayOut: "",
  grades: { cover: "covered", signature: "good", overdue: "up-to-date" },
  isUpToDate: true,
};

interface Known {
  readonly entries?: readonly ProtocolEntry[];
  readonly block?: ProtocolEntry | null;
  readonly isUnvisited?: boolean;
}

const suggested = (client: ClientStanding, { entries = [], block = null, isUnvisited = false }: Known = {}) =>
  suggestionsFor(client, { entries, block, isUnvisited, day: DAY, parameters: DEFAULT_PARAMETERS }, words);
const kinds = (client: ClientStanding, known?: Known) => suggested(client, known).map(({ kind }) => kind);

test("the payment and the cover that lead out of the colour", () => {
  expect(kinds(RED)).toEqual(["client-reminder", "cover-request"]);
  expect(suggested(RED)[1]).toMatchObject({ amount: 182_000_00, owner: "" });
});

test("the whole debt out of dispute is asked for, whatever less would turn the colour; a residue is not", () => {
  const reminder = (client: ClientStanding) =>
    suggested(client).find(({ kind }) => kind === "client-reminder")?.decision ?? null;
  expect(reminder(RED)).toMatch(/^Relance client\s: 64\s210\s€$/);
  expect(reminder({ ...RED, overdueOutOfDispute: 12_345_67, countedOverdue: 12_345_67 })).toMatch(
    /12\s346\s€$/,
  );
  const residue = DEFAULT_PARAMETERS.residue;
  expect(reminder({ ...RED, overdueOutOfDispute: residue, countedOverdue: residue })).toBeNull();
});

test("who is late is reminded without a payment that leads out; not a red client then, nor who is up to date", () => {
  const late = { ...RED, wayOut: "", colour: "orange" as const };
  expect(kinds(late)).toEqual(["client-reminder"]);
  expect(kinds({ ...late, colour: "green" })).toEqual(["client-reminder"]);
  expect(kinds({ ...late, colour: "red" })).toEqual([]);
  expect(kinds({ ...late, grades: GREEN.grades })).toEqual([]);
  const wayOut = "Vert si 4 061 € non échus sont payés d'avance, ou si l'assureur accorde 182 000 €";
  expect(kinds({ ...GREEN, colour: "orange", wayOut })).toEqual(["cover-request"]);
});

test("a dispute that holds the payment comes first, with all that is disputed; a residue does not", () => {
  const disputed = { ...RED, overdueOutOfDispute: 20_000_00, disputed: 52_525_17 };
  expect(suggested(disputed)[0]).toMatchObject({
    kind: "dispute-handling",
    amount: 52_525_17,
    decision: expect.stringMatching(/^Traitement de litige\s: 52\s525\s€$/) as string,
  });
  // Credits in dispute, or a cell that tells nothing, do not make it less than what it holds.
  expect(suggested({ ...disputed, disputed: 0 })[0]).toMatchObject({ amount: 44_210_00 });
  const residue = { ...RED, overdueOutOfDispute: 63_710_00, disputed: 500_00 };
  expect(kinds(residue)).not.toContain("dispute-handling");
});

test.each([
  ["far away", DAY + 11, null],
  ["near", DAY + 10, /^Déclarer l'impayé à l'assureur avant le/],
  ["today", DAY, /^Déclarer l'impayé à l'assureur avant le/],
  ["passed", DAY - 1, /délai passé depuis le/],
])("a declaration whose deadline is %s", (_, declaration, decision) => {
  const found = suggested({ ...RED, declaration }).find(({ kind }) => kind === "insurer-declaration");
  if (decision === null) expect(found).toBeUndefined();
  else {
    expect(found?.decision).toMatch(decision);
    expect(found?.dueDate).toBe(Math.max(DAY, declaration));
  }
});

test.each([
  ["as its way out says", { wayOut: "Vert si la limite interne est portée à 190 000 €" }, 190_000_00],
  ["to what it owes, rounded up", { limit: 150_000_00, excess: 31_400_00, exposure: 181_400_00 }, 182_000_00],
  ["not for an excess within tolerance", { limit: 180_000_00, excess: 2_000_00 }, null],
  ["not when it is late", { limit: 150_000_00, excess: 32_000_00, grades: RED.grades }, null],
  ["not when it is red", { limit: 150_000_00, excess: 32_000_00, colour: "red" as const }, null],
  ["not when nothing may be sold on credit", { limit: 0, excess: 182_000_00 }, null],
])("the limit of a client who pays is raised %s", (_, over, amount) => {
  const found = suggested({ ...GREEN, colour: "orange", ...over }).find(({ kind }) => kind === "raise-limit");
  expect(found?.amount ?? null).toBe(amount);
  if (found !== undefined) expect(found.decision).toMatch(/^Relever la limite à 1\d\d\s000\s€$/);
});

test("the limit that a red and late client has not used is brought down to what it owes", () => {
  const lowered = (over: Partial<ClientStanding>) =>
    suggested({ ...RED, ...over }).find(({ kind }) => kind === "lower-limit")?.amount ?? null;
  expect(lowered({ limit: 250_000_00 })).toBe(182_000_00);
  expect(lowered({ limit: 185_000_00 })).toBeNull();
  expect(lowered({ limit: null })).toBeNull();
  expect(lowered({ limit: 250_000_00, colour: "orange" })).toBeNull();
  expect(lowered({ limit: 250_000_00, grades: GREEN.grades })).toBeNull();
});

test("the block proposed, or the release of the one in force", () => {
  expect(kinds({ ...RED, blockProposal: "Oui" })).toContain("shipment-block");
  const block = protocolEntry({ number: 12, kind: "shipment-block" });
  const release = suggested({ ...RED, blockProposal: "Oui" }, { block, entries: [block] }).at(-1);
  expect(release).toMatchObject({ kind: "shipment-release", origin: 12 });
});

test("a large client whom nobody has visited, with its salesperson", () => {
  expect(suggested(GREEN, { isUnvisited: true })).toEqual([
    expect.objectContaining({ kind: "joint-visit", owner: "Hélène Roux" }),
  ]);
});

test("deliveries first for a client who has paid on time for weeks, not for one just settled or always late", () => {
  const priority = (weeksLate: number, weeksKnown: number) =>
    kinds({ ...GREEN, behaviour: { weeksLate, weeksKnown } }).includes("delivery-priority");
  expect(priority(0, 12)).toBe(true);
  expect(priority(9, 12)).toBe(false);
  expect(priority(0, 1)).toBe(false);
  expect(kinds(GREEN)).toEqual([]);
});

test.each([
  ["under way", { status: "to-do" }, false],
  ["done", { status: "done" }, true],
  ["given up at the last committee", { status: "dropped", committeeDate: DAY - 7 }, false],
  ["given up long ago", { status: "dropped", committeeDate: DAY - 60 }, true],
  ["taken back", { status: "to-do", cancelled: true }, true],
] as const)("an action %s is proposed again: %#", (_, over, isProposed) => {
  const entry = protocolEntry({ number: 5, kind: "cover-request", ...over });
  expect(kinds(RED, { entries: [entry] }).includes("cover-request")).toBe(isProposed);
});

test("what was put off and done since is no refusal", () => {
  const first = protocolEntry({
    number: 5,
    kind: "cover-request",
    status: "dropped",
    committeeDate: DAY - 14,
  });
  const second = protocolEntry({ number: 9, kind: "cover-request", status: "done", origin: 5 });
  expect(kinds(RED, { entries: [first, second] })).toContain("cover-request");
});
