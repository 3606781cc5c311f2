import type { Area, AutoFilterModel, FilterCriterion, SortFieldModel } from "../model";
import { bottom, formatArea, right } from "../address";
import { readAreas } from "./areaList";
import type { RuleFormat, RuleFormats } from "./differentialFormats";
import { booleanAttribute, childOf, childrenOf, elementXml, type XmlElement } from "./xml";

type Criteria = Record<string, unknown>;

/** File operator and the sign that Excel.FilterCriteria.criterion1 begins with; longest signs first. */
const SIGNS = [
  ["lessThanOrEqual", "<="],
  ["greaterThanOrEqual", ">="],
  ["notEqual", "<>"],
  ["lessThan", "<"],
  ["greaterThan", ">"],
  ["equal", "="],
] as const;

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "thisWeek", "M1", "Q3" in files; "ThisWeek", "AllDatesInPeriodJanuary", "AllDatesInPeriodQuarter3" in the API. */
function apiPeriod(type: string): string {
  const period = /^([MQ])(\d+)$/.exec(type);
  if (period === null) return type.charAt(0).toUpperCase() + type.slice(1);
  const number = Number(period[2]);
  if (period[1] === "Q") return `AllDatesInPeriodQuarter${number}`;
  // The API spells February wrong (Excel.DynamicFilterCriteria).
  return number === 2 ? "AllDatesInPeriodFebruray" : `AllDatesInPeriod${MONTHS[number - 1]}`;
}

function filePeriod(criteria: string): string {
  const quarter = /^AllDatesInPeriodQuarter(\d)$/.exec(criteria);
  if (quarter !== null) return `Q${quarter[1]}`;
  const month = /^AllDatesInPeriod(\w+)$/.exec(criteria)?.[1];
  if (month !== undefined) return `M${MONTHS.indexOf(month === "Februray" ? "February" : month) + 1}`;
  return criteria.charAt(0).toLowerCase() + criteria.slice(1);
}

function readDateGroup({ attributes }: XmlElement): { date: string; specificity: string } {
  const grouping = attributes.dateTimeGrouping ?? "day";
  const date = [attributes.year, attributes.month, attributes.day]
    .filter((text) => text !== undefined)
    .map((text) => text.padStart(2, "0"))
    .join("-");
  return { date, specificity: grouping.charAt(0).toUpperCase() + grouping.slice(1) };
}

function readValues(filters: XmlElement): Criteria {
  const texts = childrenOf(filters, "filter").map(({ attributes }) => attributes.val ?? "");
  const dates = childrenOf(filters, "dateGroupItem").map(readDateGroup);
  const blank = booleanAttribute(filters, "blank") ? [""] : [];
  return { filterOn: "Values", values: [...texts, ...dates, ...blank] };
}

function readCustom(filters: XmlElement): Criteria {
  const [first, second] = childrenOf(filters, "customFilter").map(({ attributes }) => {
    const sign = SIGNS.find(([name]) => name === (attributes.operator ?? "equal"))?.[1] ?? "=";
    return sign + (attributes.val ?? "");
  });
  if (second === undefined) return { filterOn: "Custom", criterion1: first };
  const operator = booleanAttribute(filters, "and") ? "And" : "Or";
  return { filterOn: "Custom", criterion1: first, criterion2: second, operator };
}

function readColor(filter: XmlElement, formats: readonly RuleFormat[]): Criteria | null {
  const format = formats[Number(filter.attributes.dxfId)];
  const onCell = booleanAttribute(filter, "cellColor", true);
  // A colour filter's look holds its colour as a fill in both cases ([MS-OI29500] §2.1.762).
  const color = format?.fill?.color ?? format?.font?.color;
  return color === undefined ? null : { filterOn: onCell ? "CellColor" : "FontColor", color };
}

function readCriteria(column: XmlElement, formats: readonly RuleFormat[]): Criteria | null {
  const [element] = column.children;
  switch (element?.name) {
    case "filters":
      return readValues(element);
    case "customFilters":
      return readCustom(element);
    case "top10": {
      const side = booleanAttribute(element, "top", true) ? "Top" : "Bottom";
      const unit = booleanAttribute(element, "percent") ? "Percent" : "Items";
      return { filterOn: side + unit, criterion1: element.attributes.val ?? "10" };
    }
    case "dynamicFilter":
      return { filterOn: "Dynamic", dynamicCriteria: apiPeriod(element.attributes.type ?? "") };
    case "colorFilter":
      return readColor(element, formats);
    default:
      return null;
  }
}

/** The criteria of an <autoFilter> element, of a sheet or a table; filters by icon are not carried. */
export function readFilters(autoFilter: XmlElement, formats: readonly RuleFormat[]): FilterCriterion[] {
  const found: FilterCriterion[] = [];
  for (const column of childrenOf(autoFilter, "filterColumn")) {
    const criteria = readCriteria(column, formats);
    if (criteria !== null) found.push({ column: Number(column.attributes.colId), criteria });
  }
  return found;
}

