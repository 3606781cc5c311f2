import { Link } from "@fluentui/react/lib/Link";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import type { ReactElement } from "react";
import type { ColourMove } from "../../committee/analysis/analysisContract";
import type { PolicyEffect as Effect } from "../../committee/policy/policyContract";
import type { Cents } from "../../domain/basis/money";
import { COLOURS } from "../../domain/policy/grid";
import type { Translator } from "../../locales/translator";
import { useClasses } from "../kit/styles";
import { APART, useWords } from "../kit/words";
import { advisedText } from "./advisedText";
import { MoveList } from "./MoveList";

const build = (theme: Theme) =>
  mergeStyleSets({
    frame: { padding: "8px 12px", borderRadius: 4, background: theme.palette.neutralLighter },
    title: { margin: 0, fontSize: 14, lineHeight: 20, fontWeight: 600 },
  });

interface PolicyEffectProps {
  readonly effect: Effect;
  /** Sets both thresholds of the form to the one advised. */
  readonly onTakeThreshold: (threshold: Cents) => void;
}

/** What the policy of the form does: how many clients change colour, from which to which, and who. */
export function PolicyEffect({ effect, onTakeThreshold }: PolicyEffectProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { moves, clients, advised } = effect;
  const count = moves.length;
  return (
    <section className={classes.frame} aria-live="polite">
      <h2 className={classes.title}>
        {count === 0
          ? words.t("policy.noEffect", { count: clients, number: words.number(clients) })
          : words.t("policy.effect", { count, number: words.number(count) })}
      </h2>
      {count > 0 && <p className={classes.text}>{groupsOf(moves, words)}</p>}
      <p className={classes.text}>{agendaLine(effect, words)}</p>
      {blockLines(effect, words).map((line) => (
        <p key={line} className={classes.text}>
          {line}
        </p>
      ))}
      <p className={classes.text}>
        {advisedText(advised, words)}{" "}
        {advised.threshold !== null && (
          <Link onClick={() => onTakeThreshold(advised.threshold)}>{words.t("policy.takeAdvice")}</Link>
        )}
      </p>
      {count > 0 && <MoveList moves={moves} />}
    </section>
  );
}

/** « Ordre du jour : 69 clients, 113 min → 41 clients, 58 min ». */
function agendaLine({ agenda: { before, after } }: Effect, words: Translator): string {
  const size = ({ clients, minutes }: Effect["agenda"]["after"]) =>
    words.t("policy.agendaSize", {
      count: clients,
      number: words.number(clients),
      minutes: words.number(minutes),
    });
  const isSame = before.clients === after.clients && before.minutes === after.minutes;
  return isSame
    ? words.t("policy.agendaSame", { size: size(after) })
    : words.t("policy.agendaChange", { before: size(before), after: size(after) });
}

/** Clients named whose block begins or ends to be proposed; the others are counted. */
const NAMED = 10;

/** « Blocages proposés : 37 → 55 », and whose. */
function blockLines({ blocks: { before, after, begun, ended } }: Effect, words: Translator): string[] {
  const named = (names: readonly string[]) => {
    const more = names.length - NAMED;
    const others = more > 0 ? [words.t("policy.others", { count: more, number: words.number(more) })] : [];
    return words.list([...names.slice(0, NAMED), ...others]);
  };
  if (begun.length + ended.length === 0) {
    return [words.t("policy.blocksSame", { number: words.number(after) })];
  }
  return [
    words.t("policy.blocksChange", { before: words.number(before), after: words.number(after) }),
    ...(begun.length > 0 ? [words.t("policy.blocksBegun", { names: named(begun) })] : []),
    ...(ended.length > 0 ? [words.t("policy.blocksEnded", { names: named(ended) })] : []),
  ];
}

/** « 3 vert → orange, 1 orange → rouge », in the order of the colours. */
function groupsOf(moves: readonly ColourMove[], words: Translator): string {
  const groups = COLOURS.flatMap((to) => COLOURS.map((from) => ({ from, to }))).map(({ from, to }) => ({
    from,
    to,
    count: moves.filter((move) => move.from === from && move.to === to).length,
  }));
  return groups
    .filter(({ count }) => count > 0)
    .map(({ from, to, count }) =>
      words.t("policy.group", {
        number: words.number(count),
        from: words.t(`colour.${from}`).toLowerCase(),
        to: words.t(`colour.${to}`).toLowerCase(),
      }),
    )
    .join(APART);
}
