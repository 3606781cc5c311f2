import { ensureCell } from "../simulator/cells";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { doWeek, harm, openStanding, type Harm, type Step } from "./damagedWeek";
import { expectEndsRight, inTable, typed, undamagedWeek, type Damage } from "./damages";

/** What says the warnings of every table that is read. */
const SAYING: readonly Step[] = ["analysis", "agenda", "closing", "results", "sheet"];

const saying = (sentence: string, steps: readonly Step[] = SAYING): Damage["says"] =>
  Object.fromEntries(steps.map((step) => [step, [sentence]]));

/** A column inserted in second place whose heading means what another one is. */
const DOUBLED = (
  [
    ["CC_Clients", "Clients", "Encours ", "F"],
    ["CC_Clients", "Clients", "Code client ", "T"],
    ["CC_Clients", "Clients", "Pinned", "R"],
    ["CC_Protocol", "Protocole", "Decision ", "E"],
  ] as const
).map(([table, sheet, heading, used]): Damage => ({
  name: `a second column of ${table} headed "${heading}"`,
  harm: inTable(table, ({ columns }) => columns.add(1, undefined, heading)),
  says: saying(
    `'${sheet}'!B4 : le titre « ${heading} » est aussi celui de la colonne '${sheet}'!${used}4, qui seule est lue. Donnez un autre titre à cette colonne.`,
  ),
}));

test.each(DOUBLED)("$name: ours is read, and the other one named", expectEndsRight);

/** Every code of a table retyped as a number, by which it loses its zeros. */
function codesAsNumbers(table: string): Harm {
  return inTable(table, async ({ columns }, context) => {
    const codes = columns.getItem("Code client").getDataBodyRange().load("values");
    await context.sync();
    codes.numberFormat = [["General"]];
    codes.values = (codes.values as string[][]).map(([code]) => [Number(code) || code]);
  });
}

test.each(["CC_Clients", "CC_Protocol", "CC_History"].map((table) => ({ table })))(
  "codes of $table retyped as numbers: nothing changes",
  ({ table }) => expectEndsRight({ name: table, harm: codesAsNumbers(table) }),
);

test("a client whose code became a number stands once, with its note and its pin", async () => {
  const committee = await openStanding();
  await harm(committee, typed("CC_Clients", "Note", 0, "à suivre"));
  await harm(committee, typed("CC_Clients", "Épinglé", 0, "oui"));
  const before = clients();
  await harm(committee, codesAsNumbers("CC_Clients"));
  await doWeek(committee, ["analysis"]);
  const [first = []] = before;
  expect(first).toEqual([expect.stringMatching(/^0/), "oui", "à suivre"]);
  expect(clients()).toContainEqual(first);
  expect(new Set(clients().map(([code]) => Number(code))).size).toBe(clients().length);
  committee.close();

  /** Code, pin and note of each row. */
  function clients() {
    const { rows } = tableNamed(committee.model, "CC_Clients").area;
    return valuesOf(sheetNamed(committee.model, "Clients"), `Q5:S${3 + rows}`).map(([pin, note, code]) => [
      code,
      pin,
      note,
    ]);
  }
});

test("a client's row deleted by hand: made again, with what moved since the last committee", () =>
  expectEndsRight({
    name: "a client's row",
    harm: inTable("CC_Clients", ({ rows }) => rows.getItemAt(0).delete()),
    says: {
      analysis: [
        "La ligne de Brasserie Lalande (0410003) manquait dans la feuille Clients : elle est refaite, et son évolution reprise de l'historique. Sa note et son épingle, s'il en avait, sont à ressaisir.",
      ],
    },
  }));

const UNREAD: readonly Step[] = ["analysis", "agenda", "meeting"];
const WAY_OUT =
  "Annulez ce geste (Ctrl+Z), ou rétablissez la colonne : son titre lui est rendu ou, supprimée, elle est ajoutée à droite, vide.";

const stopping = (table: string, sentence: string): Omit<Damage, "name" | "harm"> => ({
  steps: UNREAD,
  stops: Object.fromEntries(UNREAD.map((step) => [step, `${sentence} ${WAY_OUT}`])),
  heal: ({ actions }) => actions.workbook.mendTable(table),
});

