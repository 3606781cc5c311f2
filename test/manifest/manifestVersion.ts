/** The version that a manifest states for a package's: Office wants a fourth number. */
export function manifestVersion(packageVersion: string): string {
  return `${packageVersion}.0`;
}

/** The manifest's text with the package's version in it. */
export function stamped(manifest: string, packageVersion: string): string {
  return manifest.replace(/<Version>[^<]*</, `<Version>${manifestVersion(packageVersion)}<`);
}
