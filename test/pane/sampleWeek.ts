import { protocolEntry } from "../sample/protocolEntry";
import type { CardItem, ClientCard, Suggestion } from "../../src/committee/client/clientContract";
import type { CommitteeActions } from "../../src/committee/contract";
import type { Analysis, CommitteeChange } from "../../src/committee/analysis/analysisContract";
import type { Overview, SourceSummary, SheetToDeclare } from "../../src/committee/sources/sourcesContract";
import type { ClientSummary } from "../../src/committee/port/clientStanding";
import type { TaskControl } from "../../src/committee/port/task";
import { NeedsDecision } from "../../src/committee/port/needsDecision";
import type { CreditPolicy, PolicyEffect, SetUp } from "../../src/committee/policy/policyContract";
import { dayOf } from "../../src/domain/basis/day";
import type { Colour } from "../../src/domain/policy/grid";
import { DEFAULT_POLICY } from "../../src/domain/policy/policy";
import type { ActionKind } from "../../src/domain/protocol/protocol";
import { Problem } from "../../src/domain/basis/problem";
import { NO_AGEING } from "../../src/domain/receivables/receivables";
import type { Question } from "../../src/intake/question";
import type { Source } from "../../src/intake/source";
import { words } from "../../src/locales/translator";
import { withActions, type EveryAction } from "./committeeDouble";
import { closingActionsOf } from "./sampleClosing";
import { meetingActionsOf } from "./sampleMeeting";
import { protocolActionsOf } from "./sampleProtocol";
import { resultsActionsOf } from "./sampleResults";
import { selfCheckActionsOf } from "./sampleSelfCheck";
import { sendingOf, weekOf } from "./sampleSending";

const TODAY = dayOf(2026, 5, 12);
const REFERENCE = dayOf(2026, 5, 11);

function source(
  sheet: string,
  kind: SourceSummary["kind"],
  rowsRead: number,
  rowsRejected = 0,
): SourceSummary {
  const referenceDate = kind === "open-items" || kind === "aged-balance" ? REFERENCE : null;
  return { sheet, kind, headerRow: 4, rowsRead, rowsIgnored: 6, rowsRejected, referenceDate };
}

const SOURCES: readonly SourceSummary[] = [
  source("Pièces ouvertes", "open-items", 2412, 2),
  source("Balance âgée", "aged-balance", 158),
  source("Couvertures", "cover", 131),
  source("Fiches clients", "clients", 160),
  source("Ventes", "sales", 1896),
];

const heading = (column: number, text: string) => ({ column, heading: text });
const [CODE, NAME, DUE, OPEN, PAID] = [
  heading(0, "Code client"),
  heading(1, "Nom"),
  heading(4, "Échéance"),
  heading(5, "Reste dû"),
  heading(6, "Montant facture"),
] as const;

/** The open items as their first rows read. */
export const OPEN_ITEMS: Source = {
  sheet: "Pièces ouvertes",
  kind: "open-items",
  headerRow: 4,
  columns: { clientCode: CODE, clientName: NAME, dueDate: DUE, openAmount: OPEN },
  confidence: 0.93,
  referenceDate: REFERENCE,
  dateOrder: "dmy",
  rowsRead: 2412,
  ignored: [
    { row: 40, reason: "subtotal" },
    { row: 82, reason: "subtotal" },
    { row: 83, reason: "blank" },
  ],
  rejected: [],
  sheetTotal: 1097526600,
  sumRead: 1097526600,
  layout: "code client|nom|echeance|reste du|montant facture",
  status: "found",
  headings: [CODE, NAME, DUE, OPEN, PAID],
  preview: [
    {
      clientCode: "C00127",
      clientName: "Verrerie du Midi SAS",
      dueDate: REFERENCE - 30,
      openAmount: 1250050,
    },
    { clientCode: "C00043", clientName: "Brossard & Fils", dueDate: REFERENCE + 12, openAmount: -48000 },
  ],
  findings: [],
};

