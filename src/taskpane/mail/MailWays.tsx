import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { MailToSend } from "../../committee/mail/mailToSend";
import { mailDraft } from "../../committee/mail/mailDraft";
import { copyRich } from "./copyRich";
import { saveFile } from "./saveFile";
import { useClasses } from "../kit/theme";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";
import { ProblemNote } from "../kit/ProblemNote";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", gap: 6 },
    buttons: { display: "flex", flexWrap: "wrap", gap: 8 },
    button: { minWidth: 0, padding: "0 12px" },
    text: { margin: 0, overflowWrap: "anywhere" },
    small: { margin: 0, fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
  });

type Said = "copied" | "notCopied" | "drafted" | "addressed";

interface MailWaysProps {
  /** Makes the mail; it must stay the same function while the mail does. */
  readonly read: () => Promise<MailToSend>;
  /** Name of the draft, without its ending. */
  readonly fileName: string;
}

/** A mail and the three ways to send it: copied, as a draft, through an address that opens a mail program. */
export function MailWays({ read, fileName }: MailWaysProps): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const { found: ready, problem, readAgain } = useReading(read);
  const [said, setSaid] = useState<Said | null>(null);
  if (problem) return <ProblemNote problem={problem} onRetry={readAgain} />;
  if (ready === null) return <p className={classes.small}>{words.t("mailWays.reading")}</p>;
  const { mail, mailto, withoutAddress } = ready;
  const copy = async () => setSaid((await copyRich(mail.html, mail.text)) ? "copied" : "notCopied");
  const recipients = mail.recipients.map(({ name, email }) => name || email);
  return (
    <div className={classes.stack}>
      <p className={classes.text}>
        {recipients.length === 0
          ? words.t("mailWays.nobody")
          : words.t("mailWays.to", { people: words.list(recipients) })}
      </p>
      {withoutAddress.length > 0 && (
        <p className={classes.small}>
          {words.t("mailWays.withoutAddress", { people: words.list(withoutAddress) })}
        </p>
      )}
      <div className={classes.buttons}>
        <DefaultButton
          className={classes.button}
          text={words.t("mailWays.copy")}
          onClick={() => void copy()}
        />
        <DefaultButton
          className={classes.button}
          text={words.t("mailWays.draft")}
          onClick={() => {
            saveFile(`${fileName}.eml`, mailDraft(mail), "message/rfc822");
            setSaid("drafted");
          }}
        />
        <DefaultButton
          className={classes.button}
          text={words.t("mailWays.write")}
          href={mailto}
          target="_blank"
          rel="noreferrer"
          onClick={() => setSaid("addressed")}
        />
      </div>
      <p role="status" className={classes.small}>
        {said && words.t(`mailWays.${said}`, { file: `${fileName}.eml` })}
      </p>
    </div>
  );
}
