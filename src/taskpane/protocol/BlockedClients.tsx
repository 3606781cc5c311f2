import { useCallback, useState, type ReactElement } from "react";
import type { BlockedMail } from "../../committee/closing/closingContract";
import type { CommitteeActions } from "../../committee/contract";
import { CellWarnings } from "../kit/CellWarnings";
import { Disclosure } from "../kit/Disclosure";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { MailMade } from "../mail/MailMade";

interface BlockedClientsProps {
  readonly actions: Pick<CommitteeActions, "closing">;
  /** The heading's level, 3 unless told. */
  readonly level?: 2 | 3;
}

/** The list of blocked clients for order desk and logistics: made when it is opened, one press from being sent. */
export function BlockedClients({ actions, level = 3 }: BlockedClientsProps): ReactElement {
  const words = useWords();
  return (
    <Disclosure title={words.t("blocked.title")} startsOpen={false} level={level}>
      <List actions={actions} />
    </Disclosure>
  );
}

function List({ actions }: Pick<BlockedClientsProps, "actions">): ReactElement {
  const words = useWords();
  const classes = useClasses();
  const [list, setList] = useState<BlockedMail | null>(null);
  const read = useCallback(async () => {
    const found = await actions.closing.blockedMail();
    setList(found);
    return found.message;
  }, [actions]);
  return (
    <div className={classes.group}>
      {list && (
        <p className={classes.strong}>
          {words.t("blocked.count", { count: list.blocked, number: words.number(list.blocked) })}
          {list.released > 0 &&
            ` · ${words.t("blocked.released", { count: list.released, number: words.number(list.released) })}`}
        </p>
      )}
      {list && <CellWarnings warnings={list.warnings} />}
      <MailMade
        read={read}
        isNext={false}
        fileName={words.t("blocked.file", {
          day: list === null ? "" : words.day(list.day, "short").replace(/\//g, "-"),
        })}
      />
    </div>
  );
}
