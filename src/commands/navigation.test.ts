import { onPageRequested, openPage, type Page } from "./navigation";

describe("navigation", () => {
  it("gives the pane the page that was asked for before it was there, once", () => {
    openPage("agenda");
    const first: Page[] = [];
    const second: Page[] = [];
    onPageRequested((page) => first.push(page))();
    onPageRequested((page) => second.push(page))();
    expect(first).toEqual(["agenda"]);
    expect(second).toEqual([]);
  });

  it("keeps only the last page asked for while there is no pane", () => {
    openPage("protocol");
    openPage("protocol");
    const pages: Page[] = [];
    onPageRequested((page) => pages.push(page))();
    expect(pages).toEqual(["protocol"]);
  });

  it("tells a listening pane at once, and no longer when it has stopped", () => {
    const pages: Page[] = [];
    const stop = onPageRequested((page) => pages.push(page));
    openPage("analyse");
    stop();
    openPage("protocol");
    expect(pages).toEqual(["analyse"]);
    onPageRequested(() => undefined)();
  });

  it("does not let an old pane's stop silence the new one", () => {
    const pages: Page[] = [];
    const stopOld = onPageRequested(() => undefined);
    const stopNew = onPageRequested((page) => pages.push(page));
    stopOld();
    openPage("client");
    stopNew();
    expect(pages).toEqual(["client"]);
  });
});
