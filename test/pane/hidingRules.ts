import "../../src/taskpane/app/beforeFluent";
import { InjectionMode, Stylesheet } from "@fluentui/react/lib/Styling";

/** What makes an element invisible, to those who see and to those who listen alike. */
const HIDES = /display: ?none|visibility:|opacity:|pointer-events:/;

/**
 * Of the thousands of rules that Fluent UI writes, jsdom gets only those that hide: it matches every rule against every
 * element whose visibility is asked for, and the others say nothing of it.
 */
const style = document.createElement("style");
Stylesheet.getInstance().setConfig({
  injectionMode: InjectionMode.none,
  onInsertRule: (rule) => {
    if (!style.isConnected) document.head.append(style);
    if (HIDES.test(rule)) style.sheet?.insertRule(rule, style.sheet.cssRules.length);
  },
});
