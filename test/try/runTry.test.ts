import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compoundFile } from "../scenarios/compoundFile";
import { saveXlsx } from "../simulator/files/saveXlsx";
import type { Scalar } from "../simulator/model";
import { addSheet, newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { runTry } from "./runTry";
import type { Report } from "./tryWorkbook";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "try-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const AGED = ["Code client", "Nom client", "Solde", "Non échu", "1-30", "31-60", "61-90", "Vieux"];
const PLAIN: readonly (readonly Scalar[])[] = [
  ["Balance âgée au 31/03/2026"],
  AGED.slice(0, 7),
  ["C1", "Alpha", 9_000, 0, 9_000, 0, 0],
  ["C2", "Bravo", 500, 500, 0, 0, 0],
];
const ASKS: readonly (readonly Scalar[])[] = [
  ["Balance âgée au 31/03/2026"],
  AGED,
  ["C1", "Alpha", 90_000, 0, 0, 0, 0, 90_000],
  ["C2", "Bravo", 500, 500, 0, 0, 0, 0],
];

/** @param lastNote the row of a note on a sheet of its own, which makes it as long as a list. */
async function workbook(rows: readonly (readonly Scalar[])[], lastNote?: number): Promise<string> {
  const model = newWorkbook("liste.xlsx", ["Balance"]);
  putValues(sheetNamed(model, "Balance"), "A1", rows);
  if (lastNote !== undefined) {
    const notes = addSheet(model, "Notes");
    putValues(notes, "A1", [["début"]]);
    putValues(notes, `A${lastNote}`, [["fin"]]);
  }
  const file = join(folder, "liste.xlsx");
  await writeFile(file, (await saveXlsx(model)).bytes);
  return file;
}

interface Run {
  readonly code: number;
  readonly said: string;
  readonly refused: string;
  readonly report: Report | null;
}

async function run(...args: readonly string[]): Promise<Run> {
  const [said, refused]: [string[], string[]] = [[], []];
  const print = {
    log: (text: string) => void said.push(text),
    error: (text: string) => void refused.push(text),
  };
  const report = join(folder, "report.json");
  const code = await runTry([...args, "--report", report], print);
  const written = await readFile(report, "utf8").catch(() => null);
  return {
    code,
    said: withPlainBlanks(said),
    refused: withPlainBlanks(refused),
    report: written === null ? null : (JSON.parse(written) as Report),
  };
}

function withPlainBlanks(texts: readonly string[]): string {
  return texts.join("\n").replace(/[\u00a0\u202f]/g, " ");
}

test("a workbook read without doubt ends with 0, a summary in words and a report in units", async () => {
  const { code, said, refused, report } = await run(await workbook(PLAIN));
  expect([code, refused]).toEqual([0, ""]);
  expect(said).toContain("Feuille « Balance » : Balance âgée, titres en ligne 2");
  expect(said).toContain("2 clients :");
  expect(report).toMatchObject({
    asked: [],
    notRead: [],
    totals: { balance: 9_500, d1_30: 9_000, notDue: 500 },
  });
});

describe("a question", () => {
  test("ends with 2 while nobody answers it; the figures are those of what is proposed, and nothing is saved", async () => {
    const out = join(folder, "out.xlsx");
    const { code, said, report } = await run(await workbook(ASKS), "--out", out);
    expect(code).toBe(2);
    expect(said).toMatch(/Question 1 : .*« Vieux »/);
    expect(said).toContain("L'analyse attend une réponse");
    const [asked, ...more] = report?.asked ?? [];
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ sheet: "Balance", columns: ["Vieux"], answer: null });
    expect(asked?.choices.filter(({ isProposed }) => isProposed)).toHaveLength(1);
    const proposed = asked?.choices.find(({ isProposed }) => isProposed);
    expect(report?.totals).toMatchObject({ balance: proposed?.totals?.["balance"], notDue: 500 });
    await expect(readFile(out)).rejects.toThrow();
  });

  test("is answered by its number, and by all that is proposed", async () => {
    const file = await workbook(ASKS);
    const asked = (await run(file)).report?.asked[0]?.choices ?? [];
    const oldest = asked.findIndex(({ text }) => text === "Plus de 120 jours de retard") + 1;
    const answered = await run(file, "--answer", String(oldest));
    expect([answered.code, answered.report?.totals["over120"]]).toEqual([0, 90_000]);
    expect(answered.report?.asked[0]?.answer).toBe(oldest);
    const yes = await run(file, "--yes", "--out", join(folder, "out.xlsx"));
    expect([yes.code, yes.report?.totals["d91_120"]]).toEqual([0, 90_000]);
    expect((await readFile(join(folder, "out.xlsx"))).length).toBeGreaterThan(0);
  });

  test("refuses a number that is none of its choices, and answers to nothing", async () => {
    const file = await workbook(ASKS);
    expect(await run(file, "--answer", "99")).toMatchObject({ code: 1, refused: /99/ });
    expect(await run(file, "--answer", "1", "--answer", "1")).toMatchObject({ code: 1 });
  });

  test("is put in English where that is asked for", async () => {
    const { said } = await run(await workbook(ASKS), "--lang", "en");
    expect(said).toContain("The analysis waits for an answer");
    expect(said).not.toMatch(/\b(?:unread-bucket|over90|aged-balance|undefined|null)\b/);
  });
});

describe("a refusal is one sentence without a trace, and ends with 1", () => {
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { code, said, refused: sentence, report } = await run(...args);
    expect([code, said, report]).toEqual([1, "", null]);
    expect(sentence).not.toMatch(/\n\s+at |Error:|undefined/);
    return sentence;
  };
  const stream = (name: string) => ({ name, bytes: new Uint8Array(4096) });
  const file = async (content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, "other.xlsx"), content);
    return join(folder, "other.xlsx");
  };

  test("for files that are no workbooks", async () => {
    const whole = await readFile(await workbook(PLAIN));
    const sentences = [
      await refused(join(folder, "missing.xlsx")),
      await refused(folder),
      await refused(await file("")),
      await refused(await file("client;solde\nAlpha;12\n")),
      await refused(await file(whole.subarray(0, whole.length / 2))),
      await refused(await file(compoundFile([stream("EncryptedPackage"), stream("EncryptionInfo")]))),
      await refused(await file(compoundFile([stream("Workbook")]))),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/\p{L}{3}/u);
  });

  test("for a workbook without receivables, which names its headings", async () => {
    const sentence = await refused(
      await workbook([
        ["Recette", "Farine", "Beurre"],
        ["Gâteau", 250, 125],
      ]),
    );
    expect(sentence).toContain("Farine");
  });

  test("for more rows than are tried, before they are read, and reads them where all is agreed to", async () => {
    const list = await workbook(PLAIN, 500_000);
    const { code, refused: sentence, report } = await run(list);
    expect(code).toBe(2);
    expect(report).toBeNull();
    expect(sentence).toContain("Le classeur a 500 004 lignes");
    expect((await run(list, "--yes")).code).toBe(0);
  });

  test("for a command line that says something else, and a result that cannot be written", async () => {
    const list = await workbook(PLAIN);
    expect(await refused()).toContain("npm run try");
    expect(await refused(list, "--lang", "de")).toContain("npm run try");
    expect(await refused(list, "--date", "31/03/2026")).toContain("npm run try");
    expect(await refused(list, "--answer", "two")).toContain("npm run try");
    const { code, refused: sentence } = await run(list, "--out", join(folder, "no", "such", "out.xlsx"));
    expect([code, sentence]).toEqual([1, expect.stringContaining("ne peut pas être écrit")]);
  });
});
