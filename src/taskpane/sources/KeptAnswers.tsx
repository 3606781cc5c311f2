import type { ReactElement } from "react";
import { answerOf, isSameQuestion } from "../../intake/answers";
import { isAboutField, isNamedChoice, QUESTIONS, type Answer } from "../../intake/question";
import type { Field } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { choiceText } from "./questionText";
import { SelectField } from "../kit/SelectField";
import { useWords } from "../kit/words";

interface KeptAnswersProps {
  /** The answers that the source was read with. */
  readonly kept: readonly Answer[];
  /** What was answered since. */
  readonly answers: readonly Answer[];
  readonly isBusy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

/** What a kept answer is about: its question, and the field or heading that it names where it names one. */
function keptText({ kind, subject }: Answer, words: Translator): string {
  const title = words.t(`questions:${kind}.title`);
  if (subject === "") return words.t("sources.questions.keptOfSheet", { title });
  const named = isAboutField(kind) ? words.t(`workbook:fields.${subject as Field}`) : subject;
  return words.t("sources.questions.kept", { title, subject: named });
}

/** The answers kept from earlier weeks, which were used again: each can be changed. */
export function KeptAnswers({ kept, answers, isBusy, onAnswer }: KeptAnswersProps): ReactElement {
  const words = useWords();
  return (
    <>
      {kept.map((answer) => {
        const { kind, subject } = answer;
        const given = answers.find((other) => isSameQuestion(other, answer)) ?? answer;
        const fixed = QUESTIONS[kind].filter((choice) => !isNamedChoice(choice));
        const options = [
          ...(isNamedChoice(answer.choice) ? [{ choice: answer.choice, heading: answer.heading }] : []),
          ...fixed.map((choice) => ({ choice, heading: "" })),
        ];
        const isGiven = (option: { readonly choice: string; readonly heading: string }): boolean =>
          option.choice === given.choice && option.heading === given.heading;
        return (
          <SelectField
            key={`${kind}/${subject}`}
            label={keptText(answer, words)}
            options={options.map((option, index) => ({
              key: String(index),
              text: choiceText(answer, option, words),
            }))}
            value={String(options.findIndex(isGiven))}
            disabled={isBusy}
            onChange={(chosen) => {
              const option = options[Number(chosen)];
              if (option !== undefined) onAnswer(answerOf(answer, option));
            }}
          />
        );
      })}
    </>
  );
}
