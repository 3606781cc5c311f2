/** Heights in points of the rows above the headings of Clients and protocol: together they leave room for slicers. */
export const HEAD_HEIGHTS = [34, 26, 36] as const;

/** Height in points of a slicer in that room. */
export const SLICER_HEIGHT = 90;
