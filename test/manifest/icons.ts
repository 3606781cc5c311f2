/**
 * The add-in's icons, drawn in the manner of Office's own (flat, one outline, at most two elements):
 * every coordinate is put on whole pixels of the size asked for, so that 16 pixels stay as sharp as 80.
 */

/** Sizes in pixels that the manifest names, each drawn for itself. */
export const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** Ribbons are white, grey or black: outline and blue keep a contrast of 3 to 1 with all of them. */
const OUTLINE = "#7a7876";
const BLUE = "#2f7ac8";
const PAPER = "#ffffff";
const INK = "#1f3a5f";
const RED = "#d13438";
const ORANGE = "#f7941d";
const GREEN = "#2f9e44";

/** What an icon is drawn with: lengths in sixteenths of the icon, given back as whole pixels. */
interface Pen {
  readonly size: number;
  /** Width of every line, in pixels. */
  readonly line: number;
  /** A length. */
  length(sixteenths: number): number;
  /** A coordinate for the middle of a line, so that both its edges fall between pixels. */
  middle(sixteenths: number): number;
}

function pen(size: number): Pen {
  const unit = size / 16;
  const line = Math.max(1, Math.round(unit * 0.9));
  const length = (sixteenths: number) => Math.round(sixteenths * unit);
  const middle = (sixteenths: number) => length(sixteenths) + line / 2;
  return { size, line, length, middle };
}

function box(p: Pen, x: number, y: number, x2: number, y2: number, fill: string, stroke = OUTLINE): string {
  const [left, top] = [p.middle(x), p.middle(y)];
  const [width, height] = [p.middle(x2) - left, p.middle(y2) - top];
  const round = p.size >= 32 ? p.line : 0;
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${round}" fill="${fill}" stroke="${stroke}" stroke-width="${p.line}"/>`;
}

function lineTo(p: Pen, x: number, y: number, x2: number, y2: number, stroke = OUTLINE): string {
  return `<path d="M${p.middle(x)} ${p.middle(y)}L${p.middle(x2)} ${p.middle(y2)}" stroke="${stroke}" stroke-width="${p.line}" fill="none"/>`;
}

/** A filled disc whose top-left corner and diameter are on whole pixels. */
function disc(p: Pen, x: number, y: number, diameter: number, fill: string): string {
  const radius = Math.max(2, p.length(diameter)) / 2;
  return `<circle cx="${p.length(x) + radius}" cy="${p.length(y) + radius}" r="${radius}" fill="${fill}"/>`;
}

