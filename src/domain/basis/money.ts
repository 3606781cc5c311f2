/** An amount in integer cents of the company's currency. Sums of cents are exact. */
export type Cents = number;

/**
 * An amount in units (as a cell holds it) to cents, rounding half away from zero. The tiny term
 * undoes binary representation: 1.005 is kept by the machine as 1.00499999999999989.
 */
export function toCents(units: number): Cents {
  const cents = Math.round(Math.abs(units) * 100 * (1 + Number.EPSILON));
  return units < 0 ? -cents + 0 : cents;
}

/** Cents to units, for a cell. */
export function toUnits(cents: Cents): number {
  return cents / 100;
}
