/**
 * Heights in points of the rows above the headings of Clients and protocol: the first two leave room for slicers, the
 * third, with its totals or its count, stays clear of them.
 */
export const HEAD_HEIGHTS = [34, 44, 20] as const;

/** Height in points of a slicer in that room: its heading and three choices. */
export const SLICER_HEIGHT = 74;
