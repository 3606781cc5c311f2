import { cornerAt, cornerLeft, cornerTop } from "../host/layout";
import type { ChartModel, Corner, SheetModel } from "../model";
import { EMU } from "./chartLooks";
import { readChart } from "./readChart";
import { partText, relationsOf, type WorkbookPackage } from "./workbookPackage";
import { childOf, elementXml, findElement, parseXml, type XmlElement } from "./xml";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function cornerXml(name: string, { column, columnPoints, row, rowPoints }: Corner): string {
  const text = (tag: string, value: number) => `<xdr:${tag}>${value}</xdr:${tag}>`;
  return elementXml(`xdr:${name}`, {}, [
    text("col", column),
    text("colOff", Math.round(columnPoints * EMU)),
    text("row", row),
    text("rowOff", Math.round(rowPoints * EMU)),
  ]);
}

function frameXml(name: string, index: number): string {
  const nothing = elementXml("a:off", { x: 0, y: 0 }) + elementXml("a:ext", { cx: 0, cy: 0 });
  const chart = elementXml("c:chart", { "xmlns:c": CHART, "xmlns:r": RELATIONS, "r:id": `rId${index + 1}` });
  return elementXml("xdr:graphicFrame", { macro: "" }, [
    elementXml("xdr:nvGraphicFramePr", {}, [
      elementXml("xdr:cNvPr", { id: index + 2, name }),
      elementXml("xdr:cNvGraphicFramePr", {}),
    ]),
    elementXml("xdr:xfrm", {}, nothing),
    elementXml("a:graphic", {}, elementXml("a:graphicData", { uri: CHART }, chart)),
  ]);
}

/** The drawing part of a sheet: its charts where they stand, moving and sizing with the cells as Excel makes them. */
export function writeDrawing(charts: readonly ChartModel[]): string {
  const anchors = charts.map((chart, index) => {
    return elementXml("xdr:twoCellAnchor", {}, [
      cornerXml("from", chart.from),
      cornerXml("to", chart.to),
      frameXml(chart.name, index),
      elementXml("xdr:clientData", {}),
    ]);
  });
  return elementXml("xdr:wsDr", { "xmlns:xdr": DRAWING, "xmlns:a": MAIN }, anchors);
}

function readCorner(corner: XmlElement | undefined): Corner {
  const number = (name: string) => Number(childOf(corner, name)?.text ?? 0);
  return {
    column: number("col"),
    columnPoints: number("colOff") / EMU,
    row: number("row"),
    rowPoints: number("rowOff") / EMU,
  };
}

/** The corners of an anchor: two cells, one with a size, or a place with a size. */
function readCorners(anchor: XmlElement, sheet: SheetModel): Pick<ChartModel, "from" | "to"> {
  const position = childOf(anchor, "pos")?.attributes;
  const size = childOf(anchor, "ext")?.attributes;
  const points = (value: string | undefined) => Number(value ?? 0) / EMU;
  const from =
    position === undefined
      ? readCorner(childOf(anchor, "from"))
      : cornerAt(sheet, points(position.x), points(position.y));
  if (size === undefined) return { from, to: readCorner(childOf(anchor, "to")) };
  const [left, top] = [cornerLeft(sheet, from), cornerTop(sheet, from)];
  return { from, to: cornerAt(sheet, left + points(size.cx), top + points(size.cy)) };
}

/** The charts of a sheet whose columns and rows are known, except those of a kind that is not read. */
export function readCharts(file: WorkbookPackage, sheet: SheetModel, sheetPath: string): ChartModel[] {
  const drawings = [...relationsOf(file.parts, sheetPath).values()].filter(({ type }) => type === "drawing");
  return drawings.flatMap(({ target }) => {
    const xml = partText(file, target);
    const relations = relationsOf(file.parts, target);
    const anchors = xml === undefined ? [] : parseXml(xml).children;
    return anchors.flatMap((anchor): ChartModel[] => {
      const id = findElement(anchor, "chart")?.attributes.id ?? "";
      const part = partText(file, relations.get(id)?.target ?? "");
      const found = part === undefined ? null : readChart(parseXml(part));
      if (found === null) return [];
      const name = findElement(anchor, "cNvPr")?.attributes.name ?? "";
      return [{ id: `${sheet.id}-chart-${id}`, name, ...readCorners(anchor, sheet), ...found }];
    });
  });
}
