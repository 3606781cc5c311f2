import { PrimaryButton } from "@fluentui/react/lib/Button";
import { Icon } from "@fluentui/react/lib/Icon";
import { getFocusStyle, mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useId, useState, type FormEvent, type KeyboardEvent, type ReactElement } from "react";
import { flushSync } from "react-dom";
import type { Review } from "../../committee/protocol/protocolContract";
import { TOO_MANY_POSTPONEMENTS } from "../../domain/protocol/actions";
import type { HeldPromise } from "../../domain/protocol/promises";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import {
  blankReview,
  reviewOf,
  REVIEW_OUTCOMES,
  withTyped,
  type FieldErrors,
  type FormContext,
  type ReviewField,
  type ReviewForm as Form,
  type ReviewOutcome,
} from "./meetingForms";
import type { Draft } from "./meetingProgress";
import { choiceLook, useClasses } from "../kit/styles";
import { parseTypedDue, parseTypedPast } from "./typedDue";
import { useWords } from "../kit/words";
import { focusField, sendOnEnter } from "../kit/formKeys";
import { TypedDayField } from "./TypedDayField";

const build = (theme: Theme) =>
  mergeStyleSets({
    outcomes: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: 6 },
    outcome: [
      getFocusStyle(theme, { inset: -2 }),
      choiceLook(theme, "aria-checked"),
      {
        display: "flex",
        justifyContent: "space-between",
        alignItems: "center",
        minHeight: 44,
        padding: "4px 10px",
        selectors: {
          '&[aria-checked="true"]': { fontWeight: 600 },
          '&[aria-checked="true"] kbd': { color: "inherit" },
        },
      },
    ],
    key: {
      padding: "0 5px",
      border: `1px solid ${theme.palette.neutralTertiary}`,
      borderRadius: 3,
      font: "inherit",
      fontSize: 11,
      color: theme.palette.neutralSecondary,
    },
    row: { display: "grid", gridTemplateColumns: "1fr 1fr", columnGap: 8, alignItems: "start" },
    warning: {
      display: "flex",
      gap: 6,
      margin: "8px 0 0",
      padding: "4px 8px",
      fontSize: 12,
      lineHeight: 16,
      color: theme.semanticColors.messageText,
      background: theme.semanticColors.warningBackground,
      // A ground of its own is not drawn in forced colours.
      border: "1px solid transparent",
    },
    send: { display: "flex", alignItems: "center", gap: 10, marginTop: 10 },
  });

interface ReviewFormProps {
  readonly entry: ProtocolEntry;
  /** How often it was put off already. */
  readonly postponed: number;
  /** A promise with what its client owed then and owes now; null for any other action. */
  readonly promise: HeldPromise | null;
  readonly context: FormContext;
  readonly typed: Draft | undefined;
  readonly isSaving: boolean;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  readonly onType: (draft: Draft | null) => void;
  readonly onSave: (review: Review) => void;
}

