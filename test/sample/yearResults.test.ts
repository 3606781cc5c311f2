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
 * product is asked but to write the page.
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

/** The page's lines between a title and the blank that ends its table, its sentences and headings left out. */
function tableUnder(title: string): CellOutput[][] {
  const at = page.findLastIndex(([cell]) => cell === title);
  if (at < 0) throw new Error(`No table "${title}"`);
  const headings = page.findIndex((cells, index) => index > at && isHeading(cells));
  const end = page.findIndex(([cell], index) => index > headings && cell === "");
  return page.slice(headings + 1, end);
}
const isHeading = ([first, second]: readonly CellOutput[]) =>
  ["Client", "Année", "Nature d'action", "Personne"].includes(String(first)) && second !== "";
const firstFour = () => held.slice(0, 4);
const lastFour = () => held.slice(-4);
const change = (figure: (row: Row) => number) => mean(lastFour().map(figure)) - mean(firstFour().map(figure));

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
/** Counted overdue, cover, … of a client at a committee, its accounts added up; null when it was on no agenda. */
function seenAt(client: string, heading: string): { readonly day: number; readonly amount: number }[] {
  const days = new Map<number, number>();
  for (const row of history.filter((seen) => identity(seen) === client)) {
    const day = number(row, "Date du comité");
    days.set(day, (days.get(day) ?? 0) + number(row, heading));
  }
  return [...days].map(([day, amount]) => ({ day, amount })).sort((a, b) => a.day - b.day);
}

test("the headline and the lines below it", () => {
  const overdue = (row: Row) => number(row, "Échu retenu");
  const gross = (row: Row) =>
    sum(["1-30", "31-60", "61-90", "91-120", "> 120"].map((bucket) => number(row, `Échu ${bucket} j`)));
  const lostBy = (kind: string) => (row: Row) =>
    sum(
      losses()
        .filter((loss) => loss.kind === kind && loss.day <= number(row, "Date du comité"))
        .map(({ amount }) => amount),
    );
  const [before, after] = [mean(firstFour().map(overdue)), mean(lastFour().map(overdue))];
  const writtenOff = Math.max(0, change(lostBy("Passage en perte")));
  const indemnified = Math.max(0, change(lostBy("Indemnisation")));
  const credits = Math.max(
    0,
    change((row) => gross(row) - overdue(row)),
  );
  expect(writtenOff).toBeGreaterThan(100_000);
  const told = after + writtenOff + indemnified + credits;
  const share = Math.round(((before - told) / before) * 100);
  expect(plain(page[2]?.[0])).toBe(
    `Retards : ${short(before)} → ${short(told)} (−${short(before - told)}, −${share} %), moyennes de 4 comités`,
  );
  expect(plain(page[3]?.[0])).toContain(`Trésorerie libérée : ${short(before - told)}, si elle`);
  const [lowest, highest] = [Math.min(...held.map(overdue)), Math.max(...held.map(overdue))];
  expect(plain(page[3]?.[0])).toContain(` : ${short(lowest)}`);
  expect(plain(page[3]?.[0])).toContain(` : ${short(highest)}`);
  expect(plain(page[3]?.[0])).toContain(`en hausse depuis (+${short(overdue(held.at(-1)!) - lowest)})`);
  expect(plain(page[4]?.[0])).toBe(
    `Hors succès (moyennes) : ${short(writtenOff)} passés en perte, ${short(indemnified)} indemnisés et ` +
      `${short(credits)} d'avoirs ou règlements non affectés de plus.`,
  );
});

