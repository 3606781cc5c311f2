import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField, type ITextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useRef, useState, type ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { DecisionDraft, Recorded } from "../../committee/protocol/protocolContract";
import type { Day } from "../../domain/basis/day";
import type { PageProps } from "../state/paneView";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { DayField } from "../kit/DayField";
import { OverrideForm } from "../policy/OverrideForm";

const build = (theme: Theme) =>
  mergeStyleSets({
    saved: { margin: "8px 0 0", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

/** What can be proposed to the committee: each is recorded as a row of its protocol. */
const PROPOSALS = ["shipment-block", "joint-visit"] as const;
type Step = "override" | (typeof PROPOSALS)[number];

interface ClientStepsProps extends Pick<PageProps, "actions" | "overview" | "pane"> {
  readonly card: ClientCard;
  readonly onChanged: () => void;
}

/** What the credit manager can do about the client before the committee: override, propose a block, plan a visit. */
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
          {(["override", ...PROPOSALS] as const).map((proposal) => (
            <DefaultButton
              key={proposal}
              text={words.t(`client.step.${proposal}`)}
              onClick={() => open(proposal)}
            />
          ))}
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
          key={step}
          kind={step}
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

interface ProposalFormProps {
  readonly kind: (typeof PROPOSALS)[number];
  readonly card: ClientCard;
  /** The committee that decides. */
  readonly committee: Day;
  readonly today: Day;
  readonly onRecord: (draft: DecisionDraft) => void;
  readonly onGiveUp: () => void;
}

/** One row of the next committee's protocol, filled in so that Enter records it. */
function ProposalForm({ kind, card, committee, today, onRecord, onGiveUp }: ProposalFormProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [decision, setDecision] = useState(() =>
    words.t(`client.proposal.${kind}`, {
      overdue: words.money(card.countedOverdue, 0),
      days: words.number(card.oldestDaysLate),
    }),
  );
  const [owner, setOwner] = useState(card.salesperson);
  const [dueDate, setDueDate] = useState<Day | null>(committee);
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
    });
  };
  return (
    <form
      className={classes.group}
      aria-label={words.t(`client.step.${kind}`)}
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
