type Parts = Record<string, unknown>;

/** What stands at a path such as "custom/format/fill/color" of nested plain objects, or undefined. */
export function readPart(whole: Parts, path: string): unknown {
  let part: unknown = whole;
  for (const name of path.split("/")) {
    if (part === null || typeof part !== "object") return undefined;
    part = (part as Parts)[name];
  }
  return part;
}

/** Puts a value at a path, making the objects on the way. */
export function writePart(whole: Parts, path: string, value: unknown): void {
  const names = path.split("/");
  const last = names.pop() ?? "";
  let part = whole;
  for (const name of names) {
    const next = part[name];
    if (next === null || typeof next !== "object") part[name] = {};
    part = part[name] as Parts;
  }
  part[last] = value;
}
