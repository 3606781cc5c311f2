import { dayOf } from "../../domain/basis/day";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { readWorkbook } from "../join/readWorkbook";
import { answerOf } from "../answers";
import type { Answer, Question } from "../question";
import type { Intake } from "../source";
import { openQuestions } from "./questions";

const DAY = dayOf(2026, 3, 31);

function grid(sheet: string, values: readonly (readonly CellValue[])[]): SheetGrid {
  return { sheet, hidden: false, firstRow: 0, firstColumn: 0, values };
}

describe("a code under names that have nothing in common", () => {
  const HEADINGS = ["Code client", "Nom", "N° facture", "Date facture", "Échéance", "Solde"];
  const line = (code: CellValue, name: string, place: number): CellValue[] => {
    return [code, name, `F${place}`, DAY - 90 + place, DAY - 60 + place, 10 + place];
  };
  const OTHERS = ["Cidrerie Le Goff", "LE GOFF (Cidrerie)", "Cidrerie Goffic"].map((name, place) =>
    line(8, name, 20 + place),
  );
  const list = (...names: readonly string[]): SheetGrid =>
    grid("A", [HEADINGS, ...names.map((name, place) => line("07", name, place)), ...OTHERS]);
  const MIXED = list("Verrerie Ravel", "Garage Moulin", "RAVEL SARL (Verrerie)", "", "Garages Moulin");
  const read = (grids: readonly SheetGrid[], answers: readonly Answer[] = []): Promise<Intake> =>
    readWorkbook(grids, { referenceDate: DAY, answers });
  const asked = ({ sources }: Intake): readonly Question[] =>
    (sources[0]?.questions ?? []).filter(({ kind }) => kind === "names-of-code");
  const told = ({ warnings }: Intake): readonly unknown[] =>
    warnings.filter(({ code }) => code === "names-of-code").map(({ values }) => values["code"]);

  test("is asked about with what stands under each, other spellings are not", async () => {
    const intake = await read([MIXED]);
    const values = { code: "07", count: 2, firstAmount: 22, secondAmount: 25, more: "." };
    expect(asked(intake)).toMatchObject([
      {
        subject: "7",
        proposed: 1,
        values: { ...values, first: "Verrerie Ravel", second: "Garage Moulin" },
      },
    ]);
    expect(told(intake)).toEqual([]);
  });

  test("is a client for each name where that is answered, the same whatever stands first; cover goes by the name", async () => {
    const [question] = asked(await read([MIXED])) as [Question];
    const answers = [answerOf(question, { choice: "apart", heading: "" })];
    const cover = grid("Assurance", [
      ["Code client", "Nom", "Assureur", "Montant accordé"],
      ["07", "Moulin (garage)", "Allianz Trade", 500],
    ]);
    const intake = await read([MIXED, cover], answers);
    const owed = ({ openItems }: Intake): readonly string[] => [
      ...new Set([...openItems].map(({ clientCode }) => clientCode)),
    ];
    expect(owed(intake)).toEqual(["07 VERRERIE RAVEL", "07 GARAGE MOULIN", "07", "8"]);
    expect(intake.coverLines.map(({ clientCode }) => clientCode)).toEqual(["07 GARAGE MOULIN"]);
    expect(asked(intake)).toMatchObject([{ answer: { choice: "apart" } }]);
    const next = await read([list("Garage Moulin", "Verrerie Ravel", "Garage Moulin")], answers);
    expect(owed(next)).toEqual(["07 GARAGE MOULIN", "07 VERRERIE RAVEL", "8"]);
    expect(openQuestions(next)).toEqual([]);
  });

  test("is told only where one name follows another in time: the client was renamed", async () => {
    const renamed = await read([list("Garage Moulin", "Garage Moulin", "Verrerie Ravel", "Verrerie Ravel")]);
    expect([asked(renamed), told(renamed)]).toEqual([[], ["07"]]);
    const one = await read([list("Garage Moulin", "Verrerie Ravel", "Verrerie Ravel")]);
    expect(asked(one)).toMatchObject([{ proposed: 0 }]);
  });

  test("is told where another sheet names it otherwise, and no matter where many codes are so: they are labels", async () => {
    const clients = grid("Clients", [
      ["Code client", "Nom", "Plafond"],
      ["07", "Tuilerie du Lac", 100],
    ]);
    const beside = await read([list("Garage Moulin", "Garage Moulin"), clients]);
    expect([asked(beside), told(beside)]).toEqual([[], ["07"]]);
    const words = ["Solde", "Acompte", "Avoir", "Retenue"];
    const labels = [..."123456"].flatMap((code) => words.map((word, place) => line(code, word, place)));
    const labelled = await read([grid("A", [HEADINGS, ...labels])]);
    expect([asked(labelled), told(labelled)]).toEqual([[], []]);
  });
});
