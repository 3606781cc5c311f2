import { JSDOM } from "jsdom";
import { translator } from "../../locales/translator";
import type { Document, Row } from "./document";
import { mailHtml } from "./mailHtml";
import { mailText, mailtoLink } from "./mailText";

const words = translator("fr");
const NASTY = '=HYPERLINK("http://evil","x")<b onclick="a()">Été & Œuvre</b>';
const WORKBOOK = "https://contoso.sharepoint.com/sites/a?b=1&c=é";

const table = (rows: readonly Row[]) =>
  ({
    kind: "table",
    name: "red",
    heading: "Clients rouges (1)",
    columns: [
      { key: "client", label: "Client", format: "text", role: "title" },
      { key: "code", label: "Code", format: "text", role: "aside" },
      { key: "alert", label: "Retard", format: "text", role: "alert" },
      { key: "uncovered", label: "Non couvert", format: "money", role: "figure" },
      { key: "line", label: "Situation", format: "text", role: "line" },
      { key: "detail", label: "Encours", format: "money", role: "figure", isDetail: true },
    ],
    rows,
  }) as const;

const DOCUMENT: Document = {
  subject: "Comité crédit du vendredi 16 janvier 2026 : ordre du jour – Établissements Brûlé & Cie, 64 210 €",
  title: "Comité crédit du vendredi 16 janvier 2026 à 8 h 30",
  intro: ["Lieu : salle Ampère", NASTY],
  sections: [
    {
      kind: "facts",
      name: "figures",
      heading: "",
      facts: [
        {
          key: "exposure",
          label: "Encours",
          value: 12_345_678_00,
          format: "money",
          change: 1_234_00,
          changeFormat: "moneyChange",
        },
        { key: "overdue", label: "Échu", value: 64_210_00, format: "money" },
      ],
    },
    table([
      {
        colour: "red",
        cells: {
          client: NASTY,
          code: "C00127",
          alert: "5 jours de retard",
          uncovered: 182_000_00,
          line: "Rouge : 64 210 € échus\nDeux\nlignes",
          detail: 999_000_00,
        },
      },
    ]),
  ],
  footer: "Confidentiel",
  readIn: "agenda",
};

const withRows = (rows: readonly Row[]): Document => ({ ...DOCUMENT, sections: [table(rows)] });
const page = (document: Document, workbook: string | null = WORKBOOK) =>
  new JSDOM(mailHtml(document, workbook, words)).window.document;
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

describe("the HTML of a mail", () => {
  test("says everything but details, and what people typed is never markup", () => {
    const document = page(DOCUMENT);
    const text = plain(document.body.textContent);
    for (const said of [NASTY, "12 345 678 €", "+1 234 €", "Clients rouges (1)", "■", "C00127", "182 000"]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain("999 000");
    expect(document.querySelectorAll("[onclick], script, img, link, style")).toHaveLength(0);
    expect(document.querySelectorAll("b")).toHaveLength(0);
    expect(document.querySelector("a")?.getAttribute("href")).toBe(WORKBOOK);
    expect(document.documentElement.lang).toBe("fr");
  });

  test("links to an address of the web only", () => {
    const to = (address: string) => page(DOCUMENT, address).querySelectorAll("a");
    expect(to("javascript:alert(1)")).toHaveLength(0);
    expect(to("C:\\comité.xlsx")).toHaveLength(0);
    expect(to('https://a.example/"><script>').item(0)?.getAttribute("href")).toBe(
      'https://a.example/"><script>',
    );
  });

  test("stays under the size at which Gmail cuts, and says how many clients it does not name", () => {
    const row = { cells: { client: "Établissements Brûlé", line: "é".repeat(599), code: "à".repeat(590) } };
    const html = mailHtml(withRows(Array.from({ length: 200 }, () => row)), WORKBOOK, words);
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(100_000);
    const named = html.split("Établissements Brûlé</strong>").length - 1;
    expect(named).toBeGreaterThan(20);
    expect(html).toContain(`… et ${200 - named} autres, à lire dans la feuille Ordre du jour.`);
  });

  test("says the beginning of a text that fills a cell", () => {
    const html = mailHtml(withRows([{ cells: { client: "😀".repeat(16_000) } }]), WORKBOOK, words);
    expect(html.length).toBeLessThan(5_000);
    expect(html).toContain("😀…");
  });
});

test("the plain text says the same as the HTML", () => {
  const text = plain(mailText(DOCUMENT, WORKBOOK, words));
  for (const said of [
    NASTY,
    "Encours : 12 345 678 € (+1 234 €)",
    "Non couvert 182 000",
    "    lignes",
    WORKBOOK,
  ]) {
    expect(text).toContain(said);
  }
});

describe("a mailto address", () => {
  const people = ["anne.lefevre@exemple.fr", "paul@exemple.fr"];

  test("carries subject and short text, for the recipients that have an address", () => {
    const url = new URL(mailtoLink(DOCUMENT, WORKBOOK, people, words) ?? "");
    expect(decodeURIComponent(url.pathname)).toBe("anne.lefevre@exemple.fr;paul@exemple.fr");
    expect(url.searchParams.get("subject")).toBe(DOCUMENT.subject);
    const body = url.searchParams.get("body") ?? "";
    expect(body).toContain(`■ Rouge, ${NASTY}, 5 jours de retard\r\n`);
    expect(body).not.toContain("64 210 € échus");
    expect(body).toContain("Confidentiel");
  });

  test("is none rather than half a message, from 1,901 characters on", () => {
    const of = (client: string) => mailtoLink(withRows([{ cells: { client } }]), null, people, words);
    const room = 1_900 - (of("a")?.length ?? 0) + 1;
    expect(of("a".repeat(room))).toHaveLength(1_900);
    expect(of("a".repeat(room + 1))).toBeNull();
  });
});
