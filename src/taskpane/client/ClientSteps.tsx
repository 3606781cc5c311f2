import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField, type ITextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useRef, useState, type ReactElement } from "react";
import type { ClientCard, Suggestion } from "../../committee/client/clientContract";
import type { DecisionDraft, Recorded } from "../../committee/protocol/protocolContract";
import type { Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";
import type { PageProps } from "../state/paneView";
import { Choices } from "../kit/Choices";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { DayField } from "../kit/DayField";
import { OverrideForm } from "../policy/OverrideForm";

const build = (theme: Theme) =>
  mergeStyleSets({
    saved: { margin: "8px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

/** What can be proposed of any client, suggested or not: each is recorded as a row of the protocol. */
const PROPOSALS = ["shipment-block", "joint-visit"] as const;
type Step = "override" | Suggestion;

interface ClientStepsProps extends Pick<PageProps, "actions" | "overview" | "pane"> {
  readonly card: ClientCard;
  readonly onChanged: () => void;
}

/** What the credit manager can do about the client before the committee: what its figures suggest, an override, a block, a visit. */
export function ClientSteps({ card, actions, overview, pane, onChanged }: ClientStepsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [step, setStep] = useState<Step | null>(null);
  const [recorded, setRecorded] = useState<Recorded["entry"] | null>(null);
  const [isOverridden, setOverridden] = useState(false);
  const open = (next: Step | null) => {
    setStep(next);
    setRecorded(null);
    setOverridden(false);
  };
  const record = (draft: DecisionDraft) =>
    pane.act(async () => {
      const { entry } = await actions.protocol.recordDecision(draft);
      open(null);
      setRecorded(entry);
      onChanged();
    });
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.steps")}</h3>
      {step === null && (
        <div className={classes.group}>
          <Choices
            label={words.t("meeting.decision.suggestions")}
            choices={card.suggestions.map(({ decision }) => decision)}
            onChoose={(index) => {
              const suggestion = card.suggestions[index];
              if (suggestion) open(suggestion);
            }}
          />
          <div className={classes.buttons}>
            <DefaultButton text={words.t("client.step.override")} onClick={() => open("override")} />
            {PROPOSALS.filter((kind) => isOffered(kind, card)).map((kind) => (
              <DefaultButton
                key={kind}
                text={words.t(`client.step.${kind}`)}
                onClick={() => open(proposalOf(kind, card, words))}
              />
            ))}
          </div>
        </div>
      )}
      {step === "override" && (
        <OverrideForm
          client={card}
          maximumDays={card.overrideMaximumDays}
          today={overview.today}
          disabled={false}
          onAdd={(override, name) =>
            pane.act(async () => {
              await actions.policy.addOverride(override, name);
              open(null);
              setOverridden(true);
            })
          }
          onGiveUp={() => open(null)}
        />
      )}
      {step !== null && step !== "override" && (
        <ProposalForm
          key={step.kind}
          proposal={step}
          card={card}
          committee={overview.nextCommittee.day}
          today={overview.today}
          onRecord={record}
          onGiveUp={() => open(null)}
        />
      )}
      <div role="status">
        {isOverridden && <p className={classes.saved}>{words.t("client.overridden")}</p>}
        {recorded && (
          <p className={classes.saved}>
            {words.t("client.recorded", { number: words.number(recorded.number ?? 0) })}{" "}
            <Link
              onClick={() =>
                pane.act(async () => {
                  await actions.protocol.undo({ entry: recorded, before: null, continuation: null });
                  open(null);
                  onChanged();
                })
              }
            >
              {words.t("client.undo")}
            </Link>
          </p>
        )}
      </div>
    </section>
  );
}

/** What is suggested, or in force, is not offered a second time. */
function isOffered(kind: (typeof PROPOSALS)[number], { suggestions, block }: ClientCard): boolean {
  const isSuggested = suggestions.some((suggestion) => suggestion.kind === kind);
  return !isSuggested && (kind !== "shipment-block" || block === null);
}

function proposalOf(kind: (typeof PROPOSALS)[number], card: ClientCard, words: Translator): Suggestion {
  const decision = words.t(`client.proposal.${kind}`, {
    overdue: words.money(card.countedOverdue, 0),
    days: words.number(card.oldestDaysLate),
  });
  return { kind, decision, amount: null, dueDate: null, origin: null, owner: card.salesperson };
}

interface ProposalFormProps {
  readonly proposal: Suggestion;
  readonly card: ClientCard;
  /** The committee that decides. */
  readonly committee: Day;
  readonly today: Day;
  readonly onRecord: (draft: DecisionDraft) => void;
  readonly onGiveUp: () => void;
}

/** One row of the next committee's protocol, filled in so that Enter records it. */
function ProposalForm(props: ProposalFormProps): ReactElement {
  const { proposal, card, committee, today, onRecord, onGiveUp } = props;
  const { kind, amount, origin } = proposal;
  const words = useWords();
  const classes = useClasses(build);
  const [decision, setDecision] = useState(proposal.decision);
  const [owner, setOwner] = useState(proposal.owner || card.salesperson);
  const [dueDate, setDueDate] = useState<Day | null>(Math.max(proposal.dueDate ?? committee, committee));
  const [isMissed, setMissed] = useState(false);
  const dayField = useRef<ITextField>(null);
  const isBlank = decision.trim() === "";
  const record = () => {
    setMissed(true);
    if (isBlank || dueDate === null) return;
    onRecord({
      committeeDate: committee,
      clientCode: card.clientCode,
      decision: decision.trim(),
      kind,
      owner,
      dueDate,
      ...(amount !== null && { amount }),
      ...(origin !== null && { origin }),
    });
  };
  return (
    <form
      className={classes.group}
      aria-label={words.t(`workbook:actionKinds.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      <TextField
        label={words.t("client.decision")}
        required
        autoFocus
        value={decision}
        errorMessage={isMissed && isBlank ? words.t("policy.required") : ""}
        onChange={(_, text) => setDecision(text ?? "")}
      />
      <TextField label={words.t("client.owner")} value={owner} onChange={(_, text) => setOwner(text ?? "")} />
      <DayField
        label={words.t("client.dueDate")}
        value={dueDate}
        today={today}
        disabled={false}
        error={isMissed && dueDate === null ? words.t("policy.required") : ""}
        fieldRef={dayField}
        onChange={setDueDate}
      />
      <PrimaryButton type="submit" text={words.t("client.record", { day: words.day(committee, "short") })} />
      <DefaultButton text={words.t("policy.giveUp")} onClick={onGiveUp} />
    </form>
  );
}
