import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { FIELDS_OF_KIND } from "../../intake/find/sourceFields";
import { isAmountField, isDayField } from "../../intake/find/columnProfile";
import type { Field, Source } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    frame: [
      getFocusStyle(theme, { inset: 1 }),
      { position: "relative", overflowX: "auto", border: `1px solid ${theme.palette.neutralLight}` },
    ],
    table: { borderCollapse: "collapse", fontSize: 12, lineHeight: 16 },
    cell: {
      maxWidth: 160,
      padding: "3px 8px",
      overflow: "hidden",
      textOverflow: "ellipsis",
      whiteSpace: "nowrap",
      textAlign: "start",
    },
    figure: { textAlign: "end", fontVariantNumeric: "tabular-nums" },
    heading: { fontWeight: 600, background: theme.palette.neutralLighter },
  });

/** The first rows of a source as they were understood: a table that scrolls sideways in the narrow pane. */
export function PreviewTable({ source }: { readonly source: Source }): ReactElement | null {
  const words = useWords();
  const classes = useClasses(build);
  const { preview, kind, sheet } = source;
  const fields = FIELDS_OF_KIND[kind].filter((field) => preview.some((row) => row[field] !== undefined));
  if (fields.length === 0) return null;
  const caption = words.t("sources.preview", { sheet });
  return (
    // A region that scrolls must be reached by keyboard.
    <div className={classes.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} scope="col" className={`${classes.cell} ${classes.heading}`}>
                {words.t(`workbook:fields.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((row, index) => (
            <tr key={index}>
              {fields.map((field) => (
                <td
                  key={field}
                  className={isAmountField(field) ? `${classes.cell} ${classes.figure}` : classes.cell}
                >
                  {understood(field, row[field], words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value as the user writes it: amounts are cents and days are serials. */
function understood(field: Field, value: string | number | undefined, words: Translator): string {
  if (typeof value !== "number") return value ?? "";
  if (isAmountField(field)) return words.money(value);
  return isDayField(field) ? words.day(value, "short") : words.number(value);
}
