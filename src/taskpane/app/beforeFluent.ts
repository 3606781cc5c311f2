/*
 * What Fluent UI reads as soon as its modules are evaluated; this one must be imported before any of them.
 *
 * It declares web fonts on Microsoft's CDN unless told otherwise: the pane loads nothing from outside. And it
 * writes its rules into empty style elements, which some Safari refuses under a strict policy, although the
 * policy lets them in: the element then has no sheet, and the pane no style, without an error. Where that is so,
 * the rules go into a constructed sheet, which no policy governs.
 */

/** merge-styles' InjectionMode.none: its module may not be loaded yet. */
const NO_INJECTION = 0;

interface FluentSettings {
  fontBaseUrl: string;
  mergeStyles?: { injectionMode: typeof NO_INJECTION; onInsertRule: (rule: string) => void };
}

const settings = window as { FabricConfig?: FluentSettings };
settings.FabricConfig = {
  fontBaseUrl: "",
  ...(!acceptsStyleElements() && {
    mergeStyles: { injectionMode: NO_INJECTION, onInsertRule: intoAdoptedSheet() },
  }),
};

function acceptsStyleElements(): boolean {
  const probe = document.createElement("style");
  document.head.append(probe);
  const accepted = probe.sheet !== null;
  probe.remove();
  return accepted;
}

function intoAdoptedSheet(): (rule: string) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return (rule) => {
    try {
      sheet.insertRule(rule, sheet.cssRules.length);
    } catch {
      // Rules for other browsers are not understood by this one: Fluent UI passes over them too.
    }
  };
}
