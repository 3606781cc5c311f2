import { buildAgenda, type Agenda, type AgendaItem } from "../domain/agenda";
import type { Day } from "../domain/day";
import { COLOURS, type Colour } from "../domain/grid";
import { toUnits } from "../domain/money";
import type { Parameters } from "../domain/policy";
import { Problem } from "../domain/problem";
import { writeAgenda, type AgendaContent, type AgendaSection } from "../excel/agendaSheet";
import { literal } from "../excel/cells";
import { readClients } from "../excel/clientsSheet";
import { sheetName, sheetWords, type RowInput, type SheetLanguage } from "../excel/layout";
import { ensureFree, ensureWritable } from "../excel/ownSheets";
import type { ExcelSession } from "../excel/session";
import type { Translator } from "../locales/translator";
import { clientStandings, type ClientStanding } from "./clientRows";
import type { AgendaSummary, TaskControl } from "./contract";
import { committeeAfter } from "./lookUp";
import { ensureWanted, readState } from "./readPortfolio";

type Candidate = ClientStanding & { readonly clientCode: string };

/**
 * Writes the agenda of the next committee from the Clients sheet: what people see there is what the
 * agenda says.
 * @throws Problem "not-analysed" when there is no Clients sheet yet.
 */
export async function prepareAgenda(
  session: ExcelSession,
  control: TaskControl,
  now: Date,
): Promise<AgendaSummary> {
  control.onProgress({ step: "reading", done: 0 });
  const { policy, own, extents, language: stated } = await readState(session);
  const standing = await session.run((workbook) => readClients(workbook));
  if (standing === null || standing.referenceDate === null) throw new Problem("not-analysed");
  ensureWanted(control);
  const language = stated ?? "fr";
  const { parameters } = policy;
  const clients = clientStandings(standing.content).map((client) => ({ ...client, clientCode: client.code }));
  const agenda = buildAgenda(clients, parameters);
  const day = committeeAfter(now, parameters);
  const content = agendaContent(
    agenda,
    clients,
    { day, referenceDate: standing.referenceDate },
    parameters,
    language,
  );
  control.onProgress({ step: "writing", done: 0 });
  const existing = own.names.agenda;
  if (existing === null) ensureFree("agenda", language, extents);
  const written = await session.run(async (workbook) => {
    await ensureWritable(workbook, existing === null ? [] : [existing], existing === null);
    return writeAgenda(workbook, content, language, existing, extents);
  });
  return {
    day,
    time: parameters.meetingTime,
    clients: agenda.items.length,
    minutes: agenda.minutes,
    notFitting: agenda.items.filter(({ fits }) => !fits).length,
    written: {
      sheetsCreated: existing === null ? [sheetName("agenda", language)] : [],
      cellsChanged: written.cells,
    },
  };
}

interface AgendaDays {
  readonly day: Day;
  readonly referenceDate: Day;
}

function agendaContent(
  agenda: Agenda<Candidate>,
  clients: readonly Candidate[],
  { day, referenceDate }: AgendaDays,
  parameters: Parameters,
  language: SheetLanguage,
): AgendaContent {
  const words = sheetWords(language);
  return {
    title: words.t("workbook:agenda.title", {
      day: words.day(day, "long"),
      time: words.time(parameters.meetingTime),
    }),
    lines: [
      words.t("workbook:agenda.figures", { day: words.day(referenceDate, "short") }),
      words.t("workbook:agenda.totals", totals(clients, words)),
      words.t("workbook:agenda.counts", counts(clients, words)),
      timeLine(agenda, parameters, words),
    ],
    sections: sections(agenda, words),
    footer: { left: words.t("workbook:agenda.footer"), page: words.t("workbook:agenda.page") },
  };
}

function totals(clients: readonly Candidate[], words: Translator) {
  const sum = (key: "exposure" | "overdue" | "uncovered") =>
    clients.reduce((total, client) => total + client[key], 0);
  const exposure = sum("exposure");
  return {
    exposure: words.money(exposure, 0),
    overdue: words.money(sum("overdue"), 0),
    share: words.percent(exposure > 0 ? sum("overdue") / exposure : 0),
    uncovered: words.money(sum("uncovered"), 0),
  };
}

function counts(clients: readonly Candidate[], words: Translator): Record<string, string> {
  const count = (colour: Colour) => clients.filter((client) => client.colour === colour).length;
  return Object.fromEntries(COLOURS.map((colour) => [colour, words.number(count(colour))]));
}

function timeLine(agenda: Agenda<Candidate>, { meetingMinutes }: Parameters, words: Translator): string {
  const values = { minutes: words.number(agenda.minutes), available: words.number(meetingMinutes) };
  const count = agenda.items.filter(({ fits }) => !fits).length;
  return count === 0
    ? words.t("workbook:agenda.time", values)
    : words.t("workbook:agenda.timeOver", { ...values, count });
}

function sections(agenda: Agenda<Candidate>, words: Translator): AgendaSection[] {
  const ofColour = COLOURS.map((colour): AgendaSection => {
    const items = agenda.items.filter(({ client }) => client.colour === colour);
    return {
      title: words.t(`workbook:agenda.sections.${colour}`, { count: items.length }),
      rows: items.map((item) => clientRow(item, words)),
      empty: words.t("workbook:agenda.none"),
    };
  });
  return [
    {
      title: words.t("workbook:agenda.sections.actions", { minutes: agenda.actionsMinutes }),
      rows: [],
      empty: words.t("workbook:agenda.noActions"),
    },
    ...ofColour,
    {
      title: words.t("workbook:agenda.sections.successes", { minutes: agenda.successesMinutes }),
      rows: [],
      empty: words.t("workbook:agenda.none"),
    },
  ];
}

function clientRow({ client, rules, minutes, fits }: AgendaItem<Candidate>, words: Translator): RowInput {
  const why = rules.map((rule) => words.t(`workbook:agenda.rules.${rule}`));
  if (!fits) why.push(words.t("workbook:agenda.ifTime"));
  return {
    colour: literal(words.t(`workbook:colours.${client.colour}`)),
    clientCode: literal(client.code),
    client: literal(client.name),
    exposure: toUnits(client.exposure),
    validCover: toUnits(client.validCover),
    uncovered: toUnits(client.uncovered),
    signature: literal(client.rating),
    overdue: toUnits(client.overdue),
    oldestDaysLate: client.oldestDaysLate,
    reasons: literal(client.reasons),
    rules: literal(why.join(", ")),
    minutes,
  };
}
