import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { PersonalMail, PersonalMails as Mails } from "../../committee/mail/personalMails";
import { isoDay } from "../../domain/basis/day";
import { folded } from "../../domain/basis/text";
import type { Told } from "../../domain/committee/toldPeople";
import type { Translator } from "../../locales/translator";
import { Disclosure } from "../kit/Disclosure";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { useDoing } from "../kit/useDoing";
import { APART, useWords } from "../kit/words";
import { MailWays } from "./MailWays";
import { saveFile } from "./saveFile";

const build = (theme: Theme) =>
  mergeStyleSets({
    name: { overflowWrap: "anywhere" },
    facts: { display: "block", fontSize: 12, fontWeight: 400, color: theme.palette.neutralSecondary },
    mails: { marginTop: 8 },
    message: {
      margin: 0,
      padding: 8,
      fontSize: 12,
      lineHeight: 16,
      whiteSpace: "pre-wrap",
      overflowWrap: "anywhere",
      background: theme.palette.neutralLighterAlt,
      border: `1px solid ${theme.palette.neutralLight}`,
      borderRadius: 2,
    },
  });

interface PersonalMailsProps {
  readonly mails: Mails;
  /** What they are about: each one's clients before the meeting, or each one's actions after it. */
  readonly about: "clients" | "actions";
  readonly onLeft: (name: string) => Promise<Told>;
}

/** Everybody's own message in a list: each is looked at before it is copied or opened, and noted once it has left. */
export function PersonalMails({ mails, about, onLeft }: PersonalMailsProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { unassigned, hasNoSalesperson, unowned } = mails;
  const left = [
    ...(about === "actions"
      ? []
      : hasNoSalesperson
        ? [words.t("personal.noSalesperson")]
        : unassigned > 0
          ? [words.t("personal.unassigned", { count: unassigned })]
          : []),
    ...(unowned > 0 ? [words.t("personal.unowned", { count: unowned })] : []),
    ...(mails.mails.length === 0 ? [words.t("personal.nothing")] : []),
  ];
  return (
    <div className={`${classes.group} ${classes.mails}`}>
      {left.map((line) => (
        <p key={line} className={classes.said}>
          {line}
        </p>
      ))}
      <ul className={classes.list}>
        {mails.mails.map((mail) => (
          <li key={mail.name}>
            <OwnMail mail={mail} about={about} committee={mails.committee} onLeft={onLeft} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface OwnMailProps extends Pick<PersonalMailsProps, "about" | "onLeft"> {
  readonly mail: PersonalMail;
  readonly committee: number;
}

function OwnMail({ mail, about, committee, onLeft }: OwnMailProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { isBusy, problem, done, run } = useDoing<Told>();
  const { name, withoutAddress } = mail;
  const told = done ?? mail.told;
  const mark = () => run(() => onLeft(name));
  const fileName = words.t(`personal.file.${about}`, { day: isoDay(committee), name: fileSafe(name) });
  return (
    <Disclosure
      startsOpen={false}
      title={
        <>
          <span className={classes.name}>{name}</span>
          <span className={classes.facts}>{factsOf(mail, about, told, words).join(APART)}</span>
        </>
      }
    >
      <div className={classes.group}>
        {withoutAddress.length > 0 && (
          <p className={classes.said}>{words.t("personal.addAddress", { name })}</p>
        )}
        <p className={classes.message} role="note" aria-label={words.t("personal.message", { name })}>
          {mail.mail.text}
        </p>
        <MailWays ready={mail} fileName={fileName} isNext={told === null} />
        {mail.dates !== null && <Dates file={`${fileName}.ics`} dates={mail.dates} />}
        {problem && <ProblemNote problem={problem} onRetry={mark} />}
        {told === null && (
          <DefaultButton
            className={classes.wide}
            text={words.t("personal.mark")}
            ariaLabel={words.t("personal.markOf", { name })}
            disabled={isBusy}
            allowDisabledFocus
            onClick={mark}
          />
        )}
      </div>
    </Disclosure>
  );
}

function factsOf(
  { clients, actions, withoutAddress }: PersonalMail,
  about: PersonalMailsProps["about"],
  told: Told | null,
  words: Translator,
): string[] {
  return [
    ...(clients > 0 ? [words.t("personal.clients", { count: clients })] : []),
    ...(actions > 0
      ? [words.t(about === "clients" ? "personal.late" : "personal.actions", { count: actions })]
      : []),
    ...(withoutAddress.length > 0 ? [words.t("personal.noAddress")] : []),
    ...(told === null
      ? []
      : [
          told.on === null
            ? words.t("personal.sentUndated")
            : words.t("personal.sent", { day: words.day(told.on, "short") }),
        ]),
  ];
}

function Dates({ file, dates }: { readonly file: string; readonly dates: string }): ReactElement {
  const words = useWords();
  const classes = useClasses();
  const saving = useDoing<string>();
  const save = () =>
    saving.run(() => {
      saveFile(file, dates, "text/calendar");
      return Promise.resolve(file);
    });
  return (
    <>
      <DefaultButton className={classes.wide} text={words.t("personal.dates")} onClick={save} />
      {saving.done !== null && (
        <p role="status" className={classes.said}>
          {words.t("personal.saved", { file })}
        </p>
      )}
    </>
  );
}

/** A name as every file system takes it. */
function fileSafe(name: string): string {
  return folded(name).replace(/[^a-z0-9]+/g, "-");
}
