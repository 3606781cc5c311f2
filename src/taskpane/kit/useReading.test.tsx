import { act, renderHook } from "@testing-library/react";
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
