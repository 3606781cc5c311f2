/** The built-in formats as Excel's API names them in en-US (ECMA-376 part 1, §18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "$#,##0_);($#,##0)",
  6: "$#,##0_);[Red]($#,##0)",
  7: "$#,##0.00_);($#,##0.00)",
  8: "$#,##0.00_);[Red]($#,##0.00)",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

const IDS = new Map(Object.entries(BUILT_IN).map(([id, code]) => [code, Number(id)]));
const FIRST_CUSTOM_ID = 164;

/** Codes of a styles part by id, custom ones over the built-in ones. */
export function formatCodes(custom: Iterable<readonly [id: number, code: string]>): (id: number) => string {
  const codes = new Map(custom);
  return (id) => codes.get(id) ?? BUILT_IN[id] ?? "General";
}

/**
 * Number formats written so that the library passes them on untouched. It turns the numbers of every date format
 * into JavaScript dates, which lose digits, and knows only some built-in formats; under a neutral name, a quoted
 * text that holds the format's key, it leaves numbers alone and keeps every format apart.
 */
export function neutralName(key: number): string {
  return `"f${key}"`;
}

/** The key of a neutral name, or null. */
export function neutralKey(name: string): number | null {
  const match = /^"f(\d+)"$/.exec(name);
  return match === null ? null : Number(match[1]);
}

/** Gives every format code an id for a styles part: the built-in one where there is one. */
export class FormatIds {
  private readonly custom = new Map<string, number>();

  idOf(code: string): number {
    const known = IDS.get(code) ?? this.custom.get(code);
    if (known !== undefined) return known;
    const id = FIRST_CUSTOM_ID + this.custom.size;
    this.custom.set(code, id);
    return id;
  }

  /** The codes to be written as <numFmt>, with their ids. */
  customFormats(): [code: string, id: number][] {
    return [...this.custom];
  }
}
