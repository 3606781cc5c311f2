import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { mailSections } from "../../src/documents/form/mailSections";
import { pageLines } from "../../src/documents/form/pageLines";
import { keyFigures } from "../../src/documents/results/keyFigures";
import { resultsDocument } from "../../src/documents/results/resultsDocument";
import { translator } from "../../src/locales/translator";
import { openXlsx } from "../simulator/files/openXlsx";
import type { CellOutput } from "../../src/book/cells";
import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, type OpenCommittee } from "../scenarios/openCommittee";
import { YEAR_FILE_NAME } from "./year/holdCommittee";

/*
 * What the page of the results says of the year, computed a second time by plain sums over the cells of Comités,
 * Historique, Protocole, Clients and Ventes, as somebody who doubts would with a calculator: nothing of the
 * product is asked but to write the page. Every figure of it is compared, those that its sentences name too: one that
 * is new on the page, and not here, fails.
 */

type Row = Readonly<Record<string, CellOutput>>;

const YEAR_FILE = join(__dirname, "../../assets", YEAR_FILE_NAME);
let committee: OpenCommittee;
let model: WorkbookModel;
let page: CellOutput[][];
let held: Row[];
let history: Row[];
let decisions: Row[];
let clients: Row[];

beforeAll(async () => {
  model = await openXlsx(new Uint8Array(readFileSync(YEAR_FILE)), YEAR_FILE_NAME);
  committee = await openCommittee(model, { now: new Date(2027, 1, 18, 10) });
  await analyseAgreeing(committee, { language: "fr", referenceDate: null });
  await committee.actions.results.refreshResults();
  page = valuesOf(sheetNamed(model, "Résultats"), "A1:H320");
  held = rowsOf("Comités", "CC_Committees")
    .filter((row) => isNumber(row["Séance close le"]) && isNumber(row["Arrêté des chiffres"]))
    .sort((a, b) => number(a, "Date du comité") - number(b, "Date du comité"));
  history = rowsOf("Historique des clients", "CC_History").filter((row) => row["Code client"] !== "*");
  decisions = rowsOf("Protocole", "CC_Protocol")
    .filter((row) => row["Résultat"] !== "Saisie annulée")
    .sort(
      (a, b) =>
        number(a, "Date du comité") - number(b, "Date du comité") || number(a, "N°") - number(b, "N°"),
    );
  clients = rowsOf("Clients", "CC_Clients").filter((row) => row["Couleur"] !== "");
});
afterAll(() => committee?.close());

function rowsOf(sheet: string, table: string): Row[] {
  const { area, columns } = tableNamed(model, table);
  const values = valuesOf(sheetNamed(model, sheet), `A1:CZ${area.top + area.rows}`).slice(area.top + 1);
  return values.map((cells) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, cells[area.left + index] ?? ""])),
  );
}
const isNumber = (cell: CellOutput | undefined): cell is number => typeof cell === "number";
const number = (row: Row, heading: string): number => {
  const cell = row[heading];
  return isNumber(cell) ? cell : 0;
};
const text = (row: Row, heading: string): string => String(row[heading] ?? "");
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const mean = (amounts: readonly number[]) => sum(amounts) / amounts.length;
const cents = (amount: number) => Math.round(amount * 100) / 100;
const plain = (cell: CellOutput | undefined) => String(cell ?? "").replace(/[\u00a0\u202f]/g, " ");

const firstFour = () => held.slice(0, 4);
const lastFour = () => held.slice(-4);
/** In M€ above a million, in k€ above ten thousand, as the page writes amounts. */
function short(amount: number): string {
  const said = (value: number, digits: number) =>
    value
      .toFixed(digits)
      .replace(".", ",")
      .replace(/\B(?=(\d{3})+(?!\d))/g, " ");
  const size = Math.abs(amount);
  if (size >= 999_500) return `${said(size / 1_000_000, 1)} M€`;
  return size >= 9_999.5 ? `${said(size / 1_000, 0)} k€` : `${said(size, 0)} €`;
}

interface Loss {
  readonly number: number;
  readonly kind: string;
  readonly day: number;
  readonly amount: number;
  readonly client: string;
}
const losses = (): Loss[] =>
  decisions
    .filter((row) => ["Passage en perte", "Indemnisation"].includes(text(row, "Nature de l'action")))
    .filter((row) => row["Statut"] !== "Abandonné")
    .map((row) => ({
      number: number(row, "N°"),
      kind: text(row, "Nature de l'action"),
      day: number(row, "Fait le") || number(row, "Date du comité"),
      amount: Math.min(...[row["Montant"], row["Échu"]].filter(isNumber)),
      client: identity(row),
    }));

