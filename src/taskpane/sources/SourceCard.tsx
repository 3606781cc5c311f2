import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { FIELDS_OF_KIND } from "../../intake/find/sourceFields";
import type { Day } from "../../domain/basis/day";
import { DATE_ORDERS, type DateOrder } from "../../domain/receivables/sourceKind";
import { columnLetters } from "../../intake/cells/a1";
import { isDayField } from "../../intake/find/columnProfile";
import { headingText } from "../../intake/find/layout";
import type { Answer, Question } from "../../intake/question";
import type { Field, Source, SourceDecision } from "../../intake/source";
import { kindBeside } from "./kindBeside";
import type { Translator } from "../../locales/translator";
import { withColumn } from "../state/sourceDrafts";
import { unreadText } from "../kit/problemText";
import { SelectField } from "../kit/SelectField";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";
import { DayWarning } from "../kit/DayWarning";
import { Disclosure } from "../kit/Disclosure";
import { Findings } from "./Findings";
import { KeptAnswers } from "./KeptAnswers";
import { PreviewTable } from "./PreviewTable";
import { Questions } from "./Questions";
import { takenOf, TakenReadings } from "./TakenReadings";

const build = (theme: Theme) =>
  mergeStyleSets({
    card: { borderTop: `1px solid ${theme.palette.neutralLight}` },
    sheet: { display: "block", overflowWrap: "anywhere" },
    note: {
      display: "block",
      fontSize: 12,
      lineHeight: 16,
      fontWeight: 400,
      color: theme.palette.neutralSecondary,
    },
    asked: { display: "block", fontSize: 12, lineHeight: 16, color: theme.semanticColors.errorText },
    body: { display: "flex", flexDirection: "column", gap: 10, marginInlineStart: -24 },
  });

interface SourceCardProps {
  readonly source: Source;
  /** What confirming it as shown decides. */
  readonly decision: SourceDecision;
  /** True while the analysis waits for this source. */
  readonly isAsked: boolean;
  /** What the analysis asks of it. */
  readonly questions: readonly Question[];
  /** What was answered and is not kept yet. */
  readonly answers: readonly Answer[];
  readonly onAnswer: (answer: Answer) => void;
  readonly onSend: () => void;
  readonly onChangeDay: () => void;
  readonly isBusy: boolean;
  readonly today: Day;
  readonly onDecide: (decision: SourceDecision) => void;
  readonly onShowCell: (address: string) => void;
}

/** One source: how it was understood, its first rows, and what the user may correct. */
export function SourceCard(props: SourceCardProps): ReactElement {
  const { source, decision, isAsked, questions, answers, isBusy, today } = props;
  const { onDecide, onAnswer, onSend, onChangeDay, onShowCell } = props;
  const words = useWords();
  const classes = useClasses(build);
  const { findings } = source;
  const isDoubtful = isToConfirm(source);
  const unread = unreadText(source.unread ?? [], words);
  return (
    <div className={classes.card}>
      {isCountedFrom(source) && <DayWarning day={source.referenceDate} today={today} />}
      <Disclosure
        key={isAsked ? "asked" : "seen"}
        startsOpen={isAsked || isDoubtful}
        level={2}
        title={
          <>
            <span className={classes.sheet}>{source.sheet}</span>
            <span className={classes.note}>{factsOf(source, words)}</span>
            <span className={isDoubtful ? classes.asked : classes.note}>{statusOf(source, words)}</span>
          </>
        }
      >
        <div className={classes.body}>
          {source.status === "changed" && <p className={classes.said}>{words.t("sources.changedNote")}</p>}
          <Questions
            questions={questions}
            answers={answers}
            isBusy={isBusy}
            onAnswer={onAnswer}
            onSend={onSend}
            onShowCell={onShowCell}
            onChangeDay={onChangeDay}
          />
          <TakenReadings questions={takenOf(source)} answers={answers} isBusy={isBusy} onInstead={onAnswer} />
          <KeptAnswers kept={source.answers ?? []} answers={answers} isBusy={isBusy} onAnswer={onAnswer} />
          <Findings findings={findings} onShowCell={onShowCell} />
          <Checkbox
            label={words.t("sources.use", { kind: words.t(`sources.kind.${source.kind}`) })}
            checked={decision.isUsed}
            disabled={isBusy}
            onChange={(_, checked) => onDecide({ ...decision, isUsed: checked === true })}
          />
          <PreviewTable source={source} />
          {unread !== "" && <p className={classes.text}>{unread}</p>}
          <Columns {...props} />
        </div>
      </Disclosure>
    </div>
  );
}

