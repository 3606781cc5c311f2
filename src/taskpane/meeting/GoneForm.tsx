import { PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useEffect, useId, type KeyboardEvent, type ReactElement } from "react";
import type { GoneRow, MeetingStep } from "../../committee/meeting/meetingContract";
import { countOf, runsText } from "../../domain/protocol/goneNumbers";
import type { Translator } from "../../locales/translator";
import { focusField } from "../kit/formKeys";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = () => mergeStyleSets({ rows: { margin: "4px 0 8px", paddingInlineStart: 18 } });

interface GoneFormProps {
  readonly step: Extract<MeetingStep, { kind: "gone" }>;
  readonly isSaving: boolean;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  readonly onNote: () => void;
}

/** Which rows are gone from the protocol, what is known of them, how to have them back, and one key to take note. */
export function GoneForm({ step, isSaving, takesFocus, onNote }: GoneFormProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  useEffect(() => {
    if (takesFocus) focusField(id);
  }, [takesFocus, id]);
  const noting = words.t("meeting.gone.key");
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isSaving) return;
    if (event.key.toLowerCase() !== noting.toLowerCase()) return;
    event.preventDefault();
    onNote();
  };
  const count = countOf(step.gone);
  return (
    <section
      aria-label={words.t("meeting.gone.title", { count, numbers: runsText(step.gone) })}
      onKeyDown={pressed}
    >
      <ul className={classes.rows}>
        {step.gone.map((row) => (
          <li key={row.from}>{goneText(row, words)}</li>
        ))}
      </ul>
      <p className={classes.small}>{words.t("meeting.gone.back", { count })}</p>
      <PrimaryButton
        id={id}
        text={words.t("meeting.withKey", { action: words.t("meeting.gone.note"), key: noting })}
        disabled={isSaving}
        allowDisabledFocus
        onClick={onNote}
      />
    </section>
  );
}

/** "N° 37 (comité du 16/01) : Ravel – Relancer le client". */
function goneText(row: GoneRow, words: Translator): string {
  const { known } = row;
  const named = words.t("meeting.gone.row", {
    number: runsText([row]),
    committee: committeeText(row, words),
  });
  return known === "" ? named : words.t("meeting.gone.known", { row: named, known });
}

function committeeText({ after, before }: GoneRow, words: Translator): string {
  const day = (value: number) => words.day(value, "short");
  if (after !== null && after === before) return words.t("meeting.gone.of", { day: day(after) });
  if (after !== null && before !== null) {
    return words.t("meeting.gone.between", { from: day(after), to: day(before) });
  }
  if (after !== null) return words.t("meeting.gone.since", { day: day(after) });
  return before === null
    ? words.t("meeting.gone.unknown")
    : words.t("meeting.gone.until", { day: day(before) });
}