const identities = new Map<string, string>();

/** One client whatever its codes: its group, else its name. */
function identity(row: Row): string {
  const name = text(row, "Client");
  const known = identities.get(name);
  if (known !== undefined) return known;
  const group = history.findLast((seen) => seen["Client"] === name && seen["Groupe"] !== "");
  const found = group === undefined ? name : text(group, "Groupe");
  identities.set(name, found);
  return found;
}
const clientRows = new Map<string, readonly Row[]>();

/** The rows of a client in the history. */
function rowsOfClient(client: string): readonly Row[] {
  const known = clientRows.get(client);
  if (known !== undefined) return known;
  const rows = history.filter((row) => identity(row) === client);
  clientRows.set(client, rows);
  return rows;
}

/** Counted overdue, cover, … of a client at a committee, its accounts added up; null when it was on no agenda. */
function seenAt(client: string, heading: string): { readonly day: number; readonly amount: number }[] {
  const days = new Map<number, number>();
  for (const row of rowsOfClient(client)) {
    const day = number(row, "Date du comité");
    days.set(day, (days.get(day) ?? 0) + number(row, heading));
  }
  return [...days].map(([day, amount]) => ({ day, amount })).sort((a, b) => a.day - b.day);
}

/** What a text names in figures: days, amounts with their unit, shares, numbers. */
const FIGURE = /[−+]?\d[\d/]*(?: \d{3})*(?:,\d+)?(?: (?:M€|k€|€|%))?/g;
const namedIn = (text: CellOutput) => plain(text).match(FIGURE) ?? [];
type Figure = number | string;

/** The figures of a row: its numbers, and what its texts name, from left to right. */
function figuresOf(cells: readonly CellOutput[]): Figure[] {
  return cells.flatMap((cell): Figure[] =>
    isNumber(cell) ? [Math.round(cell * 10_000) / 10_000] : namedIn(cell),
  );
}

/** All figures of a part of the page: what its sentences name, in one line, and each row of its tables that has some. */
interface Part {
  readonly said: readonly Figure[];
  readonly rows: readonly (readonly Figure[])[];
}

function partOf(rows: readonly (readonly CellOutput[])[]): Part {
  const isSentence = (cells: readonly CellOutput[]) => cells.slice(1).every((cell) => cell === "");
  const tables = rows.filter((cells) => !isSentence(cells)).map(figuresOf);
  return {
    said: rows.filter(isSentence).flatMap(figuresOf),
    rows: tables.filter((figures) => figures.length > 0),
  };
}

const part = (said: readonly CellOutput[], rows: readonly (readonly CellOutput[])[] = []): Part => ({
  said: said.flatMap(namedIn),
  rows: rows.map(figuresOf).filter((figures) => figures.length > 0),
});

/** The page in its parts: each begins with its title and goes to the next, so that no figure stands between them. */
function partsOfPage(titles: readonly string[]): Map<string, Part> {
  const starts: number[] = [];
  for (const title of titles.slice(1)) {
    const at = page.findIndex(([cell], index) => index > (starts.at(-1) ?? 0) && cell === title);
    if (at < 0) throw new Error(`No part "${title}"`);
    starts.push(at);
  }
  const bounds = [-1, ...starts, page.length];
  return new Map(
    titles.map((title, index) => [title, partOf(page.slice(bounds[index]! + 1, bounds[index + 1]))]),
  );
}

const day = (serial: number) => translator("fr").day(serial, "short");
const dayOf = (row: Row) => number(row, "Date du comité");
const signedShort = (amount: number) => `${amount < 0 ? "−" : "+"}${short(Math.abs(amount))}`;
const rounded = (share: number) => `${Math.round(share * 100)} %`;
const overdue = (row: Row) => number(row, "Échu retenu");
const gross = (row: Row) =>
  sum(["1-30", "31-60", "61-90", "91-120", "> 120"].map((bucket) => number(row, `Échu ${bucket} j`)));
const lostBy = (kind: string) => (row: Row) =>
  sum(
    losses()
      .filter((loss) => loss.kind === kind && loss.day <= dayOf(row))
      .map(({ amount }) => amount),
  );
/** The change of a mean, of means to the cent. */
const changed = (figure: (row: Row) => number) =>
  cents(mean(lastFour().map(figure))) - cents(mean(firstFour().map(figure)));
