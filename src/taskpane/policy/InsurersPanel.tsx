import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import { useState, type ReactElement } from "react";
import { typedText, typedValue } from "./policyThemes";
import { expectedText, unitText } from "../../committee/port/policyValues";
import { PARAMETER_LIMITS, type InsurerClock, type Parameters } from "../../domain/policy/policy";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = () =>
  mergeStyleSets({
    insurer: { margin: "0 0 16px", padding: 0, border: 0, minWidth: 0 },
    name: { padding: 0, fontWeight: 600, overflowWrap: "anywhere" },
    field: { paddingTop: 4 },
  });

const NARROW = { fieldGroup: { maxWidth: 190 } };

/** What may be changed of an insurer: each value is typed as the parameter that stands for insurers without a row. */
const FIELDS = {
  daysFromDue: { parameter: "declarationDelayDays", mayBeBlank: true },
  daysFromInvoice: { parameter: "declarationDelayDays", mayBeBlank: true },
  smallest: { parameter: "declarationMinimum", mayBeBlank: false },
  uninsuredAfterDays: { parameter: "noLongerInsuredDays", mayBeBlank: true },
} as const satisfies Readonly<
  Partial<Record<keyof InsurerClock, { readonly parameter: keyof Parameters; readonly mayBeBlank: boolean }>>
>;

type InsurerField = keyof typeof FIELDS;

interface InsurersPanelProps {
  readonly insurers: readonly InsurerClock[];
  readonly disabled: boolean;
  /** Told with null when what was typed in a field is no value. */
  readonly onChange: (insurer: string, field: string, clock: InsurerClock | null) => void;
}

/** The delays of each insurer, as the table of the settings has them. */
export function InsurersPanel({ insurers, disabled, onChange }: InsurersPanelProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  if (insurers.length === 0) return <p className={classes.text}>{words.t("policy.noInsurer")}</p>;
  return (
    <>
      <p className={classes.text}>{words.t("policy.insurersWhy")}</p>
      {insurers.map((clock) => (
        <fieldset key={clock.insurer} className={classes.insurer}>
          <legend className={classes.name}>{clock.insurer}</legend>
          {(Object.keys(FIELDS) as InsurerField[]).map((field) => (
            <div key={field} className={classes.field}>
              <ClockField
                clock={clock}
                field={field}
                disabled={disabled}
                onChange={(changed) => onChange(clock.insurer, field, changed)}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </>
  );
}

interface ClockFieldProps {
  readonly clock: InsurerClock;
  readonly field: InsurerField;
  readonly disabled: boolean;
  readonly onChange: (clock: InsurerClock | null) => void;
}

function ClockField({ clock, field, disabled, onChange }: ClockFieldProps): ReactElement {
  const words = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const { parameter, mayBeBlank } = FIELDS[field];
  const value = clock[field];
  const shown = value === null ? "" : typedText(parameter, value, words.language);
  const understood = (text: string): number | null | undefined => {
    if (text.trim() === "") return mayBeBlank ? null : undefined;
    const number = typedValue(parameter, text, words.language);
    return typeof number === "number" ? number : undefined;
  };
  const changedTo = (text: string): InsurerClock | null => {
    const number = understood(text);
    if (number === undefined) return null;
    const changed = { ...clock, [field]: number };
    // An insurer to whom nothing is ever declared is none: one of both delays stays.
    return changed.daysFromDue === null && changed.daysFromInvoice === null ? null : changed;
  };
  const isInvalid = typed !== null && changedTo(typed) === null;
  const expected =
    understood(typed ?? shown) === null
      ? words.t("policy.oneDelay")
      : words.t("policy.expected", { expected: expectedText(parameter, words) });
  return (
    <TextField
      label={words.t(`workbook:columns.CC_Insurers.${field}`)}
      styles={NARROW}
      suffix={unitText(PARAMETER_LIMITS[parameter].unit, words)}
      value={typed ?? shown}
      disabled={disabled}
      autoComplete="off"
      errorMessage={isInvalid ? expected : ""}
      onChange={(_, text = "") => {
        setTyped(text);
        onChange(changedTo(text));
      }}
      onBlur={() => {
        if (!isInvalid) setTyped(null);
      }}
    />
  );
}
