import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { TextField } from "@fluentui/react/lib/TextField";
import { mergeStyles } from "@fluentui/react/lib/Styling";
import { useMemo, useState, type ReactElement } from "react";
import type { DecisionSearch } from "../../committee/protocol/protocolContract";
import type { Day } from "../../domain/basis/day";
import { ACTION_KINDS, ACTION_STATUSES, type ProtocolEntry } from "../../domain/protocol/protocol";
import { parseTypedDay } from "../kit/typedDay";
import { useWords } from "../kit/words";
import { SelectField } from "../kit/SelectField";

const grid = mergeStyles({
  display: "grid",
  gridTemplateColumns: "1fr 1fr",
  gap: "4px 10px",
  marginInlineStart: -24,
});

const late = mergeStyles({ alignSelf: "end", marginBottom: 4 });

interface DecisionFiltersProps {
  readonly entries: readonly ProtocolEntry[];
  readonly search: DecisionSearch;
  readonly today: Day;
  readonly onSearch: (search: DecisionSearch) => void;
}

/** What narrows the search down besides words: owner, kind, status and the days of the committees. */
export function DecisionFilters({ entries, search, today, onSearch }: DecisionFiltersProps): ReactElement {
  const words = useWords();
  const any = words.t("decisions.any");
  const owners = useMemo(
    () =>
      [...new Set(entries.map(({ owner }) => owner.trim()))]
        .filter((owner) => owner !== "")
        .sort((a, b) => a.localeCompare(b, words.language)),
    [entries, words],
  );
  const kinds = ACTION_KINDS.map((key) => [key, words.t(`workbook:actionKinds.${key}`)] as const);
  const statuses = ACTION_STATUSES.map((key) => [key, words.t(`workbook:statuses.${key}`)] as const);
  const { owner, kind, status, lateOn, from, to } = search;
  const set = (changed: DecisionSearch) => onSearch({ ...search, ...changed });
  const without = (key: keyof DecisionSearch) =>
    onSearch(Object.fromEntries(Object.entries(search).filter(([other]) => other !== key)));
  const choose = <Key extends string>(
    key: "kind" | "status",
    choices: readonly (readonly [Key, string])[],
    chosen: string,
  ) => {
    const found = choices.find(([, label]) => label === chosen);
    if (found === undefined) without(key);
    else set({ [key]: found[0] });
  };
  const labelOf = <Key extends string>(
    choices: readonly (readonly [Key, string])[],
    chosenKey: Key | null | undefined,
  ) => choices.find(([key]) => key === chosenKey)?.[1] ?? any;
  return (
    <div className={grid}>
      <SelectField
        label={words.t("decisions.owner")}
        value={owner ?? any}
        options={[any, ...owners]}
        onChange={(chosen) => (chosen === any ? without("owner") : set({ owner: chosen }))}
      />
      <SelectField
        label={words.t("decisions.status")}
        value={labelOf(statuses, status)}
        options={[any, ...statuses.map(([, label]) => label)]}
        onChange={(chosen) => choose("status", statuses, chosen)}
      />
      <SelectField
        label={words.t("decisions.kind")}
        value={labelOf(kinds, kind)}
        options={[any, ...kinds.map(([, label]) => label)]}
        onChange={(chosen) => choose("kind", kinds, chosen)}
      />
      <Checkbox
        className={late}
        label={words.t("decisions.lateOnly")}
        checked={lateOn !== undefined}
        onChange={(_, isChecked = false) => (isChecked ? set({ lateOn: today }) : without("lateOn"))}
      />
      <DayFilter
        label={words.t("decisions.from")}
        day={from}
        onDay={(day) => (day === null ? without("from") : set({ from: day }))}
      />
      <DayFilter
        label={words.t("decisions.to")}
        day={to}
        onDay={(day) => (day === null ? without("to") : set({ to: day }))}
      />
    </div>
  );
}

interface DayFilterProps {
  readonly label: string;
  readonly day: Day | undefined;
  readonly onDay: (day: Day | null) => void;
}

/** A day as it is typed; what is no day yet narrows nothing and is said. */
function DayFilter({ label, day, onDay }: DayFilterProps): ReactElement {
  const words = useWords();
  const [typed, setTyped] = useState(day === undefined ? "" : words.day(day, "short"));
  const isWrong = typed.trim() !== "" && parseTypedDay(typed) === null;
  return (
    <TextField
      label={label}
      value={typed}
      placeholder={words.t("decisions.dayHint")}
      autoComplete="off"
      errorMessage={isWrong ? words.t("decisions.noDay") : undefined}
      deferredValidationTime={600}
      onChange={(_, text = "") => {
        setTyped(text);
        onDay(parseTypedDay(text));
      }}
    />
  );
}
