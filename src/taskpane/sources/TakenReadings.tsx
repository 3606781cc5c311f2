import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import { takenMessage } from "../../intake/check/takenMessage";
import { answerOf, isSameQuestion } from "../../intake/answers";
import type { Answer, Question } from "../../intake/question";
import type { Source } from "../../intake/source";
import type { TextKey, Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    taken: {
      padding: "8px 12px",
      borderInlineStart: `3px solid ${theme.palette.themePrimary}`,
      background: theme.palette.neutralLighterAlt,
      fontSize: 12,
      lineHeight: 16,
      overflowWrap: "anywhere",
    },
    text: { margin: "0 0 6px" },
  });

interface TakenReadingsProps {
  /** What was read without asking, nothing speaking against it. */
  readonly questions: readonly Question[];
  /** What was answered so far and is not kept yet. */
  readonly answers?: readonly Answer[];
  readonly isBusy: boolean;
  /** The other reading is chosen, or the one that was taken again. */
  readonly onInstead: (answer: Answer) => void;
}

/** What a source settled by itself, with the sums of both readings, and the other one a press away. */
export function TakenReadings({
  questions,
  answers = [],
  isBusy,
  onInstead,
}: TakenReadingsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <>
      {questions.map((question) => {
        const message = takenMessage(question);
        const [taken, other] = bothChoices(question);
        if (message === null || taken === undefined || other === undefined) return null;
        const given = answers.find((answer) => isSameQuestion(answer, question));
        return (
          <section
            key={`${question.sheet}/${question.kind}/${question.subject}`}
            className={classes.taken}
            aria-label={words.t(`questions:${question.kind}.title`)}
          >
            <p className={classes.text}>{words.message(message)}</p>
            <Checkbox
              label={insteadText(question, words)}
              checked={given?.choice === other.choice}
              disabled={isBusy}
              onChange={(_, checked) => onInstead(answerOf(question, checked === true ? other : taken))}
            />
          </section>
        );
      })}
    </>
  );
}

/** What several sources settled by themselves. */
export function TakenOfReadings({
  readings,
  ...rest
}: Omit<TakenReadingsProps, "questions"> & { readonly readings: readonly Source[] }): ReactElement {
  return <TakenReadings questions={readings.flatMap(takenOf)} {...rest} />;
}

/** What was taken unasked of a source whose figures count. */
export function takenOf({ questions = [], superseded }: Source): readonly Question[] {
  return superseded === true ? [] : questions.filter((question) => takenMessage(question) !== null);
}

function bothChoices({ choices, proposed }: Question): readonly Question["choices"][number][] {
  return [...choices.slice(proposed, proposed + 1), ...choices.filter((_, place) => place !== proposed)];
}

function insteadText({ kind }: Question, words: Translator): string {
  return words.t(`questions:${kind}.instead` as TextKey);
}
