import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Dropdown } from "@fluentui/react/lib/Dropdown";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField, type ITextField } from "@fluentui/react/lib/TextField";
import { useTheme, type Theme } from "@fluentui/react/lib/Theme";
import { useRef, useState, type ReactElement } from "react";
import type { ClientSummary } from "../../committee/contract";
import type { StatedOverride } from "../../committee/policyContract";
import type { Day } from "../../domain/day";
import { COLOURS, type Colour } from "../../domain/grid";
import type { Override } from "../../domain/override";
import { useClasses } from "../theme";
import { useWords } from "../words";
import { ColourMark } from "./ColourMark";
import { DayField } from "./DayField";

const build = (theme: Theme) =>
  mergeStyleSets({
    list: { margin: "0 0 12px", padding: 0, listStyle: "none" },
    item: { padding: "8px 0", borderBottom: `1px solid ${theme.palette.neutralLight}` },
    name: { display: "flex", alignItems: "center", gap: 6, fontWeight: 600, overflowWrap: "anywhere" },
    note: { display: "block", fontSize: 12, lineHeight: 16, color: theme.palette.neutralSecondary },
    ended: { color: theme.palette.neutralSecondary, fontWeight: 400 },
    form: { display: "flex", flexDirection: "column", gap: 8 },
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
  const classes = useClasses(useTheme(), build);
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
              <span className={classes.note}>
                {words.t(isEnded ? "policy.overrideEnded" : "policy.overrideUntil", {
                  day: words.day(override.until, "short"),
                  who: override.who || "–",
                })}
              </span>
              <span className={classes.note}>{override.reason}</span>
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
        <OverrideForm {...props} onDone={() => setAdding(false)} />
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

function OverrideForm({
  clients,
  maximumDays,
  today,
  disabled,
  onAdd,
  onDone,
}: OverridesPanelProps & { readonly onDone: () => void }): ReactElement {
  const words = useWords();
  const classes = useClasses(useTheme(), build);
  const [code, setCode] = useState("");
  const [colour, setColour] = useState<Colour>("orange");
  const [reason, setReason] = useState("");
  const [who, setWho] = useState("");
  const [until, setUntil] = useState<Day | null>(null);
  const [isMissed, setMissed] = useState(false);
  const dayField = useRef<ITextField>(null);
  const client = clients.find((own) => own.code.toLowerCase() === code.trim().toLowerCase());
  const last = today + maximumDays - 1;
  const isDayValid = until !== null && until >= today && until <= last;
  const isWhole = client !== undefined && isDayValid && reason.trim() !== "" && who.trim() !== "";
  const missing = (text: string) => (isMissed && text.trim() === "" ? words.t("policy.required") : "");
  const add = () => {
    setMissed(true);
    if (!isWhole) return;
    onAdd(
      { clientCode: client.code, colour, reason: reason.trim(), who: who.trim(), from: today, until },
      client.name,
    );
    onDone();
  };
  return (
    <div className={classes.form} role="group" aria-label={words.t("policy.addOverride")}>
      <TextField
        label={words.t("policy.clientCode")}
        required
        value={code}
        autoComplete="off"
        description={client?.name ?? ""}
        errorMessage={isMissed && client === undefined ? words.t("policy.unknownClient") : ""}
        onChange={(_, text) => setCode(text ?? "")}
      />
      <Dropdown
        label={words.t("policy.forcedColour")}
        options={COLOURS.map((key) => ({ key, text: words.t(`colour.${key}`) }))}
        selectedKey={colour}
        onChange={(_, option) => setColour(COLOURS.find((own) => own === option?.key) ?? colour)}
      />
      <TextField
        label={words.t("policy.reason")}
        required
        multiline
        rows={2}
        value={reason}
        errorMessage={missing(reason)}
        onChange={(_, text) => setReason(text ?? "")}
      />
      <TextField
        label={words.t("policy.who")}
        required
        value={who}
        errorMessage={missing(who)}
        onChange={(_, text) => setWho(text ?? "")}
      />
      <DayField
        label={words.t("policy.until")}
        value={until}
        today={today}
        disabled={disabled}
        error={
          isMissed && !isDayValid
            ? words.t("policy.untilBetween", {
                from: words.day(today, "short"),
                until: words.day(last, "short"),
              })
            : ""
        }
        fieldRef={dayField}
        onChange={setUntil}
      />
      <PrimaryButton text={words.t("policy.keepOverride")} disabled={disabled} onClick={add} />
      <DefaultButton text={words.t("policy.giveUp")} onClick={onDone} />
    </div>
  );
}
