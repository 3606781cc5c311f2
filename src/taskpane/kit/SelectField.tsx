import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import { useClasses } from "./styles";

const build = (theme: Theme) =>
  mergeStyleSets({
    field: { display: "flex", flexDirection: "column", minWidth: 0 },
    label: { padding: "5px 0", fontWeight: 600 },
    select: [
      getFocusStyle(theme, { inset: -1 }),
      {
        boxSizing: "border-box",
        width: "100%",
        height: 32,
        padding: "0 6px",
        border: `1px solid ${theme.semanticColors.inputBorder}`,
        borderRadius: 2,
        color: theme.semanticColors.inputText,
        background: theme.semanticColors.inputBackground,
        font: "inherit",
        textOverflow: "ellipsis",
        selectors: { ":hover": { borderColor: theme.semanticColors.inputBorderHovered } },
      },
    ],
  });

interface SelectFieldProps {
  readonly label: string;
  /** The choices say themselves what is chosen: the label is for screen readers. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}

/**
 * A choice in the browser's own list: typing its first letters chooses without opening it, which Fluent UI's
 * Dropdown does not do.
 */
export function SelectField({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
}: SelectFieldProps): ReactElement {
  const classes = useClasses(build);
  const id = useId();
  return (
    <div className={classes.field}>
      {!isLabelHidden && (
        <label htmlFor={id} className={classes.label}>
          {label}
        </label>
      )}
      <select
        id={id}
        aria-label={isLabelHidden ? label : undefined}
        className={classes.select}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}
