import { JSDOM } from "jsdom";
import PostalMime from "postal-mime";
import { translator } from "../../locales/translator";
import { type Mail } from "./mail";
import { isEmail } from "../port/people";
import { mailDraft } from "./mailDraft";
import { mailHtml } from "./mailHtml";
import { mailText, mailtoLink } from "./mailText";

const words = translator("fr");
const NASTY = '=HYPERLINK("http://evil","x")<b onclick="a()">Été & Œuvre</b>';

const MAIL: Mail = {
  subject: "Comité crédit du vendredi 16 janvier 2026 : ordre du jour – Établissements Brûlé & Cie, 64 210 €",
  title: "Comité crédit du vendredi 16 janvier 2026 à 8 h 30",
  intro: ["Lieu : salle Ampère", NASTY],
  blocks: [
    {
      kind: "facts",
      facts: [
        { label: "Encours", value: "12 345 678 €", change: "+1 234 € depuis le 09/01/2026" },
        { label: "Échu", value: "64 210 €" },
      ],
    },
    { kind: "heading", text: "2. Clients rouges (1)" },
    {
      kind: "entries",
      entries: [
        {
          colour: "red",
          title: NASTY,
          aside: "C00127",
          alert: "5 jours de retard",
          figures: [{ label: "Non couvert", value: "182 000 €" }],
          lines: ["Rouge : 64 210 € échus", "Deux\nlignes"],
        },
      ],
    },
  ],
  link: { text: "Ouvrir le classeur", address: "https://contoso.sharepoint.com/sites/a?b=1&c=é" },
  footer: "Confidentiel",
};

const page = (mail: Mail) => new JSDOM(mailHtml(mail, words)).window.document;

describe("the HTML of a mail", () => {
  test("says everything, and what people typed is never markup", () => {
    const document = page(MAIL);
    const text = document.body.textContent;
    for (const said of [NASTY, "12 345 678 €", "+1 234 €", "2. Clients rouges (1)", "■", "Rouge", "C00127"]) {
      expect(text).toContain(said);
    }
    expect(document.querySelectorAll("[onclick], script, img, link, style")).toHaveLength(0);
    expect(document.querySelectorAll("b")).toHaveLength(0);
    expect(document.querySelector("a")?.getAttribute("href")).toBe(MAIL.link?.address);
    expect(document.documentElement.lang).toBe("fr");
  });

  test("links to an address of the web only", () => {
    const to = (address: string) => page({ ...MAIL, link: { text: "x", address } }).querySelectorAll("a");
    expect(to("javascript:alert(1)")).toHaveLength(0);
    expect(to("C:\\comité.xlsx")).toHaveLength(0);
    expect(to('https://a.example/"><script>').item(0)?.getAttribute("href")).toBe(
      'https://a.example/"><script>',
    );
  });

  test("stays under the size at which Gmail cuts, and says how many clients it does not name", () => {
    const entry = { title: "Établissements Brûlé", lines: ["é".repeat(590), "à".repeat(590)] };
    const entries = Array.from({ length: 200 }, () => entry);
    const html = mailHtml({ ...MAIL, blocks: [{ kind: "entries", entries }] }, words);
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(100_000);
    const named = html.split("Établissements Brûlé</strong>").length - 1;
    expect(named).toBeGreaterThan(20);
    expect(html).toContain(`… et ${200 - named} autres, à lire dans le classeur.`);
  });

  test("says the beginning of a text that fills a cell", () => {
    const html = mailHtml(
      { ...MAIL, blocks: [{ kind: "entries", entries: [{ title: "😀".repeat(16_000) }] }] },
      words,
    );
    expect(html.length).toBeLessThan(5_000);
    expect(html).toContain("😀…");
  });
});

