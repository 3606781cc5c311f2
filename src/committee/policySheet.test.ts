import { DEFAULT_PARAMETERS, DEFAULT_POLICY, PARAMETER_LIMITS, type Parameters } from "../domain/policy";
import type { CellOutput } from "../excel/cells";
import type { SheetLanguage } from "../excel/layout";
import type { TableContent } from "../excel/ownTables";
import { defaultSettings, readPolicy } from "./policySheet";

/** The parameters table as Excel gives it back: a text's leading apostrophe is no part of its value. */
function parametersTable(language: SheetLanguage, typed: Readonly<Record<string, CellOutput>> = {}) {
  const rows = defaultSettings(language).parameters.map(({ cells }): CellOutput[] => {
    const [name, value] = [cells["name"], cells["value"]].map((cell) =>
      typeof cell === "string" ? cell.replace(/^'/, "") : cell,
    );
    return [String(name), typed[String(name)] ?? (value as CellOutput)];
  });
  const content: TableContent = {
    sheet: "Paramètres",
    headings: ["Paramètre", "Valeur"],
    keys: ["name", "value"],
    rows,
    bodyRow: 5,
    bodyColumn: 0,
  };
  return content;
}

const read = (parameters: TableContent) => readPolicy({ parameters, grid: null, ratings: null });

test.each(["fr", "en"] as const)("the default settings in %s read back as the default policy", (language) => {
  expect(read(parametersTable(language))).toEqual({ policy: DEFAULT_POLICY, language, warnings: [] });
});

test.each<[string, CellOutput, Partial<Parameters>]>([
  ["Société", "  Verrerie du Lac ", { companyName: "Verrerie du Lac" }],
  ["Devise de la société", "chf", { companyCurrency: "CHF" }],
  ["Lecture du délai fin de mois", "B", { endOfMonthReading: "days-then-month" }],
  ["Comités avant amélioration", 3, { improvementRuns: 3 }],
  ["Couvertures partagées par groupe", "Oui", { groupsShareCover: true }],
  ["Blocage proposé : échu retenu au-delà de", 12_500.5, { blockOverdue: 12_500_50 }],
  ["Période de cette part", 26, { arbitrationWeeks: 26 }],
])("%s may be %s", (name, value, changed) => {
  const { policy, warnings } = read(parametersTable("fr", { [name]: value }));
  expect(policy.parameters).toEqual({ ...DEFAULT_PARAMETERS, ...changed });
  expect(warnings).toEqual([]);
});

test.each<[string, CellOutput]>([
  ["Devise de la société", "euros"],
  ["Comités avant amélioration", 0],
  ["Comités avant amélioration", 1.5],
  ["Durée maximale d'une dérogation", "un mois"],
  ["Pénalités de retard : taux du semestre", 12.15],
  ["Lecture du délai fin de mois", "C"],
])("%s may not be %s: it is named and the default used", (name, value) => {
  const { policy, warnings } = read(parametersTable("fr", { [name]: value }));
  expect(policy.parameters).toEqual(DEFAULT_PARAMETERS);
  expect(warnings).toMatchObject([{ code: "parameter-invalid", values: { name, value: String(value) } }]);
});

test("every default stands within its own limits", () => {
  for (const [name, { minimum = -Infinity, maximum = Infinity, unit }] of Object.entries(PARAMETER_LIMITS)) {
    const value = DEFAULT_PARAMETERS[name as keyof Parameters];
    if (typeof value !== "number") continue;
    const shown = unit === "amount" ? value / 100 : value;
    expect([name, shown >= minimum && shown <= maximum]).toEqual([name, true]);
  }
});
