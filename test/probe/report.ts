import type { ProbeResult, SelfCheckReport } from "../../src/committee/selfCheck/selfCheckContract";

/** What a report must hold to be compared; anything else in it is left alone. */
export interface ReadReport {
  readonly excel: Pick<
    SelfCheckReport["excel"],
    "platform" | "version" | "displayLanguage" | "contentLanguage" | "requirementSets"
  >;
  readonly probes: readonly Pick<ProbeResult, "id" | "outcome" | "code" | "facts">[];
}

/** A report that cannot be compared, in one sentence. */
export class UnreadableReport extends Error {}

/** @throws UnreadableReport when the text is no report of the page "Check this Excel". */
export function readReport(text: string, name: string): ReadReport {
  const found = parsed(text);
  if (!isReport(found)) {
    throw new UnreadableReport(`“${name}” is not a report copied from the page “Check this Excel”.`);
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isReport(found: unknown): found is ReadReport {
  if (!isRecord(found) || !isRecord(found["excel"]) || !Array.isArray(found["probes"])) return false;
  const { excel, probes } = found;
  const texts = ["platform", "version", "displayLanguage", "contentLanguage"];
  return (
    texts.every((key) => typeof excel[key] === "string") &&
    isRecord(excel["requirementSets"]) &&
    probes.every(
      (probe) =>
        isRecord(probe) &&
        typeof probe["id"] === "string" &&
        typeof probe["outcome"] === "string" &&
        isRecord(probe["facts"]),
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
