import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField, type ITextField } from "@fluentui/react/lib/TextField";
import { useRef, useState, type ReactElement } from "react";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Day } from "../../domain/basis/day";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Override } from "../../domain/policy/override";
import { useWords } from "../kit/words";
import { DayField } from "../kit/DayField";
import { SelectField } from "../kit/SelectField";
import type { NamedClient } from "../../domain/client/client";

const classes = mergeStyleSets({ form: { display: "flex", flexDirection: "column", gap: 8 } });

interface OverrideFormProps {
  /** Whose colour is forced; null when the form asks for the code of one of `clients`. */
  readonly client: NamedClient | null;
  readonly clients?: readonly ClientSummary[];
  readonly maximumDays: number;
  readonly today: Day;
  readonly disabled: boolean;
  readonly onAdd: (override: Override, clientName: string) => void;
  readonly onGiveUp: () => void;
}

/** What an override takes: the colour, its reason, who wants it and until when. */
export function OverrideForm({
  client: given,
  clients = [],
  maximumDays,
  today,
  disabled,
  onAdd,
  onGiveUp,
}: OverrideFormProps): ReactElement {
  const words = useWords();
  const [clientCode, setClientCode] = useState("");
  const [colour, setColour] = useState<Colour>("orange");
  const [reason, setReason] = useState("");
  const [who, setWho] = useState("");
  const [until, setUntil] = useState<Day | null>(null);
  const [isMissed, setMissed] = useState(false);
  const dayField = useRef<ITextField>(null);
  const client =
    given ??
    clients.find((candidate) => candidate.clientCode.toLowerCase() === clientCode.trim().toLowerCase());
  const last = today + maximumDays - 1;
  const isDayValid = until !== null && until >= today && until <= last;
  const isWhole = client !== undefined && isDayValid && reason.trim() !== "" && who.trim() !== "";
  const missing = (text: string) => (isMissed && text.trim() === "" ? words.t("policy.required") : "");
  const add = () => {
    setMissed(true);
    if (!isWhole) return;
    onAdd(
      { clientCode: client.clientCode, colour, reason: reason.trim(), who: who.trim(), from: today, until },
      client.clientName,
    );
  };
  return (
    <div className={classes.form} role="group" aria-label={words.t("policy.addOverride")}>
      {given === null && (
        <TextField
          label={words.t("policy.clientCode")}
          required
          value={clientCode}
          autoComplete="off"
          description={client?.clientName ?? ""}
          errorMessage={isMissed && client === undefined ? words.t("policy.unknownClient") : ""}
          onChange={(_, text) => setClientCode(text ?? "")}
        />
      )}
      <SelectField
        label={words.t("policy.forcedColour")}
        options={COLOURS.map((key) => ({ key, text: words.t(`colour.${key}`) }))}
        value={colour}
        onChange={(chosen) => setColour(COLOURS.find((candidate) => candidate === chosen) ?? colour)}
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
      <DefaultButton text={words.t("policy.giveUp")} onClick={onGiveUp} />
    </div>
  );
}
