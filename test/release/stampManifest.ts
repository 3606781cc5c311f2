import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stamped } from "../manifest/manifestVersion";
import { PROJECT } from "../manifest/surroundings";

/** Writes the version of package.json into manifest.xml: `npm version` runs it between its change and its commit. */
const { version } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
  version: string;
};
const file = path.join(PROJECT, "manifest.xml");
writeFileSync(file, stamped(readFileSync(file, "utf8"), version));
