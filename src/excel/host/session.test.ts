import { Problem } from "../../domain/basis/problem";
import { noteMissing } from "./missing";
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

test("what was taken away and is not back is said with the problem that ends the run, of its own kind", async () => {
  class Special extends Problem {}
  const ran = sessionWith(() => Promise.resolve()).run((workbook) => {
    noteMissing(workbook).names = ["table filter", "totals row"];
    noteMissing(workbook).names = ["table filter"];
    return Promise.reject(new Special("row-gone", { number: 3 }));
  });
  await expect(ran).rejects.toBeInstanceOf(Special);
  await expect(ran).rejects.toMatchObject({ values: { number: 3, missing: "table filter\ntotals row" } });
});

test("what was taken away is said too when the answer never comes", async () => {
  const failed = jest.fn();
  void sessionWith(never)
    .run((workbook) => {
      noteMissing(workbook).names = ["table filter"];
      return workbook.sync();
    })
    .catch(failed);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(failed).toHaveBeenCalledWith(
    expect.objectContaining({ code: "no-answer", values: { missing: "table filter" } }),
  );
});

describe("work that is undone as one", () => {
  /** An Excel that remembers how it was asked to run. */
  function undoing(run: (mergesUndo: boolean) => Promise<unknown>) {
    const asked: boolean[] = [];
    const session = openSession({
      run: (batch, mergesUndo) => {
        asked.push(mergesUndo);
        return batch({ sync: () => run(mergesUndo) } as unknown as WorkbookContext);
      },
      document: () => ({}) as Office.Document,
      context: () => ({}) as Office.Context,
      isSetSupported: () => true,
    });
    return { session, asked };
  }

  const write = (workbook: WorkbookContext) => workbook.sync();

  test("is asked for only by work that wants it", async () => {
    const able = undoing(() => Promise.resolve());
    await able.session.run(write, "one");
    await able.session.run(write);
    expect(able.asked).toEqual([true, false]);
  });

  test("begins again without when Excel cannot undo a part of it, and does not ask again", async () => {
    const refusing = undoing((mergesUndo) =>
      mergesUndo
        ? Promise.reject(Object.assign(new Error(), { code: "UndoNotSupported" }))
        : Promise.resolve(),
    );
    await refusing.session.run(write, "one");
    await refusing.session.run(write, "one");
    expect(refusing.asked).toEqual([true, false, false]);
  });

  test("says what was taken away before it began again", async () => {
    const refusing = undoing((mergesUndo) =>
      mergesUndo
        ? Promise.reject(Object.assign(new Error(), { code: "UndoNotSupported" }))
        : Promise.resolve(),
    );
    const said = jest.fn();
    refusing.session.onSaid(said);
    let isAgain = false;
    await refusing.session.run((workbook) => {
      if (!isAgain) noteMissing(workbook).names = ["table filter"];
      isAgain = true;
      return workbook.sync();
    }, "one");
    expect(said).toHaveBeenCalledWith(["table filter"]);
  });

  test("is not begun again after any other refusal", async () => {
    const failing = undoing(() => Promise.reject(Object.assign(new Error(), { code: "AccessDenied" })));
    await expect(failing.session.run(write, "one")).rejects.toEqual(
      expect.objectContaining({ code: "write-refused" }),
    );
    expect(failing.asked).toEqual([true]);
  });
});
