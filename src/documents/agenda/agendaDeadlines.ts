import { groupBy } from "../../domain/basis/groupBy";
import type { Day } from "../../domain/basis/day";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import type { Row, Section } from "../form/document";
import { nameOf, type AgendaClient, type AgendaMatter } from "./agendaMatter";
import { actionText } from "./agendaWords";

/** Days ahead that page one looks at, from the committee on. */
const FORTNIGHT = 14;

/** Something that has its day, or had it. */
interface Deadline {
  readonly day: Day;
  /** What is due, said once for all that are. */
  readonly kind: string;
  /** For whom, and by whom where somebody is named. */
  readonly who: string;
}

/**
 * Page one: what has its day within a fortnight, or had it: insurer, court, arbiter, overrides, actions. A line for
 * each kind, its days in order.
 */
export function deadlineSection(matter: AgendaMatter, words: Translator): Section {
  const actions = words.t("workbook:agenda.facts.actionsDue");
  const deadlines = deadlinesOf(matter, actions, words).sort((a, b) => a.day - b.day);
  const text = { label: "", format: "text" } as const;
  return {
    kind: "table",
    name: "deadlines",
    heading: words.t("workbook:agenda.sections.deadlines", { count: deadlines.length }),
    columns: [
      { ...text, key: "kind", role: "title" },
      { ...text, key: "days", role: "line" },
    ],
    rows: [...groupBy(deadlines, ({ kind }) => kind)].map(([kind, all]): Row => ({
      cells: {
        kind: words.t("workbook:agenda.deadlineKind", { kind, number: words.number(all.length) }),
        days:
          kind === actions
            ? daysOf(all, "\n", words.t("workbook:wayOut.separator"), words)
            : daysOf(all, " · ", ", ", words),
      },
    })),
  };
}

/** Each day once, with all that is due on it. */
function daysOf(
  deadlines: readonly Deadline[],
  separator: string,
  within: string,
  words: Translator,
): string {
  return [...groupBy(deadlines, ({ day }) => day)]
    .map(([day, all]) => `${words.day(day, "short")} ${all.map(({ who }) => who).join(within)}`)
    .join(separator);
}

/** Whether a day stands on page one. */
export function isStated(day: Day | null, { day: committee }: AgendaMatter): boolean {
  return day !== null && day <= committee + FORTNIGHT;
}

function deadlinesOf(matter: AgendaMatter, actions: string, words: Translator): Deadline[] {
  return [
    ...matter.agenda.items.flatMap(({ client }) => clientDeadlines(client, matter, words)),
    ...matter.arbitrations.map((entry) => ({
      day: entry.rulingDue,
      kind: words.t("workbook:agenda.facts.rulingExpected"),
      who: owned(nameOf(entry), entry, words),
    })),
    ...matter.upcoming.map((entry) => ({
      day: entry.dueDate,
      kind: actions,
      who: owned(
        words.t("workbook:mail.colon", { label: nameOf(entry), value: actionText(entry) }),
        entry,
        words,
      ),
    })),
  ].flatMap(({ day, ...deadline }) => (day !== null && isStated(day, matter) ? [{ day, ...deadline }] : []));
}

function owned(text: string, { owner }: ProtocolEntry, words: Translator): string {
  return owner === "" ? text : words.t("workbook:agenda.ownedBy", { text, owner });
}

/** Insurer and court wait for the company, not for a salesperson: nobody is named where no action names anybody. */
function clientDeadlines(
  client: AgendaClient,
  { referenceDate, day: committee }: AgendaMatter,
  words: Translator,
): { readonly day: Day | null; readonly kind: string; readonly who: string }[] {
  const { declaration, claims, overrideUntil } = client;
  const isLate = declaration !== null && declaration < referenceDate;
  const ended = overrideUntil !== null && overrideUntil < committee;
  const kind = (key: "claimsDue" | "declarationLate" | "declarationDue" | "overrideEnds") =>
    words.t(`workbook:agenda.facts.${key}`);
  const who = nameOf(client);
  return [
    { day: claims, kind: kind("claimsDue"), who },
    { day: declaration, kind: kind(isLate ? "declarationLate" : "declarationDue"), who },
    { day: ended ? null : overrideUntil, kind: kind("overrideEnds"), who },
  ];
}
