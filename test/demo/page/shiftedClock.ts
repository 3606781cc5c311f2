/**
 * Makes a window believe that it is another day: `new Date()` and `Date.now()` are moved by a fixed
 * number of milliseconds, dates made from arguments stay what they are. To be called before any script of that
 * window runs.
 */
export function shiftClock(target: { Date: DateConstructor }, milliseconds: number): void {
  const RealDate = target.Date;
  target.Date = new Proxy(RealDate, {
    construct(constructor, given: unknown[], newTarget) {
      const parts = given.length === 0 ? [constructor.now() + milliseconds] : given;
      return Reflect.construct(constructor, parts, newTarget) as object;
    },
    apply: (constructor) => new constructor(constructor.now() + milliseconds).toString(),
    get(constructor, name, receiver): unknown {
      return name === "now"
        ? () => constructor.now() + milliseconds
        : Reflect.get(constructor, name, receiver);
    },
  });
}

/** How far nine in the morning of that day is from `now`; `day` is "2026-01-15", in the reader's time zone. */
export function shiftTo(day: string, now: Date): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 9).getTime() - now.getTime();
}

/** The day of `now` as "2026-01-15", in the reader's time zone. */
export function dayOf(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
