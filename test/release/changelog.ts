/**
 * What a changelog (Keep a Changelog) says of a version: the lines below its heading "## [1.2.0] - 2026-11-28", up to
 * the next version's.
 * @returns null when it has no such heading with a day; blank when nothing is said below it.
 */
export function changelogSection(changelog: string, version: string): string | null {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  const [, body] = /^\[[^\]]+\] - \d{4}-\d{2}-\d{2}\n([^]*)$/.exec(section ?? "") ?? [];
  return body?.trim() ?? null;
}
