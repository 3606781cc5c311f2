import { absentClients } from "../../domain/colour/absence";
import { portfolioChange, type RememberedClient } from "../../domain/colour/change";
import type { ClassifiedClient } from "../../domain/colour/classification";
import type { Day } from "../../domain/basis/day";
import type { Colour } from "../../domain/policy/grid";
import { rulesMissing } from "../../domain/policy/earlierRules";
import {
  criteriaInUse,
  DEFAULT_PARAMETERS,
  type InsurerClock,
  type Parameters,
} from "../../domain/policy/policy";
import { addAgeings } from "../../domain/receivables/receivables";
import { CLIENTS_TABLE } from "../../book/clients";
import { COMMITTEES_TABLE } from "../../book/committees";
import { HISTORY_TABLE } from "../../book/history";
import { joinNewerColumns } from "../../excel/table/joinNewerColumns";
import {
  readStandingClients,
  writeClients,
  type ClientsContent,
  type StandingClients,
} from "../../excel/sheets/clientsSheet";
import { coverSeen, type CoverTable } from "../../excel/sheets/coverColumns";
import { decorate, decorateAll, type Made, type Written } from "../../excel/host/decorations";
import { askWritable, placeAfterClients } from "../../excel/sheets/ownSheets";
import { addSheets } from "../../excel/sheets/newSheets";
import { runMaking } from "../../excel/sheets/makingSheets";
import { askProtocolDressed, readSettingsLists } from "../../excel/sheets/protocolLook";
import { createProtocol, dressProtocol } from "../../excel/sheets/protocolSheet";
import { notePlaces, type KnownNames } from "../../excel/table/standing";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import {
  addInsurers,
  addParameters,
  alignGrid,
  askPolicyLook,
  completePolicyTables,
  createSettings,
  dressSettings,
  type ParameterRow,
  readPolicyTables,
  writePolicyRows,
  type PolicyLook,
  type SettingsContent,
} from "../../excel/sheets/settingsSheet";
import { askSettingsTables, createSettingsTables } from "../../excel/sheets/settingsTables";
import { rowCount, writeSourcesTables, type SourcesRows } from "../../excel/sheets/sourcesTables";
import type { Intake, Message } from "../../intake/source";
import { translator, type Language, type Translator } from "../../locales/translator";
import type { ClientKnowledge } from "./clientKnowledge";
import type { ClientSummary } from "../port/clientStanding";
import { clientsContent, summaryOf } from "./clientRows";
import type { AnalyseRequest, Analysis } from "./analysisContract";
import { type TaskControl, breathe, ensureWanted } from "../port/task";
import { dayWarning } from "../sources/dayWarning";
import { acceptanceRows } from "../port/differences";
import { colourRow } from "../port/gridAndRatings";
import { insurerRow, insurersWithoutRow } from "../port/insurers";
import { defaultSettings, parameterRow, valueRow } from "../port/policySheet";
import { criteriaNamed } from "../../documents/agenda/agendaWords";
import { newRulesFor, type NewRules } from "./newRules";
import { readPortfolio, type Portfolio } from "./readPortfolio";
import { onlyReading, sayingWritten } from "../port/written";
import { recalculated, sheetNames, type WorkbookState } from "../port/workbookState";
import { answerRows } from "../port/answersSheet";
import { decisionRows } from "../port/sourcesSheet";
import { refusedWarnings } from "../port/refusedWarnings";
import { receivablesSources, summariseSource } from "../sources/sourceSummary";
import type { NamedClient } from "../../domain/client/client";

/**
 * Reads every source, classifies every client and writes the Clients sheet; the first time, the settings
 * and the protocol too. Nothing is written before everything has been read, understood and agreed to.
 * @param keep is given the portfolio once everything is written.
 * @throws NeedsDecision when a question must be answered, a source confirmed or a difference accepted first.
 * @throws Problem for what the user can act upon.
 */
