import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement, type SyntheticEvent } from "react";
import { useClasses } from "./styles";

const build = (theme: Theme) =>
  mergeStyleSets({
    field: { display: "flex", flexDirection: "column", minWidth: 0 },
    label: { padding: "5px 0", fontWeight: 600 },
    // The browser's list keeps one line's height: what is chosen, set unseen behind it, gives it that of its lines.
    frame: {
      display: "grid",
      flex: 1,
      minHeight: 32,
      selectors: {
        "::after": {
          content: "attr(data-chosen)",
          gridArea: "1 / 1",
          visibility: "hidden",
          padding: "5px 22px 5px 8px",
          lineHeight: 20,
          overflowWrap: "anywhere",
        },
      },
    },
    select: [
      getFocusStyle(theme, { inset: -1 }),
      {
        gridArea: "1 / 1",
        boxSizing: "border-box",
        width: "100%",
        minWidth: 0,
        padding: "0 6px",
        whiteSpace: "normal",
        overflowWrap: "anywhere",
        border: `1px solid ${theme.semanticColors.inputBorder}`,
        borderRadius: 2,
        color: theme.semanticColors.inputText,
        background: theme.semanticColors.inputBackground,
        font: "inherit",
        textOverflow: "ellipsis",
        selectors: {
          ":hover": { borderColor: theme.semanticColors.inputBorderHovered },
          '&[aria-disabled="true"]': {
            color: theme.semanticColors.disabledText,
            borderColor: theme.semanticColors.disabledBackground,
            background: theme.semanticColors.disabledBackground,
          },
        },
      },
    ],
  });

/** A choice and what it is called, where that is not the same. */
interface SelectOption {
  readonly key: string;
  readonly text: string;
}

interface SelectFieldProps {
  readonly label: string;
  /** The choices say themselves what is chosen: the label is for screen readers. */
  readonly isLabelHidden?: boolean;
  /** The key of what is chosen. */
  readonly value: string;
  readonly options: readonly (string | SelectOption)[];
  /** What stands there while nothing is chosen: the value is "". */
  readonly placeholder?: string;
  /** It keeps the focus all the same, for what makes it wait is over soon. */
  readonly disabled?: boolean;
  readonly onChange: (key: string) => void;
}

/** A choice in the browser's own list: typing its first letters chooses without opening it. */
export function SelectField({
  label,
  isLabelHidden = false,
  value,
  options,
  placeholder,
  disabled = false,
  onChange,
}: SelectFieldProps): ReactElement {
  const classes = useClasses(build);
  const id = useId();
  const choices = options.map((option) =>
    typeof option === "string" ? { key: option, text: option } : option,
  );
  const chosen = choices.find(({ key }) => key === value)?.text ?? placeholder;
  const stays = (event: SyntheticEvent) => {
    if (disabled) event.preventDefault();
  };
  return (
    <div className={classes.field}>
      {!isLabelHidden && (
        <label htmlFor={id} className={classes.label}>
          {label}
        </label>
      )}
      <div className={classes.frame} data-chosen={chosen}>
        <select
          id={id}
          aria-label={isLabelHidden ? label : undefined}
          aria-disabled={disabled || undefined}
          className={classes.select}
          value={value}
          onMouseDown={stays}
          onKeyDown={(event) => event.key !== "Tab" && stays(event)}
          onChange={({ target }) => !disabled && onChange(target.value)}
        >
          {placeholder !== undefined && (
            <option value="" hidden>
              {placeholder}
            </option>
          )}
          {choices.map(({ key, text }) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
