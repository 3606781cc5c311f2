import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useCallback, useState, type ReactElement } from "react";
import type { Closing, MeetingClosed } from "../../committee/closing/closingContract";
import type { PersonalMails as Mails } from "../../committee/mail/personalMails";
import type { CommitteeActions } from "../../committee/contract";
import type { Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { parseTypedDay } from "../kit/typedDay";
import { useClasses } from "../kit/styles";
import { useDoing } from "../kit/useDoing";
import { useReading } from "../kit/useReading";
import { useQuotedLanguage, useWords } from "../kit/words";
import { ArbitrationRequests } from "./ArbitrationRequests";
import { BlockedClients } from "../protocol/BlockedClients";
import { MailMade } from "../mail/MailMade";
import { PersonalMails } from "../mail/PersonalMails";
import { PrintPage } from "../mail/PrintPage";
import { Fact } from "../kit/Fact";
import { ProblemNote } from "../kit/ProblemNote";
import { ResultsRefresh } from "../results/ResultsRefresh";

const build = (theme: Theme) =>
  mergeStyleSets({
    day: { margin: 0, fontSize: 16, lineHeight: 22, fontWeight: 600 },
    person: { padding: "4px 0" },
    facts: { display: "grid", gridTemplateColumns: "1fr auto", gap: "2px 12px", margin: 0 },
    fact: { margin: 0, textAlign: "end", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
    item: { padding: "6px 0", borderTop: `1px solid ${theme.palette.neutralLight}` },
    name: { fontWeight: 600 },
    check: { marginTop: 8 },
  });

type Actions = Pick<CommitteeActions, "closing" | "client" | "results" | "workbook">;

export interface ClosingPanelProps {
  readonly actions: Actions;
  /** The committee to close; the one held last when it is null. */
  readonly day: Day | null;
  /** Goes back to a red client that is still undecided; its row is selected when nothing else is given. */
  readonly onGoTo?: (clientCode: string) => void;
  /** Told once the meeting is closed. */
  readonly onClosed?: (closed: MeetingClosed) => void;
}

/**
 * The end of a meeting: who was present, what was decided, red clients without a decision, the next date;
 * then its protocol, ready to be printed and sent. It stands by itself: it reads what it shows.
 */
export function ClosingPanel(props: ClosingPanelProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { actions, day } = props;
  const {
    found: closing,
    problem,
    readAgain,
  } = useReading(useCallback(() => actions.closing.readClosing(day), [actions, day]));
  if (problem) return <ProblemNote problem={problem} onRetry={readAgain} />;
  if (closing === null) return <p className={classes.text}>{words.t("closing.reading")}</p>;
  return <ClosingForm key={closing.day} {...props} closing={closing} onRead={readAgain} />;
}

interface ClosingFormProps extends ClosingPanelProps {
  readonly closing: Closing;
  readonly onRead: () => void;
}

function ClosingForm({ actions, closing, onGoTo, onClosed, onRead }: ClosingFormProps): ReactElement {
  const words = useWords();
  const quoted = useQuotedLanguage();
  const classes = useClasses(build);
  const [present, setPresent] = useState<ReadonlySet<string>>(
    new Set(closing.people.flatMap(({ name, isPresent }) => (isPresent ? [name] : []))),
  );
  const [guests, setGuests] = useState(closing.guests);
  const [next, setNext] = useState(words.day(closing.nextDate, "short"));
  const [isConfirmed, setConfirmed] = useState(false);
  const { isBusy, problem, run } = useDoing();
  // A closing that fails leaves the one before it closed.
  const [closed, setClosed] = useState<MeetingClosed | null>(null);
  const going = useDoing();
  const nextDate = parseTypedDay(next);
  const isNextWrong = nextDate === null || nextDate <= closing.day;
  const { undecided } = closing;
  const canClose = !isBusy && !isNextWrong && (undecided.length === 0 || isConfirmed);
  const toggle = (name: string) => {
    const names = new Set(present);
    if (!names.delete(name)) names.add(name);
    setPresent(names);
  };
  const close = () => {
    if (nextDate === null) return;
    run(async () => {
      const meeting = {
        day: closing.day,
        present: [...present],
        guests,
        nextDate,
        withoutDecision: undecided.map(({ clientCode }) => clientCode),
      };
      const written = await actions.closing.closeMeeting(meeting).catch((error: unknown) => {
        // Somebody has changed the protocol meanwhile: what is undecided is shown as it stands now.
        if (error instanceof Problem && error.code === "reds-undecided") {
          setConfirmed(false);
          onRead();
        }
        throw error;
      });
      setClosed(written);
      onClosed?.(written);
    });
  };
  const goTo = (clientCode: string) =>
    onGoTo ? onGoTo(clientCode) : going.run(() => actions.client.showClient(clientCode));
  const isClosed = closed !== null || closing.closed !== null;
  const heading = words.t("closing.of", { day: words.day(closing.day, "long") });
  return (
    <div className={classes.stack}>
      <h2 className={classes.day}>{heading}</h2>
      {problem && <ProblemNote problem={problem} onRetry={close} />}
      {going.problem && <ProblemNote problem={going.problem} />}
      {closed && (
        <ClosedNote closed={closed} onShow={() => going.run(() => actions.workbook.showSheet("minutes"))} />
      )}
      {isClosed && <Sending actions={actions} closing={closing} version={closed} />}
      {isClosed && <OwnActions key={String(closed === null)} actions={actions} day={closing.day} />}
      {isClosed && closing.hasResults && (
        <section>
          <h3 className={classes.heading}>{words.t("nav.results")}</h3>
          <ResultsRefresh actions={actions} sheet={null} />
        </section>
      )}
      {isClosed && <BlockedClients actions={actions} />}
      <Decided closing={closing} />
      <ArbitrationRequests entries={closing.pending} actions={actions} />
      {undecided.length > 0 && (
        <section>
          <h3 className={classes.heading}>{words.t("closing.undecided", { count: undecided.length })}</h3>
          <ul className={classes.list}>
            {undecided.map(({ clientCode, clientName, reasons }) => (
              <li key={clientCode} className={classes.item}>
                <Link className={classes.name} onClick={() => goTo(clientCode)}>
                  {clientName || clientCode}
                </Link>
                <p className={classes.small} lang={quoted}>
                  {reasons}
                </p>
              </li>
            ))}
          </ul>
          <Checkbox
            className={classes.check}
            label={words.t("closing.confirm")}
            checked={isConfirmed}
            onChange={(_, isOn) => setConfirmed(isOn ?? false)}
          />
        </section>
      )}
      <section>
        <h3 className={classes.heading}>{words.t("closing.present")}</h3>
        {closing.people.length === 0 && <p className={classes.small}>{words.t("closing.nobody")}</p>}
        {closing.people.map(({ name, role }) => (
          <div key={`${name} ${role}`} className={classes.person}>
            <Checkbox
              label={role === "" ? name : words.t("closing.person", { name, role })}
              checked={present.has(name)}
              onChange={() => toggle(name)}
            />
          </div>
        ))}
        <TextField
          label={words.t("closing.guests")}
          value={guests}
          autoComplete="off"
          onChange={(_, text = "") => setGuests(text)}
        />
      </section>
      <TextField
        label={words.t("closing.next")}
        value={next}
        autoComplete="off"
        errorMessage={isNextWrong ? words.t("closing.nextWrong") : undefined}
        description={isNextWrong ? undefined : nextText(closing, nextDate, words)}
        onChange={(_, text = "") => setNext(text)}
      />
      <div className={classes.buttons}>
        <PrimaryButton
          text={words.t(isClosed ? "closing.closeAgain" : "closing.close")}
          allowDisabledFocus
          disabled={!canClose}
          onClick={close}
        />
      </div>
      <p className={classes.small} role="status">
        {isBusy ? words.t("closing.writing") : words.t("closing.writes")}
      </p>
    </div>
  );
}

function nextText(closing: Closing, day: Day | null, words: ReturnType<typeof useWords>): string {
  if (day === null) return "";
  const long = words.day(day, "weekday");
  return closing.holiday !== null && day === closing.nextDate
    ? words.t("closing.moved", { day: long, holiday: closing.holiday })
    : long;
}

/** What the meeting did, in figures, and how often the arbiter is asked. */
function Decided({ closing }: { readonly closing: Closing }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { decisions, reviewed, punctuality, rate, weeks, signal } = closing;
  const facts = [
    [words.t("closing.decisions"), words.number(decisions.length)],
    [words.t("closing.reviewed"), words.number(reviewed)],
    [
      words.t("closing.onTime"),
      words.t("closing.share", {
        part: words.number(punctuality.onTime),
        whole: words.number(punctuality.due),
      }),
    ],
    [words.t("closing.rate", { weeks }), rate.rate === null ? "–" : words.percent(rate.rate)],
  ] as const;
  return (
    <section>
      <h3 className={classes.heading}>{words.t("closing.done")}</h3>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} className={classes.fact} />
        ))}
      </dl>
      {rate.isHigh && (
        <MessageBar className={classes.check} messageBarType={MessageBarType.warning} isMultiline>
          {words.t("closing.rateHigh", { signal: words.percent(signal), weeks })}
        </MessageBar>
      )}
    </section>
  );
}

