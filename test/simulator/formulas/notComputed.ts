/**
 * The error shown by a formula that the engine cannot compute. It is no error of Excel's, so that nobody takes it for
 * a result; recalculate reports every cell that bears it.
 */
export const NOT_COMPUTED = "#NOT-COMPUTED";
