import { defaultClock } from "../../domain/cover/insurersClock";
import { DEFAULT_PARAMETERS, DEFAULT_POLICY, type Policy } from "../../domain/policy/policy";
import type { CellInput, CellOutput } from "../../book/cells";
import { type RowInput, type TableLayout, asDeclared } from "../../book/table";
import type { KeyOf, TableContent } from "../../excel/table/ownTables";
import { GRID_TABLE, INSURERS_TABLE, PARAMETERS_TABLE, RATINGS_TABLE } from "../../book/settings";
import { translator, type Language } from "../../locales/translator";
import { insurersWithoutRow } from "./insurers";
import { defaultSettings, readPolicy } from "./policySheet";

type Edit = (row: Record<string, CellOutput>) => Record<string, CellOutput> | null;

/** A table of the settings as it stands on the sheet after somebody's edits; null takes a row away. */
function standing<T extends TableLayout>(
  layout: T,
  rows: readonly RowInput[],
  edit: Edit,
  language: Language,
): TableContent<KeyOf<T>> {
  const plain = (cell: CellInput | undefined) =>
    typeof cell === "string" ? cell.replace(/^'/, "") : (cell ?? "");
  const keys = layout.columns.map(({ key }) => key);
  const edited = rows
    .map((row) => edit(Object.fromEntries(keys.map((key) => [key, plain(row[key])]))))
    .filter((row) => row !== null);
  return {
    sheet: "Paramètres",
    ...asDeclared(layout, language),
    rows: edited.map((row) => keys.map((key) => row[key] ?? "")),
    hasFilterButtons: true,
  };
}

const asItIs: Edit = (row) => row;

interface Edits {
  readonly parameters?: Edit;
  readonly grid?: Edit;
  readonly ratings?: Edit;
  readonly insurers?: Edit;
}

const COFACE = {
  insurer: "Coface",
  daysFromDue: 30,
  daysFromInvoice: 180,
  smallest: 1_000_00,
  uninsuredAfterDays: null,
};
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  insurers: [COFACE, defaultClock("Allianz Trade", DEFAULT_PARAMETERS)],
};

function read(
  { parameters = asItIs, grid = asItIs, ratings = asItIs, insurers = asItIs }: Edits,
  language: Language = "fr",
) {
  const settings = defaultSettings(language, POLICY);
  const rows = settings.parameters.map(({ cells }) => cells);
  return readPolicy({
    parameters: standing(PARAMETERS_TABLE, rows, parameters, language),
    grid: standing(GRID_TABLE, settings.grid, grid, language),
    ratings: standing(RATINGS_TABLE, settings.ratings, ratings, language),
    insurers: standing(INSURERS_TABLE, settings.insurers, insurers, language),
  });
}

/** Puts a value into a parameter's cell. */
const set =
  (name: string, value: CellOutput): Edit =>
  (row) =>
    row["name"] === name ? { ...row, value } : row;

const messages = (warnings: ReturnType<typeof read>["warnings"], language: Language = "fr") =>
  warnings.map((warning) =>
    translator(language)
      .message(warning)
      .replace(/[\u00a0\u202f]/g, " "),
  );

test.each(["fr", "en"] as const)(
  "a settings sheet as it was created reads as the default policy (%s)",
  (language) => {
    const { policy, warnings, missing, ...rest } = read({}, language);
    expect(policy).toEqual(POLICY);
    expect([warnings, missing, rest.language]).toEqual([[], [], language]);
  },
);

test("an invalid parameter is named with its address, its meaning, what is expected and what is used", () => {
  const { policy, warnings } = read({ parameters: set("Seuil minimal d'encours", "beaucoup") });
  expect(policy.parameters).toEqual(DEFAULT_PARAMETERS);
  expect(messages(warnings)).toEqual([
    "Paramètre « Seuil minimal d'encours » ('Paramètres'!B9) : « beaucoup » n'est pas valable. Un client est à l'ordre du jour à partir de cet encours, le sien ou celui de son groupe. Attendu : un montant, 0 ou plus. En attendant, « 50 000 € » est utilisé.",
  ]);
});