export async function analyse(
  session: ExcelSession,
  request: AnalyseRequest,
  control: TaskControl,
  today: Day,
  displayLanguage: Language,
  keep: (portfolio: Portfolio) => void,
): Promise<Analysis> {
  const { decisions = [], answers = [] } = request;
  const portfolio = await readPortfolio(session, request, control, today);
  const { state, intake, referenceDate, newlyAccepted, knowledge, clients } = portfolio;
  const language = state.language ?? request.language;
  const displayWords = translator(displayLanguage, state.policy.parameters.companyCurrency);
  const newRules = await newRulesFor(portfolio, displayWords, control);
  const waits = newRules !== null && newRules.moves.length > 0;
  const newInsurers = insurersWithoutRow(intake.coverLines, state.policy);
  const rows = {
    sources: decisionRows(decisions, today, language),
    differences: acceptanceRows(newlyAccepted, referenceDate, today, language),
    answers: answerRows(answers, today, language),
  };
  const absent = absentNow(portfolio);
  const content = await clientsContent(
    {
      clients,
      openItems: intake.openItems,
      remembered: knowledge.remembered,
      absent,
      policy: state.policy,
      referenceDate,
    },
    language,
    async (done) => {
      control.onProgress({ step: "classifying", done });
      await breathe(control);
    },
  );
  // Before anything is written: what is stopped later has been done all the same.
  const summary = await summariseClients(clients, intake, displayWords, control);
  ensureWanted(control);
  control.onProgress({ step: "writing", done: 0 });
  const written = await writeCommittee(
    session,
    state,
    { content, rows, newInsurers, added: parametersToAdd(state, newRules, language) },
    language,
  );
  control.onProgress({ step: "writing", done: 1 });
  keep(portfolio);
  return {
    referenceDate,
    sources: intake.sources.map(summariseSource),
    readings: intake.sources,
    ...summary,
    criteria: state.policy.parameters,
    reconciliation: intake.reconciliation,
    groupProposals: intake.groupProposals,
    notRead: intake.notRead,
    rejected: intake.sources.flatMap(({ leftOut, rejected }) => (leftOut === undefined ? rejected : [])),
    change: changeOf(clients, knowledge, absent),
    newRules: waits ? newRules.moves : null,
    warnings: [
      ...intake.warnings,
      ...state.warnings,
      ...[dayWarning(referenceDate, today, displayLanguage)].filter((warning) => warning !== null),
      ...knowledge.warnings,
      ...endedOverrides(clients, displayLanguage),
      ...undatedWarnings(clients),
      ...(newRules !== null && !waits ? [rulesAdded(state, displayWords)] : []),
      ...criteriaWarnings(state.policy.parameters, displayLanguage),
      ...(portfolio.stale.length > 0 ? portfolio.stale : written.stale),
      ...refusedWarnings(written.refused),
    ],
    written: { sheetsCreated: written.sheetsCreated, cellsChanged: written.cells },
  };
}

/** Who is missing from the file: since this week, or since an earlier committee. */
function absentNow({ knowledge, clients, intake }: Portfolio): readonly RememberedClient[] {
  return [...absentClients(knowledge.remembered, clients, intake.listedClients), ...knowledge.absent];
}

/**
 * The rows that settings made earlier get: those of rules wait until somebody has decided, when they would change
 * a colour.
 */
function parametersToAdd(
  { missing, policy }: WorkbookState,
  newRules: NewRules | null,
  language: Language,
): ParameterRow[] {
  const waiting = newRules !== null && newRules.moves.length > 0 ? rulesMissing(missing) : [];
  const { parameters } = newRules?.policy ?? policy;
  const added = missing.filter((name) => !waiting.some((rule) => rule === name));
  return added.map((name) => parameterRow(name, language, parameters));
}

/** Says which rules were added that change no colour today. */
function rulesAdded({ missing }: WorkbookState, words: Translator): Message {
  const names = rulesMissing(missing).map((name) => words.t(`workbook:parameters.${name}.name`));
  return { code: "rules-added", values: { count: names.length, names: words.list(names) } };
}

/** Clients put into words between two pauses: some milliseconds. */
const SUMMARIES_AT_ONCE = 200;

async function summariseClients(
  clients: readonly ClassifiedClient[],
  intake: Intake,
  words: Translator,
  control: TaskControl,
): Promise<Pick<Analysis, "clients" | "counts" | "totals">> {
  const [source] = receivablesSources(intake);
  const isCompared = clients.some(({ memory }) => memory !== null);
  const count = (colour: Colour) => clients.filter((client) => client.colour === colour).length;
  const summaries: ClientSummary[] = [];
  for (const client of clients) {
    if (summaries.length % SUMMARIES_AT_ONCE === 0) await breathe(control);
    summaries.push(summaryOf(client, isCompared, words));
  }
  return {
    clients: summaries,
    counts: { red: count("red"), orange: count("orange"), green: count("green") },
    totals: {
      ...addAgeings(clients.map(({ receivables }) => receivables.ageing)),
      balance: clients.reduce((sum, { receivables }) => sum + receivables.balance, 0),
      rejected: (source?.rejected ?? []).reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      sheetTotal: source?.sheetTotal ?? null,
    },
  };
}

interface CommitteeWritten {
  readonly stale: readonly Message[];
  readonly sheetsCreated: string[];
  readonly cells: number;
  readonly refused: readonly string[];
}

