import { asideRows } from "../../committee/port/gridAndRatings";
import { DefaultButton, PrimaryButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useState, type ReactElement } from "react";
import type { CreditPolicy, PolicyEffect as Effect } from "../../committee/policy/policyContract";
import { gridInUse, rowsLeaving } from "../../domain/policy/grid";
import { criteriaInUse, type InsurerClock, type Parameters, type Policy } from "../../domain/policy/policy";
import type { Translator } from "../../locales/translator";
import { Disclosure } from "../kit/Disclosure";
import { InsurersPanel } from "./InsurersPanel";
import { OverridesPanel } from "./OverridesPanel";
import { ParameterField } from "./ParameterField";
import { PolicyEffect } from "./PolicyEffect";
import { PolicyGrid } from "./PolicyGrid";
import { TaskProgress } from "../kit/TaskProgress";
import type { PageProps } from "../state/paneView";
import { POLICY_THEMES, type PolicyTheme } from "./policyThemes";
import { ProblemNote } from "../kit/ProblemNote";
import { ABOVE_BUTTONS, buttonsInView, useClasses } from "../kit/styles";
import { usePolicy, type PolicyEditor } from "./usePolicy";
import { APART, useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    body: { marginInlineStart: -24 },
    cell: { padding: "3px 4px 3px 0", textAlign: "start", fontWeight: 400 },
    page: ABOVE_BUTTONS,
    // What to do with the changes stays in view below a long form.
    buttons: [buttonsInView(theme), { flexWrap: "wrap" }],
    button: { flex: "1 1 auto", minHeight: 32, padding: "0 12px" },
    count: { flex: "1 0 100%", margin: 0, fontSize: 12, lineHeight: 16 },
  });

/** The credit policy as a form over the same cells as the settings sheet, with what a change does before it is kept. */
export function PolicyPage(props: PageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const editor = usePolicy(props.actions);
  const { stated, draft, problem, kept } = editor.state;
  const analyse = () => {
    props.show("week");
    props.analysing.start();
  };
  return (
    <div className={`${classes.stack} ${classes.page}`}>
      {problem && (
        <ProblemNote
          problem={problem}
          look={problem.code === "cancelled" ? "info" : "error"}
          onDismiss={editor.dismiss}
        >
          <Link onClick={editor.read}>{words.t("policy.readAgain")}</Link>
        </ProblemNote>
      )}
      {kept !== null && (
        <MessageBar
          messageBarType={MessageBarType.success}
          onDismiss={editor.dismiss}
          dismissButtonAriaLabel={words.t("policy.dismiss")}
          isMultiline
        >
          <span className={classes.line}>{words.t("policy.kept", { count: kept })}</span>
          <Link onClick={analyse}>{words.t("policy.analyse")}</Link>
        </MessageBar>
      )}
      {stated === undefined && problem === null && (
        <p className={classes.text}>{words.t("policy.reading")}</p>
      )}
      {stated === null && (
        <>
          <p className={classes.text}>{words.t("policy.absent")}</p>
          <PrimaryButton text={words.t("policy.toWeek")} onClick={() => props.show("week")} />
        </>
      )}
      {stated && draft && <PolicyForm {...props} editor={editor} stated={stated} draft={draft} />}
    </div>
  );
}

interface PolicyFormProps extends PageProps {
  readonly editor: PolicyEditor;
  readonly stated: CreditPolicy;
  readonly draft: Policy;
}

