import { translator, words } from "./translator";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

const PLURAL = /_(one|many|other)$/;

function placeholdersByKey(tree: Tree): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of leaves(tree)) {
    const stem = key.replace(PLURAL, "");
    const names = found.get(stem) ?? new Set<string>();
    for (const [placeholder] of text.matchAll(/\{\{[^}]+\}\}/g)) {
      names.add(placeholder);
    }
    found.set(stem, names);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort().join(" ")]));
}

// What is read on a narrow pane, or in a cell, breaks its lines anywhere but there.
test.each(["pane", "workbook", "problems", "questions", "intake"] as const)(
  "the French of %s keeps its spaces: narrow before ; ! ?, whole before a colon and within « »",
  (namespace) => {
    const loose = /[ \u00a0][;!?]|[ \u202f]:|«[^\u00a0]|[^\u00a0]»|[\d}][ \u00a0]%/;
    // Headings of columns are typed into people's formulas: they have plain spaces.
    const told = leaves(words.fr[namespace]).filter(([key]) => !key.startsWith("columns."));
    expect(told.filter(([, text]) => loose.test(text))).toEqual([]);
  },
);

test.each(["fr", "en"] as const)("the pane's figures and their units stand in one line (%s)", (language) => {
  const unit = { fr: /\}\} (?:j|min)(?!\p{L})/u, en: /\}\} (?:d|min)(?!\p{L})/u }[language];
  const loose = leaves(words[language].pane).filter(([, text]) => unit.test(text));
  expect(loose).toEqual([]);
});

describe.each(["pane", "workbook", "problems", "intake", "questions"] as const)(
  "the words of %s",
  (namespace) => {
    test("bear the same keys and placeholders in both languages", () => {
      expect(placeholdersByKey(words.en[namespace])).toEqual(placeholdersByKey(words.fr[namespace]));
    });

    test.each(["fr", "en"] as const)("have every plural form that %s needs", (language) => {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.slice().sort();
      const forms = new Map<string, string[]>();
      for (const [key] of leaves(words[language][namespace])) {
        const form = PLURAL.exec(key)?.[1];
        if (form !== undefined) {
          const stem = key.replace(PLURAL, "");
          forms.set(stem, [...(forms.get(stem) ?? []), form].sort());
        }
      }
      for (const [key, found] of forms) {
        expect([key, found]).toEqual([key, needed]);
      }
    });

    test("write plurals out: no letter stands in brackets behind a word", () => {
      for (const language of ["fr", "en"] as const) {
        expect(
          leaves(words[language][namespace]).filter(([, text]) => /\p{L}\([a-z]{1,3}\)/u.test(text)),
        ).toEqual([]);
      }
    });

    test("are never empty", () => {
      for (const language of ["fr", "en"] as const) {
        expect(leaves(words[language][namespace]).filter(([, text]) => text.trim() === "")).toEqual([]);
      }
    });
  },
);

test("a message's code has one meaning: words of the workbook are not hidden by those of the intake", () => {
  const codes = (namespace: "intake" | "workbook") =>
    Object.keys(words.fr[namespace]).map((key) => key.replace(PLURAL, ""));
  const ofIntake = new Set(codes("intake"));
  expect(codes("workbook").filter((code) => ofIntake.has(code))).toEqual([]);
});

/** French writes thin and no-break spaces; the tests read them as plain ones. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

describe("translator", () => {
  const fr = translator("fr");
  const en = translator("en");

  test("writes amounts from cents, with or without cents", () => {
    expect(plain(fr.money(123456789))).toBe("1 234 567,89 €");
    expect(plain(fr.money(18200000, 0))).toBe("182 000 €");
    expect(en.money(-123450)).toBe("−€1,234.50");
    expect(translator("en", "USD").money(100)).toBe("US$1.00");
  });

  test("writes amounts of a headline in thousands and millions", () => {
    expect(
      [940_000_000, -330_449_00, 640_000_00, 4_211_40, 0].map((cents) => plain(fr.shortMoney(cents))),
    ).toEqual(["9,4 M€", "−330 k€", "640 k€", "4 211 €", "0 €"]);
    expect(plain(fr.shortMoney(999_600_00))).toBe("1,0 M€");
    expect(en.shortMoney(-330_000_000)).toBe("−€3.3M");
    expect(plain(fr.percent(0.1234, 1))).toBe("12,3 %");
    expect(fr.number(82.43, 1)).toBe("82,4");
  });

  test("writes days from Excel serials whatever the machine's time zone", () => {
    expect(fr.day(36526, "short")).toBe("01/01/2000");
    expect(fr.day(43951, "short")).toBe("30/04/2020");
    expect(fr.day(46157, "weekday")).toBe("vendredi 15 mai");
    expect(fr.day(46143, "long")).toBe("vendredi 1er mai 2026");
    expect(en.day(46143, "weekday")).toBe("Friday 1 May");
    expect(en.day(46157, "long")).toBe("Friday 15 May 2026");
  });

  test("writes hours, numbers, shares and lists", () => {
    expect(plain(fr.time("8:30"))).toBe("8 h 30");
    expect(en.time("8:30")).toBe("8:30");
    expect(plain(fr.number(10000))).toBe("10 000");
    expect(plain(fr.percent(0.25))).toBe("25 %");
    expect(fr.list(["Clients", "Protocole", "Paramètres"])).toBe("Clients, Protocole et Paramètres");
  });

  test("chooses the plural of the language", () => {
    expect(fr.t("weekSteps.when.running", { count: 0, number: "0" })).toBe("0 action en cours");
    expect(fr.t("weekSteps.when.running", { count: 2, number: "2" })).toBe("2 actions en cours");
    expect(en.t("weekSteps.when.running", { count: 1, number: "1" })).toBe("1 action running");
    expect(fr.t("sources.rows", { count: 1_000_000, number: "1 000 000" })).toBe("1 000 000 lignes");
  });

  test("refuses a key without words", () => {
    // @ts-expect-error the key is not one of the pane's
    expect(() => fr.t("nowhere")).toThrow("nowhere");
    expect(() => fr.message({ code: "no-such-code", values: {} })).toThrow("no-such-code");
    expect(fr.knows("no-such-code")).toBe(false);
  });

  test("fills a message of the workbook from its values", () => {
    const late = { code: "reference-date-old", values: { day: "30/04/2020", count: 12 } };
    expect(fr.message(late)).toContain("30/04/2020");
    expect(fr.knows("reference-date-old")).toBe(true);
  });

  test("writes the days of messages in the language's own form", () => {
    const values = { sheet: "Balance", sheetDay: "2026-04-30", day: "2026-05-11" };
    expect(fr.message({ code: "reference-date-differs", values })).toContain("30/04/2026, non au 11/05/2026");
    expect(fr.message({ code: "reference-date-differs", values: { ...values, day: "demain" } })).toContain(
      "demain",
    );
  });

  test("leaves values as they are written", () => {
    expect(plain(fr.t("problems:sheet-protected.what", { sheet: "A & B <1>" }))).toContain("« A & B <1> »");
  });
});
