import { DefaultButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { StatedOverride } from "../../committee/port/overrides";
import type { Day } from "../../domain/basis/day";
import type { Override } from "../../domain/policy/override";
import { useClasses } from "../kit/styles";
import { useWords } from "../kit/words";
import { ColourMark } from "../kit/ColourMark";
import { OverrideForm } from "./OverrideForm";

const build = (theme: Theme) =>
  mergeStyleSets({
    list: { margin: "0 0 12px", padding: 0, listStyle: "none" },
    item: { padding: "8px 0", borderBottom: `1px solid ${theme.palette.neutralLight}` },
    name: { display: "flex", alignItems: "center", gap: 6, fontWeight: 600, overflowWrap: "anywhere" },
    ended: { color: theme.palette.neutralSecondary, fontWeight: 400 },
    button: { alignSelf: "flex-start", marginTop: 6 },
    text: { margin: "0 0 8px" },
  });

interface OverridesPanelProps {
  readonly overrides: readonly StatedOverride[];
  readonly clients: readonly ClientSummary[];
  readonly maximumDays: number;
  readonly today: Day;
  readonly disabled: boolean;
  readonly onAdd: (override: Override, clientName: string) => void;
  readonly onEnd: (override: StatedOverride) => void;
}

/** The forced colours: who, why, until when, ended or not; and a form for one more. */
export function OverridesPanel(props: OverridesPanelProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [isAdding, setAdding] = useState(false);
  const { overrides, today, disabled, onEnd } = props;
  const inForce = overrides.filter(({ until }) => until >= today);
  const ended = overrides.filter(({ until }) => until < today);
  return (
    <div>
      {overrides.length === 0 && <p className={classes.text}>{words.t("policy.noOverride")}</p>}
      <ul className={classes.list}>
        {[...inForce, ...ended].map((override) => {
          const isEnded = override.until < today;
          const name = override.clientName || override.clientCode;
          return (
            <li key={override.address} className={classes.item}>
              <span className={isEnded ? `${classes.name} ${classes.ended}` : classes.name}>
                <ColourMark colour={override.colour} />
                {words.t("policy.override", {
                  name,
                  colour: words.t(`colour.${override.colour}`).toLowerCase(),
                })}
              </span>
              <span className={classes.below}>
                {words.t(isEnded ? "policy.overrideEnded" : "policy.overrideUntil", {
                  day: words.day(override.until, "short"),
                  who: override.who || "–",
                })}
              </span>
              <span className={classes.below}>{override.reason}</span>
              {!isEnded && (
                <DefaultButton
                  className={classes.button}
                  text={words.t("policy.end")}
                  ariaLabel={words.t("policy.endOf", { name })}
                  disabled={disabled}
                  onClick={() => onEnd(override)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {isAdding ? (
        <OverrideForm
          {...props}
          client={null}
          onAdd={(override, name) => {
            props.onAdd(override, name);
            setAdding(false);
          }}
          onGiveUp={() => setAdding(false)}
        />
      ) : (
        <DefaultButton
          text={words.t("policy.addOverride")}
          disabled={disabled}
          onClick={() => setAdding(true)}
        />
      )}
    </div>
  );
}
