import { breathe } from "./task";

function holdThePage(milliseconds: number): void {
  const start = performance.now();
  while (performance.now() - start < milliseconds);
}

const free = jest.fn<Promise<void>, []>();
const withScheduler = globalThis as { scheduler?: { readonly yield: () => Promise<void> } };

beforeEach(() => {
  free.mockReset().mockResolvedValue();
  withScheduler.scheduler = { yield: free };
});
afterEach(() => delete withScheduler.scheduler);

test("a task that held the page for a while gives it back, and goes on at once otherwise", async () => {
  const control = new AbortController();
  holdThePage(20);
  await breathe(control);
  expect(free).toHaveBeenCalledTimes(1);
  await breathe(control);
  expect(free).toHaveBeenCalledTimes(1);
});

test("a click on cancel is heard while the page is free", async () => {
  const control = new AbortController();
  free.mockImplementation(() => {
    control.abort();
    return Promise.resolve();
  });
  holdThePage(20);
  await expect(breathe(control)).rejects.toMatchObject({ code: "cancelled" });
});

test("a browser without scheduler gives it back by a message, which no timer makes wait", async () => {
  delete withScheduler.scheduler;
  const post = jest.spyOn(MessagePort.prototype, "postMessage");
  holdThePage(20);
  await breathe(new AbortController());
  expect(post).toHaveBeenCalledTimes(1);
  post.mockRestore();
});
