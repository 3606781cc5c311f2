import { Calendar, DayOfWeek, type ICalendarStrings } from "@fluentui/react/lib/Calendar";
import { Callout, DirectionalHint } from "@fluentui/react/lib/Callout";
import { FocusTrapZone } from "@fluentui/react/lib/FocusTrapZone";
import { useTheme } from "@fluentui/react/lib/Theme";
import { useMemo, type ReactElement, type RefObject } from "react";
import { dayOf, localDay, type Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";
import { toCalendarDate } from "./typedDay";
import { useWords } from "./words";

interface CalendarCalloutProps {
  readonly target: RefObject<HTMLDivElement | null>;
  readonly value: Day | null;
  readonly today: Day;
  readonly onClose: () => void;
  readonly onChoose: (day: Day) => void;
}

/** The calendar beside a field of a day. */
export function CalendarCallout({
  target,
  value,
  today,
  onClose,
  onChoose,
}: CalendarCalloutProps): ReactElement {
  const words = useWords();
  const theme = useTheme();
  const strings = useMemo(() => calendarStrings(words), [words]);
  return (
    <Callout
      target={target}
      role="dialog"
      ariaLabel={words.t("referenceDate.open")}
      directionalHint={DirectionalHint.bottomRightEdge}
      isBeakVisible={false}
      styles={{ calloutMain: { border: `1px solid ${theme.palette.neutralQuaternaryAlt}` } }}
      onDismiss={onClose}
    >
      <FocusTrapZone isClickableOutsideFocusTrap>
        <Calendar
          value={toCalendarDate(value ?? today)}
          today={toCalendarDate(today)}
          strings={strings}
          firstDayOfWeek={DayOfWeek.Monday}
          isMonthPickerVisible={false}
          highlightSelectedMonth
          showGoToToday
          onDismiss={onClose}
          onSelectDate={(date) => onChoose(localDay(date))}
        />
      </FocusTrapZone>
    </Callout>
  );
}

/** Names of months and days from the browser's own tables, in the pane's language. */
function calendarStrings(words: Translator): ICalendarStrings {
  const locale = words.language === "fr" ? "fr-FR" : "en-GB";
  const month = (style: "long" | "short") => {
    const format = new Intl.DateTimeFormat(locale, { month: style });
    return Array.from({ length: 12 }, (_, index) => format.format(new Date(2026, index, 1)));
  };
  const weekday = (style: "long" | "narrow") => {
    const format = new Intl.DateTimeFormat(locale, { weekday: style });
    return Array.from({ length: 7 }, (_, index) => format.format(toCalendarDate(FIRST_SUNDAY + index)));
  };
  return {
    months: month("long"),
    shortMonths: month("short"),
    days: weekday("long"),
    shortDays: weekday("narrow"),
    goToToday: words.t("referenceDate.goToToday"),
    prevMonthAriaLabel: words.t("referenceDate.previousMonth"),
    nextMonthAriaLabel: words.t("referenceDate.nextMonth"),
    prevYearAriaLabel: words.t("referenceDate.previousYear"),
    nextYearAriaLabel: words.t("referenceDate.nextYear"),
    prevYearRangeAriaLabel: words.t("referenceDate.previousYears"),
    nextYearRangeAriaLabel: words.t("referenceDate.nextYears"),
    closeButtonAriaLabel: words.t("referenceDate.closeCalendar"),
    monthPickerHeaderAriaLabel: words.t("referenceDate.monthPicker"),
    yearPickerHeaderAriaLabel: words.t("referenceDate.yearPicker"),
    selectedDateFormatString: words.t("referenceDate.selected"),
    todayDateFormatString: words.t("referenceDate.today"),
  };
}

/** A Sunday, from which the names of the seven weekdays are taken. */
const FIRST_SUNDAY = dayOf(2026, 1, 4);
