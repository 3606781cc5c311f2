import { afterDamage, someColumnCases } from "./columnDamages";

// All of them are tried by the slow tests.
test.each(someColumnCases().map((each) => ({ ...each, name: each.table.table })))(
  "$name, $key $damage: no figure changes without a sentence that names it, and one press heals what stops",
  async (each) => {
    expect(await afterDamage(each)).toEqual([]);
  },
);
