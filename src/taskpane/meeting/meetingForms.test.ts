import { dayOf } from "../../domain/basis/day";
import { translator } from "../../locales/translator";
import { protocolEntry } from "../../../test/sample/protocolEntry";
import {
  arbitrationOf,
  blankArbitration,
  blankDecision,
  blankReview,
  blankRuling,
  decisionOf,
  parseTypedAmount,
  reviewOf,
  rulingOf,
  suggested,
  withTyped,
  type DecisionForm,
  type FormContext,
} from "./meetingForms";

const DAY = dayOf(2026, 5, 15);
const words = translator("fr");
const CONTEXT: FormContext = {
  day: DAY,
  today: DAY,
  nextDay: DAY + 7,
  owners: ["Claire Morel"],
  workbookLanguage: "fr",
  kinds: [
    { kind: "client-reminder", text: "Relance client" },
    { kind: "payment-plan", text: "Plan de règlement" },
    { kind: "shipment-release", text: "Déblocage expédition" },
    { kind: "information", text: "Information" },
    { kind: "new-client", text: "Nouveau client" },
    { kind: null, text: "Visite du dépôt" },
  ],
};
const BLANK = blankDecision({} as never, CONTEXT, "", words);
const filled = (own: Partial<DecisionForm>) => decisionOf({ ...BLANK, ...own }, "C1", CONTEXT, "fr");

test("a text and Enter make a decision: everything else is filled in", () => {
  expect(filled({ decision: "Rappeler le directeur" }).value).toEqual({
    committeeDate: DAY,
    clientCode: "C1",
    decision: "Rappeler le directeur",
    kind: "client-reminder",
    owner: "Claire Morel",
    dueDate: DAY + 7,
    amount: null,
    until: null,
    origin: null,
  });
  expect(blankDecision(null, CONTEXT, "Paul", words)).toMatchObject({
    kind: "Nouveau client",
    owner: "Paul",
  });
});

test("the file of a new client goes with the decision, in the workbook's language; what is blank is left out", () => {
  const file = {
    topic: "Cave neuve",
    amount: "30 000",
    rating: "Coface 6 du 12/05/2026",
    sales: " 10 000 € ",
  };
  const form = { decision: "Ouvrir un compte", kind: "Nouveau client", ...file, broughtBy: "Paul Tillac" };
  expect(filled(form).value).toMatchObject({
    kind: "new-client",
    topic: "Cave neuve",
    amount: 30_000_00,
    decision:
      "Ouvrir un compte · cote Coface 6 du 12/05/2026 · ventes attendues 10 000 € · présenté par Paul Tillac",
  });
  const english = decisionOf({ ...BLANK, ...form }, "", { ...CONTEXT, workbookLanguage: "en" }, "fr");
  expect(english.value?.decision).toContain("rating Coface 6");
  expect(filled({ ...form, kind: "Relance client" }).value?.decision).toBe("Ouvrir un compte");
});

test("a suggestion fills in its kind, amount and day", () => {
  const release = {
    kind: "shipment-release",
    decision: "Débloquer",
    amount: null,
    dueDate: null,
    origin: 12,
  };
  const form = suggested(BLANK, release as never, CONTEXT, words);
  expect(filled(form).value).toMatchObject({ kind: "shipment-release", origin: 12, until: null });
  const plan = { kind: "payment-plan", decision: "Plan", amount: 44_211_50, dueDate: DAY - 3, origin: null };
  expect(filled({ ...suggested(BLANK, plan as never, CONTEXT, words), until: "30/05" }).value).toMatchObject({
    kind: "payment-plan",
    amount: 44_211_50,
    dueDate: DAY,
    until: dayOf(2026, 5, 30),
  });
});

test("a kind of the users' own is kept by its words", () => {
  expect(filled({ decision: "x", kind: "Visite du dépôt" }).value).toMatchObject({
    kind: null,
    kindText: "Visite du dépôt",
  });
});

test("an information asks nothing of anybody", () => {
  expect(filled({ decision: "x", kind: "Information", owner: "", due: "" }).value).toMatchObject({
    kind: "information",
    owner: "",
    dueDate: null,
  });
});

