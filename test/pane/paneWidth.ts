/** jsdom lays nothing out: in it every element is as wide as a pane, so that the navigation shows its tabs. */
if (typeof HTMLElement !== "undefined") {
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 320 });
}
