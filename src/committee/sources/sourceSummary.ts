import type { Intake, Source } from "../../intake/source";
import type { SourceSummary } from "./sourcesContract";

/** The sources of receivables, the one that counts first: open items say more than an aged balance. */
export function receivablesSources(intake: Pick<Intake, "sources">): Source[] {
  const ofKind = (kind: Source["kind"]) =>
    intake.sources.filter((source) => source.kind === kind && source.superseded !== true);
  return [...ofKind("open-items"), ...ofKind("aged-balance")];
}

/** A source as the pane names it. */
export function summariseSource(source: Source): SourceSummary {
  const { sheet, kind, headerRow, rowsRead, ignored, rejected, referenceDate } = source;
  return {
    sheet,
    kind,
    headerRow,
    rowsRead,
    rowsIgnored: ignored.length,
    rowsRejected: rejected.length,
    referenceDate,
  };
}
