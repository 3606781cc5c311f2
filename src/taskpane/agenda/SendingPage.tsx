import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Icon } from "@fluentui/react/lib/Icon";
import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { Spinner } from "@fluentui/react/lib/Spinner";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useCallback, useState, type ReactElement } from "react";
import type { AgendaSending } from "../../committee/agenda/agendaContract";
import { isoDay } from "../../domain/basis/day";
import { TaskProgress } from "../kit/TaskProgress";
import { MailWays } from "../mail/MailWays";
import { PersonalMails } from "../mail/PersonalMails";
import { PrintPage } from "../mail/PrintPage";
import type { PageProps } from "../state/paneView";
import { ProblemNote } from "../kit/ProblemNote";
import { saveFile } from "../mail/saveFile";
import { useClasses } from "../kit/styles";
import { useDoing } from "../kit/useDoing";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    state: { display: "flex", alignItems: "center", gap: 6, margin: "2px 0 0", fontSize: 12 },
    late: { fontWeight: 600, color: theme.semanticColors.errorText },
    person: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
    way: { display: "flex", flexDirection: "column", gap: 2 },
    asked: {
      padding: "8px 12px",
      borderRadius: 4,
      border: `1px solid ${theme.palette.themePrimary}`,
      background: theme.palette.neutralLighterAlt,
    },
    question: { margin: "0 0 6px", fontWeight: 600 },
  });

/** The agenda on its way: to whom, how, and whether it has left. */
export function SendingPage(props: PageProps): ReactElement {
  const { actions, pane, show } = props;
  const words = useWords();
  const classes = useClasses(build);
  const {
    found: sending,
    problem,
    readAgain,
  } = useReading(useCallback(() => actions.agenda.readAgendaSending(), [actions]));
  const { task } = pane.state;
  if (problem !== null) {
    return (
      <div className={classes.stack}>
        <ProblemNote problem={problem} onRetry={readAgain} />
        {task && <TaskProgress task={task} onCancel={pane.cancel} />}
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
      <section>
        <h2 className={classes.heading}>{words.t("personal.clientsHeading")}</h2>
        <p className={classes.small}>{words.t("personal.clientsNote")}</p>
        <PersonalMails
          mails={sending.personal}
          about="clients"
          onLeft={(name) => actions.agenda.noteAgendaMail(sending.day, name)}
        />
      </section>
    </div>
  );
}

function Standing({ sending, today }: { sending: AgendaSending; today: number }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { day, time, due, sent } = sending;
  const isLate = sent === null && today > due;
  return (
    <div>
      <p className={classes.strong}>
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
  const classes = useClasses(build);
  const { mail, withoutAddress } = sending;
  const sheet = words.sheets.settings;
  const isMissing = mail.recipients.length === 0 || withoutAddress.length > 0;
  return (
    <section>
      <h2 className={classes.heading}>{words.t("sending.to")}</h2>
      <ul className={classes.list} aria-label={words.t("sending.to")}>
        {mail.recipients.map(({ name, email }) => (
          <li key={email} className={classes.person}>
            <span>{name}</span>
            <span className={classes.small}>{email}</span>
          </li>
        ))}
      </ul>
      {mail.recipients.length === 0 && (
        <p className={classes.small}>{words.t("sending.noRecipient", { sheet })}</p>
      )}
      {mail.recipients.length > 0 && withoutAddress.length > 0 && (
        <p className={classes.small}>
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
  onSent,
}: PageProps & { sending: AgendaSending; onSent: () => void }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [isAsked, setAsked] = useState(false);
  const calendar = useDoing<string>();
  const marking = useDoing();
  const isBusy = calendar.isBusy || marking.isBusy;
  const { sent, day, asFile } = sending;
  const saveCalendar = () =>
    calendar.run(async () => {
      const file = words.t("sending.file.calendar");
      saveFile(file, await actions.agenda.meetingInvitation(), "text/calendar");
      return file;
    });
  const markSent = () =>
    marking.run(async () => {
      await actions.agenda.markAgendaSent();
      setAsked(false);
      onSent();
    });
  const mark = { text: words.t("sending.markSent"), disabled: isBusy, allowDisabledFocus: true };
  return (
    <>
      <section className={classes.group} aria-label={words.t("sending.mail")}>
        <MailWays
          ready={sending}
          fileName={words.t("sending.file.draft", { day: isoDay(day) })}
          isNext={!isAsked && sent === null}
          onLeft={() => setAsked(sent === null)}
        />
        {marking.problem && <ProblemNote problem={marking.problem} onRetry={markSent} />}
        {isAsked && (
          <div className={classes.asked} role="group" aria-label={words.t("sending.isSent")}>
            <p className={classes.question}>{words.t("sending.isSent")}</p>
            <div className={classes.buttons}>
              <PrimaryButton {...mark} onClick={markSent} />
              <DefaultButton text={words.t("sending.notYet")} onClick={() => setAsked(false)} />
            </div>
          </div>
        )}
        {!isAsked && sent === null && <DefaultButton className={classes.wide} {...mark} onClick={markSent} />}
      </section>
      <section className={classes.group}>
        <h2 className={classes.heading}>{words.t("sending.files")}</h2>
        <PrintPage page="agenda" actions={actions} />
        {asFile && (
          <div className={classes.way}>
            {calendar.problem && <ProblemNote problem={calendar.problem} onRetry={saveCalendar} />}
            <DefaultButton
              className={classes.wide}
              text={words.t("sending.calendar")}
              disabled={isBusy}
              allowDisabledFocus
              onClick={saveCalendar}
            />
            <p className={calendar.done === null ? classes.small : classes.said} role="status">
              {calendar.done === null
                ? words.t("sending.calendarNote")
                : words.t("sending.savedCalendar", { file: calendar.done })}
            </p>
          </div>
        )}
      </section>
    </>
  );
}
