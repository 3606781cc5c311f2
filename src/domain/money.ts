/** An amount in integer cents of the company's currency. Sums of cents are exact. */
export type Cents = number;
