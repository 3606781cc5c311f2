import { ask } from "../find/ask";
import type { Layout } from "../find/layout";
import { isBlank, onOneLine } from "../cells/plainText";
import { QUESTIONS, type Question } from "../question";
import { codeKey } from "../read/clientRegistry";
import { kinAmong } from "../read/names";

/** Codes asked about one by one: more are rather the export's way of writing them, and told. */
const MOST_ASKED = 5;

/** Where a form of a code first stands in a table, and the name beside it. */
interface Form {
  readonly form: string;
  readonly row: number;
  readonly name: string;
}

/**
 * Codes of receivables that differ by their zeros alone and bear different names: one client, or two whose debts
 * would be added up. `keys` are the codes as they join across sheets.
 */
export function codesAlike(layout: Layout, keys: ReadonlySet<string>): readonly Question[] {
  const { clientCode, clientName } = layout.columns;
  if (clientCode === undefined || keys.size === 0) return [];
  const forms = new Map<string, Form[]>();
  const { values } = layout.grid;
  for (let row = layout.headerIndex + 1; row < values.length; row++) {
    const cell = values[row]?.[clientCode.index];
    if (cell === undefined || isBlank(cell)) continue;
    const form = onOneLine(String(cell));
    const key = codeKey(form);
    if (!keys.has(key)) continue;
    const known = forms.get(key) ?? [];
    if (known.some((each) => each.form === form)) continue;
    const name = onOneLine(String(values[row]?.[clientName?.index ?? -1] ?? ""));
    forms.set(key, [...known, { form, row, name }]);
  }
  return [...forms].slice(0, MOST_ASKED).flatMap(([key, [first, second]]) => {
    if (first === undefined || second === undefined) return [];
    const values = {
      first: first.form,
      second: second.form,
      firstName: first.name,
      secondName: second.name,
    };
    const proposed = kinAmong([first.name, second.name]).length > 1 ? 1 : 0;
    const choices = QUESTIONS["codes-alike"];
    const rows = [first.row, second.row];
    return [
      ask(layout, "codes-alike", { column: clientCode.index, rows, values, choices, proposed, subject: key }),
    ];
  });
}
