import type { TextMeasure } from "../../simulator/fittedHeights";

/** Measures on a canvas, each different text once. */
export function canvasMeasure(): TextMeasure {
  const canvas = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font}\n${text}`;
    const before = known.get(key);
    if (before !== undefined || !canvas) return before ?? 0;
    canvas.font = font;
    const width = canvas.measureText(text).width;
    known.set(key, width);
    return width;
  };
}
