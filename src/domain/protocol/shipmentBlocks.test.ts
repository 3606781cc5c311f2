import { friday, protocolEntry } from "../../../test/sample/protocolEntry";
import type { ProtocolEntry } from "./protocol";
import { blockedClients, releasedUntil } from "./shipmentBlocks";

const block = (own: Partial<ProtocolEntry> = {}) =>
  protocolEntry({ number: 1, kind: "shipment-block", committeeDate: friday(1), ...own });
const release = (own: Partial<ProtocolEntry> = {}) =>
  protocolEntry({ number: 2, kind: "shipment-release", committeeDate: friday(2), until: friday(4), ...own });
const isBlocked = (entries: readonly ProtocolEntry[], day: number) => blockedClients(entries, day).has("C1");

test("a block stands from its committee on, also once it is marked done", () => {
  expect(isBlocked([block()], friday(1) - 1)).toBe(false);
  expect(isBlocked([block()], friday(1))).toBe(true);
  expect(isBlocked([block({ status: "done" })], friday(9))).toBe(true);
  expect(blockedClients([block()], friday(1)).get("C1")?.number).toBe(1);
});

test("a block that was dropped or taken back, or is past its own last day, does not stand", () => {
  expect(isBlocked([block({ status: "dropped" })], friday(2))).toBe(false);
  expect(isBlocked([block({ cancelled: true })], friday(2))).toBe(false);
  expect(isBlocked([block({ until: friday(3) })], friday(3))).toBe(true);
  expect(isBlocked([block({ until: friday(3) })], friday(3) + 1)).toBe(false);
});

test("a release holds through its last day; then an open block stands again", () => {
  const entries = [block(), release()];
  expect(isBlocked(entries, friday(2))).toBe(false);
  expect(isBlocked(entries, friday(4))).toBe(false);
  expect(isBlocked(entries, friday(4) + 1)).toBe(true);
});

test("a client released is not blocked again when the block was dealt with, or the release has no end", () => {
  expect(isBlocked([block({ status: "done" }), release()], friday(9))).toBe(false);
  expect(isBlocked([block(), release({ until: null })], friday(9))).toBe(false);
});

test("a new block ends a release; of the same day, the higher number is the later", () => {
  const again = block({ number: 3, committeeDate: friday(3) });
  expect(isBlocked([again, release(), block()], friday(3))).toBe(true);
  expect(releasedUntil([block(), release(), again], "C1", friday(3))).toBeNull();
  expect(isBlocked([block(), release({ committeeDate: friday(1) })], friday(1))).toBe(false);
});

test("a release is known until its last day", () => {
  expect(releasedUntil([block(), release()], "C1", friday(4))).toBe(friday(4));
  expect(releasedUntil([block(), release()], "C1", friday(4) + 1)).toBeNull();
  expect(releasedUntil([block(), release({ until: null })], "C1", friday(3))).toBeNull();
  expect(releasedUntil([block(), release()], "C2", friday(3))).toBeNull();
});
