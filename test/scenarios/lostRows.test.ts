import { tableNamed } from "../simulator/workbook";
import { doWeek, harm, openStanding, type Harm } from "./damagedWeek";
import { expectEndsRight, inTable, onSheet } from "./damages";
import type { OpenCommittee } from "./openCommittee";
import { patience } from "./openCommittee";

/** Deletes the rows of some numbers, as people do on the sheet: by hand, one after the other. */
function rowsDeleted(...numbers: readonly number[]): Harm {
  return inTable("CC_Protocol", async ({ columns, rows }, context) => {
    const cells = columns.getItem("N°").getDataBodyRange().load("values");
    await context.sync();
    const standing = (cells.values as number[][]).map(([number]) => number);
    const places = numbers.map((number) => standing.indexOf(number)).sort((a, b) => b - a);
    for (const place of places) rows.getItemAt(place).delete();
  });
}

const GONE =
  "La décision n° 3 n'est plus dans le protocole : sa ligne a été supprimée dans la feuille, ou son numéro changé ou sauté. À revoir en séance.";

const saidAtHome = async (committee: OpenCommittee) => (await doWeek(committee, ["home"])).home.said;

async function goneSteps({ actions }: OpenCommittee) {
  const { steps } = await actions.meeting.openMeeting(null, patience());
  return steps.filter((step) => step.kind === "gone");
}

test("a row deleted by hand is said at home, reviewed in the meeting, and once noted not said again", async () => {
  const committee = await openStanding();
  await harm(committee, rowsDeleted(3));
  expect(await saidAtHome(committee)).toEqual([GONE]);
  // The pane's first look says the same.
  expect((await committee.actions.sources.lookUp(patience())).week?.warnings).toEqual([
    { code: "protocol-rows-gone", values: { count: 1, numbers: "3" } },
  ]);
  const [step] = await goneSteps(committee);
  expect(step).toMatchObject({
    key: "gone:3",
    gone: [{ from: 3, to: 3, known: expect.stringMatching(/\S – \S/) as string }],
  });
  await committee.actions.protocol.noteGone(step?.kind === "gone" ? step.gone : []);
  expect(await saidAtHome(committee)).toEqual([]);
  expect(await goneSteps(committee)).toEqual([]);
  // Another one is.
  await harm(committee, rowsDeleted(1, 5));
  expect(await saidAtHome(committee)).toEqual([
    "Les décisions n° 1, 5 ne sont plus dans le protocole : leurs lignes ont été supprimées dans la feuille, ou leurs numéros changés ou sautés. À revoir en séance.",
  ]);
  expect((await goneSteps(committee)).map(({ key }) => key)).toEqual(["gone:1, 5"]);
  committee.close();
});

test("a meeting taken up again after the note, or after the rows came back, goes on without that step", async () => {
  const committee = await openStanding();
  await harm(committee, rowsDeleted(3));
  const begun = await committee.actions.meeting.openMeeting(null, patience());
  await committee.actions.protocol.noteGone([{ from: 3, to: 3 }]);
  const keys = begun.steps.map(({ key }) => key);
  const again = await committee.actions.meeting.openMeeting({ day: begun.day, steps: keys }, patience());
  expect(again.steps.map(({ key }) => key)).toEqual(keys.filter((key) => key !== "gone:3"));
  committee.close();
});

test("numbers typed as text are not taken for gone", async () => {
  const committee = await openStanding();
  await harm(
    committee,
    inTable("CC_Protocol", ({ columns }) => {
      const cell = columns.getItem("N°").getDataBodyRange().getCell(2, 0);
      cell.numberFormat = [["@"]];
      cell.values = [["3"]];
    }),
  );
  expect((await saidAtHome(committee)).join()).not.toContain("n'est plus dans le protocole");
  committee.close();
});

/** Moves the last row of the protocol so many rows below the table, as a drag with the mouse does. */
function lastRowDragged(by: number): Harm {
  return inTable("CC_Protocol", async (table, context) => {
    const last = table.getDataBodyRange().getLastRow().load("values,rowIndex");
    await context.sync();
    const target = last.getOffsetRange(by, 0);
    target.copyFrom(last);
    table.resize(table.getRange().getResizedRange(-1, 0));
    last.clear();
  });
}

test("a row dragged out of the table is said before a person looks, with its cell", async () => {
  const committee = await openStanding();
  const { area } = tableNamed(committee.model, "CC_Protocol");
  const bottom = area.top + area.rows;
  await harm(committee, lastRowDragged(4));
  const [gone, outside] = await saidAtHome(committee);
  expect(gone).toContain("La décision n° 1 n'est plus dans le protocole");
  expect(outside).toMatch(
    new RegExp(
      `^'Protocole'!A${bottom + 4} : cette ligne \\(« .+ »\\) est sous le tableau du protocole, pas dedans : elle n'est pas lue\\. Coupez-la et collez-la juste sous la dernière ligne du tableau\\.$`,
    ),
  );
  const meeting = await committee.actions.meeting.openMeeting(null, patience());
  expect(meeting.warnings.map(({ code }) => code)).toContain("protocol-row-outside");
  committee.close();
});

test("a protocol without a row left, noted as begun anew, misses nothing it never had", async () => {
  const committee = await openStanding();
  await committee.actions.protocol.noteGone([{ from: 1, to: 5 }]);
  expect(await saidAtHome(committee)).toEqual([]);
  committee.close();
});

test.each([
  {
    name: "people's notes below the protocol, as wide as it",
    harm: onSheet("Protocole", (sheet) => {
      sheet.getRange("A40:D42").values = [
        ["À relire avant vendredi", "", "", ""],
        ["", "", "", "Merci"],
        ["N°", "Comité", "Client", "Décision"],
      ];
    }),
  },
])("$name: nothing is said", expectEndsRight);
