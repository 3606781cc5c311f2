import { ActionButton, DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useId, useRef, useState, type ClipboardEvent, type ReactElement } from "react";
import { copyContent, fillClipboard, type CopyContent } from "./copyContent";
import { useClasses } from "./styles";
import { useWords } from "./words";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 4 },
    plain: { height: 32 },
    area: {
      width: "100%",
      boxSizing: "border-box",
      padding: 8,
      fontSize: 12,
      lineHeight: 16,
      fontFamily: "inherit",
      color: theme.semanticColors.inputText,
      background: theme.semanticColors.inputBackground,
      border: `1px solid ${theme.semanticColors.inputBorder}`,
      borderRadius: 2,
      resize: "vertical",
    },
  });

const LOOKS = { primary: PrimaryButton, default: DefaultButton, plain: ActionButton } as const;

interface CopyButtonProps {
  readonly content: CopyContent;
  readonly label: string;
  /** What is said once it is copied. */
  readonly copied: string;
  /** What stands below until then. */
  readonly note?: string;
  readonly look: keyof typeof LOOKS;
  readonly onCopied?: () => void;
}

/**
 * Copies a text in the one way that works everywhere: where the host refuses both of its commands, the text is
 * shown selected, and the user's own keys copy it, as HTML too.
 */
export function CopyButton({ content, label, copied, note, look, onCopied }: CopyButtonProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [state, setState] = useState<"ready" | "copying" | "copied" | "refused" | "copiedByHand">("ready");
  const area = useRef<HTMLTextAreaElement>(null);
  const status = useId();
  useEffect(() => {
    if (state !== "refused") return;
    area.current?.focus();
    area.current?.select();
  }, [state]);
  const done = (how: "copied" | "copiedByHand") => {
    setState(how);
    onCopied?.();
  };
  const copy = async () => {
    if (state === "copying") return;
    setState("copying");
    if (await copyContent(content)) done("copied");
    else setState("refused");
  };
  /** A part that somebody selected himself is copied as it is. */
  const copyAll = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (selectionEnd - selectionStart < value.length) return;
    fillClipboard(event.clipboardData, content);
    event.preventDefault();
    done("copiedByHand");
  };
  const texts = {
    ready: note,
    copying: words.t("copying.busy"),
    copied,
    refused: words.t("copying.refused", { keys: copyKeys() }),
    copiedByHand: copied,
  };
  const Button = LOOKS[look];
  return (
    <div className={classes.stack}>
      <Button
        className={look === "plain" ? classes.plain : classes.wide}
        iconProps={{ iconName: state.startsWith("copied") ? "CheckMark" : "Copy" }}
        text={label}
        disabled={state === "copying"}
        allowDisabledFocus
        onClick={() => void copy()}
      />
      <p id={status} role="status" className={state === "ready" ? classes.small : classes.said}>
        {texts[state]}
      </p>
      {(state === "refused" || state === "copiedByHand") && (
        <textarea
          ref={area}
          className={classes.area}
          aria-labelledby={status}
          readOnly
          rows={8}
          value={content.text}
          onCopy={copyAll}
        />
      )}
    </div>
  );
}

function copyKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "Cmd+C" : "Ctrl+C";
}
