import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Icon } from "@fluentui/react/lib/Icon";
import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { Spinner } from "@fluentui/react/lib/Spinner";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import { mailDraft } from "../../committee/mail/mailDraft";
import type { AgendaSending } from "../../committee/agenda/agendaContract";
import { isoDay } from "../../domain/basis/day";
import { TaskProgress } from "../kit/TaskProgress";
import { copyRich } from "../mail/copyRich";
import type { PageProps } from "../state/paneView";
import { problemText } from "../kit/problemText";
import { saveFile } from "../mail/saveFile";
import { useClasses } from "../kit/theme";
import { useSending } from "./useSending";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", gap: 12 },
    when: { margin: 0, fontWeight: 600 },
    state: { display: "flex", alignItems: "center", gap: 6, margin: "2px 0 0", fontSize: 12 },
    late: { fontWeight: 600, color: theme.semanticColors.errorText },
    heading: { margin: "0 0 4px", fontSize: 14, lineHeight: 20, fontWeight: 600 },
    people: { margin: 0, padding: 0, listStyle: "none" },
    person: {
      display: "flex",
      flexWrap: "wrap",
      alignItems: "baseline",
      columnGap: 6,
      overflowWrap: "anywhere",
    },
    quiet: { margin: 0, fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    ways: { display: "flex", flexDirection: "column", gap: 8 },
    way: { display: "flex", flexDirection: "column", gap: 2 },
    button: { width: "100%", height: "auto", minHeight: 32, padding: "2px 12px" },
    outcome: { margin: 0, fontSize: 12, lineHeight: 16 },
    asked: {
      padding: "8px 12px",
      borderRadius: 4,
      border: `1px solid ${theme.palette.themePrimary}`,
      background: theme.palette.neutralLighterAlt,
    },
    question: { margin: "0 0 6px", fontWeight: 600 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8 },
  });

/** How one way ended, said where it was asked for. */
interface Outcome {
  readonly way: "copy" | "draft" | "mailto" | "pdf" | "calendar";
  readonly text: string;
}

/** The agenda on its way: to whom, how, and whether it has left. */
export function SendingPage(props: PageProps): ReactElement {
  const { actions, pane, show } = props;
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const { sending, problem, readAgain } = useSending(actions);
  const { task } = pane.state;
  const back = <DefaultButton text={words.t("sending.back")} onClick={() => show("week")} />;
  if (problem !== null) {
    const text = problemText(problem, words);
    return (
      <div className={classes.stack}>
        <MessageBar messageBarType={MessageBarType.error} isMultiline>
          <strong>{text.what}</strong> {text.why} {text.next}
        </MessageBar>
        {task && <TaskProgress task={task} onCancel={pane.cancel} />}
        <div className={classes.buttons}>
          <PrimaryButton text={words.t("sending.retry")} disabled={task !== null} onClick={readAgain} />
          {back}
        </div>
      </div>
    );
  }
  if (sending === null) return <Spinner label={words.t("sending.reading")} />;
  return (
    <div className={classes.stack}>
      <Standing sending={sending} today={props.overview.today} />
      {!sending.isUpToDate && (
        <MessageBar messageBarType={MessageBarType.warning} isMultiline>
          {words.t("sending.stale")} <Link onClick={() => show("week")}>{words.t("agenda.again")}</Link>
        </MessageBar>
      )}
      <Recipients sending={sending} {...props} />
      <Ways sending={sending} onSent={readAgain} {...props} />
      <div>{back}</div>
    </div>
  );
}

function Standing({ sending, today }: { sending: AgendaSending; today: number }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const { day, time, due, sent } = sending;
  const isLate = sent === null && today > due;
  return (
    <div>
      <p className={classes.when}>
        {words.t("sending.when", { day: words.day(day, "weekday"), time: words.time(time) })}
      </p>
      <p className={`${classes.state} ${isLate ? classes.late : ""}`} role="status">
        {sent !== null && <Icon iconName="CheckMark" />}
        {sent !== null
          ? words.t("sending.sent", { day: words.day(sent, "weekday") })
          : words.t(isLate ? "sending.late" : "sending.due", { day: words.day(due, "weekday") })}
      </p>
    </div>
  );
}

function Recipients({ sending, actions, pane }: PageProps & { sending: AgendaSending }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const { mail, withoutAddress } = sending;
  const sheet = words.sheets.settings;
  const isMissing = mail.recipients.length === 0 || withoutAddress.length > 0;
  return (
    <section>
      <h2 className={classes.heading}>{words.t("sending.to")}</h2>
      <ul className={classes.people} aria-label={words.t("sending.to")}>
        {mail.recipients.map(({ name, email }) => (
          <li key={email} className={classes.person}>
            <span>{name}</span>
            <span className={classes.quiet}>{email}</span>
          </li>
        ))}
      </ul>
      {mail.recipients.length === 0 && (
        <p className={classes.quiet}>{words.t("sending.noRecipient", { sheet })}</p>
      )}
      {mail.recipients.length > 0 && withoutAddress.length > 0 && (
        <p className={classes.quiet}>
          {words.t("sending.withoutAddress", { people: words.list(withoutAddress) })}
        </p>
      )}
      {isMissing && (
        <Link onClick={() => pane.act(() => actions.workbook.showSheet("settings"))}>
          {words.t("sending.openSettings", { sheet })}
        </Link>
      )}
    </section>
  );
}