test("an English workbook is answered in English", () => {
  const { warnings } = read({ parameters: set("Committee day", "samstag") }, "en");
  expect(messages(warnings, "en")[0]).toMatch(/Expected: Monday, .*Meanwhile “Friday” is used\./i);
});

test.each([
  ["Durée du comité", 5],
  ["Seuil minimal d'encours", -1],
  ["Taux de TVA", 20],
  ["Jour du comité", "vendredredi"],
  ["Heure du comité", "25:00"],
  ["À jour\u00a0: retard maximal", 2.5],
  ["Langue du classeur", "Deutsch"],
  ["Taux de TVA", ""],
])("%s does not take %p", (name, value) => {
  const { policy, warnings } = read({ parameters: set(name, value) });
  expect(policy).toEqual(POLICY);
  expect(warnings).toMatchObject([{ code: "parameter-invalid", values: { name } }]);
});

test("a row for no parameter, and a second row for one, are said; what has no row is known to be missing", () => {
  const { policy, warnings, missing } = read({
    parameters: (row) => {
      if (row["name"] === "Taux de TVA") return { ...row, name: "TVA" };
      if (row["name"] === "Résidu ignoré") return { ...row, name: "Seuil minimal d'encours", value: 1 };
      return row;
    },
  });
  expect(warnings.map(({ code }) => code)).toEqual(["parameter-unknown", "parameter-duplicate"]);
  expect(missing).toEqual(["vatRate", "residue"]);
  expect(policy.parameters.agendaMinimumExposure).toBe(50_000_00);
  expect(messages(warnings)).toHaveLength(2);
});

test("a changed colour of the grid is taken", () => {
  const isFirst: Edit = (row) =>
    row["cover"] === "Couvert" && row["signature"] === "Bonne" && row["overdue"] === "À jour"
      ? { ...row, colour: "orange" }
      : row;
  const { policy, warnings } = read({ grid: isFirst });
  expect(policy.grid[0]).toMatchObject({ colour: "orange" });
  expect(policy.grid.slice(1)).toEqual(DEFAULT_POLICY.grid.slice(1));
  expect(warnings).toEqual([]);
});

test("an unknown colour, an unknown grade, a second row and a missing row of the grid are named", () => {
  let index = 0;
  const { policy, warnings } = read({
    grid: (row) => {
      index += 1;
      if (index === 1) return { ...row, colour: "mauve" };
      if (index === 2) return { ...row, overdue: "Parfois" };
      if (index === 4) return { ...row, signature: "Bonne" };
      return row;
    },
  });
  expect(policy.grid).toEqual(DEFAULT_POLICY.grid);
  expect(messages(warnings)).toEqual([
    "Grille des couleurs, 'Paramètres'!I6 (Couvert / Bonne / À jour) : « mauve » n'est pas une couleur. En attendant, « Vert » est utilisé.",
    "Grille des couleurs, 'Paramètres'!H7 : « Parfois » n'est pas un de ces mots : À jour, Retard, Retard grave. Cette ligne n'est pas utilisée.",
    "Grille des couleurs, 'Paramètres'!I9 : Couvert / Bonne / À jour a plusieurs lignes ; la première est utilisée.",
    "Grille des couleurs (Paramètres) : 2 lignes manquent, dont Couvert / Bonne / Retard. En attendant, leurs couleurs d'origine sont utilisées.",
  ]);
});

/** Changes one line of a provider's scale, by its quality. */
const scale =
  (provider: string, quality: string, change: Record<string, CellOutput>): Edit =>
  (row) =>
    row["provider"] === provider && row["quality"] === quality ? { ...row, ...change } : row;

