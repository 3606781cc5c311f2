import fc from "fast-check";
import "../../../test/order/seed";
import { withoutLegalForm } from "../../domain/client/legalForms";
import { plainText } from "../cells/plainText";
import { codeKey } from "./clientRegistry";
import { nameKey } from "./names";

const sign = fc.oneof(
  fc.constantFrom(..."aZ09 -.&'’/"),
  fc.integer({ min: 32, max: 0x24f }).map((code) => String.fromCharCode(code)),
);

test("names join by their letters and digits, of whatever alphabet", () => {
  const longWay = (name: string): string =>
    withoutLegalForm(
      plainText(name)
        .replace(/ ?[^\p{L}\p{N} ][^\p{L}\p{N}]*/gu, " ")
        .trim(),
    );
  fc.assert(fc.property(fc.string({ unit: sign }), (name) => expect(nameKey(name)).toBe(longWay(name))));
});

test("codes join without leading zeros where they are numbers, without case and blanks", () => {
  const code = fc.string({ unit: fc.constantFrom(..."00129AbÉ -\u00a0"), maxLength: 8 });
  const longWay = (written: string): string =>
    written
      .replace(/\s+/g, "")
      .toUpperCase()
      .replace(/^0+(?=\d+$)/, "");
  fc.assert(fc.property(code, (written) => expect(codeKey(written)).toBe(longWay(written))));
});
