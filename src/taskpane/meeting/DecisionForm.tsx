import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import {
  useEffect,
  useId,
  useMemo,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import type { Suggestion } from "../../committee/client/clientContract";
import type { MeetingClient } from "../../committee/meeting/meetingContract";
import type { DecisionDraft } from "../../committee/protocol/protocolContract";
import { askedFields, type ActionField } from "../../domain/protocol/actionFields";
import type { ActionKind } from "../../domain/protocol/protocol";
import { translator, type TextKey, type Language } from "../../locales/translator";
import {
  blankDecision,
  chosenKind,
  decisionOf,
  NEW_CLIENT_FIELDS,
  suggested,
  withTyped,
  type DecisionField,
  type DecisionForm as Form,
  type FieldErrors,
  type FormContext,
} from "./meetingForms";
import type { Draft } from "./meetingProgress";
import { useClasses } from "../kit/styles";
import { parseTypedDue } from "./typedDue";
import { useWords } from "../kit/words";
import { focusField, sendOnEnter } from "../kit/formKeys";
import { Disclosure } from "../kit/Disclosure";
import { Choices } from "../kit/Choices";
import { SelectField } from "../kit/SelectField";
import { TypedDayField } from "./TypedDayField";

const build = (theme: Theme) =>
  mergeStyleSets({
    row: { display: "grid", gridTemplateColumns: "1fr 1fr", columnGap: 8, alignItems: "start" },
    wide: {
      gridColumn: "1 / -1",
      display: "flex",
      flexDirection: "column",
      gap: 6,
    },
    // In sight at the bottom of the pane, however long the form is.
    send: {
      position: "sticky",
      bottom: -16,
      zIndex: 1,
      display: "flex",
      alignItems: "center",
      gap: 10,
      margin: "0 -16px",
      padding: "8px 16px",
      background: theme.semanticColors.bodyBackground,
    },
    dispute: { marginInlineStart: "auto" },
  });

interface DecisionFormProps {
  /** The client it is about; null for none. */
  readonly client: MeetingClient | null;
  readonly context: FormContext;
  readonly lastOwner: string;
  readonly typed: Draft | undefined;
  readonly isSaving: boolean;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  readonly onType: (draft: Draft | null) => void;
  readonly onSave: (draft: DecisionDraft) => void;
  /** Records what one side wants; the request to the arbiter follows at once. */
  readonly onDispute: (draft: DecisionDraft) => void;
}

/**
 * A decision by keyboard: a text and Enter record it. The arrow keys in the empty text take what the client's
 * figures suggest. A kind of action shows the fields it needs.
 */
export function DecisionForm(props: DecisionFormProps): ReactElement {
  const { client, context, lastOwner, typed, isSaving, takesFocus, onType, onSave, onDispute } = props;
  const words = useWords();
  const classes = useClasses(build);
  const ids = useFieldIds();
  const [errors, setErrors] = useState<FieldErrors<DecisionField>>({});
  const blank = blankDecision(client, context, lastOwner, words);
  const form: Form = withTyped(blank, typed);
  const suggestions = client?.suggestions ?? [];
  const kind = chosenKind(form, context)?.kind ?? null;
  useEffect(() => {
    if (takesFocus) focusField(ids.decision);
  }, [takesFocus, ids.decision]);

  const change = (part: Partial<Form>) => {
    setErrors({});
    onType({ ...form, ...part });
  };
  const sendTo = (receiver: (draft: DecisionDraft) => void) => {
    // Enter once more, out of impatience: the form is empty because its decision is being written.
    if (isSaving && typed === undefined) return;
    const { value, errors: found } = decisionOf(form, client?.clientCode ?? "", context, words.language);
    setErrors(found ?? {});
    const first = (Object.keys(found ?? {}) as DecisionField[])[0];
    if (first) document.getElementById(ids[first])?.focus();
    else if (value) {
      // The next decision begins where this one did.
      focusField(ids.decision);
      receiver(value);
    }
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    sendTo(onSave);
  };
  const text = (field: "owner" | "topic" | "amount", label: string, more: object = {}) => (
    <TextField
      id={ids[field]}
      label={label}
      value={form[field]}
      autoComplete="off"
      errorMessage={errors[field] && words.t(`meeting.error.${errors[field]}`)}
      onChange={(_, value) => change({ [field]: value ?? "" })}
      {...more}
    />
  );
  const asked = askedFields(kind);
  const isAsked = (field: ActionField) => asked.find((candidate) => candidate.field === field);
  const label = (field: ActionField) => words.t(fieldLabel(kind, field));
  return (
    <form onSubmit={send} aria-label={words.t("meeting.decision.title")} noValidate>
      <TextField
        id={ids.decision}
        label={words.t("meeting.decision.text")}
        placeholder={words.t(
          suggestions.length > 0 ? "meeting.decision.suggestionHint" : "meeting.decision.hint",
        )}
        multiline
        autoAdjustHeight
        rows={2}
        resizable={false}
        value={form.decision}
        errorMessage={errors.decision && words.t(`meeting.error.${errors.decision}`)}
        onChange={(_, value) => change({ decision: value ?? "" })}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
          sendOnEnter(event);
          const next = nextSuggestion(event.key, form.decision, suggestions);
          if (next === null) return;
          event.preventDefault();
          change(suggested(form, next, context, words));
        }}
      />
      <Choices
        label={words.t("meeting.decision.suggestions")}
        isOnTheWay={false}
        choices={suggestions.map(({ decision }) => decision)}
        onChoose={(index) => {
          const suggestion = suggestions[index];
          if (suggestion) change(suggested(form, suggestion, context, words));
          focusField(ids.decision);
        }}
      />
      <div className={classes.row}>
        <SelectField
          label={words.t("meeting.decision.kind")}
          value={form.kind}
          options={context.kinds.map((listed) => listed.text)}
          onChange={(value) => change({ kind: value, origin: "" })}
        />
        {text("owner", words.t("meeting.decision.owner"), {
          list: ids.owners,
          required: kind !== "information",
        })}
        <datalist id={ids.owners}>
          {context.owners.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {isAsked("topic") && (
          <div className={kind === "payment-terms" ? classes.wide : undefined}>
            {text("topic", label("topic"), { required: isAsked("topic")?.isRequired })}
            {kind === "payment-terms" && (
              <TermsAnswers
                language={context.workbookLanguage}
                onChoose={(topic) => {
                  change({ topic });
                  focusField(ids.topic);
                }}
              />
            )}
          </div>
        )}
        {isAsked("amount") &&
          text("amount", label("amount"), { required: isAsked("amount")?.isRequired, inputMode: "decimal" })}
        {isAsked("until") && (
          <TypedDayField
            id={ids.until}
            label={label("until")}
            typed={form.until}
            day={parseTypedDue(form.until, context.day)}
            error={errors.until}
            isRequired={isAsked("until")?.isRequired}
            hint={kind === "shipment-release" ? words.t("meeting.asks.releaseForGood") : ""}
            onChange={(value) => change({ until: value })}
          />
        )}
        <TypedDayField
          id={ids.due}
          label={words.t("meeting.decision.due")}
          typed={form.due}
          day={parseTypedDue(form.due, context.day)}
          error={errors.due}
          isRequired={kind !== "information"}
          onChange={(value) => change({ due: value })}
        />
      </div>
      {kind === "new-client" && <NewClientFile form={form} owners={ids.owners} onChange={change} />}
      <div className={classes.send}>
        <PrimaryButton type="submit" text={words.t("meeting.decision.save")} />
        <span className={classes.hint}>{words.t("meeting.decision.enter")}</span>
        <DefaultButton
          className={classes.dispute}
          text={words.t("meeting.decision.dispute")}
          title={words.t("meeting.decision.disputeWhy")}
          onClick={() => sendTo(onDispute)}
        />
      </div>
    </form>
  );
}

