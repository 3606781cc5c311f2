import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import type { ReactElement, ReactNode } from "react";
import type { AgendaSummary } from "../../committee/agenda/agendaContract";
import type { WorkbookActions } from "../../committee/port/workbookActions";
import type { Analysis } from "../../committee/analysis/analysisContract";
import { NeedsDecision } from "../../committee/port/needsDecision";
import type { Cents } from "../../domain/basis/money";
import type { Message } from "../../intake/source";
import type { Problem } from "../../domain/basis/problem";
import type { Translator } from "../../locales/translator";
import { type Outcome } from "../state/paneState";
import { problemDetails } from "../kit/problemText";
import { ProblemNote } from "../kit/ProblemNote";
import { APART, useWords } from "../kit/words";
import { advisedText } from "../policy/advisedText";
import { DetailsCopy } from "../kit/DetailsCopy";

interface NoticeProps {
  readonly outcome: Outcome;
  readonly version: string;
  readonly onDismiss: () => void;
  readonly onShowSheet: (sheet: Parameters<WorkbookActions["showSheet"]>[0]) => void;
  /** Sets the threshold advised for an agenda that is too long, and prepares it again. */
  readonly onTakeThreshold: (threshold: Cents) => void;
  /** Analyses more rows than the product is tried with. */
  readonly onReadAll: () => void;
}

/** How the last thing asked for ended: past tense with numbers, or what went wrong, why and what to do. */
export function Notice({ outcome, ...rest }: NoticeProps): ReactElement {
  switch (outcome.kind) {
    case "problem":
      return <ProblemNotice problem={outcome.problem} {...rest} />;
    case "analysed":
      return <SuccessNotice lines={analysisLines(outcome.analysis)} sheet="clients" {...rest} />;
    case "said":
      return <SaidNotice warnings={outcome.warnings} onDismiss={rest.onDismiss} />;
    case "agendaPrepared":
      return (
        <SuccessNotice
          lines={agendaLines(outcome.agenda)}
          sheet="agenda"
          advised={outcome.agenda.advised}
          {...rest}
        />
      );
  }
}

function SaidNotice({
  warnings,
  onDismiss,
}: Pick<NoticeProps, "onDismiss"> & { readonly warnings: readonly Message[] }): ReactElement {
  const words = useWords();
  return (
    <MessageBar
      messageBarType={MessageBarType.info}
      styles={COMPACT}
      dismissButtonAriaLabel={words.t("problem.dismiss")}
      onDismiss={onDismiss}
    >
      {warnings.map((warning) => words.message(warning)).join(" ")}
    </MessageBar>
  );
}

function ProblemNotice({
  problem,
  version,
  onDismiss,
  onReadAll,
}: Omit<NoticeProps, "outcome"> & { readonly problem: Problem }): ReactElement {
  const words = useWords();
  // Nothing failed: there is nothing to tell a support person.
  const isPlain = problem.code === "cancelled" || problem.code === "row-hidden";
  const isLarge = problem.code === "many-rows";
  const isQuestion = isLarge || problem instanceof NeedsDecision;
  return (
    <ProblemNote
      problem={problem}
      look={isPlain ? "info" : isQuestion ? "warning" : "error"}
      onDismiss={onDismiss}
      actions={isPlain || isQuestion ? undefined : <DetailsCopy details={problemDetails(problem, version)} />}
    >
      {isLarge && <Link onClick={onReadAll}> {words.t("problem.readAll")}</Link>}
    </ProblemNote>
  );
}

/** One line, two at most: the page that it speaks of stands below. */
const COMPACT = { text: { margin: "5px 8px", fontSize: 12, lineHeight: 16 } };

type Lines = (words: Translator, sheet: string) => ReactNode[];

function SuccessNotice({
  lines,
  sheet,
  advised = null,
  onDismiss,
  onShowSheet,
  onTakeThreshold,
}: Omit<NoticeProps, "outcome"> & {
  readonly lines: Lines;
  readonly sheet: "clients" | "agenda";
  readonly advised?: AgendaSummary["advised"];
}): ReactElement {
  const words = useWords();
  const name = words.sheets[sheet];
  const [what, ...others] = lines(words, name);
  return (
    <MessageBar
      messageBarType={MessageBarType.success}
      styles={COMPACT}
      dismissButtonAriaLabel={words.t("problem.dismiss")}
      onDismiss={onDismiss}
    >
      <strong>{what}</strong>{" "}
      {others.map((line, index) => (
        <span key={index}>{line} </span>
      ))}
      <Link onClick={() => onShowSheet(sheet)}>{words.t("analyse.openSheet", { sheet: name })}</Link>
      {advised !== null && advised.threshold !== null && (
        <>
          {APART}
          <Link onClick={() => onTakeThreshold(advised.threshold)}>
            {words.t("agenda.takeThreshold", {
              count: advised.clients,
              number: words.number(advised.clients),
              minutes: words.number(advised.minutes),
              threshold: words.money(advised.threshold, 0),
              share: words.percent(advised.share ?? 0),
            })}
          </Link>
        </>
      )}
    </MessageBar>
  );
}

/** How many of each colour stands on the home page below. */
function analysisLines({ clients, written }: Analysis): Lines {
  return (words, sheet) => [
    words.t("analyse.announce", { count: clients.length, number: words.number(clients.length) }),
    ...writtenLines(written, sheet, words),
  ];
}

function agendaLines(agenda: AgendaSummary): Lines {
  return (words, sheet) => [
    words.t("agenda.done", {
      count: agenda.clients,
      number: words.number(agenda.clients),
      minutes: words.number(agenda.minutes),
    }),
    ...(agenda.notFitting > 0
      ? [
          words.t("agenda.notFitting", {
            count: agenda.notFitting,
            number: words.number(agenda.notFitting),
          }),
        ]
      : []),
    // One that helps stands on what takes it.
    ...(agenda.advised?.threshold === null ? [`${advisedText(agenda.advised, words)}.`] : []),
    ...agenda.warnings.map((warning) => words.message(warning)),
    // An agenda is always written anew: its cells are nobody's news.
    ...(agenda.written.sheetsCreated.length > 0 ? writtenLines(agenda.written, sheet, words) : []),
  ];
}

/** What the write changed: the sheets it created, else the cells, else that nothing had to change. */
function writtenLines(written: Analysis["written"], sheet: string, words: Translator): string[] {
  const { sheetsCreated, cellsChanged } = written;
  if (sheetsCreated.length > 0) {
    return [words.t("analyse.created", { count: sheetsCreated.length, sheets: words.list(sheetsCreated) })];
  }
  if (cellsChanged === 0) return [words.t("analyse.unchanged", { sheet })];
  return [words.t("analyse.updated", { count: cellsChanged, number: words.number(cellsChanged), sheet })];
}
