import fc from "fast-check";
import "../../../test/order/seed";
import { readWorkbook } from "../join/readWorkbook";

const HEADINGS = ["Code client", "Nom client", "Assureur", "Montant accordé", "Statut"];

async function readCovers(insurers: readonly string[]) {
  const values = insurers.map((insurer, place) => [
    `C${place}`,
    `Client ${place}`,
    insurer,
    10_000,
    "accordé",
  ]);
  const receivables = [
    ["Code client", "Nom client", "Pièce", "Date pièce", "Échéance", "Montant dû"],
    ...insurers.map((_, place) => [`C${place}`, `Client ${place}`, `F${place}`, 46_000, 46_030, 100]),
  ];
  const grid = (sheet: string, rows: (string | number)[][]) => ({
    sheet,
    hidden: false,
    firstRow: 0,
    firstColumn: 0,
    values: rows,
  });
  return readWorkbook([grid("Pièces", receivables), grid("Garanties", [HEADINGS, ...values])], {
    referenceDate: 46_040,
  });
}

test("spellings of one insurer are read as one and said with their cells", async () => {
  const { coverLines, sources, warnings } = await readCovers([
    "Prudence Crédit",
    "PRUDENCE  CREDIT SA",
    "Prudence Crédit",
    "Garance",
    "prudence-crédit",
  ]);
  expect(new Set(coverLines.map(({ insurer }) => insurer))).toEqual(new Set(["Prudence Crédit", "Garance"]));
  const found = sources
    .flatMap(({ findings }) => findings)
    .filter(({ message }) => message.code === "insurer-spelt");
  expect(found).toEqual([
    {
      message: {
        code: "insurer-spelt",
        values: {
          sheet: "Garanties",
          used: "Prudence Crédit",
          names: "PRUDENCE CREDIT SA ('Garanties'!C3), prudence-crédit ('Garanties'!C6)",
        },
      },
      addresses: ["'Garanties'!C3", "'Garanties'!C6"],
      rows: 2,
    },
  ]);
  expect(warnings.map(({ code }) => code)).not.toContain("insurers-alike");
});

test("names of which one begins as the other are kept apart and said", async () => {
  const { coverLines, warnings } = await readCovers(["Allianz", "Allianz Trade", "Allianz"]);
  expect(coverLines.map(({ insurer }) => insurer)).toEqual(["Allianz", "Allianz Trade", "Allianz"]);
  expect(warnings.filter(({ code }) => code === "insurers-alike")).toEqual([
    {
      code: "insurers-alike",
      values: {
        sheet: "Garanties",
        first: "Allianz",
        firstAddress: "'Garanties'!C2",
        second: "Allianz Trade",
        secondAddress: "'Garanties'!C3",
      },
    },
  ]);
});

test("however one insurer is written, its lines bear one name", async () => {
  const spelling = fc
    .tuple(
      fc.boolean(),
      fc.constantFrom("Crédit", "Credit"),
      fc.constantFrom(" ", "  ", "-", "\u00a0"),
      fc.constantFrom("", " SA", " S.A.", ", SAS"),
    )
    .map(([upper, word, between, form]) => {
      const name = `Prudence${between}${word}${form}`;
      return upper ? name.toUpperCase() : name;
    });
  await fc.assert(
    fc.asyncProperty(fc.array(spelling, { minLength: 2, maxLength: 8 }), async (names) => {
      const { coverLines } = await readCovers(names);
      expect(new Set(coverLines.map(({ insurer }) => insurer)).size).toBe(1);
      expect(names.map((name) => name.replace(/\s+/g, " "))).toContain(
        coverLines[0]?.insurer.replace(/\s+/g, " "),
      );
    }),
    { numRuns: 40 },
  );
});
