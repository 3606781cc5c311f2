import { IconButton } from "@fluentui/react/lib/Button";
import { TextField, type ITextField } from "@fluentui/react/lib/TextField";

import { lazy, Suspense, useRef, useState, type ReactElement, type RefObject } from "react";
import type { Day } from "../../domain/basis/day";
import { parseTypedDay } from "./typedDay";
import { useWords } from "./words";

/** Loaded when it is first opened: most days are typed, or read from the workbook. */
const CalendarCallout = lazy(async () => ({ default: (await import("./CalendarCallout")).CalendarCallout }));

const FIELD_STYLES = { fieldGroup: { width: 168 }, suffix: { padding: 0, background: "transparent" } };

interface DayFieldProps {
  readonly label: string;
  readonly value: Day | null;
  readonly today: Day;
  readonly disabled: boolean;
  /** What to say under the field, "" for nothing. */
  readonly error: string;
  readonly fieldRef: RefObject<ITextField | null>;
  /** Told with null when the text typed is no date. */
  readonly onChange: (day: Day | null, typed: string) => void;
}

/**
 * A day, typed or chosen in a calendar. Fluent UI's own DatePicker empties the field when the text is
 * no date, and its calendar button cannot be reached by keyboard; this one keeps what was typed.
 */
export function DayField(props: DayFieldProps): ReactElement {
  const words = useWords();
  const [typed, setTyped] = useState(() => (props.value === null ? "" : words.day(props.value, "short")));
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const button = useRef<HTMLDivElement>(null);

  const change = (text: string) => {
    setTyped(text);
    props.onChange(parseTypedDay(text), text);
  };
  return (
    <div>
      <TextField
        label={props.label}
        styles={FIELD_STYLES}
        componentRef={props.fieldRef}
        value={typed}
        required
        disabled={props.disabled}
        placeholder={words.t("referenceDate.placeholder")}
        errorMessage={props.error}
        autoComplete="off"
        onChange={(_, text) => change(text ?? "")}
        onRenderSuffix={() => (
          <div ref={button}>
            <IconButton
              iconProps={{ iconName: "Calendar" }}
              ariaLabel={words.t("referenceDate.open")}
              title={words.t("referenceDate.open")}
              disabled={props.disabled}
              onClick={() => setCalendarOpen(true)}
            />
          </div>
        )}
      />
      {isCalendarOpen && (
        <Suspense fallback={null}>
          <CalendarCallout
            target={button}
            value={props.value}
            today={props.today}
            onClose={() => setCalendarOpen(false)}
            onChoose={(day) => {
              setCalendarOpen(false);
              change(words.day(day, "short"));
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
