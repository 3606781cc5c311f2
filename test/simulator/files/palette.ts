import { childrenOf, findElement, parseXml, type XmlElement } from "./xml";

/** A colour as files write it: one of rgb (AARRGGBB), theme with tint, or indexed. */
export interface FileColor {
  argb?: string | undefined;
  theme?: number | undefined;
  tint?: number | undefined;
  indexed?: number | undefined;
}

/** ECMA-376 part 1, §18.8.27: the indexed colours 8 to 63; 0 to 7 repeat 8 to 15. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** The Office theme's colours, in the order of theme indexes: light 1, dark 1, light 2, dark 2, accents, links. */
const OFFICE_THEME =
  "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(" ");
const THEME_ORDER = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(
  " ",
);

function themeColors(theme: XmlElement): string[] {
  const scheme = findElement(theme, "clrScheme");
  return THEME_ORDER.map((name, index) => {
    const color = scheme?.children.find((child) => child.name === name)?.children[0]?.attributes;
    return (color?.lastClr ?? color?.val ?? OFFICE_THEME[index] ?? "000000").slice(-6).toUpperCase();
  });
}

/** ECMA-376 part 1, §18.8.19: a tint below 0 darkens, above 0 lightens, on the luminance of the colour. */
function tinted(rgb: string, tint: number): string {
  const [hue, saturation, luminance] = toHsl(rgb);
  const next = tint < 0 ? luminance * (1 + tint) : luminance * (1 - tint) + tint;
  return fromHsl(hue, saturation, next);
}

function toHsl(rgb: string): [hue: number, saturation: number, luminance: number] {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16) / 255);
  const [max, min] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const luminance = (max + min) / 2;
  const range = max - min;
  if (range === 0) return [0, 0, luminance];
  const saturation = luminance > 0.5 ? range / (2 - max - min) : range / (max + min);
  if (max === red) return [((green - blue) / range + 6) % 6, saturation, luminance];
  return [max === green ? (blue - red) / range + 2 : (red - green) / range + 4, saturation, luminance];
}

function fromHsl(hue: number, saturation: number, luminance: number): string {
  const chroma = (1 - Math.abs(2 * luminance - 1)) * saturation;
  const base = luminance - chroma / 2;
  const channel = (shift: number): string => {
    const position = (hue + shift) % 6;
    const share = Math.max(0, Math.min(1, Math.min(position, 4 - position)));
    const byte = Math.round((base + chroma * share) * 255);
    return byte.toString(16).padStart(2, "0").toUpperCase();
  };
  return channel(2) + channel(0) + channel(4);
}

/** Turns a file's colours into "#RRGGBB". */
export class Palette {
  private readonly theme: readonly string[];

  /** @param themeXml the text of the theme part; without it, the Office theme */
  constructor(themeXml?: string) {
    this.theme = themeXml === undefined ? OFFICE_THEME : themeColors(parseXml(themeXml));
  }

  /** undefined for an automatic colour: the application's own black or white. */
  resolve(color: FileColor | undefined): string | undefined {
    const rgb = color === undefined ? undefined : this.base(color);
    if (rgb === undefined) return undefined;
    return `#${color?.tint === undefined || color.tint === 0 ? rgb : tinted(rgb, color.tint)}`;
  }

  /** A <color>, <fgColor> or <bgColor> element. */
  resolveElement(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined;
    const { rgb, theme, tint, indexed } = element.attributes;
    return this.resolve({
      argb: rgb,
      theme: theme === undefined ? undefined : Number(theme),
      tint: tint === undefined ? undefined : Number(tint),
      indexed: indexed === undefined ? undefined : Number(indexed),
    });
  }

  private base(color: FileColor): string | undefined {
    if (color.argb !== undefined) return color.argb.slice(-6).toUpperCase().padStart(6, "0");
    if (color.theme !== undefined) return this.theme[color.theme];
    return color.indexed === undefined
      ? undefined
      : INDEXED[color.indexed < 8 ? color.indexed : color.indexed - 8];
  }
}

/** "#RRGGBB" as files write it: "FFRRGGBB". Names of colours are not known here. */
export function fileColor(color: string): string {
  return `FF${color.replace("#", "").toUpperCase()}`;
}

/** The default font's name and size, from the first font of the styles part; cells in it carry no font of their own. */
export function defaultFont(styles: XmlElement): { name: string | undefined; size: number | undefined } {
  const font = childrenOf(findElement(styles, "fonts"), "font")[0];
  const value = (name: string) => font?.children.find((child) => child.name === name)?.attributes.val;
  const size = value("sz");
  return { name: value("name"), size: size === undefined ? undefined : Number(size) };
}
