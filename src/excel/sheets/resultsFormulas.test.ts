import fc from "fast-check";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { linkedCell } from "./resultsFormulas";

const PLACE = { sheet: "Proto'cole", keys: ["number", "owner"], headings: ["N°", "Resp."], bodyColumn: 0 };
const link = (value: string, shown: string) => linkedCell([[PROTOCOL_TABLE, PLACE, "owner", value]], shown);
/** What is left of a formula without the texts in it. */
const skeleton = (formula: unknown) => String(formula).replace(/"(?:[^"]|"")*"/g, "text");
const nasty = fc.string({ unit: fc.constantFrom(..."\"=&+-@()!#'é~*?, \nA"), minLength: 1, maxLength: 100 });

test("a text from data is a text in a link, whatever it holds", () => {
  const wanted = skeleton(link("Anne", "Anne"));
  expect(wanted).toContain("MATCH(text,");
  fc.assert(
    fc.property(nasty, nasty, (value, shown) => {
      expect(skeleton(link(value, shown))).toBe(wanted);
    }),
  );
});

test("a text longer than a formula may hold, or a row that is nowhere, is the text alone", () => {
  expect(link("Anne", "=é".repeat(200))).toBe(`'${"=é".repeat(200)}`);
  const long = link('"'.repeat(200), "=Anne");
  const [nowhere, unread] = [null, { ...PLACE, keys: [] }].map((place) =>
    linkedCell([[PROTOCOL_TABLE, place, "number", 12]], "=Anne"),
  );
  expect([long, nowhere, unread]).toEqual(["'=Anne", "'=Anne", "'=Anne"]);
  expect(linkedCell([[PROTOCOL_TABLE, null, "number", 12]], 46_031)).toBe(46_031);
});
