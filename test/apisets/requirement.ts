/** A requirement set at a version: what a member needs, what a guard ensures, what the manifest asks for. */
export interface Requirement {
  readonly set: string;
  /** Such as "1.13": compared part by part, for 1.9 comes before 1.10. */
  readonly version: string;
}

/** A requirement found in a remark, which may hold only for calls that pass a certain parameter. */
export interface RemarkedRequirement extends Requirement {
  readonly parameter: string | null;
}

/** Members of other hosts carry sets of their own, which say nothing about Excel. */
const OTHER_HOSTS = /^(Mailbox|Word|PowerPoint|OneNote|Visio|Project)/;

/** Whether `version` is at least `least`. */
export function reaches(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/**
 * The requirements that a member's comment in the type definitions states, as Excel's members write them,
 * `[Api set: ExcelApi 1.4]`, or as the common ones do, `Requirement set: {@link … | SharedRuntime 1.1}`.
 * Where a remark names several versions for several uses, each counts, but for one that is said to be
 * for a parameter only. A preview counts as above every version.
 */
export function requirementsIn(comment: string): RemarkedRequirement[] {
  const remarks = comment.replace(/@(param|returns)\b[\s\S]*?(?=\n\s*\*\s*@|\*\/)/g, "");
  const excel = [...remarks.matchAll(/\[Api set: ([^\]]*)\]/g)].map((match) => match[1] ?? "");
  const common = [...remarks.matchAll(/\*\*Requirement set\*\*: \{@link [^|]*\| ([^}]*)\}/g)].map(
    (match) => match[1] ?? "",
  );
  return [...excel, ...common]
    .filter((text) => !OTHER_HOSTS.test(text) && text !== "Not in a set")
    .flatMap(parseRemark);
}

function parseRemark(text: string): RemarkedRequirement[] {
  const set = /^\w+/.exec(text)?.[0] ?? text;
  if (/BETA|PREVIEW/.test(text)) return [{ set: `${set} (preview)`, version: "1.1", parameter: null }];
  const parts = text.split(/[;,]/).filter((part) => /\d\.\d/.test(part) && !/Preview/.test(part));
  if (parts.length === 0) return [{ set, version: "1.1", parameter: null }];
  return parts.map((part) => ({
    set,
    version: /\d+\.\d+/.exec(part)?.[0] ?? "1.1",
    parameter: /`(\w+)` parameter/.exec(part)?.[1] ?? null,
  }));
}