/** Every source of the sample week, as the page of sources shows it. */
export const READINGS: readonly Source[] = [
  OPEN_ITEMS,
  {
    ...OPEN_ITEMS,
    sheet: "Couvertures",
    kind: "cover",
    columns: { clientCode: CODE },
    preview: [{ clientCode: "C00127" }],
    referenceDate: null,
    dateOrder: null,
    sheetTotal: null,
  },
];

/** Sheets that can be declared a source by hand. */
const TO_DECLARE: readonly SheetToDeclare[] = [
  {
    sheet: "Export ERP",
    rows: [
      { row: 1, headings: [heading(0, "Verrerie du Lac"), heading(3, "Extraction")] },
      {
        row: 3,
        headings: [heading(0, "Ref K"), heading(1, "Qui"), heading(2, "Pour le"), heading(3, "Net à voir")],
      },
    ],
  },
];

/** A workbook with receivables that was never analysed. */
export const FOUND: Overview = {
  workbookLanguage: null,
  currency: "EUR",
  nextCommittee: { day: dayOf(2026, 5, 15), time: "8:30" },
  agendaDue: dayOf(2026, 5, 14),
  today: TODAY,
  sources: SOURCES,
  readings: READINGS,
  decisions: [],
  referenceDate: REFERENCE,
  notRead: [],
  notFound: null,
  criteria: { coverCriterion: "insurance", ratingsInUse: true },
  sheetsToCreate: {
    fr: ["Clients", "Ordre du jour", "Protocole", "Paramètres"],
    en: ["Clients", "Agenda", "Protocol", "Settings"],
  },
  sheetNames: { fr: words.fr.workbook.sheets, en: words.en.workbook.sheets },
  clients: null,
  clientWarnings: [],
  agendaPrepared: false,
};

/** The same workbook when no sheet says the day of its figures. */
export const UNDATED: Overview = {
  ...FOUND,
  sources: SOURCES.map((found) => ({ ...found, referenceDate: null })),
  referenceDate: null,
};

/** The same without a sheet of cover, limits or ratings: whether they count is asked. */
export const UNINSURED: Overview = {
  ...FOUND,
  criteria: { coverCriterion: "none", ratingsInUse: false },
};

/** A workbook without receivables. */
export const EMPTY: Overview = { ...FOUND, sources: [], referenceDate: null };

const CLIENTS: readonly ClientSummary[] = [
  {
    clientCode: "C00127",
    clientName: "Verrerie du Midi SAS",
    colour: "red",
    reasons:
      "Rouge : 64 210 € échus dont 41 000 € > 60 j, non couvert (0 € garantis sur 182 000 €), cote 3/10",
    exposure: 18200000,
    uncovered: 18200000,
    countedOverdue: 6421000,
    oldestDaysLate: 92,
    salesperson: "Claire Dupont",
    hasTurnedRed: true,
    declareBy: null,
  },
  {
    clientCode: "C00043",
    clientName: "Établissements Brossard & Fils Embouteillage",
    colour: "red",
    reasons: "Rouge : procédure collective ouverte, 23 480 € échus, couverture résiliée",
    exposure: 11248050,
    uncovered: 11248050,
    countedOverdue: 2348000,
    oldestDaysLate: 148,
    salesperson: "Claire Dupont",
    hasTurnedRed: false,
    declareBy: TODAY + 4,
  },
  {
    clientCode: "C00210",
    clientName: "Société Coopérative des Vignerons de la Haute Vallée",
    colour: "orange",
    reasons:
      "Orange : 8 120 € échus depuis 34 j au plus, couvert en partie (400 000 € garantis sur 1 282 000 €)",
    exposure: 128200000,
    uncovered: 88200000,
    countedOverdue: 812000,
    oldestDaysLate: 34,
    salesperson: "Katrin Weber",
    hasTurnedRed: false,
    declareBy: TODAY + 30,
  },
  {
    clientCode: "C00318",
    clientName: "Brasserie Lalande",
    colour: "orange",
    reasons: "Orange : à jour, couvert, cote manquante",
    exposure: 5410000,
    uncovered: 0,
    countedOverdue: 0,
    oldestDaysLate: 0,
    salesperson: "",
    hasTurnedRed: false,
    declareBy: null,
  },
  {
    clientCode: "C00009",
    clientName: "Parfums Delorme",
    colour: "green",
    reasons: "Vert : à jour, couvert (300 000 € garantis sur 212 000 €), cote 8/10",
    exposure: 21200000,
    uncovered: 0,
    countedOverdue: 0,
    oldestDaysLate: 0,
    salesperson: "Katrin Weber",
    hasTurnedRed: false,
    declareBy: null,
  },
];