function useFieldIds(): Record<DecisionField | "owners", string> {
  const id = useId();
  const idOf = (field: string) => `${id}-${field}`;
  return {
    decision: idOf("decision"),
    kind: idOf("kind"),
    owner: idOf("owner"),
    owners: idOf("owners"),
    due: idOf("due"),
    topic: idOf("topic"),
    amount: idOf("amount"),
    until: idOf("until"),
  };
}

/** What a field is called for the kinds that ask for it. */
function fieldLabel(kind: ActionKind | null, field: ActionField): TextKey {
  switch (`${kind ?? ""}:${field}`) {
    case "raise-limit:amount":
    case "lower-limit:amount":
      return "meeting.asks.newLimit";
    case "raise-limit:until":
    case "lower-limit:until":
      return "meeting.asks.limitReview";
    case "cover-request:amount":
      return "meeting.asks.coverRequested";
    case "dispute-handling:amount":
      return "meeting.asks.disputed";
    case "shipment-release:until":
      return "meeting.asks.releaseUntil";
    case "payment-terms:topic":
      return "meeting.asks.newTerms";
    case "payment-plan:amount":
      return "meeting.asks.promised";
    case "payment-plan:until":
      return "meeting.asks.promisedOn";
    case "joint-visit:until":
      return "meeting.asks.visitOn";
    case "insurer-declaration:amount":
      return "meeting.asks.declared";
    case "due-date-extension:until":
      return "meeting.asks.newDueDate";
    case "write-off:amount":
      return "meeting.asks.writtenOff";
    case "indemnity:amount":
      return "meeting.asks.indemnified";
    case "new-client:topic":
      return "meeting.asks.newClient";
    case "new-client:amount":
      return "meeting.asks.exposureAsked";
    default:
      return "meeting.asks.amount";
  }
}

