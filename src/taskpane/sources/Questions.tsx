import { ChoiceGroup } from "@fluentui/react/lib/ChoiceGroup";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { Fragment, useId, type KeyboardEvent, type ReactElement } from "react";
import { answerOf, isSameQuestion } from "../../intake/answers";
import type { Answer, Question } from "../../intake/question";
import { CellLink } from "./CellLink";
import { questionText } from "./questionText";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    question: {
      padding: "8px 12px 12px",
      border: `1px solid ${theme.semanticColors.errorText}`,
      fontSize: 12,
      lineHeight: 16,
      overflowWrap: "anywhere",
    },
    text: { margin: "0 0 4px" },
    day: { fontSize: 12 },
    examples: { margin: "0 0 4px", paddingInlineStart: 18 },
    choice: { display: "block", paddingInlineStart: 26 },
    // A line ends between two of them, not within "1-30 j".
    effect: { display: "inline-block" },
  });

/** It ends a line, and begins none. */
const MARK = APART.trimEnd();

interface QuestionsProps {
  readonly questions: readonly Question[];
  /** What was answered so far. */
  readonly answers: readonly Answer[];
  readonly isBusy: boolean;
  readonly onAnswer: (answer: Answer) => void;
  /** Enter on a choice: the analysis goes on with what was answered. */
  readonly onSend: () => void;
  readonly onShowCell: (address: string) => void;
  /** To where the day of the figures is corrected. */
  readonly onChangeDay: () => void;
}

/** What the analysis asks of a source: each question with rows to look at and what each choice comes to. */
export function Questions({ questions, ...rest }: QuestionsProps): ReactElement {
  return (
    <>
      {questions.map((question) => (
        <OneQuestion key={`${question.kind}/${question.subject}`} question={question} {...rest} />
      ))}
    </>
  );
}

function OneQuestion({
  question,
  answers,
  isBusy,
  onAnswer,
  onSend,
  onShowCell,
  onChangeDay,
}: Omit<QuestionsProps, "questions"> & { readonly question: Question }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const askId = useId();
  const { place, title, ask, examples, choices } = questionText(question, words);
  const given = answers.find((answer) => isSameQuestion(answer, question));
  const chosen = question.choices.findIndex(
    ({ choice, heading }) => choice === given?.choice && heading === given.heading,
  );
  // Tab stops once at a question, at what is chosen or proposed: the arrow keys lead to the other choices.
  const stop = Math.max(0, chosen < 0 ? choices.findIndex(({ isProposed }) => isProposed) : chosen);
  return (
    <section className={classes.question} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <p className={classes.text}>{place}</p>
      <p id={askId} className={classes.text}>
        {ask}
      </p>
      {question.values["day"] !== undefined && (
        <Link className={classes.day} disabled={isBusy} onClick={onChangeDay}>
          {words.t("referenceDate.change")}
        </Link>
      )}
      <ul className={classes.examples}>
        {examples.map(({ address, cell, text }) => (
          <li key={address}>
            <CellLink address={address} text={cell} onShowCell={onShowCell} /> {text}
          </li>
        ))}
      </ul>
      <ChoiceGroup
        ariaLabelledBy={askId}
        disabled={isBusy}
        selectedKey={chosen < 0 ? null : String(chosen)}
        options={choices.map(({ text, isProposed, effects }, index) => ({
          key: String(index),
          tabIndex: index === stop ? 0 : -1,
          onKeyDown: ({ key }: KeyboardEvent) => key === "Enter" && onSend(),
          text: isProposed ? words.t("sources.questions.proposed", { choice: text }) : text,
          onRenderLabel: (option) => (
            <span className={classes.choice}>
              {option?.text}
              <span className={classes.below}>
                {effects.map((effect, place) => (
                  <Fragment key={effect}>
                    <span className={classes.effect}>
                      {effect}
                      {place < effects.length - 1 && MARK}
                    </span>{" "}
                  </Fragment>
                ))}
              </span>
            </span>
          ),
        }))}
        onChange={(_, option) => {
          const choice = question.choices[Number(option?.key)];
          if (choice !== undefined) onAnswer(answerOf(question, choice));
        }}
      />
    </section>
  );
}