const weeksOfRates = () => {
  const [first, last] = [held[0]!, held.at(-1)!];
  return held.find((row) => dayOf(row) >= dayOf(first) + 77 && dayOf(row) >= dayOf(last) - 364)!;
};
/** A share of the committees of the twelve weeks that end with one. */
function overWeeks(row: Row, counted: string, whole: string): number {
  const within = held.filter((each) => dayOf(each) > dayOf(row) - 84 && dayOf(each) <= dayOf(row));
  return sum(within.map((each) => number(each, counted))) / sum(within.map((each) => number(each, whole)));
}

/** What left the overdue without money, and what is compared. */
function fall() {
  const [before, after] = [mean(firstFour().map(overdue)), mean(lastFour().map(overdue))];
  const writtenOff = Math.max(0, changed(lostBy("Passage en perte")));
  const indemnified = Math.max(0, changed(lostBy("Indemnisation")));
  const credits = Math.max(
    0,
    changed((row) => gross(row) - overdue(row)),
  );
  const absent = Math.max(
    0,
    changed((row) => number(row, "Échu des absents")),
  );
  const unpaid = writtenOff + indemnified + credits + absent;
  return { before, after, told: after + unpaid, unpaid, writtenOff, indemnified, credits, absent };
}

function head(): Part {
  const { before, told, writtenOff, indemnified, credits, absent } = fall();
  expect(writtenOff).toBeGreaterThan(100_000);
  const change = told - before;
  const lowest = held.reduce((best, row) => (overdue(row) <= overdue(best) ? row : best));
  const highest = held.reduce((best, row) => (overdue(row) >= overdue(best) ? row : best));
  const [earlier, later] = [lowest, highest].sort((a, b) => dayOf(a) - dayOf(b)) as [Row, Row];
  const isWeekly = [firstFour(), lastFour()].every((rows) =>
    rows.every((row, index) => index === 0 || dayOf(row) - dayOf(rows[index - 1]!) <= 10),
  );
  expect(plain(page[2]?.[0])).toMatch(isWeekly ? /, moyennes de 4 semaines$/ : /, moyennes de 4 comités$/);
  const since = overdue(held.at(-1)!) - overdue(later);
  expect(plain(page[3]?.[0])).toContain(since > 0 ? "en hausse depuis" : "en baisse depuis");
  return part([
    `${held.length} ${day(dayOf(held[0]!))} ${day(dayOf(held.at(-1)!))}`,
    `${short(before)} ; ${short(told)} ; ${signedShort(change)} ; −${rounded(-change / before)} ; 4`,
    `${short(-change)} ; ${day(dayOf(earlier))} : ${short(overdue(earlier))}`,
    `${day(dayOf(later))} : ${short(overdue(later))} ; ${signedShort(since)}`,
    [writtenOff, indemnified, credits, absent]
      .filter((amount) => amount > 0)
      .map(short)
      .join(" ; "),
  ]);
}

function keyFiguresPart(): Part {
  const { before, after, told, unpaid } = fall();
  const means = (of: (row: Row) => number): [number, number] => [
    mean(firstFour().map(of)),
    mean(lastFour().map(of)),
  ];
  const compared = (label: string, [first, last]: readonly [number, number]) => [
    label,
    first,
    last,
    last - first,
    (last - first) / first,
  ];
  const since = weeksOfRates();
  const shares = (label: string, [first, last]: readonly [number, number], note = "") => [
    label,
    first,
    last,
    (last - first) * 100,
    note,
  ];
  const rate = (counted: string, whole: string) =>
    [since, held.at(-1)!].map((row) => overWeeks(row, counted, whole)) as [number, number];
  const arbitrations = rate("Arbitrages", "Décisions");
  return part(
    [eventsSaid(), ...arbitrations.map(rounded), "20 %"],
    [
      ["4", "4"],
      compared("", [before, told]),
      [unpaid],
      [before, after],
      shares(
        "",
        means((row) => overdue(row) / number(row, "Solde")),
      ),
      compared(
        "",
        means((row) => number(row, "DSO (j)")),
      ),
      compared(
        "",
        means((row) => number(row, "Non couvert")),
      ),
      compared(
        "",
        means((row) => number(row, "Rouges")),
      ),
      shares("12", rate("dont faites à temps", "Actions échues"), day(dayOf(since))),
      shares("12", arbitrations, day(dayOf(since))),
    ],
  );
}

