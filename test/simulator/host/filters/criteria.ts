import { HostError, invalidArgument } from "../errors";
import type { Behaviour } from "../behaviour";

/** A day, month or moment picked by hand: Excel.FilterDatetime. */
export interface PickedDate {
  date: string;
  specificity: string;
}

/** Excel.FilterCriteria, as the model keeps it: what is not used is absent. */
export interface Criteria {
  filterOn?: string;
  values?: (string | PickedDate)[];
  criterion1?: string;
  criterion2?: string;
  operator?: string;
  color?: string;
  dynamicCriteria?: string;
  icon?: unknown;
}

/** Every property of Excel.FilterCriteria: read back, those not used are null (office-js#1226). */
const PROPERTIES = [
  ...["filterOn", "values", "criterion1", "criterion2", "operator", "color"],
  ...["dynamicCriteria", "icon", "subField"],
];

const SPECIFICITIES = ["Year", "Month", "Day", "Hour", "Minute", "Second"];

const MOST_ITEMS = 500;

/** Criteria as the API gives them back; null for a column without a filter. */
export function criteriaReadBack(criteria: Record<string, unknown> | undefined): unknown {
  if (criteria === undefined) return null;
  return Object.fromEntries(PROPERTIES.map((name) => [name, criteria[name] ?? null]));
}

/**
 * What Filter.apply makes of the criteria it is given. Throws InvalidArgument for criteria that lack what their
 * kind needs and, where this Excel does so, for null properties, such as criteria read back have.
 */
export function checkedCriteria(given: unknown, behaviour: Behaviour): Criteria {
  if (given === null || typeof given !== "object") throw invalidArgument("filter criteria");
  const entries = Object.entries(given);
  const nulls = entries.filter(([, value]) => value === null).map(([name]) => name);
  if (nulls.length > 0 && behaviour.refusesNullCriteria)
    throw invalidArgument(`filter criteria with null ${nulls.join(", ")}`);
  const unknown = entries.map(([name]) => name).filter((name) => !PROPERTIES.includes(name));
  if (unknown.length > 0) throw invalidArgument(`filter criteria with ${unknown.join(", ")}`);
  const criteria = Object.fromEntries(entries.filter(([, value]) => value !== null)) as Criteria;
  check(criteria);
  return criteria;
}

function check(criteria: Criteria): void {
  switch (criteria.filterOn) {
    case "Values":
      return checkValues(criteria.values);
    case "Custom":
      if (typeof criteria.criterion1 !== "string") throw invalidArgument("a custom filter needs a criterion");
      return;
    case "TopItems":
    case "BottomItems":
      return checkCount(criteria.criterion1, MOST_ITEMS);
    case "TopPercent":
    case "BottomPercent":
      return checkCount(criteria.criterion1, 100);
    case "Dynamic":
      return checkDynamic(criteria.dynamicCriteria);
    case "CellColor":
    case "FontColor":
      if (typeof criteria.color !== "string") throw invalidArgument("a colour filter needs a colour");
      return;
    case "Icon":
      if (criteria.icon === undefined) throw invalidArgument("an icon filter needs an icon");
      return;
    default:
      throw invalidArgument(`filter on ${String(criteria.filterOn)}`);
  }
}

function checkValues(values: unknown): void {
  if (!Array.isArray(values) || values.length === 0) throw invalidArgument("a filter on values needs values");
  for (const value of values) {
    if (typeof value === "string") continue;
    const { date, specificity } = (value ?? {}) as Partial<PickedDate>;
    if (typeof date !== "string" || !SPECIFICITIES.includes(specificity ?? ""))
      throw invalidArgument(`filter value ${JSON.stringify(value)}`);
  }
}

function checkCount(criterion: string | undefined, most: number): void {
  const count = Number(criterion);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw invalidArgument(`count ${String(criterion)}`);
}

/** "Unknown" is only ever read (Excel.DynamicFilterCriteria). */
function checkDynamic(dynamic: unknown): void {
  if (typeof dynamic !== "string" || dynamic === "Unknown" || !DYNAMIC.test(dynamic))
    throw invalidArgument(`dynamic filter ${String(dynamic)}`);
}

const DYNAMIC =
  /^(?:AboveAverage|BelowAverage|Today|Tomorrow|Yesterday|YearToDate|(?:Last|This|Next)(?:Week|Month|Quarter|Year)|AllDatesInPeriod(?:Quarter[1-4]|January|Februray|March|April|May|June|July|August|September|October|November|December))$/;

/** What office-js#1226 reports of re-applying: it "just doesn't work", whatever is given. */
export function refusedAfterClear(): HostError {
  return new HostError("InvalidArgument", "the filter cannot be applied again");
}
