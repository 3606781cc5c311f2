/** Days between the serial 0 of the 1900 system and that of the 1904 system (ECMA-376 part 1, §18.17.4.1). */
export const DAYS_1900_TO_1904 = 1462;

const MS_PER_DAY = 86_400_000;
const LAST_REAL_SERIAL_BEFORE_LEAP_BUG = 59;

/**
 * The serial of a calendar day in the workbook's date system, by UTC arithmetic (no time zone is involved).
 * The 1900 system counts a 29 February 1900 that never was (serial 60), as Excel does.
 *
 * @param month 1 to 12
 * @returns null when the day does not exist or lies outside 1900 (1904) to 9999, which Excel does not take for a date
 */
export function dateSerial(year: number, month: number, day: number, date1904 = false): number | null {
  const firstYear = date1904 ? 1904 : 1900;
  if (year < firstYear || year > 9999) return null;
  if (!date1904 && year === 1900 && month === 2 && day === 29) return 60;
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const days = (time - Date.UTC(1899, 11, 31)) / MS_PER_DAY;
  const serial1900 = days > LAST_REAL_SERIAL_BEFORE_LEAP_BUG ? days + 1 : days;
  return date1904 ? serial1900 - DAYS_1900_TO_1904 : serial1900;
}
