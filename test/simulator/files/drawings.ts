import { columnAt, columnsLeft, rowAt, rowsTop } from "../host/layout";
import type { ChartModel, SheetModel } from "../model";
import { EMU } from "./chartLooks";
import { readChart } from "./readChart";
import { partText, relationsOf, type WorkbookPackage } from "./workbookPackage";
import { childOf, elementXml, findElement, parseXml, type XmlElement } from "./xml";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function cornerXml(name: string, sheet: SheetModel, left: number, top: number): string {
  const column = columnAt(sheet, left);
  const row = rowAt(sheet, top);
  const text = (tag: string, value: number) => `<xdr:${tag}>${value}</xdr:${tag}>`;
  return elementXml(`xdr:${name}`, {}, [
    text("col", column.index),
    text("colOff", Math.round(column.points * EMU)),
    text("row", row.index),
    text("rowOff", Math.round(row.points * EMU)),
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

function boxOf({ settings }: ChartModel): { left: number; top: number; width: number; height: number } {
  const points = (name: string) => Number(settings[name] ?? 0);
  return { left: points("left"), top: points("top"), width: points("width"), height: points("height") };
}

/** The drawing part of a sheet: its charts where they stand, moving and sizing with the cells as Excel makes them. */
export function writeDrawing(sheet: SheetModel, charts: readonly ChartModel[]): string {
  const anchors = charts.map((chart, index) => {
    const { left, top, width, height } = boxOf(chart);
    return elementXml("xdr:twoCellAnchor", {}, [
      cornerXml("from", sheet, left, top),
      cornerXml("to", sheet, left + width, top + height),
      frameXml(chart.name, index),
      elementXml("xdr:clientData", {}),
    ]);
  });
  return elementXml("xdr:wsDr", { "xmlns:xdr": DRAWING, "xmlns:a": MAIN }, anchors);
}

function readCorner(corner: XmlElement | undefined, sheet: SheetModel): { left: number; top: number } {
  const number = (name: string) => Number(childOf(corner, name)?.text ?? 0);
  return {
    left: columnsLeft(sheet, number("col")) + number("colOff") / EMU,
    top: rowsTop(sheet, number("row")) + number("rowOff") / EMU,
  };
}

/** Where an anchor is, in points. */
function readBox(anchor: XmlElement, sheet: SheetModel): Record<string, number> {
  const position = childOf(anchor, "pos")?.attributes;
  const size = childOf(anchor, "ext")?.attributes;
  const points = (value: string | undefined) => Number(value ?? 0) / EMU;
  const start =
    position === undefined
      ? readCorner(childOf(anchor, "from"), sheet)
      : { left: points(position.x), top: points(position.y) };
  if (size !== undefined) return { ...start, width: points(size.cx), height: points(size.cy) };
  const end = readCorner(childOf(anchor, "to"), sheet);
  return { ...start, width: end.left - start.left, height: end.top - start.top };
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
      const settings = { ...readBox(anchor, sheet), ...found.settings };
      return [{ id: `${sheet.id}-chart-${id}`, name, ...found, settings }];
    });
  });
}
