import { protocolEntry } from "../../../test/sample/protocolEntry";
import { isTermsRefused } from "./termsRefused";

test.each([
  ["Allongement de délai refusé", true],
  ["allongement  de delai refuse : 90 jours demandés", true],
  ["Longer terms refused", true],
  ["Allongement de délai accordé", false],
  ["60 jours fin de mois", false],
  ["", false],
])("the topic « %s » refuses longer terms: %s", (topic, isRefused) =>
  expect(isTermsRefused(protocolEntry({ topic }))).toBe(isRefused),
);

test("a decision taken back refuses nothing", () => {
  expect(isTermsRefused(protocolEntry({ topic: "Longer terms refused", cancelled: true }))).toBe(false);
});
