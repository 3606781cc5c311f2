import { RAVEL } from "./heldCommittees";
import { doWeek, harm, openStanding } from "./damagedWeek";
import type { OpenCommittee } from "./openCommittee";

let committee: OpenCommittee;
beforeEach(async () => {
  committee = await openStanding();
});
afterEach(() => committee.close());

const clear = (table: string, ...headings: string[]) =>
  harm(committee, {
    inExcel: ({ workbook }) => {
      for (const heading of headings) {
        workbook.tables.getItem(table).columns.getItem(heading).getDataBodyRange().clear("Contents");
      }
    },
  });

test("codes of clients that were cleared are found by the names: notes, pins and what is remembered stay", async () => {
  const { actions } = committee;
  await actions.client.noteClient(RAVEL, "Vu avec Paul", "");
  await actions.client.pinClient(RAVEL, true);
  const right = await doWeek(committee, ["list"]);
  await clear("CC_Clients", "Code client");
  const { analysis, card, list, home } = await doWeek(committee, ["analysis", "list", "home", "card"]);
  expect(analysis.said).toContainEqual(expect.stringMatching(/5 codes de clients étaient vides/));
  expect((card.figures as { note: string; isPinned: boolean }).note).toBe("Vu avec Paul");
  expect(card.figures).toMatchObject({ isPinned: true, change: "Inchangé" });
  expect((list.figures as unknown[]).length).toBe((right.list.figures as unknown[]).length);
  expect(home.stopped).toBe("");
});

test("a row of a client whose code and name were cleared goes, but for what people wrote beside it", async () => {
  await committee.actions.client.noteClient(RAVEL, "Vu avec Paul", "");
  await clear("CC_Clients", "Code client", "Client");
  const { toClose } = await doWeek(committee, ["analysis", "toClose"]);
  expect(toClose.stopped).toBe("");
  let notes: unknown[][] = [];
  let codes: unknown[][] = [];
  await harm(committee, {
    inExcel: async (context) => {
      const { columns } = context.workbook.tables.getItem("CC_Clients");
      const note = columns.getItem("Note").getDataBodyRange().load("values");
      const code = columns.getItem("Code client").getDataBodyRange().load("values");
      await context.sync();
      [notes, codes] = [note.values as unknown[][], code.values as unknown[][]];
    },
  });
  expect(notes.flat().filter((note) => note !== "")).toEqual(["Vu avec Paul"]);
  expect(codes.flat().filter((code) => code !== "")).toHaveLength(5);
  expect(codes).toHaveLength(6);
});

test("the day of the figures is the analysis's, though a column left of its cell was deleted", async () => {
  const before = await doWeek(committee, ["home"]);
  await harm(committee, {
    inExcel: ({ workbook }) => workbook.tables.getItem("CC_Clients").columns.getItem("Couleur").delete(),
  });
  await committee.actions.workbook.mendTable("CC_Clients");
  const { home } = await doWeek(committee, ["analysis", "home"]);
  const day = (figures: unknown) => (figures as { clientsDay: number }).clientsDay;
  expect(day(home.figures)).toBe(day(before.home.figures) + 7);
});

test("of whom a change is stated, nobody has entered though the remembered colours were cleared", async () => {
  await doWeek(committee, ["analysis"]);
  const right = await doWeek(committee, ["list"]);
  await clear("CC_Clients", "Couleur au dernier comité");
  const { list } = await doWeek(committee, ["list"]);
  const turned = (figures: unknown) =>
    (figures as { hasTurnedRed: boolean }[]).filter(({ hasTurnedRed }) => hasTurnedRed).length;
  expect(turned(list.figures)).toBeLessThanOrEqual(turned(right.list.figures));
  expect(list.said).toContainEqual(expect.stringMatching(/Refaites l'analyse\s: elle la récrit/));
});

test("a red client without a reason, or a way out, is said, and written again by the analysis", async () => {
  await doWeek(committee, ["analysis"]);
  const right = await doWeek(committee, ["list", "toClose"]);
  await clear("CC_Clients", "Motifs", "Voie de sortie");
  const { list, toClose } = await doWeek(committee, ["list", "toClose"]);
  expect((list.figures as unknown[]).length).toBe((right.list.figures as unknown[]).length);
  expect(list.said).toContainEqual(expect.stringMatching(/\(Motifs\) : la cellule est vide/));
  expect(toClose.stopped).toMatch(/la cellule est vide/);
  await doWeek(committee, ["analysis"]);
  expect(await doWeek(committee, ["list", "toClose"])).toEqual(right);
});

test("the day on which an agenda was sent is missed once it was noted", async () => {
  await doWeek(committee, ["analysis", "agenda"]);
  await committee.actions.agenda.markAgendaSent();
  expect((await doWeek(committee, ["home"])).home.said).toEqual([]);
  await clear("CC_Committees", "Ordre du jour envoyé le");
  const { home } = await doWeek(committee, ["home"]);
  expect(home.said).toContainEqual(
    expect.stringMatching(/feuille « Comités » ne dit plus quand l'ordre du jour du 06\/02\/2026 est parti/),
  );
});
