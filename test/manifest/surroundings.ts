import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pngSize } from "./pngSize";
import type { ManifestSurroundings } from "./validate";

/** The project's folder. */
export const PROJECT = path.resolve(__dirname, "../..");

/** The package's version and the icons below a folder laid out as it is served. */
export function surroundings(served: string): ManifestSurroundings {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
    version: string;
  };
  return {
    packageVersion: version,
    iconSize(iconPath) {
      const file = path.join(served, iconPath);
      return existsSync(file) ? pngSize(readFileSync(file)) : null;
    },
  };
}