/** Weeks without a committee, as the days of the committees on either side. */
const gaps = () =>
  held.flatMap((row, index) => {
    const from = dayOf(held[index - 1] ?? row);
    return dayOf(row) - from > 10 ? [[from, dayOf(row)] as const] : [];
  });
const policies = () =>
  held.flatMap((row, index) => {
    const [was, is] = [
      text(held[index - 1] ?? row, "Politique appliquée"),
      text(row, "Politique appliquée"),
    ].map(plain);
    return was === is ? [] : [{ day: dayOf(row), was: was!.split(" · "), is: is!.split(" · ") }];
  });

/** Days of what happened, by kind, in the order in which they are told. */
function happened(): Record<"loss" | "indemnity" | "policy" | "pause" | "missing", number[]> {
  const days = (found: readonly number[]) =>
    [...new Set(found)].filter((each) => each >= dayOf(held[0]!)).sort((a, b) => a - b);
  const left = (kind: string) => days(losses().flatMap((loss) => (loss.kind === kind ? [loss.day] : [])));
  return {
    loss: left("Passage en perte"),
    indemnity: left("Indemnisation"),
    policy: days(policies().map((change) => change.day)),
    pause: days(gaps().map(([, to]) => to)),
    missing: held.filter((row) => number(row, "Clients absents du fichier") > 0).map(dayOf),
  };
}

function eventsSaid(): string {
  const kinds = Object.values(happened()).filter((days) => days.length > 0);
  return kinds
    .map((days) =>
      days
        .slice(kinds.length > 3 ? -1 : -2)
        .map(day)
        .join(" ; "),
    )
    .join(" ; ");
}

/** Decisions about a client, and the lines that name some of them. */
function namedDecisions(rows: readonly Row[], most: number): CellOutput[] {
  const shown = rows.slice(-most).reverse();
  const more = rows.length - shown.length;
  return [
    ...shown.slice(0, 1).map((row) => `n° ${number(row, "N°")}`),
    [
      ...shown.map(
        (row) => `n° ${number(row, "N°")}, ${day(dayOf(row))} : ${text(row, "Nature de l'action")}`,
      ),
      ...(more > 0 ? [`et ${more} décisions avant`] : []),
    ].join("\n"),
  ];
}

/** The falls from a client's mean to the last closed committee, largest first, each with as many decisions named. */
function falls(most: number): CellOutput[][] {
  const last = dayOf(held.at(-1)!);
  return [...new Set(history.map(identity))]
    .flatMap((client) => {
      const seen = seenAt(client, "Échu retenu");
      const accounts = (on: number) => rowsOfClient(client).filter((row) => dayOf(row) === on).length;
      const now = seen.find((each) => each.day === last);
      if (now === undefined || accounts(last) < Math.max(...seen.map((each) => accounts(each.day))))
        return [];
      const average = cents(mean(seen.map(({ amount }) => amount)));
      const lost = sum(
        losses()
          .filter((loss) => loss.client === client && loss.day >= seen[0]!.day && loss.day <= last)
          .map(({ amount }) => amount),
      );
      const fell = cents(average - now.amount - lost);
      if (fell <= 0) return [];
      const above = seen.findLastIndex(({ amount }) => cents(amount) > cents(now.amount));
      const until = seen[above + 1]?.day ?? last;
      const before = decisions.filter(
        (row) =>
          identity(row) === client &&
          text(row, "Nature de l'action") !== "Information" &&
          dayOf(row) >= seen[0]!.day &&
          dayOf(row) < until,
      );
      const named = namedDecisions(before, most);
      const beside = lost > 0 ? [`${translator("fr").money(lost * 100, 0)}`] : [];
      const [cell = "", lines = ""] = named.length > 1 ? named : ["", named[0]];
      const figures = [seen.length, average, cents(now.amount), -fell, -fell / average];
      return [
        { fell, code: codeOf(client), cells: [client, ...figures, cell, [...beside, lines].join("\n")] },
      ];
    })
    .sort((a, b) => b.fell - a.fell || a.code.localeCompare(b.code, "en"))
    .map(({ cells }) => cells);
}

/** The client's latest code, the first of those of one day. */
function codeOf(client: string): string {
  const rows = rowsOfClient(client);
  const last = Math.max(...rows.map(dayOf));
  return rows
    .filter((row) => dayOf(row) === last)
    .map((row) => text(row, "Code client"))
    .sort()[0]!;
}