/** A thick stroke through points, its ends rounded: ticks, hands, handles. */
function stroke(
  p: Pen,
  points: readonly (readonly [number, number])[],
  colour: string,
  width: number,
): string {
  const path = points.map(([x, y]) => `${(x * p.size) / 16} ${(y * p.size) / 16}`).join("L");
  return `<path d="M${path}" stroke="${colour}" stroke-width="${(width * p.size) / 16}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** Three clients, one of each colour, on the committee's table. */
function committee(p: Pen): string {
  const corner = p.length(3);
  const rows = [RED, ORANGE, GREEN].map((colour, row) => {
    const y = 2.5 + row * 4;
    const height = Math.max(1, p.length(1.5));
    const top = p.length(y) + Math.round((Math.max(2, p.length(3)) - height) / 2);
    return (
      disc(p, 2.5, y, 3, colour) +
      `<rect x="${p.length(7)}" y="${top}" width="${p.length(row === 1 ? 5 : 6.5)}" height="${height}" fill="${PAPER}"/>`
    );
  });
  return `<rect width="${p.size}" height="${p.size}" rx="${corner}" fill="${INK}"/>${rows.join("")}`;
}

/** What a calendar hangs from, at a distance from the left. */
function ring(p: Pen, x: number): string {
  return `<rect x="${p.length(x)}" y="0" width="${p.line}" height="${p.length(3.5)}" fill="${OUTLINE}"/>`;
}

/** A calendar, the committee's day marked. */
function week(p: Pen): string {
  return [
    box(p, 1, 2, 14, 14, PAPER),
    `<rect x="${p.length(1)}" y="${p.length(2)}" width="${p.middle(14) + p.line / 2 - p.length(1)}" height="${p.length(4)}" fill="${BLUE}"/>`,
    ring(p, 4),
    ring(p, 11),
    ...[3.5, 7, 10.5].map((x) => disc(p, x, 7.5, 2, "#a19f9d")),
    ...[3.5, 7].map((x) => disc(p, x, 11, 2, "#a19f9d")),
    disc(p, 10, 10.5, 3, GREEN),
  ].join("");
}

/** Clients being sorted by colour, under a magnifying glass. */
function analyse(p: Pen): string {
  const rows = [RED, ORANGE, GREEN].map((colour, row) => {
    const y = 1 + row * 5;
    return disc(p, 0, y, 3, colour) + lineTo(p, 5, y + 1, row === 0 ? 14 : 7, y + 1);
  });
  const glass = `<circle cx="${p.size * 0.66}" cy="${p.size * 0.56}" r="${p.size * 0.19}" fill="${PAPER}" stroke="${BLUE}" stroke-width="${p.line * 1.3}"/>`;
  return [
    ...rows,
    glass,
    stroke(
      p,
      [
        [12.8, 11.3],
        [15, 14],
      ],
      BLUE,
      1.9,
    ),
  ].join("");
}

/** A page of items and the hour it must hold in. */
function agenda(p: Pen): string {
  const clock = `<circle cx="${p.size * 0.7}" cy="${p.size * 0.7}" r="${p.size * 0.25}" fill="${PAPER}" stroke="${BLUE}" stroke-width="${p.line * 1.2}"/>`;
  return [
    box(p, 1, 0, 12, 14, PAPER),
    lineTo(p, 4, 4, 10, 4),
    lineTo(p, 4, 7, 7, 7),
    lineTo(p, 4, 10, 6, 10),
    clock,
    stroke(
      p,
      [
        [11.2, 8.9],
        [11.2, 11.2],
        [13, 11.2],
      ],
      BLUE,
      1.1,
    ),
  ].join("");
}

/** The table of decisions, one of them done. */
function protocol(p: Pen): string {
  const tick = (colour: string, width: number) =>
    stroke(
      p,
      [
        [8.4, 11.4],
        [10.6, 13.8],
        [14.8, 8.8],
      ],
      colour,
      width,
    );
  return [
    box(p, 0, 1, 14, 13, PAPER),
    `<rect x="${p.length(0)}" y="${p.length(1)}" width="${p.middle(14) + p.line / 2 - p.length(0)}" height="${p.length(4)}" fill="${BLUE}"/>`,
    lineTo(p, 0, 9, 14, 9),
    lineTo(p, 5, 5, 5, 13),
    tick(PAPER, 4.6),
    tick(GREEN, 2.1),
  ].join("");
}

/** A client and the colour given. */
function client(p: Pen): string {
  const unit = p.size / 16;
  const shoulders = `M${p.middle(1)} ${p.middle(14)}V${12.5 * unit}C${p.middle(1)} ${8.2 * unit} ${p.middle(11)} ${8.2 * unit} ${p.middle(11)} ${12.5 * unit}V${p.middle(14)}Z`;
  return [
    `<path d="${shoulders}" fill="${PAPER}" stroke="${OUTLINE}" stroke-width="${p.line}" stroke-linejoin="round"/>`,
    `<circle cx="${(p.middle(1) + p.middle(11)) / 2}" cy="${4.5 * unit}" r="${3.2 * unit}" fill="${PAPER}" stroke="${OUTLINE}" stroke-width="${p.line}"/>`,
    disc(p, 10, 9.5, 6, PAPER),
    disc(p, 10.5, 10, 5, ORANGE),
  ].join("");
}

/** Each icon by the name of its files. */
export const ICONS: Readonly<Record<string, (p: Pen) => string>> = {
  committee,
  week,
  analyse,
  agenda,
  protocol,
  client,
};

/** The SVG of an icon at a size in pixels. */
export function iconSvg(draw: (p: Pen) => string, size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${draw(pen(size))}</svg>`;
}
