import { PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import { useEffect, useId, useState, type FormEvent, type ReactElement } from "react";
import type { Ruling } from "../../committee/protocol/protocolContract";
import {
  blankRuling,
  rulingOf,
  withTyped,
  type FieldErrors,
  type FormContext,
  type RulingField,
  type RulingForm as Form,
} from "./meetingForms";
import type { Draft } from "./meetingProgress";
import { useClasses } from "../kit/styles";
import { parseTypedPast } from "./typedDue";
import { useWords } from "../kit/words";
import { focusField, sendOnEnter } from "../kit/formKeys";
import { TypedDayField } from "./TypedDayField";

const build = () =>
  mergeStyleSets({
    send: { display: "flex", alignItems: "center", gap: 10, marginTop: 10 },
  });

interface RulingFormProps {
  readonly context: FormContext;
  readonly typed: Draft | undefined;
  readonly isSaving: boolean;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  readonly onType: (draft: Draft | null) => void;
  readonly onSave: (ruling: Ruling) => void;
}

/** What the arbiter ruled, which ends the arbitration. */
export function RulingForm(props: RulingFormProps): ReactElement {
  const { context, typed, isSaving, takesFocus, onType, onSave } = props;
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  const idOf = (field: RulingField) => `${id}-${field}`;
  const [errors, setErrors] = useState<FieldErrors<RulingField>>({});
  const form: Form = withTyped(blankRuling(context, words), typed);
  const firstId = idOf("ruling");
  useEffect(() => {
    if (takesFocus) focusField(firstId);
  }, [takesFocus, firstId]);
  const change = (part: Partial<Form>) => {
    setErrors({});
    onType({ ...form, ...part });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { value, errors: found } = rulingOf(form, context);
    setErrors(found ?? {});
    const first = (Object.keys(found ?? {}) as RulingField[])[0];
    if (first) document.getElementById(idOf(first))?.focus();
    else if (value) onSave(value);
  };
  return (
    <form onSubmit={send} aria-label={words.t("meeting.ruling.title")} noValidate>
      <h3 className={classes.heading}>{words.t("meeting.ruling.title")}</h3>
      <TextField
        id={firstId}
        label={words.t("meeting.ruling.text")}
        multiline
        autoAdjustHeight
        rows={2}
        resizable={false}
        value={form.ruling}
        errorMessage={errors.ruling && words.t(`meeting.error.${errors.ruling}`)}
        onChange={(_, ruling) => change({ ruling: ruling ?? "" })}
        onKeyDown={sendOnEnter}
      />
      <TypedDayField
        id={idOf("date")}
        label={words.t("meeting.ruling.date")}
        typed={form.date}
        day={parseTypedPast(form.date, context.today)}
        error={errors.date}
        isRequired
        onChange={(date) => change({ date })}
      />
      <div className={classes.send}>
        <PrimaryButton
          type="submit"
          text={words.t(isSaving ? "meeting.saving" : "meeting.ruling.save")}
          disabled={isSaving}
          allowDisabledFocus
        />
        <span className={classes.hint}>{words.t("meeting.ruling.pending")}</span>
      </div>
    </form>
  );
}
