/** How a table style paints its parts, as far as the demo's grid draws it. Colours are "#RRGGBB". */
export interface TableLook {
  readonly headerFill: string | null;
  readonly headerText: string;
  /** Every other row of the body, beginning with the first. */
  readonly bandFill: string | null;
  /** Over and under the table, and under its header. */
  readonly line: string;
  /** Between rows of the body. */
  readonly rowLine: string | null;
}

/** Office's theme: dark text, then the six accents, in the order in which table styles repeat them. */
const ACCENTS = ["#000000", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"] as const;

const PLAIN: TableLook = {
  headerFill: null,
  headerText: "#000000",
  bandFill: null,
  line: "#BFBFBF",
  rowLine: null,
};
const BLACK_BAND = "#D9D9D9";

/** The look of one of Excel's own table styles ("TableStyleMedium2"); an unknown or empty one is plain. */
export function tableLook(style: string): TableLook {
  const [, family, digits] = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(style) ?? [];
  if (family === undefined) return PLAIN;
  const number = Number(digits);
  const accent = ACCENTS[(number - 1) % ACCENTS.length] ?? ACCENTS[0];
  const band = accent === ACCENTS[0] ? BLACK_BAND : lighter(accent, 0.8);
  if (family === "Light") return lightLook(number, accent, band);
  const soft = lighter(accent, 0.4);
  return { headerFill: accent, headerText: "#FFFFFF", bandFill: band, line: soft, rowLine: soft };
}

function lightLook(number: number, accent: string, band: string): TableLook {
  if (number <= 7)
    return { headerFill: null, headerText: accent, bandFill: band, line: accent, rowLine: null };
  if (number <= 14) {
    return { headerFill: accent, headerText: "#FFFFFF", bandFill: null, line: accent, rowLine: accent };
  }
  return { headerFill: null, headerText: "#000000", bandFill: band, line: accent, rowLine: accent };
}

/** The colour moved towards white by a share from 0 to 1, as Office tints its theme. */
function lighter(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return `#${channels.map((value) => hexadecimal(value + (255 - value) * share)).join("")}`;
}

function hexadecimal(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0").toUpperCase();
}
