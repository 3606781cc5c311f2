import { unknownClient, type ClientRecord } from "../../src/domain/client/client";
import { classify, type ClassifiedClient } from "../../src/domain/colour/classification";
import { NOTHING_KNOWN } from "../../src/domain/colour/clientFile";
import type { CoverLine } from "../../src/domain/cover/cover";
import { assignLimits } from "../../src/domain/cover/internalLimit";
import { dayOf } from "../../src/domain/basis/day";
import { gridInUse } from "../../src/domain/policy/grid";
import { criteriaInUse, DEFAULT_POLICY, type Parameters, type Policy } from "../../src/domain/policy/policy";
import { ageOpenItems } from "../../src/domain/receivables/ageing";
import type { OpenItem } from "../../src/domain/receivables/receivables";
import { seededRandom, type Random } from "../sample/random";

/** A company of some size: how many clients, whether it is insured, and whether it has ratings. */
interface Company {
  readonly clients: number;
  readonly isInsured: boolean;
  readonly hasRatings: boolean;
  readonly hasLimits: boolean;
}

/** The day that everything is of. */
export const TODAY = dayOf(2026, 1, 14);

/** Invented clients of a company, classified with the criteria that it has; the same for the same seed. */
export function classifiedCompany(
  company: Company,
  seed: number,
): { clients: ClassifiedClient[]; policy: Policy; items: ReadonlyMap<string, readonly OpenItem[]> } {
  const random = seededRandom(seed);
  const parameters: Parameters = {
    ...DEFAULT_POLICY.parameters,
    coverCriterion: company.isInsured ? "insurance" : company.hasLimits ? "limit" : "none",
    ratingsInUse: company.hasRatings,
  };
  const grid = gridInUse(DEFAULT_POLICY.grid, criteriaInUse(parameters));
  const policy = { ...DEFAULT_POLICY, parameters, grid };
  const options = { referenceDate: TODAY, termOf: () => null, residue: parameters.residue };
  const itemsByCode = new Map<string, readonly OpenItem[]>();
  const accounts = Array.from({ length: company.clients }, (_, index) => {
    const clientCode = `C${String(index + 1).padStart(5, "0")}`;
    const items = itemsOf(clientCode, random);
    itemsByCode.set(clientCode, items);
    const balance = items.reduce((sum, { amount }) => sum + amount, 0);
    const [receivables] = ageOpenItems(items, options);
    if (receivables === undefined) throw new Error("a client without items");
    return {
      receivables,
      record: recordOf(clientCode, balance, company, random),
      coverLines: company.isInsured ? coverOf(clientCode, balance, random) : [],
    };
  });
  const limits = assignLimits(accounts);
  const clients = accounts.map((account) => {
    const limit = limits.get(account.receivables.clientCode) ?? null;
    return classify({ ...NOTHING_KNOWN, ...account, limit }, policy, TODAY);
  });
  return { clients, policy, items: itemsByCode };
}

/** Few large clients, many small ones; most pay in time, some always late, a few hardly ever. */
function itemsOf(clientCode: string, random: Random): OpenItem[] {
  const size = Math.exp(7 + 3.4 * random.next() + 2 * random.next());
  const behaviour = random.next();
  const count = 2 + Math.floor(random.next() * 10);
  return Array.from({ length: count }, (_, index): OpenItem => {
    const late =
      behaviour < 0.62
        ? -50 + 52 * random.next()
        : behaviour < 0.9
          ? -40 + 65 * random.next()
          : -20 + 140 * random.next();
    const isCredit = random.next() < 0.05;
    const amount = Math.round((size / count) * (0.4 + 1.2 * random.next()) * 100) * (isCredit ? -0.3 : 1);
    return {
      clientCode,
      clientName: `Client ${clientCode}`,
      document: `F${index + 1}`,
      documentDate: TODAY - Math.round(late) - 45,
      dueDate: TODAY - Math.round(late),
      amount: Math.round(amount),
      disputed: random.next() < 0.03,
    };
  });
}

function recordOf(
  clientCode: string,
  balance: number,
  { hasRatings, hasLimits }: Company,
  random: Random,
): ClientRecord {
  const value = String(Math.floor(3 + 17 * random.next()));
  const limit = Math.max(1, Math.ceil((balance * (0.75 + random.next())) / 5_000_00)) * 5_000_00;
  const [isRated, isLimited] = [random.next() < 0.9, random.next() < 0.9];
  return {
    ...unknownClient(clientCode, `Client ${clientCode}`),
    ratings: hasRatings && isRated ? [{ provider: "Altares", value, date: TODAY - 60 }] : [],
    limit: hasLimits && isLimited ? { amount: limit, reviewDate: null } : null,
  };
}

function coverOf(clientCode: string, balance: number, random: Random): CoverLine[] {
  const draw = random.next();
  if (draw < 0.06) return [];
  const isRefused = draw < 0.14;
  const granted = isRefused
    ? 0
    : Math.ceil((Math.max(0, balance) * (0.5 + 0.9 * random.next())) / 1_000_00) * 1_000_00;
  return [
    {
      clientCode,
      clientName: `Client ${clientCode}`,
      insurer: "Prudence Crédit",
      kind: "named",
      nature: "permanent",
      granted,
      requested: null,
      from: TODAY - 400,
      to: null,
      status: isRefused ? "refused" : "accepted",
      insuredShare: 0.9,
    },
  ];
}
