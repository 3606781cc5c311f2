import { act, renderHook } from "@testing-library/react";
import type { TaskControl } from "../../committee/port/task";
import { Problem } from "../../domain/basis/problem";
import { settled } from "../../../test/pane/renderPane";
import { useReading } from "./useReading";

const fails = (): Promise<string> => Promise.reject(new Problem("no-answer"));

test("what failed is forgotten once something else is read", async () => {
  const { result, rerender } = renderHook(({ read }) => useReading(read), {
    initialProps: { read: fails },
  });
  await settled();
  expect(result.current).toMatchObject({ found: null, problem: { code: "no-answer" } });
  const reads = () => Promise.resolve("Brossard");
  rerender({ read: reads });
  await settled();
  expect(result.current).toMatchObject({ found: "Brossard", problem: null });
});

test("what was found stays while it is read again, and what another has read is shown", async () => {
  const read = jest
    .fn()
    .mockResolvedValueOnce("avant")
    .mockReturnValue(new Promise(() => undefined));
  const { result } = renderHook(() => useReading(read as () => Promise<string>));
  await settled();
  act(() => result.current.readAgain());
  expect(read).toHaveBeenCalledTimes(2);
  expect(result.current.found).toBe("avant");
  act(() => result.current.replace("après"));
  expect(result.current.found).toBe("après");
});

test("a reading says where it stands, is stopped when asked to, and read again when its revision changes", async () => {
  const controls: TaskControl[] = [];
  const read = (control: TaskControl) => {
    controls.push(control);
    return new Promise<string>((_, reject) => {
      control.signal.addEventListener("abort", () => reject(new Problem("cancelled")));
    });
  };
  const { result, rerender } = renderHook(({ revision }) => useReading(read, revision), {
    initialProps: { revision: 1 },
  });
  act(() => controls[0]?.onProgress({ step: "reading", done: 0.5 }));
  expect(result.current.task).toEqual({ progress: { step: "reading", done: 0.5 }, cancelling: false });
  act(() => result.current.cancel());
  expect(result.current.task?.cancelling).toBe(true);
  await settled();
  expect(result.current).toMatchObject({ task: null, problem: { code: "cancelled" } });
  rerender({ revision: 2 });
  await settled();
  expect(controls).toHaveLength(2);
  expect(result.current).toMatchObject({ task: { progress: null, cancelling: false }, problem: null });
});

test("a reading that is no longer wanted is stopped, and what it still says is not shown", async () => {
  const controls: TaskControl[] = [];
  const reading = (name: string) => async (control: TaskControl) => {
    controls.push(control);
    await new Promise((resolve) => setTimeout(resolve, 0));
    return name;
  };
  const { result, rerender } = renderHook(({ read }) => useReading(read), {
    initialProps: { read: reading("Brossard") },
  });
  rerender({ read: reading("Lalande") });
  expect(controls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  act(() => controls[0]?.onProgress({ step: "reading", done: 0.9 }));
  expect(result.current.task?.progress).toBeNull();
  await settled();
  await settled();
  expect(result.current).toMatchObject({ found: "Lalande", task: null });
});