/** Any number of clients: the five above, again and again under other codes. */
export function manyClients(count: number): ClientSummary[] {
  return Array.from({ length: count }, (_, index) => {
    const model = CLIENTS[index % CLIENTS.length] as ClientSummary;
    const code = `C${String(index).padStart(5, "0")}`;
    return index < CLIENTS.length
      ? model
      : { ...model, clientCode: code, clientName: `${model.clientName} ${index}` };
  });
}

/** The workbook after an analysis. */
export const CLASSIFIED: Overview = {
  ...FOUND,
  workbookLanguage: "fr",
  sheetsToCreate: { fr: [], en: [] },
  clients: manyClients(5),
};

function counts(clients: readonly ClientSummary[]): Record<Colour, number> {
  const of = (colour: Colour) => clients.filter((client) => client.colour === colour).length;
  return { red: of("red"), orange: of("orange"), green: of("green") };
}

export function analysisOf(clients: readonly ClientSummary[]): Analysis {
  return {
    referenceDate: REFERENCE,
    sources: SOURCES,
    readings: READINGS,
    reconciliation: [],
    groupProposals: [],
    notRead: [],
    clients,
    criteria: FOUND.criteria,
    counts: counts(clients),
    totals: {
      notDue: 912304512,
      d1_30: 120455000,
      d31_60: 44210080,
      d61_90: 18220000,
      d91_120: 9120000,
      over120: 6482033,
      unallocatedCredits: -14510025,
      balance: 1096281600,
      rejected: 1245000,
      sheetTotal: 1097526600,
    },
    rejected: REJECTED,
    change: null,
    newRules: null,
    warnings: [],
    written: { sheetsCreated: ["Clients", "Ordre du jour", "Protocole", "Paramètres"], cellsChanged: 2130 },
  };
}

/** Since the committee of Thursday 7 May 2026, on the eve of a holiday. */
export const CHANGE: CommitteeChange = {
  since: dayOf(2026, 5, 7),
  entered: {
    red: CLIENTS.slice(0, 1),
    orange: manyClients(12).slice(3, 4),
    green: manyClients(12).slice(5),
  },
  left: { red: [], orange: CLIENTS.slice(0, 1), green: [] },
  arrived: CLIENTS.slice(2, 3),
  vanished: [{ clientCode: "C00771", clientName: "Lunetterie Comtoise" }],
  absent: [{ clientCode: "C00772", clientName: "Faïencerie du Bocage" }],
};

