import type { i18n } from "i18next";

type Values = Readonly<Record<string, unknown>>;

/** Words with holes: texts, and between them the paths of the values that fill the holes. */
interface Template {
  readonly texts: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

/** `{{name}}`; one with a comma asks for a format. */
const HOLE = /\{\{([^}]+)\}\}/;

/**
 * A sheet of thousands of rows says the same words with other values: they are taken apart once. What i18next alone
 * knows (formats, words within words, a form of the plural that has no words) is null here, and asked of it.
 *
 * @param defaults what fills holes that no value is given for.
 */
export function templatesOf(
  instance: i18n,
  language: string,
  defaults: Values,
): (key: string, values: Values) => string | null {
  const templates = new Map<string, Template | null>();
  const forms = new Intl.PluralRules(language);
  return (key, values) => {
    const { count } = values;
    for (const name in values) if (NAMES_OF_OPTIONS.has(name)) return null;
    const form = typeof count === "number" ? `${key}_${forms.select(count)}` : key;
    let template = templates.get(form);
    if (template === undefined) {
      template = templateOf(instance, language, form);
      templates.set(form, template);
    }
    return template === null ? null : filled(template, values, defaults);
  };
}

/** Values that i18next would take for its own options. */
const NAMES_OF_OPTIONS: ReadonlySet<string> = new Set([
  "context",
  "ordinal",
  "lng",
  "ns",
  "defaultValue",
  "replace",
  "joinArrays",
]);

function templateOf(instance: i18n, language: string, form: string): Template | null {
  const [namespace, key] = form.includes(":") ? form.split(":", 2) : ["pane", form];
  const words: unknown = instance.getResource(language, namespace ?? "", key ?? "");
  if (typeof words !== "string" || words.includes("$t(")) return null;
  const parts = words.split(HOLE);
  const holes = parts.filter((_, index) => index % 2 === 1).map((hole) => hole.trim());
  if (holes.some((hole) => !/^[\w.]+$/.test(hole))) return null;
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    paths: holes.map((hole) => hole.split(".")),
  };
}

function filled({ texts, paths }: Template, values: Values, defaults: Values): string | null {
  let text = texts[0] ?? "";
  for (let index = 0; index < paths.length; index += 1) {
    const path = paths[index] ?? [];
    const value = at(values, path) ?? at(defaults, path);
    if (typeof value !== "string" && typeof value !== "number") return null;
    text += String(value) + (texts[index + 1] ?? "");
  }
  return text;
}

function at(values: Values, path: readonly string[]): unknown {
  let found: unknown = values;
  for (const name of path) {
    found = typeof found === "object" && found !== null ? (found as Values)[name] : undefined;
  }
  return found;
}
