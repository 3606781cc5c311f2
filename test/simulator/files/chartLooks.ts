import { readPart } from "../host/parts";
import { childOf, elementXml, escapeXml, findElement, type XmlElement } from "./xml";

/** A part of a chart's settings: "title", "series/0", … */
export type Settings = Record<string, unknown>;

/** English Metric Units in a point. */
export const EMU = 12_700;

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function settingsOf(value: unknown): Settings {
  return value !== null && typeof value === "object" ? (value as Settings) : {};
}

/** The settings that are there: what a file does not say is not set. */
export function present(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => {
      if (value === undefined) return false;
      return value === null || typeof value !== "object" || Object.keys(value).length > 0;
    }),
  );
}

/** `<x val="…"/>`, of which a chart is mostly made. */
export function valueXml(name: string, val: string | number | boolean): string {
  return elementXml(name, { val });
}

export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.val;
}

function colourXml(colour: string): string {
  return elementXml("a:solidFill", {}, elementXml("a:srgbClr", { val: colour.replace("#", "") }));
}

function readColour(element: XmlElement | undefined): string | undefined {
  const value = valueOf(childOf(element, "solidFill"), "srgbClr");
  return value === undefined ? undefined : `#${value.toUpperCase()}`;
}

/** Excel.ChartLineStyle to ST_PresetLineDashVal. */
const DASHES: Readonly<Record<string, string>> = {
  Continuous: "solid",
  Dash: "dash",
  DashDot: "dashDot",
  DashDotDot: "lgDashDotDot",
  Dot: "sysDash",
  RoundDot: "sysDot",
};

function lineXml(line: Settings): string {
  if (line.lineStyle === "None") return elementXml("a:ln", {}, elementXml("a:noFill", {}));
  const colour = textOf(line.color);
  const dash = DASHES[String(line.lineStyle)];
  const content = [
    colour === undefined ? "" : colourXml(colour),
    dash === undefined ? "" : valueXml("a:prstDash", dash),
  ];
  const width = typeof line.weight === "number" ? Math.round(line.weight * EMU) : undefined;
  return width === undefined && content.join("") === "" ? "" : elementXml("a:ln", { w: width }, content);
}

function readLine(element: XmlElement | undefined): Settings {
  if (element === undefined) return {};
  if (childOf(element, "noFill") !== undefined) return { lineStyle: "None" };
  const dash = valueOf(element, "prstDash");
  const width = element.attributes.w;
  return present({
    color: readColour(element),
    lineStyle: Object.keys(DASHES).find((style) => DASHES[style] === dash),
    weight: width === undefined ? undefined : Number(width) / EMU,
  });
}

function fillXml(fill: Settings): string {
  if (fill.color === undefined) return "";
  const colour = textOf(fill.color);
  return colour === undefined ? elementXml("a:noFill", {}) : colourXml(colour);
}

function readFill(element: XmlElement | undefined): Settings {
  return present({ color: childOf(element, "noFill") === undefined ? readColour(element) : "" });
}

/** <c:spPr>: fill and line of a part; a chart's line is called its border. */
export function shapeXml(format: unknown, lineName: "line" | "border" = "line"): string {
  const parts = settingsOf(format);
  const content = fillXml(settingsOf(parts.fill)) + lineXml(settingsOf(parts[lineName]));
  return content === "" ? "" : elementXml("c:spPr", {}, content);
}

export function readShape(part: XmlElement | undefined, lineName: "line" | "border" = "line"): Settings {
  const shape = childOf(part, "spPr");
  return present({ fill: readFill(shape), [lineName]: readLine(childOf(shape, "ln")) });
}

/** A marker's fill and line, by their colours. */
export function markerShapeXml(fill: unknown, border: unknown): string {
  return shapeXml({ fill: { color: textOf(fill) }, line: { color: textOf(border) } });
}

function fontAttributes(font: Settings): Record<string, string | number | boolean | undefined> {
  const yes = (value: unknown) => (typeof value === "boolean" ? value : undefined);
  return {
    sz: typeof font.size === "number" ? Math.round(font.size * 100) : undefined,
    b: yes(font.bold),
    i: yes(font.italic),
    u: font.underline === "Single" ? "sng" : undefined,
  };
}

