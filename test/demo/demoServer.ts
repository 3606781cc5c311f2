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
    void answer(folder, request.url ?? "/").then(({ status, type, bytes }) => {
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(bytes);
    });
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

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly bytes: Uint8Array | string;
}

/** The file of an address, or 404 for whatever cannot be read as one. */
async function answer(folder: string, address: string): Promise<Answer> {
  try {
    const wanted = decodeURIComponent(new URL(address, "http://localhost").pathname);
    const file = fileOf(folder, wanted === "/" ? "/index.html" : wanted);
    const type = TYPES[path.extname(file)] ?? "text/plain; charset=utf-8";
    return { status: 200, type, bytes: await readFile(file) };
  } catch {
    return { status: 404, type: "text/plain; charset=utf-8", bytes: "" };
  }
}

/** Below the built demo, or below Office.js: nothing outside these two can be reached. */
function fileOf(folder: string, wanted: string): string {
  const office = `/${OFFICE_FOLDER}/`;
  if (!wanted.startsWith(office)) return path.join(folder, path.normalize(wanted));
  return path.join(OFFICE_FILES, path.normalize(`/${wanted.slice(office.length)}`));
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
