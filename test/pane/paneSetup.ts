import "./drawnComponents";
import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";
import "./hidingRules";
import { registerPaneIcons } from "../../src/taskpane/kit/icons";

// Pages are loaded when first shown: a busy machine takes its time.
configure({ asyncUtilTimeout: 20_000 });

// jsdom lays nothing out: in it every element is as wide as a pane, so that the navigation shows its tabs.
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 320 });
Element.prototype.scrollIntoView = () => undefined;

// It has no media queries either: no preference is set.
window.matchMedia = (query) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as never;

// Fluent UI's lists and fields measure and settle themselves when idle, and the meeting's clock ticks: outside of any act().
const report = console.error.bind(console);
console.error = (...told: unknown[]) => {
  if (!String(told[0]).includes("not wrapped in act")) report(...told);
};

registerPaneIcons();
