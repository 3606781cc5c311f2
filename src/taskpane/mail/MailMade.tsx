import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { ReactElement } from "react";
import type { MailToSend } from "../../committee/mail/mailToSend";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";
import { MailWays } from "./MailWays";

const build = () =>
  mergeStyleSets({
    text: { margin: 0, overflowWrap: "anywhere" },
  });

interface MailMadeProps {
  /** Makes the mail; it must stay the same function while the mail does. */
  readonly read: () => Promise<MailToSend>;
  readonly fileName: string;
  readonly isNext: boolean;
}

/** A mail made when it is shown: to whom, and the ways out. */
export function MailMade({ read, fileName, isNext }: MailMadeProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { found: ready, problem, readAgain } = useReading(read);
  if (problem) return <ProblemNote problem={problem} onRetry={readAgain} />;
  if (ready === null) return <p className={classes.small}>{words.t("mailWays.reading")}</p>;
  const { mail, withoutAddress } = ready;
  const recipients = mail.recipients.map(({ name, email }) => name || email);
  return (
    <div className={classes.group}>
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
      <MailWays ready={ready} fileName={fileName} isNext={isNext} />
    </div>
  );
}
