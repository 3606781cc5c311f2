import { afterDamage, COLUMN_CASES, type ColumnCase } from "./columnDamages";

/**
 * Cleared, these are as in the row of a client who has none, and no other cell of the row says otherwise: a client whom
 * no rule blocks, one whose shipments go on, one of an aged balance, which has no days. The analysis writes them again.
 */
const BLANK_IN_MANY: ReadonlySet<string> = new Set(["blockProposal", "shipments", "averageDaysLate"]);

const isTold = ({ table, key, damage }: ColumnCase) =>
  !(table.table === "CC_Clients" && damage === "cleared" && BLANK_IN_MANY.has(key));

const KINDS = [
  ...new Map(
    COLUMN_CASES.map(({ table, damage }) => [`${table.table} ${damage}`, { name: table.table, damage }]),
  ).values(),
];

test.each(KINDS)(
  "$name, each column $damage: no figure changes without a sentence that names it, and one press heals what stops",
  async ({ name, damage }) => {
    const wrong: string[] = [];
    for (const each of COLUMN_CASES.filter((one) => one.table.table === name && one.damage === damage)) {
      if (isTold(each)) wrong.push(...(await afterDamage(each)));
    }
    expect(wrong).toEqual([]);
  },
  900_000,
);
