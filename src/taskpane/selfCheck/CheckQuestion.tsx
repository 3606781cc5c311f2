import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useId, useState, type ReactElement } from "react";
import type { Question, Reply } from "../../committee/selfCheck/selfCheckContract";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { saveFile } from "../mail/saveFile";
import type { OpenQuestion } from "./useSelfCheck";

const build = (theme: Theme) =>
  mergeStyleSets({
    box: {
      padding: 12,
      border: `1px solid ${theme.palette.themePrimary}`,
      borderRadius: 2,
      display: "flex",
      flexDirection: "column",
      alignItems: "flex-start",
      gap: 10,
    },
    heading: { margin: 0, fontSize: 14, lineHeight: 20, fontWeight: 600 },
    button: { minWidth: 64 },
  });

const REPLIES = ["yes", "no", "skip"] as const satisfies readonly Reply[];

/** Something that only the user can see; each question can be passed over. */
export function CheckQuestion({ open: { question, answer } }: { readonly open: OpenQuestion }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const headingId = useId();
  const { id, values, offer, seconds } = question;
  return (
    <section className={classes.box} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {words.t("selfCheck.question")}
      </h2>
      <p className={classes.text} role="status">
        {words.t(`selfCheck.ask.${id}`, values)}
      </p>
      {offer && <Offer offer={offer} />}
      {seconds === undefined ? (
        <div className={classes.buttons}>
          {REPLIES.map((reply) => (
            <DefaultButton
              key={reply}
              className={classes.button}
              text={words.t(`selfCheck.${reply}`)}
              onClick={() => answer(reply)}
            />
          ))}
        </div>
      ) : (
        <Countdown seconds={seconds} onOver={() => answer("yes")} />
      )}
    </section>
  );
}

/** What is to be pressed before answering: a download or a link, made as the product makes its own. */
function Offer({ offer }: { readonly offer: NonNullable<Question["offer"]> }): ReactElement {
  const words = useWords();
  if ("href" in offer) {
    const { href } = offer;
    return (
      <DefaultButton text={words.t("selfCheck.offer.href")} href={href} target="_blank" rel="noreferrer" />
    );
  }
  const { name, content, type } = offer.file;
  return (
    <DefaultButton
      text={words.t("selfCheck.offer.file", { name })}
      onClick={() => saveFile(name, content, type)}
    />
  );
}

/** Counts the seconds that are left to do something in. */
function Countdown({
  seconds,
  onOver,
}: {
  readonly seconds: number;
  readonly onOver: () => void;
}): ReactElement {
  const words = useWords();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : onOver()), 1000);
    return () => clearTimeout(timer);
  }, [left, onOver]);
  return <span>{words.t("selfCheck.secondsLeft", { seconds: left })}</span>;
}