interface ToWrite {
  readonly content: ClientsContent;
  readonly rows: SourcesRows;
  /** Insurers that covers name and the settings have no row for. */
  readonly newInsurers: readonly InsurerClock[];
  /** Parameters that the settings have no row for. */
  readonly added: readonly ParameterRow[];
}

/** Writes what is missing of settings and protocol, then the Clients sheet, after making sure that all can be. */
async function writeCommittee(
  session: ExcelSession,
  state: WorkbookState,
  { content, rows, newInsurers, added }: ToWrite,
  language: Language,
): Promise<CommitteeWritten> {
  const { extents, ownSheets, isSettingsWhole, gridToAlign } = state;
  const absent = (["clients", "protocol", "settings"] as const).filter(
    (sheet) => ownSheets.names[sheet] === null,
  );
  const keeps =
    !isSettingsWhole || gridToAlign !== null || added.length + newInsurers.length + rowCount(rows) > 0;
  const changed = [ownSheets.names.clients, keeps ? ownSheets.names.settings : null].filter(
    (name) => name !== null,
  );
  const insurers = [...state.policy.insurers, ...newInsurers];
  const settings = defaultSettings(language, { ...state.policy, insurers });
  return runMaking(session, async (workbook) => {
    const ensure = askWritable(workbook, changed, absent.length > 0);
    const tables = askSettingsTables(workbook);
    const policyLook = askPolicyLook(workbook);
    const isProtocolDressed = askProtocolDressed(workbook);
    const standing = await onlyReading(() => readStandingClients(workbook));
    ensure();
    const created = await addSheets(workbook, absent, language, extents);
    const named = { ...sheetNames(state), ...created };
    const clients = await writeClients(workbook, standing, content, language, created.clients);
    const results = await sayingWritten(
      () => named.clients,
      async (): Promise<Written[]> => {
        const made =
          created.settings === undefined
            ? null
            : await createSettings(workbook, settings, language, created.settings);
        const completed =
          made ??
          (await completeSettings(
            workbook,
            {
              wrong: gridToAlign,
              added,
              newInsurers,
              sheet: named.settings,
              known: tables.known,
              look: policyLook(),
            },
            settings,
            language,
          ));
        const beside = await createSettingsTables(workbook, tables, named.settings, language, made !== null);
        const protocol =
          created.protocol === undefined
            ? null
            : await createProtocol(
                workbook,
                language,
                created.protocol,
                made?.lists ?? (await readSettingsLists(workbook)),
              );
        return [
          ...(await dressed(workbook, [
            clients,
            completed,
            beside,
            ...(protocol === null ? [] : [protocol]),
          ])),
          await writeSourcesTables(workbook, rows, language),
          {
            cells: 0,
            refused:
              created.protocol === undefined
                ? await dressProtocol(workbook, state.protocol, isProtocolDressed(), language)
                : created.clients === undefined
                  ? await placeAfterClients(workbook, created.protocol)
                  : [],
          },
          {
            cells: 0,
            refused: await joinNewerColumns(workbook, COMMITTEES_TABLE, state.committees, language),
          },
          { cells: 0, refused: await joinNewerColumns(workbook, HISTORY_TABLE, state.history, language) },
          { cells: 0, refused: await followCover(workbook, standing, state, content.looksAtCover) },
        ];
      },
    );
    await notePlaces(workbook, tables.known);
    return {
      sheetsCreated: Object.values(created),
      cells: results.reduce((sum, { cells }) => sum + cells, 0),
      stale: await recalculated(workbook, state),
      refused: [...new Set(results.flatMap(({ refused }) => refused))],
    };
  });
}

/** Once the policy looks at cover, or no longer does, the columns that tell of it are in sight or out of it. */
async function followCover(
  workbook: WorkbookContext,
  clients: StandingClients | null,
  { committees, history }: WorkbookState,
  isSeen: boolean,
): Promise<string[]> {
  if (clients === null || clients.isCoverAsWanted(isSeen)) return [];
  const tables: CoverTable[] = [
    [CLIENTS_TABLE, clients.table],
    [COMMITTEES_TABLE, committees],
    [HISTORY_TABLE, history],
  ];
  return decorate(workbook, [coverSeen(workbook, tables, isSeen)]);
}

/** Sends what was queued of new sheets and dresses them together. */
async function dressed(workbook: WorkbookContext, made: readonly (Written | Made)[]): Promise<Written[]> {
  const looks = made.flatMap((sheet) => ("look" in sheet ? [sheet.look] : []));
  if (looks.length === 0) return made.filter((sheet) => "refused" in sheet);
  await workbook.sync();
  const refused = await decorateAll(workbook, looks);
  return [...made.map((sheet) => ({ refused: [], ...sheet })), { cells: 0, refused }];
}