function fontContent(font: Settings): string {
  const colour = textOf(font.color);
  const name = textOf(font.name);
  return (
    (colour === undefined ? "" : colourXml(colour)) +
    (name === undefined ? "" : elementXml("a:latin", { typeface: name }))
  );
}

function readFont(properties: XmlElement | undefined): Settings {
  if (properties === undefined) return {};
  const { sz, b, i, u } = properties.attributes;
  const yes = (value: string | undefined) => (value === undefined ? undefined : value === "1");
  return present({
    size: sz === undefined ? undefined : Number(sz) / 100,
    bold: yes(b),
    italic: yes(i),
    underline: u === "sng" ? "Single" : undefined,
    color: readColour(properties),
    name: childOf(properties, "latin")?.attributes.typeface,
  });
}

/** Labels whose angle is Excel's to choose. */
const AUTOMATIC_ANGLE = -60_000_000;
/** Files turn clockwise in 60,000ths of a degree, the API counter-clockwise in degrees. */
const TURN = -60_000;

/** <c:txPr>: font and angle (see ChartAxis.textOrientation) of a part's texts. */
export function textLookXml(format: unknown, angle?: unknown): string {
  const font = settingsOf(settingsOf(format).font);
  if (Object.keys(font).length === 0 && angle === undefined) return "";
  // No minus before nought.
  const turned = typeof angle === "number" ? angle * TURN + 0 : AUTOMATIC_ANGLE;
  const direction = angle === 180 ? { rot: 0, vert: "wordArtVert" } : { rot: turned, vert: "horz" };
  const properties = elementXml("a:defRPr", fontAttributes(font), fontContent(font));
  return elementXml("c:txPr", {}, [
    elementXml("a:bodyPr", direction),
    elementXml("a:lstStyle", {}),
    elementXml(
      "a:p",
      {},
      elementXml("a:pPr", {}, properties) + elementXml("a:endParaRPr", { lang: "fr-FR" }),
    ),
  ]);
}

export function readTextLook(part: XmlElement | undefined): { font: Settings; angle: number | undefined } {
  const look = childOf(part, "txPr");
  if (look === undefined) return { font: {}, angle: undefined };
  const { rot, vert } = childOf(look, "bodyPr")?.attributes ?? {};
  const turned = rot === undefined || Number(rot) === AUTOMATIC_ANGLE ? undefined : Number(rot) / TURN + 0;
  return {
    font: readFont(findElement(look, "defRPr")),
    angle: vert === "wordArtVert" ? 180 : turned,
  };
}

/** <c:title> of a chart or axis; nothing for one without a text. */
export function titleXml(title: Settings, angle?: number): string {
  const text = textOf(title.text);
  if (text === undefined || title.visible === false) return "";
  const font = settingsOf(readPart(title, "format/font"));
  const run = elementXml("a:r", {}, [
    elementXml("a:rPr", { lang: "fr-FR", ...fontAttributes(font) }, fontContent(font)),
    `<a:t>${escapeXml(text)}</a:t>`,
  ]);
  const body = angle === undefined ? {} : { rot: angle * TURN, vert: "horz" };
  const properties = elementXml("a:defRPr", fontAttributes(font), fontContent(font));
  const rich = elementXml("c:rich", {}, [
    elementXml("a:bodyPr", body),
    elementXml("a:lstStyle", {}),
    elementXml("a:p", {}, elementXml("a:pPr", {}, properties) + run),
  ]);
  return elementXml("c:title", {}, [
    elementXml("c:tx", {}, rich),
    valueXml("c:overlay", title.overlay === true),
    shapeXml(title.format, "border"),
  ]);
}

export function readTitle(title: XmlElement | undefined): Settings {
  if (title === undefined) return {};
  const rich = findElement(title, "rich");
  const runs = (rich?.children ?? [])
    .filter(({ name }) => name === "p")
    .map(({ children }) => children.map((run) => childOf(run, "t")?.text ?? "").join(""));
  const font = rich === undefined ? {} : readFont(findElement(rich, "rPr"));
  return present({
    text: runs.join("\n"),
    overlay: valueOf(title, "overlay") === "1" ? true : undefined,
    format: present({ ...readShape(title, "border"), font }),
  });
}
