import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import { useState, type ReactElement } from "react";
import {
  CHOICES,
  choiceOf,
  expectedText,
  fromChoice,
  valueText,
  type ParameterValue,
  unitText,
} from "../../committee/port/policyValues";
import { DEFAULT_PARAMETERS, PARAMETER_LIMITS, type Parameters } from "../../domain/policy/policy";
import type { Translator } from "../../locales/translator";
import { typedText, typedValue } from "./policyThemes";
import { SelectField } from "../kit/SelectField";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = () =>
  mergeStyleSets({
    field: { paddingBottom: 12 },
    link: { fontSize: 12 },
    choice: { maxWidth: 190 },
  });

const NARROW = { fieldGroup: { maxWidth: 190 } };

interface ParameterFieldProps {
  readonly name: keyof Parameters;
  readonly value: ParameterValue;
  readonly disabled: boolean;
  /** Told with null when what was typed is no value. */
  readonly onChange: (value: ParameterValue | null) => void;
}

/** One parameter: its field in its unit, what it means, its limits and the way back to its default. */
export function ParameterField({ name, value, disabled, onChange }: ParameterFieldProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [typed, setTyped] = useState<string | null>(null);
  const { unit } = PARAMETER_LIMITS[name];
  const choices = CHOICES[unit];
  const label = words.t(`workbook:parameters.${name}.name`);
  const why = words.t(`workbook:parameters.${name}.why`);
  const initial = DEFAULT_PARAMETERS[name];
  const isInvalid = typed !== null && typedValue(name, typed, words.language) === null;
  const change = (text: string) => {
    setTyped(text);
    onChange(typedValue(name, text, words.language));
  };
  const reset = () => {
    setTyped(null);
    onChange(initial);
  };
  const field =
    unit === "yes-no" ? (
      <Checkbox
        label={label}
        checked={value === true}
        disabled={disabled}
        onChange={(_, checked) => onChange(checked === true)}
      />
    ) : choices !== undefined ? (
      <div className={classes.choice}>
        <SelectField
          label={label}
          options={choices.map((key) => ({ key, text: words.t(`workbook:choices.${key}`) }))}
          value={choiceOf(value) ?? ""}
          disabled={disabled}
          onChange={(chosen) => {
            const choice = choices.find((key) => key === chosen);
            if (choice !== undefined) onChange(fromChoice(choice, unit));
          }}
        />
      </div>
    ) : (
      <TextField
        label={label}
        styles={unit === "text" ? {} : NARROW}
        suffix={suffixOf(name, words)}
        value={typed ?? typedText(name, value, words.language)}
        disabled={disabled}
        autoComplete="off"
        errorMessage={isInvalid ? words.t("policy.expected", { expected: expectedText(name, words) }) : ""}
        onChange={(_, text) => change(text ?? "")}
        onBlur={() => {
          if (!isInvalid) setTyped(null);
        }}
      />
    );
  return (
    <div className={classes.field}>
      {field}
      <span className={classes.below}>{why}</span>
      {(value !== initial || isInvalid) && initial !== "" && (
        <Link
          className={classes.link}
          disabled={disabled}
          onClick={reset}
          aria-label={words.t("policy.resetOf", { name: label })}
        >
          {words.t("policy.reset", { value: valueText(name, initial, words) })}
        </Link>
      )}
    </div>
  );
}

function suffixOf(name: keyof Parameters, words: Translator): string {
  const { unit } = PARAMETER_LIMITS[name];
  if (unit === "share" || unit === "rate") return "%";
  return unitText(unit, words);
}