test("the key figures", () => {
  const figure = (label: RegExp) => page.find(([cell]) => label.test(String(cell)))!.slice(1, 4);
  const [compared, unpaid, observed] = [/^Retards comparés/, /^Hors succès \(€/, /^Échu retenu constaté/].map(
    figure,
  );
  const share = page.find(([cell]) => /^Retards comparés/.test(String(cell)))![4];
  expect(compared![1]).toBeCloseTo(Number(observed![1]) + Number(unpaid![1]), 6);
  expect(compared![2]).toBeCloseTo(Number(compared![1]) - Number(compared![0]), 6);
  expect(compared![0]).toBe(observed![0]);
  // One percentage for one thing: that of the headline, on one line alone.
  expect(plain(page[2]?.[0])).toContain(`−${Math.round(-Number(share) * 100)} %`);
  expect([observed![2], unpaid![0], unpaid![2]]).toEqual(["", "", ""]);
  const means = (of: (row: Row) => number) => [mean(firstFour().map(of)), mean(lastFour().map(of))];
  const close = ([first, last]: readonly number[], factor = 1) =>
    [first!, last!, (last! - first!) * factor].map((value) => expect.closeTo(value, 6) as number);
  const plainMeans = {
    "^DSO": "DSO (j)",
    "^Non couvert constaté": "Non couvert",
  };
  expect(observed!.slice(0, 2)).toEqual(close(means((row) => number(row, "Échu retenu"))).slice(0, 2));
  for (const [label, heading] of Object.entries(plainMeans))
    expect(figure(new RegExp(label))).toEqual(close(means((row) => number(row, heading))));
  expect(figure(/^Clients rouges/)).toEqual(close(means((row) => number(row, "Rouges"))));
  const rate = (row: Row) => number(row, "Échu retenu") / number(row, "Solde");
  expect(figure(/^Échu constaté ÷/)).toEqual(close(means(rate), 100));
  /** Of the committees of the twelve weeks that end with one. */
  const overWeeks = (row: Row, part: string, whole: string) => {
    const day = number(row, "Date du comité");
    const within = held.filter(
      (each) => number(each, "Date du comité") > day - 84 && number(each, "Date du comité") <= day,
    );
    return sum(within.map((each) => number(each, part))) / sum(within.map((each) => number(each, whole)));
  };
  const punctuality = figure(/^Actions à temps/);
  const since = held.find(
    (row) =>
      number(row, "Date du comité") >= number(held[0]!, "Date du comité") + 77 &&
      number(row, "Date du comité") >= number(held.at(-1)!, "Date du comité") - 364,
  )!;
  const onTime = [since, held.at(-1)!].map((row) => overWeeks(row, "dont faites à temps", "Actions échues"));
  expect(punctuality).toEqual(close(onTime, 100));
  const arbitrations = [since, held.at(-1)!].map((row) => overWeeks(row, "Arbitrages", "Décisions"));
  expect(figure(/^Arbitrages \(12 sem/)).toEqual(close(arbitrations, 100));
});

test("the clients whose overdue fell", () => {
  const names = [...new Set(history.map(identity))];
  const now = (client: string) => {
    const rows = clients.filter((row) => identity(row) === client);
    return rows.length === 0 ? null : sum(rows.map((row) => number(row, "Échu retenu")));
  };
  const expected = names
    .flatMap((client) => {
      const seen = seenAt(client, "Échu retenu");
      const left = now(client);
      if (left === null) return [];
      const average = cents(mean(seen.map(({ amount }) => amount)));
      const lost = sum(
        losses()
          .filter((loss) => loss.client === client && loss.day >= seen[0]!.day)
          .map(({ amount }) => amount),
      );
      const fall = cents(average - left - lost);
      return fall > 0 ? [[seen.length, average, cents(left), -fall]] : [];
    })
    .sort((a, b) => a[3]! - b[3]!);
  const told = tableUnder("Clients dont les retards ont le plus baissé");
  expect(expected.length).toBeGreaterThan(5);
  expect(told.map((row) => row.slice(1, 5).map((cell) => cents(Number(cell))))).toEqual(
    expected.slice(0, told.length),
  );
  expect(told).toHaveLength(Math.min(50, expected.length));
});

test("the clients lost to red", () => {
  const order = ["Vert", "Orange", "Rouge"];
  const expected = [...new Set(history.map(identity))].flatMap((client) => {
    const colours = new Map<number, string>();
    for (const row of history.filter((seen) => identity(seen) === client)) {
      const [day, colour] = [number(row, "Date du comité"), text(row, "Couleur")];
      if (order.indexOf(colour) > order.indexOf(colours.get(day) ?? "")) colours.set(day, colour);
    }
    const seen = [...colours].sort((a, b) => a[0] - b[0]);
    if (seen.at(-1)?.[1] !== "Rouge") return [];
    const turn = seen.findLastIndex(
      ([, colour], index) => index > 0 && colour === "Rouge" && seen[index - 1]?.[1] !== "Rouge",
    );
    if (turn < 0) return [];
    return [
      [
        seen[turn]![0],
        seenAt(client, "Encours").at(-1)!.amount,
        seenAt(client, "Échu retenu").at(-1)!.amount,
      ],
    ];
  });
  const told = tableUnder("Clients passés au rouge et qui y sont restés").map((row) =>
    row.slice(1, 4).map(Number),
  );
  const sorted = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(cents).join(" ")).sort();
  expect(expected.length).toBeGreaterThan(1);
  expect(sorted(told)).toEqual(sorted(expected));
});

test.each([
  ["Blocages d'expédition et échu dans les 14 jours", "Blocage expédition", "Échu retenu", 14],
  ["Couvertures demandées et leurs suites", "Demande de couverture", "Couverture valide", 84],
  ["Visites conjointes et leurs suites", "Visite conjointe", "Échu retenu", 84],
] as const)("%s", (title, kind, heading, days) => {
  const expected = decisions
    .filter((row) => row["Nature de l'action"] === kind)
    .reverse()
    .map((row) => {
      const day = number(row, "Date du comité");
      const seen = seenAt(identity(row), heading);
      const frozen = heading === "Échu retenu" && isNumber(row["Échu"]) ? row["Échu"] : null;
      const before = seen.find((each) => each.day === day)?.amount ?? frozen;
      const after = seen.findLast((each) => each.day > day && each.day <= day + days)?.amount ?? null;
      const both = before === null || after === null ? "–" : cents(after - before);
      return [
        text(row, "Client"),
        day,
        before === null ? "–" : cents(before),
        after === null ? "–" : cents(after),
        both,
      ];
    });
  const told = tableUnder(title).map((row) =>
    row.slice(0, 5).map((cell, index) => (index > 1 && isNumber(cell) ? cents(cell) : cell)),
  );
  expect(expected.length).toBeGreaterThan(2);
  expect(told.slice(0, 50)).toEqual(expected.slice(0, 50));
});

test("the losses by year, in number and amount", () => {
  const year = (day: number) => new Date(Date.UTC(1899, 11, 30) + day * 86_400_000).getUTCFullYear();
  const years = [...new Set(losses().map(({ day }) => year(day)))].sort();
  const expected = years.map((of) => [
    String(of),
    ...["Passage en perte", "Indemnisation"].flatMap((kind) => {
      const amounts = losses()
        .filter((loss) => loss.kind === kind && year(loss.day) === of)
        .map(({ amount }) => amount);
      return [amounts.length, cents(sum(amounts))];
    }),
  ]);
  expect(expected.length).toBeGreaterThan(0);
  expect(tableUnder("Pertes par année").map((row) => row.slice(0, 5))).toEqual(expected);
});

test("each loss and indemnity, latest first", () => {
  const expected = losses()
    .map(({ kind, day, amount }) => [day, cents(amount), kind])
    .sort((a, b) => Number(b[0]) - Number(a[0]));
  const rows = tableUnder("Pertes et indemnisations, une par une");
  expect(rows.map((row) => [row[1], cents(Number(row[2])), row[7]])).toEqual(expected);
});

test("who decides what: decisions per red discussed, actions on time per owner and salesperson", () => {
  const days = new Set(held.map((row) => number(row, "Date du comité")));
  const key = (row: Row) => `${number(row, "Date du comité")} ${text(row, "Code client")}`;
  const reds = new Set(
    history.filter((row) => row["Couleur"] === "Rouge" && days.has(number(row, "Date du comité"))).map(key),
  );
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
  const [said = ""] = page
    .flat()
    .filter((cell) => /décisions pour .* passages/.test(String(cell)))
    .map(plain);
  const spaced = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, " ");
  expect(said).toContain(
    `${spaced(taken)} décisions pour ${spaced(reds.size)} passages de clients rouges en comité, soit ` +
      `${(taken / reds.size).toFixed(1).replace(".", ",")} par passage`,
  );
  const continued = new Set(decisions.map((row) => row["Origine (N°)"]));
  const [first, last] = [held[0]!, held.at(-1)!].map((row) => number(row, "Date du comité"));
  const due = decisions.filter((row) => {
    const day = row["Échéance"];
    if (!isNumber(day) || day < first! || day > last!) return false;
    return row["Statut"] !== "Abandonné" || continued.has(row["N°"]);
  });
  const isOnTime = (row: Row) =>
    row["Statut"] === "Fait" && isNumber(row["Fait le"]) && row["Fait le"] <= number(row, "Échéance");
  const salesperson = new Map(
    clients.map((row) => [text(row, "Code client"), text(row, "Commercial").trim()]),
  );
  const peopleOf = (role: string, nameOf: (row: Row) => string) =>
    [...new Set(due.map(nameOf))]
      .filter((name) => name !== "")
      .map((name) => {
        const own = due.filter((row) => nameOf(row) === name);
        return [name, own.length, own.filter(isOnTime).length, role];
      });
  const expected = [
    ...peopleOf("Responsable des actions", (row) => text(row, "Responsable").trim()),
    ...peopleOf("Commercial des clients concernés", (row) => salesperson.get(text(row, "Code client")) ?? ""),
  ];
  const rows = tableUnder("Qui décide quoi").map((row) => [row[0], row[1], row[2], row[7]]);
  const sorted = (of: readonly (readonly unknown[])[]) => of.map((row) => row.join(" | ")).sort();
  expect(expected.length).toBeGreaterThan(5);
  expect(sorted(rows)).toEqual(sorted(expected));
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

test("the actions by kind", () => {
  const kinds = [...new Set(decisions.map((row) => text(row, "Nature de l'action")))].filter(
    (kind) => kind !== "",
  );
  const expected = kinds.map((kind) => {
    const rows = decisions.filter((row) => row["Nature de l'action"] === kind);
    const measured = new Map<string, readonly [number, number]>();
    for (const row of rows) {
      const [client, day] = [identity(row), number(row, "Date du comité")];
      const seen = seenAt(client, "Échu retenu");
      const before = seen.find((each) => each.day === day);
      const after = seen.findLast((each) => each.day > day && each.day <= day + 28);
      if (before && after) measured.set(`${client} ${day}`, [before.amount, after.amount]);
    }
    const pairs = [...measured.values()];
    const amounts = [0, 1].map((side) =>
      pairs.length === 0 ? "–" : cents(sum(pairs.map((pair) => pair[side] ?? 0))),
    );
    return [
      kind,
      rows.length,
      rows.filter((row) => row["Statut"] === "Fait").length,
      ...amounts,
      pairs.length,
    ];
  });
  const told = tableUnder("Actions par nature").map((row) =>
    row.slice(0, 6).map((cell, index) => (index > 2 && isNumber(cell) ? cents(cell) : cell)),
  );
  const byKind = (rows: readonly (readonly CellOutput[])[]) =>
    [...rows].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  expect(byKind(told)).toEqual(byKind(expected));
});

test("the sales to clients whose longer terms were refused, over as many months on either side", () => {
  const [headings = [], ...lines] = valuesOf(sheetNamed(model, "Ventes"), "A4:AB80");
  const months = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
  ];
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
  const refused = decisions.filter(
    (row) =>
      row["Nature de l'action"] === "Conditions de règlement" &&
      text(row, "Sujet") === "Allongement de délai refusé",
  );
  const expected = refused.flatMap((row) => {
    const date = new Date(Date.UTC(1899, 11, 30) + number(row, "Date du comité") * 86_400_000);
    const decided = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const count = Math.min(12, last - decided, decided - first);
    const sales = lines.filter(([code]) => String(code).padStart(7, "0") === text(row, "Code client"));
    if (count < 1 || sales.length === 0) return [];
    const within = (from: number, to: number) =>
      cents(
        sum(
          sales.flatMap((cells) =>
            known
              .filter(({ month }) => month >= from && month <= to)
              .map(({ column }) => Number(cells[column])),
          ),
        ),
      );
    return [[within(decided - count, decided - 1), within(decided + 1, decided + count), count]];
  });
  const told = tableUnder("Ventes avant et après un délai plus long refusé");
  expect(expected.length).toBeGreaterThan(0);
  expect(told.map((row) => [cents(Number(row[2])), cents(Number(row[3])), row[5]])).toEqual(expected);
});