test.each([
  ["a line that runs against its scale", { from: "6", to: "5" }, "va à rebours"],
  ["a line that meets another quality", { from: "4", to: "6" }, "chevauche"],
  ["a value no scale knows", { from: "A" }, "valeur inconnue"],
  ["an unknown quality", { quality: "passable" }, "n'est pas un de ces mots"],
])("%s is named, and the default scale of the provider is used", (_, change, says) => {
  const { policy, warnings } = read({ ratings: scale("Allianz Trade", "Moyenne", change) });
  expect(new Set(policy.ratingRanges)).toEqual(new Set(DEFAULT_POLICY.ratingRanges));
  expect(messages(warnings)).toHaveLength(1);
  expect(messages(warnings)[0]).toMatch(says);
  expect(messages(warnings)[0]).toMatch("l'échelle d'origine de Allianz Trade est utilisée");
});

test("a scale of a provider the product does not know counts for nothing while it is not valid", () => {
  const { policy, warnings } = read({
    ratings: (row) => (row["provider"] === "Coface" ? { ...row, provider: "Ma cote", from: "?" } : row),
  });
  expect(policy.ratingRanges.map(({ provider }) => provider)).not.toContain("Ma cote");
  expect(messages(warnings)[0]).toMatch("les cotes de Ma cote comptent comme inconnues");
});

/** Changes the row of an insurer. */
const insurer =
  (name: string, change: Record<string, CellOutput>): Edit =>
  (row) =>
    row["insurer"] === name ? { ...row, ...change } : row;

test.each([
  ["text for days", { daysFromDue: "soixante" }, { daysFromDue: 60 }, "'Paramètres'!BI6"],
  ["half a day", { daysFromDue: 30.5 }, { daysFromDue: 60 }, "'Paramètres'!BI6"],
  ["a negative amount", { smallest: -5 }, { smallest: 300_00 }, "'Paramètres'!BK6"],
  ["no amount", { smallest: "" }, { smallest: 300_00 }, null],
  [
    "no delay at all",
    { daysFromDue: "", daysFromInvoice: "" },
    { daysFromDue: 60, daysFromInvoice: null },
    "'Paramètres'!BI6",
  ],
])("an insurer with %s takes the parameters' value, said with its address", (_, change, used, address) => {
  const { policy, warnings } = read({ insurers: insurer("Coface", change) });
  expect(policy.insurers).toEqual([{ ...COFACE, ...used }, POLICY.insurers[1]]);
  expect(warnings.map(({ values }) => values["address"])).toEqual(address === null ? [] : [address]);
  expect([...messages(warnings), ...messages(warnings, "en")]).toHaveLength(warnings.length * 2);
});

test("of two rows for one insurer the first counts; a row without a name counts for nothing", () => {
  const twice = read({ insurers: insurer("Allianz Trade", { insurer: " COFACE  S.A." }) });
  expect(twice.policy.insurers).toEqual([COFACE]);
  expect(messages(twice.warnings)).toEqual([
    "Assureurs, 'Paramètres'!BH7 : « COFACE  S.A. » a déjà sa ligne (« Coface », 'Paramètres'!BH6) ; celle-ci n'est pas utilisée.",
  ]);
  const nameless = read({ insurers: insurer("Coface", { insurer: "" }) }, "en");
  expect(nameless.policy.insurers).toEqual([POLICY.insurers[1]]);
  expect(messages(nameless.warnings, "en")).toEqual([
    "Insurers, 'Paramètres'!BH6: no name of an insurer; this row is not used.",
  ]);
});

test("insurers of covers get the parameters' delays once, whatever their names are written like", () => {
  const names = ["Atradius", "coface sa", "ATRADIUS N.V.", "", "Garance"];
  const lines = names.map((name) => ({ insurer: name }));
  const parameters = { ...DEFAULT_PARAMETERS, declarationDelayDays: 45 };
  expect(insurersWithoutRow(lines, { ...POLICY, parameters })).toEqual([
    { insurer: "Atradius", daysFromDue: 45, daysFromInvoice: null, smallest: 300_00, uninsuredAfterDays: 60 },
    { insurer: "Garance", daysFromDue: 45, daysFromInvoice: null, smallest: 300_00, uninsuredAfterDays: 60 },
  ]);
});