/** Codes that follow each other under one name. */
function codeChanges(): string[] {
  return [...new Set(history.map((row) => text(row, "Client")))].flatMap((name) => {
    const spans = new Map<string, [number, number]>();
    for (const row of history.filter((each) => each["Client"] === name)) {
      const [from, to] = spans.get(text(row, "Code client")) ?? [dayOf(row), dayOf(row)];
      spans.set(text(row, "Code client"), [Math.min(from, dayOf(row)), Math.max(to, dayOf(row))]);
    }
    const inTime = [...spans].sort((a, b) => a[1][0] - b[1][0]);
    return inTime.slice(1).flatMap(([code, [from]], index) => {
      const [before, [, until]] = inTime[index]!;
      return until < from ? [`${name} ; ${before} ; ${code} ; ${day(from)}`] : [];
    });
  });
}

function forComparing(): Part {
  const last = held.at(-1)!;
  const absent = number(last, "Clients absents du fichier");
  const inOrder = [...losses()].sort((a, b) => a.day - b.day);
  return part([
    ...gaps().map(([from, to]) => `${day(from)} ${day(to)}`),
    ...(absent > 0 ? [`${absent} ${day(dayOf(last))} ${short(number(last, "Échu des absents"))}`] : []),
    ...inOrder.map((loss) => `${short(loss.amount)} le ${day(loss.day)} (n° ${loss.number})`),
    ...policies().map(({ day: on, was, is }) =>
      [day(on), ...was.flatMap((rule, index) => (rule === is[index] ? [] : [rule, is[index]!]))].join(" ; "),
    ),
    ...codeChanges(),
  ]);
}

function toSay(): Part {
  const { before, told, unpaid } = fall();
  const [best] = falls(0);
  const bought = heldSales().filter((row) => row.before > 0 && row.after >= row.before);
  const [largest] = bought.sort((a, b) => b.after - a.after);
  expect(largest).toBeDefined();
  const { client, on, months } = largest!;
  return part([
    `4 ; 4 ; ${short(before - told)} ; ${short(before)} ; ${short(told)} ; ${short(unpaid)}`,
    `${client} ${day(on)} ; ${short(largest!.before)} ; ${months} ; ${short(largest!.after)} ; ${months}`,
    `${best![0]} ${short(Number(best![3]))} ; ${day(dayOf(held.at(-1)!))} ; ${short(Number(best![2]))}`,
  ]);
}

function lostToRed(): CellOutput[][] {
  const order = ["Vert", "Orange", "Rouge"];
  return [...new Set(history.map(identity))]
    .flatMap((client) => {
      const colours = new Map<number, string>();
      for (const row of rowsOfClient(client)) {
        const [on, colour] = [dayOf(row), text(row, "Couleur")];
        if (order.indexOf(colour) > order.indexOf(colours.get(on) ?? "")) colours.set(on, colour);
      }
      const seen = [...colours].sort((a, b) => a[0] - b[0]);
      if (seen.at(-1)?.[1] !== "Rouge") return [];
      const turn = seen.findLastIndex(
        ([, colour], index) => index > 0 && colour === "Rouge" && seen[index - 1]?.[1] !== "Rouge",
      );
      if (turn < 0) return [];
      const amount = (heading: string) => seenAt(client, heading).at(-1)!.amount;
      return [
        {
          since: seen[turn]![0],
          code: codeOf(client),
          client,
          figures: [amount("Encours"), amount("Échu retenu")],
        },
      ];
    })
    .sort((a, b) => b.since - a.since || a.code.localeCompare(b.code, "en"))
    .map(({ client, since, figures }) => [client, since, ...figures.map(cents)]);
}

/** A change that would be written as nil is nil. */
const shownShare = (share: number) => (Math.abs(share) < 0.005 ? 0 : share);

/** The words of a decision, as much of them as the page shows. */
const wordsOf = (row: Row) => (text(row, "Décision") || text(row, "Sujet")).slice(0, 200);
const numbered = (row: Row): CellOutput[] => [`n° ${number(row, "N°")}`, wordsOf(row)];

function followed(kind: string, heading: string, days: number): CellOutput[][] {
  return decisions
    .filter((row) => row["Nature de l'action"] === kind)
    .reverse()
    .map((row) => {
      const on = dayOf(row);
      const seen = seenAt(identity(row), heading);
      const frozen = heading === "Échu retenu" && isNumber(row["Échu"]) ? row["Échu"] : null;
      const before = seen.find((each) => each.day === on)?.amount ?? frozen;
      const after = seen.findLast((each) => each.day > on && each.day <= on + days)?.amount ?? null;
      const change = before === null || after === null ? "–" : cents(after - before);
      const asked = kind === "Demande de couverture" ? (row["Montant"] ?? "") : "";
      const amounts = [before, after].map((amount) => (amount === null ? "–" : cents(amount)));
      return [text(row, "Client"), on, ...amounts, change, asked, ...numbered(row)];
    });
}

