import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Checkbox } from "@fluentui/react/lib/Checkbox";
import { ChoiceGroup } from "@fluentui/react/lib/ChoiceGroup";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import { TextField } from "@fluentui/react/lib/TextField";
import { useCallback, useId, useState, type FormEvent, type ReactElement } from "react";
import { isEmail } from "../../committee/port/people";
import type { SetUp, SetUpAnswers, SetUpPerson } from "../../committee/policy/policyContract";
import { rowsLeaving } from "../../domain/policy/grid";
import { COVER_CRITERIA, criteriaInUse } from "../../domain/policy/policy";
import type { PageProps } from "../state/paneView";
import { ProblemNote } from "../kit/ProblemNote";
import { useClasses } from "../kit/styles";
import { useDoing } from "../kit/useDoing";
import { useReading } from "../kit/useReading";
import { useWords } from "../kit/words";
import { typedValue } from "./policyThemes";

const build = () =>
  mergeStyleSets({
    people: {
      margin: 0,
      padding: 0,
      border: 0,
      minWidth: 0,
      display: "flex",
      flexDirection: "column",
      gap: 4,
    },
    role: { padding: 0, fontWeight: 600 },
  });

const NARROW = { fieldGroup: { maxWidth: 120 } };

/** The short form before the first agenda: company, criteria, members and arbiter. Everything else has a default. */
export function SetUpPage(props: PageProps): ReactElement {
  const { actions, show } = props;
  const words = useWords();
  const classes = useClasses();
  const read = useCallback(() => actions.policy.readSetUp(), [actions]);
  const { found, problem, task } = useReading(read);
  if (problem !== null) return <ProblemNote problem={problem} look="error" />;
  if (found !== null) return <SetUpForm {...props} begun={found} />;
  return (
    <div className={classes.stack}>
      <p className={classes.text}>{words.t(task === null ? "policy.absent" : "setUp.reading")}</p>
      {task === null && <PrimaryButton text={words.t("policy.toWeek")} onClick={() => show("week")} />}
    </div>
  );
}

function SetUpForm({
  begun,
  actions,
  analysing,
  show,
  pane,
}: PageProps & { readonly begun: SetUp }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [answers, setAnswers] = useState<SetUpAnswers>(begun);
  const [isMissed, setMissed] = useState(false);
  const { isBusy: isDoing, problem, run } = useDoing();
  const namesId = useId();
  const leaving = rowsLeaving(begun.grid, criteriaInUse(answers));
  const isBusy = isDoing || pane.state.task !== null;
  const set = (part: Partial<SetUpAnswers>) => setAnswers((before) => ({ ...before, ...part }));
  const currency = typedValue("companyCurrency", answers.companyCurrency, words.language);
  const isWhole = currency !== null && answers.people.every(({ email }) => isAddress(email));
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setMissed(true);
    if (!isWhole || isBusy) return;
    run(async () => {
      const { companyName, coverCriterion, ratingsInUse, people } = answers;
      const isRecoloured = await actions.policy.keepSetUp({
        companyName: companyName.trim(),
        companyCurrency: String(currency),
        coverCriterion,
        ratingsInUse,
        people,
      });
      show("week");
      // The sheets are to say what was answered: colours, or the sign of the currency.
      if (isRecoloured) analysing.start();
      else pane.lookUp();
    });
  };
  const skip = () =>
    run(async () => {
      await actions.policy.skipSetUp();
      show("week");
    });
  return (
    <form className={classes.stack} onSubmit={keep} noValidate aria-label={words.t("setUp.title")}>
      <p className={classes.text}>{words.t("setUp.intro")}</p>
      {problem && <ProblemNote problem={problem} look="error" />}
      <div className={classes.group}>
        <TextField
          label={words.t("workbook:parameters.companyName.name")}
          value={answers.companyName}
          maxLength={100}
          onChange={(_, companyName = "") => set({ companyName })}
        />
        <TextField
          label={words.t("workbook:parameters.companyCurrency.name")}
          styles={NARROW}
          value={answers.companyCurrency}
          maxLength={3}
          autoComplete="off"
          errorMessage={
            isMissed && currency === null
              ? words.t("policy.expected", { expected: words.t("workbook:expected.currency") })
              : ""
          }
          onChange={(_, companyCurrency = "") => set({ companyCurrency })}
        />
      </div>
      <div className={classes.group}>
        <ChoiceGroup
          label={words.t("setUp.insured")}
          options={COVER_CRITERIA.map((key) => ({ key, text: words.t(`setUp.criterion.${key}`) }))}
          selectedKey={answers.coverCriterion}
          onChange={(_, option) => {
            const chosen = COVER_CRITERIA.find((key) => key === option?.key);
            if (chosen !== undefined) set({ coverCriterion: chosen });
          }}
        />
        {leaving.length > 0 && (
          <p className={classes.small} role="status">
            {words.t("policy.rowsLeaving", { count: leaving.length })}
          </p>
        )}
        <Checkbox
          label={words.t("setUp.ratings")}
          checked={answers.ratingsInUse}
          onChange={(_, checked) => set({ ratingsInUse: checked === true })}
        />
      </div>
      <datalist id={namesId}>
        {begun.salespeople.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {answers.people.map((person, place) => (
        <Person
          key={person.role}
          person={person}
          namesId={namesId}
          isMissed={isMissed}
          onChange={(changed) =>
            set({ people: answers.people.map((other, index) => (index === place ? changed : other)) })
          }
        />
      ))}
      <p className={classes.small}>{words.t("setUp.later")}</p>
      <div className={classes.buttons}>
        <PrimaryButton type="submit" text={words.t("setUp.keep")} disabled={isBusy} allowDisabledFocus />
        <DefaultButton text={words.t("setUp.skip")} disabled={isBusy} onClick={skip} />
      </div>
    </form>
  );
}

interface PersonProps {
  readonly person: SetUpPerson;
  /** Of the list of names that are proposed. */
  readonly namesId: string;
  readonly isMissed: boolean;
  readonly onChange: (person: SetUpPerson) => void;
}

function Person({ person, namesId, isMissed, onChange }: PersonProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const role = words.t(`workbook:roles.${person.role}`);
  return (
    <fieldset className={classes.people}>
      <legend className={classes.role}>{role}</legend>
      <TextField
        placeholder={words.t("workbook:columns.CC_People.name")}
        ariaLabel={words.t("setUp.nameOf", { role })}
        value={person.name}
        list={namesId}
        maxLength={100}
        autoComplete="off"
        onChange={(_, name = "") => onChange({ ...person, name })}
      />
      <TextField
        type="email"
        placeholder={words.t("workbook:columns.CC_People.email")}
        ariaLabel={words.t("setUp.emailOf", { role })}
        value={person.email}
        maxLength={254}
        autoComplete="off"
        errorMessage={isMissed && !isAddress(person.email) ? words.t("setUp.noAddress") : ""}
        onChange={(_, email = "") => onChange({ ...person, email })}
      />
    </fieldset>
  );
}

/** Nothing, or addresses that every mail program takes. */
function isAddress(email: string): boolean {
  return email.split(/[;,\s]+/).every((part) => part === "" || isEmail(part));
}
