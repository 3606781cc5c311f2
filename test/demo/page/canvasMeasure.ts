import type { TextMeasure } from "../../simulator/fittedHeights";

/**
 * A font as canvases name it ("bold 11pt Calibri"), with what stands in for Calibri where it is not installed:
 * demo.css has the second one take the room that Calibri takes, for which columns are sized.
 */
export function withStandIns(font: string): string {
  return `${font}, Carlito, "Calibri stand-in", sans-serif`;
}

/** Measures on a canvas, each different text once. */
export function canvasMeasure(): TextMeasure {
  const canvas = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font}\n${text}`;
    const before = known.get(key);
    if (before !== undefined || !canvas) return before ?? 0;
    canvas.font = withStandIns(font);
    const width = canvas.measureText(text).width;
    known.set(key, width);
    return width;
  };
}

/** Loads the stand-in: a canvas does not wait for a font. */
export async function loadStandIns(): Promise<void> {
  const faces = ["", "bold ", "italic ", "italic bold "].map((face) => `${face}11pt "Calibri stand-in"`);
  // A machine without any of those fonts shows its own.
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
}
