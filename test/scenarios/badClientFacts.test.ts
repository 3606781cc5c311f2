import { dayOf } from "../../src/domain/basis/day";
import { translator } from "../../src/locales/translator";
import type { Scalar, WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import { addSheet, newWorkbook, putNumberFormat, putValues, sheetNamed } from "../simulator/workbook";
import { clientsTable } from "./clientsTable";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";

/** What is wrong about a client, each on a client of its own: named with its cell, and never good. */

const FRENCH = { language: "fr", referenceDate: dayOf(2026, 1, 14) } as const;
const DATE = "dd/mm/yyyy";
const words = translator("fr");

let committee: OpenCommittee;
afterEach(() => committee?.close());

const NAMES: Readonly<Record<string, string>> = {
  C1: "Limite en texte",
  C2: "Limite négative",
  C3: "Limite nulle",
  C4: "Limite vide",
  C5: "Limite en dollars",
  C6: "Limite connue",
  C7: "Jugement à venir",
  C8: "Échelle inconnue",
};

/** Each client owes 20 000 €, and is late by so many days with half of it. */
function owing(daysLate: number): WorkbookModel {
  const workbook = newWorkbook("Comité.xlsx", ["Pièces ouvertes"]);
  const sheet = sheetNamed(workbook, "Pièces ouvertes");
  const due = FRENCH.referenceDate - daysLate;
  const rows = Object.entries(NAMES).flatMap(([code, name]): Scalar[][] => [
    [code, name, `FA-${code}`, FRENCH.referenceDate - 20, FRENCH.referenceDate + 20, 10_000],
    [code, name, `FB-${code}`, due - 30, due, 10_000],
  ]);
  putValues(sheet, "A1", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû"],
    ...rows,
  ]);
  putNumberFormat(sheet, `D2:E${rows.length + 1}`, DATE);
  return workbook;
}

function withFiles(workbook: WorkbookModel): WorkbookModel {
  const sheet = addSheet(workbook, "Fiches clients");
  const good = ["Altares", "16/20", "", ""] as const;
  const rated = (code: string, limit: Scalar, rest: readonly Scalar[] = good): Scalar[] => [
    code,
    NAMES[code]!,
    limit,
    ...rest,
  ];
  putValues(sheet, "A1", [
    [
      "Code client",
      "Raison sociale",
      "Encours autorisé",
      "Organisme de cotation",
      "Cote",
      "Procédure collective",
      "Date jugement",
    ],
    rated("C1", "à revoir"),
    rated("C2", -5_000),
    rated("C3", 0),
    rated("C4", ""),
    rated("C5", "50 000 USD"),
    rated("C6", 60_000),
    rated("C7", 60_000, ["Altares", "16/20", "Redressement", FRENCH.referenceDate + 30]),
    rated("C8", 60_000, ["Créditrapide", "71", "", ""]),
  ]);
  putNumberFormat(sheet, "G8:G8", DATE);
  return workbook;
}

const clientsNow = () =>
  new Map(clientsTable(committee.model).map((client) => [String(client["Code client"]), client]));
const colourOf = (code: string) => clientsNow().get(code)?.Couleur;
const why = (code: string) => String(clientsNow().get(code)?.Motifs).replace(/[\u00a0\u202f]/g, " ");

test("a limit, a judgment or a rating that nobody can use is named with its cell, and makes no client green", async () => {
  // Nothing is late, which is asked about first: nothing but the fault is in the way of green.
  committee = await openCommittee(withFiles(owing(-10)));
  const {
    analysis: { warnings },
  } = await analyseAgreeing(committee, FRENCH);
  const said = warnings.map((warning) => words.message(warning).replace(/[\u00a0\u202f]/g, " ")).join("\n");
  for (const [value, address] of [
    ["à revoir", "'Fiches clients'!C2"],
    ["50 000 USD", "'Fiches clients'!C6"],
    ["13/02/2026", "'Fiches clients'!G8"],
    ["Créditrapide 71", "'Fiches clients'!E9"],
  ] as const) {
    expect([value, said.includes(value), said.includes(address)]).toEqual([value, true, true]);
  }
  // The two limits that do not read are counted together, each with its cell.
  expect(said).toMatch(
    /limite illisible ou négative dans 2 cellules \(« à revoir », 'Fiches clients'!C2 et C3\)/,
  );
  expect(colourOf("C6")).toBe("Vert");
  for (const code of ["C1", "C2", "C3", "C4", "C5", "C7", "C8"]) {
    expect([code, colourOf(code)]).not.toEqual([code, "Vert"]);
  }
  for (const code of ["C1", "C2", "C4", "C5"])
    expect([code, why(code)]).toEqual([code, expect.stringContaining("limite inconnue")]);
  expect(why("C3")).toContain("aucune vente à crédit permise (20 000 € d'encours)");
  expect(colourOf("C7")).toBe("Rouge");
  expect(why("C7")).toContain("redressement");
  expect(why("C8")).toContain("cote Créditrapide 71 absente des échelles");
  // A date to come gives no deadline for declaring claims.
  expect(clientsNow().get("C7")?.["Créances à déclarer avant le"]).toBe("");
});

