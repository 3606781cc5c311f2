import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const PROJECT = path.resolve(__dirname, "../..");

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: PROJECT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(PROJECT, file)));

/** Links and pictures to places of this project, without their anchors. */
function placesIn(file: string): string[] {
  const text = readFileSync(path.join(PROJECT, file), "utf8").replace(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/i.test(target));
}

test.each(files)("every link of %s leads somewhere", (file) => {
  const lost = placesIn(file).filter(
    (target) => !existsSync(path.resolve(PROJECT, path.dirname(file), target)),
  );
  expect(lost).toEqual([]);
});

test("every room begins with what it is for, and no room is crowded", () => {
  const rooms = readdirSync(path.join(PROJECT, "src"), { withFileTypes: true })
    .filter((layer) => layer.isDirectory() && layer.name !== "locales" && layer.name !== "commands")
    .flatMap((layer) =>
      readdirSync(path.join(PROJECT, "src", layer.name), { withFileTypes: true })
        .filter((room) => room.isDirectory())
        .map((room) => `${layer.name}/${room.name}`),
    );
  const contents = rooms.map((room) => readdirSync(path.join(PROJECT, "src", room)));
  expect(rooms.length).toBeGreaterThan(40);
  expect(rooms.filter((_, index) => !contents[index]?.includes("README.md"))).toEqual([]);
  const largest = contents.map((names) => names.filter((name) => !/\.test\.|README/.test(name)).length);
  expect(Math.max(...largest)).toBeLessThan(30);
  const map = readFileSync(path.join(PROJECT, "src/README.md"), "utf8");
  expect(rooms.filter((room) => !map.includes(`(${room}/README.md)`))).toEqual([]);
});
