import { mapFormula } from "../formulas/formulaTokens";

/**
 * Functions newer than the file format, which files must write with a prefix ([MS-XLSX] §2.2.2, future functions).
 * Without it Excel shows #NAME? until the formula is entered again.
 */
const PREFIXED = new Set(
  (
    "ACOT ACOTH ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.INV BITAND BITOR BITXOR CEILING.MATH " +
    "CHISQ.DIST CHISQ.INV CHISQ.TEST COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COVARIANCE.P COVARIANCE.S DAYS " +
    "DECIMAL EXPON.DIST F.DIST F.INV F.TEST FLOOR.MATH FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV IFNA " +
    "IFS ISFORMULA ISOWEEKNUM LET LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL NEGBINOM.DIST " +
    "NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC " +
    "PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG " +
    "RANK.EQ RRI SEQUENCE SHEET SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.INV T.TEST TEXTAFTER TEXTBEFORE " +
    "TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK HSTACK WEIBULL.DIST " +
    "WRAPCOLS WRAPROWS CHOOSECOLS CHOOSEROWS DROP TAKE EXPAND XLOOKUP XMATCH XOR Z.TEST"
  ).split(" "),
);
/** FILTER and SORT have a prefix of their own. */
const WORKSHEET_PREFIXED = new Set(["FILTER", "SORT"]);

/** The formula as files write it: newer functions bear their prefix. */
export function withFunctionPrefixes(formula: string): string {
  return mapFormula(formula, (token) => {
    if (token.kind !== "function") return null;
    const name = token.text.toUpperCase();
    if (WORKSHEET_PREFIXED.has(name)) return `_xlfn._xlws.${token.text}`;
    return PREFIXED.has(name) ? `_xlfn.${token.text}` : null;
  });
}

/** The formula as Excel shows it, without the prefixes of files. */
export function withoutFunctionPrefixes(formula: string): string {
  if (!formula.includes("_xl")) return formula;
  return mapFormula(formula, (token) =>
    token.kind === "function" || token.kind === "name"
      ? token.text.replace(/^_xl(?:fn\.(?:_xlws\.)?|pm\.)/i, "")
      : null,
  );
}
