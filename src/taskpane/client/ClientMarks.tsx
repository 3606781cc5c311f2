import { DefaultButton } from "@fluentui/react/lib/Button";
import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import type { PageProps } from "../state/paneView";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";

/** What a cell can hold. */
const LONGEST_NOTE = 32_000;

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 8 },
    note: { width: "100%" },
    saved: { fontSize: 12, color: theme.palette.neutralSecondary },
  });

interface ClientMarksProps extends Pick<PageProps, "actions" | "pane"> {
  readonly card: ClientCard;
  readonly onChanged: () => void;
}

/** What people add to a client: the pin to the agenda and a note, kept in the Clients sheet. */
export function ClientMarks({ card, actions, pane, onChanged }: ClientMarksProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [draft, setDraft] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const { clientCode, isPinned, note } = card;
  if (isPinned === null || note === null) return <p className={classes.small}>{words.t("client.noMarks")}</p>;
  const isChanged = draft !== null && draft !== note;
  const act = (action: () => Promise<void>) => pane.act(() => action().finally(onChanged));
  return (
    <section className={classes.stack}>
      <Checkbox
        label={words.t("client.pin")}
        checked={isPinned}
        onChange={(_, checked) => act(() => actions.client.pinClient(clientCode, checked === true))}
      />
      <TextField
        className={classes.note}
        label={words.t("client.note")}
        multiline
        autoAdjustHeight
        maxLength={LONGEST_NOTE}
        value={draft ?? note}
        onChange={(_, typed) => {
          setDraft(typed ?? "");
          setSaved(false);
        }}
      />
      <DefaultButton
        text={words.t("client.saveNote")}
        disabled={!isChanged}
        allowDisabledFocus
        onClick={() =>
          isChanged &&
          act(async () => {
            await actions.client.noteClient(clientCode, draft, note);
            setDraft(null);
            setSaved(true);
          })
        }
      />
      <span role="status" className={classes.saved}>
        {isSaved && words.t("client.noteSaved")}
      </span>
    </section>
  );
}