test("the plain text says the same as the HTML", () => {
  const text = mailText(MAIL, words);
  for (const said of [NASTY, "Encours : 12 345 678 € (+1 234 € depuis le 09/01/2026)", "    lignes"]) {
    expect(text.replace(/\u202f/g, " ")).toContain(said);
  }
  expect(text).toContain("https://contoso.sharepoint.com/sites/a?b=1&c=é");
});

describe("a mailto address", () => {
  const people = [
    { name: "Anne", email: "anne.lefevre@exemple.fr" },
    { name: "Nobody", email: "à voir" },
    { name: "Paul", email: "paul@exemple.fr" },
  ];

  test("carries subject and short text, for the recipients that have an address", () => {
    const url = new URL(mailtoLink(MAIL, people, words) ?? "");
    expect(decodeURIComponent(url.pathname)).toBe("anne.lefevre@exemple.fr;paul@exemple.fr");
    expect(url.searchParams.get("subject")).toBe(MAIL.subject);
    const body = url.searchParams.get("body") ?? "";
    expect(body).toContain(`■ Rouge, ${NASTY}, 5 jours de retard\r\n`);
    expect(body).not.toContain("64 210 € échus");
    expect(body).toContain("Confidentiel");
  });

  test("is none rather than half a message, from 1,901 characters on", () => {
    const of = (last: string) =>
      mailtoLink({ ...MAIL, blocks: [{ kind: "entries", entries: [{ title: last }] }] }, people, words);
    const room = 1_900 - (of("")?.length ?? 0);
    expect(of("a".repeat(room))).toHaveLength(1_900);
    expect(of("a".repeat(room + 1))).toBeNull();
  });
});

describe("a draft", () => {
  const recipients = [
    { name: "Anne Lefèvre-Œillet, directrice commerciale de l'établissement", email: "anne@exemple.fr" },
    { name: "Paul Martin", email: "paul@exemple.fr" },
    { name: "", email: "dg@exemple.fr" },
    { name: "Sans adresse", email: "" },
    { name: "Pirate\r\nBcc: pirate@exemple.fr", email: "ok@exemple.fr\r\nBcc: pirate@exemple.fr" },
  ];
  const html = mailHtml(MAIL, words);
  const text = mailText(MAIL, words);
  const draft = mailDraft({ subject: MAIL.subject, html, text, recipients });

  test("is read back by a mail parser, accents intact", async () => {
    const read = await PostalMime.parse(draft);
    expect(read.subject).toBe(MAIL.subject);
    expect(read.to).toEqual([
      { name: recipients[0]?.name, address: "anne@exemple.fr" },
      { name: "Paul Martin", address: "paul@exemple.fr" },
      { name: "", address: "dg@exemple.fr" },
    ]);
    expect(read.headers.find(({ key }) => key === "x-unsent")?.value).toBe("1");
    expect(read.headers.some(({ key }) => key === "bcc" || key === "from")).toBe(false);
    expect(read.html?.replace(/\r\n/g, "\n").trim()).toBe(html);
    expect(read.text?.replace(/\r\n/g, "\n").trim()).toBe(text);
  });

  test("has lines that every mail program takes", () => {
    const lines = draft.split("\r\n");
    expect(lines.filter((line) => line.length > 78)).toEqual([]);
    expect(draft.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    // Encoded words stand alone in their charset and take at most 75 characters each.
    expect(draft.match(/=\?[^?]*\?B\?[^?]*\?=/g)?.every((word) => word.length <= 75)).toBe(true);
    expect([...draft].every((sign) => sign.charCodeAt(0) < 128)).toBe(true);
  });
});

test.each([
  ["anne@exemple.fr", true],
  ["a.b+c@x.example.com", true],
  ["o'brien@exemple.fr", true],
  ["anne@exemple", false],
  ["anne.lefèvre@exemple.fr", false],
  ["anne exemple.fr", false],
  ["a@b.fr,c@d.fr", false],
  ["<a@b.fr>", false],
  ["a@b.fr\nBcc: x@y.fr", false],
])("%j is an address: %s", (text, is) => expect(isEmail(text)).toBe(is));
