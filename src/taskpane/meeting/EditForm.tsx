import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useEffect, useId, useState, type KeyboardEvent, type ReactElement } from "react";
import type { MeetingStep } from "../../committee/meeting/meetingContract";
import type { EditAnswer } from "../../committee/protocol/protocolContract";
import type { Day } from "../../domain/basis/day";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { SheetChange } from "../../domain/protocol/sheetEdits";
import type { Translator } from "../../locales/translator";
import { focusField } from "../kit/formKeys";
import { SelectField } from "../kit/SelectField";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

const build = () =>
  mergeStyleSets({
    changes: { margin: "4px 0 8px", paddingInlineStart: 18 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8, marginTop: 10 },
  });

interface EditFormProps {
  readonly step: Extract<MeetingStep, { kind: "edit" }>;
  /** Day of the committee. */
  readonly day: Day;
  readonly isSaving: boolean;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  readonly onSave: (answer: EditAnswer) => void;
}

/** What people changed or typed in the sheet, what it was before, and one key to accept or to correct it. */
export function EditForm({ step, day, isSaving, takesFocus, onSave }: EditFormProps): ReactElement {
  const { entry, isTyped, changes, meant } = step;
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  const firstId = `${id}-accept`;
  const [chosen, setChosen] = useState("");
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (takesFocus) focusField(firstId);
  }, [takesFocus, firstId]);
  const nameOf = (client: (typeof meant)[number]) => `${client.clientName} (${client.clientCode})`;
  const isAsked = isTyped && meant.length > 1;
  // A status that is none of the four cannot be accepted: nobody would know what was.
  const canAccept = entry.status !== null;
  const accept = () => {
    if (isSaving || !canAccept) return;
    const client = isAsked ? meant.find((each) => nameOf(each) === chosen) : meant[0];
    if (isAsked && client === undefined) setMissing(true);
    else {
      const clientCode = isTyped ? (client?.clientCode ?? entry.clientCode) : entry.clientCode;
      onSave({ outcome: "accepted", committeeDate: day, clientCode });
    }
  };
  const correct = () => {
    if (!isSaving) onSave({ outcome: "corrected" });
  };
  const correcting = isTyped ? "setAside" : "restore";
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    const key = event.key.toLowerCase();
    if (key === words.t("meeting.edit.key.accept").toLowerCase()) accept();
    else if (key === words.t(`meeting.edit.key.${correcting}`).toLowerCase()) correct();
    else return;
    event.preventDefault();
  };
  const labelled = (action: "accept" | "restore" | "setAside") =>
    words.t("meeting.withKey", {
      action: words.t(`meeting.edit.${action}`),
      key: words.t(`meeting.edit.key.${action}`),
    });
  return (
    <section aria-label={words.t("meeting.edit.title")} onKeyDown={pressed}>
      <h3 className={classes.heading}>{words.t(isTyped ? "meeting.edit.typed" : "meeting.edit.title")}</h3>
      {changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change.kind}>{changeText(change, entry, words)}</li>
          ))}
        </ul>
      )}
      {isAsked && (
        <>
          <SelectField
            label={words.t("meeting.edit.which")}
            value={chosen}
            options={["", ...meant.map(nameOf)]}
            onChange={(value) => {
              setMissing(false);
              setChosen(value);
            }}
          />
          {isMissing && (
            <p role="alert" className={classes.note}>
              {words.t("meeting.edit.chooseFirst")}
            </p>
          )}
        </>
      )}
      {isTyped && <p className={classes.note}>{words.t(`meeting.edit.${noteOf(step)}`)}</p>}
      {!canAccept && <p className={classes.note}>{words.t("meeting.edit.unreadable")}</p>}
      <div className={classes.buttons}>
        <PrimaryButton
          id={firstId}
          text={labelled("accept")}
          disabled={isSaving || !canAccept}
          allowDisabledFocus
          onClick={accept}
        />
        <DefaultButton text={labelled(correcting)} disabled={isSaving} allowDisabledFocus onClick={correct} />
      </div>
    </section>
  );
}

/** What accepting does to a typed row. */
function noteOf({ meant, entry }: EditFormProps["step"]): "freezes" | "unknown" | "noClient" {
  if (meant.length > 0) return "freezes";
  return entry.clientCode === "" && entry.clientName.trim() === "" ? "noClient" : "unknown";
}

function changeText(change: SheetChange, entry: ProtocolEntry, words: Translator): string {
  const day = (value: Day | null) => (value === null ? "" : words.day(value, "short"));
  switch (change.kind) {
    case "status":
      return statusText(change, entry, words);
    case "due": {
      const { was, now } = change;
      const what = now === null ? "dueGone" : was === null ? "dueSet" : "due";
      return words.t(`meeting.edit.change.${what}`, { was: day(was), now: day(now) });
    }
    case "owner": {
      const named = (name: string) => name.trim() || words.t("meeting.edit.change.nobody");
      return words.t("meeting.edit.change.owner", { was: named(change.was), now: named(change.now) });
    }
  }
}

function statusText(
  { was, now }: Extract<SheetChange, { kind: "status" }>,
  { kind, doneOn }: ProtocolEntry,
  words: Translator,
): string {
  if (now === "dropped" && kind === "shipment-block") return words.t("meeting.edit.change.blockDropped");
  const status = (value: typeof now) =>
    words.t(value === null ? "meeting.edit.change.unreadable" : `workbook:statuses.${value}`);
  const undated = now === "done" && doneOn === null;
  return words.t("meeting.edit.change.status", {
    was: status(was),
    now: undated ? words.t("meeting.edit.change.doneUndated") : status(now),
  });
}