test("what is missing or wrong is said field by field", () => {
  expect(filled({ decision: " ", owner: " ", due: "demain" }).errors).toEqual({
    decision: "decision",
    owner: "owner",
    due: "day",
  });
  expect(filled({ decision: "x", due: "14/05/2026" }).errors).toEqual({ due: "past" });
  expect(filled({ decision: "x", kind: "Plan de règlement" }).errors).toEqual({
    amount: "amount",
    until: "day",
  });
  expect(filled({ decision: "x", kind: "Nouveau client", amount: "beaucoup" }).errors).toEqual({
    topic: "topic",
    amount: "amount",
  });
});

test("what another kind asked for is not written", () => {
  expect(filled({ decision: "x", amount: "100", until: "+3", topic: "y" }).value).toMatchObject({
    amount: null,
    until: null,
  });
});

test.each([
  ["44 211 €", "fr", 44_211_00],
  ["44211,5", "fr", 44_211_50],
  ["44,211.50", "en", 44_211_50],
  ["0", "fr", null],
  ["-3", "fr", null],
  ["douze", "fr", null],
] as const)("the amount %s typed in %s", (typed, language, cents) =>
  expect(parseTypedAmount(typed, language)).toBe(cents),
);

describe("a review", () => {
  const blank = blankReview(protocolEntry(), null, CONTEXT, words);

  test("is done on the day told, which is not to come", () => {
    expect(reviewOf({ ...blank, outcome: "done" }, CONTEXT).value).toEqual({
      outcome: "done",
      doneOn: DAY,
      result: "",
    });
    const on = (doneOn: string) => reviewOf({ ...blank, outcome: "done", doneOn }, CONTEXT);
    expect(on("13/05").value).toMatchObject({ doneOn: DAY - 2 });
    expect(on("16/05/2026").errors).toEqual({ doneOn: "future" });
    expect(on("hier").errors).toEqual({ doneOn: "day" });
  });

  test("puts off to a later day, by the same owner unless told", () => {
    const off = (own: object) => reviewOf({ ...blank, outcome: "postponed", ...own }, CONTEXT);
    expect(off({}).value).toMatchObject({ committeeDate: DAY, dueDate: DAY + 7, owner: "Claire" });
    expect(off({ due: "15/05/2026" }).errors).toEqual({ due: "past" });
    expect(off({ owner: "" }).errors).toEqual({ owner: "owner" });
  });

  test("says nothing before an outcome is chosen", () => {
    expect(reviewOf(blank, CONTEXT)).toEqual({ value: null, errors: {} });
    expect(reviewOf({ ...blank, outcome: "dropped", result: "r" }, CONTEXT).value).toEqual({
      outcome: "dropped",
      result: "r",
    });
  });
});

test("an arbitration needs both positions, the question and a day", () => {
  const blank = blankArbitration(CONTEXT, words);
  expect(arbitrationOf(blank, CONTEXT).errors).toEqual({
    sales: "position",
    finance: "position",
    question: "question",
  });
  const whole = { sales: "Livrer", finance: "Bloquer", question: "Livre-t-on ?", due: "+3" };
  expect(arbitrationOf(whole, CONTEXT).value).toEqual({
    salesPosition: "Livrer",
    financePosition: "Bloquer",
    question: "Livre-t-on ?",
    rulingDue: DAY + 3,
  });
});

test("a ruling needs its words and a day that has come", () => {
  const blank = blankRuling(CONTEXT, words);
  expect(rulingOf(blank, CONTEXT).errors).toEqual({ ruling: "ruling" });
  expect(rulingOf({ ruling: "Livrer", date: "+1" }, CONTEXT).errors).toEqual({ date: "day" });
  expect(rulingOf({ ruling: "Livrer", date: "16/05/2026" }, CONTEXT).errors).toEqual({ date: "future" });
  expect(rulingOf({ ...blank, ruling: "Livrer" }, CONTEXT).value).toEqual({
    ruling: "Livrer",
    rulingDate: DAY,
  });
});

test("what was typed before fills a form, as far as it is of that form", () => {
  expect(withTyped({ a: "", b: "x" }, { a: "1", c: "2" })).toEqual({ a: "1", b: "x" });
  expect(withTyped({ a: "" }, undefined)).toEqual({ a: "" });
});