/** The card of the first client: covered in part, items of every kind. */
export const CARD: ClientCard = {
  clientCode: "C00127",
  clientName: "Verrerie du Midi SAS",
  referenceDate: REFERENCE,
  group: "Midi Verre",
  accounts: [{ clientCode: "C00128", clientName: "Verrerie du Midi Export", exposure: 4200000 }],
  salesperson: "Hélène Roux",
  colour: "red",
  computedColour: "red",
  override: null,
  overrideMaximumDays: 30,
  reasons:
    "Rouge : 64 210 € échus dont 41 000 € > 60 j, couvert en partie (60 000 € garantis sur 182 000 €), cote 3/10",
  grades: { cover: "partial", signature: "weak", overdue: "seriously-late" },
  wayOut: "Orange si 44 211 € sont payés, ou si l'assureur accorde 122 000 €",
  change: "Orange → rouge : retard grave",
  blockProposal: "Oui : 92 j de retard",
  balance: 16700000,
  exposure: 18200000,
  exposureParts: {
    deliveriesNotInvoiced: 1200000,
    ordersNotDelivered: 800000,
    billsNotMatured: 0,
    deposits: 500000,
  },
  validCover: 6000000,
  uncovered: 12200000,
  countedOverdue: 6421000,
  oldestDaysLate: 92,
  oldestIsMinimum: false,
  averageDaysLate: 61.4,
  disputed: 1520000,
  disputedOverdue: 1520000,
  overdueOutOfDispute: 4901000,
  limit: { amount: 15000000, reviewDate: REFERENCE + 111, shared: null },
  excess: 3200000,
  retainedRisk: 12800000,
  insuredShare: 0.9,
  behaviour: { weeksLate: 9, weeksKnown: 12 },
  block: null,
  opening: null,
  openingMonths: [],
  releasedUntil: REFERENCE + 4,
  uninsured: { insurer: "Allianz Trade", daysLate: 92 },
  claims: null,
  ageing: {
    notDue: 10679000,
    d1_30: 1201000,
    d31_60: 1520000,
    d61_90: 2800000,
    d91_120: 1300000,
    over120: 0,
    unallocatedCredits: -800000,
  },
  items: [
    cardItem("F2026-0112", REFERENCE - 152, REFERENCE - 92, 1300000, { daysLate: 92 }),
    cardItem("F2026-0188", REFERENCE - 130, REFERENCE - 64, 2800000, {
      daysLate: 64,
      daysBeyondLegalTerm: 6,
    }),
    cardItem("F2026-0243", REFERENCE - 95, REFERENCE - 35, 1520000, { daysLate: 35, disputed: true }),
    cardItem("F2026-0301", REFERENCE - 72, REFERENCE - 12, 1201000, { daysLate: 12 }),
    cardItem("F2026-0377", REFERENCE - 20, REFERENCE + 40, 10679000),
    cardItem("AV2026-031", REFERENCE - 18, null, -800000),
  ],
  penalties: { penalty: 127843, fees: 16000, lateInvoices: 4 },
  legal: { term: "60 jours net", endOfMonth: null, drift: 4, termBeyond: 0, itemsBeyond: 1 },
  cover: [
    {
      insurer: "Allianz Trade",
      kind: "named",
      nature: "permanent",
      granted: 6000000,
      requested: 18000000,
      from: REFERENCE - 200,
      to: REFERENCE + 120,
      status: "partial",
      insuredShare: 0.9,
      isValid: true,
    },
    {
      insurer: "Allianz Trade",
      kind: "named",
      nature: "temporary",
      granted: 4000000,
      requested: null,
      from: REFERENCE - 90,
      to: REFERENCE - 1,
      status: "accepted",
      insuredShare: null,
      isValid: false,
    },
  ],
  ratings: [
    { provider: "Coface", value: "3/10", date: REFERENCE - 40, quality: "weak", isUsed: true },
    { provider: "Banque de France", value: "5-", date: null, quality: "medium", isUsed: false },
  ],
  declaration: { deadline: REFERENCE + 8, state: "soon" },
  suggestions: [
    suggestionOf("dispute-handling", "Traitement de litige : 15 200 €", { amount: 1520000 }),
    suggestionOf("client-reminder", "Relance client : 44 211 €"),
    suggestionOf("lower-limit", "Réduire la limite à 182 000 €", { amount: 18200000 }),
    suggestionOf("joint-visit", "Visite conjointe du crédit et du commercial", { owner: "Hélène Roux" }),
  ],
  timeline: timelineOf(),
  isPinned: false,
  note: "Nouveau DAF depuis mars.",
  warnings: [],
};

function suggestionOf(kind: ActionKind, decision: string, more: Partial<Suggestion> = {}): Suggestion {
  return { kind, decision, amount: null, dueDate: null, origin: null, owner: "", ...more };
}