function ClosedNote({
  closed,
  onShow,
}: {
  readonly closed: MeetingClosed;
  readonly onShow: () => void;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <MessageBar messageBarType={MessageBarType.success} isMultiline>
      <span className={classes.line}>
        {words.t("closing.closed", { count: closed.decisions, next: words.day(closed.nextDate, "long") })}
      </span>
      {closed.warnings.map((warning, index) => (
        <span key={index} className={classes.line}>
          {words.message(warning)}
        </span>
      ))}
      <Link onClick={onShow}>{words.t("closing.openMinutes")}</Link>
    </MessageBar>
  );
}

interface SendingProps {
  readonly actions: Pick<Actions, "closing" | "workbook">;
  readonly closing: Closing;
  /** Changes when the minutes do: the mail is then made again. */
  readonly version: unknown;
}

/** The protocol's mail and whether it was sent. */
function Sending({ actions, closing, version }: SendingProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { day } = closing;
  const { problem, done, run } = useDoing<{ readonly sent: Day | null }>();
  const sent = done?.sent ?? closing.protocolSent;
  const read = useCallback(() => actions.closing.protocolMail(day), [actions, day]);
  const mark = () => run(() => actions.closing.markProtocolSent(day));
  return (
    <section>
      <h3 className={classes.heading}>{words.t("closing.send")}</h3>
      <MailMade
        key={String(version === null)}
        read={read}
        isNext={sent === null}
        fileName={words.t("closing.file", { day: words.day(day, "short").replace(/\//g, "-") })}
      />
      {problem && <ProblemNote problem={problem} onRetry={mark} />}
      {sent === null ? (
        <div className={classes.check}>
          <DefaultButton className={classes.wide} text={words.t("closing.markSent")} onClick={mark} />
        </div>
      ) : (
        <p className={classes.small} role="status">
          {words.t("closing.sent", { day: words.day(sent, "long") })}
        </p>
      )}
      <div className={classes.check}>
        <PrintPage page="minutes" actions={actions} />
      </div>
    </section>
  );
}

/** Each owner's actions as a message of his own, made once they are asked for. */
function OwnActions({
  actions,
  day,
}: {
  readonly actions: Pick<Actions, "closing">;
  readonly day: Day;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { isBusy, problem, done, run } = useDoing<Mails>();
  const make = () => run(() => actions.closing.actionMails(day));
  return (
    <section className={classes.group}>
      <h3 className={classes.heading}>{words.t("personal.actionsHeading")}</h3>
      <p className={classes.small}>{words.t("personal.actionsNote")}</p>
      {problem && <ProblemNote problem={problem} onRetry={make} />}
      {done === null ? (
        <DefaultButton
          className={classes.wide}
          text={words.t("personal.make")}
          disabled={isBusy}
          allowDisabledFocus
          onClick={make}
        />
      ) : (
        <PersonalMails
          mails={done}
          about="actions"
          onLeft={(name) => actions.closing.noteActionMail(day, name)}
        />
      )}
    </section>
  );
}
