import type { Source } from "../../intake/source";
import type { Translator } from "../../locales/translator";

/** What a sheet is taken for, beside its name; nothing when the name says it already. */
export function kindBeside({ sheet, kind }: Pick<Source, "sheet" | "kind">, words: Translator): string[] {
  const kindName = words.t(`sources.kind.${kind}`);
  return kindName.toLocaleLowerCase() === sheet.toLocaleLowerCase() ? [] : [kindName];
}
