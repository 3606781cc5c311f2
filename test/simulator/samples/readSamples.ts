import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";

/** One of Microsoft's samples, as a page would hold it. */
export interface Sample {
  /** Folder and file without ".yaml": "46-table/create-table". */
  readonly name: string;
  /** TypeScript, no modules. */
  readonly script: string;
  /** What the page shows: the buttons that the script listens to. */
  readonly html: string;
}

/** The text of a sample file as a sample. Throws when it has no script. */
export function parseSample(name: string, text: string): Sample {
  const { script, template } = load(text) as Record<string, { content?: unknown } | undefined>;
  if (typeof script?.content !== "string") throw new Error(`${name} has no script.content`);
  const html = typeof template?.content === "string" ? template.content : "";
  return { name, script: script.content, html };
}

/** Every sample of a folder such as office-js-snippets/samples/excel, in alphabetical order. */
export async function readSamples(folder: string): Promise<Sample[]> {
  const files = await readdir(folder, { recursive: true });
  const names = files.filter((file) => file.endsWith(".yaml")).map((file) => file.replaceAll("\\", "/"));
  return Promise.all(
    names
      .sort()
      .map(async (file) =>
        parseSample(file.replace(/\.yaml$/, ""), await readFile(join(folder, file), "utf8")),
      ),
  );
}