/** One insurer as three people write it. */
const SPELT = ["Garance Assurance SA", "GARANCE  ASSURANCE", "Garance assurance"] as const;

function withCovers(workbook: WorkbookModel): WorkbookModel {
  const sheet = addSheet(workbook, "Couvertures");
  putValues(sheet, "A1", [
    ["Assureur", "Code client", "Raison sociale", "Garantie accordée", "Statut"],
    ...SPELT.map((insurer, index): Scalar[] => [
      insurer,
      `C${index + 1}`,
      NAMES[`C${index + 1}`]!,
      100_000,
      "Accordée",
    ]),
  ]);
  return workbook;
}

test("an insurer whose name is spelt three ways has one row, one clock, and a second row of it is named", async () => {
  committee = await openCommittee(withCovers(owing(40)));
  const { actions } = committee;
  await actions.analysis.analyse(FRENCH, patience());
  const read = (await actions.policy.readCreditPolicy())!.policy;
  expect(read.insurers.map(({ insurer }) => insurer)).toEqual([SPELT[0]]);
  const deadlines = () => ["C1", "C2", "C3"].map((code) => clientsNow().get(code)?.["À déclarer avant le"]);
  expect(new Set(deadlines())).toEqual(new Set([FRENCH.referenceDate + 20]));
  const insurers = read.insurers.map((clock) => ({ ...clock, daysFromDue: 45 }));
  await actions.policy.keepPolicy(read, { ...read, insurers });
  await actions.analysis.analyse(FRENCH, patience());
  expect(new Set(deadlines())).toEqual(new Set([FRENCH.referenceDate + 5]));
  const colleague = await openClient(committee.excel);
  await colleague.Excel.run(async (context) => {
    const { rows } = context.workbook.tables.getItem("CC_Insurers");
    rows.add(undefined, [[SPELT[1], 90, "", 300, 90]]);
    await context.sync();
  });
  colleague.close();
  const { warnings } = await actions.analysis.analyse(FRENCH, patience());
  const twice = warnings.filter(({ code }) => code === "insurer-twice").map((each) => words.message(each));
  expect(twice).toHaveLength(1);
  expect(twice[0]).toContain(SPELT[0]);
  expect(twice[0]).toContain(SPELT[1]);
  expect(twice[0]).toMatch(/'Paramètres'!\$?[A-Z]+\$?\d+/);
  expect(new Set(deadlines())).toEqual(new Set([FRENCH.referenceDate + 5]));
});

test("a negative cover is named with its cell, and covers nothing", async () => {
  const workbook = withCovers(owing(-10));
  const sheet = sheetNamed(workbook, "Couvertures");
  putValues(sheet, "D2", [[-5_000]]);
  committee = await openCommittee(workbook);
  const { analysis } = await analyseAgreeing(committee, FRENCH);
  const told = analysis.warnings
    .filter(({ code }) => code === "cover-negative")
    .map((each) => words.message(each));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/garantie négative sur 1.ligne \(«.-5.?000.», .*'?Couvertures'?!\$?D\$?2/);
  const client = clientsNow().get("C1");
  expect([client?.["Couverture valide"], client?.["Non couvert"]]).toEqual([0, 20_000]);
  expect(client?.Couleur).not.toBe("Vert");
  expect(clientsNow().get("C2")?.["Couverture valide"]).toBe(100_000);
});
