import { DefaultButton } from "@fluentui/react/lib/Button";
import { Spinner } from "@fluentui/react/lib/Spinner";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { SourcesActions, SheetToDeclare } from "../../committee/sources/sourcesContract";
import { DECLARED_FIELDS, isDeclarable } from "../../committee/sources/declaredFields";
import { SOURCE_KINDS, type SourceKind } from "../../domain/receivables/sourceKind";
import { columnLetters } from "../../intake/cells/a1";
import { headingText } from "../../intake/find/layout";
import type { Field, Source, SourceDecision } from "../../intake/source";
import { problemText } from "../kit/problemText";
import { isSameSource } from "../state/sourceDrafts";
import { SelectField } from "../kit/SelectField";
import { useClasses } from "../kit/styles";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";
import { Disclosure } from "../kit/Disclosure";

const build = (theme: Theme) =>
  mergeStyleSets({
    frame: { borderTop: `1px solid ${theme.palette.neutralLight}` },
    body: { display: "flex", flexDirection: "column", gap: 8, marginInlineStart: -24 },
    error: { margin: 0, fontSize: 12, lineHeight: 16, color: theme.semanticColors.errorText },
    button: { alignSelf: "flex-start" },
  });

export interface DeclareSourceProps {
  readonly readings: readonly Source[];
  readonly isBusy: boolean;
  /** True while a decision is being tried on the first rows. */
  readonly isTrying: boolean;
  /** True when the last thing asked for failed or was stopped: it says nothing of the sheet. */
  readonly hasFailed: boolean;
  readonly onDecide: (decision: SourceDecision) => void;
  readonly onListSheets: SourcesActions["sheetsToDeclare"];
}

/** Declares a sheet a source by hand: which one, what it holds, where its headings and its columns stand. */
export function DeclareSource(props: DeclareSourceProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <div className={classes.frame}>
      <Disclosure title={words.t("sources.declare.title")} level={2} startsOpen={false}>
        <div className={classes.body}>
          <p className={classes.said}>{words.t("sources.declare.intro")}</p>
          <Sheets {...props} />
        </div>
      </Disclosure>
    </div>
  );
}

/** The sheets are listed when the form is opened, and again when that failed. */
function Sheets(props: DeclareSourceProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  // The way to list them is made anew at each drawing; only another attempt lists them again.
  const [list] = useState(() => props.onListSheets);
  const { found: sheets, problem, readAgain } = useReading(list);
  if (problem !== null) {
    const { what, next } = problemText(problem, words);
    return (
      <>
        <p role="alert" className={classes.error}>{`${what} ${next}`}</p>
        <DefaultButton
          className={classes.button}
          text={words.t("sources.declare.retry")}
          onClick={readAgain}
        />
      </>
    );
  }
  if (sheets === null) return <Spinner label={words.t("sources.declare.listing")} labelPosition="right" />;
  if (sheets.length === 0) return <p className={classes.said}>{words.t("sources.declare.empty")}</p>;
  return <Form {...props} sheets={sheets} />;
}

