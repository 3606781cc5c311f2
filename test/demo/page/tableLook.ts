/** How a table style paints its parts, as far as the demo's grid draws it. Colours are "#RRGGBB". */
export interface TableLook {
  readonly headerFill: string | null;
  readonly headerText: string;
  /** Every other row of the body, beginning with the first. */
  readonly bandFill: string | null;
  readonly line: string;
}

/** Office's theme: dark text, then the six accents, in the order in which table styles repeat them. */
const ACCENTS = ["#000000", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"] as const;

const PLAIN: TableLook = { headerFill: null, headerText: "#000000", bandFill: null, line: "#BFBFBF" };

/** The look of one of Excel's own table styles ("TableStyleMedium2"); an unknown or empty one is plain. */
export function tableLook(style: string): TableLook {
  const [, family, digits] = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(style) ?? [];
  if (family === undefined) return PLAIN;
  const number = Number(digits);
  const accent = ACCENTS[(number - 1) % ACCENTS.length] ?? ACCENTS[0];
  if (family === "Light" && number <= 7) {
    return { headerFill: null, headerText: accent, bandFill: lighter(accent, 0.8), line: accent };
  }
  if (family === "Light" && number > 14) return { ...PLAIN, line: accent };
  const bandFill = family === "Light" ? null : lighter(accent, family === "Dark" ? 0.6 : 0.8);
  return { headerFill: accent, headerText: "#FFFFFF", bandFill, line: lighter(accent, 0.4) };
}

/** The colour moved towards white by a share from 0 to 1, as Office tints its theme. */
function lighter(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return `#${channels.map((value) => hexadecimal(value + (255 - value) * share)).join("")}`;
}

function hexadecimal(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0").toUpperCase();
}
