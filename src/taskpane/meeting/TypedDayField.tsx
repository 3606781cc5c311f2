import { TextField } from "@fluentui/react/lib/TextField";
import type { ReactElement } from "react";
import type { Day } from "../../domain/basis/day";
import type { FormError } from "./meetingForms";
import { useWords } from "../kit/words";

interface TypedDayFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly typed: string;
  /** The day that the text means; null when it means none. */
  readonly day: Day | null;
  readonly error: FormError | undefined;
  readonly isRequired?: boolean | undefined;
  /** What to say while the field is blank. */
  readonly hint?: string;
  readonly onChange: (typed: string) => void;
}

/** A day for quick typing (15/06, +7): the day it is understood as stands below. */
export function TypedDayField(props: TypedDayFieldProps): ReactElement {
  const { id, label, typed, day, error, isRequired = false, hint = "", onChange } = props;
  const words = useWords();
  const understood = day === null ? hint : words.day(day, "weekday");
  return (
    <TextField
      id={id}
      label={label}
      value={typed}
      required={isRequired}
      autoComplete="off"
      description={error ? undefined : understood}
      errorMessage={error && words.t(`meeting.error.${error}`)}
      onChange={(_, text) => onChange(text ?? "")}
    />
  );
}