/** The sales to clients whose longer terms were refused, over as many months on either side. */
function heldSales() {
  const [headings = [], ...lines] = valuesOf(sheetNamed(model, "Ventes"), "A4:AB80");
  const months = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" ");
  const monthOf = (heading: string) => {
    const [name = "", year = ""] = heading.split(" ");
    return Number(year) * 12 + months.indexOf(name);
  };
  const known = headings
    .map((heading, column) => ({ month: monthOf(String(heading)), column }))
    .filter(({ month }) => month > 12);
  const [first, last] = [Math.min, Math.max].map((of) => of(...known.map(({ month }) => month))) as [
    number,
    number,
  ];
  return decisions
    .filter(
      (row) =>
        row["Nature de l'action"] === "Conditions de règlement" &&
        text(row, "Sujet") === "Allongement de délai refusé",
    )
    .flatMap((row) => {
      const date = new Date(Date.UTC(1899, 11, 30) + dayOf(row) * 86_400_000);
      const decided = date.getUTCFullYear() * 12 + date.getUTCMonth();
      const count = Math.min(12, last - decided, decided - first);
      const sales = lines.filter(([code]) => String(code).padStart(7, "0") === text(row, "Code client"));
      if (count < 1 || sales.length === 0) return [];
      const within = (from: number, to: number) => {
        const columns = known.filter(({ month }) => month >= from && month <= to);
        return cents(sum(sales.flatMap((cells) => columns.map(({ column }) => Number(cells[column])))));
      };
      const [before, after] = [within(decided - count, decided - 1), within(decided + 1, decided + count)];
      return [{ row, client: text(row, "Client"), on: dayOf(row), before, after, months: count }];
    });
}

function lossesByYear(): CellOutput[][] {
  const year = (on: number) => new Date(Date.UTC(1899, 11, 30) + on * 86_400_000).getUTCFullYear();
  const years = [...new Set(losses().map((loss) => year(loss.day)))].sort();
  return years.map((of) => [
    String(of),
    ...["Passage en perte", "Indemnisation"].flatMap((kind) => {
      const amounts = losses()
        .filter((loss) => loss.kind === kind && year(loss.day) === of)
        .map(({ amount }) => amount);
      return [amounts.length, cents(sum(amounts))];
    }),
  ]);
}

function byKind(): CellOutput[][] {
  const kinds = [...new Set(decisions.map((row) => text(row, "Nature de l'action")))].filter(
    (kind) => kind !== "",
  );
  const rows = kinds.map((kind) => {
    const ofKind = decisions.filter((row) => row["Nature de l'action"] === kind);
    const measured = new Map<string, readonly [number, number]>();
    for (const row of ofKind) {
      const [client, on] = [identity(row), dayOf(row)];
      const seen = seenAt(client, "Échu retenu");
      const before = seen.find((each) => each.day === on);
      const after = seen.findLast((each) => each.day > on && each.day <= on + 28);
      if (before && after) measured.set(`${client} ${on}`, [before.amount, after.amount]);
    }
    const pairs = [...measured.values()];
    const amounts = [0, 1].map((side) =>
      pairs.length === 0 ? "–" : cents(sum(pairs.map((pair) => pair[side] ?? 0))),
    );
    const done = ofKind.filter((row) => row["Statut"] === "Fait").length;
    return [kind, ofKind.length, done, ...amounts, pairs.length];
  });
  return rows.sort((a, b) => Number(b[1]) - Number(a[1]) || String(a[0]).localeCompare(String(b[0]), "fr"));
}