const retitled = (table: string, heading: string, instead: string): Harm =>
  inTable(table, ({ columns }) => {
    columns.getItem(heading).getHeaderRowRange().values = [[instead]];
  });

test.each<Damage>([
  {
    name: "a computed heading retitled",
    harm: retitled("CC_Clients", "Motifs", "Pourquoi"),
    ...stopping(
      "CC_Clients",
      "La colonne « Motifs / Reasons » manque dans la feuille « Clients ». À sa place se trouve « Pourquoi » : son titre a sans doute été changé. Rien n'a été écrit.",
    ),
  },
  {
    name: "the heading of people's note retitled",
    harm: retitled("CC_Clients", "Note", "Mes remarques"),
    ...stopping(
      "CC_Clients",
      "La colonne « Note » manque dans la feuille « Clients ». À sa place se trouve « Mes remarques » : son titre a sans doute été changé. Rien n'a été écrit.",
    ),
  },
  {
    name: "a column of the clients deleted",
    harm: inTable("CC_Clients", ({ columns }) => columns.getItem("Solde").delete()),
    ...stopping(
      "CC_Clients",
      "La colonne « Solde / Balance » manque dans la feuille « Clients ». Elle a été supprimée ou son titre a été changé.",
    ),
  },
  {
    name: "two headings side by side retitled",
    harm: {
      inExcel: ({ workbook }) => {
        const header = workbook.tables.getItem("CC_Clients").getHeaderRowRange();
        header.getCell(0, 9).getResizedRange(0, 1).values = [["Pourquoi", "Et comment"]];
      },
    },
    ...stopping(
      "CC_Clients",
      "La colonne « Motifs / Reasons » manque dans la feuille « Clients ». À sa place se trouve « Pourquoi » : son titre a sans doute été changé. Rien n'a été écrit.",
    ),
  },
  {
    name: "a heading of the list of committees retitled",
    harm: retitled("CC_Committees", "Séance close le", "Fini"),
    ...stopping(
      "CC_Committees",
      "La colonne « Séance close le / Meeting closed on » manque dans la feuille « Comités ». À sa place se trouve « Fini » : son titre a sans doute été changé. Rien n'a été écrit.",
    ),
  },
])("$name: said, and one press puts it back", expectEndsRight);

test("two cells of clients merged in the protocol: the row that lost its client is named, the meeting closed", () => {
  const lost =
    "'Protocole'!S6 (Code client) : la ligne n° 4 du protocole avait un client, dont le code n'est plus là (cellules fusionnées ou effacées). Saisissez-le : en attendant, cette ligne ne compte pour aucun client.";
  const says = saying(lost, ["home", "meeting", ...SAYING]);
  return expectEndsRight({
    name: "merged",
    harm: {
      inFile: (model) => {
        const sheet = sheetNamed(model, "Protocole");
        const { area } = tableNamed(model, "CC_Protocol");
        const headings = valuesOf(sheet, "A4:AE4")[0] ?? [];
        for (const heading of ["Client", "Code client"]) {
          const left = area.left + headings.indexOf(heading);
          sheet.merges.push({ left, top: area.top + 1, columns: 1, rows: 2 });
          ensureCell(sheet, area.top + 2, left).value = null;
        }
      },
    },
    says: {
      ...says,
      closing: [lost, "Cette version d'Excel a refusé : le tri d'un tableau. Les données sont complètes."],
    },
  });
});

test("people's merged note below the protocol stays as they wrote it", async () => {
  const committee = await openStanding();
  await harm(committee, {
    inExcel: ({ workbook }) => {
      const sheet = workbook.worksheets.getItem("Protocole");
      sheet.getRange("A10:AK10").merge();
      sheet.getRange("A10").values = [["notes de réunion"]];
    },
  });
  const right = await undamagedWeek();
  expect(await doWeek(committee)).toEqual(right);
  const { area } = tableNamed(committee.model, "CC_Protocol");
  expect(area.rows).toBe(7);
  expect(valuesOf(sheetNamed(committee.model, "Protocole"), "A11:B11")).toEqual([["notes de réunion", ""]]);
  committee.close();
});
