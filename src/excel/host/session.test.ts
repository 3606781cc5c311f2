import { Problem } from "../../domain/basis/problem";
import { openSession, type WorkbookContext } from "./session";

const never = () => new Promise<never>(() => undefined);

/** A session with an Excel that answers a sync when `answer` says so. */
function sessionWith(answer: () => Promise<unknown>) {
  return openSession({
    run: (batch) => batch({ sync: answer } as unknown as WorkbookContext),
    document: () => ({}) as Office.Document,
    context: () => ({}) as Office.Context,
    isSetSupported: () => true,
  });
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("a sync without answer is given up after a minute, and not before", async () => {
  const failed = jest.fn();
  void sessionWith(never)
    .run((workbook) => workbook.sync())
    .catch(failed);
  await jest.advanceTimersByTimeAsync(59_999);
  expect(failed).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(failed).toHaveBeenCalledWith(new Problem("no-answer"));
});

test("the minute is counted from one sync to the next, and not while the product itself works", async () => {
  const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const done = jest.fn();
  void sessionWith(() => after(50_000))
    .run(async (workbook) => {
      await workbook.sync();
      await after(90_000);
      await workbook.sync();
      return "done";
    })
    .then(done);
  await jest.advanceTimersByTimeAsync(190_000);
  expect(done).toHaveBeenCalledWith("done");
  expect(jest.getTimerCount()).toBe(0);
});
