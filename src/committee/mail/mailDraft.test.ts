import PostalMime from "postal-mime";
import { isEmail } from "../port/people";
import { mailDraft } from "./mailDraft";

const SUBJECT =
  "Comité crédit du vendredi 16 janvier 2026 : ordre du jour – Établissements Brûlé & Cie, 64 210 €";

describe("a draft", () => {
  const recipients = [
    { name: "Anne Lefèvre-Œillet, directrice commerciale de l'établissement", email: "anne@exemple.fr" },
    { name: "Paul Martin", email: "paul@exemple.fr" },
    { name: "", email: "dg@exemple.fr" },
    { name: "Sans adresse", email: "" },
    { name: "Pirate\r\nBcc: pirate@exemple.fr", email: "ok@exemple.fr\r\nBcc: pirate@exemple.fr" },
  ];
  const html = `<p>Été &amp; Œuvre, 64 210 €</p>${"<p>Établissements Brûlé</p>\n".repeat(40)}`.trim();
  const text = `Été & Œuvre, 64 210 €\n${"Établissements Brûlé\n".repeat(40)}`.trim();
  const draft = mailDraft({ subject: SUBJECT, html, text, recipients });

  test("is read back by a mail parser, accents intact", async () => {
    const read = await PostalMime.parse(draft);
    expect(read.subject).toBe(SUBJECT);
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
