import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useSyncExternalStore, type ReactElement } from "react";
import { capitalised } from "../../domain/basis/text";
import type { Meeting, MeetingClient, MeetingStep } from "../../committee/meeting/meetingContract";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { promiseText } from "./meetingForms";
import type { Drafts } from "./heldState";
import type { Draft, MeetingProgress } from "./meetingProgress";
import { type ClassesOf, useClasses } from "../kit/styles";
import { arbitrationForm, type MeetingControls } from "./useMeeting";
import { APART, useWords } from "../kit/words";
import { ArbitrationForm } from "./ArbitrationForm";
import { DecisionForm } from "./DecisionForm";
import { EditForm } from "./EditForm";
import { GoneForm } from "./GoneForm";
import { stepTitle } from "./meetingSteps";
import { Disclosure } from "../kit/Disclosure";
import { MeetingGreens } from "./MeetingGreens";
import { MeetingClientFacts, MeetingClientReasons } from "./MeetingClientHead";
import { RecordedDecisions } from "./RecordedDecisions";
import { ReviewForm } from "./ReviewForm";
import { RulingForm } from "./RulingForm";

const build = (theme: Theme) =>
  mergeStyleSets({
    title: { margin: "8px 0 0", fontSize: 18, lineHeight: 24, fontWeight: 600, overflowWrap: "anywhere" },
    facts: { margin: "2px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    late: { fontWeight: 600, color: theme.semanticColors.errorText },
    text: { margin: "8px 0 0", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
    positions: {
      display: "grid",
      gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))",
      gap: 8,
      margin: "10px 0 0",
    },
    position: {
      margin: 0,
      padding: "6px 8px",
      border: `1px solid ${theme.palette.neutralTertiary}`,
      borderRadius: 4,
    },
    name: { margin: 0, fontSize: 12, lineHeight: 16, fontWeight: 600 },
    words: { margin: "2px 0 0", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
    done: {
      margin: 0,
      padding: "6px 8px",
      border: `1px solid ${theme.palette.neutralTertiary}`,
      borderRadius: 4,
      fontWeight: 600,
    },
  });

type Classes = ClassesOf<typeof build>;

interface MeetingStepViewProps {
  readonly meeting: Meeting;
  readonly progress: MeetingProgress;
  readonly step: MeetingStep;
  readonly controls: Pick<MeetingControls, "type" | "save" | "drafts">;
  readonly isSaving: boolean;
  readonly lastOwner: string;
  /** True when the user has just come here by himself. */
  readonly takesFocus: boolean;
  /** Records that nothing changes for a client. */
  readonly onMaintain: (clientCode: string) => void;
  readonly onShow: (number: number) => void;
}

/** A form with what is typed in it, which a key draws anew and nothing around it. */
function Typed({
  drafts,
  form,
  children,
}: {
  readonly drafts: Drafts;
  readonly form: string;
  readonly children: (typed: Draft | undefined) => ReactElement;
}): ReactElement {
  return children(useSyncExternalStore(drafts.subscribe, () => drafts.of(form)));
}

/** One item of the meeting: what it is about, the form it asks for, what was recorded on it. */
export function MeetingStepView(props: MeetingStepViewProps): ReactElement {
  const classes = useClasses(build);
  const { step } = props;
  switch (step.kind) {
    case "client":
      return <ClientItem {...props} client={step.client} classes={classes} />;
    case "greens":
      return <GreensItem {...props} step={step} />;
    case "gone":
      return <GoneItem {...props} step={step} classes={classes} />;
    case "edit":
      return <EditItem {...props} step={step} classes={classes} />;
    case "review":
      return <ReviewItem {...props} step={step} classes={classes} />;
    case "arbitration":
      return <ArbitrationItem {...props} step={step} classes={classes} />;
    case "other":
      return <OtherItem {...props} classes={classes} />;
  }
}

type ItemProps = MeetingStepViewProps & { readonly classes: Classes };

function ClientItem(props: ItemProps & { readonly client: MeetingClient }): ReactElement {
  const { client, classes } = props;
  return (
    <article className={classes.stack} aria-label={client.clientName}>
      <ClientMatter {...props} />
    </article>
  );
}

/** What is to be known of a client, and the form of a decision on it. */
function ClientMatter(props: ItemProps & { readonly client: MeetingClient }): ReactElement {
  const { client, onMaintain, onShow } = props;
  const words = useWords();
  return (
    <>
      <MeetingClientReasons client={client} />
      <Decisions {...props} client={client} takesFocus={props.takesFocus} />
      <DefaultButton
        text={words.t("meeting.withKey", {
          action: words.t("meeting.decision.maintain"),
          key: words.t("meeting.keys.maintain"),
        })}
        onClick={() => onMaintain(client.clientCode)}
      />
      <MeetingClientFacts client={client} />
      <RecordedDecisions title={words.t("meeting.before")} entries={client.before} onShow={onShow} />
    </>
  );
}

function GreensItem(
  props: MeetingStepViewProps & { readonly step: Extract<MeetingStep, { kind: "greens" }> },
): ReactElement {
  const classes = useClasses(build);
  const { meeting, progress, step, takesFocus } = props;
  const { clients } = step;
  const begunOn = clients.find(({ clientCode }) =>
    Object.keys(progress.drafts).some((form) => form.startsWith(`${placeOf(step, clientCode)}/`)),
  );
  return (
    <MeetingGreens
      clients={clients}
      begunOn={begunOn?.clientCode ?? null}
      takesFocus={takesFocus}
      decided={(code) => meeting.recorded.filter(({ clientCode }) => clientCode === code).length}
      render={(client) => (
        <div className={classes.stack}>
          <ClientMatter {...props} classes={classes} client={client} takesFocus />
        </div>
      )}
    />
  );
}

/** Where the forms of a step stand: the greens of one step have each their own. */
function placeOf(step: MeetingStep, clientCode: string): string {
  return step.kind === "greens" ? `${step.key}/${clientCode}` : step.key;
}

/** The form of a decision, and what this committee decided about the same client. */
function Decisions(props: ItemProps & { readonly client: MeetingClient | null }): ReactElement {
  const { meeting, progress, step, client, controls, isSaving, lastOwner, takesFocus, classes, onShow } =
    props;
  const words = useWords();
  const clientCode = client?.clientCode ?? "";
  const place = placeOf(step, clientCode);
  const form = `${place}/decision`;
  const recorded = meeting.recorded.filter((entry) => entry.clientCode === clientCode);
  const draftOf = (entry: ProtocolEntry) => arbitrationForm(place, entry);
  const disagreed = recorded.find((entry) => progress.drafts[draftOf(entry)] !== undefined);
  return (
    <div className={classes.stack}>
      <Typed drafts={controls.drafts} form={form}>
        {(typed) => (
          <DecisionForm
            client={client}
            context={meeting}
            lastOwner={lastOwner}
            typed={typed}
            isSaving={isSaving}
            takesFocus={takesFocus}
            onType={(draft) => controls.type(form, draft)}
            onSave={(draft) => controls.save({ kind: "decision", draft }, form)}
            onDispute={(draft) => controls.save({ kind: "decision", draft, disputedIn: place }, form)}
          />
        )}
      </Typed>
      <RecordedDecisions
        title={words.t("meeting.recorded")}
        entries={recorded}
        onShow={onShow}
        onDisagree={(entry) => controls.type(draftOf(entry), {})}
      />
      {disagreed && (
        <Typed key={disagreed.number} drafts={controls.drafts} form={draftOf(disagreed)}>
          {(typed) => (
            <ArbitrationForm
              arbiter={meeting.arbiter}
              context={meeting}
              typed={typed}
              isSaving={isSaving}
              onType={(draft) => controls.type(draftOf(disagreed), draft)}
              onSave={(request) =>
                controls.save({ kind: "arbitration", seen: disagreed, request }, draftOf(disagreed))
              }
            />
          )}
        </Typed>
      )}
    </div>
  );
}

function ReviewItem(
  props: ItemProps & { readonly step: Extract<MeetingStep, { kind: "review" }> },
): ReactElement {
  const { meeting, progress, step, controls, isSaving, takesFocus, classes } = props;
  const words = useWords();
  const { entry, daysLate, postponed, promise, client } = step;
  const form = `${step.key}/review`;
  const isHandled = progress.handled.includes(step.key);
  return (
    <article className={classes.stack} aria-label={entry.decision}>
      <EntryHead
        entry={entry}
        classes={classes}
        client={client}
        pressing={daysLate > 0 ? words.t("meeting.review.late", { count: daysLate }) : ""}
        more={postponed > 0 ? words.t("meeting.review.postponed", { count: postponed }) : ""}
      />
      {promise !== null && <p className={classes.text}>{capitalised(promiseText(promise, words))}</p>}
      {isHandled && entry.status !== null && (
        <p className={classes.done}>
          {[words.t(`workbook:statuses.${entry.status}`), entry.result].filter(Boolean).join(APART)}
        </p>
      )}
      <Typed drafts={controls.drafts} form={form}>
        {(typed) => (
          <ReviewForm
            entry={entry}
            postponed={postponed}
            promise={promise}
            context={meeting}
            typed={typed}
            isSaving={isSaving}
            takesFocus={takesFocus}
            onType={(draft) => controls.type(form, draft)}
            onSave={(review) => controls.save({ kind: "review", seen: entry, review }, form)}
          />
        )}
      </Typed>
      {client && (
        <Disclosure title={words.t("meeting.newDecision")} startsOpen={false}>
          <Decisions {...props} client={client} takesFocus={false} />
        </Disclosure>
      )}
    </article>
  );
}

function EditItem(
  props: ItemProps & { readonly step: Extract<MeetingStep, { kind: "edit" }> },
): ReactElement {
  const { meeting, progress, step, controls, isSaving, takesFocus, classes } = props;
  const words = useWords();
  const { entry, client, isTyped, changes } = step;
  const isOpen = !progress.handled.includes(step.key) && (isTyped || changes.length > 0);
  return (
    <article className={classes.stack} aria-label={entry.decision}>
      <EntryHead entry={entry} classes={classes} client={client} pressing="" more="" />
      {isOpen ? (
        <EditForm
          step={step}
          day={meeting.day}
          isSaving={isSaving}
          takesFocus={takesFocus}
          onSave={(answer) => controls.save({ kind: "edit", seen: entry, answer }, null)}
        />
      ) : (
        <p className={classes.done}>{words.t("meeting.edit.settled")}</p>
      )}
    </article>
  );
}

function GoneItem(
  props: ItemProps & { readonly step: Extract<MeetingStep, { kind: "gone" }> },
): ReactElement {
  const { progress, step, controls, isSaving, takesFocus, classes } = props;
  const words = useWords();
  const title = stepTitle(step, words);
  return (
    <article className={classes.stack} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {progress.handled.includes(step.key) ? (
        <p className={classes.done}>{words.t("meeting.gone.noted")}</p>
      ) : (
        <GoneForm
          step={step}
          isSaving={isSaving}
          takesFocus={takesFocus}
          onNote={() => controls.save({ kind: "gone", gone: step.gone }, null)}
        />
      )}
    </article>
  );
}

function ArbitrationItem(
  props: ItemProps & { readonly step: Extract<MeetingStep, { kind: "arbitration" }> },
): ReactElement {
  const { meeting, step, controls, isSaving, takesFocus, classes } = props;
  const words = useWords();
  const { entry, client } = step;
  const form = `${step.key}/ruling`;
  const isRulingLate = entry.rulingDue !== null && entry.rulingDue < meeting.today;
  const rulingDue =
    entry.rulingDue === null
      ? ""
      : words.t("meeting.ruling.due", { day: words.day(entry.rulingDue, "short") });
  return (
    <article className={classes.stack} aria-label={entry.question || entry.decision}>
      <div>
        <EntryHead
          entry={entry}
          classes={classes}
          client={client}
          pressing={isRulingLate ? rulingDue : ""}
          more={isRulingLate ? "" : rulingDue}
        />
        <div className={classes.positions}>
          {(["salesPosition", "financePosition"] as const).map((side) => (
            <div key={side} className={classes.position}>
              <h3 className={classes.name}>{words.t(`workbook:columns.CC_Protocol.${side}`)}</h3>
              <p className={classes.words}>{entry[side] || "–"}</p>
            </div>
          ))}
        </div>
        <h3 className={classes.name} style={{ marginTop: 10 }}>
          {words.t("meeting.arbitration.question")}
        </h3>
        <p className={classes.words}>{entry.question || "–"}</p>
      </div>
      {entry.arbitration === "ruled" ? (
        <p className={classes.done}>
          {words.t("meeting.ruling.done", {
            day: entry.rulingDate === null ? "–" : words.day(entry.rulingDate, "short"),
            ruling: entry.ruling,
          })}
        </p>
      ) : (
        <Typed drafts={controls.drafts} form={form}>
          {(typed) => (
            <RulingForm
              context={meeting}
              typed={typed}
              isSaving={isSaving}
              takesFocus={takesFocus}
              onType={(draft) => controls.type(form, draft)}
              onSave={(ruling) => controls.save({ kind: "ruling", seen: entry, ruling }, form)}
            />
          )}
        </Typed>
      )}
    </article>
  );
}

function OtherItem(props: ItemProps): ReactElement {
  const { classes } = props;
  const words = useWords();
  return (
    <article className={classes.stack} aria-label={words.t("meeting.otherTitle")}>
      <div>
        <h2 className={classes.title}>{words.t("meeting.otherTitle")}</h2>
        <p className={classes.facts}>{words.t("meeting.otherNote")}</p>
      </div>
      <Decisions {...props} client={null} />
    </article>
  );
}

/** A row of the protocol that is on the list: of whom, what was decided, who was to do it by when. */
function EntryHead({
  entry,
  client,
  classes,
  pressing,
  more,
}: {
  readonly entry: ProtocolEntry;
  readonly client: MeetingClient | null;
  readonly classes: Classes;
  /** What is late, and what else is to be known; "" for nothing. */
  readonly pressing: string;
  readonly more: string;
}): ReactElement {
  const words = useWords();
  const { number, clientName, clientCode, topic, kindText, owner, dueDate, committeeDate, amount } = entry;
  const facts = [
    number === null ? "" : words.t("meeting.number", { number }),
    committeeDate === null ? "" : words.day(committeeDate, "short"),
    kindText,
    owner,
    amount === null ? "" : words.money(amount, 0),
    dueDate === null ? "" : words.t("meeting.due", { day: words.day(dueDate, "short") }),
  ].filter((part) => part !== "");
  return (
    <header>
      {client === null && (
        <h2 className={classes.title}>{clientName || clientCode || topic || words.t("meeting.noClient")}</h2>
      )}
      <p className={classes.text}>{entry.decision}</p>
      <p className={classes.facts}>{facts.join(APART)}</p>
      {(pressing !== "" || more !== "") && (
        <p className={classes.facts}>
          <span className={classes.late}>{pressing}</span>
          {pressing !== "" && more !== "" && APART}
          {more}
        </p>
      )}
    </header>
  );
}