/** Decisions per red discussed, in the sentence above the table; actions on time per owner and salesperson. */
function whoDecides(): Part {
  const days = new Set(held.map(dayOf));
  const key = (row: Row) => `${dayOf(row)} ${text(row, "Code client")}`;
  const reds = new Set(history.filter((row) => row["Couleur"] === "Rouge" && days.has(dayOf(row))).map(key));
  const byNumber = new Map(decisions.map((row) => [row["N°"], row]));
  const isPutOff = (row: Row) => {
    const origin = isNumber(row["Origine (N°)"]) ? byNumber.get(row["Origine (N°)"]) : undefined;
    return (
      origin !== undefined &&
      origin["Code client"] === row["Code client"] &&
      origin["Nature de l'action"] === row["Nature de l'action"]
    );
  };
  const taken = decisions.filter((row) => reds.has(key(row)) && !isPutOff(row)).length;
  const spaced = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, " ");
  const continued = new Set(decisions.map((row) => row["Origine (N°)"]));
  const [first, last] = [dayOf(held[0]!), dayOf(held.at(-1)!)];
  const due = decisions.filter((row) => {
    const on = row["Échéance"];
    if (!isNumber(on) || on < first || on > last) return false;
    return row["Statut"] !== "Abandonné" || continued.has(row["N°"]);
  });
  const isOnTime = (row: Row) =>
    row["Statut"] === "Fait" && isNumber(row["Fait le"]) && row["Fait le"] <= number(row, "Échéance");
  const salesperson = new Map(
    clients.map((row) => [text(row, "Code client"), text(row, "Commercial").trim()]),
  );
  const peopleOf = (nameOf: (row: Row) => string): CellOutput[][] =>
    [...new Set(due.map(nameOf))]
      .filter((name) => name !== "")
      .sort((a, b) => a.localeCompare(b, "fr"))
      .map((name) => {
        const own = due.filter((row) => nameOf(row) === name);
        const onTime = own.filter(isOnTime).length;
        return [name, own.length, onTime, onTime / own.length];
      });
  const each = (taken / reds.size).toFixed(1).replace(".", ",");
  return part(
    [`${spaced(taken)} ; ${spaced(reds.size)} ; ${each}`],
    [
      ...peopleOf((row) => text(row, "Responsable").trim()),
      ...peopleOf((row) => salesperson.get(text(row, "Code client")) ?? ""),
    ],
  );
}

/** A table below the page: what it rests on, its headings, its rows, and how many there are besides. */
function below(assumption: CellOutput, headings: CellOutput, rows: readonly (readonly CellOutput[])[]): Part {
  expect(rows.length).toBeGreaterThan(0);
  const left = rows.length - 50;
  return part([assumption, ...(left > 0 ? [String(left)] : [])], [[headings, " "], ...rows.slice(0, 50)]);
}

/** Every part of the page, in its order, computed a second time. */
const SECOND: Readonly<Record<string, () => Part>> = {
  "": head,
  "Chiffres clés": keyFiguresPart,
  "Baisses les plus fortes et décisions qui ont précédé": () => part([], falls(2).slice(0, 5)),
  "Pour comparer": forComparing,
  "À dire en comité de direction": toSay,
  "Clients dont les retards ont le plus baissé": () => below(day(dayOf(held.at(-1)!)), "", falls(4)),
  "Clients passés au rouge et qui y sont restés": () => below("", "", lostToRed()),
  "Ventes avant et après un délai plus long refusé": () => {
    const rows = heldSales().map(({ row, before, after, months }) => {
      return [
        text(row, "Client"),
        dayOf(row),
        before,
        after,
        shownShare(after / before - 1),
        months,
        ...numbered(row),
      ];
    });
    return below("12", "", rows);
  },
  "Blocages d'expédition et échu dans les 14 jours": () =>
    below("14", "14", followed("Blocage expédition", "Échu retenu", 14)),
  "Couvertures demandées et leurs suites": () =>
    below("12", "", followed("Demande de couverture", "Couverture valide", 84)),
  "Visites conjointes et leurs suites": () =>
    below("12", "", followed("Visite conjointe", "Échu retenu", 84)),
  "Pertes par année": () => below("", "", lossesByYear()),
  "Pertes et indemnisations, une par une": () => {
    const latest = [...losses()].sort((a, b) => b.day - a.day);
    return below(
      "",
      "",
      latest.map((loss) => [loss.client, loss.day, cents(loss.amount), `n° ${loss.number}`]),
    );
  },
  "Actions par nature": () => below("28", "", byKind()),
  "Qui décide quoi": whoDecides,
};

// Whatever is added to the page stands in one of its parts, and is found there by the figures that it has.
test.each(Object.keys(SECOND))("every figure of the page, computed a second time: %s", (title) => {
  expect(partsOfPage(Object.keys(SECOND)).get(title)).toEqual(SECOND[title]!());
});