/** What became of an action: one key for each answer, a word on the result, Enter. */
export function ReviewForm(props: ReviewFormProps): ReactElement {
  const { entry, postponed, promise, context, typed, isSaving, takesFocus, onType, onSave } = props;
  const words = useWords();
  const classes = useClasses(build);
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  const [errors, setErrors] = useState<FieldErrors<ReviewField>>({});
  const form: Form = withTyped(blankReview(entry, promise, context, words), typed);
  const focused = form.outcome === "" ? "done" : form.outcome;
  const firstId = idOf(focused);
  useEffect(() => {
    if (takesFocus) focusField(firstId);
    // Choosing an answer moves the focus by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [takesFocus]);

  const change = (part: Partial<Form>) => {
    setErrors({});
    onType({ ...form, ...part });
  };
  const choose = (outcome: ReviewOutcome) => {
    // The next key belongs to the answer's first field, however soon it comes: the field is drawn at once.
    flushSync(() => change({ outcome }));
    document.getElementById(idOf(outcome === "postponed" ? "due" : "result"))?.focus();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { value, errors: found } = reviewOf(form, context);
    setErrors(found ?? {});
    const first = Object.keys(found ?? {})[0];
    if (first) document.getElementById(idOf(first))?.focus();
    else if (value) onSave(value);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const byLetter = REVIEW_OUTCOMES.find(
      (outcome) => words.t(`meeting.review.key.${outcome}`).toLowerCase() === event.key.toLowerCase(),
    );
    const at = REVIEW_OUTCOMES.indexOf(focused);
    const step = ["ArrowRight", "ArrowDown"].includes(event.key)
      ? 1
      : ["ArrowLeft", "ArrowUp"].includes(event.key)
        ? -1
        : 0;
    const byArrow = step === 0 ? undefined : REVIEW_OUTCOMES.at((at + step) % REVIEW_OUTCOMES.length);
    if (byLetter) choose(byLetter);
    else if (byArrow) {
      change({ outcome: byArrow });
      document.getElementById(idOf(byArrow))?.focus();
    } else return;
    event.preventDefault();
  };
  const isPostponed = form.outcome === "postponed";
  return (
    <form onSubmit={send} aria-label={words.t("meeting.review.title")} noValidate>
      <h3 className={classes.heading}>{words.t("meeting.review.title")}</h3>
      <div
        role="radiogroup"
        aria-label={words.t("meeting.review.title")}
        className={classes.outcomes}
        onKeyDown={pressed}
      >
        {REVIEW_OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            id={idOf(outcome)}
            type="button"
            role="radio"
            aria-checked={form.outcome === outcome}
            aria-keyshortcuts={words.t(`meeting.review.key.${outcome}`)}
            tabIndex={outcome === focused ? 0 : -1}
            className={classes.outcome}
            onClick={() => choose(outcome)}
          >
            <span>{words.t(`meeting.review.outcome.${outcome}`)}</span>
            <kbd aria-hidden="true" className={classes.key}>
              {words.t(`meeting.review.key.${outcome}`)}
            </kbd>
          </button>
        ))}
      </div>
      {isPostponed && postponed + 1 >= TOO_MANY_POSTPONEMENTS && (
        <p className={classes.warning} role="status">
          <Icon iconName="Info" />
          <span>{words.t("meeting.review.tooOften", { count: postponed + 1 })}</span>
        </p>
      )}
      {form.outcome !== "" && (
        <>
          {isPostponed && (
            <div className={classes.row}>
              <TypedDayField
                id={idOf("due")}
                label={words.t("meeting.review.newDue")}
                typed={form.due}
                day={parseTypedDue(form.due, context.day)}
                error={errors.due}
                isRequired
                onChange={(due) => change({ due })}
              />
              <TextField
                id={idOf("owner")}
                label={words.t("meeting.decision.owner")}
                value={form.owner}
                required
                autoComplete="off"
                list={idOf("owners")}
                errorMessage={errors.owner && words.t(`meeting.error.${errors.owner}`)}
                onChange={(_, owner) => change({ owner: owner ?? "" })}
              />
              <datalist id={idOf("owners")}>
                {context.owners.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </div>
          )}
          <TextField
            id={idOf("result")}
            label={words.t(isPostponed ? "meeting.review.why" : "meeting.review.result")}
            multiline
            autoAdjustHeight
            rows={1}
            resizable={false}
            value={form.result}
            onChange={(_, result) => change({ result: result ?? "" })}
            onKeyDown={sendOnEnter}
          />
          {form.outcome === "done" && (
            <TypedDayField
              id={idOf("doneOn")}
              label={words.t("meeting.review.doneOn")}
              typed={form.doneOn}
              day={parseTypedPast(form.doneOn, context.today)}
              error={errors.doneOn}
              isRequired
              onChange={(doneOn) => change({ doneOn })}
            />
          )}
          <div className={classes.send}>
            <PrimaryButton
              type="submit"
              text={words.t(isSaving ? "meeting.saving" : "meeting.review.save")}
              disabled={isSaving}
              allowDisabledFocus
            />
            <span className={classes.hint}>{words.t("meeting.decision.enter")}</span>
          </div>
        </>
      )}
    </form>
  );
}
