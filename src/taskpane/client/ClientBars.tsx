import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useId, type ReactElement } from "react";
import type { ClientCard } from "../../committee/client/clientContract";
import { EXPOSURE_PARTS } from "../../domain/client/client";
import { AGEING_PARTS, type Ageing } from "../../domain/receivables/receivables";
import { behaviourText } from "./behaviourText";
import { type ClassesOf, useClasses } from "../kit/styles";
import { FORCED_COLOURS } from "../kit/theme";
import { useWords } from "../kit/words";

const SYSTEM_TEXT = {
  [FORCED_COLOURS]: { fill: "CanvasText !important", forcedColorAdjust: "none" },
} as const;

const build = (theme: Theme) =>
  mergeStyleSets({
    heading: {
      display: "flex",
      justifyContent: "space-between",
      gap: 12,
      margin: "0 0 6px",
      fontSize: 14,
      lineHeight: 20,
      fontWeight: 600,
    },
    bar: { display: "block", width: "100%", height: 22 },
    covered: { fill: theme.palette.themePrimary, selectors: SYSTEM_TEXT },
    uncoveredGround: {
      fill: theme.palette.neutralLighter,
      selectors: { [FORCED_COLOURS]: { fill: "Canvas !important" } },
    },
    stroke: {
      stroke: theme.palette.neutralSecondary,
      selectors: { [FORCED_COLOURS]: { stroke: "CanvasText" } },
    },
    frame: {
      fill: "none",
      stroke: theme.palette.neutralSecondary,
      selectors: { [FORCED_COLOURS]: { stroke: "CanvasText" } },
    },
    late: { fill: theme.semanticColors.errorText, selectors: SYSTEM_TEXT },
    lateFrame: {
      fill: "none",
      stroke: theme.semanticColors.errorText,
      selectors: { [FORCED_COLOURS]: { stroke: "CanvasText" } },
    },
    limit: {
      stroke: theme.semanticColors.bodyText,
      selectors: { [FORCED_COLOURS]: { stroke: "CanvasText" } },
    },
    withKey: { display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: 8 },
    excess: { fontWeight: 600, color: theme.semanticColors.errorText },
    row: { display: "flex", alignItems: "center", gap: 8, padding: "2px 0", fontSize: 12, lineHeight: 18 },
    label: { flex: "none", width: 104 },
    track: { flex: 1, minWidth: 0, height: 10 },
    name: { flex: 1, minWidth: 0 },
    key: { flex: "none", width: 12, height: 12 },
    amount: {
      flex: "none",
      minWidth: 72,
      textAlign: "end",
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    facts: { margin: "6px 0 0", fontSize: 12, lineHeight: 18 },
    fact: { display: "flex", justifyContent: "space-between", gap: 12 },
    value: { margin: 0, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  });

type Classes = ClassesOf<typeof build>;

/**
 * The exposure as a bar: the covered part filled, the uncovered one hatched, the overdue as a line below; filled as a
 * whole where no cover is looked at. The
 * amounts beside say the same.
 */
export function ExposureBar({
  card,
  looksAtCover,
}: {
  readonly card: ClientCard;
  readonly looksAtCover: boolean;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const hatch = useId();
  const amount = (cents: number) => words.money(cents, 0);
  const limit = card.limit?.amount ?? null;
  const whole = Math.max(card.exposure, card.countedOverdue, limit ?? 0, 1);
  const uncovered = looksAtCover ? card.uncovered : 0;
  const covered = Math.max(0, card.exposure - uncovered);
  const share = (cents: number) => (100 * Math.max(0, cents)) / whole;
  const disputed = Math.min(card.countedOverdue, card.disputedOverdue);
  const legend: (readonly [LegendPart, number])[] = [
    ...(looksAtCover
      ? ([
          ["covered", covered],
          ["uncovered", uncovered],
        ] as const)
      : []),
    ...(disputed > 0
      ? ([
          ["overdueOutOfDispute", card.overdueOutOfDispute],
          ["overdueInDispute", disputed],
        ] as const)
      : ([["overdue", card.countedOverdue]] as const)),
  ];
  return (
    <section>
      <h3 className={classes.heading}>
        <span>{words.t("client.exposure")}</span>
        <span className={classes.value}>{amount(card.exposure)}</span>
      </h3>
      <svg
        className={classes.bar}
        viewBox="0 0 100 22"
        preserveAspectRatio="none"
        role="img"
        aria-label={words.t(looksAtCover ? "client.exposureBar" : "client.exposureAlone", {
          exposure: amount(card.exposure),
          covered: amount(covered),
          uncovered: amount(uncovered),
          overdue: amount(card.countedOverdue),
        })}
      >
        <Hatch id={hatch} classes={classes} />
        <rect x="0" y="0" width={share(covered)} height="14" className={classes.covered} />
        <rect x={share(covered)} y="0" width={share(uncovered)} height="14" fill={`url(#${hatch})`} />
        <rect
          x="0"
          y="0"
          width={share(card.exposure)}
          height="14"
          className={classes.frame}
          vectorEffect="non-scaling-stroke"
        />
        <rect
          x="0"
          y="17"
          width={share(card.countedOverdue - disputed)}
          height="5"
          className={classes.late}
        />
        <rect
          x={share(card.countedOverdue - disputed)}
          y="17"
          width={share(disputed)}
          height="5"
          className={classes.lateFrame}
          vectorEffect="non-scaling-stroke"
        />
        {limit !== null && (
          <path
            d={`M${share(limit)} 0V22`}
            className={classes.limit}
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <ul className={classes.list}>
        {legend.map(([key, cents]) => (
          <li key={key} className={classes.row}>
            <LegendKey part={key} classes={classes} />
            <span className={classes.name}>{words.t(`client.${key}`)}</span>
            <span className={classes.amount}>{amount(cents)}</span>
          </li>
        ))}
      </ul>
      <RiskFacts card={card} classes={classes} />
      <ExposureParts card={card} classes={classes} />
    </section>
  );
}

/** The internal limit with its excess, and what the company keeps of the risk. */
function RiskFacts({
  card: { limit, excess, retainedRisk, insuredShare },
  classes,
}: {
  readonly card: ClientCard;
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  const review = limit?.reviewDate ?? null;
  return (
    <dl className={classes.facts}>
      <div className={classes.fact}>
        <dt className={classes.withKey}>
          <LegendKey part="limit" classes={classes} />
          {words.t("client.limit")}
          {review !== null && (
            <span className={classes.hint}>
              {words.t("client.limitReview", { day: words.day(review, "short") })}
            </span>
          )}
          {limit?.shared && (
            <span className={classes.hint}>
              {words.t("client.limitShared", {
                granted: words.money(limit.shared.granted, 0),
                accounts: words.number(limit.shared.accounts),
              })}
            </span>
          )}
        </dt>
        <dd className={classes.value}>
          {limit === null ? words.t("client.limitUnknown") : words.money(limit.amount, 0)}
        </dd>
      </div>
      {excess > 0 && (
        <div className={`${classes.fact} ${classes.excess}`}>
          <dt>{words.t("client.excess")}</dt>
          <dd className={classes.value}>{words.money(excess, 0)}</dd>
        </div>
      )}
      {retainedRisk !== null && (
        <div className={classes.fact}>
          <dt className={classes.withKey}>
            {words.t("client.retainedRisk")}
            {insuredShare !== null && (
              <span className={classes.hint}>
                {words.t("client.insuredShare", { percent: words.percent(insuredShare) })}
              </span>
            )}
          </dt>
          <dd className={classes.value}>{words.money(retainedRisk, 0)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Diagonal strokes: told apart from a filled part without colour. */
function Hatch({ id, classes }: { readonly id: string; readonly classes: Classes }): ReactElement {
  return (
    <defs>
      <pattern id={id} width="3" height="6" patternUnits="userSpaceOnUse">
        <rect width="3" height="6" className={classes.uncoveredGround} />
        <path d="M0 6L3 0" className={classes.stroke} strokeWidth="1" vectorEffect="non-scaling-stroke" />
      </pattern>
    </defs>
  );
}

type LegendPart = "covered" | "uncovered" | "overdue" | "overdueOutOfDispute" | "overdueInDispute" | "limit";

function LegendKey({
  part,
  classes,
}: {
  readonly part: LegendPart;
  readonly classes: Classes;
}): ReactElement {
  const hatch = useId();
  return (
    <svg className={classes.key} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {part === "uncovered" && <Hatch id={hatch} classes={classes} />}
      {part === "overdue" || part === "overdueOutOfDispute" ? (
        <rect x="0" y="4" width="12" height="5" className={classes.late} />
      ) : part === "overdueInDispute" ? (
        <rect x="0.5" y="4.5" width="11" height="4" className={classes.lateFrame} />
      ) : part === "limit" ? (
        <path d="M6 0V12" className={classes.limit} strokeWidth="2" />
      ) : (
        <rect
          x="0.5"
          y="0.5"
          width="11"
          height="11"
          className={part === "covered" ? classes.covered : undefined}
          fill={part === "uncovered" ? `url(#${hatch})` : undefined}
        />
      )}
      {part === "uncovered" && <rect x="0.5" y="0.5" width="11" height="11" className={classes.frame} />}
    </svg>
  );
}

/** The parts that add up to the exposure, when the workbook has more than receivables. */
function ExposureParts({
  card: { balance, exposureParts },
  classes,
}: {
  readonly card: ClientCard;
  readonly classes: Classes;
}): ReactElement | null {
  const words = useWords();
  if (exposureParts === null) return null;
  const parts = EXPOSURE_PARTS.filter((part) => exposureParts[part] !== 0);
  return (
    <dl className={classes.facts} aria-label={words.t("client.parts")}>
      <div className={classes.fact}>
        <dt>{words.t("client.balance")}</dt>
        <dd className={classes.value}>{words.money(balance, 0)}</dd>
      </div>
      {parts.map((part) => (
        <div key={part} className={classes.fact}>
          <dt>{words.t(`client.${part}`)}</dt>
          <dd className={classes.value}>
            {words.money(part === "deposits" ? -exposureParts[part] : exposureParts[part], 0)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The balance by due date, one bar for each part; the bars add to the amounts, which say all. */
export function AgeingBars({ card }: { readonly card: ClientCard }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const parts = AGEING_PARTS.filter((part) => part !== "unallocatedCredits" || card.ageing[part] !== 0);
  const largest = Math.max(1, ...parts.map((part) => Math.abs(card.ageing[part])));
  return (
    <section>
      <h3 className={classes.heading}>{words.t("client.ageing")}</h3>
      <ul className={classes.list}>
        {parts.map((part) => (
          <li key={part} className={classes.row}>
            <span className={classes.label}>{words.t(`checks.${part}`)}</span>
            <AgeingBar part={part} share={Math.abs(card.ageing[part]) / largest} classes={classes} />
            <span className={classes.amount}>{words.money(card.ageing[part], 0)}</span>
          </li>
        ))}
      </ul>
      <AgeingFacts card={card} classes={classes} />
    </section>
  );
}

function AgeingBar({
  part,
  share,
  classes,
}: {
  readonly part: keyof Ageing;
  readonly share: number;
  readonly classes: Classes;
}): ReactElement {
  const look =
    part === "notDue" ? classes.covered : part === "unallocatedCredits" ? classes.frame : classes.late;
  return (
    <svg
      className={classes.track}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {share > 0 && (
        <rect
          x="0"
          y="1"
          width={Math.max(1, 100 * share)}
          height="8"
          className={look}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

function AgeingFacts({
  card,
  classes,
}: {
  readonly card: ClientCard;
  readonly classes: Classes;
}): ReactElement {
  const words = useWords();
  const days = (value: number) => words.t("clients.days", { number: words.number(value) });
  const facts: [string, string][] = [];
  if (card.oldestDaysLate > 0) {
    const oldest = card.oldestIsMinimum
      ? words.t("client.oldestMinimum", { number: words.number(card.oldestDaysLate) })
      : days(card.oldestDaysLate);
    facts.push([words.t("client.oldest"), oldest]);
  }
  if (card.averageDaysLate !== null) {
    facts.push([words.t("client.average"), days(Math.round(card.averageDaysLate))]);
  }
  if (card.behaviour !== null) {
    facts.push([words.t("client.behaviour"), behaviourText(card.behaviour, words)]);
  }
  if (card.disputed !== 0) facts.push([words.t("client.disputed"), words.money(card.disputed, 0)]);
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