/** How a request for longer terms was answered: words that the results count, in the workbook's language. */
function TermsAnswers({
  language,
  onChoose,
}: {
  readonly language: Language;
  readonly onChoose: (topic: string) => void;
}): ReactElement {
  const words = useWords();
  const answers = useMemo(() => {
    const sheetWords = translator(language);
    return [sheetWords.t("workbook:topics.termsRefused"), sheetWords.t("workbook:topics.termsGranted")];
  }, [language]);
  return (
    <Choices
      label={words.t("meeting.asks.termsAnswers")}
      choices={answers}
      onChoose={(index) => onChoose(answers[index] ?? "")}
    />
  );
}

interface NewClientFileProps {
  readonly form: Form;
  /** Id of the list of people. */
  readonly owners: string;
  readonly onChange: (part: Partial<Form>) => void;
}

/** What is known of a new client, folded: whoever only names it needs none of it. */
function NewClientFile({ form, owners, onChange }: NewClientFileProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const isBegun = NEW_CLIENT_FIELDS.some((field) => form[field] !== "");
  return (
    <Disclosure title={words.t("meeting.newClient.title")} startsOpen={isBegun}>
      <div className={classes.row}>
        {NEW_CLIENT_FIELDS.map((field) => (
          <TextField
            key={field}
            label={words.t(`meeting.newClient.${field}`)}
            value={form[field]}
            autoComplete="off"
            {...(field === "broughtBy" && { list: owners })}
            onChange={(_, value) => onChange({ [field]: value ?? "" })}
          />
        ))}
      </div>
    </Disclosure>
  );
}

/**
 * The suggestion that an arrow key takes: in an empty text the first or the last, after one that was taken and
 * left as it is the next or the one before. In any other text arrows move the cursor.
 */
function nextSuggestion(key: string, text: string, suggestions: readonly Suggestion[]): Suggestion | null {
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const at = suggestions.findIndex(({ decision }) => decision === text);
  if (step === 0 || (text !== "" && at < 0)) return null;
  const next = text === "" ? (step > 0 ? 0 : suggestions.length - 1) : at + step;
  return suggestions[(next + suggestions.length) % suggestions.length] ?? null;
}
