import i18next from "i18next";
import fc from "fast-check";
import "../../test/order/seed";
import { templatesOf } from "./templates";
import { LANGUAGES, words } from "./translator";

const sheets = words.fr.workbook.sheets;

type Tree = { readonly [key: string]: string | Tree };

/** Every key with the names in its holes. */
function keysOf(tree: Tree, path: string): [string, string[]][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string[]][] =>
    typeof value === "string"
      ? [[path + key, [...value.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name ?? "")]]
      : keysOf(value, `${path}${key}.`),
  );
}

/** Texts that are markup, patterns or holes to whoever is not careful. */
const hostile = fc.oneof(
  fc.constantFrom("$&", "$t(analyse)", "{{count}}", "a$$b", "<b>", "", "12", "=1+1", "'x"),
  fc.string({ maxLength: 6 }),
  fc.integer({ min: -3, max: 2_000_000 }),
);

test.each(LANGUAGES)("words taken apart once read as i18next reads them, in %s", (language) => {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(words.fr),
    defaultNS: "pane",
    initAsync: false,
    resources: words,
    interpolation: { escapeValue: false, defaultVariables: { sheets } },
  });
  const fill = templatesOf(instance, language, { sheets });
  const keys = Object.entries(words[language]).flatMap(([namespace, tree]) =>
    keysOf(tree, namespace === "pane" ? "" : `${namespace}:`),
  );
  let filled = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.array(hostile, { minLength: 12, maxLength: 12 }),
      fc.nat(2_000_000),
      (entry, own, count) => {
        const [key, names] = entry;
        const stem = key.replace(/_(one|many|other)$/, "");
        const values: Record<string, string | number> = {};
        names.forEach((name, index) => {
          if (!name.includes(".")) values[name] = own[index % own.length] ?? "";
        });
        if (stem !== key) values["count"] = count;
        const text = fill(stem, values);
        if (text === null) return;
        filled += 1;
        expect(text).toBe(instance.t(stem, values));
      },
    ),
    { numRuns: 5_000 },
  );
  // Most words have no more than holes.
  expect(filled).toBeGreaterThan(3_500);
});
