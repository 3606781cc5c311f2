import { doWeek, harm, openStanding } from "./damagedWeek";
import { expectEndsRight, inTable } from "./damages";
import { GESTURES } from "./yearOfGestures";

// The others of each gesture are tried by the slow tests.
test.each(GESTURES.flatMap(([first]) => first ?? []))("$name: nothing changes", expectEndsRight);

test("codes of the protocol sorted alone: the meeting says which rows name another client than their code", async () => {
  const committee = await openStanding();
  await harm(
    committee,
    inTable("CC_Protocol", async ({ columns }, context) => {
      const codes = columns.getItem("Code client").getDataBodyRange().load("values");
      await context.sync();
      const [first = [], ...others] = codes.values as string[][];
      codes.values = [...others, first];
    }),
  );
  const { agenda, meeting } = await doWeek(committee, ["agenda", "meeting"]);
  for (const { said } of [agenda, meeting]) {
    expect(said.join("\n")).toMatch(
      /Protocole, n° [\d, –]+ : .*L'une des deux colonnes a sans doute été triée ou collée seule : c'est le code qui compte/,
    );
  }
  committee.close();
});

test("a committee left below its table is said at home and in the meeting, with its cell", async () => {
  const committee = await openStanding();
  await harm(
    committee,
    inTable("CC_Committees", (table) => table.resize(table.getRange().getResizedRange(-1, 0))),
  );
  const { home, meeting } = await doWeek(committee, ["home", "meeting"]);
  for (const { said } of [home, meeting]) {
    expect(said).toContain(
      "'Comités'!A7 : le comité du 30/01/2026 est sous le tableau des comités, pas dedans : il n'est pas lu. Coupez cette ligne et collez-la juste sous la dernière ligne du tableau.",
    );
  }
  committee.close();
});
