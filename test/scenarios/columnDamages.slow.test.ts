import { afterDamage, COLUMN_CASES } from "./columnDamages";

const TABLES = [...new Set(COLUMN_CASES.map(({ table }) => table.table))];

test.each(TABLES)(
  "%s, each column × each damage: no figure changes without a sentence that names it, and one press heals what stops",
  async (name) => {
    const wrong: string[] = [];
    for (const each of COLUMN_CASES.filter(({ table }) => table.table === name)) {
      wrong.push(...(await afterDamage(each)));
    }
    expect(wrong).toEqual([]);
  },
  900_000,
);
