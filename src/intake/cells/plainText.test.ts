import fc from "fast-check";
import "../../../test/order/seed";
import { hasDigit, onOneLine, plainText } from "./plainText";

/** Texts as sheets have them: letters, accents, ligatures, blanks of every kind. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."aZ9é œ-ßİ\u00a0\u202f\t\n  .\u0301"),
    fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)),
  ),
});

describe("plainText", () => {
  it("strips case, accents and superfluous blanks of any text", () => {
    const longWay = (each: string): string => {
      const bare = each
        .toLowerCase()
        .replaceAll("œ", "oe")
        .replaceAll("ß", "ss")
        .normalize("NFD")
        .replace(/\p{M}/gu, "");
      return bare.replace(/\s+/g, " ").trim();
    };
    fc.assert(fc.property(text, (each) => expect(plainText(each)).toBe(longWay(each))));
  });

  it.each([
    ["", ""],
    [" ", ""],
    ["Société  Œuvre\n& Fils ", "societe oeuvre & fils"],
    ["SARL Dupont", "sarl dupont"],
  ])("reads %j as %j", (written, plain) => expect(plainText(written)).toBe(plain));
});

describe("onOneLine", () => {
  it("keeps all but superfluous blanks", () => {
    fc.assert(fc.property(text, (each) => expect(onOneLine(each)).toBe(each.replace(/\s+/g, " ").trim())));
  });
});

describe("hasDigit", () => {
  it("finds a digit wherever it stands", () => {
    fc.assert(fc.property(text, (each) => expect(hasDigit(each)).toBe(/[0-9]/.test(each))));
  });
});
