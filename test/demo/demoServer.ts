import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { OFFICE_FOLDER } from "./panePage";

const OFFICE_FILES = path.dirname(createRequire(__filename).resolve("@microsoft/office-js/dist/office.js"));

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A demo that is being served. */
export interface DemoServer {
  /** "http://localhost:3100/" */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a built demo, and Office.js from the npm package, to this machine only.
 * @param port the one wanted; when it is taken, or 0, any free one
 */
export async function serveDemo(folder: string, port: number): Promise<DemoServer> {
  const server = createServer((request, response) => {
    readFile(fileOf(folder, request.url ?? "/")).then(
      (bytes) => response.setHeader("Cache-Control", "no-store").end(bytes),
      () => response.writeHead(404).end(),
    );
    response.setHeader("Content-Type", typeOf(request.url ?? "/"));
  });
  await listen(server, port).catch(() => listen(server, 0));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Browsers keep their connections open for a while.
        server.closeAllConnections();
      }),
  };
}

/** The file of an address: below the built demo, or below Office.js; nothing outside can be reached. */
function fileOf(folder: string, address: string): string {
  const wanted = decodeURIComponent(pathOf(address));
  const office = `/${OFFICE_FOLDER}/`;
  if (wanted.startsWith(office))
    return path.join(OFFICE_FILES, path.normalize(`/${wanted.slice(office.length)}`));
  return path.join(folder, path.normalize(wanted === "/" ? "/index.html" : wanted));
}

function typeOf(address: string): string {
  const extension = path.extname(pathOf(address)) || ".html";
  return TYPES[extension] ?? "text/plain; charset=utf-8";
}

function pathOf(address: string): string {
  return new URL(address, "http://localhost").pathname;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
