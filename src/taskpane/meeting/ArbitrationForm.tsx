import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useId, useState, type FormEvent, type ReactElement } from "react";
import type { ArbitrationRequest } from "../../committee/protocol/protocolContract";
import {
  arbitrationOf,
  blankArbitration,
  withTyped,
  type ArbitrationField,
  type ArbitrationForm as Form,
  type FieldErrors,
  type FormContext,
} from "./meetingForms";
import type { Draft } from "./meetingProgress";
import { useClasses } from "../kit/styles";
import { parseTypedDue } from "./typedDue";
import { useWords } from "../kit/words";
import { sendOnControlEnter } from "../kit/formKeys";
import { TypedDayField } from "./TypedDayField";

const build = (theme: Theme) =>
  mergeStyleSets({
    form: {
      margin: "8px 0 0",
      padding: "8px 10px 10px",
      border: `1px solid ${theme.palette.neutralTertiary}`,
      borderRadius: 4,
    },
    send: { display: "flex", flexWrap: "wrap", gap: 8, marginTop: 10 },
  });

interface ArbitrationFormProps {
  /** Name of the arbiter; null when the settings name none. */
  readonly arbiter: string | null;
  readonly context: FormContext;
  readonly typed: Draft | undefined;
  readonly isSaving: boolean;
  readonly onType: (draft: Draft | null) => void;
  readonly onSave: (request: ArbitrationRequest) => void;
}

/** The request to the arbiter: both sides with equal room, the question, the day by which the ruling is needed. */
export function ArbitrationForm(props: ArbitrationFormProps): ReactElement {
  const { arbiter, context, typed, isSaving, onType, onSave } = props;
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const [errors, setErrors] = useState<FieldErrors<ArbitrationField>>({});
  const form: Form = withTyped(blankArbitration(context, words), typed);
  const firstId = idOf("sales");
  useEffect(() => document.getElementById(firstId)?.focus(), [firstId]);
  const change = (part: Partial<Form>) => {
    setErrors({});
    onType({ ...form, ...part });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { value, errors: found } = arbitrationOf(form, context);
    setErrors(found ?? {});
    const first = Object.keys(found ?? {})[0];
    if (first) document.getElementById(idOf(first))?.focus();
    else if (value) onSave(value);
  };
  const text = (field: "sales" | "finance" | "question", rows: number) => (
    <TextField
      id={idOf(field)}
      label={words.t(`meeting.arbitration.${field}`)}
      multiline
      autoAdjustHeight
      rows={rows}
      resizable={false}
      required
      value={form[field]}
      errorMessage={errors[field] && words.t(`meeting.error.${errors[field]}`)}
      onChange={(_, value) => change({ [field]: value ?? "" })}
      onKeyDown={sendOnControlEnter}
    />
  );
  return (
    <form
      className={classes.form}
      onSubmit={send}
      aria-label={words.t("meeting.arbitration.title")}
      noValidate
    >
      <h4 className={classes.heading}>{words.t("meeting.arbitration.title")}</h4>
      <p className={classes.small}>
        {arbiter === null
          ? words.t("meeting.arbitration.nobody")
          : words.t("meeting.arbitration.arbiter", { name: arbiter })}
      </p>
      {text("sales", 3)}
      {text("finance", 3)}
      {text("question", 2)}
      <TypedDayField
        id={idOf("due")}
        label={words.t("meeting.arbitration.due")}
        typed={form.due}
        day={parseTypedDue(form.due, context.day)}
        error={errors.due}
        isRequired
        onChange={(due) => change({ due })}
      />
      <div className={classes.send}>
        <PrimaryButton
          type="submit"
          text={words.t(isSaving ? "meeting.saving" : "meeting.arbitration.save")}
          disabled={isSaving}
          allowDisabledFocus
        />
        <DefaultButton text={words.t("meeting.arbitration.giveUp")} onClick={() => onType(null)} />
      </div>
      <p className={classes.note}>{words.t("meeting.controlEnter")}</p>
    </form>
  );
}
