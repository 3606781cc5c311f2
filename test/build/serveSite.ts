import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
  ".png": "image/png",
  ".xml": "application/xml",
};

/**
 * Serves a folder as a plain static host would, below `prefix` (such as "/credit") on this machine only.
 * @returns the address of the folder, without a trailing slash, and what ends the serving.
 */
export async function serveSite(folder: string, prefix: string) {
  const server = createServer((request, response) => {
    const wanted = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = path.join(folder, wanted.startsWith(`${prefix}/`) ? wanted.slice(prefix.length) : "\0");
    readFile(file).then(
      (bytes) => {
        response.setHeader("Content-Type", TYPES[path.extname(file)] ?? "text/plain");
        // Bundles are named after their content.
        if (file.endsWith(".js")) response.setHeader("Cache-Control", "max-age=31536000, immutable");
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${prefix}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
