import { renderHook } from "@testing-library/react";
import type { TaskControl } from "../../committee/port/task";
import { settled } from "../../../test/pane/renderPane";
import { useLatest } from "./useLatest";

/** Work that ends when it is told to, and what was heard of it. */
function work() {
  const heard: string[] = [];
  let control: TaskControl | undefined;
  let end: (found: string) => void = () => undefined;
  return {
    heard,
    signal: () => control?.signal,
    progress: () => control?.onProgress({ step: "reading", done: 0.5 }),
    end: (found: string) => end(found),
    begin: (asked: TaskControl) => {
      control = asked;
      return new Promise<string>((resolve) => (end = resolve));
    },
    hearing: {
      shown: ({ progress, cancelling }: { progress: unknown; cancelling: boolean }) =>
        void heard.push(cancelling ? "stopping" : progress === null ? "begun" : "goes on"),
      done: (found: string) => void heard.push(found),
      failed: ({ code }: { code: string }) => void heard.push(code),
    },
  };
}

test("the latest work alone is heard, and the one before is stopped", async () => {
  const { result } = renderHook(useLatest);
  const [first, second] = [work(), work()];
  result.current.run(first.begin, first.hearing);
  first.progress();
  result.current.run(second.begin, second.hearing);
  expect(first.signal()?.aborted).toBe(true);
  first.progress();
  first.end("too late");
  second.end("found");
  await settled();
  expect(first.heard).toEqual(["begun", "goes on"]);
  expect(second.heard).toEqual(["begun", "found"]);
  expect(result.current.isAtWork()).toBe(false);
});

test("who asks it to stop is told so until it has; who leaves hears nothing more", async () => {
  const { result, unmount } = renderHook(useLatest);
  const [first, second] = [work(), work()];
  result.current.run(first.begin, first.hearing);
  result.current.cancel();
  first.progress();
  expect(first.signal()?.aborted).toBe(true);
  expect(result.current.isAtWork()).toBe(true);
  first.end("done all the same");
  await settled();
  expect(first.heard).toEqual(["begun", "stopping", "stopping", "done all the same"]);
  result.current.run(second.begin, second.hearing);
  unmount();
  second.end("nobody is there");
  await settled();
  expect(second.signal()?.aborted).toBe(true);
  expect(second.heard).toEqual(["begun"]);
});