function Form({
  sheets,
  readings,
  isBusy,
  isTrying,
  hasFailed,
  onDecide,
}: DeclareSourceProps & { readonly sheets: readonly SheetToDeclare[] }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [sheet, setSheet] = useState<SheetToDeclare | null>(null);
  const [kind, setKind] = useState<SourceKind>("open-items");
  const [row, setRow] = useState<number | null>(null);
  const [columns, setColumns] = useState<SourceDecision["columns"]>({});
  const [tried, setTried] = useState<SourceDecision | null>(null);
  const [isMissed, setMissed] = useState(false);
  // It was not tried to its end, and stays so once the message of the failure is closed.
  if (hasFailed && tried !== null) setTried(null);
  const headings = sheet?.rows.find((headingRow) => headingRow.row === row)?.headings ?? [];
  const isRead = tried !== null && readings.some((source) => isSameSource(source, tried));
  const clear = () => {
    setColumns({});
    setTried(null);
    setMissed(false);
  };
  const choose = (field: Field, heading: string) => {
    setTried(null);
    setColumns({ ...without(columns, field), ...(heading !== "" && { [field]: heading }) });
  };
  const submit = () => {
    const isMissing = sheet === null || !isDeclarable(kind, columns, headings);
    setMissed(isMissing);
    if (sheet === null || isMissing) return;
    const decision: SourceDecision = {
      sheet: sheet.sheet,
      kind,
      isUsed: true,
      columns,
      dateOrder: null,
      repairsSwappedDates: false,
      layout: "",
    };
    setTried(decision);
    onDecide(decision);
  };
  const none = { key: "", text: words.t("sources.declare.byItself") };
  return (
    <>
      <SelectField
        label={words.t("sources.declare.sheet")}
        placeholder={words.t("sources.declare.choose")}
        options={sheets.map((candidate) => candidate.sheet)}
        value={sheet?.sheet ?? ""}
        disabled={isBusy}
        onChange={(name) => {
          const chosen = sheets.find((candidate) => candidate.sheet === name) ?? null;
          setSheet(chosen);
          setRow(likeliestRow(chosen));
          clear();
        }}
      />
      <SelectField
        label={words.t("sources.declare.kind")}
        options={SOURCE_KINDS.map((candidate) => ({
          key: candidate,
          text: words.t(`sources.kind.${candidate}`),
        }))}
        value={kind}
        disabled={isBusy}
        onChange={(chosen) => {
          setKind(SOURCE_KINDS.find((candidate) => candidate === chosen) ?? kind);
          clear();
        }}
      />
      {sheet !== null && (
        <SelectField
          label={words.t("sources.declare.row")}
          options={sheet.rows.map((headingRow) => ({
            key: String(headingRow.row),
            text: words.t("sources.declare.rowOption", {
              row: headingRow.row,
              headings: headingRow.headings.map(({ heading }) => headingText(heading)).join(", "),
            }),
          }))}
          value={String(row ?? "")}
          disabled={isBusy}
          onChange={(chosen) => {
            setRow(Number(chosen));
            clear();
          }}
        />
      )}
      {headings.length > 0 &&
        DECLARED_FIELDS[kind].map((field) => (
          <SelectField
            key={field}
            label={words.t(`workbook:fields.${field}`)}
            options={[
              none,
              ...headings.map(({ column, heading }) => ({
                key: heading,
                text: `${columnLetters(column)} – ${headingText(heading)}`,
              })),
            ]}
            value={columns[field] ?? ""}
            disabled={isBusy}
            onChange={(heading) => choose(field, heading)}
          />
        ))}
      {isMissed && (
        <p role="alert" className={classes.error}>
          {words.t(sheet === null ? "sources.declare.noSheet" : `sources.declare.needs.${kind}`)}
        </p>
      )}
      {tried !== null && !isTrying && (
        <p role={isRead ? "status" : "alert"} className={isRead ? classes.said : classes.error}>
          {words.t(isRead ? "sources.declare.done" : "sources.declare.unreadable", { sheet: tried.sheet })}
        </p>
      )}
      <DefaultButton
        className={classes.button}
        text={words.t("sources.declare.submit")}
        disabled={isBusy}
        allowDisabledFocus
        onClick={submit}
      />
    </>
  );
}

function without(columns: SourceDecision["columns"], field: Field): SourceDecision["columns"] {
  return Object.fromEntries(Object.entries(columns).filter(([other]) => other !== field));
}

/** The first of the rows with the most headings. */
function likeliestRow(sheet: SheetToDeclare | null): number | null {
  const rows = sheet?.rows ?? [];
  const most = Math.max(0, ...rows.map(({ headings }) => headings.length));
  return rows.find(({ headings }) => headings.length === most)?.row ?? null;
}