/** Whether delays are counted from the source's day. */
function isCountedFrom({ kind, superseded }: Source): boolean {
  return (kind === "open-items" || kind === "aged-balance") && superseded !== true;
}

/** Kind, header row, day and confidence in one line. */
function factsOf(source: Source, words: Translator): string {
  const { headerRow, referenceDate, confidence } = source;
  const facts = [
    ...kindBeside(source, words),
    words.t("sources.headerRow", { row: headerRow }),
    ...(referenceDate === null ? [] : [words.t("sources.asOf", { day: words.day(referenceDate, "short") })]),
    words.t("sources.confidence", { percent: words.percent(confidence) }),
  ];
  return facts.join(APART);
}

function statusOf(source: Source, words: Translator): string {
  if (source.leftOut !== undefined) return words.message(source.leftOut);
  if (source.superseded) return words.t("sources.superseded");
  return words.t(
    `sources.status.${source.status === "found" && isToConfirm(source) ? "doubtful" : source.status}`,
  );
}

function isToConfirm({ status, questions = [] }: Source): boolean {
  return status === "doubtful" || status === "changed" || questions.some(({ answer }) => answer === null);
}

/** Each field with the list of the table's headings; the ones found first. */
function Columns({ source, decision, isBusy, onDecide }: SourceCardProps): ReactElement {
  const words = useWords();
  const { headings } = source;
  const known = FIELDS_OF_KIND[source.kind];
  const found = known.filter((field) => source.columns[field] !== undefined);
  const others = known.filter((field) => source.columns[field] === undefined);
  const options = [
    { key: "", text: words.t("sources.noColumn") },
    ...headings.map(({ column, heading }) => ({
      key: String(column),
      text: `${columnLetters(column)} – ${headingText(heading)}`,
    })),
  ];
  const list = (field: Field) => (
    <SelectField
      key={field}
      label={words.t(`workbook:fields.${field}`)}
      options={options}
      value={String(source.columns[field]?.column ?? "")}
      disabled={isBusy}
      onChange={(chosen) => {
        const heading = headings.find(({ column }) => String(column) === chosen)?.heading;
        onDecide(withColumn(decision, field, heading ?? ""));
      }}
    />
  );
  return (
    <>
      <div>{found.map(list)}</div>
      <DateReading source={source} decision={decision} isBusy={isBusy} onDecide={onDecide} />
      {others.length > 0 && (
        <Disclosure title={words.t("sources.otherFields")} startsOpen={false}>
          {others.map(list)}
        </Disclosure>
      )}
    </>
  );
}

/** How dates written as text are read, for a source that has some column of dates. */
function DateReading({
  source,
  decision,
  isBusy,
  onDecide,
}: Pick<SourceCardProps, "source" | "decision" | "isBusy" | "onDecide">): ReactElement | null {
  const words = useWords();
  if (!FIELDS_OF_KIND[source.kind].some((field) => isDayField(field) && source.columns[field])) return null;
  const orderOf = (order: DateOrder) => words.t(`workbook:dateOrders.${order}`);
  const asRead = source.dateOrder === null ? "" : ` (${orderOf(source.dateOrder)})`;
  return (
    <>
      <SelectField
        label={words.t("sources.dateOrder")}
        options={[
          { key: "", text: words.t("sources.fromValues") + (decision.dateOrder === null ? asRead : "") },
          ...DATE_ORDERS.map((order) => ({ key: order, text: orderOf(order) })),
        ]}
        value={decision.dateOrder ?? ""}
        disabled={isBusy}
        onChange={(chosen) =>
          onDecide({ ...decision, dateOrder: DATE_ORDERS.find((order) => order === chosen) ?? null })
        }
      />
      <Checkbox
        label={words.t("sources.repairDates")}
        checked={decision.repairsSwappedDates}
        disabled={isBusy}
        onChange={(_, checked) => onDecide({ ...decision, repairsSwappedDates: checked === true })}
      />
    </>
  );
}
