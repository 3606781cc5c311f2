import { whenUsed } from "./whenUsed";

test("loads once, at the first call, and passes on what it is given", async () => {
  const load = jest.fn(() => Promise.resolve({ twice: (value: number) => Promise.resolve(2 * value) }));
  const feature = whenUsed(load);
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([feature.twice(2), feature.twice(3)])).toEqual([4, 6]);
  expect(load).toHaveBeenCalledTimes(1);
});

test("a load that failed is told, and tried again at the next call", async () => {
  const load = jest
    .fn(() => Promise.resolve({ greet: () => Promise.resolve("bonjour") }))
    .mockRejectedValueOnce(new Error("no network"));
  const feature = whenUsed(load);
  await expect(feature.greet()).rejects.toThrow("no network");
  expect(await feature.greet()).toBe("bonjour");
});

test("is no promise, and a method stays the same function", async () => {
  const feature = whenUsed(() => Promise.resolve({ greet: () => Promise.resolve("bonjour") }));
  expect(await Promise.resolve(feature)).toBe(feature);
  expect(feature.greet).toBe(feature.greet);
});
