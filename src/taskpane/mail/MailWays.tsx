import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { useState, type ReactElement } from "react";
import type { MailToSend } from "../../committee/mail/mailToSend";
import { mailDraft } from "../../committee/mail/mailDraft";
import { CopyButton } from "../kit/CopyButton";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { saveFile } from "./saveFile";

const build = () =>
  mergeStyleSets({
    other: { flex: "1 1 auto", height: "auto", minWidth: 0, minHeight: 32, padding: "2px 12px" },
  });

interface MailWaysProps {
  readonly ready: MailToSend;
  /** Name of the draft, without its ending. */
  readonly fileName: string;
  /** Whether sending is what the page waits for. */
  readonly isNext: boolean;
  /** Told once the message has left the pane, by whatever way. */
  readonly onLeft?: () => void;
}

/** A message on its way out: copied, which works everywhere; below, what this Excel lets out besides. */
export function MailWays({ ready, fileName, isNext, onLeft }: MailWaysProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [said, setSaid] = useState<"drafted" | "addressed" | null>(null);
  const { mail, mailto, asFile } = ready;
  const leave = (way: "drafted" | "addressed") => {
    setSaid(way);
    onLeft?.();
  };
  const download = () => {
    saveFile(`${fileName}.eml`, mailDraft(mail), "message/rfc822");
    leave("drafted");
  };
  return (
    <div className={classes.group}>
      <CopyButton
        content={mail}
        label={words.t("mailWays.copy")}
        copied={words.t("mailWays.copied")}
        note={words.t("mailWays.copyNote")}
        look={isNext ? "primary" : "default"}
        onCopied={() => {
          setSaid(null);
          onLeft?.();
        }}
      />
      {(asFile || mailto !== null) && (
        <div className={classes.buttons}>
          {asFile && (
            <DefaultButton className={classes.other} text={words.t("mailWays.draft")} onClick={download} />
          )}
          {mailto !== null && (
            <DefaultButton
              className={classes.other}
              text={words.t("mailWays.write")}
              href={mailto}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => leave("addressed")}
            />
          )}
        </div>
      )}
      {said !== null && (
        <p role="status" className={classes.said}>
          {words.t(`mailWays.${said}`, { file: `${fileName}.eml` })}
        </p>
      )}
    </div>
  );
}
