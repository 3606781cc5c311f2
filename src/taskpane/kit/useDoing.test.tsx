import { act, renderHook } from "@testing-library/react";
import { Problem } from "../../domain/basis/problem";
import { settled } from "../../../test/pane/renderPane";
import { useDoing } from "./useDoing";

test("one thing at a time, with what it came to", async () => {
  const { result } = renderHook(() => useDoing<string>());
  let end: (done: string) => void = () => undefined;
  const work = jest.fn(() => new Promise<string>((resolve) => (end = resolve)));
  act(() => {
    result.current.run(work);
    result.current.run(work);
  });
  expect(work).toHaveBeenCalledTimes(1);
  expect(result.current).toMatchObject({ isBusy: true, done: null, problem: null });
  end("imprimé");
  await settled();
  expect(result.current).toMatchObject({ isBusy: false, done: "imprimé", problem: null });
});

test("what failed says why until it is done again", async () => {
  const { result } = renderHook(() => useDoing<string>());
  act(() => result.current.run(() => Promise.reject(new Problem("no-answer"))));
  await settled();
  expect(result.current).toMatchObject({ isBusy: false, done: null, problem: { code: "no-answer" } });
  act(() => result.current.run(() => Promise.resolve("fait")));
  expect(result.current.problem).toBeNull();
  await settled();
  expect(result.current).toMatchObject({ done: "fait", problem: null });
});