function PolicyForm({ editor, stated, draft, overview, pane, actions }: PolicyFormProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const [invalid, setInvalid] = useState<ReadonlySet<string>>(new Set());
  // A field shows what was typed in it: discarding makes the fields anew.
  const [version, setVersion] = useState(0);
  const { task, isKeeping, effect } = editor.state;
  const isBusy = isKeeping || (pane.state.task !== null && pane.state.task.kind !== "preview");
  const { parameters, grid } = draft;
  const noteValidity = (field: string, isValid: boolean) => {
    const others = [...invalid].filter((other) => other !== field);
    setInvalid(new Set(isValid ? others : [...others, field]));
  };
  const setInsurer = (insurer: string, field: string, clock: InsurerClock | null) => {
    noteValidity(`${insurer} ${field}`, clock !== null);
    if (clock === null) return;
    const insurers = draft.insurers.map((other) => (other.insurer === insurer ? clock : other));
    editor.change({ ...draft, insurers });
  };
  const setParameter = (name: keyof Parameters, value: Parameters[keyof Parameters] | null) => {
    noteValidity(name, value !== null);
    if (value === null) return;
    const changed = { ...parameters, [name]: value };
    editor.change({
      ...draft,
      parameters: changed,
      grid: gridInUse([...grid, ...stated.policy.grid, ...aside], criteriaInUse(changed)),
    });
  };
  const aside = asideRows(stated.policy.parameters.coloursAside) ?? [];
  const leaving = rowsLeaving(stated.policy.grid, criteriaInUse(parameters));
  const hasChanges = editor.changes > 0 || invalid.size > 0;
  const openSettings = () => pane.act(() => actions.workbook.showSheet("settings"));
  return (
    <>
      <p className={classes.text}>
        {words.t("policy.intro")} <Link onClick={openSettings}>{words.t("policy.openSheet")}</Link>
      </p>
      {stated.warnings.length > 0 && (
        <MessageBar messageBarType={MessageBarType.warning} isMultiline>
          {stated.warnings.map((warning, index) => (
            <span key={index} className={classes.line}>
              {words.message(warning)}
            </span>
          ))}
        </MessageBar>
      )}
      <div>
        <Disclosure title={words.t("policy.grid")} startsOpen level={2}>
          <div className={classes.body}>
            {leaving.length > 0 && (
              <p className={classes.small} role="status">
                {words.t("policy.rowsLeaving", { count: leaving.length })}
              </p>
            )}
            <PolicyGrid
              criteria={parameters}
              grid={grid}
              disabled={isBusy}
              onChange={(changed) => editor.change({ ...draft, grid: changed })}
            />
          </div>
        </Disclosure>
        {(Object.keys(POLICY_THEMES) as PolicyTheme[]).map((theme) => (
          <Disclosure key={theme} title={words.t(`policy.theme.${theme}`)} startsOpen={false} level={2}>
            <div key={version} className={classes.body}>
              {POLICY_THEMES[theme].map((name) => (
                <ParameterField
                  key={name}
                  name={name}
                  value={parameters[name]}
                  disabled={isBusy}
                  onChange={(value) => setParameter(name, value)}
                />
              ))}
            </div>
          </Disclosure>
        ))}
        <Disclosure
          title={words.t("policy.insurers", { count: draft.insurers.length })}
          startsOpen={false}
          level={2}
        >
          <div key={version} className={classes.body}>
            <InsurersPanel insurers={draft.insurers} disabled={isBusy} onChange={setInsurer} />
          </div>
        </Disclosure>
        <Disclosure title={words.t("policy.ratings")} startsOpen={false} level={2}>
          <div className={classes.body}>
            <Scales policy={draft} />
            <Link onClick={openSettings}>{words.t("policy.editScales")}</Link>
          </div>
        </Disclosure>
        <Disclosure
          title={words.t("policy.overrides", {
            count: stated.overrides.filter(({ until }) => until >= stated.today).length,
          })}
          startsOpen={false}
          level={2}
        >
          <div className={classes.body}>
            <OverridesPanel
              overrides={stated.overrides}
              clients={overview.clients ?? []}
              maximumDays={stated.policy.parameters.overrideMaximumDays}
              today={stated.today}
              disabled={isBusy}
              onAdd={editor.addOverride}
              onEnd={editor.endOverride}
            />
          </div>
        </Disclosure>
      </div>
      {effect && hasChanges && (
        <PolicyEffect
          effect={effect}
          onTakeThreshold={(threshold) => {
            // The fields of both thresholds are to show it.
            setVersion(version + 1);
            editor.change({
              ...draft,
              parameters: {
                ...parameters,
                agendaMinimumExposure: threshold,
                agendaRedMinimum: threshold,
              },
            });
          }}
        />
      )}
      {task && <TaskProgress task={task} onCancel={editor.cancel} />}
      {hasChanges && (
        <div className={classes.buttons}>
          <p className={classes.count} role="status">
            {invalid.size > 0
              ? words.t("policy.invalid", { count: invalid.size })
              : [words.t("policy.changes", { count: editor.changes }), ...effectLine(effect, words)].join(
                  APART,
                )}
          </p>
          <PrimaryButton
            className={classes.button}
            text={words.t("policy.keep")}
            disabled={isBusy || invalid.size > 0}
            allowDisabledFocus
            onClick={editor.keep}
          />
          <DefaultButton
            className={classes.button}
            text={words.t("policy.preview")}
            disabled={isBusy || task !== null || invalid.size > 0}
            allowDisabledFocus
            onClick={editor.preview}
          />
          <DefaultButton
            className={classes.button}
            text={words.t("policy.discard")}
            disabled={isBusy}
            onClick={() => {
              setInvalid(new Set());
              setVersion(version + 1);
              editor.discard();
            }}
          />
        </div>
      )}
    </>
  );
}

/** How many clients change colour, beside the number of changes: the list itself may be out of sight. */
function effectLine(effect: Effect | null, words: Translator): string[] {
  if (effect === null) return [];
  const count = effect.moves.length;
  return [words.t("policy.effect", { count, number: words.number(count) })];
}

/** The rating scales, to read: they are edited in the sheet. */
function Scales({ policy }: { readonly policy: Policy }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  return (
    <table className={classes.table}>
      <tbody>
        {policy.ratingRanges.map(({ provider, from, to, quality }, index) => (
          <tr key={index}>
            <th scope="row" className={classes.cell}>
              {provider}
            </th>
            <td className={classes.cell}>{words.t("policy.range", { from, to })}</td>
            <td className={classes.cell}>{words.t(`workbook:grades.${quality}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