interface ToComplete extends Pick<ToWrite, "newInsurers" | "added"> {
  readonly wrong: WorkbookState["gridToAlign"];
  readonly sheet: string;
  readonly known: KnownNames;
  readonly look: PolicyLook;
}

/** Gives settings made before what the product knows today the rows and drop-downs they lack. */
async function completeSettings(
  workbook: WorkbookContext,
  { wrong, added, newInsurers, sheet, known, look }: ToComplete,
  settings: SettingsContent,
  language: Language,
): Promise<Written> {
  const whole = await completePolicyTables(workbook, known, settings, language, sheet);
  const parameters = await addParameters(workbook, added, settings, language);
  const insurers = newInsurers.map((clock) => insurerRow(clock, language));
  const named = await addInsurers(workbook, insurers, language);
  const aligned = wrong === null ? NOTHING_WRITTEN : await aligning(workbook, wrong, language);
  const refused = await dressSettings(workbook, look, settings, language);
  return {
    cells: whole.cells + parameters.cells + named.cells + aligned.cells,
    refused: [...whole.refused, ...parameters.refused, ...named.refused, ...aligned.refused, ...refused],
  };
}

const NOTHING_WRITTEN: Written = { cells: 0, refused: [] };

async function aligning(
  workbook: WorkbookContext,
  { missing, unused, aside }: NonNullable<WorkbookState["gridToAlign"]>,
  language: Language,
): Promise<Written> {
  const tables = await readPolicyTables(workbook);
  const { grid, parameters } = tables;
  if (grid === null || parameters === null) return NOTHING_WRITTEN;
  // What is set aside is kept before its rows go.
  const remembered = valueRow(
    "coloursAside",
    { parameters: { ...DEFAULT_PARAMETERS, coloursAside: aside } },
    parameters,
    language,
  );
  const kept = await writePolicyRows(
    workbook,
    { ...tables, parameters },
    { parameters: [remembered], grid: [], unusedGrid: [], insurers: [] },
  );
  const rows = missing.map((row) => colourRow(row, grid, language));
  const aligned = await alignGrid(workbook, grid, rows, unused, language);
  return { cells: aligned.cells + kept.cells, refused: [...kept.refused, ...aligned.refused] };
}

/** Who moved since the last committee; null before the first. */
function changeOf(
  clients: readonly ClassifiedClient[],
  { remembered, heldLast: lastCommittee }: ClientKnowledge,
  absent: readonly RememberedClient[],
): Analysis["change"] {
  const change = portfolioChange(clients, remembered);
  if (change === null || lastCommittee === null) return null;
  const named = (moved: readonly NamedClient[]) =>
    moved.map(({ clientCode, clientName }) => ({ clientCode, clientName }));
  const { entered, left, arrived, vanished } = change;
  const missing = new Set(absent.map(({ clientCode }) => clientCode));
  const isMissing = ({ clientCode }: NamedClient) => missing.has(clientCode);
  return {
    since: lastCommittee,
    entered: { red: named(entered.red), orange: named(entered.orange), green: named(entered.green) },
    left: { red: named(left.red), orange: named(left.orange), green: named(left.green) },
    arrived: named(arrived),
    vanished: named(vanished.filter((client) => !isMissing(client))),
    absent: named(vanished.filter(isMissing)),
  };
}

/** Overrides that have ended since the last committee stop applying and say so. */
function endedOverrides(clients: readonly ClassifiedClient[], language: Language): Message[] {
  const words = translator(language);
  return clients.flatMap(({ clientName, colour, expiredOverride: ended, override }) => {
    if (ended === null || override !== null) return [];
    const values = {
      client: clientName,
      day: words.day(ended.until, "short"),
      forced: words.t(`workbook:colours.${ended.colour}`),
      colour: words.t(`workbook:colours.${colour}`),
    };
    return [{ code: "override-ended", values }];
  });
}

/** Which criteria colours are made of, when it is not all of them. */
function criteriaWarnings(parameters: Parameters, language: Language): Message[] {
  const { cover, signature } = criteriaInUse(parameters);
  if (cover && signature) return [];
  const words = translator(language);
  const context = cover ? "ratings" : signature ? "cover" : "both";
  return [
    {
      code: "criteria-not-in-use",
      values: { context, criteria: words.list(criteriaNamed(parameters, words)) },
    },
  ];
}

function undatedWarnings(clients: readonly ClassifiedClient[]): Message[] {
  const count = clients.reduce((sum, { receivables }) => sum + receivables.itemsWithoutDueDate, 0);
  return count > 0 ? [{ code: "undated-items", values: { count } }] : [];
}
