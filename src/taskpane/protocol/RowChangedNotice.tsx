import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import type { RowChanged } from "../../committee/protocol/rowChanged";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { TextKey, Translator } from "../../locales/translator";
import { problemText } from "../kit/problemText";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    notice: {
      margin: "10px 0 0",
      padding: "8px 10px",
      border: `1px solid ${theme.semanticColors.messageText}`,
      borderRadius: 2,
      color: theme.semanticColors.messageText,
      background: theme.semanticColors.warningBackground,
    },
    what: { margin: "0 0 4px", fontWeight: 600 },
    text: { margin: "0 0 6px", fontSize: 12, lineHeight: 16 },
    table: { width: "100%", borderCollapse: "collapse", fontSize: 12, lineHeight: 16, tableLayout: "fixed" },
    cell: {
      padding: "3px 4px",
      borderTop: `1px solid ${theme.palette.neutralTertiary}`,
      textAlign: "start",
      verticalAlign: "top",
      fontWeight: 400,
      whiteSpace: "pre-wrap",
      overflowWrap: "anywhere",
    },
    head: { padding: "3px 4px", textAlign: "start", fontWeight: 600 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8, marginTop: 8 },
  });

interface RowChangedNoticeProps {
  readonly problem: RowChanged;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Somebody changed the row meanwhile: both versions beside each other, and the choice between them. */
export function RowChangedNotice({ problem, onTheirs, onMine }: RowChangedNoticeProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  const { what, why } = problemText(problem, words);
  return (
    <section role="alert" className={classes.notice} aria-labelledby={id}>
      <p id={id} className={classes.what}>
        {what}
      </p>
      <p className={classes.text}>{why}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.head}>
              {words.t("meeting.changed.field")}
            </th>
            <th scope="col" className={classes.head}>
              {words.t("meeting.changed.seen")}
            </th>
            <th scope="col" className={classes.head}>
              {words.t("meeting.changed.now")}
            </th>
          </tr>
        </thead>
        <tbody>
          {problem.fields.map((field) => (
            <tr key={field}>
              <th scope="row" className={classes.cell}>
                {fieldName(field, words)}
              </th>
              <td className={classes.cell}>{valueOf(problem.seen, field, words)}</td>
              <td className={classes.cell}>{valueOf(problem.now, field, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.buttons}>
        <PrimaryButton text={words.t("meeting.changed.theirs")} onClick={onTheirs} />
        <DefaultButton text={words.t("meeting.changed.mine")} onClick={onMine} />
      </div>
    </section>
  );
}

/** Fields whose column is named otherwise. */
const COLUMNS: Partial<Record<keyof ProtocolEntry, string>> = {
  clientName: "client",
  kindText: "actionKind",
};

function fieldName(field: keyof ProtocolEntry, words: Translator): string {
  return words.t(`workbook:columns.CC_Protocol.${COLUMNS[field] ?? field}` as TextKey);
}

const DAYS: ReadonlySet<keyof ProtocolEntry> = new Set([
  "committeeDate",
  "dueDate",
  "doneOn",
  "rulingDate",
  "until",
  "rulingDue",
]);

function valueOf(entry: ProtocolEntry, field: keyof ProtocolEntry, words: Translator): string {
  const value = entry[field];
  // What the row was left as is compared, never shown.
  if (value === "" || typeof value === "object") return "–";
  if (field === "status") return words.t(`workbook:statuses.${value}` as TextKey);
  if (field === "arbitration") return words.t(`workbook:arbitration.${value}` as TextKey);
  if (typeof value === "number" && DAYS.has(field)) return words.day(value, "short");
  return String(value);
}