function Ways({
  sending,
  actions,
  pane,
  onSent,
}: PageProps & { sending: AgendaSending; onSent: () => void }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { mail, mailto, givesPdf, sent, day } = sending;
  const isoDate = isoDay(day);
  const left = (next: Outcome) => {
    setOutcome(next);
    setAsked(sent === null);
  };
  const copy = async () => {
    const isCopied = await copyRich(mail.html, mail.text);
    if (isCopied) left({ way: "copy", text: words.t("sending.copied") });
    else setOutcome({ way: "copy", text: words.t("sending.copyRefused") });
  };
  const draft = () => {
    const file = words.t("sending.file.draft", { day: isoDate });
    saveFile(file, mailDraft(mail), "message/rfc822");
    left({ way: "draft", text: words.t("sending.saved", { file }) });
  };
  /** What waits for Excel: one thing at a time. */
  const working = (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    pane.act(() => work().finally(() => setBusy(false)));
  };
  const pdf = () =>
    working(async () => {
      const file = words.t("sending.file.pdf", { day: isoDate });
      saveFile(file, await actions.agenda.agendaPdf(), "application/pdf");
      setOutcome({ way: "pdf", text: words.t("sending.savedPdf", { file }) });
    });
  const calendar = () =>
    working(async () => {
      const file = words.t("sending.file.calendar");
      saveFile(file, await actions.agenda.meetingInvitation(), "text/calendar");
      setOutcome({ way: "calendar", text: words.t("sending.savedCalendar", { file }) });
    });
  const markSent = () =>
    working(async () => {
      await actions.agenda.markAgendaSent();
      setAsked(false);
      onSent();
    });
  const under = (way: Outcome["way"], note: string) => (
    <p
      className={outcome?.way === way ? classes.outcome : classes.quiet}
      role={outcome?.way === way ? "status" : undefined}
    >
      {outcome?.way === way ? outcome.text : note}
    </p>
  );
  return (
    <>
      <section className={classes.ways} aria-label={words.t("sending.mail")}>
        <div className={classes.way}>
          <DefaultButton
            className={classes.button}
            primary={!isAsked && sent === null}
            text={words.t("sending.copy")}
            onClick={() => void copy()}
          />
          {under("copy", words.t("sending.copyNote"))}
        </div>
        <div className={classes.way}>
          <DefaultButton className={classes.button} text={words.t("sending.draft")} onClick={draft} />
          {under("draft", words.t("sending.draftNote"))}
        </div>
        <div className={classes.way}>
          <DefaultButton
            className={classes.button}
            text={words.t("sending.mailto")}
            href={mailto}
            target="_blank"
            rel="noopener"
            onClick={() => left({ way: "mailto", text: words.t("sending.mailtoNote") })}
          />
          {under("mailto", words.t("sending.mailtoNote"))}
        </div>
        {isAsked ? (
          <div className={classes.asked} role="group" aria-label={words.t("sending.isSent")}>
            <p className={classes.question}>{words.t("sending.isSent")}</p>
            <div className={classes.buttons}>
              <PrimaryButton
                text={words.t("sending.markSent")}
                disabled={isBusy}
                allowDisabledFocus
                onClick={markSent}
              />
              <DefaultButton text={words.t("sending.notYet")} onClick={() => setAsked(false)} />
            </div>
          </div>
        ) : (
          sent === null && (
            <DefaultButton
              className={classes.button}
              text={words.t("sending.markSent")}
              disabled={isBusy}
              allowDisabledFocus
              onClick={markSent}
            />
          )
        )}
      </section>
      <section className={classes.ways}>
        <h2 className={classes.heading}>{words.t("sending.files")}</h2>
        {givesPdf && (
          <div className={classes.way}>
            <DefaultButton
              className={classes.button}
              text={words.t("sending.pdf")}
              disabled={isBusy}
              allowDisabledFocus
              onClick={pdf}
            />
            {under("pdf", words.t("sending.pdfNote"))}
          </div>
        )}
        <div className={classes.way}>
          <DefaultButton
            className={classes.button}
            text={words.t("sending.calendar")}
            disabled={isBusy}
            allowDisabledFocus
            onClick={calendar}
          />
          {under("calendar", words.t("sending.calendarNote"))}
        </div>
      </section>
    </>
  );
}