test("every figure of the charts, computed a second time", () => {
  const events = happened();
  const marked = (days: readonly number[], on: number) =>
    days.some((each) => held.find((row) => dayOf(row) >= each) === held.find((row) => dayOf(row) === on))
      ? 0
      : "#N/A";
  const share = (value: number) => (Number.isFinite(value) ? value : "#N/A");
  const columns: Readonly<Record<string, (row: Row) => CellOutput>> = {
    "Date du comité": dayOf,
    ...Object.fromEntries(
      ["1-30", "31-60", "61-90", "91-120", "> 120"].map((bucket) => {
        const heading = `Échu ${bucket} j`;
        return [heading, (row: Row) => number(row, heading)];
      }),
    ),
    "Échu retenu": overdue,
    "Échu retenu ÷ solde": (row) => overdue(row) / number(row, "Solde"),
    "DSO (j)": (row) => number(row, "DSO (j)"),
    "DSO optimal (j)": (row) => number(row, "DSO optimal (j)"),
    "DSO de retard (j)": (row) => number(row, "DSO (j)") - number(row, "DSO optimal (j)"),
    Rouges: (row) => number(row, "Rouges"),
    Oranges: (row) => number(row, "Oranges"),
    Verts: (row) => number(row, "Verts"),
    "Non couvert": (row) => number(row, "Non couvert"),
    "Actions à temps (12 sem.)": (row) => share(overWeeks(row, "dont faites à temps", "Actions échues")),
    "Taux d'arbitrage (12 sem.)": (row) => share(overWeeks(row, "Arbitrages", "Décisions")),
    "Seuil d'alerte": () => 0.2,
    "Repère : perte": (row) => marked(events.loss, dayOf(row)),
    "Repère : politique changée": (row) => marked(events.policy, dayOf(row)),
    "Repère : reprise après une pause": (row) => marked(events.pause, dayOf(row)),
    "Repère : clients absents du fichier": (row) => marked(events.missing, dayOf(row)),
    "Repère : indemnisation": (row) => marked(events.indemnity, dayOf(row)),
  };
  const told = rowsOf("Résultats", "CC_Results");
  expect(Object.keys(told[0]!).map(plain)).toEqual(Object.keys(columns));
  const exact = (cell: CellOutput | undefined) => (isNumber(cell) ? Math.round(cell * 1e6) / 1e6 : cell);
  expect(told.map((row) => Object.values(row).map(exact))).toEqual(
    held.map((row) => Object.values(columns).map((of) => exact(of(row)))),
  );
});

test("the page, the mail, its plain text and the pane say the same", async () => {
  const { results } = committee.actions;
  const [said, { mail }] = [await results.readResults(), await results.resultsMail()];
  const html = plain(new JSDOM(mail.html).window.document.body.textContent);
  const shown = page.map((cells) => cells.map(plain));
  const onPage = (line: string) => shown.some(([cell = ""]) => cell.includes(plain(line)));
  const fr = translator("fr");
  const document = resultsDocument(said, fr);
  for (const section of mailSections(document)) {
    if (section.kind === "prose") {
      for (const line of section.lines) {
        expect(html).toContain(plain(line));
        expect(plain(mail.text)).toContain(plain(line));
        expect({ line, isOnPage: pageLines(line, 145).every(onPage) }).toEqual({ line, isOnPage: true });
      }
    }
    if (section.kind === "table") {
      for (const { cells } of section.rows) {
        const row = page.find(([label]) => label === cells["label"])!;
        expect(row.slice(2, 5).map((cell) => cents(Number(cell)))).toEqual(
          ["second", "third", "fourth"].map((key) => Number(cells[key]) / 100),
        );
        for (const line of String(cells["text"]).split("\n")) {
          expect(html).toContain(plain(line));
          expect(String(row[7])).toContain(line);
        }
      }
    }
  }
  // The pane writes these; the sheet has the figures themselves.
  const writers: Readonly<Record<string, (value: number) => string>> = {
    DSO: (value) => `${fr.number(value, 1)} j`,
    Clients: (value) => fr.number(value, 1),
    "%": (value) => fr.percent(value, 1),
    Actions: (value) => fr.percent(value),
    Arbitrages: (value) => fr.percent(value),
  };
  const rows = page.slice(page.findIndex(([cell]) => cell === "Portefeuille") + 1);
  keyFigures(said, fr).forEach(({ name, first, last }, index) => {
    const write = writers[name.split(" ")[0]!] ?? ((value: number) => fr.shortMoney(value * 100));
    const written = rows[index]!.slice(1, 3).map((cell) => (isNumber(cell) ? write(cell) : String(cell)));
    expect([name, ...written].map(plain)).toEqual([name, first, last].map(plain));
    expect(plain(mail.text)).toContain(plain(first === "" ? last : `${first} → ${last}`));
  });
});
