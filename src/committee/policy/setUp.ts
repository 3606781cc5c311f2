import { literal } from "../../book/cells";
import { CLIENTS_TABLE } from "../../book/clients";
import { PEOPLE_TABLE, ROLES } from "../../book/settings";
import { readRows } from "../../book/reading";
import type { RowInput, TableCells } from "../../book/table";
import { isWord, sheetWords } from "../../book/words";
import { Problem } from "../../domain/basis/problem";
import { gridInUse } from "../../domain/policy/grid";
import { criteriaInUse } from "../../domain/policy/policy";
import { ensureWritable } from "../../excel/sheets/ownSheets";
import type { ExcelSession } from "../../excel/host/session";
import { mergeTables } from "../../excel/table/mergeTables";
import { wholeTable } from "../../excel/table/readLongTables";
import type { Language } from "../../locales/translator";
import { asideRows } from "../port/gridAndRatings";
import { PEOPLE_COLUMNS, statedPeople } from "../port/people";
import { readBook, readState } from "../port/workbookState";
import { keepPolicy } from "./keepPolicy";
import type { SetUp, SetUpAnswers, SetUpPerson } from "./policyContract";

/** What the set-up form begins with; null before the first analysis, which creates the settings. */
export async function readSetUp(session: ExcelSession): Promise<SetUp | null> {
  const { state, tables } = await readBook(session, [
    { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
    { layout: CLIENTS_TABLE, columns: ["salesperson"] },
  ] as const);
  const { ownSheets, policy } = state;
  if (ownSheets.names.settings === null) return null;
  const [people, clients] = tables;
  const { companyName, companyCurrency, coverCriterion, ratingsInUse } = policy.parameters;
  return {
    companyName,
    companyCurrency,
    coverCriterion,
    ratingsInUse,
    grid: policy.grid,
    people: ROLES.map((role) => personOf(role, people)),
    salespeople: salespeopleIn(clients),
  };
}

/** Whoever has a role first. */
function personOf(role: SetUpPerson["role"], people: PeopleContent | null): SetUpPerson {
  const found = statedPeople(people).people.find((each) => isWord(each.role, `roles.${role}`));
  return { role, name: found?.name ?? "", email: found?.email ?? "" };
}

type PeopleContent = TableCells<(typeof PEOPLE_COLUMNS)[number]>;

function salespeopleIn(clients: TableCells<"salesperson"> | null): string[] {
  const { rows } = readRows(CLIENTS_TABLE, clients, ["salesperson"]);
  const names = rows.map(({ values }) => values.salesperson);
  return [...new Set(names)].filter((name) => name !== "").sort((a, b) => a.localeCompare(b));
}

/**
 * Keeps what was answered in the settings: parameters, criteria with the rows of the grid that they need, and
 * whoever has a name or an address. The form is then not offered again.
 * @returns whether the colours depend on something that has changed.
 * @throws Problem "no-settings" before the first analysis; what `keepPolicy` throws.
 */
export async function keepSetUp(
  session: ExcelSession,
  answers: SetUpAnswers,
  displayLanguage: Language,
): Promise<boolean> {
  const { policy } = await readState(session);
  const { people, ...given } = answers;
  const parameters = { ...policy.parameters, ...given, setUpAnswered: true };
  const aside = asideRows(parameters.coloursAside) ?? [];
  const grid = gridInUse([...policy.grid, ...aside], criteriaInUse(parameters));
  await keepPeople(session, people);
  await keepPolicy(session, policy, { ...policy, parameters, grid }, displayLanguage);
  const counted = ["companyCurrency", "coverCriterion", "ratingsInUse"] as const;
  return counted.some((name) => policy.parameters[name] !== parameters[name]);
}

/** Leaves the form aside: everything in it can be changed in the policy and in the settings. */
export async function skipSetUp(session: ExcelSession, displayLanguage: Language): Promise<void> {
  const { policy } = await readState(session);
  const parameters = { ...policy.parameters, setUpAnswered: true };
  await keepPolicy(session, policy, { ...policy, parameters }, displayLanguage);
}

/** Writes names and addresses that were given into the first row of their role; an empty field erases nothing. */
async function keepPeople(session: ExcelSession, given: readonly SetUpPerson[]): Promise<void> {
  const named = given.filter(({ name, email }) => name.trim() !== "" || email.trim() !== "");
  if (named.length === 0) return;
  const { state, tables } = await readBook(session, [wholeTable(PEOPLE_TABLE)] as const);
  const sheet = state.ownSheets.names.settings;
  if (sheet === null) throw new Problem("no-settings");
  const [people] = tables;
  if (people === null) return;
  const { refused } = await session.run(async (workbook) => {
    await ensureWritable(workbook, [sheet], false);
    const rows = named.map((person) => personRow(person, people, state.language ?? "fr"));
    return mergeTables(workbook, [{ layout: PEOPLE_TABLE, content: people, names: ["role"], rows }]);
  });
  session.say(refused);
}

/** The row of a person under the words that the sheet has for the role. */
function personRow({ role, name, email }: SetUpPerson, people: PeopleContent, language: Language): RowInput {
  const standing = statedPeople(people).people.find((each) => isWord(each.role, `roles.${role}`));
  const written = standing?.role ?? "";
  return {
    role: literal(written === "" ? sheetWords(language).t(`workbook:roles.${role}`) : written),
    ...(name.trim() !== "" && { name: literal(name.trim()) }),
    ...(email.trim() !== "" && { email: literal(email.trim()) }),
  };
}
