/**
 * A calendar day as Excel keeps it: the serial number of the 1900 system (2000-01-01 = 36526),
 * a whole number, without hour or time zone.
 */
export type Day = number;
