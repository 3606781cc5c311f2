import { ribbonOf } from "../excel/host/ribbon";
import { onPageRequested, type Page } from "./navigation";
import { PAGE_OF_COMMAND, registerCommands } from "./ribbonCommands";

type Action = (event: { completed(): void }) => Promise<void>;

/** As much of Office as the ribbon uses, with what it was asked for. */
function ribbonHost(showAsTaskpane: () => Promise<void>) {
  const actions = new Map<string, Action>();
  const office = {
    actions: { associate: (id: string, action: Action) => void actions.set(id, action) },
    addin: { showAsTaskpane },
  };
  registerCommands(ribbonOf(office as unknown as Parameters<typeof ribbonOf>[0]));
  const choose = async (id: string, completed: () => void) => actions.get(id)?.({ completed });
  return choose;
}

it.each(Object.entries(PAGE_OF_COMMAND))("%s opens the page %s and shows the pane", async (id, page) => {
  const told: string[] = [];
  const stop = onPageRequested((asked: Page) => told.push(asked));
  const choose = ribbonHost(() => Promise.resolve(void told.push("pane shown")));
  await choose(id, () => told.push("completed"));
  stop();
  expect(told).toEqual([page, "pane shown", "completed"]);
});

it("tells Excel that the command is over when the pane cannot be shown", async () => {
  const completed = jest.fn();
  const choose = ribbonHost(() => Promise.reject(new Error("no pane")));
  await expect(choose("showAgenda", completed)).rejects.toThrow("no pane");
  expect(completed).toHaveBeenCalledTimes(1);
});

it("opens one pane for a double click, and another the next time", async () => {
  const shown: (() => void)[] = [];
  const showAsTaskpane = jest.fn(() => new Promise<void>((resolve) => shown.push(resolve)));
  const completed = jest.fn();
  const choose = ribbonHost(showAsTaskpane);
  const both = [choose("showAgenda", completed), choose("showProtocol", completed)];
  expect(showAsTaskpane).toHaveBeenCalledTimes(1);
  shown.forEach((resolve) => resolve());
  await Promise.all(both);
  expect(completed).toHaveBeenCalledTimes(2);
  const told: Page[] = [];
  onPageRequested((page) => told.push(page))();
  expect(told).toEqual(["protocol"]);
  const again = choose("showClient", completed);
  expect(showAsTaskpane).toHaveBeenCalledTimes(2);
  shown.forEach((resolve) => resolve());
  await again;
  onPageRequested(() => undefined)();
});
