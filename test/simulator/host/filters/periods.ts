import { DAYS_1900_TO_1904, dateSerial } from "../../formulas/dateSerial";
import type { PickedDate } from "./criteria";

/** Serials from one day or moment until, and without, another. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

interface Day {
  readonly year: number;
  /** From zero; beyond the year's twelve it counts on. */
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

function serialOf({ year, month, day }: Day, date1904: boolean): number {
  const date = new Date(Date.UTC(year, month, day));
  const serial = dateSerial(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date1904);
  return serial ?? (date.getTime() - EPOCH) / MS_PER_DAY - (date1904 ? DAYS_1900_TO_1904 : 0);
}

/** What a date picked by hand takes in: all of its year, month or day, or of its hour, minute or second. */
export function pickedPeriod({ date, specificity }: PickedDate, date1904: boolean): Period {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (date.match(/\d+/g) ?? []).map(
    Number,
  );
  const serial = (y: number, m: number, d: number) => serialOf({ year: y, month: m, day: d }, date1904);
  if (specificity === "Year") return { from: serial(year, 0, 1), until: serial(year + 1, 0, 1) };
  if (specificity === "Month") return { from: serial(year, month - 1, 1), until: serial(year, month, 1) };
  const from = serial(year, month - 1, day);
  if (specificity === "Day") return { from, until: from + 1 };
  const seconds = { Hour: 3600, Minute: 60, Second: 1 }[specificity] ?? 1;
  const start = hour * 3600 + (seconds < 3600 ? minute * 60 : 0) + (seconds < 60 ? second : 0);
  // Half a millisecond of room: serials of moments are not exact.
  const room = 0.5 / MS_PER_DAY;
  return { from: from + start / 86_400 - room, until: from + (start + seconds) / 86_400 - room };
}

const MONTHS = [
  ...["January", "Februray", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** Whether a serial lies in a period of Excel.DynamicFilterCriteria, as seen from today. Weeks begin on Sunday. */
export function periodOf(dynamic: string, today: Day, date1904: boolean): (serial: number) => boolean {
  const inPeriod = /^AllDatesInPeriod(?:Quarter(\d)|(\w+))$/.exec(dynamic);
  if (inPeriod !== null) {
    const quarter = Number(inPeriod[1] ?? 0);
    const months =
      quarter > 0 ? [0, 1, 2].map((m) => (quarter - 1) * 3 + m) : [MONTHS.indexOf(inPeriod[2] ?? "")];
    return (serial) => months.includes(monthOf(serial, date1904));
  }
  const { from, until } = relativePeriod(dynamic, today, date1904);
  return (serial) => serial >= from && serial < until;
}

function monthOf(serial: number, date1904: boolean): number {
  const days = Math.floor(serial) + (date1904 ? DAYS_1900_TO_1904 : 0);
  return new Date(EPOCH + days * MS_PER_DAY).getUTCMonth();
}

function relativePeriod(dynamic: string, { year, month, day }: Day, date1904: boolean): Period {
  const at = (y: number, m: number, d: number) => serialOf({ year: y, month: m, day: d }, date1904);
  const days = (first: number, count: number): Period => {
    const from = at(year, month, day) + first;
    return { from, until: from + count };
  };
  const step = { Last: -1, This: 0, Next: 1 }[dynamic.slice(0, 4)] ?? 0;
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay();
  const quarter = Math.floor(month / 3) * 3;
  switch (dynamic.replace(/^(Last|This|Next)/, "")) {
    case "Yesterday":
      return days(-1, 1);
    case "Tomorrow":
      return days(1, 1);
    case "Week":
      return days(step * 7 - weekday, 7);
    case "Month":
      return { from: at(year, month + step, 1), until: at(year, month + step + 1, 1) };
    case "Quarter":
      return { from: at(year, quarter + step * 3, 1), until: at(year, quarter + step * 3 + 3, 1) };
    case "Year":
      return { from: at(year + step, 0, 1), until: at(year + step + 1, 0, 1) };
    case "YearToDate":
      return { from: at(year, 0, 1), until: at(year, month, day) + 1 };
    default:
      return days(0, 1);
  }
}
