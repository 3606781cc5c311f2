import { protocolEntry, friday } from "../../../test/sample/protocolEntry";
import { clientsMeant, sheetEdits } from "./sheetEdits";

const LEFT = { status: "to-do", dueDate: friday(2), owner: "Claire" } as const;
const edits = (own: Parameters<typeof protocolEntry>[0], last: number | null = friday(1)) =>
  sheetEdits([protocolEntry({ left: LEFT, ...own })], last);

test("a row that stands as it was left is no edit, whatever the capitals of its owner", () => {
  expect(edits({})).toEqual([]);
  expect(edits({ owner: " CLAIRE " })).toEqual([]);
});

test("status, due date and owner are each told with what they were", () => {
  const [edit] = edits({ status: "done", dueDate: friday(5), owner: "Paul" });
  expect(edit).toMatchObject({ isTyped: false });
  expect(edit!.changes).toEqual([
    { kind: "status", was: "to-do", now: "done" },
    { kind: "due", was: friday(2), now: friday(5) },
    { kind: "owner", was: "Claire", now: "Paul" },
  ]);
});

test("a status that cannot be read and a due date that was cleared are edits", () => {
  expect(edits({ status: null })[0]!.changes).toEqual([{ kind: "status", was: "to-do", now: null }]);
  expect(edits({ dueDate: null })[0]!.changes).toEqual([{ kind: "due", was: friday(2), now: null }]);
});

test("a row taken back is settled", () => {
  expect(edits({ status: "dropped", cancelled: true })).toEqual([]);
});

test("a row without frozen figures that no committee left was typed, unless it is older than the last one", () => {
  const typed = { left: null, exposure: null };
  expect(edits({ ...typed, committeeDate: null })).toMatchObject([{ isTyped: true, changes: [] }]);
  expect(edits({ ...typed, committeeDate: friday(1) })).toMatchObject([{ isTyped: true }]);
  expect(edits({ ...typed, committeeDate: friday(1) }, friday(2))).toEqual([]);
  expect(edits({ left: null, committeeDate: friday(1) })).toEqual([]);
  expect(edits({ ...typed, committeeDate: friday(1) }, null)).toMatchObject([{ isTyped: true }]);
});

test("a client is meant by its code, else by its name when one alone bears it", () => {
  const clients = [
    { clientCode: "1", clientName: "Brasserie Léandre" },
    { clientCode: "2", clientName: "Cave Jumelle" },
    { clientCode: "3", clientName: "CAVE  JUMELLE" },
  ];
  const codes = (clientCode: string, clientName: string) =>
    clientsMeant({ clientCode, clientName }, clients).map((client) => client.clientCode);
  expect(codes("", "brasserie leandre")).toEqual(["1"]);
  expect(codes("2", "Brasserie Léandre")).toEqual(["2"]);
  expect(codes("", "Cave Jumelle")).toEqual(["2", "3"]);
  expect(codes("", "Inconnu")).toEqual([]);
  expect(codes("9", "Brasserie Léandre")).toEqual([]);
  expect(codes("", " ")).toEqual([]);
});