/** A client that went from orange to red, promised to pay and kept half of it. */
function timelineOf(): ClientCard["timeline"] {
  const [plan, reminder] = [
    protocolEntry({
      number: 41,
      committeeDate: REFERENCE - 10,
      kind: "payment-plan",
      decision: "Échéancier en trois fois demandé",
      owner: "Hélène Roux",
    }),
    protocolEntry({ number: 36, committeeDate: REFERENCE - 17, decision: "Relance du DAF", status: "done" }),
  ] as const;
  return [
    {
      day: REFERENCE - 10,
      colour: "red",
      facts: [
        { kind: "colour", from: "orange", to: "red" },
        { kind: "overdue", from: 5221000, to: 6421000 },
        { kind: "decision", entry: plan, promise: "broken" },
      ],
    },
    {
      day: REFERENCE - 17,
      colour: "orange",
      facts: [
        { kind: "overdue", from: 7421000, to: 5221000 },
        { kind: "cover", from: 18000000, to: 6000000 },
        { kind: "decision", entry: reminder, promise: null },
      ],
    },
    { day: REFERENCE - 94, colour: "orange", facts: [{ kind: "colour", from: null, to: "orange" }] },
  ];
}

function cardItem(
  document: string,
  documentDate: number,
  dueDate: number | null,
  amount: number,
  more: Partial<CardItem> = {},
): CardItem {
  return {
    document,
    documentDate,
    dueDate,
    amount,
    disputed: false,
    daysLate: 0,
    daysBeyondLegalTerm: 0,
    ...more,
  };
}

const REJECTED: Analysis["rejected"] = [];

/** What the set-up form begins with where no insurance and no limit was found. */
export const SET_UP: SetUp = {
  companyName: "",
  companyCurrency: "EUR",
  coverCriterion: "none",
  ratingsInUse: true,
  grid: DEFAULT_POLICY.grid.map((row) =>
    row.cover === "covered" && row.signature === "good" ? { ...row, colour: "red" as const } : row,
  ),
  people: [
    { role: "creditManager", name: "Anne Lefèvre", email: "" },
    { role: "salesDirector", name: "", email: "" },
    { role: "financeDirector", name: "", email: "" },
    { role: "arbiter", name: "", email: "" },
  ],
  salespeople: ["Camille Roche", "Paul Martin"],
};

/** The default policy, with an override in force and one that has ended. */
export const CREDIT_POLICY: CreditPolicy = {
  policy: DEFAULT_POLICY,
  overrides: [
    {
      clientCode: "C00210",
      clientName: "Société Coopérative des Vignerons de la Haute Vallée",
      colour: "green",
      reason: "Garantie bancaire reçue, plan de règlement tenu",
      who: "Directeur financier",
      from: TODAY - 10,
      until: TODAY + 10,
      address: "'Paramètres'!X6",
    },
    {
      clientCode: "C00318",
      clientName: "Brasserie Lalande",
      colour: "green",
      reason: "Nouvelle cote attendue",
      who: "Directeur commercial",
      from: TODAY - 40,
      until: TODAY - 12,
      address: "'Paramètres'!X7",
    },
  ],
  warnings: [],
  today: TODAY,
};

export const POLICY_EFFECT: PolicyEffect = {
  clients: 5,
  moves: [
    {
      clientCode: "C00318",
      clientName: "Brasserie Lalande",
      from: "orange",
      to: "red",
      why: "Rouge : 64 210 € échus dont 41 000 € > 60 j",
    },
    {
      clientCode: "C00009",
      clientName: "Parfums Delorme",
      from: "green",
      to: "orange",
      why: "Orange : 12 400 € échus, retard de 20 j",
    },
  ],
  agenda: { before: { clients: 69, minutes: 113 }, after: { clients: 41, minutes: 58 } },
  blocks: { before: 37, after: 38, begun: ["Brasserie Lalande", "Parfums Delorme"], ended: ["Maison Roux"] },
  advised: { threshold: 250_000_00, clients: 22, minutes: 58, share: 0.78 },
};

