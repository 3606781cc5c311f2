import { childText, parseManifest } from "../manifest/manifestXml";
import { manifestVersion } from "../manifest/manifestVersion";
import { changelogSection } from "./changelog";

/** Where the changelog stands in the project. */
export const CHANGELOG = ".github/CHANGELOG.md";

/** What a release is made of, as it stands in the project. */
export interface ReleaseState {
  /** Of package.json and package-lock.json. */
  readonly packageVersion: string;
  readonly lockVersion: string;
  /** Texts of manifest.xml and of the changelog. */
  readonly manifest: string;
  readonly changelog: string;
  /** Files that differ from the last commit, new ones included. */
  readonly uncommitted: readonly string[];
  /** Tags of versions ("v1.2.0") on the last commit. */
  readonly tags: readonly string[];
}

/** All that stands in the way of a release, one sentence each with what to do; empty when nothing does. */
export function releaseProblems(state: ReleaseState): string[] {
  const { packageVersion: version, lockVersion, uncommitted, tags } = state;
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version)) {
    return [`package.json says version ${version}: Excel takes three numbers only, such as 1.2.0.`];
  }
  return [
    ...when(
      lockVersion !== version,
      `package-lock.json says version ${lockVersion}, package.json ${version}: run npm install.`,
    ),
    ...manifestProblems(state),
    ...changelogProblems(state),
    ...when(
      uncommitted.length > 0,
      `Not everything is committed (${uncommitted.join(", ")}): a release is made of a commit.`,
    ),
    ...when(
      tags.length > 0 && !tags.includes(`v${version}`),
      `The commit is tagged ${tags.join(", ")}, but package.json says version ${version}.`,
    ),
  ];
}

function manifestProblems({ manifest, packageVersion }: ReleaseState): string[] {
  const stated = childText(parseManifest(manifest), "Version");
  const derived = manifestVersion(packageVersion);
  return when(
    stated !== derived,
    `manifest.xml says version ${stated}, which should be ${derived} after package.json: run npm version, or write it.`,
  );
}

function changelogProblems({ changelog, packageVersion }: ReleaseState): string[] {
  const section = changelogSection(changelog, packageVersion);
  return [
    ...when(
      section === null,
      `${CHANGELOG} has no section "## [${packageVersion}] - YYYY-MM-DD": say there what changes for users.`,
    ),
    ...when(section === "", `The section of ${packageVersion} in ${CHANGELOG} says nothing.`),
  ];
}

function when(wrong: boolean, problem: string): string[] {
  return wrong ? [problem] : [];
}
