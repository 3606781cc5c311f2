import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { serveDemo, type DemoServer } from "./demoServer";

let folder: string;
let server: DemoServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "comite-credit-server-"));
  await writeFile(path.join(folder, "index.html"), "<p>demo</p>");
  server = await serveDemo(folder, 0);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Status and type of the answer to a path that is sent exactly as written. */
function asked(rawPath: string): Promise<[number | undefined, string | undefined]> {
  return new Promise((resolve, reject) => {
    request(server.address, { path: rawPath }, (answer) => {
      answer.resume();
      resolve([answer.statusCode, answer.headers["content-type"]]);
    })
      .on("error", reject)
      .end();
  });
}

it("serves the page, and Office.js from its package", async () => {
  expect(await asked("/")).toEqual([200, "text/html; charset=utf-8"]);
  expect(await asked("/office-js/office.js")).toEqual([200, "text/javascript; charset=utf-8"]);
});

it.each([
  "/../package.json",
  "/office-js/../package.json",
  "/office-js/%2e%2e/package.json",
  "/..%2f..%2f..%2fetc%2fpasswd",
  "/none.js",
  "/%",
])("serves nothing outside: %s", async (rawPath) => {
  expect((await asked(rawPath))[0]).toBe(404);
});

it("takes another port when the one wanted is taken", async () => {
  const taken = Number(new URL(server.address).port);
  const second = await serveDemo(folder, taken);
  expect(second.address).not.toBe(server.address);
  await second.close();
});