/** A committee that answers at once from `overview`, with `over` in the place of some of its actions. */
export function committee(overview: Overview, over: Partial<EveryAction> = {}): CommitteeActions {
  const done = () => Promise.resolve();
  const features: CommitteeActions = {
    workbook: {
      memoryKey: () => "sample",
      showCell: done,
      showSheet: done,
      onSaid: () => () => undefined,
      mendTable: done,
      beginAnew: done,
      printPage: () => Promise.resolve({ sheet: "Ordre du jour", exports: true, warnings: [] }),
    },
    sources: {
      lookUp: () => Promise.resolve(overview),
      previewSources: () => Promise.resolve(READINGS),
      sheetsToDeclare: () => Promise.resolve(TO_DECLARE),
    },
    analysis: { analyse: () => Promise.resolve(analysisOf(manyClients(5))) },
    policy: {
      readCreditPolicy: () => Promise.resolve(CREDIT_POLICY),
      previewPolicy: () => Promise.resolve(POLICY_EFFECT),
      keepPolicy: () => Promise.resolve(1),
      takeThreshold: done,
      settleNewRules: done,
      readSetUp: () => Promise.resolve(SET_UP),
      keepSetUp: () => Promise.resolve(false),
      skipSetUp: done,
      addOverride: done,
      endOverride: done,
    },
    client: {
      showClient: done,
      clientCard: (clientCode) => Promise.resolve({ ...CARD, clientCode }),
      followSelection: (onClient) => {
        onClient(CARD.clientCode);
        return Promise.resolve(() => undefined);
      },
      pinClient: done,
      noteClient: done,
    },
    week: { readWeek: () => Promise.resolve(weekOf(overview)) },
    agenda: {
      noteAgendaMail: (_, name) => Promise.resolve({ on: name === "" ? null : FOUND.today }),
      prepareAgenda: () =>
        Promise.resolve({
          day: FOUND.nextCommittee.day,
          time: FOUND.nextCommittee.time,
          clients: 17,
          minutes: 74,
          notFitting: 4,
          advised: { threshold: 250_000_00, clients: 13, minutes: 58, share: 0.78 },
          struck: 0,
          due: FOUND.agendaDue,
          sent: null,
          warnings: [],
          written: { sheetsCreated: [], cellsChanged: 212 },
        }),
      markAgendaSent: () => Promise.resolve({ committee: FOUND.nextCommittee.day, sent: TODAY }),
      readAgendaSending: () => Promise.resolve(sendingOf(overview)),
      meetingInvitation: () => Promise.resolve("BEGIN:VCALENDAR"),
    },
    meeting: meetingActionsOf(),
    protocol: protocolActionsOf(),
    closing: closingActionsOf(),
    results: resultsActionsOf(),
    selfCheck: selfCheckActionsOf(),
  };
  return withActions(features, over);
}

const DOUBTFUL: Source = {
  ...OPEN_ITEMS,
  status: "doubtful",
  findings: [
    {
      message: {
        code: "due-before-document",
        values: { sheet: OPEN_ITEMS.sheet, rows: 2, cells: "E12\nE40" },
      },
      addresses: ["'Pièces ouvertes'!E12", "'Pièces ouvertes'!E40"],
      rows: 2,
    },
  ],
};

/** An analysis that waits for the open items to be confirmed. */
export const DOUBTS = new NeedsDecision([DOUBTFUL, ...READINGS.slice(1)], [DOUBTFUL], []);

/** A column of old debts that the product does not know. */
export const UNKNOWN_BUCKET: Question = {
  kind: "unread-bucket",
  sheet: OPEN_ITEMS.sheet,
  sourceKind: OPEN_ITEMS.kind,
  layout: OPEN_ITEMS.layout,
  subject: "Vieux dossiers",
  column: { column: 7, heading: "Vieux dossiers" },
  examples: [
    { address: "'Pièces ouvertes'!H12", cells: ["C00127", "Verrerie du Midi SAS", { amount: 9000 }] },
  ],
  values: { rows: 2, count: 2, missing: 9100, held: 9100, heading: "Vieux dossiers" },
  choices: [
    {
      choice: "notDue",
      heading: "",
      totals: { ...NO_AGEING, balance: 910_000, notDue: 910_000, clients: 2 },
    },
    {
      choice: "over90",
      heading: "",
      totals: { ...NO_AGEING, balance: 910_000, d91_120: 910_000, clients: 2 },
    },
  ],
  proposed: 1,
  isTaken: false,
  answer: null,
};