/** The filter of a sheet part, if it has one of its own. */
export function readAutoFilter(sheet: XmlElement, formats: readonly RuleFormat[]): AutoFilterModel | null {
  const element = childOf(sheet, "autoFilter");
  const [area] = readAreas(element?.attributes.ref);
  return element === undefined || area === undefined
    ? null
    : { area, criteria: readFilters(element, formats) };
}

function writeDateGroup(value: { date: string; specificity: string }): string {
  const [year, month, day] = value.date.slice(0, 10).split("-").map(Number);
  const wanted = value.specificity.toLowerCase();
  const dateTimeGrouping = wanted === "year" || wanted === "month" ? wanted : "day";
  const attributes = {
    year,
    month: dateTimeGrouping === "year" ? undefined : month,
    day: dateTimeGrouping === "day" ? day : undefined,
    dateTimeGrouping,
  };
  return elementXml("dateGroupItem", attributes);
}

function writeValues(values: unknown): string {
  const list = Array.isArray(values) ? (values as unknown[]) : [];
  const texts = list.filter((value) => typeof value !== "object" && value !== "");
  const dates = list.filter((value) => typeof value === "object" && value !== null);
  return elementXml("filters", { blank: list.includes("") || undefined }, [
    ...texts.map((value) => elementXml("filter", { val: String(value) })),
    ...dates.map((value) => writeDateGroup(value as { date: string; specificity: string })),
  ]);
}

function writeCustom(criteria: Criteria): string {
  const filters = [criteria.criterion1, criteria.criterion2]
    .filter((text): text is string => typeof text === "string" && text !== "")
    .map((text) => {
      const [operator, sign] = SIGNS.find(([, each]) => text.startsWith(each)) ?? ["equal", ""];
      return elementXml("customFilter", {
        operator: operator === "equal" ? undefined : operator,
        val: text.slice(sign.length),
      });
    });
  return elementXml("customFilters", { and: criteria.operator === "And" || undefined }, filters);
}

function writeTop(filterOn: string, criteria: Criteria): string {
  const attributes = {
    top: filterOn.startsWith("Top") ? undefined : false,
    percent: filterOn.endsWith("Percent") || undefined,
    val: Number(criteria.criterion1 ?? 10),
  };
  return elementXml("top10", attributes);
}

function writeColor(filterOn: string, criteria: Criteria, formats: RuleFormats): string {
  const dxfId = formats.idOf({ fill: { color: String(criteria.color) } });
  return elementXml("colorFilter", { dxfId, cellColor: filterOn === "FontColor" ? false : undefined });
}

function writeCriteria(criteria: Criteria, formats: RuleFormats): string | null {
  const filterOn = String(criteria.filterOn);
  switch (filterOn) {
    case "Values":
      return writeValues(criteria.values);
    case "Custom":
      return writeCustom(criteria);
    case "Dynamic":
      return elementXml("dynamicFilter", { type: filePeriod(String(criteria.dynamicCriteria)) });
    case "CellColor":
    case "FontColor":
      return writeColor(filterOn, criteria, formats);
    case "Icon":
      return null;
    default:
      return writeTop(filterOn, criteria);
  }
}

/** An <autoFilter> element over the area, header row included. */
export function writeFilters(
  area: Area,
  criteria: readonly FilterCriterion[],
  formats: RuleFormats,
  leftOut: (what: string) => void,
): string {
  const columns = [...criteria]
    .sort((one, other) => one.column - other.column)
    .map((criterion) => {
      const content = writeCriteria(criterion.criteria, formats);
      if (content === null) leftOut(`filter by icon on ${formatArea(area)}`);
      return content === null ? "" : elementXml("filterColumn", { colId: criterion.column }, content);
    });
  return elementXml("autoFilter", { ref: formatArea(area) }, columns);
}

/** The body's sort fields of a <sortState> element whose columns begin at `left`. */
export function readSort(sortState: XmlElement | undefined, left: number): SortFieldModel[] {
  return childrenOf(sortState, "sortCondition").flatMap((condition) => {
    const [area] = readAreas(condition.attributes.ref);
    return area === undefined
      ? []
      : [{ key: area.left - left, ascending: !booleanAttribute(condition, "descending") }];
  });
}

/** A <sortState> element over the body, or "" without sort fields. */
export function writeSort(body: Area, fields: readonly SortFieldModel[]): string {
  if (fields.length === 0) return "";
  const conditions = fields.map(({ key, ascending }) => {
    const column = { ...body, left: Math.min(body.left + key, right(body)), columns: 1 };
    return elementXml("sortCondition", { descending: ascending ? undefined : true, ref: formatArea(column) });
  });
  return elementXml("sortState", { ref: formatArea(body) }, conditions);
}

/** Whether the row lies under a filter that has criteria: if hidden, the filter hides it. */
export function isFilteredRow(area: Area, criteria: readonly FilterCriterion[], row: number): boolean {
  return criteria.length > 0 && row > area.top && row <= bottom(area);
}
