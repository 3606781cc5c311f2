import type { Meeting } from "../../committee/meeting/meetingContract";
import { meetingMemory } from "./meetingMemory";
import {
  begun,
  CLOSING,
  goneTo,
  handledNow,
  skippedNow,
  spentOn,
  stepAt,
  stopped,
  takenUp,
  withDraft,
} from "./meetingProgress";

const MINUTE = 60_000;

function meetingOf(...keys: string[]): Meeting {
  return { day: 46157, steps: keys.map((key) => ({ key })) } as unknown as Meeting;
}

/** A storage of the browser's form, with room for so many characters. */
function storageOf(room = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
  } as unknown as Storage;
}

const STARTED = begun(meetingOf("action:1", "client:A", "client:B", "other"), 0);

describe("the time", () => {
  test("is counted for each step over all its visits", () => {
    const atA = goneTo(STARTED, "client:A", 3 * MINUTE);
    const back = goneTo(atA, "action:1", 5 * MINUTE);
    expect(spentOn(back, "client:A", 9 * MINUTE)).toBe(2 * MINUTE);
    expect(spentOn(back, "action:1", 9 * MINUTE)).toBe(7 * MINUTE);
    expect(spentOn(back, "client:B", 9 * MINUTE)).toBe(0);
  });

  test("does not run on the step while the pane is closed", () => {
    const left = stopped(goneTo(STARTED, "client:A", 0), 2 * MINUTE);
    const again = takenUp(left, meetingOf("action:1", "client:A"), 30 * MINUTE);
    expect(spentOn(again, "client:A", 31 * MINUTE)).toBe(3 * MINUTE);
    expect(again.startedAt).toBe(0);
  });

  test("does not run backwards when the clock is put back", () => {
    expect(spentOn(STARTED, "action:1", -MINUTE)).toBe(0);
  });
});

describe("the way through the steps", () => {
  test("goes on, back and to the closing after the last one", () => {
    expect([stepAt(STARTED, 1), stepAt(STARTED, -1)]).toEqual(["client:A", null]);
    const last = goneTo(STARTED, "other", 1);
    expect([stepAt(last, 1), stepAt(goneTo(last, CLOSING, 2), 1)]).toEqual([CLOSING, null]);
  });

  test("remembers what was passed over until one comes back to it or records something", () => {
    const skipped = skippedNow(goneTo(STARTED, "client:A", 0), 1);
    expect([skipped.current, skipped.skipped]).toEqual(["client:B", ["client:A"]]);
    expect(goneTo(skipped, "client:A", 2).skipped).toEqual([]);
    const recorded = handledNow(skipped, "client:A");
    expect([recorded.handled, recorded.skipped]).toEqual([["client:A"], []]);
  });

  test("goes on after a step that is gone, with the new steps", () => {
    const atA = goneTo(STARTED, "client:A", 0);
    expect(takenUp(atA, meetingOf("action:1", "client:N", "client:B"), 1)).toMatchObject({
      current: "client:B",
      steps: ["action:1", "client:N", "client:B"],
    });
    expect(takenUp(atA, meetingOf(), 1).current).toBe(CLOSING);
    expect(takenUp(goneTo(STARTED, CLOSING, 0), meetingOf("other"), 1).current).toBe(CLOSING);
  });
});

describe("what is remembered", () => {
  const typed = withDraft(STARTED, "client:A/decision", { decision: "=1+1 'é\n🙂", due: "+7" });

  test("comes back as it was, for that workbook alone, until it is forgotten", () => {
    const storage = storageOf();
    const memory = meetingMemory("user|a.xlsx", () => storage);
    expect(memory.recall()).toBeNull();
    expect(memory.keep(typed)).toBe(true);
    expect(meetingMemory("user|a.xlsx", () => storage).recall()).toEqual(typed);
    expect(meetingMemory("user|b.xlsx", () => storage).recall()).toBeNull();
    memory.forget();
    expect(memory.recall()).toBeNull();
  });

  test("is dropped form by form once it is in the workbook", () => {
    expect(withDraft(typed, "client:A/decision", null).drafts).toEqual({});
  });

  test("is done without when storage is full or forbidden", () => {
    const full = meetingMemory("", () => storageOf(10));
    expect([full.keep(typed), full.recall()]).toEqual([false, null]);
    const forbidden = meetingMemory("", () => {
      throw new DOMException("denied", "SecurityError");
    });
    expect([forbidden.keep(typed), forbidden.recall()]).toEqual([false, null]);
    expect(() => forbidden.forget()).not.toThrow();
  });

  const damaged: [string, unknown][] = [
    ["of another version", { ...typed, version: 0 }],
    ["that is a list", []],
    ["with a draft that is no text", { ...typed, version: 1, drafts: { a: { b: 1 } } }],
    ["without its steps", { ...typed, version: 1, steps: undefined }],
    ["with times that are none", { ...typed, version: 1, spent: { a: null } }],
  ];
  test.each(damaged)("is not read from something %s", (_, kept) => {
    const storage = storageOf();
    storage.setItem("comite-credit.meeting|", JSON.stringify(kept));
    expect(meetingMemory("", () => storage).recall()).toBeNull();
  });

  test("is not read from half a text", () => {
    const storage = storageOf();
    storage.setItem("comite-credit.meeting|", '{"version":1,');
    expect(meetingMemory("", () => storage).recall()).toBeNull();
  });
});