/** Paid items that a column of statuses tells plainly: left out unasked, and said. */
export const PAID_ITEMS: Question = {
  ...UNKNOWN_BUCKET,
  kind: "lines-paid",
  subject: "Statut",
  column: { column: 8, heading: "Statut" },
  values: {
    sheet: OPEN_ITEMS.sheet,
    heading: "Statut",
    rows: 412,
    count: 412,
    amount: 1204,
    without: 3000,
    with: 4204,
  },
  choices: [
    { choice: "left-out", heading: "", totals: null },
    { choice: "kept", heading: "", totals: null },
  ],
  proposed: 0,
  isTaken: true,
};

/** An analysis that waits for an answer. */
export const QUESTION = new NeedsDecision(READINGS, [], [], [UNKNOWN_BUCKET]);

/** Items of which nobody knows when they are due: two readings that differ in several buckets. */
const UNDATED_ITEMS: Question = {
  ...UNKNOWN_BUCKET,
  kind: "due-unknown",
  subject: "",
  column: { column: 4, heading: "Date d'échéance" },
  examples: [
    {
      address: "'Pièces ouvertes'!E12",
      cells: ["C00127", "Verrerie du Midi SAS", { day: 46_050 }, { amount: 9000 }],
    },
    {
      address: "'Pièces ouvertes'!E13",
      cells: ["C00131", "Transports Réunis", { day: 45_950 }, { amount: 1240.5 }],
    },
  ],
  values: { rows: 212, count: 212, amount: 1_420_000.5, owed: 1_840_000 },
  choices: [
    {
      choice: "not-due",
      heading: "",
      totals: { ...NO_AGEING, balance: 184_000_000, notDue: 150_000_000, d1_30: 34_000_000, clients: 212 },
    },
    {
      choice: "document-date",
      heading: "",
      totals: {
        ...NO_AGEING,
        balance: 184_000_000,
        notDue: 8_000_000,
        d1_30: 76_000_000,
        d31_60: 50_000_000,
        d61_90: 30_000_000,
        over120: 20_000_000,
        clients: 212,
      },
    },
  ],
  proposed: 0,
};

/** Several questions about one sheet, one after the other. */
export const QUESTIONS_ASKED = new NeedsDecision(READINGS, [], [], [UNKNOWN_BUCKET, UNDATED_ITEMS]);

/** Open items read with an answer of earlier weeks, in a sheet whose headings have changed since. */
export const KEPT_ANSWERS: Source = {
  ...OPEN_ITEMS,
  status: "changed",
  answers: [
    {
      kind: "codes-of-sheets",
      sheet: OPEN_ITEMS.sheet,
      sourceKind: "open-items",
      layout: OPEN_ITEMS.layout,
      subject: "Relances",
      choice: "apart",
      heading: "",
    },
  ],
};

/** An analysis that stopped at a difference to the sheet's own total. */
export const DIFFERENCE = new NeedsDecision(
  READINGS,
  [],
  [
    {
      against: "sheet-total",
      kind: "open-items",
      sheet: OPEN_ITEMS.sheet,
      otherSheet: OPEN_ITEMS.sheet,
      read: 1096281600,
      stated: 1097526600,
      difference: 1245000,
      rejected: 1200000,
      leftOut: 0,
      unexplained: 45000,
      lines: [
        {
          address: "'Pièces ouvertes'!F31",
          clientCode: "C00127",
          clientName: "Verrerie du Midi SAS",
          stated: 1200000,
          read: 0,
        },
      ],
      lineCount: 1,
    },
  ],
);

/** Asks its question until it is answered, then analyses. */
export function answering(question: NeedsDecision): EveryAction["analyse"] {
  return ({ decisions = [], accepted = [], answers = [] }) =>
    decisions.length + accepted.length + answers.length === 0
      ? Promise.reject(question)
      : Promise.resolve(analysisOf(manyClients(5)));
}

/** A task that stands at a step until it is cancelled. */
export function standing(progress: Parameters<TaskControl["onProgress"]>[0]) {
  return (control: TaskControl): Promise<never> => {
    control.onProgress(progress);
    return new Promise((_, reject) => {
      control.signal.addEventListener("abort", () => reject(new Problem("cancelled")));
    });
  };
}
